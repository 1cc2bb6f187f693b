/** Closes an exhaustive switch: a value the types rule out is a broken promise, so it throws. */
export function assertNever(value: never): never {
  throw new Error(`unreachable: ${JSON.stringify(value)}`);
}
