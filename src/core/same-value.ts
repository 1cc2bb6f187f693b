/** Whether two values say the same: what was stored comes back with its fields in another order. Both are plain data. */
export const sameValue = (one: unknown, other: unknown): boolean => one === other || inOrder(one) === inOrder(other);

/** A value as text, its fields in one order and those that are not set left out. */
export const inOrder = (whole: unknown): string =>
  JSON.stringify(whole, (_name, value: unknown) =>
    typeof value === "object" && value !== null && !Array.isArray(value)
      ? Object.fromEntries(Object.entries(value).toSorted(([a], [b]) => (a < b ? -1 : 1)))
      : value,
  );
