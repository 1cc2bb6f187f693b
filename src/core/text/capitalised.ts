/** A text that begins with a capital, in either language. */
export const capitalised = (text: string): string => text.slice(0, 1).toLocaleUpperCase("ru") + text.slice(1);
