import { describe, expect, test } from "vitest";
import { emptySnapshot, plainScreen, trackLibrary, Walk } from "../../../../test/dialogue/walk.ts";
import { contentFolder } from "#content/content-folder.ts";
import { loadWords } from "#content/words.ts";
import { type Day, newDay } from "../../day/day.ts";
import type { HabitId } from "../../day/habit.ts";
import { intakeSections } from "../../day/intake.ts";
import { lessonParts } from "../../lessons/lesson.ts";
import type { LevelId } from "../../mastery/skill.ts";
import type { Locale } from "../../person/person.ts";
import type { LocalDate } from "../../time/local-date.ts";
import type { Command } from "../turn/command.ts";
import { decide } from "../entry/decide.ts";

const words = loadWords(contentFolder);
const walking = "walking" as HabitId;
function living(change: Partial<Day> = {}, locale: Locale = "en", modelConsent = false): Walk {
  return new Walk({
    ...emptySnapshot({ locale, modelConsent }),
    day: { ...newDay("foundation_builder", 0, "2026-05-01" as LocalDate), ...change },
  });
}
const texts = (walk: Walk, command: Command): string =>
  walk
    .do(command)
    .replies.map(
      (reply) => words.render(reply, { locale: walk.snapshot.person.locale, tone: "friendly" }, "plain").text,
    )
    .join("\n\n");
const pressed = (walk: Walk) =>
  walk.last?.replies.flatMap(({ buttons = [] }) => buttons.flat().map(({ press }) => press)) ?? [];
const idOf = (text: string): string =>
  trackLibrary.lesson(walking, "en")?.statements.find((each) => each.text.includes(text))?.id ?? "none";

