import { z } from "zod";
import type { ArchetypeId } from "#core/day/archetype.ts";
import type { Habit, HabitId } from "#core/day/habit.ts";
import type { Lesson, LessonStatement, StatementId } from "#core/lessons/lesson.ts";
import type { Taught } from "#core/lessons/taught.ts";
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

/** The brief's `EducationalContent`, from content alone. */
export interface EducationalContent {
  readonly content_id: string;
  readonly topic: string;
  readonly archetype_focus: ArchetypeId;
  readonly difficulty_level: number;
  /** All six parts. */
  readonly content_type: "lesson";
  readonly title: string;
  readonly summary: string;
  readonly detailed_content: {
    readonly scientific_basis: Readonly<{
      simple_explanation: string;
      key_benefits: readonly string[];
      why_it_helps: string;
      reassurance: string;
      honesty: string;
    }>;
    readonly practical_implementation: Readonly<{
      step_by_step_instructions: readonly string[];
      equipment_needed: readonly string[];
      optimal_timing: string;
      duration_guidance: string;
      preparation_steps: readonly string[];
    }>;
    readonly personalization: Readonly<{
      archetype_optimization: string;
      modifications: Readonly<
        Record<
          "low_energy" | "high_energy" | "time_constraints" | "travel" | "cloudy_days" | "winter" | "summer",
          string
        >
      >;
    }>;
    readonly success_indicators: readonly string[];
    readonly troubleshooting: readonly { readonly when: string; readonly try: string }[];
    readonly progressive_advancement: string;
  };
  readonly related_habits: readonly HabitId[];
  /** Title, year and address of each. */
  readonly sources: readonly string[];
  /** ISO 8601. */
  readonly last_updated: string;
}

export interface LessonInput {
  readonly habit: Habit;
  readonly file: HabitFile;
  /** Whose voice it is told in; where the habit has none for it, in that of the first that it has. */
  readonly archetype: ArchetypeId;
  readonly locale: Locale;
  readonly references: readonly Reference[];
  /** How this archetype goes about this kind of doing: `archetype.<id>.guidance.<task class>`. */
  readonly guidance: string;
  readonly habits: ReadonlyMap<HabitId, Habit>;
  /** How much of the doing is taught; all of it where nothing is said. */
  readonly taught?: Taught;
}

/** Habits that a lesson leads to or builds on: those before it, those it comes before, then the easiest others of its theme. */
function relatedTo({ id, prerequisites, category }: Habit, habits: ReadonlyMap<HabitId, Habit>): readonly HabitId[] {
  const all = [...habits.values()];
  const after = all.filter((each) => each.prerequisites.includes(id)).map((each) => each.id);
  const beside = all
    .filter((each) => each.category === category && each.id !== id)
    .toSorted((a, b) => a.difficulty - b.difficulty || (a.id < b.id ? -1 : 1))
    .map((each) => each.id);
  return [...new Set([...prerequisites, ...after, ...beside])].slice(0, 6);
}

type HowToDo = Pick<
  EducationalContent["detailed_content"],
  "practical_implementation" | "personalization" | "troubleshooting" | "progressive_advancement"
>;

/** How a habit is done, as far as it is taught: the gentle way stands in place of everything else, and without one these parts are empty. */
function howToDo(words: HabitWords, guidance: string, taught: Taught): HowToDo {
  const { lesson } = words;
  if (taught !== "all") {
    return {
      practical_implementation: {
        step_by_step_instructions: taught === "gentle" && words.gentle !== undefined ? [words.gentle] : [],
        equipment_needed: [],
        optimal_timing: "",
        duration_guidance: "",
        preparation_steps: [],
      },
      personalization: {
        archetype_optimization: "",
        modifications: {
          low_energy: "",
          high_energy: "",
          time_constraints: "",
          travel: "",
          cloudy_days: "",
          winter: "",
          summer: "",
        },
      },
      troubleshooting: [],
      progressive_advancement: "",
    };
  }
  return {
    practical_implementation: {
      step_by_step_instructions: words.steps,
      equipment_needed: words.equipment,
      optimal_timing: words.timing,
      duration_guidance: words.progression,
      preparation_steps: lesson.preparation,
    },
    personalization: {
      archetype_optimization: guidance,
      modifications: {
        low_energy: words.low,
        high_energy: words.high,
        time_constraints: lesson.short_of_time,
        travel: lesson.travel,
        cloudy_days: lesson.bad_weather,
        winter: lesson.winter,
        summer: lesson.summer,
      },
    },
    troubleshooting: lesson.trouble,
    progressive_advancement: lesson.next,
  };
}

/** A lesson in the brief's shape, in the voice of an archetype; nothing in it is made up, everything stands in the habit's file. */
export function educationalContent(input: LessonInput): EducationalContent {
  const { habit, file, archetype, locale, references, guidance, habits, taught = "all" } = input;
  const words = file[locale];
  const { lesson } = words;
  const voice = habit.archetypes.includes(archetype) ? archetype : (habit.archetypes[0] ?? archetype);
  return {
    content_id: `lesson_${habit.id}_${voice}_${locale}`,
    topic: habit.category,
    archetype_focus: voice,
    difficulty_level: habit.difficulty,
    content_type: "lesson",
    title: words.titles[voice] ?? words.name,
    summary: lesson.summary,
    detailed_content: {
      scientific_basis: {
        simple_explanation: lesson.summary,
        key_benefits: lesson.benefits,
        why_it_helps: lesson.mechanism,
        reassurance: lesson.openings[voice] ?? lesson.summary,
        honesty: lesson.honesty,
      },
      ...howToDo(words, guidance, taught),
      success_indicators: lesson.signs,
    },
    related_habits: relatedTo(habit, habits),
    sources: references.map(({ title, year, url }) => `${title} (${year}). ${url}`),
    last_updated: `${file.updated}T00:00:00Z`,
  };
}
