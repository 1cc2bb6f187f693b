import { describe, expect, test } from "vitest";
import { plainScreen, Walk } from "#test/dialogue/walk.ts";
import type { ScreenContext } from "../../safety/crisis-strength.ts";
import { isHeavy } from "../../safety/concern.ts";

const hour = 3600 * 1000;

/** Somebody on a step; what holds "OPEN" sounds heavy, and `heard` is where each text stood when it was screened. */
function talking(): { readonly walk: Walk; readonly heard: readonly (ScreenContext | undefined)[] } {
  const walk = new Walk().withGoal();
  const heard: (ScreenContext | undefined)[] = [];
  walk.screen = {
    ...plainScreen,
    crisis: (text, context) => {
      heard.push(context);
      const verdict = plainScreen.crisis(text);
      const rules = text.includes("RULED") ? ["mild"] : [];
      const open = { level: "elevated", strength: "open", because: { ...verdict.because, rules, score: 0.9 } } as const;
      return text.includes("OPEN") ? { ...verdict, ...open } : verdict;
    },
  };
  return { walk, heard };
}

const presses = (walk: Walk): readonly string[] =>
  (walk.last?.replies.at(-1)?.buttons ?? []).flat().map(({ press }) => press.do);

describe("an open sign is answered as what was said", () => {
  test("a goal with such words is a goal, with lines and one question below", () => {
    const { walk } = talking();
    walk.do({ do: "new_goal" });
    walk.say("OPEN evenings");
    expect(walk.goal?.title).toBe("OPEN evenings");
    expect(walk.said()).toEqual(["goal.ask_description", "crisis.open"]);
    expect(walk.last?.replies.at(-1)?.helpLines).toMatchObject({ level: "elevated", short: true });
    expect(walk.last?.denied).toBeUndefined();
    expect(walk.snapshot.dialogue.crisis).toBeUndefined();
    expect(walk.last?.journal.map(({ kind }) => kind)).toContain("crisis_raised");
  });

  test("a step that is done in such words is done", () => {
    const { walk } = talking();
    walk.do({ do: "rephrase", reason: "own_words", comment: "OPEN" });
    expect(walk.said()).toContain("crisis.open");
    expect(walk.said().length).toBeGreaterThan(1);
  });

  test("a further one that a rule hears is answered again, in other words", () => {
    const { walk } = talking();
    const seeds = ["OPEN", "OPEN RULED", "and OPEN RULED"].map((text) => {
      walk.say(text);
      return walk.last?.replies.at(-1)?.with?.["seed"];
    });
    expect(seeds).toEqual([0, 1, 2]);
  });

  test("what the reader alone hears once more keeps the help button, and says nothing over again", () => {
    const { walk } = talking();
    walk.say("OPEN");
    walk.say("OPEN again");
    expect(walk.said()).not.toContain("crisis.open");
    expect(presses(walk)).toContain("help_now");
  });

  test("while a crisis lasts it is answered as a further sign of it", () => {
    const { walk } = talking();
    walk.say("CRISIS");
    walk.say("OPEN");
    expect(walk.said()).toEqual(["crisis.again.self_harm"]);
  });

  test("what comes after it is screened as after a sign, and the help button stays for two messages", () => {
    const { walk, heard } = talking();
    walk.say("OPEN");
    walk.say("good morning");
    expect(heard.at(-1)?.before).toBe("sign");
    expect(presses(walk)).toContain("help_now");
    walk.say("and the tram is late");
    expect(presses(walk)).toContain("help_now");
    walk.say("it came");
    expect(heard.at(-1)?.before).toBe("nothing");
    expect(isHeavy(walk.snapshot.dialogue, walk.now)).toBe(false);
  });

  test("we begin nothing for twelve hours, or until the talk is calm", () => {
    const { walk } = talking();
    walk.say("OPEN");
    expect(isHeavy(walk.snapshot.dialogue, walk.now + 11 * hour)).toBe(true);
    expect(isHeavy(walk.snapshot.dialogue, walk.now + 12 * hour)).toBe(false);
    walk.say("I'm safe");
    expect(isHeavy(walk.snapshot.dialogue, walk.now)).toBe(false);
  });
});

