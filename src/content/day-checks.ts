import type { ArchetypeId } from "#core/day/archetype.ts";
import type { Contraindication, Risk } from "#core/day/contraindication.ts";
import type { FieldPath } from "./day-files.ts";
import type { HabitFile } from "./habit-file.ts";
import { copiesIn, type SaidByHabits } from "./habit-copies.ts";
import { type Locale, locales } from "#core/person/person.ts";

/** What a habit is held against: every habit that will be in service with it, and the ids of the evidence. */
export interface HabitWorld {
  readonly habits: ReadonlyMap<
    string,
    { readonly archetypes: readonly ArchetypeId[]; readonly prerequisites: readonly string[] }
  >;
  readonly evidence: ReadonlySet<string>;
  /** What its words are held against, so that none is a copy of another. */
  readonly said: SaidByHabits;
}

export interface HabitProblem {
  readonly path: FieldPath;
  readonly message: string;
}

/** One thing without which no habit comes into service, neither ours nor an operator's. */
export interface HabitCheck {
  readonly name: string;
  check(habit: HabitFile, world: HabitWorld): readonly HabitProblem[];
}

interface Harm {
  readonly because: string;
  readonly when: (habit: HabitFile) => boolean;
  readonly codes: readonly Contraindication[];
}

const says = (habit: HabitFile, words: RegExp): boolean =>
  [habit.id, ...locales.flatMap((locale) => [habit[locale].name, habit[locale].about])].some((text) =>
    words.test(text),
  );

/** What is known to harm whom: the least that a habit of this kind must name. Sources: the `contra-…` topics of content/evidence. */
export const knownHarms: readonly Harm[] = [
  {
    because: "cold makes the heart race and blood pressure jump, and startles",
    when: ({ risks }) => risks.includes("cold"),
    codes: ["cardiovascular", "high_blood_pressure", "fainting", "pregnancy", "epilepsy", "cold_reaction", "under_18"],
  },
  {
    because: "heat lowers blood pressure and is not for the unborn",
    when: ({ risks }) => risks.includes("heat"),
    codes: ["cardiovascular", "fainting", "pregnancy", "epilepsy", "blood_pressure_medicine", "under_18"],
  },
  {
    because: "hard intervals load a heart that nobody has looked at",
    when: ({ risks }) => risks.includes("hard_intervals"),
    codes: ["cardiovascular", "high_blood_pressure", "fainting", "recent_surgery", "pregnancy", "under_18"],
  },
  {
    because: "hard effort strains the heart and what has just been operated on",
    when: ({ intensity }) => intensity === "high",
    codes: ["cardiovascular", "recent_surgery", "recent_birth", "under_18"],
  },
  {
    because: "effort that quickens the breath needs a sound heart",
    when: ({ task_class, intensity }) => task_class === "movement" && intensity !== "easy",
    codes: ["cardiovascular", "recent_surgery"],
  },
  {
    because: "hours without food harm those who must not go without, and those whom hunger has hurt before",
    when: ({ risks }) => risks.includes("fasting"),
    codes: ["eating_disorder", "pregnancy", "diabetes", "glucose_lowering_medicine", "under_18"],
  },
  {
    because: "counting food feeds what starves",
    when: ({ category }) => category === "metabolic_optimization",
    codes: ["eating_disorder", "under_18"],
  },
  {
    because: "a glucose sensor is no toy for those who are treated by one",
    when: ({ equipment }) => equipment.includes("glucose_monitor"),
    codes: ["eating_disorder", "diabetes", "glucose_lowering_medicine", "under_18"],
  },
  {
    because: "a lamp's light can harm eyes and tip a mood",
    when: ({ risks, equipment }) => risks.includes("bright_light") || equipment.includes("bright_light_lamp"),
    codes: ["eye_disease", "bipolar", "migraine", "light_sensitising_medicine"],
  },
  {
    because: "long stillness can bring back what was terrible, or loosen the hold on what is real",
    when: ({ task_class, difficulty }) => task_class === "mindfulness" && difficulty >= 3,
    codes: ["trauma", "psychosis"],
  },
  {
    because: "attention on the body, part by part, can bring back what was done to it",
    when: (habit) => says(habit, /body scan|body_scan|muscle_relaxation|сканировани\p{L}* тела/iu),
    codes: ["trauma", "psychosis"],
  },
  {
    because: "stopping to drink of a sudden is dangerous for a body that is used to it",
    when: (habit) => says(habit, /alcohol|алкогол|спиртн/iu),
    codes: ["alcohol_dependence"],
  },
  {
    because: "a seizure or a faint in water is a danger to life",
    when: ({ equipment }) => equipment.includes("pool"),
    codes: ["epilepsy", "fainting", "cardiovascular"],
  },
  {
    because: "whoever falls from a wheel falls hard",
    when: ({ equipment }) => equipment.includes("bicycle"),
    codes: ["epilepsy", "fainting", "balance"],
  },
  {
    because: "standing on one leg asks for a sense of balance",
    when: (habit) => says(habit, /\bbalance_practice\b|one leg|одной ноге/iu),
    codes: ["balance", "fainting"],
  },
  {
    because: "soil and flowers are pollen",
    when: ({ id }) => /garden/u.test(id),
    codes: ["pollen_allergy"],
  },
  {
    because: "more water harms those who must drink little",
    when: ({ id }) => /hydration/u.test(id),
    codes: ["kidney_disease", "fluid_limit"],
  },
];

