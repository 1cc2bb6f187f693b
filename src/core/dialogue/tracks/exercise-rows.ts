import type { ExerciseId } from "../../techniques/exercise.ts";
import { techniqueIds, workKinds } from "../../techniques/technique.ts";
import { type WorkId, workStatuses } from "../../techniques/work.ts";
import type { Token } from "../../text/free-text.ts";
import { digits, flag, last, lenient, may, must, oneOf, shaped, uuid } from "../turn/button-code.ts";
import type { CommandTable, WorkQuery } from "../turn/command-row.ts";
import type { ExerciseCommand } from "../turn/exercise-command.ts";
import { say } from "../turn/outcome.ts";
import { plainText } from "../../text/plain-text.ts";
import * as exercises from "./exercise-commands.ts";
import * as works from "./work-commands.ts";
import { beginExercise } from "./begin-exercise.ts";
import * as photos from "./exercise-photos.ts";
import { giveAnswer } from "./exercise-answers.ts";
import { editWork, tickWork } from "./work-edits.ts";

const exerciseId = uuid<ExerciseId>();
const workId = must("workId", uuid<WorkId>());
/** The name of a step, or of one of its buttons. */
const word = shaped<Token>(/^[a-z0-9_]{1,10}$/u, "a_step");
const step = must("step", word);

const thatWork = (command: { readonly workId: WorkId }): WorkQuery => ({ ids: [command.workId] });

/** Commands about exercises, and about the works that they leave. */
export const exerciseCommands = {
  begin: {
    run: (before, command, context) => beginExercise(before, command, context),
    button: {
      code: "bg",
      carries: ["technique", "anew", "confidence"],
      write: ({ technique, anew, confidence }) => [technique, ...(anew ? ["n"] : confidence === 1 ? ["y"] : [])],
      read: ([first, second]) => {
        const technique = techniqueIds.find((id) => id === first);
        if (!technique) return undefined;
        if (second === "y") return { do: "begin", technique, confidence: 1 };
        return { do: "begin", technique, ...(second === "n" ? { anew: true } : {}) };
      },
      samples: techniqueIds.flatMap((technique) => [
        { do: "begin", technique },
        { do: "begin", technique, anew: true },
        { do: "begin", technique, confidence: 1 },
      ]),
    },
  },
  resume: {
    run: (before, command, context) => exercises.resume(before, command.exerciseId, context),
    button: { code: "rs", fields: [may("exerciseId", exerciseId)] },
    slash: [{ name: "resume", menu: ["tracks", 10] }],
  },
  exercise: {
    run: (before, { exerciseId: id, step: at, press }, context) =>
      giveAnswer(before, { exerciseId: id, step: at, given: { press } }, context),
    button: { code: "xp", fields: [must("exerciseId", exerciseId), step, must("press", word)] },
  },
  exercise_text: {
    run: (before, { exerciseId: id, step: at, text }, context) =>
      giveAnswer(before, { exerciseId: id, step: at, given: { text: plainText(text) } }, context),
    plain: ["exerciseId", "step"],
    draft: true,
  },
  photo: {
    run: (before, command, context) => photos.givePhoto(before, command, context),
    plain: ["photoId", "exerciseId"],
    draft: true,
  },
  photo_refused: {
    run: (before, { because }, context) => photos.refusePhoto(before, because, context),
    plain: ["because"],
  },
  stop_exercise: {
    run: (before) => exercises.stopExercise(before),
    button: { code: "stop" },
  },
  drop_exercise: {
    run: (before, command) => exercises.dropExercise(before, command.exerciseId),
    button: { code: "xd", fields: [must("exerciseId", exerciseId)] },
  },
  works: {
    run: (before, command, context) => works.listWorks(before, command, context),
    button: { code: "wk", fields: [may("kind", oneOf(workKinds)), lenient(may("from", digits(5)))] },
    slash: [
      { name: "letters", with: { kind: "letter" }, menu: ["tracks", 6] },
      { name: "quests", with: { kind: "quest" }, menu: ["tracks", 7] },
      { name: "diary", with: { kind: "diary_entry" }, menu: ["tracks", 8] },
      { name: "works", menu: ["tracks", 9] },
    ],
    works: ({ kind, from = 0 }, { pages }) => ({
      kind,
      from,
      // One more than is shown tells whether there are more.
      ...(pages === undefined ? {} : { limit: pages.entries + 1 }),
    }),
    looks: true,
  },
  work: {
    run: (before, command, context) => works.openWork(before, command.workId, context),
    button: { code: "wo", fields: [workId] },
    works: thatWork,
    looks: true,
  },
  edit_work: {
    run: (before, command, context) => editWork(before, command, context),
    button: { code: "we", fields: [workId, step] },
    works: thatWork,
    draft: true,
  },
  tick_work: {
    run: (before, command, context) => tickWork(before, command, context),
    button: { code: "wc", fields: [workId, step, must("line", digits(3))] },
    works: thatWork,
  },
  mark_work: {
    run: (before, command, context) => works.markWork(before, command.workId, command.status, context),
    button: { code: "wm", fields: [workId, must("status", oneOf(workStatuses))] },
    works: thatWork,
  },
  delete_work: {
    run: (before, command, context) => works.deleteWork(before, command.workId, command.confirmed ?? false, context),
    button: { code: "wd", fields: [workId, lenient(last("confirmed", flag("y")))] },
    works: thatWork,
  },
  work_file: {
    run: (before, command) => works.workFile(before, command.workId),
    button: { code: "wp", fields: [workId] },
    works: thatWork,
    looks: true,
  },
  diary_file: {
    run: (before, { format }) => say(before, { say: "diary.file", file: { make: "diary", format } }),
    button: { code: "df", fields: [must("format", oneOf(["pdf", "csv"] as const))] },
    looks: true,
  },
} as const satisfies CommandTable<ExerciseCommand>;
