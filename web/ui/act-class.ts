/** How an act is written wherever it stands alone: a long one a size smaller, so that what can be done about it stays in sight. */
export const actClass = ({ length }: string): string => (length > 48 ? "act long" : "act");
