/** What somebody says of words that were given to them, or wants of words: a closed list, found by the plain words of content. */
export const wordingMoves = [
  "wants",
  "asks",
  "whether",
  "shorter",
  "firmer",
  "warmer",
  "plainer",
  "other",
  "own",
  "better",
  "sent",
] as const;
export type WordingMove = (typeof wordingMoves)[number];

/** The same words in another register, where content holds them. */
export const registers = ["firmer", "warmer", "plainer"] as const;
export type Register = (typeof registers)[number];
