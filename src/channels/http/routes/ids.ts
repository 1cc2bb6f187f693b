const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;

/** Whether a word from outside can be an id of ours at all; what cannot is simply not found. */
export function isId(word: string): boolean {
  return uuid.test(word);
}

/** The same for what is written in base64url, as hashes and the ids of passkeys are. */
export function isBase64Url(word: string): boolean {
  return /^[\w-]{1,2000}$/.test(word);
}
