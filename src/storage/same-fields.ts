/** Whether two values have the same fields, each the same by reference. */
export function sameFields(one: object, other: object): boolean {
  const [a, b] = [Object.entries(one), new Map(Object.entries(other))];
  return a.length === b.size && a.every(([name, value]) => b.has(name) && Object.is(b.get(name), value));
}