describe("the question is left by words or a button", () => {
  test.each([
    ["I'm safe, my sister is here", "crisis.open_safe"],
    ["я в безопасности", "crisis.open_safe"],
    ["it's just an expression", "crisis.open_not_meant"],
    ["нет, я про чердак", "crisis.open_not_meant"],
  ])("%s", (words, said) => {
    const { walk } = talking();
    walk.say("OPEN");
    walk.say(words);
    expect(walk.said()).toEqual([said]);
  });

  test.each([
    ["i_am_safe", "crisis.open_safe"],
    ["not_what_i_meant", "crisis.open_not_meant"],
  ] as const)("the button %s", (press, said) => {
    const { walk } = talking();
    walk.say("OPEN");
    walk.do({ do: press });
    expect(walk.said()).toEqual([said]);
  });

  test.each(["I'm not safe", "я не в безопасности", "мне страшно"])("%s raises a crisis", (words) => {
    const { walk } = talking();
    walk.say("OPEN");
    walk.say(words);
    expect(walk.said()).toEqual(["crisis.high.self_harm"]);
  });

  test("a bare yes belongs to what was asked beside it", () => {
    const { walk } = talking();
    walk.do({ do: "new_goal" });
    walk.say("OPEN evenings");
    walk.say("yes");
    expect(walk.said()).not.toContain("crisis.open_safe");
  });

  test("a bare yes or no is said to the question where nothing else was asked", () => {
    for (const [word, said] of [
      ["yes", "crisis.open_safe"],
      ["no", "crisis.high.self_harm"],
    ] as const) {
      const { walk } = talking();
      walk.do({ do: "rephrase", reason: "too_big" });
      walk.do({ do: "cue", stepId: walk.goal?.current?.id, text: "OPEN" } as never);
      expect(walk.snapshot.dialogue.waiting.for).toBe("nothing");
      walk.say(word);
      expect(walk.said()).toEqual([said]);
    }
  });
});

describe("where it may be about dying, that is what is asked", () => {
  /** Somebody who said what may mean it, with nothing else asked. */
  const asked = (): Walk => {
    const { walk } = talking();
    const plain = walk.screen;
    walk.screen = {
      ...plain,
      crisis: (text, context) => {
        const verdict = plain.crisis(text, context);
        return verdict.strength === "open" ? { ...verdict, kind: "self_harm" } : verdict;
      },
    };
    walk.say("OPEN");
    expect(walk.said()).toContain("crisis.open_life");
    return walk;
  };

  test.each([
    "yes",
    "aye",
    "да",
    "not sure",
    "every day",
    "been thinking about it since spring",
    "думал об этом с весны",
    "the gun cabinet key is on my belt",
    "таблетки лежат в тумбочке",
  ])("%j raises a crisis", (words) => {
    const walk = asked();
    walk.say(words);
    expect(walk.said()).toEqual(["crisis.high.self_harm"]);
  });

  test.each([
    ["no", "crisis.open_not_meant"],
    ["нет", "crisis.open_not_meant"],
    ["I'm safe, my sister is here", "crisis.open_safe"],
    ["that was a rant", "crisis.open_not_meant"],
    ["шучу, просто ною", "crisis.open_not_meant"],
  ])("%j leaves it", (words, said) => {
    const walk = asked();
    walk.say(words);
    expect(walk.said()).toEqual([said]);
  });

  test("whoever says that somebody is there is asked no more", () => {
    const walk = asked();
    walk.say("my sister is staying with me");
    expect(walk.said()).toEqual(["crisis.turn.company"]);
    expect(walk.last?.replies[0]?.helpLines).toBeUndefined();
    expect(isHeavy(walk.snapshot.dialogue, walk.now)).toBe(false);
  });
});

test.each([
  ["a loss that was told", "LOST DOES the case", "loss"],
  ["anything else", "DOES the tram was late", "nothing"],
] as const)("after %s words are screened as after %s", (_what, told, before) => {
  const { walk, heard } = talking();
  walk.say(told);
  walk.say("good morning");
  expect(heard.at(-1)?.before).toBe(before);
  for (const words of ["DOES one", "DOES two", "DOES three"]) walk.say(words);
  walk.say("good evening");
  expect(heard.at(-1)?.before, "three messages later it weighs no more").toBe("nothing");
});

test("what a language model alone suspects is open, claims no kind, and is asked once", () => {
  const { walk } = talking();
  walk.do({ do: "raise_crisis", level: "imminent", kind: "danger_now" });
  expect(walk.said()).toEqual(["crisis.open"]);
  expect(walk.last?.replies[0]?.helpLines?.kind).toBeUndefined();
  walk.do({ do: "raise_crisis", level: "high", kind: undefined });
  expect(walk.said()).toEqual([]);
});

test("somebody whose country is not known is asked for it once", () => {
  const { walk } = talking();
  const asked = ["OPEN RULED", "and OPEN RULED"].map((text) => {
    walk.say(text);
    return walk.last?.replies.at(-1)?.helpLines?.asks === true && presses(walk).includes("country");
  });
  expect(asked).toEqual([true, false]);
});

test.each([
  ["with a goal that is walked", (walk: Walk) => walk.withGoal()],
  ["where something was asked", (walk: Walk) => walk.do({ do: "new_goal" })],
  ["after a message that was talked about", (walk: Walk) => walk.say("DOES thanks, all of you")],
] as const)("words are screened as within a talk %s, and the first ones as first", (_where, begin) => {
  const { heard, walk } = talking();
  const fresh = new Walk();
  fresh.screen = walk.screen;
  fresh.say("good morning");
  expect(heard.at(-1)?.talk).toBe("first");
  const talked = new Walk();
  talked.screen = walk.screen;
  begin(talked);
  talked.say("good morning");
  expect(heard.at(-1)?.talk).toBe("going");
});
