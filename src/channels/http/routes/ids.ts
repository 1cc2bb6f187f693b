const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;

/** Whether a word from outside can be an id of ours at all; what cannot is simply not found. */
export function isId(word: string): boolean {
  return uuid.test(word);
}