const at = (message: string, ...path: FieldPath): HabitProblem => ({ path, message });

const prerequisitesAreMet: HabitCheck = {
  name: "prerequisites-are-met",
  check({ id, archetypes, prerequisites }, { habits }) {
    return prerequisites.flatMap((each, index) => {
      const needed = habits.get(each);
      if (!needed) return [at(`no habit ${each}`, "prerequisites", index)];
      if (leadsTo(each, id, habits)) return [at(`${each} waits for ${id} itself`, "prerequisites", index)];
      const without = archetypes.filter((archetype) => !needed.archetypes.includes(archetype));
      return without.length > 0 ? [at(`${each} is not there for ${without.join(", ")}`, "prerequisites", index)] : [];
    });
  },
};

function leadsTo(from: string, to: string, habits: HabitWorld["habits"], seen = new Set<string>()): boolean {
  if (from === to) return true;
  if (seen.has(from)) return false;
  seen.add(from);
  return (habits.get(from)?.prerequisites ?? []).some((each) => leadsTo(each, to, habits, seen));
}

const voicesFitArchetypes: HabitCheck = {
  name: "voices-fit-archetypes",
  check: (habit) =>
    locales.flatMap((locale) => {
      const { titles, lesson } = habit[locale];
      return [
        ...voices(habit.archetypes, titles, [locale, "titles"]),
        ...voices(habit.archetypes, lesson.openings, [locale, "lesson", "openings"]),
      ];
    }),
};

function voices(
  archetypes: readonly string[],
  said: Readonly<Record<string, string>>,
  path: FieldPath,
): readonly HabitProblem[] {
  return [
    ...archetypes.filter((id) => said[id] === undefined).map((id) => at(`nothing for ${id}`, ...path)),
    ...Object.keys(said)
      .filter((id) => !archetypes.includes(id))
      .map((id) => at(`${id} is not an archetype of this habit`, ...path, id)),
  ];
}

const evidenceExists: HabitCheck = {
  name: "evidence-exists",
  check: ({ evidence }, world) =>
    evidence.flatMap((id, index) => (world.evidence.has(id) ? [] : [at(`no reference ${id}`, "evidence", index)])),
};

