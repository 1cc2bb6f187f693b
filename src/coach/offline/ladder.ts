import type { CoachPack, PackStep } from "#content/coach-pack.ts";
import type { CoachPacks } from "#content/coach-packs.ts";
import type { GoalAct } from "#core/goals/acts.ts";
import type { GoalFact } from "#core/goals/goal-reading.ts";
import type { GoalMatter } from "#core/goals/matters.ts";
import type { CoachAsk } from "#core/goals/coach-ask.ts";
import type { Understood } from "./choose-way.ts";
import { fillerFor } from "./fill-text.ts";
import { goalSlots, isSoon } from "./goal-slots.ts";
import { firstMoves, givenStepsFor, toldSteps, wovenIn } from "./moves.ts";
import { unfit, unwantedIn } from "./read-facts.ts";
import { isInner, matterOf } from "./read-matter.ts";
import { allTexts, allWords, readSignals } from "./read-person.ts";
import { wordsOf } from "#core/goals/words.ts";
import { stemOf } from "#core/text/stem.ts";
import { fillSegments } from "./segments.ts";
import type { WordedStep } from "./worded-step.ts";

/** The ladders a goal can walk, each in order and holding only what fits this person. */
export interface Ladders {
  /** What the goal walks: its topic's ladder, or its act's frame. */
  readonly own: readonly WordedStep[];
  /** What comes after it: what its family builds on, the frame of the act, then that of any. */
  readonly further: readonly WordedStep[];
}

/** What a frame's step may be `unless`: the goal is about people or feelings. */
const innerSignal = "inner";

type Fill = (text: string) => string | undefined;

/** Everything that can be given on this way, in this person's language, without what does not fit them. */
export function laddersFor(
  packs: CoachPacks,
  { way, kind }: Understood,
  ask: CoachAsk,
  facts: readonly GoalFact[],
): Ladders {
  const words = allWords(ask);
  const matter = matterOf(ask.goal, kind, packs.reading);
  const signals = new Set(isInner(matter) ? [innerSignal] : []);
  const frames = framesAfter(packs, way).map((frame) => {
    const slots = goalSlots(ask.goal.title, ask.goal.description, frame.act, ask.locale, packs.reading);
    const fill: Fill = (text) => fillSegments(text, (name) => slots[name]);
    return worded(frame.steps, `frame/${frame.act}`, ask, facts, fill, signals, packs);
  });
  if (way.kind === "frame") {
    const [own = [], ...further] = frames;
    return wanted(
      { own: frameWalk(own, packs, way.frame.act, ask, facts, matter), further: further.flat() },
      packs,
      ask,
    );
  }
  const { pack } = way;
  const filler = fillerFor(ask, words);
  const slots = goalSlots(ask.goal.title, ask.goal.description, pack.act, ask.locale, packs.reading);
  const isShape = packs.shapes.some((shape) => shape.pack === pack);
  const fill: Fill = (text) => {
    const own = isShape ? fillSegments(text, (name) => slots[name]) : text;
    return own === undefined ? undefined : filler.fill(pack, own);
  };
  const own = worded(pack.steps, `${pack.kind}/${pack.id}`, ask, facts, fill, readSignals(pack, words), packs);
  const { steps, covered } = toldSteps(packs, pack.act, ask, facts, true);
  const told = [...steps, ...givenStepsFor(packs, pack.act, ask, facts, covered)];
  const family = familyAfter(packs, pack);
  const kin = family ? worded(family.steps, `${family.kind}/${family.id}`, ask, facts, fill, new Set(), packs) : [];
  return wanted({ own: wovenIn(own, told), further: [...kin, ...frames.flat()] }, packs, ask);
}

/** What whoever has walked a ladder may still do of its family: not its first touches, which lie behind them. */
function familyAfter({ families }: CoachPacks, { kind, id }: CoachPack): CoachPack | undefined {
  const family = families.find(({ ladders }) => ladders.has(`${kind}/${id}`))?.pack;
  return family && { ...family, steps: family.steps.filter(({ first_touch }) => !first_touch) };
}

/** Nothing speaks of what somebody said they do not want. */
function wanted({ own, further }: Ladders, { reading }: CoachPacks, { goal }: CoachAsk): Ladders {
  const unwanted = unwantedIn(goal.description, reading);
  if (unwanted.size === 0) return { own, further };
  const fits = ({ text }: WordedStep) => !wordsOf(text).some((word) => unwanted.has(stemOf(word)));
  return { own: own.filter(fits), further: further.filter(fits) };
}

/** A goal that no ladder knows begins with what was told beside it, which is all that is surely its own. */
function frameWalk(
  own: readonly WordedStep[],
  packs: CoachPacks,
  act: GoalAct,
  ask: CoachAsk,
  facts: readonly GoalFact[],
  matter: GoalMatter | undefined,
): readonly WordedStep[] {
  const { steps, covered } = toldSteps(packs, act, ask, facts, false);
  const given = givenStepsFor(packs, act, ask, facts, covered);
  return [...steps, ...wovenIn([...firstMoves(packs, act, ask, facts, matter), ...own], given)];
}

function framesAfter({ frames }: CoachPacks, way: Understood["way"]) {
  const own = way.kind === "frame" ? way.frame : frames.get(way.pack.act);
  const any = frames.get("anything");
  return [...new Set([own, any])].flatMap((frame) => frame ?? []);
}

function worded(
  steps: readonly PackStep[],
  from: string,
  ask: CoachAsk,
  facts: readonly GoalFact[],
  fill: Fill,
  signals: ReadonlySet<string>,
  { reading }: CoachPacks,
): readonly WordedStep[] {
  const soon = isSoon(allTexts(ask).join(" . "));
  return steps.flatMap((step) => {
    if (!ask.contactAllowed && step.contact !== undefined) return [];
    if (!step.if.every((name) => signals.has(name)) || step.unless.some((name) => signals.has(name))) return [];
    if (step.if_time && soon) return [];
    const one = wordStep(`${from}/${step.id}`, step, ask, fill);
    return one && !unfit(step, one.text, facts, reading) ? [one] : [];
  });
}

/** Undefined where a text needs words that the person has not given. */
function wordStep(source: string, step: PackStep, ask: CoachAsk, fill: Fill): WordedStep | undefined {
  const sizes = step[ask.locale];
  const text = fill(sizes.text);
  const floor = fill(sizes.floor);
  const stretch = fill(sizes.stretch);
  if (text === undefined || floor === undefined || stretch === undefined) return undefined;
  return {
    source,
    stage: step.stage,
    place: step.place,
    minutes: step.minutes,
    firstTouch: step.first_touch && step.minutes <= 10,
    text,
    floor,
    stretch,
    vague: sizes.vague === undefined ? undefined : fill(sizes.vague),
  };
}
