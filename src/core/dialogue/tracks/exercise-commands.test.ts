import type { GoalId } from "../../goals/ids.ts";
import { describe, expect, test } from "vitest";
import { trackLibrary } from "../../../../test/dialogue/walk.ts";
import { dayMs, openGate, TracksWalk } from "../../../../test/dialogue/tracks-walk.ts";
import type { ContactGate } from "../../safety/contact-gate.ts";
import { exerciseLimits, type Exercise, type ExerciseId } from "../../techniques/exercise.ts";
import { type TechniqueId, techniqueIds } from "../../techniques/technique.ts";
import { photosWanted } from "./exercise-photos.ts";

const gated = techniqueIds.filter((id) => trackLibrary.techniques[id].gate !== "none");
const free = techniqueIds.filter((id) => trackLibrary.techniques[id].gate === "none");
const shut = techniqueIds.filter((id) => trackLibrary.techniques[id].gate === "closed");

const danger: ContactGate = { contact: "limited", danger: "yes", separation: "longer" };
const restricted: ContactGate = { contact: "restricted", danger: "no", separation: "longer" };
const unsaid: ContactGate = { contact: "unknown", danger: "no", separation: "longer" };

describe("the gate", () => {
  test.each(gated)("%s: three questions come before it, and nothing is begun before they are answered", (technique) => {
    const walk = new TracksWalk({}).onTracks();
    walk.do({ do: "begin", technique });
    expect(walk.said()).toEqual(["contact.why", "contact.ask_contact"]);
    walk.do({ do: "contact", answer: "free" });
    walk.do({ do: "danger", answer: "no" });
    expect(walk.snapshot.exercises).toEqual([]);
    walk.do({ do: "separation", answer: "longer" });
    expect(walk.said().slice(0, 2)).toEqual(["contact.thanks_open", "exercise.begin"]);
    expect(walk.exercise?.technique).toBe(technique);
  });

  test.each(free)("%s touches neither the child nor the other parent: nothing is asked before it", (technique) => {
    const walk = new TracksWalk({}).onTracks();
    walk.do({ do: "begin", technique });
    expect(walk.said()).not.toContain("contact.why");
    expect(walk.exercise).toBeDefined();
  });

  test("what was hard to say is asked again before the first exercise of its kind, and not before every one", () => {
    const walk = new TracksWalk(unsaid).onTracks();
    walk.do({ do: "begin", technique: "create_quest" });
    expect(walk.said()).toEqual(["contact.why", "contact.ask_contact"]);
    const again = new TracksWalk(unsaid).onTracks({}, { counts: { quest_created: 1 } });
    again.do({ do: "begin", technique: "letter_to_child" });
    expect(again.exercise?.technique).toBe("letter_to_child");
  });

  test.each(["legal_help", "contact_diary", "court_documents"] as const)(
    "%s is none of its kind: after it the questions are still asked",
    (action) => {
      const walk = new TracksWalk({}).onTracks({}, { counts: { [action]: 2 } });
      walk.do({ do: "begin", technique: "letter_to_child" });
      expect(walk.said()).toEqual(["contact.why", "contact.ask_contact"]);
    },
  );

  test("skipping the questions is not an answer: the safety-only path is open, and an exercise on it begins", () => {
    const walk = new TracksWalk({}).onTracks();
    walk.do({ do: "begin", technique: "letter_to_child" });
    walk.do({ do: "skip" });
    expect(walk.said().slice(0, 2)).toEqual(["contact.thanks_safety", "exercise.begin"]);
    expect(walk.asked.id).toBe("kind_safe");
  });

  test.each(shut.flatMap((technique) => [danger, restricted].map((gate) => [technique, gate] as const)))(
    "%s is closed on the safety-only path: no reproach, and the way to professionals",
    (technique, gate) => {
      const walk = new TracksWalk(gate).onTracks();
      walk.do({ do: "begin", technique });
      expect(walk.last?.denied).toEqual({ code: "gate_closed" });
      expect(walk.said()).toEqual(["gate.closed"]);
      expect(walk.snapshot.exercises).toEqual([]);
      expect(walk.presses()).toEqual([
        { do: "begin", technique: "legal_help" },
        { do: "begin", technique: "contact_diary" },
        { do: "contact_reviewed" },
      ]);
    },
  );

  test("where contact was hard to say, the closed door leads back to the questions", () => {
    const walk = new TracksWalk(unsaid).onTracks({}, { counts: { quest_created: 1 } });
    walk.do({ do: "begin", technique: "message_other_parent" });
    expect(walk.presses()).toContainEqual({ do: "contact_again" });
  });

  test("a professional's review opens it", () => {
    const walk = new TracksWalk(danger).onTracks();
    walk.do({ do: "contact_reviewed" });
    walk.do({ do: "begin", technique: "message_other_parent" });
    expect(walk.exercise?.technique).toBe("message_other_parent");
  });

  test("a draft waits behind the gate when it closes half way: it neither goes on nor is lost", () => {
    const walk = new TracksWalk().onTracks();
    walk.do({ do: "begin", technique: "message_other_parent" });
    const draft = walk.exercise as Exercise;
    walk.with({ person: { ...walk.snapshot.person, contact: danger } });
    for (const command of [
      { do: "resume" },
      { do: "exercise", exerciseId: draft.id, step: draft.at, press: "go" },
    ] as const) {
      walk.do(command);
      expect(walk.said()).toEqual(["gate.closed"]);
    }
    expect(walk.snapshot.exercises).toEqual([draft]);
  });
});

