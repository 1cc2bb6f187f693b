import type { HasWords } from "#core/text/free-text.ts";

/** Columns of a row by name, as JSON gives them and as the functions of the database take them. */
export type Row = Readonly<Record<string, unknown>>;

/** How a value stands in a column that cannot hold it as it is. Neither side is ever asked about a value that is absent: that is null in any column. */
export interface Codec<V, C> {
  write(value: V): C;
  read(kept: C): V;
}

interface Clear<V> {
  readonly kept: "clear";
  readonly column: string;
  /** The name inside the column, where the column is a JSON object that several fields share. */
  readonly within: string | undefined;
  readonly codec: Codec<V, unknown> | undefined;
}

/** Under the field's own name in the sealed object of its row. */
interface Sealed {
  readonly kept: "sealed";
  /** What is undefined in the value, or in each item of a list, where the seal has left it out. */
  readonly names: readonly string[];
  /** The column in which it stood in the clear before it was sealed: read where the seal does not have it yet, and emptied by each save. */
  readonly formerly?: string;
  /** Its name in the seal, where another field that is sealed with it has its own. */
  readonly named?: string;
}

interface Parts<V> {
  readonly kept: "parts";
  readonly there: string | undefined;
  readonly fields: Fields<V>;
}

interface Spread<V> {
  readonly kept: "spread";
  write(value: V): Row;
  read(row: Row): V;
}

/** Where one field of an entity is kept. */
export type Field<V> = Clear<V> | Sealed | Parts<V> | Spread<V>;

interface Optional {
  readonly optional: true;
}

/**
 * Where every field of an entity is kept; one that nobody said it of does not compile. `Apart` names the fields that have rows of their own:
 * who reads the entity has to add them.
 */
export type Fields<E, Apart extends keyof E = never> = {
  readonly [K in Exclude<keyof E, Apart>]-?: FieldOf<E, K>;
};

/** What may be said of one field: what is marked as a person's own words, however deep, is sealed, or each of its parts says where it is. */
type FieldOf<E, K extends keyof E> = Kept<NonNullable<E[K]>> &
  (Partial<Pick<E, K>> extends Pick<E, K> ? Optional : { readonly optional?: never });

type Kept<V> = HasWords<V> extends true ? Sealed | Parts<V> : Field<V>;

/** In a column of its own, for the database to see. */
export function clear<V, C = unknown>(column: string, codec?: Codec<V, C>): Clear<V> {
  return { kept: "clear", column, within: undefined, codec };
}

/** In a column of JSON that several fields share, under a name of its own, for the database to see. */
export function within<V, C = unknown>(column: string, name: string, codec?: Codec<V, C>): Clear<V> {
  return { kept: "clear", column, within: name, codec };
}

/** With the other sealed fields of the row: a person's own words, and whatever tells of the body or of where somebody is. */
export const sealed: Sealed = { kept: "sealed", names: [] };

/** The same, for an object or a list of them in which these fields may be undefined: they are there again when it is opened. */
export function sealedWith<V>(...names: readonly (keyof V & string)[]): Sealed {
  return { kept: "sealed", names };
}

/** With the other sealed fields, and until lately in a column of its own. */
export function sealedLately(column: string): Sealed {
  return { kept: "sealed", names: [], formerly: column };
}

/** With the other sealed fields under this name: a part of a value beside them has the field's own. */
export function sealedAs(named: string): Sealed {
  return { kept: "sealed", names: [], named };
}

/** Field by field beside those of the entity. `there` names the one that is null in its column where the whole value is absent. */
export function parts<V>(fields: Fields<V>, there?: keyof V & string): Parts<V> {
  return { kept: "parts", there, fields };
}

/** In several columns at once, for a union whose kinds use different ones. */
export function spread<V>(codec: { write(value: V): Row; read(row: Row): V }): Spread<V> {
  return { kept: "spread", ...codec };
}

/** A field that may be missing, which is not the same as being there and undefined. */
export function optional<F extends Field<never>>(field: F): F & Optional {
  return { ...field, optional: true };
}
