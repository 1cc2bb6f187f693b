import { lean } from "../../text/lean.ts";

const forms: readonly RegExp[] = [
  lean(/(?<=^|\s)(\p{L}{3,} \p{L}{3,}) time(?=\s|[,.!?]|$)/iu),
  lean(/(?<=^|\s)(\p{L}{3,}) time(?=\s|[,.!?]|$)/iu),
  lean(/(?<=^|\s)по (\p{L}{3,}(?: \p{L}{3,})?)(?: времени)?(?=\s|[,.!?]|$)/iu),
  lean(/(?<=^|\s)по (\p{L}{3,})(?: времени)?(?=\s|[,.!?]|$)/iu),
];

/** "Nine Manila time": the zone whose hour is meant, and the message without it; `zoneOf` knows what is the name of a place. */
export function hourElsewhere(
  text: string,
  zoneOf: (name: string) => string | undefined,
): { readonly text: string; readonly timeZone: string | undefined } {
  for (const form of forms) {
    const found = form.exec(text);
    const timeZone = found?.[1] && zoneOf(found[1]);
    if (timeZone) return { text: text.replace(found[0], " "), timeZone };
  }
  return { text, timeZone: undefined };
}
