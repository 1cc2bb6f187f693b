import { describe, expect, test } from "vitest";
import { firstDay, plainTechnique, start } from "#test/fakes/journeys.ts";
import { type LocalDate, plusDays } from "../time/local-date.ts";
import { type Answer, type Exercise, type ExerciseId, exerciseLimits } from "./exercise.ts";
import type { Ask, Technique, TechniqueStep } from "./technique.ts";
import { allHold, answer, begin, type Given, goBack, stepAt, type Surroundings, wayOf, writtenIn } from "./walk.ts";

const today = firstDay;
const around: Surroundings = {
  now: start,
  today,
  gate: "open",
  recent: false,
  check: (_kind, text) => (text.includes("!") ? [{ code: "shouting", quote: "!" }] : []),
  riddles: ["fox", "owl", "bee", "ant"].flatMap((id, index) =>
    ["a3_5", "a6_8"].map((age) => ({ id: `${id}_${age}`, age, theme: index < 2 ? "forest" : "garden" })),
  ),
  date: (text) => (text === "tomorrow" ? plusDays(today, 1) : undefined),
};

const step = (id: string, ask: Ask, over: Partial<TechniqueStep> = {}): TechniqueStep => ({
  id,
  ask,
  optional: false,
  when: [],
  keep: true,
  ...over,
});
const choice = (...options: readonly (string | { readonly id: string; readonly goto: string })[]): Ask => ({
  kind: "choice",
  options: options.map((option) => (typeof option === "string" ? { id: option } : option)),
});
const text = (most = 20): Ask => ({ kind: "text", most });
const tell: Ask = { kind: "tell" };
const of = (...steps: readonly TechniqueStep[]): Technique => plainTechnique("grounding", { steps });

const id = "1" as ExerciseId;
/** Gives these one after another; each must fit. */
function walk(
  technique: Technique,
  given: readonly Given[],
  at: Surroundings = around,
): Exercise & { readonly over: boolean } {
  let exercise = begin(technique, id, at);
  let over = false;
  for (const each of given) {
    expect(over).toBe(false);
    const walked = answer(technique, exercise, each, at);
    if (walked.kind === "misfit") throw new Error(`${JSON.stringify(each)} does not fit: ${walked.because}`);
    exercise = walked.exercise;
    over = walked.kind === "finished";
  }
  return { ...exercise, over };
}
const press = (word: string): Given => ({ press: word });
const say = (words: string): Given => ({ text: words });
const photo = (name: string): Given => ({ photo: name });

/** What one step takes in from these, one after another: its answer, and whether the exercise went on. */
function taken(
  ask: Ask,
  given: readonly Given[],
  over: Partial<TechniqueStep> = {},
): readonly [Answer | undefined, boolean] {
  const exercise = walk(of(step("it", ask, over), step("next", tell)), given);
  return [exercise.answers["it"], exercise.at === "next"];
}
/** Why the last of these does not fit. */
function misfit(ask: Ask, given: readonly Given[], over: Partial<TechniqueStep> = {}): string | undefined {
  const technique = of(step("it", ask, over), step("next", tell));
  const exercise = walk(technique, given.slice(0, -1));
  const walked = answer(technique, exercise, given.at(-1) as Given, around);
  return walked.kind === "misfit" ? walked.because : undefined;
}

const several: Ask = { kind: "several", options: [{ id: "sad" }, { id: "calm" }] };
const list: Ask = { kind: "list", most: 3 };
const pages: Ask = { kind: "pages", most: 10 };
const photos: Ask = { kind: "photos", most: 2 };
const scale: Ask = { kind: "scale", from: 0, to: 10 };
const date = (when: "past" | "future" | "any"): Ask => ({ kind: "date", when });
const long = "a".repeat(exerciseLimits.line);

