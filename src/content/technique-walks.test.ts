import fc from "fast-check";
import { expect, test } from "vitest";
import type { Answer, Exercise, ExerciseId } from "#core/techniques/exercise.ts";
import type { Technique } from "#core/techniques/technique.ts";
import {
  allHold,
  answer,
  begin,
  type Given,
  misfits,
  stepAt,
  type Surroundings,
  wayOf,
} from "#core/techniques/walk.ts";
import { makeWork, type WorkId } from "#core/techniques/work.ts";
import { firstDay, start } from "#test/fakes/journeys.ts";
import { tries } from "#test/setup/tries.ts";
import { contentFolder } from "./content-folder.ts";
import { techniqueOf } from "./technique-file.ts";
import { readRiddles, readTechniqueFiles } from "./techniques.ts";
import { loadTexts } from "./texts.ts";

const techniques = readTechniqueFiles(contentFolder).map(({ technique }) => techniqueOf(technique));
const riddles = readRiddles(contentFolder);
const texts = loadTexts(contentFolder);
const longest = 200;

type Pick = (below: number) => number;

const surroundings = fc
  .record({ gate: fc.constantFrom("open", "safety"), recent: fc.boolean(), finds: fc.boolean() })
  .map(
    ({ gate, recent, finds }): Surroundings => ({
      now: start,
      today: firstDay,
      gate,
      recent,
      check: () => (finds ? [{ code: "blame", quote: "you" }] : []),
      riddles,
      date: () => undefined,
    }),
  );
const situations = (["open", "safety"] as const).flatMap((gate) => [true, false].map((recent) => ({ gate, recent })));

/** Some legal answer to what is asked now; `pick` chooses. */
function legal(technique: Technique, exercise: Exercise, pick: Pick): Given {
  const { ask, optional } = stepAt(technique, exercise);
  const so = exercise.answers[exercise.at];
  const oneOf = <T>(all: readonly T[]): T => all[pick(all.length)] as T;
  if (optional && pick(4) === 0) return { press: "skip" };
  const enough = (had: number): boolean => had > 0 && pick(2) === 0;
  switch (ask.kind) {
    case "tell":
    case "breath":
      return { press: "go" };
    case "choice":
      return { press: oneOf(ask.options).id };
    case "several":
      return enough(so?.kind === "several" ? so.options.length : 0)
        ? { press: "enough" }
        : { press: oneOf(ask.options).id };
    case "scale":
      return { press: String(ask.from + pick(ask.to - ask.from + 1)) };
    case "text":
      return { text: `words ${pick(1000)}` };
    case "pages":
      return so?.kind === "pages" && enough(so.texts.length) ? { press: "enough" } : { text: `page ${pick(1000)}` };
    case "list":
      if (so?.kind === "list" && (so.items.length === ask.most || enough(so.items.length))) return { press: "enough" };
      return { text: `line ${pick(1000)}` };
    case "date":
      if (ask.when === "future") return { text: "2030-06-01" };
      return ask.when === "past" ? { text: "2020-06-01" } : { press: "today" };
    case "photos":
      if (so?.kind === "photos" && (so.photos.length === ask.most || enough(so.photos.length)))
        return { press: "enough" };
      return { photo: `photo-${pick(1000)}` };
    case "check":
      return { press: oneOf(["keep", "keep", "rewrite"]) };
    case "riddles":
      return { press: oneOf(["go", "others"]) };
  }
}

const isCheck = (technique: Technique, id: string): boolean =>
  technique.steps.some((step) => step.id === id && step.ask.kind === "check");

interface Ended {
  readonly exercise: Exercise;
  /** The steps answered on the way that led here, in order, checks aside. */
  readonly path: readonly string[];
}

