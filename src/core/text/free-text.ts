declare const words: unique symbol;
declare const ours: unique symbol;

/**
 * A person's own words. Any text may become one, and the mark stays on the field that holds it: such a field is screened for a crisis
 * before anything else looks at it, sealed where it is stored, and refused by the log. A mark and not a wrapper, so that it costs nothing.
 */
export type FreeText = string & { readonly [words]?: true };

/** A short text that we made ourselves and hand out in buttons and addresses: a key, a step's name, a tag. It holds nothing a person wrote. */
export type Token = string & { readonly [ours]?: true };

/** Whether a value of this type holds what is marked as a person's words, however deep: it may only be stored sealed. */
export type HasWords<T> = true extends Marks<NonNullable<T>> ? true : false;

/** Fields that hold nothing marked as a person's words, however deep: what may be logged. Any other field becomes `never`. */
export type WithoutWords<Fields> = {
  readonly [Key in keyof Fields]: HasWords<Fields[Key]> extends true ? never : Fields[Key];
};

/** Looked into six levels deep, because a type may hold itself. */
type Marks<T, Depth extends readonly 0[] = []> = Depth["length"] extends 6
  ? false
  : T extends string
    ? typeof words extends keyof T
      ? true
      : false
    : T extends number | boolean | bigint
      ? false
      : T extends readonly (infer Item)[]
        ? Marks<NonNullable<Item>, [...Depth, 0]>
        : T extends object
          ? { [Key in keyof T]-?: Marks<NonNullable<T[Key]>, [...Depth, 0]> }[keyof T]
          : false;

/**
 * Whether a value of this type may hold what a person wrote, however deep: `true` for `FreeText`, and for a plain `string`, of which
 * nobody has said what it is; `false` for closed unions, ids, tokens, figures and dates.
 */
export type HoldsWords<T> = true extends Holds<NonNullable<T>> ? true : false;

type Holds<T> = T extends number | boolean | bigint
  ? false
  : T extends string
    ? typeof words extends keyof T
      ? true
      : typeof ours extends keyof T
        ? false
        : string extends T
          ? true
          : false
    : T extends readonly (infer Item)[]
      ? Holds<NonNullable<Item>>
      : T extends object
        ? { [Key in keyof T]-?: Holds<NonNullable<T[Key]>> }[keyof T]
        : false;
