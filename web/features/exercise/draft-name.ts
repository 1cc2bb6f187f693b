/** The name under which what is being written for a step is kept on the device. */
export function draftName(exercise: string, step: string): string {
  return `exercise:${exercise}:${step}`;
}
