import { describe, expect, test } from "vitest";
import { dayAt, dayMs, journeyWith, plainTechniques, start } from "#test/fakes/journeys.ts";
import type { Exercise, ExerciseId } from "../techniques/exercise.ts";
import type { TechniqueId } from "../techniques/technique.ts";
import type { ActionType } from "./action.ts";
import type { Journey, SuggestedAction } from "./journey.ts";
import {
  acceptAction,
  allNextActions,
  choosableNow,
  declineAction,
  idleDaysOf,
  mayOffer,
  nameOfAction,
  type NextAction,
  remember,
  servesBoth,
  type SuggestContext,
  suggestNext,
  stillFresh,
  type TrackPack,
} from "./suggest.ts";
import { type TrackId, trackIds, type TrackPhase } from "./track.ts";

const exercise = (technique: TechniqueId): SuggestedAction => ({ kind: "technique", technique });
const report = (action: ActionType): SuggestedAction => ({ kind: "report", action });
const next = (action: SuggestedAction, easy = false): NextAction => ({
  action,
  easy,
  minutes: 7,
  words: { ref: `words of ${nameOfAction(action)}` },
});

const nothing: Readonly<Record<TrackPhase, readonly NextAction[]>> = {
  awareness: [],
  expression: [],
  action: [],
  mastery: [],
};
const pack: TrackPack = {
  next: {
    self_work: {
      awareness: [
        next(exercise("cbt_exercise")),
        next(exercise("emotional_checkin"), true),
        next(exercise("grounding"), true),
      ],
      expression: [next(exercise("letter_to_self")), next(exercise("grounding"), true)],
      action: [next(exercise("cbt_exercise"))],
      mastery: [next(exercise("share_story"))],
    },
    child_connection: {
      ...nothing,
      awareness: [next(exercise("photo_album"))],
      action: [next(report("quest_completed"))],
    },
    negotiation: {
      ...nothing,
      awareness: [next(exercise("message_other_parent"))],
      mastery: [next(report("legal_help"))],
    },
    community: { ...nothing, awareness: [next(exercise("find_support_group")), next(report("support_group_joined"))] },
  },
  upkeep: {
    self_work: [next(exercise("emotional_checkin"))],
    child_connection: [next(exercise("letter_to_child"))],
    negotiation: [next(exercise("contact_diary"))],
    community: [next(report("peer_helped"))],
  },
};
const techniques = plainTechniques({
  cbt_exercise: { endings: [{ action: "cbt_exercise", when: [] }] },
  emotional_checkin: { endings: [{ action: "emotional_checkin", when: [] }] },
  grounding: { endings: [{ action: "grounding", when: [] }] },
  letter_to_self: { insteadWhenRecent: "grounding" },
  message_other_parent: { gate: "closed", track: "negotiation" },
  photo_album: {
    gate: "asked",
    track: "child_connection",
    endings: [{ action: "photo_album", when: [] }],
    minutes: 20,
  },
  share_story: {
    endings: [
      { action: "story_shared", when: [] },
      { action: "peer_helped", when: [] },
    ],
  },
});
const around = (over: Partial<SuggestContext> = {}): SuggestContext => ({
  now: start,
  pack,
  techniques,
  gate: "open",
  recent: false,
  drafts: [],
  weak: false,
  goalTracks: [],
  ...over,
});
const draftOf = (technique: TechniqueId): Exercise => ({
  id: `draft of ${technique}` as ExerciseId,
  technique,
  at: "only",
  answers: {},
  startedAt: start,
  touchedAt: start,
});
const suggest = (journey: Journey, track: TrackId = "self_work", over: Partial<SuggestContext> = {}) => {
  const { action, because } = suggestNext(journey, track, around(over));
  return [nameOfAction(action), because.rule];
};

describe("on a day that asks for little", () => {
  test("is something easy, and what was begun goes on all the same", () => {
    expect(suggest(journeyWith(), "self_work", { weak: true })).toEqual(["emotional_checkin", "weak_today"]);
    const drafts = [draftOf("cbt_exercise")];
    expect(suggest(journeyWith(), "self_work", { weak: true, drafts })).toEqual(["cbt_exercise", "draft"]);
  });

  test("is what the phase has where nothing easy is there, for its own reason", () => {
    expect(suggest(journeyWith(), "child_connection", { weak: true })).toEqual(["photo_album", "first_time"]);
  });
});