describe("what fits a step, and whether it leads on", () => {
  test.each<[string, Ask, Given[], Answer, boolean]>([
    ["a button after something told", tell, [press("go")], { kind: "told" }, true],
    ["a word after something told", tell, [say("all right")], { kind: "told" }, true],
    ["a breath to its end", { kind: "breath", in: 4, out: 6, rounds: 6 }, [press("go")], { kind: "told" }, true],
    ["one option", choice("a", "b"), [press("b")], { kind: "choice", option: "b" }, true],
    [
      "an option marked waits for more",
      several,
      [press("sad")],
      { kind: "several", options: ["sad"], done: false },
      false,
    ],
    [
      "marked twice is unmarked",
      several,
      [press("sad"), press("sad")],
      { kind: "several", options: [], done: false },
      false,
    ],
    [
      "several, in the order they were marked",
      several,
      [press("calm"), press("sad"), press("enough")],
      { kind: "several", options: ["calm", "sad"], done: true },
      true,
    ],
    ["the lowest figure", scale, [press("0")], { kind: "scale", value: 0 }, true],
    ["the highest figure, by word", scale, [say(" 10 ")], { kind: "scale", value: 10 }, true],
    ["a text, trimmed", text(5), [say("  hello ")], { kind: "text", text: "hello" }, true],
    ["a page waits for more", pages, [say("12345")], { kind: "pages", texts: ["12345"], done: false }, false],
    [
      "pages up to their limit, breaks counted",
      pages,
      [say("1234"), say("12345")],
      { kind: "pages", texts: ["1234", "12345"], done: false },
      false,
    ],
    [
      "pages until that is all",
      pages,
      [say("12345"), press("enough")],
      { kind: "pages", texts: ["12345"], done: true },
      true,
    ],
    ["pages begun afresh", pages, [say("12345"), press("afresh")], { kind: "pages", texts: [], done: false }, false],
    ["a line waits for more", list, [say("one")], { kind: "list", items: ["one"], done: false }, false],
    [
      "lines in one message, trimmed, empty ones left out",
      list,
      [say("one\n\n two ")],
      { kind: "list", items: ["one", "two"], done: false },
      false,
    ],
    [
      "a full list goes on by itself",
      list,
      [say("one\ntwo"), say("three")],
      { kind: "list", items: ["one", "two", "three"], done: true },
      true,
    ],
    [
      "a list until that is all",
      list,
      [say("one"), press("enough")],
      { kind: "list", items: ["one"], done: true },
      true,
    ],
    ["a list begun afresh", list, [say("one"), press("afresh")], { kind: "list", items: [], done: false }, false],
    ["a line of the greatest length", list, [say(long)], { kind: "list", items: [long], done: false }, false],
    ["today, by its button", date("past"), [press("today")], { kind: "date", date: today }, true],
    ["a day in figures", date("any"), [say("2020-02-29")], { kind: "date", date: "2020-02-29" as LocalDate }, true],
    ["a day in words", date("future"), [say("tomorrow")], { kind: "date", date: plusDays(today, 1) }, true],
    ["a photo waits for more", photos, [photo("p")], { kind: "photos", photos: ["p"], done: false }, false],
    [
      "the same photo is there once",
      photos,
      [photo("p"), photo("p")],
      { kind: "photos", photos: ["p"], done: false },
      false,
    ],
    [
      "the last photo goes on by itself",
      photos,
      [photo("p"), photo("q")],
      { kind: "photos", photos: ["p", "q"], done: true },
      true,
    ],
    [
      "photos until that is all",
      photos,
      [photo("p"), press("enough")],
      { kind: "photos", photos: ["p"], done: true },
      true,
    ],
  ])("%s", (_what, ask, given, expected, on) => {
    expect(taken(ask, given)).toEqual([expected, on]);
  });

  test("an optional step may be passed over, whatever it asks, and one of several may stay empty", () => {
    for (const ask of [text(), several, scale, list, pages, photos, date("any")]) {
      expect(taken(ask, [press("skip")], { optional: true })).toEqual([{ kind: "skipped" }, true]);
    }
    expect(taken(several, [press("enough")], { optional: true })[1]).toBe(true);
  });
});

