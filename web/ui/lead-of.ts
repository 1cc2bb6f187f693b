/** The act of a step ends before a colon, or with its first sentence; what is only shortened ends no sentence. */
const lead = /^(.{7,90}?(?:(?=[:;]\s)|[!?…](?=\s)|(?<=\p{L}{3})\.(?=\s+\p{Lu})))[:;]?\s+(\S.*)$/su;

/**
 * A text in its act and what is said of it beyond that; the latter is empty where all of it is one act. They stand on lines of their own,
 * so nothing joins them, and each begins with a capital.
 */
export function leadOf(text: string): readonly [act: string, rest: string] {
  const [, act, rest] = lead.exec(text) ?? [];
  return act === undefined || rest === undefined
    ? [text, ""]
    : [act, `${rest.slice(0, 1).toLocaleUpperCase()}${rest.slice(1)}`];
}