const versionsGrow: HabitCheck = {
  name: "versions-grow",
  check: ({ scaling: { beginner, intermediate, advanced }, low, minutes, high, gentle }) => [
    ...(beginner <= intermediate && intermediate <= advanced ? [] : [at("asks less of the advanced", "scaling")]),
    ...(low <= minutes ? [] : [at(`${low} is more than the usual ${minutes} minutes`, "low")]),
    ...(low > minutes || low <= Math.max(5, minutes / 2)
      ? []
      : [at(`${low} is more than half of ${minutes} minutes`, "low")]),
    ...(high >= minutes ? [] : [at(`${high} is less than the usual ${minutes} minutes`, "high")]),
    ...(gentle === undefined || gentle <= minutes ? [] : [at(`${gentle} is more than ${minutes} minutes`, "gentle")]),
  ],
};

/** What gives a risk away, in a habit's name or its first sentences, or in what it needs. */
const riskySigns: readonly (readonly [Risk, (habit: HabitFile) => boolean])[] = [
  ["cold", (habit) => says(habit, /cold (?:shower|water|plunge|bath)|ice bath|холодн\p{L}+ (?:душ|вод)|моржева/iu)],
  ["heat", (habit) => habit.equipment.includes("sauna") || says(habit, /sauna|hot bath|саун\p{L}|горяч\p{L}+ ванн/iu)],
  ["hard_intervals", (habit) => habit.task_class === "movement" && says(habit, /interval|интервал/iu)],
  ["fasting", (habit) => says(habit, /\bfasting\b|eating window|eating_window|голодани|окно питания/iu)],
  ["bright_light", (habit) => habit.equipment.includes("bright_light_lamp")],
];

const risksAreNamed: HabitCheck = {
  name: "risks-are-named",
  check: (habit) =>
    riskySigns
      .filter(([risk, signs]) => signs(habit) && !habit.risks.includes(risk))
      .map(([risk]) => at(`reads like a risk that is not named: ${risk}`, "risks")),
};

const risksHaveAGentleWay: HabitCheck = {
  name: "risks-have-a-gentle-way",
  check(habit) {
    const { risks, gentle } = habit;
    return [
      ...(risks.includes("breath_hold") ? [at("no habit holds the breath", "risks")] : []),
      ...(risks.length > 0 && gentle === undefined ? [at("a risk asks for a gentle variant", "gentle")] : []),
      ...locales
        .filter((locale) => (habit[locale].gentle === undefined) !== (gentle === undefined))
        .map((locale) => at("gentle minutes and gentle words go together", locale, "gentle")),
    ];
  },
};

const harmIsNamed: HabitCheck = {
  name: "harm-is-named",
  check(habit) {
    const missing = knownHarms
      .filter(({ when }) => when(habit))
      .flatMap(({ codes, because }) => {
        const left = codes.filter((code) => !habit.contraindications.includes(code));
        return left.length > 0 ? [at(`${left.join(", ")}: ${because}`, "contraindications")] : [];
      });
    const uncautioned: readonly Locale[] =
      habit.contraindications.length > 0 ? locales.filter((locale) => habit[locale].caution === undefined) : [];
    return [
      ...missing,
      ...uncautioned.map((locale) => at("contraindications ask for a word of caution", locale, "caution")),
    ];
  },
};

const wordsHoldNoMarkup: HabitCheck = {
  name: "words-hold-no-markup",
  check: (habit) =>
    locales.flatMap((locale) => (/[<>&]/u.test(JSON.stringify(habit[locale])) ? [at("has <, > or &", locale)] : [])),
};

const wordsAreItsOwn: HabitCheck = {
  name: "words-are-its-own",
  check: (habit, { said }) => copiesIn(habit, said).map(({ path, message }) => at(message, ...path)),
};

/** What holds for every habit in service; the content rules hold ours to it, the start an operator's. */
export const habitChecks: readonly HabitCheck[] = [
  prerequisitesAreMet,
  voicesFitArchetypes,
  evidenceExists,
  versionsGrow,
  risksAreNamed,
  risksHaveAGentleWay,
  harmIsNamed,
  wordsHoldNoMarkup,
  wordsAreItsOwn,
];
