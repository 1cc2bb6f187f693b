import { existsSync, readdirSync, readFileSync } from "node:fs";
import { LineCounter, parseDocument } from "yaml";
import type { z } from "zod";
import {
  type ArchetypeFile,
  archetypeFileSchema,
  levelsFileSchema,
  quizFileSchema,
  skillsFileSchema,
} from "./archetype-file.ts";
import { type HabitFile, habitFileSchema } from "./habit-file.ts";

/** What is wrong with one file: where, which rule, and what to do about it. */
export interface PackProblem {
  readonly file: string;
  /** Counted from 1. */
  readonly line: number;
  readonly rule: string;
  readonly message: string;
}

type Read<T> =
  | { readonly ok: true; readonly data: T }
  | { readonly ok: false; readonly problems: readonly PackProblem[] };

/** Reads one YAML or JSON file and holds it to a schema; every problem is named with its line. */
export function readPackFile<T>(folder: string, file: string, schema: z.ZodType<T>): Read<T> {
  const lines = new LineCounter();
  let text: string;
  try {
    text = readFileSync(`${folder}/${file}`, "utf8");
  } catch {
    return { ok: false, problems: [{ file, line: 1, rule: "readable", message: "cannot be read" }] };
  }
  const document = parseDocument(text, { lineCounter: lines, maxAliasCount: 0 } as never);
  const lineAt = (offset: number): number => lines.linePos(offset).line;
  if (document.errors.length > 0) {
    return {
      ok: false,
      problems: document.errors.map(({ pos, message }) => ({
        file,
        line: lineAt(pos[0]),
        rule: "yaml",
        message: message.split("\n")[0] ?? message,
      })),
    };
  }
  const parsed = schema.safeParse(document.toJS());
  if (parsed.success) return { ok: true, data: parsed.data };
  return {
    ok: false,
    problems: parsed.error.issues.map(({ path, message }) => ({
      file,
      line: lineOf(path.filter((part) => typeof part !== "symbol")),
      rule: "shape",
      message: `${path.join(".")}: ${message}`,
    })),
  };

  /** The line of the deepest part of a path that the file has. */
  function lineOf(path: readonly (string | number)[]): number {
    for (let depth = path.length; depth > 0; depth -= 1) {
      const node = document.getIn(path.slice(0, depth), true) as { range?: [number, number, number] } | undefined;
      if (node?.range) return lineAt(node.range[0]);
    }
    return 1;
  }
}

/** The pack files of a folder that are there, by kind. */
function filesOf(folder: string, under: string): readonly string[] {
  const path = `${folder}/${under}`;
  return existsSync(path)
    ? readdirSync(path)
        .filter((name) => /\.(?:ya?ml|json)$/u.test(name))
        .toSorted()
        .map((name) => `${under}/${name}`)
    : [];
}

/** Habit files of a pack, by path. */
export function habitFilesOf(folder: string): readonly string[] {
  return filesOf(folder, "habits");
}

/** One pack of health days as it is written, and whatever could not be read of it. */
export interface DayPackFiles {
  readonly habits: readonly { readonly file: string; readonly habit: HabitFile }[];
  readonly archetypes: readonly { readonly file: string; readonly archetype: ArchetypeFile }[];
  readonly quiz: z.infer<typeof quizFileSchema> | undefined;
  readonly skills: z.infer<typeof skillsFileSchema>;
  readonly levels: z.infer<typeof levelsFileSchema> | undefined;
  readonly problems: readonly PackProblem[];
}

const quizPath = "archetypes/quiz.yaml";

/** Reads all of a pack, words included; an operator's pack need not have every part. */
export function readDayPack(folder: string): DayPackFiles {
  const problems: PackProblem[] = [];
  function read<T>(file: string, schema: z.ZodType<T>): readonly T[] {
    const got = readPackFile(folder, file, schema);
    if (got.ok) return [got.data];
    problems.push(...got.problems);
    return [];
  }
  const one = <T>(file: string, schema: z.ZodType<T>): T | undefined =>
    existsSync(`${folder}/${file}`) ? read(file, schema)[0] : undefined;
  const habits = habitFilesOf(folder).flatMap((file) => read(file, habitFileSchema).map((habit) => ({ file, habit })));
  const archetypes = filesOf(folder, "archetypes")
    .filter((file) => file !== quizPath)
    .flatMap((file) => read(file, archetypeFileSchema).map((archetype) => ({ file, archetype })));
  for (const { file, habit } of habits) {
    if (file.replace(/^habits\/|\.[a-z]+$/gu, "") === habit.id) continue;
    problems.push({ file, line: 1, rule: "name", message: `the file of ${habit.id} carries another name` });
  }
  return {
    habits,
    archetypes,
    quiz: one(quizPath, quizFileSchema),
    skills: one("mastery/skills.yaml", skillsFileSchema) ?? [],
    levels: one("mastery/levels.yaml", levelsFileSchema),
    problems,
  };
}
