import { readCoachPacks } from "#content/coach-packs.ts";
import { packOf } from "#content/short-ladders.ts";
import { checkDayContent } from "./day-rules.ts";
import { checkJourneyContent } from "./journey-rules.ts";
import { checkFileKinds } from "./file-kinds-are-told.ts";
import type { ContentRule } from "./rule.ts";
import { familiesHold } from "./rules/families-hold.ts";
import { framesHold } from "./rules/frames-hold.ts";
import { ladderIsLong } from "./rules/ladder-is-long.ts";
import { matchesEnough } from "./rules/matches-enough.ts";
import { idsDiffer } from "./rules/ids-differ.ts";
import { namesAgree } from "./rules/names-agree.ts";
import { signalsExist } from "./rules/signals-exist.ts";
import { slotsExist } from "./rules/slots-exist.ts";
import { stepPassesGuard } from "./rules/step-passes-guard.ts";
import { stepsDiffer } from "./rules/steps-differ.ts";
import { textsAreShort } from "./rules/texts-are-short.ts";
import { toneIsQuiet } from "./rules/tone-is-quiet.ts";
import { checkTalk } from "./talk-rules.ts";
import { checkWords } from "./word-rules.ts";

/** What holds for ladders that stand in a file of their own. */
const longLadderRules: readonly ContentRule[] = [namesAgree, ladderIsLong, matchesEnough, signalsExist, framesHold];

/** What holds for every ladder, short ones too. */
const ladderRules: readonly ContentRule[] = [
  idsDiffer,
  slotsExist,
  textsAreShort,
  stepsDiffer,
  toneIsQuiet,
  stepPassesGuard,
];

export const contentRules: readonly ContentRule[] = [...longLadderRules, ...ladderRules];

/** Every problem of the offline coach's content, one line each: file, rule, message. */
export function checkContent(contentDir: string): readonly string[] {
  const { packs, short, families, frames, wording, problems } = readCoachPacks(contentDir);
  const ladders = [...packs, ...short.map(({ file, ladder }) => ({ file, pack: packOf(ladder) }))];
  const all = [...ladders, ...families.map(({ file, family }) => ({ file, pack: family.pack }))];
  const told = (rules: readonly ContentRule[], held: typeof packs) =>
    rules.flatMap((rule) =>
      rule.check({ packs: held, frames, wording }).map(({ file, message }) => `${file}: ${rule.name}: ${message}`),
    );
  return [
    ...problems.map(({ file, message }) => `${file}: readable: ${message}`),
    ...told(longLadderRules, packs),
    ...told(ladderRules, all),
    ...familiesHold(ladders, families).map(({ file, message }) => `${file}: families-hold: ${message}`),
  ].toSorted();
}

if (import.meta.main) {
  const folder = process.argv[2] ?? "content";
  const lines = [
    ...checkContent(folder),
    ...checkJourneyContent(folder),
    ...checkDayContent(folder),
    ...checkWords(folder),
    ...checkTalk(folder),
    ...checkFileKinds(),
  ];
  for (const line of lines) console.log(line);
  console.log(lines.length === 0 ? "Content keeps every rule." : `${lines.length} problems.`);
  process.exitCode = lines.length === 0 ? 0 : 1;
}