describe("in the first weeks after a separation", () => {
  const recent: ContactGate = { ...openGate, separation: "recent" };

  test("deep writing is replaced by something neutral, and that is said", () => {
    const walk = new TracksWalk(recent).onTracks();
    walk.do({ do: "begin", technique: "letter_to_self" });
    expect(walk.said().slice(0, 2)).toEqual(["exercise.instead", "exercise.begin"]);
    expect(walk.exercise?.technique).toBe("grounding");
  });

  test.each([
    ["eight weeks end the caution", 57, "letter_to_self"],
    ["seven weeks do not", 49, "grounding"],
  ] as const)("%s", (_rule, days, begun) => {
    const walk = new TracksWalk(recent).onTracks();
    walk.now += days * dayMs;
    walk.do({ do: "begin", technique: "letter_to_self" });
    expect(walk.exercise?.technique).toBe(begun);
  });
});

describe("somebody who has long been here and is separated only now", () => {
  test("is spared deep writing for eight weeks from their word", () => {
    const walk = new TracksWalk().onTracks();
    walk.now += 300 * dayMs;
    walk.do({ do: "contact_again" });
    walk.do({ do: "contact", answer: "free" });
    walk.do({ do: "danger", answer: "no" });
    walk.do({ do: "separation", answer: "recent" });
    walk.now += 55 * dayMs;
    walk.do({ do: "begin", technique: "letter_to_self" });
    expect(walk.exercise?.technique).toBe("grounding");
    walk.do({ do: "stop_exercise" });
    walk.now += 2 * dayMs;
    walk.do({ do: "begin", technique: "letter_to_self" });
    expect(walk.exercise?.technique).toBe("letter_to_self");
  });
});

