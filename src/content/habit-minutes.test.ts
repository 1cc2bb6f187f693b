import { expect, test } from "vitest";
import { halfOf, thirdMoreThan } from "#core/adaptation/change-task.ts";
import { locales, type Locale } from "#core/person/person.ts";
import { contentFolder } from "./content-folder.ts";
import { readDayPack } from "./day-files.ts";
import { createDayTexts } from "./day-texts.ts";
import type { HabitFile } from "./habit-file.ts";
import { minutesText } from "./habit-minutes.ts";

const { habits } = readDayPack(contentFolder);
const texts = createDayTexts(contentFolder);

test.each([
  [1, "1 минуту", "1 minute"],
  [3, "3 минуты", "3 minutes"],
  [11, "11 минут", "11 minutes"],
  [21, "21 минуту", "21 minutes"],
] as const)("%d minutes in words", (minutes, ru, en) => {
  expect([minutesText(minutes, "ru"), minutesText(minutes, "en")]).toEqual([ru, en]);
});

const units = ["", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"];
const tens = { fifteen: 15, twenty: 20, thirty: 30, forty: 40, fifty: 50, sixty: 60, ninety: 90 };
const numbersEn = new Map<string, number>(
  [...units.entries()].flatMap(([n, word]) => (word ? [[word, n] as const] : [])),
);
for (const [word, n] of Object.entries(tens)) {
  numbersEn.set(word, n);
  if (n >= 20) for (let unit = 1; unit < 10; unit += 1) numbersEn.set(`${word}-${units[unit] ?? ""}`, n + unit);
}
const figuresEn = new RegExp(
  `\\b(${[...numbersEn.keys()].toSorted((a, b) => b.length - a.length).join("|")}|\\d+)[ -](?:[a-z]+ )?minutes?\\b`,
  "gu",
);
const stems: readonly (readonly [RegExp, number])[] = [
  [/^(?:одн|минут)/u, 1],
  [/^дв(?:е|ух|а)$/u, 2],
  [/^тр(?:и|[её]х)$/u, 3],
  [/^четыр/u, 4],
  [/^пят(?:ь|и)$/u, 5],
  [/^шест(?:ь|и)$/u, 6],
  [/^сем(?:ь|и)$/u, 7],
  [/^вос[ье]м/u, 8],
  [/^девят(?:ь|и)$/u, 9],
  [/^десят/u, 10],
  [/^двенадцат/u, 12],
  [/^пятнадцат/u, 15],
  [/^двадцат/u, 20],
  [/^тридцат/u, 30],
  [/^сорок/u, 40],
  [/^пятьдесят/u, 50],
];

const numberIn = (word: string, locale: Locale): number | undefined =>
  /^\d+$/u.test(word)
    ? Number(word)
    : locale === "en"
      ? numbersEn.get(word)
      : stems.find(([stem]) => stem.test(word))?.[1];

/** Every length of doing that a text names, in minutes: "ten easy minutes", "полчаса", "15-minute". Hours on a clock are none. */
function lengthsIn(text: string, locale: Locale): readonly number[] {
  const said = text.toLowerCase().replaceAll("’", "'");
  if (locale === "en") {
    const minutes = [...said.matchAll(figuresEn)].flatMap(([, word = ""]) => numberIn(word, locale) ?? []);
    const half = [...said.matchAll(/\bhalf[ -](?:an )?hour/gu)].map(() => 30);
    const quarter = [...said.matchAll(/\bquarter of an hour/gu)].map(() => 15);
    const whole = [...said.matchAll(/\bwhole hour\b/gu)].map(() => 60);
    return [...minutes, ...half, ...quarter, ...whole];
  }
  const minutes = [...said.matchAll(/([а-яё]+|\d+) (?:[а-яё]+ых )?(?=минут)/gu)].flatMap(
    ([, word = ""]) => numberIn(word, locale) ?? [],
  );
  const half = [...said.matchAll(/полчаса/gu)].map(() => 30);
  const quarter = [...said.matchAll(/четверт[ьи] часа/gu)].map(() => 15);
  const whole = [...said.matchAll(/целый час/gu)].map(() => 60);
  return [...minutes, ...half, ...quarter, ...whole];
}

test.each([
  ["en", "You have ten easy minutes, then a quarter of an hour", [10, 15]],
  ["en", "Set an hour for twenty-five minutes", [25]],
  ["en", "Many minutes and an hour on the clock", []],
  ["ru", "Пять быстрых минут, потом полчаса", [5, 30]],
  ["ru", "Выберите час, осталось 12 минут", [12]],
] as const)("%s: %s", (locale, text, lengths) => {
  expect([...lengthsIn(text, locale)].toSorted((a, b) => a - b)).toEqual(lengths);
});

/** What is measured beside the doing: before it, after it, or in somebody else's day. */
const elsewhere: Readonly<Record<string, string>> = {
  caffeine_cutoff: "the cup moves by half an hour of the clock",
  performance_tracking: "what is written down has been over for a quarter of an hour",
  plan_adjustment: "the first step of something else",
  values_reflection: "a place in the week",
  small_kindness: "what it saves another",
  energy_pacing: "rests of the day",
  innovation_experiments: "how soon it could be undone",
  power_nap: "a second alarm, and driving afterwards",
  regular_rising: "how far a rising may be off",
  group_activities: "to come early",
};

interface Size {
  readonly name: string;
  readonly path: string;
  /** Every length with which these words may be planned. */
  readonly minutes: readonly number[];
}

/** The sizes of a habit with every length that a plan may give them: as written, grown on the way to the next stage, halved, raised. */
function sizesOf({ scaling, low, high, gentle }: HabitFile): readonly Size[] {
  const between = (from: number, to: number): readonly number[] =>
    Array.from({ length: Math.max(1, to - from + 1) }, (_, more) => from + more);
  const grown = [
    { name: "beginner", path: "scaling.beginner", minutes: between(scaling.beginner, scaling.intermediate) },
    { name: "intermediate", path: "scaling.intermediate", minutes: between(scaling.intermediate, scaling.advanced) },
    {
      name: "advanced",
      path: "scaling.advanced",
      minutes: between(scaling.advanced, Math.max(scaling.advanced, high)),
    },
    { name: "high", path: "high", minutes: between(Math.min(scaling.intermediate, high), high) },
  ];
  const all = grown.flatMap((size) => size.minutes);
  return [
    ...grown.map((size) => ({ ...size, minutes: [...size.minutes, ...size.minutes.map(thirdMoreThan)] })),
    { name: "low", path: "low", minutes: [...new Set([low, ...all.map(halfOf)])] },
    ...(gentle === undefined ? [] : [{ name: "gentle", path: "gentle", minutes: [gentle, halfOf(gentle)] }]),
  ];
}

test("title, minutes and text say the same, at every size, in every voice and language", () => {
  const wrong: string[] = [];
  for (const { habit } of habits)
    for (const locale of locales) {
      const at = `habit.${habit.id}`;
      const named = [`${at}.name`, ...habit.archetypes.map((archetype) => `${at}.titles.${archetype}`)];
      for (const path of named) {
        const said = lengthsIn(texts.text(path, locale) ?? "", locale);
        if (said.length > 0) wrong.push(`${locale} ${path}: a name for every length names ${said.join(", ")}`);
      }
      for (const size of sizesOf(habit))
        for (const minutes of size.minutes)
          for (const path of [`${at}.about`, `${at}.${size.path}`]) {
            const text = texts.text(path, locale, minutes) ?? "";
            const lengths = lengthsIn(text, locale);
            const parts = lengths.filter((each) => each !== minutes);
            const sum = parts.reduce((all, each) => all + each, 0);
            if (sum > minutes && !(habit.id in elsewhere)) wrong.push(`${locale} ${path}, ${minutes} min: ${text}`);
          }
    }
  expect(wrong).toEqual([]);
});

test("no step takes longer than the shortest version of what it is a step of", () => {
  const wrong = habits.flatMap(({ habit }) =>
    locales.flatMap((locale) =>
      [...habit[locale].steps, habit[locale].technique, habit[locale].done_when].flatMap((text) => {
        const longest = Math.max(0, ...lengthsIn(text, locale));
        return longest > habit.low && !(habit.id in elsewhere) ? [`${locale} ${habit.id} (${habit.low}): ${text}`] : [];
      }),
    ),
  );
  expect(wrong).toEqual([]);
});
