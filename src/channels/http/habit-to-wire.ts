import { type EducationalContent, educationalContent } from "#content/educational-content.ts";
import type { WordKey } from "#core/dialogue/turn/word-key.ts";
import type { HabitWords } from "#content/habit-file.ts";
import type { EducationalContentWire, EvidenceWire } from "#contract/day-task.ts";
import type { ExclusionWire, HabitInFullWire, HabitWire } from "#contract/habits.ts";
import type { ArchetypeId } from "#core/day/archetype.ts";
import { excusedOf } from "#core/mastery/excused.ts";
import type { Exclusion } from "#core/day/eligible.ts";
import type { Habit, HabitId } from "#core/day/habit.ts";
import { exclusionsFor } from "#core/dialogue/day/setup/habit-commands.ts";
import { guidanceFits } from "#core/lessons/guidance.ts";
import { type Taught, taughtTo } from "#core/lessons/taught.ts";
import { streakOn } from "#core/mastery/record-outcome.ts";
import { emptyRecord } from "#core/mastery/habit-record.ts";
import { habitMastery, stageOf } from "#core/mastery/mastery.ts";
import { localDate } from "#core/time/local-date.ts";
import type { HabitBooks } from "./deps.ts";
import type { Shown } from "./show.ts";

/** Everything that is written of a habit, and its words in the reader's language; a habit of the library always has them. */
export function writtenOf(id: HabitId, shown: Shown, { habitWords }: Pick<HabitBooks, "habitWords">) {
  const file = habitWords(id);
  if (!file) throw new Error(`no words for the habit ${id}`);
  return { file, words: file[shown.snapshot.person.locale] };
}

export function evidenceToWire(ids: readonly string[], shown: Shown, { references }: HabitBooks): EvidenceWire[] {
  return references.of(ids).map(({ caution, ...reference }) => ({
    id: reference.id,
    title: reference.title,
    authors: reference.authors,
    year: reference.year,
    journal: reference.journal,
    kind: reference.kind,
    strength: reference.strength,
    strength_text: shown.text({ ref: `evidence_strength.${reference.strength}` }),
    finding: reference.finding,
    caution: caution ?? null,
    url: reference.url,
  }));
}

/** A habit's lesson in the brief's shape, in the voice of an archetype where it has one for this habit. */
export function lessonOfHabit(habit: Habit, archetype: ArchetypeId, taught: Taught, shown: Shown, books: HabitBooks) {
  const { file, words } = writtenOf(habit.id, shown, books);
  const { day, person } = shown.snapshot;
  const today = localDate(shown.around.now, person.timeZone);
  const mastery = habitMastery(day?.habits[habit.id], today, day && excusedOf(day));
  const kind = taught === "all" ? (words.caution === undefined ? "open" : "cautious") : "gentle";
  return educationalContent({
    habit,
    file,
    archetype,
    locale: shown.snapshot.person.locale,
    references: books.references.of(file.evidence),
    told: {
      guidance: guidanceFits(habit) ? shown.text({ ref: `archetype.${archetype}.guidance.${habit.taskClass}` }) : "",
      places: habit.places.map((place) => shown.text({ ref: `place.${place}` })),
      reassurance: shown.text({ ref: `reassurance.${kind}` }),
    },
    stage: stageOf(mastery),
    habits: shown.around.library.day.habits,
    taught,
  });
}

/** The brief's `educational_content`: the six parts alone. The wire's own lists only could be changed, and are not. */
export const partsToWire = ({ detailed_content }: EducationalContent): EducationalContentWire =>
  detailed_content as EducationalContentWire;

/** What a reason is about, in words. */
function nameOf(code: Exclusion["code"], of: string, { text }: Shown): string {
  switch (code) {
    case "contraindication":
      return text({ ref: `contra_named.${of}` });
    case "prerequisite":
      return text({ ref: `habit.${of}.name` });
    case "equipment":
    case "place":
    case "season":
      return text({ ref: `${code}.${of}` });
    case "age":
    case "no_gentle_way":
    case "not_meant":
    case "never":
    case "archetype":
    case "level":
    case "week":
    case "not_today":
      return of;
  }
}