test.each<[string, Ask, Given[]]>([
  ["a text", text(), [say("hello")]],
  ["pages", pages, [say("hello"), press("enough")]],
  ["a list", list, [say("hello"), press("enough")]],
  ["photos", photos, [photo("p"), press("enough")]],
])("passing over what was gone back to keeps %s that had been given", (_what, ask, given) => {
  const technique = of(step("it", ask, { optional: true }), step("next", tell));
  const back = walk(technique, [...given, press("back")]);
  expect(back.at).toBe("it");
  const on = answer(technique, back, press("skip"), around);
  expect(on).toMatchObject({ kind: "moved", exercise: { at: "next", answers: { it: { kind: ask.kind } } } });
});

describe("what does not fit says why, and the exercise stays where it is", () => {
  test.each<[string, Ask, Given[], string]>([
    ["a word where a button is asked", choice("a"), [say("a")], "choose"],
    ["an option that is not there", choice("a"), [press("b")], "choose"],
    ["nothing marked", several, [press("enough")], "choose"],
    ["all unmarked again", several, [press("sad"), press("sad"), press("enough")], "choose"],
    ["an option of several that is not there", several, [press("glad")], "choose"],
    ["words where something is to be marked", several, [say("sad")], "choose"],
    ["a figure below", scale, [say("-1")], "number"],
    ["a figure above", scale, [say("11")], "number"],
    ["half a figure", scale, [say("2.5")], "number"],
    ["a word for a figure", scale, [say("so-so")], "number"],
    ["nothing for a figure", scale, [say(" ")], "number"],
    ["an empty text", text(), [say("  ")], "empty"],
    ["a button for a text", text(), [press("go")], "empty"],
    ["one character too many", text(5), [say("123456")], "too_long"],
    ["pages beyond their limit, breaks counted", pages, [say("1234"), say("123456")], "too_long"],
    ["one page beyond the limit", pages, [say("12345678901")], "too_long"],
    ["no pages at all", pages, [press("enough")], "empty"],
    ["an empty page", pages, [say(" ")], "empty"],
    ["a button that pages do not know", pages, [press("go")], "empty"],
    ["an empty list", list, [press("enough")], "empty"],
    ["only empty lines", list, [say("\n \n")], "empty"],
    ["a button that lists do not know", list, [press("go")], "empty"],
    ["a line too long", list, [say(`${long}a`)], "too_long"],
    ["a line too many", list, [say("1\n2"), say("3\n4")], "too_many"],
    ["what is no day", date("any"), [say("someday")], "date"],
    ["a day that does not exist", date("any"), [say("2026-02-30")], "date"],
    ["a button that is no day", date("any"), [press("go")], "date"],
    ["today, where the future is asked", date("future"), [press("today")], "date_future"],
    ["the past, where the future is asked", date("future"), [say("2020-01-01")], "date_future"],
    ["tomorrow, where the past is asked", date("past"), [say("tomorrow")], "date_past"],
    ["words where a photo is asked", photos, [say("me")], "photo"],
    ["no photos at all", photos, [press("enough")], "photo"],
    ["a photo after something told", tell, [photo("p")], "no_photo"],
    ["a photo for a text", text(), [photo("p")], "no_photo"],
    ["passing over what is asked of everybody", choice("a"), [press("skip")], "choose"],
  ])("%s", (_what, ask, given, because) => {
    expect(misfit(ask, given)).toBe(because);
  });

  test("a photo beyond the most, where a full step was gone back to", () => {
    const technique = of(step("it", photos), step("next", tell));
    const full = walk(technique, [photo("p"), photo("q"), press("back")]);
    expect(answer(technique, full, photo("r"), around)).toEqual({ kind: "misfit", because: "too_many" });
    expect(answer(technique, full, press("enough"), around)).toMatchObject({ kind: "moved", exercise: { at: "next" } });
  });
});