describe("a draft", () => {
  const drafted = (): TracksWalk => {
    const walk = new TracksWalk().onTracks();
    walk.through("letter_to_child", {}, "words");
    walk.give({ text: "Do you remember the lake?" });
    return walk;
  };

  test("is never overwritten: beginning again asks whether to go on or begin anew", () => {
    const walk = drafted();
    const before = walk.snapshot.exercises;
    walk.do({ do: "begin", technique: "letter_to_child" });
    expect(walk.said()).toEqual(["exercise.draft"]);
    expect(walk.snapshot.exercises).toEqual(before);
    walk.tap("button.anew");
    expect(walk.snapshot.exercises).toHaveLength(2);
    expect(walk.snapshot.exercises[1]).toEqual(before[0]);
  });

  test("goes on after days where it stood, with every word", () => {
    const walk = drafted();
    walk.do({ do: "stop_exercise" });
    expect(walk.said()).toEqual(["exercise.stopped"]);
    walk.do({ do: "begin", technique: "grounding" });
    walk.now += 9 * dayMs;
    walk.do({ do: "resume", exerciseId: walk.snapshot.exercises.find(({ at }) => at === "words")?.id as ExerciseId });
    expect(walk.asked.id).toBe("words");
    expect(walk.exercise?.answers["words"]).toMatchObject({ texts: ["Do you remember the lake?"] });
  });

  test("without a name, what was touched last goes on", () => {
    const walk = drafted();
    walk.do({ do: "begin", technique: "grounding" });
    walk.do({ do: "stop_exercise" });
    walk.do({ do: "resume" });
    expect(walk.exercise?.technique).toBe("grounding");
  });

  test("is let go of by the person's word alone", () => {
    const walk = drafted();
    walk.do({ do: "drop_exercise", exerciseId: walk.exercise?.id as ExerciseId });
    expect(walk.said()).toEqual(["exercise.dropped"]);
    expect(walk.snapshot.exercises).toEqual([]);
    expect(walk.snapshot.dialogue.waiting).toEqual({ for: "nothing" });
    expect(walk.journaled("exercise_dropped")).toBe(true);
  });

  test("dropping another one leaves the one in front alone", () => {
    const walk = drafted();
    const letter = walk.exercise?.id as ExerciseId;
    walk.do({ do: "begin", technique: "grounding" });
    walk.do({ do: "drop_exercise", exerciseId: letter });
    expect(walk.exercise?.technique).toBe("grounding");
  });

  test("“cancel” is a stop that keeps everything", () => {
    const walk = drafted();
    walk.do({ do: "cancel" });
    expect(walk.said()).toEqual(["exercise.stopped"]);
    expect(walk.snapshot.exercises).toHaveLength(1);
  });

  test(`at most ${exerciseLimits.open} wait at once; then one is to be finished first`, () => {
    const walk = new TracksWalk().onTracks();
    for (let index = 0; index < exerciseLimits.open; index += 1)
      walk.do({ do: "begin", technique: "grounding", anew: true });
    walk.do({ do: "begin", technique: "emotional_checkin" });
    expect(walk.last?.denied).toEqual({ code: "too_many" });
    expect(walk.snapshot.exercises).toHaveLength(exerciseLimits.open);
  });

  test.each([
    ["resume", { do: "resume", exerciseId: "gone" as ExerciseId }],
    ["resume with none there", { do: "resume" }],
    ["answer", { do: "exercise", exerciseId: "gone" as ExerciseId, step: "mood", press: "5" }],
    ["drop", { do: "drop_exercise", exerciseId: "gone" as ExerciseId }],
  ] as const)("%s: an exercise that is gone is gone, and that is said", (_what, command) => {
    const walk = new TracksWalk().onTracks();
    walk.do(command);
    expect(walk.last?.denied).toEqual({ code: "exercise_not_found" });
    expect(walk.said()).toContain("exercise.gone");
  });

  test("stopping with nothing in front shows where the person is", () => {
    const walk = new TracksWalk().onTracks();
    walk.do({ do: "stop_exercise" });
    expect(walk.last?.denied).toBeUndefined();
    expect(walk.said().length).toBeGreaterThan(0);
  });
});

