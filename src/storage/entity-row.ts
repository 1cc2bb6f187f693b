import type { PersonKey } from "./crypto.ts";
import type { Field, Fields, Row } from "./field.ts";
import { type Hex, openJson, openWhole, sealJson, sealWhole, type Spot } from "./sealing.ts";

/** The sealed column of a row. */
export interface Seal<E> {
  /** What it is bound to: the one row of its kind, or the row that the column `by` names. */
  readonly spot: Spot | { readonly by: string; readonly of: (id: string) => Spot };
  readonly column?: string;
  /** How something undefined stands in what is sealed: left out, or as null, which opens as it was at any depth. */
  readonly undefinedAs: "absent" | "null";
  /** What a row holds whose sealed column is null; a row with no more than this is not sealed. Without it every row is. */
  readonly empty?: Partial<E>;
}

/** All that is said of how an entity is kept: reading, writing, sealing and finding what changed derive from it. */
export interface Table<E, Apart extends keyof E = never> {
  readonly fields: Fields<E, Apart>;
  readonly seal?: Seal<E>;
  /** Columns that follow from the entity and are only written, for operators and queries: by column, or `column.name` within JSON. */
  readonly derived?: Readonly<Record<string, (entity: E) => unknown>>;
}

type AnyField = Field<unknown> & { readonly optional?: boolean };
type AnyFields = Readonly<Record<string, AnyField>>;
type Columns = Record<string, unknown>;

/** The fields of an entity, without the types that tie them to it. */
const namesOf = (fields: object): readonly (readonly [string, AnyField])[] => Object.entries(fields as AnyFields);

const fieldOf = (entity: object | undefined, name: string): unknown => (entity as Row | undefined)?.[name];

function put(columns: Columns, column: string, name: string | undefined, value: unknown): void {
  if (name === undefined) columns[column] = value;
  else columns[column] = { ...(columns[column] as Row | undefined), [name]: value };
}

function writeClear(fields: object, entity: object | undefined, columns: Columns): void {
  for (const [name, field] of namesOf(fields)) {
    const value = fieldOf(entity, name);
    switch (field.kept) {
      case "clear":
        put(
          columns,
          field.column,
          field.within,
          value === undefined ? null : field.codec ? field.codec.write(value) : value,
        );
        break;
      case "parts":
        writeClear(field.fields, value as object | undefined, columns);
        break;
      case "spread":
        Object.assign(columns, field.write(value));
        break;
      case "sealed":
        if (field.formerly !== undefined) columns[field.formerly] = null;
        break;
    }
  }
}

function writeSealed(fields: object, entity: object | undefined, into: Columns): void {
  for (const [name, field] of namesOf(fields)) {
    const value = fieldOf(entity, name);
    if (field.kept === "sealed" && (value !== undefined || field.optional !== true)) into[field.named ?? name] = value;
    else if (field.kept === "parts") writeSealed(field.fields, value as object | undefined, into);
  }
}

/** A value as it was before its seal left out what was undefined. */
function withNames(value: unknown, names: readonly string[]): unknown {
  if (names.length === 0 || typeof value !== "object" || value === null) return value;
  if (Array.isArray(value)) return value.map((one) => withNames(one, names));
  return { ...Object.fromEntries(names.map((name) => [name, undefined])), ...value };
}

function read(name: string, field: AnyField, columns: Row, opened: Row): unknown {
  switch (field.kept) {
    case "clear": {
      const whole = columns[field.column];
      const kept = field.within === undefined ? whole : (whole as Row | null)?.[field.within];
      return kept === null || kept === undefined ? undefined : field.codec ? field.codec.read(kept) : kept;
    }
    case "sealed":
      return withNames(
        opened[field.named ?? name] ?? (field.formerly && (columns[field.formerly] ?? undefined)),
        field.names,
      );
    case "parts": {
      const { there, fields } = field as { readonly there: string | undefined; readonly fields: AnyFields };
      const tells = there === undefined ? undefined : fields[there];
      if (there !== undefined && tells && read(there, tells, columns, opened) === undefined) return undefined;
      return readAll(fields, columns, opened);
    }
    case "spread":
      return field.read(columns);
  }
}

