import { describe, expect, test } from "vitest";
import { plainScreen, Walk } from "#test/dialogue/walk.ts";

const presses = (walk: Walk): readonly string[] =>
  (walk.last?.replies ?? []).flatMap(({ buttons = [] }) => buttons.flat().map(({ press }) => press.do));

describe("words of somebody under 18", () => {
  test("are asked about once, before anything is made of them", () => {
    const walk = new Walk();
    walk.say("FOURTEEN, and I want to learn the guitar");
    expect(walk.said()).toEqual(["age.ask"]);
    expect(walk.snapshot.goals).toEqual([]);
  });

  test("a goal with such words waits too", () => {
    const walk = new Walk();
    walk.do({ do: "new_goal", title: "FOURTEEN, guitar", description: "" });
    expect(walk.said()).toEqual(["age.ask"]);
    expect(walk.snapshot.goals).toEqual([]);
  });

  test("somebody grown goes on with what they had written", () => {
    const walk = new Walk();
    walk.do({ do: "new_goal", title: "FOURTEEN songs on the guitar", description: "" });
    walk.do({ do: "age_is", age: "adult" });
    expect(walk.said()[0]).toBe("age.adult");
    expect(walk.goal?.title).toBe("FOURTEEN songs on the guitar");
    walk.say("FOURTEEN again");
    expect(walk.said()).not.toContain("age.ask");
  });

  test("the answer may be typed", () => {
    const walk = new Walk();
    walk.say("FOURTEEN");
    walk.say("FORTY");
    expect(walk.said()[0]).toBe("age.adult");
    expect(walk.snapshot.dialogue.age).toEqual({ is: "adult" });
  });

  test("nobody is asked twice in the same words", () => {
    const walk = new Walk();
    walk.say("FOURTEEN");
    walk.say("what for?");
    expect(walk.said()).toEqual(["age.ask_again"]);
  });

  test("words that told an age and nothing else are not gone on with once another was told", () => {
    const walk = new Walk();
    walk.say("FOURTEEN years old");
    walk.say("joking, FORTY");
    expect(walk.said()).toEqual(["age.adult", "goals.none"]);
  });

  test("at 16 and 17 there are no parent's tracks", () => {
    const walk = new Walk();
    walk.say("SIXTEEN");
    walk.do({ do: "age_is", age: "young" });
    expect(walk.said()[0]).toBe("age.young");
    walk.do({ do: "begin", technique: "letter_to_child" });
    expect(walk.said()).toEqual(["tracks.young"]);
  });
});

describe("somebody under 16", () => {
  const child = (): Walk => {
    const walk = new Walk().withGoal("Learn Japanese");
    walk.say("FOURTEEN");
    walk.do({ do: "age_is", age: "under_16" });
    return walk;
  };

  test("is told so kindly, with lines for young people, and nothing that was kept is gone", () => {
    const walk = child();
    expect(walk.said()).toEqual(["age.too_young"]);
    expect(walk.last?.replies[0]?.helpLines).toMatchObject({ young: true });
    expect(walk.snapshot.goals.map(({ title }) => title)).toEqual(["Learn Japanese"]);
    expect(presses(walk)).toEqual(expect.arrayContaining(["help_now", "export", "delete_me", "age_is"]));
  });

  test.each([{ do: "next" }, { do: "done" }, { do: "new_goal", title: "Run" }, { do: "text", text: "hi" }] as const)(
    "is not served: $do",
    (command) => {
      const walk = child();
      const { goals } = walk.snapshot;
      walk.do(command);
      expect(walk.said()).toEqual(["age.too_young"]);
      expect(walk.snapshot.goals).toEqual(goals);
    },
  );

  test.each([
    [{ do: "help_now" }, "help_now.text"],
    [{ do: "export" }, "export.confirm"],
    [{ do: "export", confirmed: true }, "export.ready"],
    [{ do: "delete_me" }, "delete.confirm"],
    [{ do: "privacy" }, "privacy.text"],
  ] as const)("keeps what is theirs by right: %j", (command, said) => {
    const walk = child();
    walk.do(command);
    expect(walk.said()).toContain(said);
  });

  test("a crisis is answered as anybody's, with those lines", () => {
    const walk = child();
    walk.say("CRISIS");
    expect(walk.said()).toEqual(["crisis.high.self_harm"]);
    expect(walk.last?.replies[0]?.helpLines).toMatchObject({ young: true });
    walk.do({ do: "not_what_i_meant" });
    expect(walk.said()).toEqual(["crisis.not_meant", "age.too_young"]);
  });

  test("may say that it was a mistake", () => {
    const walk = child();
    walk.do({ do: "age_is" });
    expect(walk.said()).toEqual(["age.ask"]);
    walk.do({ do: "age_is", age: "adult" });
    walk.do({ do: "next" });
    expect(walk.said()).not.toContain("age.too_young");
  });

  test("our own clock says nothing to them", () => {
    const walk = child();
    walk.do({ do: "tick" });
    expect(walk.said()).toEqual([]);
  });
});

test("an open sign in such words gets its lines beside the question", () => {
  const walk = new Walk();
  walk.screen = {
    ...plainScreen,
    crisis: (text) => ({ ...plainScreen.crisis(text), level: "elevated", strength: "open" }),
  };
  walk.say("FOURTEEN");
  expect(walk.said()).toEqual(["age.ask", "crisis.open"]);
});
