import type { CoachPack, CoachPacks, PackStep } from "#content/coach-packs.ts";
import type { CoachAsk } from "#core/goals/coach-ask.ts";
import type { Filler } from "./fill-text.ts";
import { readSignals } from "./read-person.ts";

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

/** The ladders a goal can walk, each in order and holding only what fits this person. */
export interface Ladders {
  /** The topic's; empty where no topic fits. */
  readonly topic: readonly WordedStep[];
  readonly kind: readonly WordedStep[];
  readonly upkeep: readonly WordedStep[];
}

export function laddersFor(
  packs: CoachPacks,
  topic: CoachPack | undefined,
  kind: CoachPack,
  ask: CoachAsk,
  words: readonly string[],
  filler: Filler,
): Ladders {
  const walk = (pack: CoachPack | undefined, steps: readonly PackStep[]) => {
    const signals = pack ? readSignals(pack, words) : new Set<string>();
    return steps.flatMap((step, turn) => {
      if (!ask.contactAllowed && step.contact !== undefined) return [];
      if (!step.if.every((name) => signals.has(name)) || step.unless.some((name) => signals.has(name))) return [];
      const worded = wordStep(pack, step, turn, filler);
      return worded ? [worded] : [];
    });
  };
  return {
    topic: topic ? walk(topic, topic.steps) : [],
    kind: walk(kind, kind.steps),
    upkeep: walk(undefined, packs.wording.upkeep),
  };
}

/** Undefined where a text needs words that the person has not given. */
function wordStep(pack: CoachPack | undefined, step: PackStep, turn: number, filler: Filler): WordedStep | undefined {
  const sizes = step[filler.locale];
  const text = filler.fill(pack, sizes.text, turn);
  const floor = filler.fill(pack, sizes.floor, turn);
  const stretch = filler.fill(pack, sizes.stretch, turn);
  if (text === undefined || floor === undefined || stretch === undefined) return undefined;
  return {
    source: pack ? `${pack.kind}/${pack.id}/${step.id}` : `upkeep/${step.id}`,
    stage: step.stage,
    place: step.place,
    minutes: step.minutes,
    firstTouch: step.first_touch && step.minutes <= 10,
    text,
    floor,
    stretch,
    vague: sizes.vague === undefined ? undefined : filler.fill(pack, sizes.vague, turn),
  };
}
