/** What spelling is undone with; the words live in content/safety/crisis/spelling.yaml. */
export interface SpellingTables {
  readonly latinRussian: { readonly words: ReadonlySet<string>; readonly endings: readonly string[] };
  readonly english: ReadonlySet<string>;
  readonly starred: readonly string[];
  /** A run-together phrase and the same phrase with its spaces. */
  readonly glued: readonly (readonly [string, string])[];
  readonly typos: {
    readonly targets: readonly string[];
    readonly swaps: readonly string[];
    readonly known: ReadonlySet<string>;
    readonly fixed: ReadonlyMap<string, string>;
  };
}
