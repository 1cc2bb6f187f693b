/**
 * Does what follows a success, even if the form that asked has left the page by then. A failure is shown by the form, through the
 * error of its action.
 */
export function afterwards<Answer>(action: Promise<Answer>, next: (answer: Answer) => void): void {
  action.then(next, () => undefined);
}