function readAll(fields: object, columns: Row, opened: Row): Row {
  const entity: Columns = {};
  for (const [name, field] of namesOf(fields)) {
    const value = read(name, field, columns, opened);
    if (value !== undefined || field.optional !== true) entity[name] = value;
  }
  return entity;
}

/** What of an entity the database sees. */
export function clearOf<E, Apart extends keyof E>(
  { fields, derived }: Pick<Table<E, Apart>, "fields" | "derived">,
  entity: E & object,
): Row {
  const columns: Columns = {};
  writeClear(fields, entity, columns);
  for (const [path, follows] of Object.entries(derived ?? {})) {
    const [column = path, name] = path.split(".");
    const value = follows(entity);
    if (value !== undefined) put(columns, column, name, value);
  }
  return columns;
}

/** What of an entity is sealed, as it goes into the seal. */
export function sealedOf<E, Apart extends keyof E>({ fields }: Pick<Table<E, Apart>, "fields">, entity: object): Row {
  const into: Columns = {};
  writeSealed(fields, entity, into);
  return into;
}

/** An entity out of its columns and what was sealed of it, but for what stands apart. */
export function restored<E, Apart extends keyof E>(
  { fields, seal }: Pick<Table<E, Apart>, "fields" | "seal">,
  columns: Row,
  opened: Row,
): Omit<E, Apart> {
  const usual = seal?.empty === undefined ? {} : sealedOf({ fields }, seal.empty);
  return readAll(fields, columns, { ...usual, ...opened }) as Omit<E, Apart>;
}

/** Whether nothing differs, by reference, of the fields that an entity's own row keeps. */
export function sameRow<E, Apart extends keyof E>(table: Table<E, Apart>, one: E & object, other: E & object): boolean {
  return namesOf(table.fields).every(([name]) => Object.is(fieldOf(one, name), fieldOf(other, name)));
}

/** Whether nothing differs, by reference, of what is sealed. */
export function sameSealed<E, Apart extends keyof E>(
  table: Pick<Table<E, Apart>, "fields">,
  one: E & object,
  other: E & object,
): boolean {
  const [a, b] = [sealedOf(table, one), sealedOf(table, other)];
  return Object.keys({ ...a, ...b }).every((name) => Object.is(a[name], b[name]));
}

function spotOf<E>({ spot }: Seal<E>, columns: Row): Spot {
  return "by" in spot ? spot.of(String(columns[spot.by])) : spot;
}

/** Seals what goes into the sealed column; null where it is no more than what an empty one stands for. */
function sealAs<E>(seal: Seal<E>, fields: Fields<E>, key: PersonKey, columns: Row, texts: Row): string | null {
  if (seal.empty !== undefined && JSON.stringify(texts) === JSON.stringify(sealedOf({ fields }, seal.empty)))
    return null;
  return (seal.undefinedAs === "null" ? sealWhole : sealJson)(key, spotOf(seal, columns), texts);
}

/**
 * The row of an entity, to be saved. With `before`, what is sealed is left out where nothing of it differs by reference: the row in the
 * database keeps its own.
 */
export function rowOf<E, Apart extends keyof E>(
  table: Table<E, Apart>,
  entity: E & object,
  key: PersonKey,
  before?: E & object,
): Row {
  const columns = clearOf(table, entity);
  const { seal } = table;
  if (seal === undefined || (before !== undefined && sameSealed(table, entity, before))) return columns;
  const texts = sealedOf(table, entity);
  return { ...columns, [seal.column ?? "sealed"]: sealAs(seal, table.fields as Fields<E>, key, columns, texts) };
}

/** The entity of a row, but for what stands apart. */
export function entityOf<E, Apart extends keyof E>(table: Table<E, Apart>, row: Row, key: PersonKey): Omit<E, Apart> {
  const { seal } = table;
  const hex = seal === undefined ? null : (row[seal.column ?? "sealed"] as Hex | null);
  if (seal === undefined || hex === null) return restored(table, row, {});
  const open = seal.undefinedAs === "null" ? openWhole : openJson;
  return restored(table, row, open<Row>(key, spotOf(seal, row), hex));
}
