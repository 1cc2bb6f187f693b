import { parseArgs } from "node:util";

/** What a run of the gate is asked to look at. */
export type Wish =
  | { readonly of: "everything"; readonly long: boolean }
  /** What a change reaches: since a commit, or where none is named since the branch that the work goes to. */
  | { readonly of: "change"; readonly since: string | undefined }
  /** Files and folders, as `src/core` or `test/http/day.test.ts`. */
  | { readonly of: "paths"; readonly paths: readonly string[] };

export type WishRead = { readonly ok: true; readonly wish: Wish } | { readonly ok: false; readonly problem: string };

/** Reads the words behind `./waymark test`. */
export function readWish(words: readonly string[]): WishRead {
  try {
    // An option with and without a value is two options to the parser: `--changed` alone, and `--changed=REV`.
    const bare = words.filter((word) => word !== "--changed");
    const { values, positionals: paths } = parseArgs({
      args: [...bare],
      allowPositionals: true,
      options: { long: { type: "boolean" }, changed: { type: "string" } },
    });
    const change = bare.length < words.length || values.changed !== undefined;
    if ([change, values.long === true, paths.length > 0].filter(Boolean).length > 1) {
      return { ok: false, problem: "Say one of them: --long, --changed, or paths." };
    }
    if (change) return { ok: true, wish: { of: "change", since: values.changed } };
    return {
      ok: true,
      wish: paths.length > 0 ? { of: "paths", paths } : { of: "everything", long: values.long === true },
    };
  } catch (error) {
    return { ok: false, problem: error instanceof Error ? error.message : String(error) };
  }
}
