import { literal } from "./literal.ts";

/** What stands in for a parameter. */
export type Value = string | number | boolean | null;

/** One statement and what belongs in its places. */
export interface Statement {
  /** Its name in a session: the same for the same words. */
  readonly name: string;
  /** With `$1`, `$2` … in the places. */
  readonly text: string;
  readonly values: readonly Value[];
}

const names = new Map<string, string>();

/** A part of a statement, its places not numbered yet. */
export interface Part {
  readonly words: readonly string[];
  readonly values: readonly Value[];
}

/** SQL as it is written, with values or other parts in its places: `` part`core.read(${person}, ${known})` ``. Types follow from what is called. */
export function part(words: readonly string[], ...places: readonly (Value | Part)[]): Part {
  const said: string[] = [words[0] ?? ""];
  const values: Value[] = [];
  for (const [index, place] of places.entries()) {
    const after = words[index + 1] ?? "";
    if (place === null || typeof place !== "object") {
      values.push(place);
      said.push(after);
      continue;
    }
    const [first = "", ...others] = place.words;
    said[said.length - 1] += first;
    said.push(...others);
    said[said.length - 1] += after;
    values.push(...place.values);
  }
  return { words: said, values };
}

/** The statement that gives what a part stands for. */
export function select({ words, values }: Part): Statement {
  const text = words.reduce((so, next, index) => `${so}$${index}${next}`);
  const said = `select ${text}`;
  const name = names.get(said) ?? `often ${names.size + 1}`;
  names.set(said, name);
  return { name, text: said, values };
}

const inlined = (value: Value): string => (typeof value === "boolean" ? String(value) : literal(value));

/** A part as plain SQL, for a message of several statements. */
export const asSql = ({ words, values }: Part): string =>
  words.reduce((so, next, index) => `${so}${inlined(values[index - 1] ?? null)}${next}`);
