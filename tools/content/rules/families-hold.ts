import type { ContentProblem } from "#content/coach-packs.ts";
import type { Family } from "#content/families.ts";
import type { PackFile } from "../rule.ts";

/** A family stands for ladders that exist, and no ladder stands in two: their odds are summed by family. */
export function familiesHold(
  ladders: readonly PackFile[],
  families: readonly { readonly file: string; readonly family: Family }[],
): readonly ContentProblem[] {
  const known = new Set(ladders.map(({ pack }) => `${pack.kind}/${pack.id}`));
  const homes = new Map<string, string>();
  return families.flatMap(({ file, family }) =>
    [...family.ladders].flatMap((ladder) => {
      const before = homes.get(ladder);
      homes.set(ladder, family.pack.id);
      return [
        ...(known.has(ladder) ? [] : [{ file, message: `${family.pack.id}: there is no ladder ${ladder}` }]),
        ...(before === undefined ? [] : [{ file, message: `${ladder} stands in ${before} and ${family.pack.id}` }]),
      ];
    }),
  );
}
