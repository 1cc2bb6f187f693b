import fc from "fast-check";
import { anyCharacter } from "../setup/any-character.ts";

type OptionalKeys<E> = { [K in keyof E]-?: Partial<Pick<E, K>> extends Pick<E, K> ? K : never }[keyof E];

/** A generator for each field of an entity: a field without one does not compile. */
export type Every<E> = { readonly [K in keyof E]-?: fc.Arbitrary<E[K]> };

/** Any such entity; the fields named after it are missing at times. */
export function every<E>(fields: Every<E>, ...missing: readonly OptionalKeys<E>[]): fc.Arbitrary<E> {
  const requiredKeys = (Object.keys(fields) as (keyof E)[]).filter(
    (name) => !(missing as readonly unknown[]).includes(name),
  );
  return plain(fc.record<E>(fields as { [K in keyof E]: fc.Arbitrary<E[K]> }, { requiredKeys }) as fc.Arbitrary<E>);
}

/** With ordinary prototypes, as the program's own values have. */
export const plain = <T>(value: fc.Arbitrary<T>): fc.Arbitrary<T> => value.map((one) => structuredClone(one));
export const maybe = <T>(value: fc.Arbitrary<T>): fc.Arbitrary<T | undefined> => fc.option(value, { nil: undefined });

/** What people write; the database holds no NUL outside of what is sealed. */
export const text = fc.oneof(
  fc.string({ unit: anyCharacter, maxLength: 30 }),
  fc.constantFrom("", "'", "\\", "Ещё", "\u0000"),
);
export const texts = fc.array(text, { maxLength: 3 });
export const instant = fc.integer({ min: 0, max: 4_102_444_800_000 });
/** An id of any kind. */
export const anId = <Id extends string>(): fc.Arbitrary<Id> => fc.uuid() as fc.Arbitrary<Id>;
