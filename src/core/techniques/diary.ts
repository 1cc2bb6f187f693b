import type { Journey } from "../tracks/journey.ts";
import type { Work, WorkId } from "./work.ts";

/** What the chain begins with. */
export const diaryStart = "0".repeat(64);

/** The text whose hash is a link: everything that the entry says, when it was written, and the link before it. */
export function diaryText(work: Pick<Work, "id" | "createdAt" | "sections">, previous: string): string {
  const said = work.sections.map(({ step, lines }) => [step, lines]);
  return JSON.stringify([previous, work.id, work.createdAt, said]);
}

/** Puts an entry at the end of the chain. A correction is a new entry that names the one it corrects. */
export function linkDiary(
  work: Work,
  end: Journey["diary"],
  digest: (text: string) => string,
  corrects?: WorkId,
): { readonly work: Work; readonly end: NonNullable<Journey["diary"]> } {
  const previous = end?.hash ?? diaryStart;
  const hash = digest(diaryText(work, previous));
  const number = (end?.entries ?? 0) + 1;
  return { work: { ...work, diary: { number, previous, hash, corrects } }, end: { entries: number, hash } };
}

export type DiaryCheck = { readonly kind: "whole" } | { readonly kind: "broken"; readonly number: number };

/**
 * Whether a diary, oldest entry first, is as it was written: every entry follows one before it or begins a chain, and every text that is
 * still there fits its hash. Where two records were made one, two chains stand side by side.
 */
export function checkDiary(entries: readonly Work[], digest: (text: string) => string): DiaryCheck {
  const ends = new Set([diaryStart]);
  for (const entry of entries) {
    const { diary } = entry;
    if (!diary) continue;
    const fits = entry.deleted || digest(diaryText(entry, diary.previous)) === diary.hash;
    if (!ends.has(diary.previous) || !fits) return { kind: "broken", number: diary.number };
    if (diary.previous !== diaryStart) ends.delete(diary.previous);
    ends.add(diary.hash);
  }
  return { kind: "whole" };
}
