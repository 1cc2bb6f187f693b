import type { PackStep } from "#content/coach-pack.ts";
import type { CoachPacks } from "#content/coach-packs.ts";
import type { GoalAct } from "#core/goals/acts.ts";
import { type GivenFact, type GoalFact, givenSteps } from "#core/goals/goal-reading.ts";
import type { CoachAnswer, CoachAsk } from "#core/goals/coach-ask.ts";
import type { Understood } from "./choose-way.ts";
import { fillerFor } from "./fill-text.ts";
import { type GoalSlots, goalSlots, isSoon } from "./goal-slots.ts";
import { unfit } from "./read-facts.ts";
import { allTexts, allWords, readSignals } from "./read-person.ts";
import { guardAnswer } from "#core/goals/step-guard.ts";
import { fillSegments } from "./segments.ts";

/** A pack step in one person's words and language. */
export interface WordedStep {
  /** Names the pack step for good, so that history and refusals exclude it. */
  readonly source: string;
  readonly stage: PackStep["stage"];
  readonly place: PackStep["place"];
  readonly minutes: number;
  readonly firstTouch: boolean;
  readonly text: string;
  readonly floor: string;
  readonly stretch: string;
  readonly vague: string | undefined;
}

export function answerOf(step: WordedStep): CoachAnswer {
  return {
    status: "ok",
    step: step.text,
    minutes: step.minutes,
    floorStep: step.floor,
    stretchStep: step.stretch,
    cue: undefined,
    source: step.source,
  };
}

/** The ladders a goal can walk, each in order and holding only what fits this person. */
export interface Ladders {
  /** What the goal walks: its topic's ladder, or its act's frame. */
  readonly own: readonly WordedStep[];
  /** What comes after it: the frame of the act, then that of any. */
  readonly further: readonly WordedStep[];
}

type Fill = (text: string) => string | undefined;

/** Everything that can be given on this way, in this person's language, without what does not fit them. */
export function laddersFor(packs: CoachPacks, { way }: Understood, ask: CoachAsk, facts: readonly GoalFact[]): Ladders {
  const words = allWords(ask);
  const frames = framesAfter(packs, way).map((frame) => {
    const slots = goalSlots(ask.goal.title, ask.goal.description, frame.act, ask.locale, packs.reading);
    const wordedWith = (known: GoalSlots) =>
      worded(
        frame.steps,
        `frame/${frame.act}`,
        ask,
        facts,
        (text) => fillSegments(text, (name) => known[name]),
        new Set(),
      );
    const { said, ...others } = slots;
    return said === undefined ? wordedWith(slots) : withoutRefused(wordedWith(slots), wordedWith(others), ask);
  });
  if (way.kind === "frame") {
    const [own = [], ...further] = frames;
    const begun = [...openingsOf(packs, way.frame.act, ask, facts), ...own];
    return { own: withGiven(begun, packs, ask, facts, way.frame.act), further: further.flat() };
  }
  const { pack } = way;
  const filler = fillerFor(ask, words);
  const fill: Fill = (text) => filler.fill(pack, text);
  const own = worded(pack.steps, `${pack.kind}/${pack.id}`, ask, facts, fill, readSignals(pack, words));
  return { own: withGiven(own, packs, ask, facts, pack.act), further: frames.flat() };
}

/** What the guard refuses for the words that were said stands without them. */
function withoutRefused(
  steps: readonly WordedStep[],
  bare: readonly WordedStep[],
  ask: CoachAsk,
): readonly WordedStep[] {
  return steps.map((step) => {
    const plain = bare.find(({ source }) => source === step.source) ?? step;
    return plain.text === step.text || guardAnswer(answerOf(step), ask).kind === "pass" ? step : plain;
  });
}

const mostOpenings = 2;

/** How the frame of an act begins: with the goal's own words, where they can stand in a sentence. */
function openingsOf(packs: CoachPacks, act: GoalAct, ask: CoachAsk, facts: readonly GoalFact[]): readonly WordedStep[] {
  const slots = goalSlots(ask.goal.title, ask.goal.description, act, ask.locale, packs.reading);
  const steps = packs.openings
    .filter(({ acts }) => acts.includes(act))
    .flatMap(({ id, minutes, needs, [ask.locale]: sizes }) => {
      const [text, floor, stretch] = sizes.map((size) => fillSegments(size, (name) => slots[name]));
      if (text === undefined || floor === undefined || stretch === undefined) return [];
      if (unfit({ needs, assumes: [] }, text, facts)) return [];
      const source = `opening/${id}`;
      return [
        {
          source,
          stage: "concretise",
          place: "any",
          minutes,
          firstTouch: minutes <= 10,
          text,
          floor,
          stretch,
          vague: undefined,
        } as const,
      ];
    });
  return steps.slice(0, mostOpenings);
}

const mostOfAKind = 1;
const aboutMoney = new Set<GoalAct>(["save_or_pay", "earn"]);

/** The steps that stand on what was said, put in after the first step, one after every other. */
function withGiven(
  own: readonly WordedStep[],
  packs: CoachPacks,
  ask: CoachAsk,
  facts: readonly GoalFact[],
  act: GoalAct,
): readonly WordedStep[] {
  const given = facts.filter((fact): fact is GivenFact => fact.is === "given");
  const steps = givenSteps.flatMap((kind) => {
    // Where the goal is the money itself, its figures stand in its own steps.
    if (kind === "money" && aboutMoney.has(act)) return [];
    const said = given.filter(({ of }) => of === kind).slice(0, mostOfAKind);
    if (said.length === 0) return [];
    const { minutes, [ask.locale]: sizes } = packs.given[kind];
    const [text, floor, stretch] = sizes.map((size) =>
      size.replace("{given}", said.map(({ what }) => what).join("; ")),
    );
    if (text === undefined || floor === undefined || stretch === undefined) return [];
    const step: WordedStep = {
      source: `given/${kind}`,
      stage: "concretise",
      place: "any",
      minutes,
      firstTouch: true,
      text,
      floor,
      stretch,
      vague: undefined,
    };
    return [step];
  });
  return steps.reduce<readonly WordedStep[]>((all, step, at) => all.toSpliced(1 + at * 2, 0, step), own);
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
): readonly WordedStep[] {
  const soon = isSoon(allTexts(ask).join(" . "));
  return steps.flatMap((step) => {
    if (!ask.contactAllowed && step.contact !== undefined) return [];
    if (!step.if.every((name) => signals.has(name)) || step.unless.some((name) => signals.has(name))) return [];
    if (step.if_time && soon) return [];
    const one = wordStep(`${from}/${step.id}`, step, ask, fill);
    return one && !unfit(step, one.text, facts) ? [one] : [];
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
