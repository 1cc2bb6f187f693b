import { z } from "zod";
import type { Lesson, LessonStatement, StatementId } from "#core/lessons/lesson.ts";
import type { Locale } from "#core/person/person.ts";
import { readPack } from "./content-folder.ts";
import type { Reference } from "./evidence.ts";
import type { HabitFile, HabitWords } from "./habit-file.ts";
import { inEveryLocale } from "./in-every-locale.ts";

/** What of a habit's words belongs to which part of its lesson, and what it is to a body, in the order in which it is told. */
const placeOf = {
  summary: { part: "science", kind: "knowing" },
  mechanism: { part: "science", kind: "knowing" },
  benefits: { part: "science", kind: "knowing" },
  honesty: { part: "science", kind: "knowing" },
  about: { part: "practice", kind: "knowing" },
  technique: { part: "practice", kind: "doing" },
  preparation: { part: "practice", kind: "doing" },
  steps: { part: "practice", kind: "doing" },
  timing: { part: "practice", kind: "doing" },
  equipment: { part: "practice", kind: "doing" },
  scaling: { part: "practice", kind: "doing" },
  progression: { part: "practice", kind: "doing" },
  done_when: { part: "practice", kind: "doing" },
  gentle: { part: "practice", kind: "gentle" },
  caution: { part: "practice", kind: "caution" },
  low: { part: "personal", kind: "doing" },
  high: { part: "personal", kind: "doing" },
  stressed: { part: "personal", kind: "doing" },
  short_of_time: { part: "personal", kind: "doing" },
  travel: { part: "personal", kind: "doing" },
  winter: { part: "personal", kind: "doing" },
  summer: { part: "personal", kind: "doing" },
  bad_weather: { part: "personal", kind: "doing" },
  signs: { part: "signs", kind: "knowing" },
  quality: { part: "signs", kind: "knowing" },
  trouble: { part: "trouble", kind: "doing" },
  next: { part: "next", kind: "doing" },
} as const satisfies Record<string, Pick<LessonStatement, "part" | "kind">>;
type Piece = keyof typeof placeOf;
const pieces = Object.keys(placeOf) as readonly Piece[];

const howAsked = z.strictObject({ words: z.string().min(1), asks: z.array(z.string().min(1)) });
const hintsSchema = z.record(z.enum(pieces), inEveryLocale(howAsked));
export type LessonHints = z.infer<typeof hintsSchema>;

/** Words by which people ask for a part of a lesson; read once, by whoever keeps them. */
export function readLessonHints(folder: string): LessonHints {
  return readPack(folder, "day/lesson-hints.yaml", hintsSchema);
}

/** What is written under a piece: one text or several. */
function textsOf(piece: Piece, words: HabitWords): readonly string[] {
  const { lesson } = words;
  switch (piece) {
    case "summary":
    case "mechanism":
    case "honesty":
    case "short_of_time":
    case "travel":
    case "winter":
    case "summer":
    case "bad_weather":
    case "next":
      return [lesson[piece]];
    case "benefits":
    case "preparation":
    case "signs":
      return lesson[piece];
    case "trouble":
      return lesson.trouble.map((each) => `${each.when}: ${each.try}`);
    case "about":
    case "technique":
    case "timing":
    case "progression":
    case "done_when":
    case "low":
    case "high":
    case "stressed":
      return [words[piece]];
    case "steps":
    case "quality":
      return words[piece];
    case "equipment":
      return words.equipment.length === 0 ? [] : [words.equipment.join(", ")];
    case "scaling":
      return Object.values(words.scaling);
    case "gentle":
    case "caution":
      return words[piece] === undefined ? [] : [words[piece]];
  }
}

const sentencesIn = (text: string): readonly string[] => text.split(/(?<=[.!?…])\s+/u);

/** A habit's lesson, sentence by sentence, and after it what its sources found. */
export function lessonOf(
  { id, ...file }: HabitFile,
  locale: Locale,
  references: readonly Reference[],
  hints: LessonHints,
): Lesson {
  const told = pieces.flatMap((piece) =>
    textsOf(piece, file[locale])
      // What is to be tried belongs to when it is.
      .flatMap((text) => (piece === "trouble" ? [text] : sentencesIn(text)))
      .map((text) => ({
        ...placeOf[piece],
        text,
        hints: [hints[piece][locale].words],
        asks: hints[piece][locale].asks,
      })),
  );
  const statements = told.map((each, at): LessonStatement => ({ id: String(at + 1) as StatementId, ...each }));
  const found = references.map(
    ({ finding, caution }, at): LessonStatement => ({
      id: `r${at + 1}` as StatementId,
      part: "science",
      kind: "knowing",
      text: caution ? `${finding} ${caution}` : finding,
      hints: [],
      asks: [],
    }),
  );
  return { habit: id, locale, statements: [...statements, ...found] };
}
