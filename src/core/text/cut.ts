/** The beginning of a text, at most so many units long; an emoji that the cut would go through is left out whole. */
export const cut = (text: string, most: number): string => text.slice(0, most).replace(/[\uD800-\uDBFF]$/u, "");
