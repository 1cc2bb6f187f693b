/** The earlier of two times or dates; the other where one is not known. */
export function earlier<T extends number | string>(one: T | undefined, other: T | undefined): T | undefined {
  return one === undefined || other === undefined ? (one ?? other) : one < other ? one : other;
}

/** The later of two times or dates; the other where one is not known. */
export function later<T extends number | string>(one: T | undefined, other: T | undefined): T | undefined {
  return one === undefined || other === undefined ? (one ?? other) : one > other ? one : other;
}
