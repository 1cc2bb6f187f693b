import { type Feeling, feelingsNamed } from "../../../../answers/feelings.ts";
import type { Goal } from "../../../../goals/goal.ts";
import type { Act } from "../../../../talk/acts.ts";
import type { ActReading } from "../../../../talk/read-acts.ts";
import type { DecisionContext } from "../../../turn/decision.ts";
import { lean } from "../../../../text/lean.ts";

/** What plain words put right in a reading before it is answered. */

/** From here a reading is answered with words; to be acted on it has to be a little surer. */
export const answerFrom = 0.4;

/** So sure the name of a deed is a wish. */
const namedDeed = 0.9;
/** "Call the dentist": nothing but the name of a deed is a wish, unless it is of the step that is open. */
export function asBareDeed(
  reading: ActReading,
  text: string,
  goal: Goal | undefined,
  { library }: DecisionContext,
): ActReading | undefined {
  if (goal?.current !== undefined || !library.talk.bareDeed(text)) return undefined;
  return { ...reading, acts: [{ act: "wish", confidence: namedDeed, clause: 0 }], moment: undefined, tenor: undefined };
}

/** A night that was good is no bad one. */
const goodNight = lean(
  /(?<!\p{L})(?:slept (?:(?:really|so|very|pretty) )?(?:well|great|like a (?:log|baby|stone)|through|better|brilliantly)|good night['’]?s sleep|first (?:proper|good|decent|full) (?:night|sleep)|выспал\p{L}+|спал[аио]? (?:как (?:убит\p{L}+|младенец|сурок|бревно)|хорошо|отлично|нормально|лучше|крепко)|(?:ночь|сон) (?:был[ао]? )?(?:хорош\p{L}+|отличн\p{L}+|спокойн\p{L}+))(?!\p{L})/iu,
);
const noGoodNight = lean(/(?<!\p{L})(?:не|ни|haven[’']?t|didn[’']?t|not|never|no|can[’']?t|wish)(?!\p{L})/iu);
export function withGoodNight(reading: ActReading, text: string): ActReading {
  if (!goodNight.test(text) || noGoodNight.test(text)) return reading;
  const acts = reading.acts.filter(({ act }) => act !== "sleep" && act !== "exhausted");
  return { ...reading, acts: [...acts, { act: "small_win", confidence: namedFeeling, clause: 0 }], moment: undefined };
}

/** What is said to a feeling that somebody names of themselves, where nothing else that they tell is known. */
const feltAs: Readonly<Partial<Record<Feeling, Act>>> = {
  anger: "anger",
  shame: "shame",
  guilt: "guilt",
  tired: "exhausted",
  lonely: "lonely_evening",
  empty: "numb",
};
/** So sure a feeling named in so many words is told. */
const namedFeeling = 0.85;
export function withFeeling(said: ActReading): ActReading {
  const reading = atOneself(said);
  const known = reading.acts.some(
    ({ act, confidence }) => confidence >= answerFrom && act !== "told" && act !== "opinion" && act !== "answers",
  );
  if (known) return reading;
  const at = reading.clauses.findIndex(
    ({ text, asks }) => !asks && !ofOthers.test(text) && feelingsNamed(text).length > 0,
  );
  const felt = feelingsNamed(reading.clauses[at]?.text ?? "").flatMap((feeling) => feltAs[feeling] ?? [])[0];
  if (felt === undefined) return reading;
  return { ...reading, acts: [{ act: felt, confidence: namedFeeling, clause: at }, ...reading.acts] };
}
/** Anger at oneself is blame, and nobody did them wrong. */
const atSelf = lean(
  /(?<!\p{L})(?:(?:злюсь|злая|злой|зла|бешусь|бесит|сержусь) (?:\p{L}+ )?на (?:себя|саму себя|самого себя)|(?:angry|mad|annoyed|furious|cross|pissed off|raging) (?:at|with) (?:myself|me))(?!\p{L})/iu,
);
function atOneself(reading: ActReading): ActReading {
  const at = reading.clauses.findIndex(({ text }) => atSelf.test(text));
  if (at < 0) return reading;
  const acts = reading.acts.filter(({ act }) => act !== "anger" && act !== "guilt");
  return { ...reading, acts: [{ act: "guilt", confidence: namedFeeling, clause: at }, ...acts] };
}

/** Whoever else is named in it may be the one who feels so. */
const ofOthers = lean(
  /(?<!\p{L})(?:он|она|они|муж|жена|мама|папа|сын|дочь|дочка|начальник|бывш\p{L}+|he|she|they|husband|wife|mum|mom|dad|son|daughter|boss|ex|everyone|people)(?!\p{L})/iu,
);
