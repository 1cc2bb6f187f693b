import { describe, expect, test } from "vitest";
import type { Command } from "../turn/command.ts";
import { DayWalk } from "#test/dialogue/day-walk.ts";
import { TracksWalk } from "#test/dialogue/tracks-walk.ts";
import { Walk } from "#test/dialogue/walk.ts";

/** Somebody with a step, and one more goal whose name they were just asked for. */
function naming(): Walk {
  const walk = new Walk().withGoal();
  walk.do({ do: "new_goal" });
  return walk;
}

describe("while a crisis lasts", () => {
  test.each([
    ["no, I am alone", "crisis.heard"],
    ["done please", "crisis.orders"],
  ])("%j answers us: it is no goal's name and no step that is done, and the numbers come again", (words, said) => {
    const walk = naming();
    walk.say("CRISIS");
    walk.say(words);
    expect(walk.said()).toEqual([said]);
    expect(walk.last?.replies[0]).toMatchObject({ helpLines: { level: "high", kind: "self_harm" } });
    expect(walk.snapshot.goals).toHaveLength(1);
    expect(walk.snapshot.dialogue.waiting).toEqual({ for: "title" });
  });

  test("somebody being with them is asked about, without the numbers over again and with help one press away", () => {
    const walk = naming();
    walk.say("CRISIS");
    walk.say("my sister is here");
    expect(walk.said()).toEqual(["crisis.turn.company"]);
    expect(walk.last?.replies[0]?.helpLines).toBeUndefined();
    expect(walk.last?.replies[0]?.buttons?.flat()).toContainEqual(
      expect.objectContaining({ label: "button.help_now" }),
    );
    walk.say("yes");
    expect(walk.snapshot.dialogue.crisis).toBeUndefined();
  });

  test("a yes to whether they are safe ends it, and is no goal's name", () => {
    const walk = naming();
    walk.say("CRISIS");
    walk.say("yes");
    expect(walk.said()).toEqual(["crisis.safe_plan", "goal.ask_title"]);
    expect(walk.snapshot.goals).toHaveLength(1);
  });

  test("every answer offers the way back", () => {
    const walk = naming();
    walk.say("CRISIS");
    for (const words of ["no", "Latvia"]) {
      walk.say(words);
      expect((walk.last?.replies[0]?.buttons ?? []).flat().map(({ press }) => press.do)).toEqual(
        expect.arrayContaining(["i_am_safe", "not_what_i_meant"]),
      );
    }
  });

  test("afterwards the question that was open goes on", () => {
    const walk = naming();
    walk.say("CRISIS");
    walk.say("I am with my sister");
    walk.do({ do: "i_am_safe" });
    expect(walk.said()).toEqual(["crisis.safe_plan", "goal.ask_title"]);
    walk.say("Grow tomatoes");
    expect(walk.goal?.title).toBe("Grow tomatoes");
  });

  test("a country tapped inside the answer brings its numbers and loses no draft", () => {
    const walk = naming();
    walk.say("CRISIS");
    walk.do({ do: "country" });
    walk.say("Latvia");
    expect(walk.said()).toEqual(["country.set"]);
    expect(walk.last?.replies[0]).toMatchObject({ helpLines: { country: "LV", level: "high" } });
    expect(walk.snapshot.dialogue.waiting).toEqual({ for: "title" });
    expect(walk.snapshot.dialogue.crisis).toBeDefined();
  });

  test("a voice message brings the numbers again, not a step", () => {
    const walk = naming();
    walk.say("CRISIS");
    walk.do({ do: "attachment", what: "voice" });
    expect(walk.said()).toEqual(["attachment.voice", "crisis.high.self_harm"]);
  });

  test("a goal that is reached is marked without celebration", () => {
    const walk = naming();
    const goalId = walk.snapshot.goals[0]?.id;
    if (!goalId) throw new Error("no goal");
    walk.say("CRISIS");
    walk.do({ do: "finish_goal", goalId, reached: true });
    expect(walk.said()).toEqual(["goal.achieved_plain"]);
  });

  test("commands are never stopped", () => {
    const walk = naming();
    walk.say("CRISIS");
    walk.do({ do: "next" });
    expect(walk.said()).toEqual(["step.still_open"]);
  });
});

describe("what stands in a message is screened", () => {
  test.each<Command>([
    { do: "time_zone", timeZone: "CRISIS" },
    { do: "country", country: "CRISIS" },
    { do: "unknown_command", name: "/hm CRISIS" },
    { do: "photo_refused", because: "too_large", caption: "CRISIS" },
    { do: "cue", text: "CRISIS" },
  ])("though it came as $do", (command) => {
    const walk = new Walk().withGoal();
    walk.do(command);
    expect(walk.last?.denied).toEqual({ code: "crisis" });
  });
});

describe("notes beside the hours of a day", () => {
  const noted = (notes: string): DayWalk => {
    const walk = new DayWalk().at(6);
    walk.do({ do: "today" });
    walk.do({ do: "set_schedule", change: { notes } });
    return walk;
  };

  test("are screened when they are new, kept at a word, and not asked about again", () => {
    const walk = noted("CRISIS, and I see no way");
    expect(walk.last?.denied).toEqual({ code: "crisis" });
    expect(walk.day.schedule.notes).toBe("");
    walk.do({ do: "i_am_safe" });
    expect(walk.day.schedule.notes).toBe("CRISIS, and I see no way");
    walk.do({ do: "set_schedule", change: { notes: "CRISIS, and I see no way", wake: 400 } });
    expect(walk.last?.denied).toBeUndefined();
    expect(walk.day.schedule.wake).toBe(400);
  });
});