describe("an answer", () => {
  test("an old button answers nothing: the question that is open is shown", () => {
    const walk = new TracksWalk().onTracks();
    walk.do({ do: "begin", technique: "emotional_checkin" });
    const old = { do: "exercise", exerciseId: walk.exercise?.id as ExerciseId, step: "mood", press: "1" } as const;
    walk.give({ press: "7" });
    const before = walk.snapshot;
    walk.do(old);
    expect(walk.last?.denied).toEqual({ code: "step_moved_on" });
    expect(walk.snapshot.exercises).toEqual(before.exercises);
    expect(walk.said()).toEqual(["exercise.step"]);
  });

  test("a button of a finished exercise answers nothing and moves nothing", () => {
    const walk = new TracksWalk().onTracks();
    walk.through("emotional_checkin", {}, "kindness");
    const last = {
      do: "exercise",
      exerciseId: walk.exercise?.id as ExerciseId,
      step: "kindness",
      press: "water",
    } as const;
    walk.do(last);
    expect(walk.percent("self_work")).toBe(10);
    walk.do(last);
    expect(walk.said()).toContain("exercise.gone");
    expect(walk.percent("self_work")).toBe(10);
    expect(walk.shelf.size).toBe(1);
  });

  test("what does not fit is said kindly, and the question stands", () => {
    const walk = new TracksWalk().onTracks();
    walk.do({ do: "begin", technique: "emotional_checkin" });
    walk.give({ text: "eleven" });
    expect(walk.said()).toEqual(["exercise.misfit_number", "exercise.step"]);
    expect(walk.reply("exercise.misfit_number")?.with).toEqual({ most: 10 });
    expect(walk.last?.denied).toEqual({ code: "invalid" });
    expect(walk.asked.id).toBe("mood");
  });

  test.each([
    ["too long", "x".repeat(61), "too_long"],
    ["empty", "   ", "empty"],
  ] as const)("%s words are refused with the limit, and the draft stays", (_what, text, code) => {
    const walk = new TracksWalk().onTracks();
    walk.through("letter_to_child", {}, "to");
    const draft = walk.exercise;
    walk.give({ text });
    expect(walk.last?.denied).toEqual({ code });
    expect(walk.exercise).toEqual(draft);
  });

  test("a choice of several is ticked in place, and ends with “that’s all”", () => {
    const walk = new TracksWalk().onTracks();
    walk.through("emotional_checkin", {}, "feelings");
    walk.give({ press: "hope" });
    expect(walk.reply("exercise.step")?.place).toBe("edit");
    expect(walk.buttons().filter(({ label }) => label === "button.chosen")).toHaveLength(1);
    walk.give({ press: "enough" });
    expect(walk.reply("exercise.step")?.place).toBeUndefined();
  });

  test("“back” shows what was written, and it may stay as it is", () => {
    const walk = new TracksWalk().onTracks();
    walk.through("letter_to_child", { to: { text: "Anya" } }, "age");
    walk.give({ press: "back" });
    expect(walk.reply("exercise.step")?.lines).toEqual([{ say: "exercise.written", with: { text: "Anya" } }]);
    walk.give({ press: "go" });
    expect(walk.exercise?.answers["to"]).toEqual({ kind: "text", text: "Anya" });
  });

  test("back at what was written, “done” leaves it as it is", () => {
    const walk = new TracksWalk().onTracks();
    walk.through("letter_to_child", { to: { text: "Anya" } }, "age");
    walk.give({ press: "back" });
    walk.say("done please");
    expect(walk.exercise?.answers["to"]).toEqual({ kind: "text", text: "Anya" });
    expect(walk.asked.id).toBe("age");
  });

  test.each([
    ["“done” ends a step that collects", "letter_to_child", "words", "done please", "close"],
    ["“done” goes on where something is only said", "court_documents", "intro", "done please", "have"],
  ] as const)("%s", (_rule, technique, step, said, next) => {
    const walk = new TracksWalk().onTracks();
    walk.through(technique, {}, step);
    if (step === "words") walk.say("I think of you");
    walk.say(said);
    expect(walk.asked.id).toBe(next);
  });

  test("words where a button is asked for may be a command: something else begins and this one waits", () => {
    const walk = new TracksWalk().onTracks();
    walk.do({ do: "begin", technique: "create_quest" });
    walk.say("SURE emotional_checkin want");
    expect(walk.exercise?.technique).toBe("emotional_checkin");
    expect(walk.snapshot.exercises).toHaveLength(2);
  });

  test("/skip passes over a step that may be skipped, and only over such a one", () => {
    const walk = new TracksWalk().onTracks();
    walk.through("emotional_checkin", {}, "feelings");
    walk.do({ do: "skip" });
    expect(walk.asked.id).not.toBe("feelings");
    const other = new TracksWalk().onTracks();
    other.do({ do: "begin", technique: "emotional_checkin" });
    other.do({ do: "skip" });
    expect(other.asked.id).toBe("mood");
  });
});

describe("photos", () => {
  test("go to the album that asks for them, each once", () => {
    const walk = new TracksWalk().onTracks();
    walk.do({ do: "begin", technique: "photo_album" });
    for (let turn = 0; turn < 20 && walk.asked.ask.kind !== "photos"; turn += 1)
      walk.through("photo_album", {}, findPhotos());
    walk.give({ photo: "one" });
    walk.give({ photo: "one" });
    walk.give({ photo: "two" });
    expect(walk.exercise?.answers[walk.asked.id]).toMatchObject({ photos: ["one", "two"] });
  });

  test("where none is asked for, a photo is not kept, and an album is offered", () => {
    const walk = new TracksWalk().onTracks();
    walk.do({ do: "photo", photoId: "one" });
    expect(walk.said()).toEqual(["photo.not_asked"]);
    expect(walk.presses()).toEqual([{ do: "begin", technique: "photo_album" }]);
  });

  test("a page may name the exercise that a photo is for", () => {
    const walk = new TracksWalk().onTracks();
    walk.through("photo_album", {}, findPhotos());
    const album = walk.exercise as Exercise;
    walk.do({ do: "stop_exercise" });
    walk.do({ do: "photo", photoId: "one", exerciseId: album.id });
    expect(walk.exercise?.answers[album.at]).toMatchObject({ photos: ["one"] });
  });
});