describe("the next thing on a track", () => {
  test("is what its phase has first, with its words, minutes and reason", () => {
    expect(suggestNext(journeyWith(), "self_work", around())).toEqual({
      track: "self_work",
      action: exercise("cbt_exercise"),
      words: { ref: "words of cbt_exercise" },
      minutes: 7,
      because: { rule: "first_time", inputs: { percent: 0, days: 0 } },
      also: [],
    });
  });

  test.each([
    [24, "cbt_exercise"],
    [25, "letter_to_self"],
    [50, "cbt_exercise"],
    [75, "share_story"],
  ])("at %i percent is %s", (percent, name) => {
    expect(suggest(journeyWith({ self_work: { percent } }))[0]).toBe(name);
  });

  test("is what was done least, in the order of the pack", () => {
    const counts = (over: Journey["counts"]) => suggest(journeyWith({}, { counts: over }));
    expect(counts({ cbt_exercise: 1 })).toEqual(["emotional_checkin", "first_time"]);
    expect(counts({ cbt_exercise: 2, emotional_checkin: 1, grounding: 1 })).toEqual([
      "emotional_checkin",
      "next_in_phase",
    ]);
    expect(counts({ cbt_exercise: 3, emotional_checkin: 3, grounding: 2 })).toEqual(["grounding", "next_in_phase"]);
    expect(counts({ cbt_exercise: 3, emotional_checkin: 3, grounding: 3 })).toEqual(["cbt_exercise", "next_in_phase"]);
  });

  test("counts a report by the action that it tells of", () => {
    const counts = { support_group_joined: 1 };
    const names = suggest(journeyWith({}, { counts }), "community");
    expect(names).toEqual(["find_support_group", "first_time"]);
  });

  test("at 100 percent keeps the track alive", () => {
    expect(suggest(journeyWith({ self_work: { percent: 100 } }))).toEqual(["emotional_checkin", "upkeep"]);
  });

  test("names the other tracks that it moves as well", () => {
    expect(suggestNext(journeyWith(), "child_connection", around()).also).toEqual(["self_work"]);
    expect(suggestNext(journeyWith({ self_work: { percent: 80 } }), "self_work", around()).also).toEqual(["community"]);
    const { also } = suggestNext(journeyWith({}, { declined: { find_support_group: 2 } }), "community", around());
    expect(also).toEqual(["self_work"]);
  });

  test("serves a goal of the person where one is linked", () => {
    expect(suggest(journeyWith(), "self_work", { goalTracks: ["self_work"] })[1]).toBe("serves_goal");
    expect(suggest(journeyWith(), "self_work", { goalTracks: ["community"] })[1]).toBe("first_time");
  });

  test("may mention a track after fourteen days without activity, where there was some before", () => {
    const used = (lastActivity: number) => journeyWith({ self_work: { lastActivity, totalActions: 1 } });
    const now = dayAt(20).at;
    expect(suggest(used(now - 14 * dayMs), "self_work", { now })[1]).toBe("idle");
    expect(suggest(used(now - 14 * dayMs + 1), "self_work", { now })[1]).toBe("first_time");
    expect(suggest(journeyWith(), "self_work", { now })[1]).toBe("first_time");
    expect(suggestNext(used(now - 15.5 * dayMs), "self_work", around({ now })).because.inputs).toEqual({
      percent: 0,
      days: 15,
    });
  });
});

describe("a heavy day is a gentle one", () => {
  const mood = (score: number, at = start) => journeyWith({}, { mood: { score, at } });
  test.each([
    ["at 3 of 10", mood(3), ["emotional_checkin", "gentle_today"]],
    ["not at 4", mood(4), ["cbt_exercise", "first_time"]],
    ["for a day", mood(0, start - dayMs + 1), ["emotional_checkin", "gentle_today"]],
    ["not longer", mood(0, start - dayMs), ["cbt_exercise", "first_time"]],
  ])("%s", (_rule, journey, expected) => {
    expect(suggest(journey)).toEqual(expected);
  });

  test("where nothing gentle is left, what there is", () => {
    const journey = journeyWith({ self_work: { percent: 60 } }, { mood: { score: 1, at: start } });
    expect(suggest(journey)).toEqual(["cbt_exercise", "gentle_today"]);
  });
});

describe("a track that stays where it is", () => {
  test.each([
    ["after seven active days gets something easier", 7, 10, ["emotional_checkin", "easier"]],
    ["after six it does not", 6, 10, ["cbt_exercise", "first_time"]],
    ["at its end it may stay", 9, 100, ["emotional_checkin", "upkeep"]],
  ])("%s", (_rule, stillDays, percent, expected) => {
    expect(suggest(journeyWith({ self_work: { stillDays, percent } }))).toEqual(expected);
  });
});