describe("a draft that a crisis held", () => {
  /** A letter whose page was taken for a sign of crisis. */
  const writing = (): TracksWalk => {
    const walk = new TracksWalk().onTracks();
    walk.through("letter_to_child", {}, "words");
    walk.give({ text: "a page with CRISIS in it" });
    expect(walk.last?.denied).toEqual({ code: "crisis" });
    return walk;
  };
  const page = { kind: "pages", texts: ["a page with CRISIS in it"], done: false };

  test.each(["i_am_safe", "not_what_i_meant"] as const)("comes in with %s", (way) => {
    const walk = writing();
    walk.do({ do: way });
    expect(walk.exercise?.answers["words"]).toEqual(page);
  });

  test.each<Command>([
    { do: "text", text: "no, that was no CRISIS" },
    { do: "edited", text: "a page with CRISIS in it!" },
  ])("is not lost to a further sign ($do)", (sign) => {
    const walk = writing();
    walk.do(sign);
    walk.do({ do: "not_what_i_meant" });
    expect(walk.exercise?.answers["words"]).toEqual(page);
  });

  test.each(["i_am_safe", "not_what_i_meant"] as const)("changes the work it was meant for with %s", (way) => {
    const walk = new TracksWalk().onTracks();
    walk.through("letter_to_child", { to: { text: "Anya" } });
    const [work] = [...walk.shelf.values()];
    if (!work) throw new Error("nothing was made");
    walk.do({ do: "edit_work", workId: work.id, step: "words", text: "CRISIS of the old kind" });
    walk.do({ do: way });
    expect(walk.said()).toContain("work.saved");
    expect(walk.shelf.get(work.id)?.sections.find(({ step }) => step === "words")?.lines).toEqual([
      { text: "CRISIS of the old kind" },
    ]);
  });

  test("comes in when three quiet days have ended the crisis", () => {
    const walk = writing();
    walk.now += 4 * 24 * 3600_000;
    walk.do({ do: "progress" });
    expect(walk.snapshot.dialogue.crisis).toBeUndefined();
    expect(walk.exercise?.answers["words"]).toEqual(page);
  });

  test.each(["i_am_safe", "not_what_i_meant"] as const)(
    "comes in with %s also where a whole page came as a message",
    (way) => {
      const walk = new TracksWalk().onTracks();
      walk.through("letter_to_child", {}, "words");
      const written = `I remember how we walked to the lake. ${"You ran ahead and laughed. ".repeat(10)}CRISIS`;
      walk.say(written);
      expect(walk.last?.denied).toEqual({ code: "crisis" });
      walk.do({ do: way });
      expect(walk.exercise?.answers["words"]).toEqual({ kind: "pages", texts: [written], done: false });
    },
  );

  test("comes in where a section was being rewritten by message", () => {
    const walk = new TracksWalk().onTracks();
    walk.through("letter_to_child", { to: { text: "Anya" } });
    const [work] = [...walk.shelf.values()];
    if (!work) throw new Error("nothing was made");
    walk.do({ do: "edit_work", workId: work.id, step: "words" });
    const written = `${"You ran ahead and laughed. ".repeat(12)}CRISIS`;
    walk.say(written);
    walk.do({ do: "i_am_safe" });
    expect(walk.shelf.get(work.id)?.sections.find(({ step }) => step === "words")?.lines).toEqual([{ text: written }]);
  });

  test("a cry to us in the middle of an exercise is no answer to it once the person is safe", () => {
    const walk = new TracksWalk().onTracks();
    walk.through("letter_to_child", {}, "words");
    walk.say("CRISIS");
    walk.do({ do: "i_am_safe" });
    expect(walk.exercise?.answers["words"]).toBeUndefined();
  });
});

describe("an exercise that is taken up while a crisis lasts", () => {
  test("takes words: a safety plan can be written then, and what means help still does", () => {
    const walk = new TracksWalk();
    walk.say("CRISIS");
    walk.now += 60_000;
    walk.do({ do: "begin", technique: "safety_plan" });
    walk.through("safety_plan", {}, "signs");
    walk.say("I stop sleeping");
    expect(walk.exercise?.answers["signs"]).toMatchObject({ items: ["I stop sleeping"] });
    walk.now += 60_000;
    walk.say("CRISIS again");
    expect(walk.last?.denied).toEqual({ code: "crisis" });
    walk.say("my sister is here");
    expect(walk.said()).toEqual(["crisis.turn.company"]);
    walk.now += 60_000;
    walk.do({ do: "resume" });
    walk.say("I answer nobody");
    expect(walk.exercise?.answers["signs"]).toMatchObject({ items: ["I stop sleeping", "I answer nobody"] });
  });

  test("one that was only in front waits, and the words are an answer to us", () => {
    const walk = new TracksWalk().onTracks();
    walk.through("letter_to_child", {}, "words");
    walk.now += 60_000;
    walk.say("CRISIS");
    walk.say("no, I am alone");
    expect(walk.said()).toEqual(["crisis.heard"]);
    expect(walk.exercise?.answers["words"]).toBeUndefined();
  });
});

test("while a crisis lasts, a very long message is heard as well", () => {
  const walk = naming();
  walk.say("CRISIS");
  walk.say("and then ".repeat(800));
  expect(walk.said()).toEqual(["crisis.heard"]);
});