describe("the way through an exercise", () => {
  const technique = of(
    step("kind", choice("send", { id: "capsule", goto: "date" }, { id: "stop", goto: "end" })),
    step("low", tell, { when: [{ gate: "safety" }] }),
    step("write", text()),
    step("date", date("future"), { when: [{ step: "kind", is: ["capsule"] }] }),
    step("last", tell),
  );

  test("goes in order, past steps whose conditions fail, to the end", () => {
    const over = walk(technique, [press("send"), say("hello"), press("go")]);
    expect(over).toEqual({
      id,
      technique: "grounding",
      at: "last",
      answers: {
        kind: { kind: "choice", option: "send" },
        write: { kind: "text", text: "hello" },
        last: { kind: "told" },
      },
      startedAt: start,
      touchedAt: start,
      over: true,
    });
  });

  test("goes where an option leads", () => {
    expect(walk(technique, [press("capsule")]).at).toBe("date");
    expect(walk(technique, [press("stop")]).over).toBe(true);
  });

  test("may differ by contact", () => {
    expect(walk(technique, [press("send")], { ...around, gate: "safety" }).at).toBe("low");
  });

  test("begins at the first step that fits", () => {
    const gated = of(
      step("open", tell, { when: [{ gate: "open" }] }),
      step("safe", tell, { when: [{ gate: "safety" }] }),
    );
    expect(begin(gated, id, around).at).toBe("open");
    expect(begin(gated, id, { ...around, gate: "safety" }).at).toBe("safe");
    expect(() => begin(of(), id, around)).toThrow("grounding");
  });

  test("each answer says when it came", () => {
    const begun = begin(technique, id, around);
    const later = { ...around, now: start + 5 };
    expect(answer(technique, begun, press("send"), later)).toMatchObject({
      exercise: { startedAt: start, touchedAt: start + 5 },
    });
    const marked = begin(of(step("it", several)), id, around);
    expect(answer(of(step("it", several)), marked, press("sad"), later)).toMatchObject({
      exercise: { touchedAt: start + 5 },
    });
  });

  test("a step that content no longer has is asked again from the beginning", () => {
    const stale = { ...begin(technique, id, around), at: "gone" };
    expect(stepAt(technique, stale).id).toBe("kind");
    expect(() => stepAt(of(), stale)).toThrow("grounding");
  });

  test("back is the step before, with everything that was answered", () => {
    const there = walk(technique, [press("send"), say("hello"), press("back")]);
    expect([there.at, Object.keys(there.answers)]).toEqual(["write", ["kind", "write"]]);
    expect(walk(technique, [press("send"), say("hello"), press("back"), press("back")]).at).toBe("kind");
    const first = begin(technique, id, around);
    expect(goBack(technique, first, around)).toBe(first);
    expect(goBack(technique, there, { ...around, now: start + 9 }).touchedAt).toBe(start + 9);
  });

  test("what was written before may stay as it is, a text and a day alike", () => {
    const written = of(step("text", text()), step("day", date("any")), step("last", tell));
    const back = [say("hello"), say("2026-01-01"), press("back"), press("back")];
    const there = walk(written, [...back, press("go"), press("go")]);
    expect(there).toMatchObject({ at: "last", answers: { text: { text: "hello" }, day: { date: "2026-01-01" } } });
    expect(answer(written, walk(written, []), press("go"), around)).toEqual({ kind: "misfit", because: "empty" });
  });

  test("back never leads to a way that was left", () => {
    const otherwise = walk(technique, [press("capsule"), say("tomorrow"), press("back"), press("back"), press("send")]);
    expect(otherwise.at).toBe("write");
    const on = walk(technique, [
      press("capsule"),
      say("tomorrow"),
      press("back"),
      press("back"),
      press("send"),
      say("hello"),
    ]);
    expect([on.at, goBack(technique, on, around).at]).toEqual(["last", "write"]);
    expect(wayOf(technique, on, around).map((each) => each.id)).toEqual(["kind", "write"]);
  });

  test("the way ends where an option ends it, and is not lost where contact has changed meanwhile", () => {
    expect(wayOf(technique, walk(technique, [press("stop")]), around).map((each) => each.id)).toEqual(["kind"]);
    const written = walk(technique, [press("send"), say("hello")]);
    const way = wayOf(technique, written, { ...around, gate: "safety" });
    expect(way.map((each) => each.id)).toEqual(["kind", "write"]);
  });
});