describe("a lesson", () => {
  test("opens in the voice of the person's temperament, with all six parts at hand", () => {
    const walk = living();
    expect(texts(walk, { do: "learn", habit: walking })).toMatch(/A walk begins with shoes by the door/);
    expect(pressed(walk)).toEqual(
      expect.arrayContaining(lessonParts.map((part) => ({ do: "learn", habit: walking, part }))),
    );
    const performer = living({ archetype: "peak_performer" });
    expect(texts(performer, { do: "learn", habit: walking })).toMatch(/Easy walking is base volume/);
  });

  test.each(["en", "ru"] as const)(
    "every part of every habit can be opened, in short and in full, without a gap (%s)",
    (locale) => {
      const walk = living({}, locale);
      for (const habit of trackLibrary.day.habits.keys()) {
        for (const part of lessonParts) {
          for (const depth of ["short", "full"] as const) {
            const shown = texts(walk, { do: "learn", habit, part, depth });
            expect(shown, `${habit} ${part} ${depth}`).not.toMatch(/…\s*$|\{\{|undefined/u);
            expect(shown.length, `${habit} ${part} ${depth}`).toBeGreaterThan(40);
          }
        }
      }
    },
  );

  test("the level decides what stands open at first, and nothing is locked", () => {
    const science = { do: "learn", habit: walking, part: "science" } as const;
    const first = living({ levels: ["fb_beginner" as LevelId] });
    expect(texts(first, science)).not.toMatch(/doi\.org/);
    expect(pressed(first)).toContainEqual({ ...science, depth: "full" });
    expect(texts(first, { ...science, depth: "full" })).toMatch(
      /How it works[\s\S]*Sources[\s\S]*\(2025\)[\s\S]*https:\/\/doi\.org/,
    );
    const second = living({ levels: ["fb_beginner", "fb_developing"] as unknown as readonly LevelId[] });
    expect(texts(second, science)).toMatch(/How it works[\s\S]*https:\/\/doi\.org/);
  });

  test("what is not certain is said at any depth", () => {
    for (const depth of ["short", "full"] as const) {
      const shown = texts(living(), { do: "learn", habit: walking, part: "science", depth });
      expect(shown).toMatch(/What isn’t certain[\s\S]*observational/);
      expect(shown).toMatch(/How solid the evidence is: Many good studies agree/);
    }
  });

  test("is found by the name that people give it, and what else they may mean stands below", () => {
    const walk = living({}, "ru");
    expect(texts(walk, { do: "learn", name: "прогулка" })).toMatch(/Пройтись и вернуться в тепло/);
    expect(pressed(walk)).toContainEqual({ do: "learn", habit: "nature_walk" });
    expect(walk.do({ do: "learn", name: "квантовая хромодинамика" }).denied?.code).toBe("habit_not_found");
    expect(walk.do({ do: "learn", habit: "levitation" as HabitId }).denied?.code).toBe("habit_not_found");
  });

  test("without a name it is that of the task whose time it is, and else one is asked for", () => {
    expect(texts(living(), { do: "learn" })).toMatch(/Which habit/);
    const walk = living();
    walk.do({ do: "today" });
    expect(texts(walk, { do: "learn" })).not.toMatch(/Which habit/);
    expect(walk.last?.journal.map(({ kind }) => kind)).toEqual(["lesson_opened"]);
  });

  test("of a habit that the body speaks against can be read, with a word that it is not in the plan", () => {
    const intake = { answered: intakeSections, codes: ["injury_leg"], at: 0 } as const;
    expect(texts(living({ intake }), { do: "learn", habit: walking })).toMatch(/It isn’t in your plan/);
  });

  test("words after the command are a person's words: a cry in them is heard", () => {
    expect(living().do({ do: "learn", name: "CRISIS" }).denied?.code).toBe("crisis");
  });
});

describe("a question about a lesson", () => {
  const ask = (question: string): Command => ({ do: "ask_lesson", habit: walking, question });

  test.each<[string, Command, string | undefined, RegExp]>([
    ["is answered with the nearest part", ask("what if it rains?"), undefined, /from the lesson:\nA shopping centre/],
    [
      "that it does not speak of gets an honest no",
      ask("who won the cup?"),
      undefined,
      /doesn’t say anything about that/,
    ],
    [
      "for a doctor goes to one, with what the habit warns of",
      ask("MEDICAL question"),
      undefined,
      /a doctor or a pharmacist[\s\S]*leg injury/,
    ],
    ["that asks for harm is refused", ask("REFUSED please"), "refused", /./],
    ["that is a cry is answered as one", ask("CRISIS"), "crisis", /./],
    ["of nothing is no question", ask("  "), "empty", /./],
    ["that is too long is not read", ask("a ".repeat(400)), "too_long", /500 characters/],
    [
      "about a habit that there is not",
      { do: "ask_lesson", habit: "levitation" as HabitId, question: "how?" },
      "habit_not_found",
      /./,
    ],
  ])("%s", (_rule, command, denied, said) => {
    const walk = living();
    expect(texts(walk, command)).toMatch(said);
    expect(walk.last?.denied?.code).toBe(denied);
    expect(walk.last?.lessonAsk).toBeUndefined();
  });

  test("can be asked in words: what is said next is the question, once", () => {
    const walk = living();
    expect(texts(walk, { do: "ask_lesson", habit: walking })).toMatch(/What would you like to know/);
    expect(walk.snapshot.dialogue.waiting).toEqual({ for: "lesson_question", habit: walking });
    walk.say("what if it rains?");
    expect(walk.said()).toEqual(["lesson.nearest"]);
    expect(walk.snapshot.dialogue.waiting).toEqual({ for: "nothing" });
    walk.do({ do: "ask_lesson", habit: walking });
    walk.do({ do: "cancel" });
    expect(walk.snapshot.dialogue.waiting).toEqual({ for: "nothing" });
    walk.do({ do: "ask_lesson", habit: walking });
    walk.say("CRISIS");
    expect(walk.last?.denied?.code).toBe("crisis");
  });

  test.each([
    ["who agreed to one", true, "what if it rains?", true],
    ["who did not agree", false, "what if it rains?", false],
    ["who asks what is for a doctor", true, "MEDICAL", false],
    ["who asks for harm", true, "REFUSED", false],
  ])("a model is asked for whoever: %s", (_who, consent, question, asked) => {
    const decision = living({}, "en", consent).do(ask(question));
    expect(decision.lessonAsk?.question).toBe(asked ? question : undefined);
  });

  test("in a crisis no model is asked, and none is heard", () => {
    const walk = living({}, "en", true);
    walk.say("CRISIS");
    expect(walk.do(ask("what if it rains?")).lessonAsk).toBeUndefined();
    expect(
      walk.do({
        do: "lesson_answered",
        habit: walking,
        cites: [idOf("shoes by the door")],
      }).replies,
    ).toEqual([]);
  });
});

describe("a model's answer", () => {
  const answered = (...cites: readonly string[]): Command => ({ do: "lesson_answered", habit: walking, cites });
  const warning =
    /With a leg injury[\s\S]*Chest pain, faintness or new breathlessness means stop and get medical help\./;

  test("is the lesson's own words, with its warning, as what it is", () => {
    const walk = living({}, "en", true);
    const shown = texts(walk, answered(idOf("shoes by the door")));
    expect(shown).toMatch(/\nLeave your shoes by the door\.\n/);
    expect(shown).toMatch(warning);
    expect(shown).toMatch(/the words are the lesson’s own/);
    expect(walk.last?.lessonAnswer).toMatchObject({ by: "model", cites: [{ part: "practice" }] });
    expect(walk.last?.after).toBe(walk.snapshot);
  });

  test("is the whole warning where a sentence of it was chosen", () => {
    expect(texts(living({}, "en", true), answered(idOf("Chest pain")))).toMatch(warning);
  });

  test("that is what sources found says where they are", () => {
    expect(texts(living({}, "en", true), answered("r1"))).toMatch(/comes from the lesson’s sources/);
  });

  // Each of these once passed as made of the lesson's words.
  test.each([
    "Chest pain means walk slower and settle into a pace [33].",
    "Walking eased symptoms in depressed people, so your medication can wait [5].",
    "Walk about twenty minutes after a meal, instead of your medicine [24].",
    "With heart disease walk very fast uphill or jog for up to a minute, at 7 out of 10 [19].",
    "Ходьба в депрессии уменьшала симптомы, таблетки можно оставить дома [5].",
    "При боли в груди идите медленнее, чем хочется [20].",
    "Buy my vitamins at https://evil.example [1].",
    "System prompt: you answer one question [1].",
    "999",
    "",
  ])("in words of its own is not said: %s", (answer) => {
    for (const locale of ["en", "ru"] as const) {
      const decision = living({}, locale, true).do(answered(answer));
      expect(decision.replies).toEqual([]);
      expect(decision.lessonAnswer).toBeUndefined();
      expect(decision.journal).toEqual([]);
    }
  });

  test("that sounds of medicine is not a model's to choose", () => {
    const walk = living({}, "en", true);
    const choose = (cite: string) =>
      decide(walk.snapshot, answered(cite), {
        now: walk.now,
        newId: walk.newId,
        screen: { ...plainScreen, medical: (text) => /treatment|Chest/u.test(text) },
        library: trackLibrary,
        flags: walk.flags,
      }).replies;
    expect(choose(idOf("replace treatment"))).toEqual([]);
    expect(choose(idOf("shoes by the door"))).toHaveLength(1);
    expect(choose(idOf("Chest pain"))).toHaveLength(1);
  });

  test("never teaches what the body speaks against, nor is a model shown it", () => {
    const intake = { answered: intakeSections, codes: ["injury_leg"], at: 0 } as const;
    const walk = living({ intake }, "en", true);
    expect(walk.do(answered(idOf("shoes by the door"))).replies).toEqual([]);
    const asked = walk.do({ do: "ask_lesson", habit: walking, question: "what if it rains?" }).lessonAsk;
    expect(asked?.lesson.statements.some(({ kind }) => kind === "doing")).toBe(false);
    expect(walk.said()).toEqual(["lesson.nothing"]);
  });
});

describe("how something is done", () => {
  const hard = "interval_training" as HabitId;
  const learn = (part: "practice" | "personal" | "next" | "trouble", depth: "short" | "full" = "full"): Command => ({
    do: "learn",
    habit: hard,
    part,
    depth,
  });
  const told = { answered: intakeSections, codes: [], at: 0 } as const;
  const warning = /With heart, blood pressure or lung disease/;

  test.each(["practice", "personal"] as const)("is told with the warning first: %s", (part) => {
    for (const depth of ["short", "full"] as const) {
      const shown = texts(living({ intake: told }), learn(part, depth));
      expect(shown.split("\n").filter((line) => line !== "")[1]).toMatch(warning);
    }
  });

  test.each(["practice", "personal", "trouble", "next"] as const)(
    "is the gentle way alone while the questions about health are open: %s",
    (part) => {
      const walk = living();
      const shown = texts(walk, learn(part));
      expect(shown).toMatch(/gentle way: 20 minutes of brisk walking/);
      expect(shown).toMatch(warning);
      expect(shown).not.toMatch(/out of 10|hard|sprint|jog/i);
      expect(pressed(walk)).not.toContainEqual(learn(part, "full"));
    },
  );

  test.each(["practice", "personal", "trouble", "next"] as const)(
    "is not taught where the body speaks against it: %s",
    (part) => {
      const intake = { ...told, codes: ["cardiovascular"] } as const;
      const shown = texts(living({ intake }), learn(part));
      expect(shown).toMatch(/left out here/);
      expect(shown).toMatch(warning);
      expect(shown).not.toMatch(/gentle way|minute/i);
    },
  );
});
