import { expect, test } from "vitest";
import { plainScreen, Walk } from "#test/dialogue/walk.ts";

/** Somebody at a goal's name; what holds "QUIET" may be a sign and probably is none. */
function talking(): Walk {
  const walk = new Walk().withGoal();
  walk.screen = {
    ...plainScreen,
    crisis: (text) => ({
      ...plainScreen.crisis(text),
      ...(text.includes("QUIET") ? { strength: "quiet" as const } : {}),
    }),
  };
  return walk;
}

const lines = (walk: Walk): readonly string[] =>
  (walk.last?.replies ?? []).flatMap(({ lines: below = [] }) => below.map(({ say }) => say));

test("a quiet sign stops nothing: the answer is as ever, with one line and the help button under it", () => {
  const walk = talking();
  walk.do({ do: "new_goal" });
  walk.say("QUIET evenings");
  expect(walk.goal?.title).toBe("QUIET evenings");
  expect(walk.said()).toEqual(["goal.ask_description"]);
  expect(lines(walk)).toEqual(["crisis.quiet"]);
  expect((walk.last?.replies.at(-1)?.buttons ?? []).flat().map(({ press }) => press.do)).toContain("help_now");
  expect(walk.snapshot.dialogue.crisis).toBeUndefined();
  expect(walk.last?.denied).toBeUndefined();
  expect(walk.last?.journal.map(({ kind }) => kind)).not.toContain("crisis_raised");
});

test("what reads as ordinary talk that goes on, and a reader alone hears a sign in, gets the button without the line", () => {
  const walk = talking();
  const { acts } = walk.screen;
  walk.screen = {
    ...walk.screen,
    acts: (text, locale) => ({ ...acts(text, locale), tenor: { tenor: "done", share: 0.5 } }),
  };
  walk.say("QUIET, and washed the car");
  expect(lines(walk)).toEqual([]);
  expect((walk.last?.replies.at(-1)?.buttons ?? []).flat().map(({ press }) => press.do)).toContain("help_now");
});

test("nobody who tells of help that came gets the line for it, where the reader alone hears a sign", () => {
  const walk = talking();
  walk.screen = { ...walk.screen, crisisAnswer: () => "company" };
  walk.say("QUIET, i told her. she hugged me");
  expect(lines(walk)).toEqual([]);
  expect((walk.last?.replies.at(-1)?.buttons ?? []).flat().map(({ press }) => press.do)).toContain("help_now");
});

test("the line stands once in ten messages", () => {
  const walk = talking();
  const stood = Array.from({ length: 21 }, () => {
    walk.say("QUIET again");
    return lines(walk).length;
  });
  expect(stood).toEqual([1, ...Array<number>(9).fill(0), 1, ...Array<number>(9).fill(0), 1]);
});

test("while a crisis lasts there is none, and a button pressed counts as no message", () => {
  const walk = talking();
  walk.say("CRISIS");
  walk.say("QUIET");
  expect(lines(walk)).toEqual([]);
  walk.do({ do: "i_am_safe" });
  walk.say("QUIET");
  expect(lines(walk)).toEqual(["crisis.quiet"]);
  for (const _ of Array(20)) walk.do({ do: "show_step" });
  walk.say("QUIET");
  expect(lines(walk)).toEqual([]);
});

/** The same person; what holds "RULED" was heard by a rule as well. */
function ruledTalking(): Walk {
  const walk = talking();
  const { crisis } = walk.screen;
  walk.screen = {
    ...walk.screen,
    crisis: (text, context) => {
      const verdict = crisis(text, context);
      return { ...verdict, because: { ...verdict.because, rules: text.includes("RULED") ? ["doubted"] : [] } };
    },
  };
  return walk;
}

test("within those ten a sign that a rule hears brings the line again, once", () => {
  const walk = ruledTalking();
  const stood = ["QUIET", "QUIET", "QUIET RULED", "QUIET RULED", "QUIET"].map((text) => {
    walk.say(text);
    return lines(walk).length;
  });
  expect(stood).toEqual([1, 0, 1, 0, 0]);
});

test("where a coach's answer is still to come, the line stands under the step and not before it", () => {
  const walk = talking();
  walk.coachAnswers = false;
  const asked = walk.do({ do: "new_goal", title: "QUIET evenings", description: "" });
  expect(asked.ask?.quiet).toBe(true);
  expect(lines(walk)).toEqual([]);
  const answer = { status: "ok", step: "Sit down", minutes: 5, floorStep: "Sit", stretchStep: "Sit long" } as const;
  const reply = { by: "model", kind: "other", answer: { ...answer, cue: undefined, source: "s1" } } as const;
  walk.do({ do: "coach_reply", askId: asked.ask?.askId ?? "", reply });
  expect(walk.said()).toEqual(["step.first"]);
  expect(lines(walk)).toEqual(["crisis.quiet"]);
});