describe("what was declined", () => {
  const declined = (over: Journey["declined"], percent = 0) =>
    suggest(journeyWith({ self_work: { percent } }, { declined: over }));
  test("once may come again; twice it does not", () => {
    expect(declined({ cbt_exercise: 1 })).toEqual(["cbt_exercise", "first_time"]);
    expect(declined({ cbt_exercise: 2 })).toEqual(["emotional_checkin", "other"]);
    expect(declined({ emotional_checkin: 2 })).toEqual(["cbt_exercise", "other"]);
  });

  test("leaves the gentle ones where everything was declined", () => {
    expect(declined({ cbt_exercise: 2, emotional_checkin: 2, grounding: 3 })).toEqual(["emotional_checkin", "other"]);
    expect(declined({ cbt_exercise: 2 }, 60)).toEqual(["cbt_exercise", "other"]);
  });

  test("is counted by name, and forgotten once it is taken up", () => {
    const journey = journeyWith({}, { declined: { grounding: 1 } });
    const twice = declineAction(declineAction(journey, report("legal_help")), report("legal_help"));
    expect(twice).toEqual({ ...journey, declined: { grounding: 1, "report:legal_help": 2 }, revision: 2 });
    expect(acceptAction(twice, report("legal_help")).declined).toEqual({ grounding: 1 });
    expect(acceptAction(journey, exercise("cbt_exercise"))).toBe(journey);
  });
});

describe("what may not be offered now never is", () => {
  test.each([
    ["an exercise that the safety-only path closes", exercise("message_other_parent"), "safety", false, false],
    ["the same with contact", exercise("message_other_parent"), "open", false, true],
    ["an exercise before which the gate is asked", exercise("photo_album"), "safety", true, true],
    ["deep writing in the first weeks", exercise("letter_to_self"), "open", true, false],
    ["deep writing later", exercise("letter_to_self"), "safety", false, true],
    ["a quest that was played, without contact", report("quest_completed"), "safety", false, false],
    ["a quest that was played, with contact", report("quest_completed"), "open", false, true],
    ["any other report", report("legal_help"), "safety", true, true],
  ] as const)("%s", (_what, action, gate, recent, offered) => {
    expect(mayOffer(action, { gate, recent, techniques })).toBe(offered);
  });

  test("it is passed over within the phase", () => {
    expect(suggest(journeyWith({ self_work: { percent: 30 } }), "self_work", { recent: true })[0]).toBe("grounding");
  });

  test("and where a phase has nothing left, another phase or the upkeep has", () => {
    expect(suggest(journeyWith(), "negotiation", { gate: "safety" })[0]).toBe("report:legal_help");
    const played = journeyWith({ child_connection: { percent: 60 } });
    expect(suggest(played, "child_connection", { gate: "safety" })[0]).toBe("photo_album");
    const bare = { ...pack, next: { ...pack.next, negotiation: nothing } };
    expect(suggest(journeyWith(), "negotiation", { pack: bare })[0]).toBe("contact_diary");
  });

  test("all that may be chosen is shown, and nothing else", () => {
    const names = (recent: boolean) =>
      allNextActions(journeyWith({ self_work: { percent: 30 } }), "self_work", around({ recent })).map(({ action }) =>
        nameOfAction(action),
      );
    expect(names(false)).toEqual(["letter_to_self", "grounding"]);
    expect(names(true)).toEqual(["grounding"]);
  });

  test("a pack without anything for a track is a broken pack", () => {
    const empty = {
      next: { ...pack.next, negotiation: nothing },
      upkeep: { ...pack.upkeep, negotiation: [] },
    };
    expect(() => suggest(journeyWith(), "negotiation", { pack: empty })).toThrow("negotiation");
  });
});

describe("an exercise that was begun", () => {
  test("is what comes next on its track", () => {
    const drafts = [draftOf("grounding"), draftOf("photo_album")];
    expect(suggestNext(journeyWith(), "child_connection", around({ drafts }))).toEqual({
      track: "child_connection",
      action: exercise("photo_album"),
      words: { ref: "technique.photo_album.name" },
      minutes: 20,
      because: { rule: "draft" },
      also: ["self_work"],
    });
  });

  test("is nothing to another track", () => {
    expect(suggest(journeyWith(), "community", { drafts: [draftOf("grounding")] })[1]).toBe("first_time");
  });

  test("waits where it may not be offered now, and another one that may is not forgotten", () => {
    const letter = { recent: true, drafts: [draftOf("letter_to_self")] };
    expect(suggest(journeyWith(), "self_work", letter)).toEqual(["cbt_exercise", "first_time"]);
    const both = { recent: true, drafts: [draftOf("letter_to_self"), draftOf("grounding")] };
    expect(suggest(journeyWith(), "self_work", both)).toEqual(["grounding", "draft"]);
  });

  test("waits on a heavy day, unless it is gentle itself", () => {
    const heavy = journeyWith({}, { mood: { score: 2, at: start } });
    expect(suggest(heavy, "self_work", { drafts: [draftOf("cbt_exercise")] })).toEqual([
      "emotional_checkin",
      "gentle_today",
    ]);
    const gentle = { drafts: [draftOf("emotional_checkin")] };
    expect(suggest(heavy, "self_work", gentle)).toEqual(["emotional_checkin", "draft"]);
  });
});

