import { existsSync, readdirSync, readFileSync } from "node:fs";
import { type Document, LineCounter, parseDocument } from "yaml";
import type { z } from "zod";
import {
  type ArchetypeFile,
  archetypeFileSchema,
  levelsFileSchema,
  quizFileSchema,
  skillsFileSchema,
} from "./archetype-file.ts";
import { locales } from "#core/person/person.ts";
import { type HabitFile, habitFileSchema } from "./habit-file.ts";
import { parseYaml } from "./yaml.ts";

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

/** Where in a file something stands: the keys and places of lists that lead to it. */
export type FieldPath = readonly (string | number)[];

/** What a file says where nothing is wrong with it: mostly nothing is, and then nobody asks for lines, which take eight times as long to know. */
function readQuickly<T>(folder: string, file: string, schema: z.ZodType<T>): T | undefined {
  try {
    return schema.safeParse(parseYaml(readFileSync(`${folder}/${file}`, "utf8"))).data;
  } catch {
    return undefined;
  }
}

/** Reads one YAML or JSON file and holds it to a schema; every problem is named with its line. */
export function readPackFile<T>(folder: string, file: string, schema: z.ZodType<T>): Read<T> {
  const fine = readQuickly(folder, file, schema);
  if (fine !== undefined) return { ok: true, data: fine };
  const read = readDocument(folder, file);
  if (!read) return { ok: false, problems: [{ file, line: 1, rule: "readable", message: "cannot be read" }] };
  const { document, lines } = read;
  if (document.errors.length > 0) {
    return {
      ok: false,
      problems: document.errors.map(({ pos, message }) => ({
        file,
        line: lines.linePos(pos[0]).line,
        rule: "yaml",
        message: message.split("\n")[0] ?? message,
      })),
    };
  }
  const parsed = schema.safeParse(plain(document));
  if (parsed.success) return { ok: true, data: parsed.data };
  return {
    ok: false,
    problems: parsed.error.issues.map((issue) => ({
      file,
      line: lineIn(
        read,
        // A key that nobody knows stands on its own line, not on that of what holds it.
        [...issue.path, ...(issue.code === "unrecognized_keys" ? issue.keys.slice(0, 1) : [])].filter(
          (part) => typeof part !== "symbol",
        ),
      ),
      rule: "shape",
      message: `${issue.path.join(".")}: ${issue.message}`,
    })),
  };
}

/** A document as plain values; nothing of a pack may stand for something else in it, so that a small file stays small. */
function plain(document: Document.Parsed): unknown {
  try {
    return document.toJS({ maxAliasCount: 0 });
  } catch (error) {
    return error;
  }
}

interface ReadDocument {
  readonly document: Document.Parsed;
  readonly lines: LineCounter;
}

function readDocument(folder: string, file: string): ReadDocument | undefined {
  const lines = new LineCounter();
  try {
    return { document: parseDocument(readFileSync(`${folder}/${file}`, "utf8"), { lineCounter: lines }), lines };
  } catch {
    return undefined;
  }
}

/** The line of the deepest part of a path that the file has. */
function lineIn({ document, lines }: ReadDocument, path: FieldPath): number {
  for (let depth = path.length; depth > 0; depth -= 1) {
    const node = document.getIn(path.slice(0, depth), true) as { range?: [number, number, number] } | undefined;
    if (node?.range) return lines.linePos(node.range[0]).line;
  }
  return 1;
}

/** The line on which a field of a pack file stands, counted from 1; for problems that are found after reading. */
export function lineOfField(folder: string, file: string, path: FieldPath): number {
  const read = readDocument(folder, file);
  return read ? lineIn(read, path) : 1;
}

/** The YAML and JSON files in one folder of a pack, by path; none where there is no such folder. */
export function filesOf(folder: string, under: string): readonly string[] {
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

/** The id that a habit file's name promises. */
export const habitIdOf = (file: string): string => file.replace(/^habits\/|\.[a-z]+$/gu, "");

/** Habit files as they are written, and whatever could not be read or does not belong. */
export interface HabitFiles {
  readonly habits: readonly { readonly file: string; readonly habit: HabitFile }[];
  readonly problems: readonly PackProblem[];
}

/** Reads the habits of a pack, words included. */
export function readHabitFiles(folder: string): HabitFiles {
  const problems: PackProblem[] = [];
  const habits = habitFilesOf(folder).flatMap((file) => {
    const got = readPackFile(folder, file, habitFileSchema);
    if (got.ok) return [{ file, habit: got.data }];
    problems.push(...got.problems);
    return [];
  });
  for (const { file, habit } of habits) {
    if (habitIdOf(file) !== habit.id)
      problems.push({ file, line: 1, rule: "name", message: `the file of ${habit.id} carries another name` });
    const late = figureAfterWords(readFileSync(`${folder}/${file}`, "utf8"));
    if (late)
      problems.push({ file, line: late.line, rule: "figures-first", message: `${late.key}: stands after the words` });
  }
  return { habits, problems };
}

/** One pack of health days as it is written, and whatever could not be read of it. */
export interface DayPackFiles extends HabitFiles {
  readonly archetypes: readonly { readonly file: string; readonly archetype: ArchetypeFile }[];
  readonly quiz: z.infer<typeof quizFileSchema> | undefined;
  readonly skills: z.infer<typeof skillsFileSchema>;
  readonly levels: z.infer<typeof levelsFileSchema> | undefined;
}

const quizPath = "archetypes/quiz.yaml";

/** Reads all of a pack, words included; a pack need not have every part. */
export function readDayPack(folder: string): DayPackFiles {
  const { habits, problems: ofHabits } = readHabitFiles(folder);
  const problems: PackProblem[] = [...ofHabits];
  function read<T>(file: string, schema: z.ZodType<T>): readonly T[] {
    const got = readPackFile(folder, file, schema);
    if (got.ok) return [got.data];
    problems.push(...got.problems);
    return [];
  }
  const one = <T>(file: string, schema: z.ZodType<T>): T | undefined =>
    existsSync(`${folder}/${file}`) ? read(file, schema)[0] : undefined;
  const archetypes = filesOf(folder, "archetypes")
    .filter((file) => file !== quizPath)
    .flatMap((file) => read(file, archetypeFileSchema).map((archetype) => ({ file, archetype })));
  return {
    habits,
    archetypes,
    quiz: one(quizPath, quizFileSchema),
    skills: one("mastery/skills.yaml", skillsFileSchema) ?? [],
    levels: one("mastery/levels.yaml", levelsFileSchema),
    problems,
  };
}

/** The first figure that stands after words: planning reads a habit's file only as far as its words. */
function figureAfterWords(text: string): { readonly key: string; readonly line: number } | undefined {
  let words = false;
  for (const [index, line] of text.split("\n").entries()) {
    const key = /^([a-z_]+):/u.exec(line)?.[1];
    if (locales.some((locale) => locale === key)) words = true;
    else if (key !== undefined && words) return { key, line: index + 1 };
  }
  return undefined;
}
