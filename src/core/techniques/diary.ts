import type { Journey } from "../tracks/journey.ts";
import type { Work, WorkId } from "./work.ts";

/** What the chain begins with. */
export const diaryStart = "0".repeat(64);

/** The text whose hash is a link: everything that the entry says, when it was written, and the link before it. */
export function diaryText(work: Pick<Work, "id" | "createdAt" | "sections">, previous: string): string {
  const said = work.sections.map(({ step, lines }) => [step, lines.map((line) => Object.values(line).map(String))]);
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

/** Whether a diary, oldest entry first, is as it was written: every link follows the one before, every text that is still there fits its hash. */
export function checkDiary(entries: readonly Work[], digest: (text: string) => string): DiaryCheck {
  let previous = diaryStart;
  for (const entry of entries) {
    const { diary } = entry;
    if (!diary) continue;
    const fits = entry.deleted || digest(diaryText(entry, diary.previous)) === diary.hash;
    if (diary.previous !== previous || !fits) return { kind: "broken", number: diary.number };
    previous = diary.hash;
  }
  return { kind: "whole" };
}
