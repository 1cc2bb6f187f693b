import type { Act } from "../../../../talk/acts.ts";
import type { ActReading } from "../../../../talk/read-acts.ts";
import type { Goal } from "../../../../goals/goal.ts";
import { wordsOf } from "../../../../goals/words.ts";
import { stemOf } from "../../../../text/stem.ts";
import { toldDone } from "../../../../talk/told-done.ts";
import { answerFrom } from "./reread.ts";
import { lean } from "../../../../text/lean.ts";

/** How sure it is that a deed in the words of the step is the step. */
const toldByStep = 0.7;
/** A word of a deed that is over, said of oneself; and what makes it none. */
const over = lean(
  /(?<!\p{L})\p{L}{2,}(?:[аеёиоуыя]л(?:а|и|ся|ась|ись)?|ed|нул[аи]?|ёр|ерла|ш[её]л|шл[аи]|мог|могл[аи]|нес|несл[аи]|в[её]з|везл[аи])(?!\p{L})/iu,
);
const notOver = lean(
  /(?<!\p{L})(?:idk|dunno|where|why|how|what|unsure|хз|где|куда|откуда|зачем|почему|сначала|стол|стул|угол|пол|футбол|отдел|журнал|канал|вокзал|идеал|дела|тела|скала|шкала|не|почти|если|бы|хочу|надо|нужно|буду|он|она|они|not|never|almost|if|would|should|want|need|will|he|she|they|\p{L}+n[’']?t)(?!\p{L})/iu,
);

/** A deed told in the words of the step is that step done, whatever verb it is told with. */
export function withStepTold(reading: ActReading, goal: Goal | undefined): ActReading {
  if (!goal?.current) return reading;
  const plainly = toldDone(reading.clauses.map(({ text }) => text).join(". "));
  if (plainly !== undefined && !reading.clauses.some(({ asks }) => asks))
    return withDone(reading, 0, toldByStep, plainly === "done" ? "step_done" : "step_partly");
  if (reading.acts.some(({ act }) => stepTold.includes(act))) return reading;
  const stems = new Set(
    wordsOf(goal.current.text)
      .filter((word) => word.length > 3)
      .map(stemOf),
  );
  const clause = reading.clauses.findIndex(
    ({ text, asks }) =>
      !asks && over.test(text) && !notOver.test(text) && wordsOf(text).some((word) => stems.has(stemOf(word))),
  );
  if (clause !== -1) return withDone(reading, clause, toldByStep);
  if (startsWithDeed(reading)) return withDone(reading, 0, toldByStep);
  return tellsDeedEn(reading) || tellsDeedRu(reading) ? withDone(reading, 0, mayBeStep) : reading;
}

const withDone = (
  reading: ActReading,
  clause: number,
  confidence: number,
  act: "step_done" | "step_partly" = "step_done",
): ActReading => ({
  ...reading,
  acts: [...reading.acts.filter((each) => each.act !== act), { act, confidence, clause }],
});

/** So sure a short report of some deed is asked about, and ticks off nothing. */
const mayBeStep = 0.5;
const beganEn = lean(
  /^(?:(?:ok(?:ay)?|right|so|well|just|yes|yeah|alright|there|i|i[’']ve|ive)[\s,.!]+)*(?:just |finally |also )?(?!(?:tried|missed|failed|stopped|skipped|decided|wanted|needed|loved|hated|scared|tired|bored|gutted|used|cried|worried|stressed|ashamed|embarrassed|excited|confused|annoyed|pissed|knackered|agreed|indeed|need|feed|seed|speed|bed|red|overwhelmed|interested|married|divorced|retired|fired)(?!\p{L}))(?:\p{L}{2,}ed|wrote|made|did|found|read|went|took|put|bought|drew|sang|ran|ate|rang|got rid|sent|said|told|built|cut|dug|gave|hung|swept|threw|began|kept|paid|spoke|stuck|sold|swam|wore|written|taken|drawn|rung|begun|spoken)(?=\s)/iu,
);
/** A short message that begins with a deed of one's own in English, where nothing else is known of it. */
function tellsDeedEn({ acts, clauses }: ActReading): boolean {
  const text = clauses.map((clause) => clause.text).join(", ");
  const known = acts.some(({ act, confidence }) => confidence >= answerFrom && act !== "yes" && act !== "unsure");
  return (
    !known && clauses.every(({ asks }) => !asks) && beganEn.test(text) && text.split(/\s+/u).length <= wordsOfReport
  );
}
const wordsOfReport = 14;

const beganRu = lean(
  /^(?:(?:я|ну|вот|ок|ладно|всё|короче?|сегодня|наконец(?:-то)?)[\s,.!]+)*(?!(?:не|был|была|устал|заболел|хотел|думал|забыл|проспал|поругал|потерял|испугал|боял|плакал|надоел|хватил|понял|решил|увидел|узнал|опоздал|пытал|начал)\p{L}*(?!\p{L}))\p{L}{2,}[аеёиоуыя]л(?:а|ся|ась)?(?=\s)/iu,
);
/** The same in Russian, however long the clause, where nothing denies it. */
function tellsDeedRu({ acts, clauses }: ActReading): boolean {
  const text = clauses.map((clause) => clause.text).join(", ");
  const known = acts.some(({ act, confidence }) => confidence >= answerFrom && act !== "yes" && act !== "unsure");
  const words = text.split(/\s+/u);
  return (
    !known &&
    clauses.every(({ asks }) => !asks) &&
    beganRu.test(text) &&
    !/(?<!\p{L})(?:не|ни|никак|почти)(?!\p{L})/iu.test(text) &&
    words.length <= wordsOfReport
  );
}

/** In more words than this a story is told. */
const wordsOfDeed = 6;
/** A short message that begins with a deed of one's own, and says nothing else that is known. */
function startsWithDeed({ acts, clauses }: ActReading): boolean {
  const [first] = clauses;
  const [verb = ""] = (first?.text ?? "").replace(/^(?:я|i|ну|вот|ок|ok|so|just)\s+/iu, "").split(/[\s,]+/u);
  if (!first || first.asks || clauses.length > 2 || acts.some(({ confidence }) => confidence >= answerFrom))
    return false;
  const short = first.text.split(/\s+/u).length <= wordsOfDeed;
  return short && /\p{Script=Cyrillic}/u.test(verb) && over.test(verb) && !notOver.test(first.text);
}

/** Whatever else is said of the step says that it is not, or not quite, done. */
const stepTold: readonly Act[] = [
  "step_done",
  "step_partly",
  "step_other",
  "cannot",
  "already_did",
  "put_off",
  "smaller",
];