describe("a check of what was written", () => {
  const check = (keep: string): Ask => ({
    kind: "check",
    of: ["lines", "text"],
    check: "letter_to_child",
    rewrite: "text",
    keep,
  });
  const checked = (keep = "next") =>
    of(step("text", text()), step("lines", list), step("check", check(keep)), step("then", tell), step("last", tell));
  const written = (words: string, line = "fine") => [say(words), say(line), press("enough")];

  test("clean words pass without a stop", () => {
    const exercise = walk(checked(), written("dear"));
    expect([exercise.at, exercise.answers["check"]]).toEqual(["then", { kind: "check", verdict: "clean" }]);
  });

  test("others wait for a word", () => {
    expect(walk(checked(), written("dear!")).at).toBe("check");
    expect(walk(checked(), written("dear", "fine!")).at).toBe("check");
    const stopped = walk(checked(), written("dear!"));
    expect(stopped.answers["check"]).toBeUndefined();
    expect(answer(checked(), stopped, say("no"), around)).toEqual({ kind: "misfit", because: "choose" });
  });

  test("they can be written anew, and are looked over again", () => {
    const anew = walk(checked(), [...written("dear!"), press("rewrite")]);
    expect(anew.at).toBe("text");
    expect(walk(checked(), [...written("dear", "fine!"), press("rewrite")]).at).toBe("lines");
    const better = walk(checked(), [...written("dear!"), press("rewrite"), say("dear"), press("enough")]);
    expect([better.at, better.answers["check"]]).toEqual(["then", { kind: "check", verdict: "clean" }]);
  });

  test("or kept as they are, which leads on or away", () => {
    const kept = walk(checked(), [...written("dear!"), press("keep")]);
    expect([kept.at, kept.answers["check"]]).toEqual(["then", { kind: "check", verdict: "kept" }]);
    expect(walk(checked("last"), [...written("dear!"), press("keep")]).at).toBe("last");
    const cleanGoesOn = walk(checked("last"), written("dear"));
    expect(cleanGoesOn.at).toBe("then");
  });

  test("back passes a check over", () => {
    expect(walk(checked(), [...written("dear"), press("back")]).at).toBe("lines");
    expect(walk(checked(), [...written("dear!"), press("back")]).at).toBe("lines");
  });

  test("all that was written is looked over: texts, pages and lists", () => {
    const answers = {
      a: { kind: "text", text: "one" },
      b: { kind: "pages", texts: ["two", "three"], done: true },
      c: { kind: "list", items: ["four"], done: true },
      d: { kind: "choice", option: "five" },
    } as const;
    expect(writtenIn({ ...walk(checked(), []), answers }, ["c", "a", "b", "d", "e"])).toBe("four\none\ntwo\nthree");
  });
});

