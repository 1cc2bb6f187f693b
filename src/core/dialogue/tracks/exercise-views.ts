import type { Exercise } from "../../techniques/exercise.ts";
import type { Technique, TechniqueStep } from "../../techniques/technique.ts";
import { goBack, hasGiven, stepAt, type Surroundings, writtenIn } from "../../techniques/walk.ts";
import { nameRef, stepRef } from "../../techniques/work.ts";
import type { Button, Reply } from "../turn/reply.ts";

/** What a person sees of an exercise: the step that is asked, and the buttons that fit it. */

function press(
  exercise: Exercise,
  step: TechniqueStep,
  word: string,
  label: Button["label"],
  given?: Button["with"],
): Button {
  return {
    label,
    ...(given ? { with: given } : {}),
    press: { do: "exercise", exerciseId: exercise.id, step: step.id, press: word },
  };
}

function rowsOf(buttons: readonly Button[], width: number): Button[][] {
  const rows: Button[][] = [];
  for (let at = 0; at < buttons.length; at += width) rows.push(buttons.slice(at, at + width));
  return rows;
}

/** The buttons that answer a step. */
function answerButtons(exercise: Exercise, step: TechniqueStep): Button[][] {
  const { ask } = step;
  const so = exercise.answers[step.id];
  const of = (word: string, label: Button["label"], given?: Button["with"]): Button =>
    press(exercise, step, word, label, given);
  const option = (id: string, label: Button["label"] = "button.quick"): Button =>
    of(id, label, { text: stepRef(exercise.technique, step.id, `option.${id}`) });
  switch (ask.kind) {
    case "tell":
    case "breath":
      return [[of("go", "button.go_on")]];
    case "choice":
      return rowsOf(
        ask.options.map(({ id }) => option(id)),
        1,
      );
    case "several": {
      const had = so?.kind === "several" ? so.options : [];
      const options = ask.options.map(({ id }) => option(id, had.includes(id) ? "button.chosen" : "button.quick"));
      return [...rowsOf(options, 1), ...(had.length > 0 ? [[of("enough", "button.enough")]] : [])];
    }
    case "scale": {
      const values = Array.from({ length: ask.to - ask.from + 1 }, (_, index) => ask.from + index);
      return rowsOf(
        values.map((value) => of(`${value}`, "button.quick", { text: `${value}` })),
        6,
      );
    }
    case "pages":
    case "list": {
      const had = so?.kind === "pages" ? so.texts.length : so?.kind === "list" ? so.items.length : 0;
      return had > 0 ? [[of("enough", "button.enough"), of("afresh", "button.afresh")]] : [];
    }
    case "photos":
      return so?.kind === "photos" && so.photos.length > 0 ? [[of("enough", "button.enough")]] : [];
    case "date":
      return [
        ...(so?.kind === "date" ? [[of("go", "button.go_on")]] : []),
        ...(ask.when === "future" ? [] : [[of("today", "button.today")]]),
      ];
    case "check":
      return [[of("rewrite", "button.rewrite")], [of("keep", "button.keep_unsent")]];
    case "riddles":
      return [[of("go", "button.riddles_good"), of("others", "button.riddles_others")]];
    case "text":
      return so?.kind === "text" ? [[of("go", "button.go_on")]] : [];
  }
}

function linesOf(exercise: Exercise, step: TechniqueStep, around: Surroundings): NonNullable<Reply["lines"]> {
  const { ask } = step;
  const so = exercise.answers[step.id];
  switch (ask.kind) {
    case "breath":
      return [{ say: "exercise.breath", with: { in: ask.in, out: ask.out, rounds: ask.rounds } }];
    case "check":
      return around.check(ask.check, writtenIn(exercise, ask.of)).map(({ code, quote }) => ({
        say: "exercise.finding",
        with: { quote, advice: { ref: `check.${ask.check}.${code}.advice` } },
      }));
    case "riddles":
      return so?.kind === "riddles"
        ? so.riddles.map((id) => ({
            say: "exercise.riddle",
            with: { question: { ref: `riddle.${id}.question` }, answer: { ref: `riddle.${id}.answer` } },
          }))
        : [];
    case "text":
      return so?.kind === "text" ? [{ say: "exercise.written", with: { text: so.text } }] : [];
    case "pages":
      return so?.kind === "pages" && so.texts.length > 0
        ? [{ say: "exercise.written_pages", with: { count: so.texts.length } }]
        : [];
    case "list":
      return so?.kind === "list" ? so.items.map((text) => ({ say: "exercise.item", with: { text } }) as const) : [];
    case "photos":
      return [
        { say: "exercise.photo_hint", with: { count: so?.kind === "photos" ? so.photos.length : 0, most: ask.most } },
      ];
    case "date":
      return so?.kind === "date"
        ? [{ say: "exercise.written", with: { text: so.date } }]
        : [{ say: ask.when === "past" ? "exercise.date_hint_past" : "exercise.date_hint" }];
    case "tell":
    case "choice":
    case "several":
    case "scale":
      return [];
  }
}

/** Whether there is something to keep at a step, so that it is finished rather than passed over. */
const hasAnything = (answer: Exercise["answers"][string] | undefined): boolean =>
  hasGiven(answer) !== undefined || (answer?.kind === "several" && answer.options.length > 0);

/** The step that an exercise asks now. Back, skip where it may be skipped, and a stop that keeps everything, are always there. */
export function exerciseReply(
  technique: Technique,
  exercise: Exercise,
  around: Surroundings,
  place?: Reply["place"],
): Reply {
  const step = stepAt(technique, exercise);
  const first = goBack(technique, exercise, around).at === step.id;
  return {
    say: "exercise.step",
    with: { text: stepRef(technique.id, step.id, "say") },
    lines: linesOf(exercise, step, around),
    buttons: [
      ...answerButtons(exercise, step),
      ...(step.optional && !hasAnything(exercise.answers[step.id])
        ? [[press(exercise, step, "skip", "button.skip")]]
        : []),
      [
        ...(first ? [] : [press(exercise, step, "back", "button.back")]),
        { label: "button.stop_for_now", press: { do: "stop_exercise" } },
      ],
    ],
    ...(place ? { place } : {}),
  };
}

/** An exercise that waits, named, with the ways to go on or to leave it. */
export function exerciseWaits(exercise: Exercise): Reply {
  return {
    say: "exercise.waits",
    with: { name: nameRef(exercise.technique) },
    buttons: [
      [{ label: "button.resume", press: { do: "resume", exerciseId: exercise.id } }],
      [{ label: "button.drop", press: { do: "drop_exercise", exerciseId: exercise.id } }],
    ],
  };
}
