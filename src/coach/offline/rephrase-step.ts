import type { CoachPacks, CoachWording, CommentClass } from "#content/coach-packs.ts";
import { assertNever } from "#core/assert-never.ts";
import type { CoachAnswer, CoachAsk } from "#core/goals/coach-ask.ts";
import { meantQuestionId } from "#core/goals/goal.ts";
import type { GoalFact } from "#core/goals/goal-reading.ts";
import { guardAnswer } from "#core/goals/step-guard.ts";
import { stepMinutes } from "#core/goals/step.ts";
import { wordsOf } from "#core/goals/words.ts";
import { keepsTo, type StepLimit, stepLimits } from "#core/talk/step-limits.ts";
import { refusedThings } from "#core/talk/refused-things.ts";
import { stemOf } from "#core/text/stem.ts";
import { usedSources } from "./choose-step.ts";
import { lowerFirst } from "./fill-text.ts";
import type { Ladders } from "./ladder.ts";
import { answerOf, type WordedStep } from "./worded-step.ts";
import { classifyComment } from "./read-person.ts";
import { stepOfWords } from "./together.ts";
import { lean } from "#core/text/lean.ts";

type Current = NonNullable<CoachAsk["current"]>;

/** How a step is put otherwise. */
type Way = "clearer" | "smaller" | "smallest" | "other" | "next" | "elsewhere" | "on_the_phone" | "bigger";

/** What a remark in own words says: of its class, a new fact, a wish, or nothing that is understood. */
export type Heard =
  | { readonly as: "class"; readonly is: CommentClass }
  | { readonly as: "fact" }
  | { readonly as: "wish"; readonly answer: CoachAnswer }
  /** What any step has to keep to; `around` is the one that takes up what stands in the way. */
  | { readonly as: "limits"; readonly limits: readonly StepLimit[]; readonly around: CoachAnswer | undefined }
  /** What is turned down: another step that does not speak of it comes first. */
  | { readonly as: "without" }
  | { readonly as: "nothing" };

const questions = new Set<CommentClass>(["asks_why", "asks_how_long", "asks_what"]);
/** Of a remark that also states a fact, these say more than the fact. */
const beforeFacts = new Set<CommentClass>(["wrong_topic", "too_easy", ...questions]);

/** Reads a remark: wrong topic and questions first, then what stands in the way, facts that hold for good, a wish, and what does not fit today. */
export function hear(packs: CoachPacks, ladders: Ladders, ask: CoachAsk, newFacts: readonly GoalFact[]): Heard {
  const comment = ask.comment ?? "";
  const said = classifyComment(comment, packs.wording);
  if (said !== undefined && beforeFacts.has(said)) return { as: "class", is: said };
  const around = stepAround(packs, ask, comment);
  const limits = stepLimits(comment);
  if (limits.length > 0) return { as: "limits", limits, around: around?.vague === false ? around.answer : undefined };
  if (around && !around.vague) return { as: "wish", answer: around.answer };
  if (newFacts.length > 0) return { as: "fact" };
  const wished = wishIn(packs, ladders, ask, comment);
  if (wished) return { as: "wish", answer: wished };
  if (said !== undefined) return { as: "class", is: said };
  if (around) return { as: "wish", answer: around.answer };
  return { as: refusedThings(comment, ask.goal.title).length > 0 ? "without" : "nothing" };
}

const aroundMinutes = 5;
/** Something stands in the way, and it is not said of what kind. */
const anything = "any";

/** The step that takes up what stands in the way: none that was given before. */
function stepAround(
  packs: CoachPacks,
  ask: CoachAsk,
  comment: string,
): { readonly answer: CoachAnswer; readonly vague: boolean } | undefined {
  const hindrance = packs.hindered(comment, ask.goal.title);
  const used = usedSources(ask);
  for (const [at, [step, floorStep, stretchStep]] of (hindrance?.[ask.locale] ?? []).entries()) {
    const source = `hindrance/${hindrance?.id}-${at}`;
    const answer: CoachAnswer = {
      status: "ok",
      step,
      minutes: aroundMinutes,
      floorStep,
      stretchStep,
      cue: undefined,
      source,
    };
    if (!used.has(source) && guardAnswer(answer, ask).kind === "pass")
      return { answer, vague: hindrance?.id === anything };
  }
  return undefined;
}

