import type { ArchetypeId } from "#core/day/archetype.ts";
import type { Habit, HabitId, Stage } from "#core/day/habit.ts";
import type { Taught } from "#core/lessons/taught.ts";
import type { Locale } from "#core/person/person.ts";
import type { Reference } from "./evidence.ts";
import type { HabitFile, HabitWords } from "./habit-file.ts";

/** What is known of a habit; the Peak Performer is told the brief's four further parts, about what is measured. */
interface ScientificBasis {
  readonly simple_explanation: string;
  readonly key_benefits: readonly string[];
  readonly why_it_helps: string;
  readonly reassurance: string;
  readonly honesty: string;
  readonly primary_mechanism?: string;
  /** Title and year of the three newest sources. */
  readonly supporting_research?: readonly string[];
  /** Findings that give a figure, as they were published, in English; none where no source gives one. */
  readonly quantified_benefits?: readonly string[];
  /** What to keep an eye on from one time to the next. */
  readonly optimization_factors?: readonly string[];
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
  /** The first words to somebody of this archetype. */
  readonly opening: string;
  readonly detailed_content: {
    readonly scientific_basis: ScientificBasis;
    readonly practical_implementation: Readonly<{
      step_by_step_instructions: readonly string[];
      equipment_needed: readonly string[];
      optimal_timing: string;
      duration_guidance: string;
      preparation_steps: readonly string[];
      environmental_considerations: readonly string[];
    }>;
    readonly personalization: Readonly<{
      archetype_optimization: string;
      progression_path: Readonly<{ current_level: string; next_level: string; mastery_indicators: readonly string[] }>;
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
  /** Texts of other content that a lesson is told with, in its language. */
  readonly told: {
    /** How this archetype goes about this kind of doing; empty where that does not fit this habit. */
    readonly guidance: string;
    /** Where it can be done. */
    readonly places: readonly string[];
    /** Why nobody has to worry. */
    readonly reassurance: string;
  };
  /** How far somebody has come with it. */
  readonly stage: Stage;
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

const noWay: HowToDo = {
  practical_implementation: {
    step_by_step_instructions: [],
    equipment_needed: [],
    optimal_timing: "",
    duration_guidance: "",
    preparation_steps: [],
    environmental_considerations: [],
  },
  personalization: {
    archetype_optimization: "",
    progression_path: { current_level: "", next_level: "", mastery_indicators: [] },
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

const stageAfter: Readonly<Record<Stage, Stage | undefined>> = {
  beginner: "intermediate",
  intermediate: "advanced",
  advanced: undefined,
};

/** How a habit is done, as far as it is taught: the gentle way stands in place of everything else, and without one these parts are empty. */
function howToDo({ habit, told, stage, taught = "all" }: LessonInput, words: HabitWords, opening: string): HowToDo {
  const { lesson } = words;
  if (taught !== "all") {
    const steps = taught === "gentle" && words.gentle !== undefined ? [words.gentle] : [];
    return {
      ...noWay,
      practical_implementation: { ...noWay.practical_implementation, step_by_step_instructions: steps },
    };
  }
  const next = stageAfter[stage];
  return {
    practical_implementation: {
      step_by_step_instructions: words.steps,
      equipment_needed: words.equipment,
      optimal_timing: words.timing,
      duration_guidance: words.progression,
      preparation_steps: lesson.preparation,
      environmental_considerations: [
        ...told.places,
        ...(habit.places.includes("outdoors") ? [lesson.bad_weather] : []),
      ],
    },
    personalization: {
      archetype_optimization: [opening, told.guidance].filter((each) => each !== "").join(" "),
      progression_path: {
        current_level: words.scaling[stage],
        next_level: next === undefined ? lesson.next : words.scaling[next],
        mastery_indicators: lesson.signs,
      },
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

function scientificBasis({ told, references }: LessonInput, words: HabitWords, voice: ArchetypeId): ScientificBasis {
  const { lesson } = words;
  const newest = references.toSorted((a, b) => b.year - a.year).slice(0, 3);
  return {
    simple_explanation: lesson.summary,
    key_benefits: lesson.benefits,
    why_it_helps: lesson.mechanism,
    reassurance: told.reassurance,
    honesty: lesson.honesty,
    ...(voice === "peak_performer"
      ? {
          primary_mechanism: lesson.mechanism,
          supporting_research: newest.map(({ title, year }) => `${title} (${year})`),
          quantified_benefits: references.map(({ finding }) => finding).filter((finding) => /\d/u.test(finding)),
          optimization_factors: words.quality,
        }
      : {}),
  };
}

/** A lesson in the brief's shape, in the voice of an archetype; nothing in it is made up, everything stands in the habit's file. */
export function educationalContent(input: LessonInput): EducationalContent {
  const { habit, file, archetype, locale, references, habits } = input;
  const words = file[locale];
  const { lesson } = words;
  const voice = habit.archetypes.includes(archetype) ? archetype : (habit.archetypes[0] ?? archetype);
  const opening = lesson.openings[voice] ?? lesson.summary;
  return {
    content_id: `lesson_${habit.id}_${voice}_${locale}`,
    topic: habit.category,
    archetype_focus: voice,
    difficulty_level: habit.difficulty,
    content_type: "lesson",
    title: words.titles[voice] ?? words.name,
    summary: lesson.summary,
    opening,
    detailed_content: {
      scientific_basis: scientificBasis(input, words, voice),
      ...howToDo(input, words, opening),
      success_indicators: lesson.signs,
    },
    related_habits: relatedTo(habit, habits),
    sources: references.map(({ title, year, url }) => `${title} (${year}). ${url}`),
    last_updated: `${file.updated}T00:00:00Z`,
  };
}