export function exclusionToWire({ code, of }: Exclusion, shown: Shown): ExclusionWire {
  return {
    code,
    text: shown.text({ ref: `excluded.${code}` }),
    of: [...of],
    of_names: code === "no_gentle_way" ? [] : of.map((each) => nameOf(code, each, shown)),
  };
}

export function habitToWire(habit: Habit, shown: Shown, books: HabitBooks): HabitWire {
  const { snapshot, around, text } = shown;
  const today = localDate(around.now, snapshot.person.timeZone);
  const record = snapshot.day?.habits[habit.id] ?? emptyRecord;
  const mastery = habitMastery(record, today, snapshot.day && excusedOf(snapshot.day));
  const { file } = writtenOf(habit.id, shown, books);
  return {
    habit_id: habit.id,
    name: text({ ref: `habit.${habit.id}.name` }),
    about: text({ ref: `habit.${habit.id}.about` }),
    category: habit.category,
    category_name: text({ ref: `category.${habit.category}` }),
    task_class: habit.taskClass,
    archetype_compatibility: [...habit.archetypes],
    difficulty_level: habit.difficulty,
    duration_minutes: habit.minutes,
    energy_requirement: habit.energy,
    intensity_hint: habit.intensity,
    mastery,
    stage: stageOf(mastery),
    total_attempts: record.attempts,
    current_streak: streakOn(record, today, habit.daysAWeek, snapshot.day && excusedOf(snapshot.day)),
    longest_streak: record.longestStreak,
    rating: record.rating ?? null,
    notes: record.note ?? "",
    never: record.never,
    excluded: exclusionsFor(snapshot, habit, around).map((each) => exclusionToWire(each, shown)),
    strongest_evidence: books.references.strongest(file.evidence),
  };
}

/** Said when a habit was done on so many days, with the brief's keys. */
export function streaksOf({ streaks }: HabitWords): HabitInFullWire["streak_bonuses"] {
  return { "7_days": streaks["7"], "14_days": streaks["14"], "30_days": streaks["30"] };
}

/** Everything about one habit. */
export function habitInFull(habit: Habit, shown: Shown, books: HabitBooks): HabitInFullWire {
  const { snapshot, around, text } = shown;
  const { file, words } = writtenOf(habit.id, shown, books);
  const today = localDate(around.now, snapshot.person.timeZone);
  const archetype = snapshot.day?.archetype ?? habit.archetypes[0] ?? "foundation_builder";
  const taught = taughtTo(habit, snapshot.day?.intake);
  const how = lessonOfHabit(habit, archetype, taught, shown, books);
  const practice = how.detailed_content.practical_implementation;
  return {
    ...habitToWire(habit, shown, books),
    archetype_titles: habit.archetypes.flatMap((each) => {
      const title = words.titles[each];
      return title === undefined ? [] : [{ archetype: each, title }];
    }),
    prerequisites: habit.prerequisites.map((id) => ({
      habit_id: id,
      name: text({ ref: `habit.${id}.name` }),
      mastery: habitMastery(snapshot.day?.habits[id], today, snapshot.day && excusedOf(snapshot.day)),
    })),
    implementation_details: {
      technique: taught === "all" ? words.technique : practice.step_by_step_instructions.join(" "),
      equipment: [...practice.equipment_needed],
      optimal_timing: practice.optimal_timing,
      progression: practice.duration_guidance,
    },
    scaling_options: taught === "all" ? { ...words.scaling } : { beginner: "", intermediate: "", advanced: "" },
    scaling_minutes: { ...habit.scaling },
    gentle: taught === "knowing" ? null : (words.gentle ?? null),
    contraindications: habit.contraindications.map((code) => ({
      code,
      label: text({ ref: `contra_named.${code}` satisfies WordKey }),
    })),
    caution: words.caution ?? null,
    parts: [...habit.parts],
    places: [...habit.places],
    equipment: [...habit.equipment],
    seasons: [...habit.seasons],
    days_a_week: habit.daysAWeek,
    educational_content: partsToWire(how),
    completion_criteria: words.done_when,
    quality_indicators: [...words.quality],
    streak_bonuses: streaksOf(words),
    evidence: evidenceToWire(file.evidence, shown, books),
  };
}
