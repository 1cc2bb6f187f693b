import { asLocalDate, type LocalDate } from "../../time/local-date.ts";

/** How one field of a command rides in a button: as a short text without colons, and back. */
export interface FieldCode<Value> {
  readonly write: (value: Value) => string;
  /** Undefined for what we never write: old, broken or forged. */
  readonly read: (text: string) => Value | undefined;
  /** Values to try it with, for tests that press every button. */
  readonly samples: readonly Value[];
}

/**
 * A field in its place among a button's arguments. `must` is always there; `may` is left empty where the command has none; `last` takes its
 * colon away with it. `lenient` fields that cannot be read are as if they were not there; any other refuses the whole button.
 */
export interface Argument<Key extends string, Value> {
  readonly key: Key;
  readonly code: FieldCode<Value>;
  readonly place: "must" | "may" | "last";
  readonly lenient: boolean;
}

export const must = <Key extends string, Value>(key: Key, code: FieldCode<Value>): Argument<Key, Value> => ({
  key,
  code,
  place: "must",
  lenient: false,
});
export const may = <Key extends string, Value>(key: Key, code: FieldCode<Value>): Argument<Key, Value> => ({
  key,
  code,
  place: "may",
  lenient: false,
});
export const last = <Key extends string, Value>(key: Key, code: FieldCode<Value>): Argument<Key, Value> => ({
  key,
  code,
  place: "last",
  lenient: false,
});
export const lenient = <Key extends string, Value>(argument: Argument<Key, Value>): Argument<Key, Value> => ({
  ...argument,
  lenient: true,
});

/** One of a closed list, by its own name. */
export const oneOf = <Value extends string | number>(values: readonly Value[]): FieldCode<Value> => ({
  write: String,
  read: (text) => values.find((value) => String(value) === text),
  samples: values,
});

/** One of a closed list, each by a short sign of its own, where its name would take too much room. */
export const signs = <Value extends string | boolean>(
  pairs: readonly (readonly [Value, string])[],
): FieldCode<Value> => ({
  write: (value) => pairs.find(([each]) => each === value)?.[1] ?? "",
  read: (text) => pairs.find(([, sign]) => sign === text)?.[0],
  samples: pairs.map(([value]) => value),
});

export const yesOrNo = signs<boolean>([
  [true, "y"],
  [false, "n"],
]);

/** A yes that is there or is not; a command that says no to it has no such button of its own. */
export const flag = (sign: string): FieldCode<boolean> => ({
  write: (value) => (value ? sign : ""),
  read: (text) => (text === sign ? true : undefined),
  samples: [true],
});

/** A day of the calendar. */
export const day: FieldCode<LocalDate> = {
  write: (date) => date,
  read: (text) => asLocalDate(text),
  samples: ["2026-03-09" as LocalDate],
};

/** A whole number of at most so many digits. */
export const digits = (most: number): FieldCode<number> => {
  const shape = new RegExp(`^\\d{1,${most}}$`, "u");
  return { write: String, read: (text) => (shape.test(text) ? Number(text) : undefined), samples: [0, 7] };
};

/** A text of ours that has this shape; `samples` must have it too. */
export const shaped = <Value extends string>(shape: RegExp, ...samples: readonly string[]): FieldCode<Value> => ({
  write: (value) => value,
  read: (text) => (shape.test(text) ? (text as Value) : undefined),
  samples: samples as readonly Value[],
});

const uuidShape = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/u;

/** An id of a row: of a goal, a step, an exercise, a work. */
export const uuid = <Id extends string>(): FieldCode<Id> =>
  shaped<Id>(uuidShape, "00000000-0000-4000-8000-000000000001");

/** An id of content: of a habit or a skill. */
export const contentId = <Id extends string>(): FieldCode<Id> => shaped<Id>(/^[a-z][a-z0-9_]{2,39}$/u, "morning_light");
