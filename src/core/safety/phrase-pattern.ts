/** Named lists of alternatives that patterns refer to as `{name}`. */
export type PhraseSets = Readonly<Record<string, string>>;

const anyWord = "[^ |]+ ";
const anyToken = "[^ ]+ ";
const special = /[.*+?^${}()|\\/]/gu;

/** Splits at a separator, but not inside brackets. */
function splitOutside(text: string, separator: string): readonly string[] {
  const parts: string[] = [];
  let depth = 0;
  let start = 0;
  for (let at = 0; at < text.length; at += 1) {
    const letter = text[at];
    if (letter === "(" || letter === "{") depth += 1;
    if (letter === ")" || letter === "}") depth -= 1;
    if (letter === separator && depth === 0) {
      parts.push(text.slice(start, at));
      start = at + 1;
    }
  }
  parts.push(text.slice(start));
  return parts.filter((part) => part !== "");
}

function wordSource(word: string): string {
  const start = word.endsWith("*") ? word.slice(0, -1) : word;
  // Soft signs are often left out, above all where Russian was written in Latin letters.
  const source = start
    .replace(/\[0-9\]\+?/gu, "#")
    .replace(special, "\\$&")
    .replace(/#/gu, "[0-9]+")
    .replace(/[ьъ]/gu, "[ьъ]?");
  return word.endsWith("*") ? `${source}[^ |]* ` : `${source} `;
}

function alternatives(list: string, sets: PhraseSets): string {
  return `(?:${splitOutside(list, "|")
    .map((phrase) => sequence(phrase, sets))
    .join("|")})`;
}

function element(raw: string, sets: PhraseSets): string {
  if (raw === "^") return "(?<=^ )";
  if (raw === "$") return "(?=$|\\| $)";
  if (raw === "/") return "\\| ";
  const gap = /^\.\.(\d+)$/u.exec(raw);
  if (gap) return `(?:${anyWord}){0,${gap[1]}}`;
  const reach = /^\/\/(\d+)$/u.exec(raw);
  if (reach) return `(?:${anyToken}){0,${reach[1]}}`;
  const group = /^([~!]?)[({](.*)[)}](\??)$/u.exec(raw);
  if (group) {
    const [, look, inner = "", optional] = group;
    const isSet = raw.replace(/^[~!]/u, "").startsWith("{");
    const source = alternatives(isSet ? (sets[inner] ?? missingSet(inner)) : inner, sets);
    if (look === "~") return `(?<! ${source})`;
    if (look === "!") return `(?!${source})`;
    return optional === "" ? source : `${source}?`;
  }
  if (raw.length > 1 && raw.endsWith("?")) return `(?:${wordSource(raw.slice(0, -1))})?`;
  return wordSource(raw);
}

function missingSet(name: string): never {
  throw new Error(`a phrase pattern names an unknown set: {${name}}`);
}

function sequence(pattern: string, sets: PhraseSets): string {
  return splitOutside(pattern.trim(), " ")
    .map((part) => element(part, sets))
    .join("");
}

/**
 * Turns phrase patterns (see content/safety/crisis/rules.yaml) into one expression over text made by `phraseText`.
 * Throws where a pattern names an unknown set or its brackets do not close.
 */
export function compilePhrases(patterns: readonly string[], sets: PhraseSets): RegExp {
  return new RegExp(` (?:${patterns.map((pattern) => sequence(pattern, sets)).join("|")})`, "u");
}

const possessive = /^(?!(?:s?he|it|that|what|who|where|there|here|how|let)'s$)(.+)'s$/u;

/**
 * Tokens as one line that patterns read: a space before and after every word, `|` between sentences.
 * A noun's "'s" is dropped ("the razor's here"), because patterns would have to name every noun twice.
 */
export function phraseText(tokens: readonly string[]): string {
  return ` ${tokens.map((token) => (token.endsWith("'s") ? token.replace(possessive, "$1") : token)).join(" ")} `;
}
