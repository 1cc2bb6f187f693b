/** A word with a hyphen of its own that is short enough for one line of a phone, and a Russian word of one or two letters with the one after it. */
const hyphened = /((?<!\S)(?:(?=\S*\p{L}-\p{L})\S{1,20}|[а-яё]{1,2} \S{1,14})(?!\S))/iu;

/** A text in parts, of which each second one stands on one line. */
export const hyphenedParts = (text: string): readonly string[] => text.split(hyphened);