describe("conditions", () => {
  const answers: Exercise["answers"] = {
    one: { kind: "choice", option: "a" },
    many: { kind: "several", options: ["a", "b"], done: true },
    mood: { kind: "scale", value: 4 },
    check: { kind: "check", verdict: "kept" },
    passed: { kind: "skipped" },
    text: { kind: "text", text: "a" },
  };
  test.each([
    ["an option chosen", { step: "one", is: ["b", "a"] }, true],
    ["an option not chosen", { step: "one", is: ["b"] }, false],
    ["one of several", { step: "many", is: ["b", "c"] }, true],
    ["none of several", { step: "many", is: ["c"] }, false],
    ["at least so much", { step: "mood", atLeast: 4 }, true],
    ["not as much", { step: "mood", atLeast: 5 }, false],
    ["below", { step: "mood", below: 5 }, true],
    ["not below", { step: "mood", below: 4 }, false],
    ["a check kept", { step: "check", is: ["kept"] }, true],
    ["a check not clean", { step: "check", is: ["clean"] }, false],
    ["a step passed over", { step: "passed", is: ["skipped"] }, true],
    ["a step passed over is no option", { step: "passed", is: ["a"] }, false],
    ["a text is no option", { step: "text", is: ["a", "skipped"] }, false],
    ["what was not asked is not so", { step: "never", is: ["a", "skipped"] }, false],
    ["nor as much", { step: "never", atLeast: 0 }, false],
    ["nor below", { step: "never", below: 10 }, false],
    ["an option is no figure", { step: "one", below: 10 }, false],
    ["contact as it is", { gate: "open" }, true],
    ["contact otherwise", { gate: "safety" }, false],
    ["long ago", { recent: false }, true],
    ["not of late", { recent: true }, false],
  ] as const)("%s", (_rule, condition, so) => {
    expect(allHold([condition], answers, around)).toBe(so);
  });

  test("all must hold, and none is no condition", () => {
    expect(allHold([], answers, around)).toBe(true);
    expect(allHold([{ gate: "open" }, { recent: true }], answers, around)).toBe(false);
  });
});

describe("riddles", () => {
  const technique = of(
    step("age", choice("a3_5", "a6_8", "a9_11")),
    step("theme", choice("forest", "garden")),
    step("hints", { kind: "riddles", count: 2, age: "age", theme: "theme" }),
    step("last", tell),
  );
  const shown = (...given: readonly Given[]) => {
    const answered = walk(technique, given).answers["hints"];
    return answered?.kind === "riddles" ? answered : undefined;
  };
  const forest = [press("a3_5"), press("forest")];

  test("come at once, for the age and the theme, and the same every time", () => {
    const riddles = shown(...forest);
    expect(riddles).toMatchObject({ round: 0, done: false });
    expect(riddles?.riddles.toSorted()).toEqual(["fox_a3_5", "owl_a3_5"]);
    expect(shown(...forest)).toEqual(riddles);
    expect(shown(press("a6_8"), press("garden"))?.riddles.toSorted()).toEqual(["ant_a6_8", "bee_a6_8"]);
  });

  test("change on request, through all of the age, and come round", () => {
    const others = shown(...forest, press("others"));
    expect(others).toMatchObject({ round: 1, done: false });
    expect(others?.riddles.toSorted()).toEqual(["ant_a3_5", "bee_a3_5"]);
    expect(shown(...forest, press("others"), press("others"))?.riddles).toEqual(shown(...forest)?.riddles);
  });

  test("are taken by a button alone", () => {
    const taken = walk(technique, [...forest, press("others"), press("go")]);
    expect(taken.at).toBe("last");
    expect(taken.answers["hints"]).toMatchObject({ round: 1, done: true });
    expect(answer(technique, walk(technique, forest), say("go"), around)).toEqual({
      kind: "misfit",
      because: "choose",
    });
  });

  test("stay the same when the person comes back to them, and change with age or theme", () => {
    const again = walk(technique, [...forest, press("others"), press("back"), press("forest")]);
    expect(again.answers["hints"]).toEqual(shown(...forest, press("others")));
    const older = walk(technique, [...forest, press("back"), press("back"), press("a6_8"), press("forest")]);
    expect(older.answers["hints"]).toMatchObject({ round: 0 });
    expect(shown(press("a6_8"), press("forest"))).toEqual(older.answers["hints"]);
  });

  test("are none where the bank has none for the age, and the exercise goes on", () => {
    expect(shown(press("a9_11"), press("forest"))).toEqual({ kind: "riddles", riddles: [], round: 0, done: false });
    expect(walk(technique, [press("a9_11"), press("forest"), press("others"), press("go")]).at).toBe("last");
  });

  test("that wait unchosen are chosen when they are asked for", () => {
    const waiting = { ...walk(technique, forest), answers: {} };
    expect(answer(technique, waiting, press("go"), around)).toMatchObject({
      exercise: { at: "last", answers: { hints: { riddles: [], done: true } } },
    });
  });
});
