import { mkdtempSync, readdirSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { contentFolder } from "#content/content-folder.ts";
import { loadLibrary } from "#content/library.ts";
import { loadWords } from "#content/words.ts";
import { archetypeIds } from "#core/day/archetype.ts";
import { contraindications } from "#core/day/contraindication.ts";
import { locales } from "#core/person/person.ts";
import { runPersona } from "../../src/commands/simulate.ts";
import { doublesOn, harms, mistimedOn, unrestedNights, unsafeOn } from "./judgement.ts";
import { livePersona } from "./persona-days.ts";
import { type Persona, readPersona } from "./persona-file.ts";
import { dayLines } from "./persona-lines.ts";
import { sharedReasons, untrueReasons } from "./reasons.ts";

const folder = join(import.meta.dirname, "people");
const files = readdirSync(folder).filter((name) => name.endsWith(".yaml"));
const words = loadWords(contentFolder);
const library = loadLibrary(contentFolder, [], words);
const scratch = mkdtempSync(join(tmpdir(), "personas-"));

function personaIn(path: string): Persona {
  const read = readPersona(path);
  if (!read.ok) throw new Error(JSON.stringify(read.problems));
  return read.persona;
}
const personaOf = (name: string): Persona => personaIn(join(folder, name));
function written(text: string): string {
  const path = join(scratch, "persona.yaml");
  writeFileSync(path, text);
  return path;
}

function printed(
  path: string,
  days: string,
): { readonly code: number; readonly lines: string; readonly aside: string } {
  const [lines, aside]: [string[], string[]] = [[], []];
  const code = runPersona(
    path,
    { days },
    (line) => lines.push(line),
    (line) => aside.push(line),
  );
  return { code, lines: lines.join("\n"), aside: aside.join("\n") };
}

test("eight persons of different lives come with the program, in both languages", () => {
  expect(files).toHaveLength(8);
  expect(new Set(files.map((name) => personaOf(name).locale))).toEqual(new Set(["en", "ru"]));
});

test("each day is printed as its person sees it, and the same every time", () => {
  const mother = printed(join(folder, "new-mother.yaml"), "2");
  expect(mother.code).toBe(0);
  expect(mother.lines).toContain("— 2 · 2026-02-03 · 07:00–22:30");
  expect(mother.lines).toContain("[Две минуты сейчас]");
  expect(printed(join(folder, "new-mother.yaml"), "2").lines).toBe(mother.lines);
  expect(printed(join(folder, "office.yaml"), "1").lines).toContain("Monday 16 March");
});

describe("what a file says wrongly is named with its line", () => {
  test.each([
    ["an archetype that is none", "name: A\narchetype: hero\n", "line 2: archetype: Invalid option"],
    ["a time that is none", "name: A\nhours:\n  wake: 25:00\n", "line 3: hours.wake: a time such as 07:30"],
    ["a word that nobody knows", "name: A\nlocale: en\ncolour: red\n", 'line 3: : Unrecognized key: "colour"'],
    [
      "a shift that is not told",
      "name: A\nroster:\n  starts: 2026-01-12\n  pattern: [day]\n  shifts: {}\n",
      "no shift is called day",
    ],
    [
      "a tap at no time",
      "name: A\ntaps:\n  - { metric: mood, face: 1 }\n",
      "line 3: taps.0: say either `at` or `after_waking`",
    ],
    ["nobody under 16 is served", "name: A\nage: under_16\n", "line 2: age: 16_17 or 18_or_over"],
    ["three aims", "name: A\naims: [sleep, calm, move]\n", "at most 2 aims"],
    ["what is no YAML", "name: [A\n", "line 2"],
  ])("%s", (_what, text, said) => {
    const { code, aside } = printed(written(text), "1");
    expect(code).toBe(2);
    expect(aside).toContain(said);
  });
  test("a file that is not there", () => {
    expect(printed(join(scratch, "nobody.yaml"), "1")).toMatchObject({ code: 2 });
  });
});

test.each(files)(
  "nothing unsafe, nothing at a silly time and no reason that is another's or not so in the days of %s",
  (name) => {
    const persona = personaOf(name);
    const days = [...livePersona(persona, library)];
    expect(days).toHaveLength(persona.days);
    expect(days.flatMap((day) => unsafeOn(day, persona))).toEqual([]);
    expect(days.flatMap((day) => mistimedOn(day, persona))).toEqual([]);
    expect(days.flatMap((day) => doublesOn(day))).toEqual([]);
    expect(unrestedNights(days)).toEqual([]);
    expect(days.flatMap((day) => sharedReasons(day, words, persona))).toEqual([]);
    expect(days.flatMap((day, at) => untrueReasons(day, days.slice(0, at)))).toEqual([]);
  },
);

test("a fortnight of weak days that hold one thing each holds five things, and none on half of them", () => {
  const told = [...livePersona({ ...personaOf("new-mother.yaml"), days: 15 }, library)].slice(1);
  const habits = told.flatMap(({ after }) =>
    (after.plan?.tasks ?? []).flatMap(({ of }) => (of.kind === "habit" ? [of.habit] : [])),
  );
  const counts = [...new Set(habits)].map((id) => habits.filter((each) => each === id).length);
  expect(counts.length).toBeGreaterThanOrEqual(5);
  expect(Math.max(...counts)).toBeLessThan(told.length / 2);
});

test("what stays from one day to the next is not told with the sentence of the day before, and what is always so once", () => {
  const days = [...livePersona({ ...personaOf("expecting.yaml"), days: 14 }, library)];
  const linesOn = (at: number) =>
    new Map(
      (days[at]?.why ?? []).map(
        ({ task, reply }) => [task.of.kind === "habit" ? task.of.habit : task.id, reply.lines ?? []] as const,
      ),
    );
  const linkOf = (
    lines: readonly { readonly say: string; readonly with?: Readonly<Record<string, unknown>> | undefined }[],
  ) =>
    JSON.stringify(lines.find(({ say }) => say === "because_of.aim" || say === "because_of.aim_too")?.with?.["link"]);
  for (let at = 1; at < days.length; at += 1) {
    for (const [habit, lines] of linesOn(at)) {
      const before = linesOn(at - 1).get(habit);
      const link = linkOf(lines);
      if (before && link !== undefined)
        expect([days[at]?.date, habit, linkOf(before)]).not.toEqual([days[at]?.date, habit, link]);
    }
  }
  const mat = days
    .flatMap(({ why }) => why.flatMap(({ reply }) => reply.lines ?? []))
    .filter(({ say }) => say === "because_of.equipment");
  expect(mat.length).toBeGreaterThan(0);
});

test.each(locales)("whoever is seventeen is told of no working day, in %s", (locale) => {
  const ofWork =
    /рабоч(?:ий|его|ем|ему|их|ие) (?:дн|ден|час|врем|бл|соо)|(?:с|после|на|вокруг \S+) работ|и работа|займ[её]т работа|Работ[аы][ :]|коллег|after work|at work\b|with work|work takes|no work|of work|working|hours at work|colleague|Work:/iu;
  const persona: Persona = { ...personaOf("seventeen.yaml"), locale, aims: ["sleep", "calm"] };
  const told = [...livePersona(persona, library)].flatMap((day) => [...dayLines(day, words, persona)]);
  expect(told.filter((line) => ofWork.test(line))).toEqual([]);
});

test("every condition that can be told has its row in the table", () => {
  expect(contraindications.filter((code) => harms[code] === undefined)).toEqual([]);
});

test.each(contraindications.map((code, at) => [code, archetypeIds[at % archetypeIds.length]] as const))(
  "whoever has told %s is never asked for what may harm them",
  (code, archetype) => {
    const lines = [
      "name: Somebody",
      `conditions: [${code}]`,
      `archetype: ${archetype}`,
      "days: 10",
      "does: 1",
      "hours: { wake: 06:30, sleep: 22:30 }",
      "equipment: [exercise_mat, weights, bicycle, sauna, pool, company, resistance_band, glucose_monitor, hrv_monitor]",
      "places: [anywhere, home, outdoors, work, facility]",
      "aims: [move, strength]",
    ];
    const persona = personaIn(written(lines.join("\n")));
    const days = [...livePersona(persona, library)];
    expect(days.flatMap((day) => unsafeOn(day, persona))).toEqual([]);
    expect(days.flatMap((day) => mistimedOn(day, persona))).toEqual([]);
  },
);

test("the table bites: with every condition, or with the day begun nine hours earlier, the same days are wrong", () => {
  const persona: Persona = { ...personaOf("office.yaml"), days: 6 };
  const days = [...livePersona(persona, library)];
  const ill: Persona = { ...persona, intake: { ...persona.intake, codes: contraindications } };
  expect(days.flatMap((day) => unsafeOn(day, ill))).not.toEqual([]);
  const early = days.map((day) => ({ ...day, waking: { ...day.waking, from: day.waking.from - 9 * 3_600_000 } }));
  expect(early.flatMap((day) => mistimedOn(day, persona))).not.toEqual([]);
});

test.each(files)(
  "a reason of %s names an aim, or says that it names none, and comes in the same words on few days of four weeks",
  (name) => {
    const persona = personaOf(name);
    const days = [...livePersona(persona, library)];
    const told = days.flatMap((day) => day.why.map((each) => ({ day, each })));
    const unnamed = told.filter(
      ({ each: { task, reply } }) =>
        task.of.kind === "habit" &&
        !(reply.lines ?? []).some(({ say }) => say.startsWith("because_of.aim") || say === "because_of.beside_aims"),
    );
    expect(unnamed.map(({ day: { date }, each: { task } }) => `${date} ${task.id}`)).toEqual([]);
    const texts = told.map(
      ({ each: { reply } }) =>
        words.render(
          {
            ...reply,
            lines: (reply.lines ?? []).filter(({ say }) => say === "why.rule" || say.startsWith("because_of.")),
          },
          { locale: persona.locale, tone: "friendly" },
          "plain",
        ).text,
    );
    const most = Math.max(...texts.map((text) => texts.filter((each) => each === text).length));
    expect(most).toBeLessThanOrEqual(3);
  },
);
