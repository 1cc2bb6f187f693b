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
type Way = "clearer" | "smaller" | "other" | "next" | "elsewhere" | "on_the_phone";

/** The same at once shorter, clearer or another one, by the reason given; never bigger, never the same words. */
export function rephraseStep(
  ladders: Ladders,
  ask: CoachAsk,
  current: Current,
  wording: CoachWording,
): CoachAnswer | undefined {
  for (const way of waysFor(ask, wording)) {
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
      return ["smaller", "other"];
    case "not_mine":
      return ["other", "next", "clearer", "smaller"];
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
      return ["smaller", "other"];
    case "no_tool":
    case "no_money":
      return ["elsewhere", "other", "smaller"];
    case "at_work":
    case "outside":
      return ["on_the_phone", "elsewhere", "smaller"];
    case "already_done":
      return ["next", "other", "smaller"];
    case "boring":
      return ["other", "next", "smaller"];
    case "unclear":
    case undefined:
      return ["clearer", "other", "smaller"];
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
    case "smaller": {
      const less = put(wording.smaller);
      const asFloor = made(floor, stepMinutes.least, less[0] ?? floor, text, source);
      return [
        asFloor,
        ...less.map((words, i) => made(words, stepMinutes.least, less[(i + 1) % less.length] ?? floor, floor, source)),
      ];
    }
    case "other":
      return fresh(all, ask, current, (each) => step === undefined || each.stage === step.stage);
    case "next": {
      const at = all.findIndex(({ source }) => source === current.source);
      return fresh(at < 0 ? all : all.slice(at + 1), ask, current, () => true);
    }
    case "elsewhere":
      return fresh(
        all,
        ask,
        current,
        (each) => each.place === "any" || (each.place === "phone" && step?.place !== "phone"),
      );
    case "on_the_phone":
      return fresh(all, ask, current, (each) => each.place === "phone" || each.place === "any");
    default:
      return assertNever(way);
  }
}

/** Steps not given yet, none longer than the one they stand in for: a longer one comes as its floor. */
function fresh(
  steps: readonly WordedStep[],
  ask: CoachAsk,
  current: Current,
  fits: (step: WordedStep) => boolean,
): readonly CoachAnswer[] {
  const used = usedSources(ask);
  return steps
    .filter((step) => !used.has(step.source) && fits(step))
    .map((step) =>
      step.minutes <= current.minutes
        ? answerOf(step)
        : made(step.floor, stepMinutes.least, step.floor, step.text, step.source),
    );
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