describe("a photo that is not kept", () => {
  const causes = ["not_a_picture", "too_large", "too_many", "not_fetched"] as const;

  test.each(causes)("%s: that is said kindly, and the album goes on where it stands", (because) => {
    const walk = new TracksWalk().onTracks();
    walk.through("photo_album", {}, findPhotos());
    walk.give({ photo: "one" });
    const album = walk.exercise;
    walk.do({ do: "photo_refused", because });
    expect(walk.said()).toEqual([`photo.${because}`, "exercise.step"]);
    expect(walk.exercise).toEqual(album);
  });

  test("with no exercise in front only the reason is said", () => {
    const walk = new TracksWalk().onTracks();
    walk.do({ do: "photo_refused", because: "too_large" });
    expect(walk.said()).toEqual(["photo.too_large"]);
    expect(walk.last?.denied).toEqual({ code: "invalid" });
  });

  test("a photo is fetched only while one is asked for", () => {
    const walk = new TracksWalk().onTracks();
    expect(photosWanted(walk.snapshot, trackLibrary)).toBe(false);
    walk.do({ do: "begin", technique: "photo_album" });
    expect(photosWanted(walk.snapshot, trackLibrary)).toBe(walk.asked.ask.kind === "photos");
    walk.through("photo_album", {}, findPhotos());
    expect(photosWanted(walk.snapshot, trackLibrary)).toBe(true);
  });
});

function findPhotos(): string {
  const step = trackLibrary.techniques.photo_album.steps.find(({ ask }) => ask.kind === "photos");
  if (!step) throw new Error("the album asks for no photos");
  return step.id;
}

describe("the end of an exercise", () => {
  test("a check-in moves self work from 0 to 10, brings its milestone, and shows the one next thing", () => {
    const walk = new TracksWalk().onTracks();
    walk.through("emotional_checkin");
    expect(walk.percent("self_work")).toBe(10);
    expect(walk.journey.milestones.map(({ type }) => type)).toEqual(["first_checkin"]);
    expect(walk.said()).toEqual(["exercise.finished", "progress.moved", "milestone.reached", "suggestion.one"]);
    expect(walk.journey.mood?.score).toBe(10);
  });

  test("a quest moves the child's track from 30 to 60 and self work from 80 to 85", () => {
    const walk = new TracksWalk().onTracks({ self_work: { percent: 80 }, child_connection: { percent: 30 } });
    walk.through("create_quest");
    expect([walk.percent("child_connection"), walk.percent("self_work")]).toEqual([60, 85]);
  });

  test.each(techniqueIds)("%s walked to its end leaves what it makes, once", (technique) => {
    const walk = new TracksWalk().onTracks();
    walk.through(technique);
    expect(walk.said()).toContain("exercise.finished");
    expect(walk.snapshot.exercises).toEqual([]);
    const { makes } = trackLibrary.techniques[technique];
    expect([...walk.shelf.values()].map(({ kind }) => kind)).toEqual(makes === undefined ? [] : [makes]);
    if (makes) expect(walk.reply("exercise.finished")?.buttons).toBeDefined();
  });

  test.each([0, 3])("a heavy answer (%i) brings a hand, and neither celebration nor more to do", (mood) => {
    const walk = new TracksWalk().onTracks();
    walk.through("emotional_checkin", { mood: { press: `${mood}` } });
    expect(walk.said()).toEqual(["exercise.finished", "exercise.heavy"]);
    expect(walk.presses()).toEqual(
      expect.arrayContaining([{ do: "begin", technique: "grounding" }, { do: "help_now" }]),
    );
    expect(walk.percent("self_work")).toBe(10);
    expect(walk.journey.milestones.map(({ type }) => type)).toEqual(["first_checkin"]);
  });

  test("in a crisis an exercise may be finished, without celebration and without a next thing", () => {
    const walk = new TracksWalk().onTracks();
    walk.through("emotional_checkin", {}, "kindness");
    walk.say("CRISIS");
    walk.give({ press: "water" });
    expect(walk.said()).toEqual(["exercise.finished"]);
    expect(walk.percent("self_work")).toBe(10);
  });

  test("at 100 % there is a keepsake", () => {
    const walk = new TracksWalk().onTracks({ self_work: { percent: 95 } });
    walk.through("emotional_checkin");
    expect(walk.said()).toContain("track.complete");
    expect(walk.presses()).toContainEqual({ do: "keepsake", track: "self_work" });
  });

  test("what was declined before and taken up all the same is suggested again", () => {
    const walk = new TracksWalk().onTracks({}, { declined: { grounding: 2, cbt_exercise: 1 } });
    walk.through("grounding");
    expect(walk.journey.declined).toEqual({ cbt_exercise: 1 });
  });
});

