import { existsSync } from "node:fs";
import { z } from "zod";
import { readPack } from "./content-folder.ts";
import { habitChecks, type HabitWorld } from "./day-checks.ts";
import type { HabitFile } from "./habit-file.ts";
import { saidByHabits } from "./habit-copies.ts";
import { lineOfField, type PackProblem, readHabitFiles } from "./day-files.ts";
import { loadDayLibrary } from "./day-library.ts";
import { readTriggerFiles } from "./triggers.ts";

/** What becomes of an operator's packs: those that serve, and why the others do not. */
export interface OperatorPacks {
  /** Folders whose habits and triggers stand beside the carried ones. */
  readonly folders: readonly string[];
  readonly habits: number;
  /** Problems of packs that are left out; the file is named with its folder. */
  readonly problems: readonly PackProblem[];
}

/** Holds each pack to what every habit in service keeps. A pack with one problem is left out as a whole, so that nobody meets half of it; the carried habits serve in any case. */
export function readOperatorPacks(folders: readonly string[], carried: string): OperatorPacks {
  if (folders.length === 0) return { folders, habits: 0, problems: [] };
  const serving = new Map<string, ReturnType<HabitWorld["habits"]["get"]> & object>(loadDayLibrary(carried).habits);
  const evidence = new Set(
    readPack(carried, "evidence/references.json", z.array(z.object({ id: z.string() }))).map(({ id }) => id),
  );
  const firing = new Set(readTriggerFiles(carried).triggers.map(({ trigger }) => trigger.id));
  const words: HabitFile[] = readHabitFiles(carried).habits.map(({ habit }) => habit);
  const accepted: string[] = [];
  const problems: PackProblem[] = [];
  let count = 0;
  for (const folder of folders) {
    const { habits, problems: unread } = readHabitFiles(folder);
    const { triggers, problems: unfit } = readTriggerFiles(folder);
    const world = {
      habits: new Map([...habits.map(({ habit }) => [habit.id, habit] as const), ...serving]),
      evidence,
      said: saidByHabits([...words, ...habits.map(({ habit }) => habit)]),
    };
    const found: readonly PackProblem[] = [
      ...(["habits", "triggers"].some((kind) => existsSync(`${folder}/${kind}`)) ? [] : [nowhere]),
      ...unread,
      ...unfit,
      ...triggers
        .filter(({ trigger }) => firing.has(trigger.id))
        .map(({ file, trigger }) => ({
          file,
          line: 1,
          rule: "shadows-nothing",
          message: `there is a trigger ${trigger.id} already`,
        })),
      ...habits.flatMap(({ file, habit }) => [
        ...(serving.has(habit.id)
          ? [{ file, line: 1, rule: "shadows-nothing", message: `there is a habit ${habit.id} already` }]
          : []),
        ...habitChecks.flatMap(({ name, check }) =>
          check(habit, world).map(({ path, message }) => ({
            file,
            line: lineOfField(folder, file, path),
            rule: name,
            message,
          })),
        ),
      ]),
    ];
    if (found.length > 0) {
      problems.push(...found.map((problem) => ({ ...problem, file: `${folder}/${problem.file}` })));
      continue;
    }
    accepted.push(folder);
    count += habits.length;
    for (const { habit } of habits) serving.set(habit.id, habit);
    words.push(...habits.map(({ habit }) => habit));
    for (const { trigger } of triggers) firing.add(trigger.id);
  }
  return { folders: accepted, habits: count, problems };
}

const nowhere: PackProblem = { file: "habits", line: 1, rule: "readable", message: "no such folder" };
