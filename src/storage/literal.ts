/** An SQL string literal; the stores send whole statements in one message, where parameters would cost a round trip each. */
export function literal(text: string | number | null): string {
  if (text === null) return "null";
  if (typeof text === "number") {
    if (!Number.isSafeInteger(text)) throw new RangeError(`not a whole number: ${text}`);
    return String(text);
  }
  if (text.includes("\0")) throw new RangeError("PostgreSQL text cannot hold a NUL character");
  const quoted = text.replaceAll("'", "''");
  // E'' reads the same under either setting of standard_conforming_strings.
  return quoted.includes("\\") ? ` E'${quoted.replaceAll("\\", "\\\\")}'` : `'${quoted}'`;
}

/** A value as a jsonb literal; NUL characters and lone surrogates become the replacement character, as jsonb holds neither. */
export const jsonLiteral = (value: unknown): string => `${literal(storable(value))}::jsonb`;

/** A value as JSON that jsonb takes, likewise. */
export const storable = (value: unknown): string =>
  JSON.stringify(value).replaceAll(/\\+u(?:0000|d[89a-f][0-9a-f]{2})/g, replaceUnstorable);

/** After an even number of backslashes stands text about an escape, not an escape. */
function replaceUnstorable(match: string): string {
  const slashes = match.length - "u0000".length;
  return slashes % 2 === 0 ? match : `${"\\".repeat(slashes)}ufffd`;
}