describe("what a language model may choose among", () => {
  const names = (journey: Journey) =>
    choosableNow(journey, "self_work", around()).map(({ action }) => nameOfAction(action));
  const heavy = journeyWith({}, { mood: { score: 2, at: start } });

  test("is all that the phase knows on an ordinary day, without what was declined twice", () => {
    expect(names(journeyWith())).toContain("cbt_exercise");
    expect(names(journeyWith({}, { declined: { cbt_exercise: 2 } }))).not.toContain("cbt_exercise");
  });

  test("is what is gentle alone on a heavy day, and a harder choice does not stand", () => {
    expect(names(heavy)).not.toContain("cbt_exercise");
    const chosen = remember(heavy, { track: "self_work", action: exercise("cbt_exercise") }, start, "model");
    expect(suggest(chosen)[1]).toBe("gentle_today");
  });
});

describe("a suggestion stays the same until something happens", () => {
  const made = suggestNext(journeyWith(), "self_work", around());
  const journey = remember(journeyWith({}, { revision: 4 }), made, start, "rules");
  const offered = journey.offered.self_work;
  test("it is remembered with the state it was made for", () => {
    expect(journey.offered).toEqual({
      self_work: { action: exercise("cbt_exercise"), at: start, revision: 4, by: "rules" },
    });
  });

  test.each([
    ["for a day", journey, start + dayMs - 1, true],
    ["not longer", journey, start + dayMs, false],
    ["until something happens", { ...journey, revision: 5 }, start, false],
  ])("%s", (_rule, later, now, fresh) => {
    expect(stillFresh(offered, later, now)).toBe(fresh);
  });

  test("what was never offered is not fresh", () => {
    expect(stillFresh(undefined, journey, start)).toBe(false);
  });

  const chosen = (by: "rules" | "model", technique: TechniqueId) =>
    remember(journeyWith(), { track: "self_work", action: exercise(technique) }, start, by);
  test("what a model chose among what the rules allow stands while it is fresh", () => {
    expect(suggestNext(chosen("model", "grounding"), "self_work", around())).toMatchObject({
      action: exercise("grounding"),
      because: { rule: "chosen", inputs: { percent: 0 } },
    });
    expect(suggest(chosen("model", "grounding"), "self_work", { now: start + dayMs })[1]).toBe("first_time");
  });

  test("the rules choose anew, and a model's choice that they do not allow is none", () => {
    expect(suggest(chosen("rules", "grounding"))[0]).toBe("cbt_exercise");
    expect(suggest(chosen("model", "letter_to_self"))[0]).toBe("cbt_exercise");
  });
});

test("days without activity count from the last action, or from the beginning", () => {
  expect(idleDaysOf(journeyWith(), "community", dayAt(3.9).at)).toBe(3);
  expect(idleDaysOf(journeyWith({ community: { lastActivity: dayAt(2).at } }), "community", dayAt(3.9).at)).toBe(1);
});

describe("two wishes at once", () => {
  test.each([
    ["a letter to the child serves self work too", "letter_to_child", "cbt_exercise", "letter_to_child"],
    ["in whatever order they were said", "grounding", "quest_created", "quest_created"],
    ["a story serves both", "story_shared", "emotional_checkin", "story_shared"],
    ["nothing serves the court and the group", "court_documents", "peer_helped", undefined],
    ["two of one track are one wish", "grounding", "cbt_exercise", undefined],
    ["two of one track are one wish, whatever else they move", "quest_created", "letter_to_child", undefined],
    ["each moves self work, neither the other's track", "quest_created", "story_shared", undefined],
    ["a step of a goal has no track of its own", "goal_step_done", "quest_created", undefined],
    ["whichever of the two it is", "quest_created", "habit_done", undefined],
  ] as const)("%s", (_rule, one, other, both) => {
    expect(servesBoth(one, other)).toBe(both);
  });
});

test("every track has an answer in every phase", () => {
  for (const track of trackIds) {
    for (const percent of [0, 30, 60, 80, 100]) {
      expect(suggest(journeyWith({ [track]: { percent } }), track)[0]).toBeDefined();
    }
  }
});
