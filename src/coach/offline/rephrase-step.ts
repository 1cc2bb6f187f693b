import type { CoachWording } from "#content/coach-packs.ts";
import { assertNever } from "#core/assert-never.ts";
import type { CoachAnswer, CoachAsk } from "#core/goals/coach-ask.ts";
import { guardAnswer } from "#core/goals/step-guard.ts";
import { stepMinutes } from "#core/goals/step.ts";
import { answerOf, usedSources } from "./choose-step.ts";
import { lowerFirst } from "./fill-text.ts";
import type { Ladders, WordedStep } from "./ladder.ts";
import { classifyComment } from "./read-person.ts";

type Current = NonNullable<CoachAsk["current"]>;

/** How a step is put otherwise. */
type Way = "clearer" | "smaller" | "smallest" | "other" | "next" | "elsewhere" | "on_the_phone";

/** The same at once shorter, clearer or another one, by the reason given; never bigger, never the same words. */
export function rephraseStep(
  ladders: Ladders,
  ask: CoachAsk,
  current: Current,
  wording: CoachWording,
): CoachAnswer | undefined {
  for (const way of [...waysFor(ask, wording), "next" as const]) {
    for (const answer of wordings(way, ladders, ask, current, wording)) {
      if (guardAnswer(answer, ask).kind === "pass") return answer;
    }
  }
  return undefined;
}

function waysFor(ask: CoachAsk, wording: CoachWording): readonly Way[] {
  switch (ask.reason) {
    case "too_vague":
      return ["clearer", "smaller", "other"];
    case "too_big":
    case "no_energy":
      return ["smaller", "other", "smallest"];
    case "not_mine":
      return ["other", "next", "clearer", "smaller", "smallest"];
    case "own_words":
    case undefined:
      return waysForComment(ask.comment ?? "", wording);
    default:
      return assertNever(ask.reason);
  }
}

function waysForComment(comment: string, wording: CoachWording): readonly Way[] {
  const said = classifyComment(comment, wording);
  switch (said) {
    case "too_long":
    case "no_time":
    case "scared":
    case "tired":
      return ["smaller", "other", "smallest"];
    case "no_tool":
    case "no_money":
      return ["elsewhere", "other", "smaller", "smallest"];
    case "at_work":
    case "outside":
      return ["on_the_phone", "elsewhere", "smaller", "smallest"];
    case "already_done":
      return ["next", "other", "smaller", "smallest"];
    case "boring":
      return ["other", "next", "smaller", "smallest"];
    case "unclear":
    case undefined:
      return ["clearer", "other", "smaller", "smallest"];
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
  const all = [...ladders.topic, ...ladders.kind, ...ladders.upkeep];
  const step = all.find(({ source }) => source === current.source);
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
      return [
        made(floor, stepMinutes.least, frames[0] ?? floor, text, source),
        ...framed.slice(0, framesBeforeAnother),
      ];
    case "smallest":
      return framed.slice(framesBeforeAnother);
    case "other":
      return fresh(
        ownLadder(ladders),
        ask,
        current,
        (each) => step === undefined || each.stage === step.stage,
        wording,
      );
    case "next":
      return fresh(laterThan(ladders, source), ask, current, () => true, wording);
    case "elsewhere":
      return fresh(
        ladders,
        ask,
        current,
        (each) => each.place === "any" || (each.place === "phone" && step?.place !== "phone"),
        wording,
      );
    case "on_the_phone":
      return fresh(ladders, ask, current, (each) => each.place === "phone" || each.place === "any", wording);
    default:
      return assertNever(way);
  }
}

/** A step that stays too big in two smaller wordings gives way to another one. */
const framesBeforeAnother = 2;

/** The topic's ladder where there is one, else the kind's: another step of the same sort is looked for there alone. */
function ownLadder(ladders: Ladders): Ladders {
  return { topic: ladders.topic, kind: ladders.topic.length > 0 ? [] : ladders.kind, upkeep: [] };
}

function laterThan(ladders: Ladders, source: string | undefined): Ladders {
  const at = ladders.topic.findIndex((step) => step.source === source);
  return at < 0 ? ladders : { ...ladders, topic: ladders.topic.slice(at + 1) };
}

/**
 * Steps not given yet, the topic's own before the kind's, none longer than the one they stand in for: those that are
 * come last, as their floor.
 */
function fresh(
  ladders: Ladders,
  ask: CoachAsk,
  current: Current,
  fits: (step: WordedStep) => boolean,
  wording: CoachWording,
): readonly CoachAnswer[] {
  const used = usedSources(ask);
  const frame = wording.smaller[0]?.[ask.locale] ?? "{floor}";
  return [ladders.topic, ladders.kind, ladders.upkeep].flatMap((ladder) => {
    const steps = ladder.filter((step) => !used.has(step.source) && fits(step));
    const asFloor = (step: WordedStep) =>
      made(step.floor, stepMinutes.least, withFloor(frame, step.floor), step.text, step.source);
    return [
      ...steps.filter(({ minutes }) => minutes <= current.minutes).map(answerOf),
      ...steps.filter(({ minutes }) => minutes > current.minutes).map(asFloor),
    ];
  });
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
