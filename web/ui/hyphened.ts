/** A word with a hyphen of its own that is short enough for one line of a phone. */
const hyphened = /((?<!\S)(?=\S*\p{L}-\p{L})\S{1,20}(?!\S))/u;

/** A text in parts, of which each second one is such a word. */
export const hyphenedParts = (text: string): readonly string[] => text.split(hyphened);