const wishing = lean(
  /^\s*(?:(?:нет,?\s+)?(?:я\s+)?(?:хочу|хотел(?:а)?\s+бы|хочется|лучше|давай(?:те)?|дай(?:те)?|мне\s+бы|сначала)|(?:no,?\s+)?(?:i\s+(?:want|would like|['’]d)|i['’]d|let['’]?s|let me|give me|rather|can we|could we|first))(?!\p{L})/iu,
);
const aboutThing = /(?:^|\s)(?:про|о|об|насчет|насчёт|about|on|for|with)\s+(.+)$/iu;

/** What somebody would rather do: a step of the same way that speaks of it, or else one in their words. */
function wishIn(packs: CoachPacks, ladders: Ladders, ask: CoachAsk, comment: string): CoachAnswer | undefined {
  if (!wishing.test(comment)) return undefined;
  const thing = aboutThing.exec(comment)?.[1] ?? comment.replace(wishing, "");
  const stems = new Set(
    wordsOf(thing)
      .filter((word) => word.length > 3)
      .map(stemOf),
  );
  const used = usedSources(ask);
  const speaks = ladders.own
    .filter(({ source }) => !used.has(source))
    .map((step) => ({ step, shared: wordsOf(step.text).filter((word) => stems.has(stemOf(word))).length }))
    .filter(({ shared }) => shared > 0)
    .toSorted((a, b) => b.shared - a.shared)[0]?.step;
  const grown: CoachAsk = { ...ask, grows: true };
  const choices = [
    ...(speaks ? [answerOf(speaks)] : []),
    stepOfWords(packs, comment, ask, `wish/${ask.declined.length}-${ask.history.length}`),
  ];
  return choices.find((choice) => choice !== undefined && guardAnswer(choice, grown).kind === "pass");
}

/** The same at once shorter, clearer or another one, by the reason given; bigger only where that is asked for, never the same words. */
export function rephraseStep(
  ladders: Ladders,
  ask: CoachAsk,
  current: Current,
  wording: CoachWording,
  heard: Heard | undefined,
): CoachAnswer | undefined {
  if (heard?.as === "wish") return heard.answer;
  if (heard?.as === "limits") return within(heard, ladders, ask, current, wording);
  const asked =
    heard?.as === "class" && questions.has(heard.is) ? explain(ladders, ask, current, wording, heard.is) : undefined;
  if (asked) return asked;
  const refused = ask.comment === undefined ? [] : refusedThings(ask.comment, ask.goal.title);
  let speaksOfIt: CoachAnswer | undefined;
  for (const way of [...waysFor(ask, heard), "next" as const]) {
    for (const answer of wordings(way, ladders, ask, current, wording)) {
      if (guardAnswer(answer, way === "bigger" ? { ...ask, grows: true } : ask).kind !== "pass") continue;
      if (answer.status !== "ok" || keepsTo(refused, `${answer.step} ${answer.floorStep}`)) return answer;
      speaksOfIt ??= answer;
    }
  }
  return speaksOfIt;
}

/** Another step that keeps to what was said of it; where none is known that is said, and theirs is asked for. */
function within(
  { limits, around }: Extract<Heard, { as: "limits" }>,
  ladders: Ladders,
  ask: CoachAsk,
  current: Current,
  wording: CoachWording,
): CoachAnswer {
  const ways = (["other", "next", "elsewhere", "smaller"] as const).flatMap((way) =>
    wordings(way, ladders, ask, current, wording),
  );
  const kept = [...(around ? [around] : []), ...ways].find(
    (answer) =>
      answer.status === "ok" &&
      keepsTo(limits, `${answer.step} ${answer.floorStep}`) &&
      guardAnswer(answer, ask).kind === "pass",
  );
  return kept ?? { status: "explained", text: wording.none_within[ask.locale] };
}

/** What is asked back where a remark is not understood. */
export function askWhatIsMeant(ask: CoachAsk, { meant }: CoachWording): CoachAnswer | undefined {
  if (ask.questionsLeft <= 0) return undefined;
  const { [ask.locale]: question, quick } = meant;
  return { status: "need_clarification", question, id: meantQuestionId, quick: quick[ask.locale] };
}

function explain(
  ladders: Ladders,
  ask: CoachAsk,
  current: Current,
  { explain: say }: CoachWording,
  asked: CommentClass,
): CoachAnswer | undefined {
  const { locale } = ask;
  const step = find(ladders, current);
  const text =
    asked === "asks_how_long"
      ? say.how_long[locale].replace("{minutes}", String(current.minutes))
      : asked === "asks_why"
        ? say.why[step?.stage ?? "build"][locale]
        : step?.vague === undefined
          ? say.begin[locale].replace("{floor}", () => lowerFirst(current.floorText))
          : say.what[locale].replace("{vague}", () => lowerFirst(step.vague ?? ""));
  const answer: CoachAnswer = { status: "explained", text };
  return guardAnswer(answer, ask).kind === "pass" ? answer : undefined;
}

const find = ({ own, further }: Ladders, { source }: Current) =>
  [...own, ...further].find((step) => step.source === source);

function waysFor(ask: CoachAsk, heard: Heard | undefined): readonly Way[] {
  switch (ask.reason) {
    case "too_vague":
      return ["clearer", "smaller", "other"];
    case "too_big":
    case "no_energy":
      return ["smaller", "other", "smallest"];
    case "not_mine":
      return ["other", "next", "clearer", "smaller", "smallest"];
    case "too_easy":
      return ["bigger"];
    case "wrong_topic":
      return ["next"];
    case "own_words":
    case undefined:
      return waysForHeard(heard);
    default:
      return assertNever(ask.reason);
  }
}

function waysForHeard(heard: Heard | undefined): readonly Way[] {
  if (heard?.as === "fact") return ["next", "other", "smaller"];
  if (heard?.as === "without") return ["other", "next", "elsewhere", "smaller", "smallest"];
  const said = heard?.as === "class" ? heard.is : undefined;
  switch (said) {
    case "too_long":
    case "no_time":
    case "tired":
    case "scared":
      return ["smaller", "other", "smallest"];
    case "too_easy":
      return ["bigger"];
    case "no_tool":
    case "no_money":
      return ["elsewhere", "other", "smaller", "smallest"];
    case "at_work":
    case "outside":
      return ["on_the_phone", "elsewhere", "smaller", "smallest"];
    case "already_done":
    case "wrong_topic":
      return ["next", "other", "smaller", "smallest"];
    case "boring":
    case undefined:
      return ["other", "next", "smaller", "smallest"];
    case "unclear":
    case "asks_what":
    case "asks_why":
    case "asks_how_long":
      return ["clearer", "smaller", "other", "smallest"];
    default:
      return assertNever(said);
  }
}

function wordings(
  way: Way,
  ladders: Ladders,
  ask: CoachAsk,
  current: Current,
  wording: CoachWording,
): readonly CoachAnswer[] {
  const step = find(ladders, current);
  const floor = step?.floor ?? peel(current.floorText, wording, ask);
  const source = current.source;
  const text = step?.text ?? current.text;
  const minutes = Math.max(stepMinutes.least, Math.min(current.minutes, step?.minutes ?? current.minutes));
  const put = (templates: CoachWording["smaller"]) => templates.map((each) => withFloor(each[ask.locale], floor));
  const frames = put(wording.smaller);
  const framed = frames.map((words, i) =>
    made(words, stepMinutes.least, frames[(i + 1) % frames.length] ?? floor, floor, source),
  );
  switch (way) {
    case "clearer": {
      const eased = put(wording.vague);
      const own = step?.vague === undefined ? [] : [made(step.vague, minutes, eased[0] ?? floor, step.stretch, source)];
      return [
        ...own,
        ...eased.map((words, i) =>
          made(words, stepMinutes.least, eased[(i + 1) % eased.length] ?? floor, text, source),
        ),
      ];
    }
    case "smaller":
      return [made(floor, stepMinutes.least, frames[0] ?? floor, text, source), ...framed.slice(0, 1)];
    case "smallest":
      return framed.slice(1);
    case "bigger":
      return biggerThan(ladders, ask, current, step);
    case "other":
      return fresh(ladders.own, ask, current, (each) => step === undefined || each.stage === step.stage, wording);
    case "next":
      return fresh(laterThan(ladders, source), ask, current, () => true, wording);
    case "elsewhere":
      return fresh(
        [...ladders.own, ...ladders.further],
        ask,
        current,
        (each) => each.place === "any" || (each.place === "phone" && step?.place !== "phone"),
        wording,
      );
    case "on_the_phone":
      return fresh(
        [...ladders.own, ...ladders.further],
        ask,
        current,
        (each) => each.place === "phone" || each.place === "any",
        wording,
      );
    default:
      return assertNever(way);
  }
}

/** More of the same step where it has a larger version, else a later one that takes longer. */
function biggerThan(
  ladders: Ladders,
  ask: CoachAsk,
  current: Current,
  step: WordedStep | undefined,
): readonly CoachAnswer[] {
  const used = usedSources(ask);
  const minutes = Math.min(stepMinutes.most, Math.round(current.minutes * 1.5));
  const larger =
    step && step.text === current.text ? [made(step.stretch, minutes, step.text, step.stretch, current.source)] : [];
  const longer = laterThan(ladders, current.source).filter(
    (each) => !used.has(each.source) && each.minutes > current.minutes,
  );
  return [...larger, ...longer.map(answerOf)];
}

function laterThan({ own, further }: Ladders, source: string | undefined): readonly WordedStep[] {
  const at = own.findIndex((step) => step.source === source);
  return [...own.slice(at + 1), ...further];
}

/** Steps not given yet, none longer than the one they stand in for: those that are come last, as their floor. */
function fresh(
  ladder: readonly WordedStep[],
  ask: CoachAsk,
  current: Current,
  fits: (step: WordedStep) => boolean,
  wording: CoachWording,
): readonly CoachAnswer[] {
  const used = usedSources(ask);
  const frame = wording.smaller[0]?.[ask.locale] ?? "{floor}";
  const steps = ladder.filter((step) => !used.has(step.source) && fits(step));
  const asFloor = (step: WordedStep) =>
    made(step.floor, stepMinutes.least, withFloor(frame, step.floor), step.text, step.source);
  return steps.map((step) => (step.minutes <= current.minutes ? answerOf(step) : asFloor(step)));
}

function made(
  step: string,
  minutes: number,
  floorStep: string,
  stretchStep: string,
  source: string | undefined,
): CoachAnswer {
  return { status: "ok", step, minutes, floorStep, stretchStep, cue: undefined, source };
}

function withFloor(template: string, floor: string): string {
  return template.replace("{floor}", () => lowerFirst(floor));
}

/** A floor that was put in other words before is taken out of them again, so that frames never nest. */
function peel(floor: string, wording: CoachWording, ask: CoachAsk): string {
  let inner = floor;
  for (const template of [...wording.smaller, ...wording.vague]) {
    const frame = template[ask.locale].split("{floor}")[0] ?? "";
    if (frame !== "" && inner.startsWith(frame)) inner = inner.slice(frame.length);
  }
  return inner.replace(/^\p{Ll}/u, (letter) => letter.toUpperCase());
}
