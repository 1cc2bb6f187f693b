import { describe, expect, test } from "vitest";
import { plainScreen, Walk } from "#test/dialogue/walk.ts";
import { type Gist, gists } from "#core/talk/gist/gist.ts";

/** A walk whose every message is surely of this gist. */
function walkOf(gist: Gist, title = "Give the garage a clear-out"): Walk {
  const walk = new Walk();
  walk.screen = {
    ...plainScreen,
    acts: (text, locale, place) => ({
      ...plainScreen.acts(text, locale, place),
      gist: gists.map((each) => (each === gist ? 0.9 : 0.1 / gists.length)),
    }),
  };
  return walk.withGoal(title);
}
const remarks = (walk: Walk) => walk.goal?.clarifications.map(({ answer }) => answer);

describe("a change of the step is taken by what it names", () => {
  test("what they would do instead is the step", () => {
    const walk = walkOf("change");
    walk.say("nah just one crate");
    expect(walk.goal?.current?.text).toBe("One crate");
    expect(walk.talked()).toEqual(["own_step"]);
  });

  test("with what it has to keep to, in the same words", () => {
    const walk = walkOf("change");
    walk.say("a note instead? on her desk");
    expect(walk.goal?.current?.text).toBe("A note, on her desk");
  });

  test("a day or a place is kept with the goal and said back, and the step stands", () => {
    const walk = walkOf("change");
    const step = walk.goal?.current?.text;
    walk.say("can I do it on paper then");
    expect(walk.talked()).toEqual(["change_kept"]);
    expect(walk.goal?.current?.text).toBe(step);
    expect(remarks(walk)).toContain("can I do it on paper then");
  });

  test("what is turned down goes to the coach as it was said", () => {
    const walk = walkOf("change");
    walk.coachAnswers = false;
    walk.say("not the desk. desk is cursed");
    expect(walk.last?.ask).toMatchObject({ kind: "rephrase", comment: "not the desk. desk is cursed" });
  });

  test.each(["something tiny, my head hums", "можно что-нибудь совсем крошечное"])(
    "something small is the least of the step that stands: %s",
    (text) => {
      const walk = walkOf("change");
      const step = walk.goal?.current;
      walk.say(text);
      expect(walk.goal?.current).toMatchObject({ id: step?.id, size: "floor" });
    },
  );

  test("something harder is more of it", () => {
    const walk = walkOf("change");
    walk.say("give me something harder");
    expect(walk.goal?.current?.size).toBe("stretch");
  });

  test.each(["missed", "obstacle", "done"] as const)(
    "what is told of what was (%s) changes nothing where nothing is asked",
    (gist) => {
      const walk = walkOf(gist);
      const step = walk.goal?.current?.text;
      walk.say("could not go in. got as far as the gate");
      expect(walk.goal?.current?.text ?? step).toBe(step);
      expect(walk.talked()).not.toContain("own_step");
    },
  );

  test("between two steps what they would do is the next one, and a limit is kept for it", () => {
    const walk = walkOf("change");
    walk.do({ do: "done" });
    walk.say("could i do a flatbread first so it's not all or nothing");
    expect(walk.goal?.current?.text).toBe("A flatbread");
    const other = walkOf("change");
    other.do({ do: "done" });
    other.say("can I do it on paper");
    expect(remarks(other)).toContain("can I do it on paper");
    expect(other.goal?.current).toBeDefined();
    expect(other.talked()).toEqual(["change_kept"]);
  });

  test.each([
    ["done", "три стакана вместо колы"],
    ["missed", "opened the file, hoovered the stairs instead"],
    ["remind", "not at 8 pls. half 8"],
    ["detail", "no car, £40 tops, only sundays off"],
    ["refuse", "сегодня больше не могу"],
  ] as const)("a message that is %s is no change: %s", (gist, text) => {
    const walk = walkOf(gist);
    walk.say(text);
    expect(walk.talked()).not.toContain("change_kept");
    expect(walk.talked()).not.toContain("own_step");
  });

  test.each([
    ["refuse", "не скетчбук, он страшный. на обороте квитанций"],
    ["plan", "каждый день нереально, я в смену. вторник и воскресенье"],
    ["done", "30 минут страшно, давайте до аптеки и обратно"],
  ] as const)("what is turned down with another thing beside it is one, though it sounds like %s: %s", (gist, text) => {
    const walk = walkOf(gist);
    walk.say(text);
    expect(walk.talked()).toEqual(["change_kept"]);
    expect(walk.goal?.completedCount).toBe(0);
  });
});

describe("a few words that answer are kept with the goal in front", () => {
  test.each(["library, yes", "the neighbour, possibly", "watermelon ice"])("kept: %s", (text) => {
    const walk = walkOf("agree");
    walk.say(text);
    expect(remarks(walk)).toContain(text);
  });

  test.each(["ok then", "yeah, sure", "давайте"])("a bare yes tells nothing: %s", (text) => {
    const walk = walkOf("agree");
    walk.say(text);
    expect(remarks(walk)).not.toContain(text);
  });
});