/** Walks by random legal answers, now and then a step back; the exercise at its end, or undefined where it found none. */
function walkToEnd(technique: Technique, around: Surroundings, pick: Pick): Ended | undefined {
  let path: readonly string[] = [];
  let exercise = begin(technique, "e" as ExerciseId, around);
  for (let inputs = 0; inputs < longest; inputs += 1) {
    const given: Given = inputs < 40 && pick(12) === 0 ? { press: "back" } : legal(technique, exercise, pick);
    const before = exercise;
    const walked = answer(technique, exercise, given, around);
    if (walked.kind === "misfit")
      throw new Error(`${technique.id}.${exercise.at}: ${JSON.stringify(given)} ${walked.because}`);
    exercise = walked.exercise;
    if (walked.kind === "moved")
      for (const step of Object.keys(before.answers)) expect(exercise.answers).toHaveProperty(step);
    if (walked.kind === "finished" || exercise.at !== before.at) path = [...path, before.at];
    if (walked.kind === "finished") return { exercise, path: path.filter((id) => !isCheck(technique, id)) };
    if (path.includes(exercise.at)) path = path.slice(0, path.indexOf(exercise.at));
    // Stopping and coming back is storing and reading: the exercise is nothing but a value.
    exercise = JSON.parse(JSON.stringify(exercise)) as Exercise;
  }
  return undefined;
}

const kept = (answers: readonly (Answer | undefined)[]): readonly string[] =>
  answers.flatMap((each) => {
    if (each?.kind === "text") return [each.text];
    if (each?.kind === "pages") return each.texts;
    if (each?.kind === "list") return each.items;
    return each?.kind === "photos" ? each.photos : [];
  });

test.each(techniques)("$id comes to its end by any legal answers, keeps them, and has words for all", (technique) => {
  fc.assert(
    fc.property(surroundings, fc.infiniteStream(fc.nat()), (around, stream) => {
      const pick: Pick = (below) => (stream.next().value as number) % below;
      const ended = walkToEnd(technique, around, pick);
      if (!ended) throw new Error(`${technique.id} has no end within ${longest} inputs`);
      const { exercise, path } = ended;
      const way = wayOf(technique, exercise, around);
      expect(way.map(({ id }) => id).filter((id) => !isCheck(technique, id))).toEqual(path);
      expect(Object.keys(exercise.answers)).toEqual(way.map(({ id }) => id));
      const work = makeWork(technique, exercise, "w" as WorkId, around);
      expect(work === undefined).toBe(technique.makes === undefined);
      if (!work) return;
      const lines = work.sections.flatMap((section) => section.lines);
      const own = lines.flatMap((line) => ("text" in line ? [line.text] : "photo" in line ? [line.photo] : []));
      for (const words of kept(way.filter((step) => step.keep).map(({ id }) => exercise.answers[id]))) {
        expect(own).toContain(words);
      }
      const refs = [
        ...work.sections.map(({ head }) => head.ref),
        ...lines.flatMap((line) =>
          "ref" in line ? [line.ref] : "riddle" in line ? [line.riddle.ref, line.answer.ref] : [],
        ),
        ...(typeof work.title === "string" ? [] : [work.title.ref]),
      ];
      for (const ref of refs) expect(texts.ru.has(ref) && texts.en.has(ref), ref).toBe(true);
      if (around.gate === "safety") expect(["to_send", "sent"]).not.toContain(work.status);
    }),
    { numRuns: tries(60) },
  );
});

test.each(techniques)("$id takes nothing that does not fit, whatever the situation", (technique) => {
  const odd: readonly Given[] = [{ press: "nonsense" }, { text: "" }, { photo: "p" }, { text: "x".repeat(100_000) }];
  for (const situation of situations) {
    const around: Surroundings = {
      ...situation,
      now: start,
      today: firstDay,
      check: () => [],
      riddles,
      date: () => undefined,
    };
    for (const step of technique.steps.filter(({ when }) => allHold(when, {}, around))) {
      const exercise = { ...begin(technique, "e" as ExerciseId, around), at: step.id };
      for (const given of odd) {
        const walked = answer(technique, exercise, given, around);
        if (walked.kind === "misfit") expect(misfits).toContain(walked.because);
        else if (step.ask.kind !== "tell" && step.ask.kind !== "breath") {
          expect(
            "photo" in given && step.ask.kind === "photos",
            `${step.id} took ${JSON.stringify(given).slice(0, 50)}`,
          ).toBe(true);
        }
      }
    }
  }
});