describe("a letter", () => {
  const blaming = "Your mother is to blame for everything, the judge will decide";

  test("with findings is shown advice, and whoever keeps it keeps it unsent", () => {
    const walk = new TracksWalk().onTracks();
    walk.through(
      "letter_to_child",
      { kind: { press: "send" }, words: [{ text: blaming }, { press: "enough" }] },
      "check",
    );
    expect(walk.exercise?.at).toBe("check");
    expect(walk.reply("exercise.step")?.lines?.map(({ say }) => say)).toContain("exercise.finding");
    expect(walk.presses().flatMap((press) => (press.do === "exercise" ? [press.press] : []))).toEqual(
      expect.arrayContaining(["rewrite", "keep"]),
    );
    walk.give({ press: "keep" });
    expect([...walk.shelf.values()].map(({ status }) => status)).toEqual(["unsent"]);
  });

  test("rewritten until it is clean, it is to send", () => {
    const walk = new TracksWalk().onTracks();
    walk.through(
      "letter_to_child",
      { kind: { press: "send" }, words: [{ text: blaming }, { press: "enough" }] },
      "check",
    );
    walk.give({ press: "rewrite" });
    walk.through("letter_to_child", {
      words: [{ press: "afresh" }, { text: "I think of you every day" }, { press: "enough" }],
    });
    expect([...walk.shelf.values()].map(({ status }) => status)).toEqual(["to_send"]);
  });

  test("on the safety-only path it is never to send", () => {
    const walk = new TracksWalk(restricted).onTracks();
    walk.through("letter_to_child");
    expect([...walk.shelf.values()].map(({ status }) => status)).toEqual(["unsent"]);
  });
});

describe("thirty days after a professional's review", () => {
  test("the gate is shut again, and says once how it can be opened", () => {
    const walk = new TracksWalk({ ...openGate, contact: "restricted", reviewedAt: new TracksWalk().now }).onTracks();
    walk.do({ do: "begin", technique: "message_other_parent" });
    expect(walk.said()).toContain("exercise.begin");
    walk.do({ do: "stop_exercise" });
    walk.now += 31 * dayMs;
    walk.do({ do: "begin", technique: "mediation_prep" });
    expect(walk.said()).toEqual(["contact.review", "gate.closed"]);
    walk.do({ do: "begin", technique: "letter_to_child" });
    expect(walk.said()).not.toContain("contact.review");
    walk.do({ do: "contact_reviewed" });
    walk.do({ do: "begin", technique: "mediation_prep" });
    expect(walk.said()).toContain("exercise.begin");
  });
});

