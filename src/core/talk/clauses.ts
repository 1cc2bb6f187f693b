import { lean } from "../text/lean.ts";

/** One part of a message that may do something of its own. */
export interface Clause {
  readonly text: string;
  /** It asks: a question mark ends it. */
  readonly asks: boolean;
}

/** Ends of sentences; a dot between figures or inside a word ends none. */
const sentence = lean(/[^.!?…\n]+(?:[.](?=[\p{L}\p{N}])[^.!?…\n]+)*[.!?…)\n]*/gu);
/** Words before which, after a comma or a dash, one thought ends and another begins. */
const turns =
  "но|а|зато|хотя|только|правда|потому|так что|поэтому|давай|давайте|лучше|я|у меня|мне|меня|как|что|сколько|почему|зачем|можно|где|когда|нет|да|but|though|although|so|then|because|cause|cuz|and|except|however|also|i|i'm|im|i've|ive|my|what|whats|what's|how|why|can|could|where|when|is|are|do|does|no|yes";
const joint = lean(
  new RegExp(`\\s*[,;—–-]\\s+(?=(?:${turns})(?!\\p{L}))|\\s+(?=(?:but|но)\\s)|\\s[—–-]\\s|;\\s*`, "giu"),
);
/** A message longer than this is a story, and its clauses past the first of them say nothing new of what it does. */
const most = 12;

const clean = (text: string): string => text.replace(/^[\s,;:.!?…—–)(»”-]+|[\s,;:—–-]+$/gu, "").trim();

/** The clauses of a message in their order: sentences, and within them what stands between a "but" and the next. */
export function clausesOf(message: string): readonly Clause[] {
  const clauses: Clause[] = [];
  for (const [part] of message.matchAll(sentence)) {
    const asks = part.trimEnd().endsWith("?") || /\?[)!]*$/u.test(part.trimEnd());
    const pieces = part
      .split(joint)
      .map(clean)
      .filter((piece) => /[\p{L}\p{N}]/u.test(piece));
    pieces.forEach((text, at) => clauses.push({ text, asks: asks && at === pieces.length - 1 }));
  }
  return clauses.length > most ? [...clauses.slice(0, most - 2), ...clauses.slice(-2)] : clauses;
}