describe("words about another track", () => {
  test("switch the context for that action at once where they are sure, with a way back; the focus stays", () => {
    const walk = new TracksWalk().onTracks();
    walk.say("SURE create_quest");
    expect(walk.said().slice(0, 2)).toEqual(["track.switched", "exercise.begin"]);
    expect(walk.journey).toMatchObject({ primary: "self_work", switches: 1 });
    expect(walk.journaled("track_switched")).toBe(true);
  });

  test("what was in front waits, and one tap brings it back; the other one waits then", () => {
    const walk = new TracksWalk().onTracks();
    walk.through("emotional_checkin", {}, "feelings");
    walk.say("SURE create_quest");
    expect(walk.exercise?.technique).toBe("create_quest");
    walk.tap("button.switch_back");
    expect(walk.exercise).toMatchObject({ technique: "emotional_checkin", at: "feelings" });
    expect(walk.snapshot.exercises.map(({ technique }) => technique).sort()).toEqual([
      "create_quest",
      "emotional_checkin",
    ]);
  });

  test("with nothing left to go back to, the new one stops and waits", () => {
    const walk = new TracksWalk().onTracks();
    walk.say("SURE create_quest");
    walk.tap("button.switch_back");
    expect(walk.said()[0]).toBe("exercise.stopped");
    expect(walk.exercise).toBeUndefined();
    expect(walk.snapshot.exercises).toHaveLength(1);
  });

  test("likely, not sure: a yes is asked for first, and nothing is begun before it", () => {
    const walk = new TracksWalk().onTracks();
    walk.say("LIKELY create_quest");
    expect(walk.said()).toEqual(["track.ask_switch"]);
    expect(walk.snapshot.exercises).toEqual([]);
    walk.tap("button.yes");
    expect(walk.exercise?.technique).toBe("create_quest");
    expect(walk.said()[0], "a yes switches like sure words do").toBe("track.switched");
    expect(walk.journey).toMatchObject({ primary: "self_work", switches: 1 });
    walk.tap("button.switch_back");
    expect(walk.exercise).toBeUndefined();
  });

  test("switch it also where the gate was asked in between", () => {
    const walk = new TracksWalk({}).onTracks();
    walk.say("SURE create_quest");
    expect(walk.said()).toContain("contact.why");
    walk.do({ do: "contact", answer: "free" });
    walk.do({ do: "danger", answer: "no" });
    walk.do({ do: "separation", answer: "longer" });
    expect(walk.said()).toEqual(expect.arrayContaining(["track.switched", "exercise.begin"]));
    expect(walk.journey.switches).toBe(1);
  });

  test("of somebody who has no focus yet switch nothing: the journey begins with them", () => {
    const walk = new TracksWalk();
    walk.say("SURE create_quest");
    expect(walk.said()).toEqual(["exercise.begin", "exercise.step"]);
    expect(walk.journey.switches).toBe(0);
  });
});

describe("while an operator has the tracks off", () => {
  test("no exercise begins, and what was made or begun stays", () => {
    const walk = new TracksWalk().onTracks({ self_work: { percent: 40 } });
    walk.do({ do: "begin", technique: "grounding" });
    const { exercises, journey } = walk.snapshot;
    walk.flags = { ...walk.flags, multi_track_system_enabled: false };
    walk.do({ do: "begin", technique: "emotional_checkin" });
    expect(walk.last?.denied).toEqual({ code: "tracks_off" });
    expect(walk.snapshot).toMatchObject({ exercises, journey });
  });

  test("an exercise that was begun may be ended, and is counted without a word of the tracks", () => {
    const walk = new TracksWalk().onTracks();
    walk.do({ do: "begin", technique: "emotional_checkin" });
    walk.flags = { ...walk.flags, multi_track_system_enabled: false };
    walk.through("emotional_checkin");
    expect(walk.said()).toEqual(["exercise.finished"]);
    expect(walk.percent("self_work")).toBe(10);
  });

  test("a done step of a goal that was linked says nothing of tracks either", () => {
    const walk = new TracksWalk().onTracks();
    walk.withGoal();
    walk.do({ do: "link_goal", goalId: walk.goal?.id as GoalId, track: "community" });
    walk.flags = { ...walk.flags, multi_track_system_enabled: false };
    walk.do({ do: "done" });
    expect(walk.said().filter((say) => say.startsWith("progress."))).toEqual([]);
    expect(walk.percent("community")).toBe(2);
  });

  test("a safety plan can be made all the same", () => {
    const walk = new TracksWalk();
    walk.flags = { ...walk.flags, multi_track_system_enabled: false };
    walk.through("safety_plan");
    expect(walk.snapshot.dialogue.safetyPlan).toBe([...walk.shelf.keys()][0]);
    expect(walk.snapshot.journey).toBeUndefined();
  });
});

test("a suggestion behind which an exercise stands is journaled as its reason", () => {
  const walk = new TracksWalk().onTracks();
  walk.do({ do: "accept", track: "self_work" });
  const begun = walk.last?.journal.find(({ kind }) => kind === "exercise_begun");
  expect(begun?.because.rule).toBe("suggestion");
  expect(begun?.because.inputs?.["technique"] as TechniqueId satisfies string).toBe(walk.exercise?.technique);
});
