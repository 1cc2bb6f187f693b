import { describe, expect, test } from "vitest";
import { dayMs, openGate, TracksWalk } from "../../../../test/dialogue/tracks-walk.ts";
import { trackLibrary, walkPages } from "../../../../test/dialogue/walk.ts";
import { checkDiary } from "../../techniques/diary.ts";
import { workKinds } from "../../techniques/technique.ts";
import { type Work, type WorkId, workLimits, workStatuses } from "../../techniques/work.ts";
import { mayBecome } from "./work-views.ts";

const withPhoto = { photos: [{ photo: "photo-1" }, { press: "enough" }] };

/** The work made last. */
const made = (walk: TracksWalk): Work => {
  const work = [...walk.shelf.values()].at(-1);
  if (!work) throw new Error("nothing was made");
  return work;
};
const stored = (walk: TracksWalk, work: Work): Work | undefined => walk.shelf.get(work.id);

const withLetter = (kind: string): TracksWalk => {
  const walk = new TracksWalk().onTracks();
  walk.through("letter_to_child", { kind: { press: kind }, to: { text: "Anya" }, date: { text: "2026-09-01" } });
  return walk;
};
const withDiary = (): TracksWalk => {
  const walk = new TracksWalk().onTracks();
  walk.through("contact_diary", { facts: { text: "We met at six" } });
  return walk;
};
const withQuest = (): TracksWalk => {
  const walk = new TracksWalk().onTracks();
  walk.through("create_quest");
  return walk;
};
const withPlan = (): TracksWalk => {
  const walk = new TracksWalk();
  walk.through("safety_plan");
  return walk;
};

describe("the shelf", () => {
  test("empty, it says so and offers to begin", () => {
    const walk = new TracksWalk().onTracks();
    walk.do({ do: "works", kind: "letter" });
    expect(walk.said()).toEqual(["works.none"]);
    expect(walk.presses()).toContainEqual({ do: "begin", technique: "letter_to_child" });
  });

  test("of all kinds it leads on to each kind", () => {
    const walk = withQuest();
    walk.do({ do: "works" });
    expect(walk.presses()).toEqual(
      expect.arrayContaining([
        { do: "work", workId: made(walk).id },
        { do: "works", kind: "quest" },
      ]),
    );
  });

  test("is turned a page at a time, newest first", () => {
    const walk = new TracksWalk().onTracks();
    for (let index = 0; index < walkPages.entries + 3; index += 1) {
      walk.through("contact_diary", { facts: { text: `Entry ${index}` } });
    }
    walk.do({ do: "works", kind: "diary_entry" });
    expect(walk.reply("works.list")?.lines).toHaveLength(walkPages.entries);
    expect(walk.reply("works.list")?.lines?.[0]?.with?.["title"]).toBe(`Entry ${walkPages.entries + 2}`);
    walk.tap("button.more");
    expect(walk.reply("works.list")?.lines).toHaveLength(3);
    expect(walk.reply("works.list")?.place).toBe("edit");
    walk.tap("button.earlier");
    expect(walk.reply("works.list")?.lines).toHaveLength(walkPages.entries);
  });

  test("of the diary it offers the whole of it to print or to keep", () => {
    const walk = withDiary();
    walk.do({ do: "works", kind: "diary_entry" });
    walk.tap("button.diary_csv");
    expect(walk.reply("diary.file")?.file).toEqual({ make: "diary", format: "csv" });
  });

  test.each(["work", "edit_work", "tick_work", "mark_work", "delete_work", "work_file"] as const)(
    "%s of what is not there is told, and changes nothing",
    (name) => {
      const walk = withQuest();
      const more = { step: "facts", line: 0, status: "played", text: "x", confirmed: true } as const;
      walk.do({ do: name, workId: "gone" as WorkId, ...more });
      expect(walk.last?.denied).toEqual({ code: "work_not_found" });
      expect(walk.shelf.size).toBe(1);
    },
  );

  test("a work is opened with everything that can be done with it", () => {
    const walk = withLetter("unsent");
    walk.do({ do: "work", workId: made(walk).id });
    expect(walk.said()).toEqual(["work.show"]);
    expect(walk.presses().map((press) => press.do)).toEqual(
      expect.arrayContaining(["edit_work", "work_file", "delete_work", "works"]),
    );
  });

  test("riddles, photos and things to do are shown as what they are", () => {
    const quest = withQuest();
    quest.do({ do: "work", workId: made(quest).id });
    expect(quest.reply("work.show")?.lines?.map(({ say }) => say)).toContain("exercise.riddle");
    const album = new TracksWalk().onTracks();
    album.through("photo_album", withPhoto);
    album.do({ do: "work", workId: made(album).id });
    expect(album.reply("work.show")?.lines?.map(({ say }) => say)).toContain("work.photo");
  });

  test("to print it, the file is made when it is sent", () => {
    const walk = withQuest();
    walk.do({ do: "work_file", workId: made(walk).id });
    expect(walk.reply("work.file")?.file).toEqual({ make: "work", workId: made(walk).id });
  });
});

describe("rewriting", () => {
  test("asks for the words, takes them as the section, and says so", () => {
    const walk = withLetter("unsent");
    const letter = made(walk);
    walk.do({ do: "edit_work", workId: letter.id, step: "words" });
    expect(walk.said()).toEqual(["work.ask_section"]);
    walk.say("I think of you");
    expect(walk.said()).toEqual(["work.saved", "work.show"]);
    expect(stored(walk, letter)?.sections.find(({ step }) => step === "words")?.lines).toEqual([
      { text: "I think of you" },
    ]);
    expect(walk.snapshot.dialogue.waiting).toEqual({ for: "nothing" });
    expect(walk.journaled("work_changed")).toBe(true);
  });

  test.each([
    ["nothing", "  ", "empty"],
    ["too much", "x".repeat(workLimits.line + 1), "too_long"],
  ] as const)("%s is refused, and what was there stays", (_what, text, code) => {
    const walk = withLetter("unsent");
    const letter = made(walk);
    walk.do({ do: "edit_work", workId: letter.id, step: "words", text });
    expect(walk.last?.denied).toEqual({ code });
    expect(stored(walk, letter)).toEqual(letter);
  });

  test("a list of things to do is rewritten line by line, with nothing ticked any more", () => {
    const walk = new TracksWalk().onTracks();
    walk.through("court_documents");
    const list = made(walk);
    const section = list.sections.find(({ ticked }) => ticked !== undefined);
    if (!section) throw new Error("the checklist has nothing to tick");
    walk.do({ do: "tick_work", workId: list.id, step: section.step, line: 0 });
    walk.do({ do: "edit_work", workId: list.id, step: section.step, text: "first\n\n second " });
    expect(stored(walk, list)?.sections.find(({ step }) => step === section.step)).toMatchObject({
      lines: [{ text: "first" }, { text: "second" }],
      ticked: [],
    });
  });

  test("new words that come in several messages, as Telegram cuts them, are one", () => {
    const walk = withLetter("unsent");
    walk.do({ do: "edit_work", workId: made(walk).id, step: "words" });
    const parts = ["a".repeat(4000), "b".repeat(4000), "and the end"];
    for (const text of parts) walk.do({ do: "text", text, ...(text.length < 4000 ? {} : { goesOn: true }) });
    expect(made(walk).sections.find(({ step }) => step === "words")?.lines).toEqual([{ text: parts.join("\n") }]);
    expect(walk.snapshot.dialogue.waiting).toEqual({ for: "nothing" });
  });

  test("photos in a section stay where words are rewritten", () => {
    const walk = new TracksWalk().onTracks();
    walk.through("photo_album", withPhoto);
    const album = made(walk);
    const section = album.sections.find(({ lines }) => lines.some((line) => "photo" in line));
    walk.do({ do: "edit_work", workId: album.id, step: section?.step ?? "", text: "By the lake" });
    expect(stored(walk, album)?.sections.find(({ step }) => step === section?.step)?.lines).toEqual([
      { text: "By the lake" },
      { photo: "photo-1" },
    ]);
  });
});

describe("things to do", () => {
  test("are ticked and unticked", () => {
    const walk = new TracksWalk().onTracks();
    walk.through("court_documents");
    const list = made(walk);
    const section = list.sections.find(({ ticked }) => ticked !== undefined);
    const tick = { do: "tick_work", workId: list.id, step: section?.step ?? "", line: 0 } as const;
    walk.do(tick);
    expect(walk.reply("work.show")?.lines?.map(({ say }) => say)).toContain("work.ticked");
    expect(walk.reply("work.show")?.place).toBe("edit");
    walk.do(tick);
    expect(stored(walk, list)?.sections.find(({ step }) => step === section?.step)?.ticked).toEqual([]);
    walk.do({ ...tick, line: 99 });
    expect(walk.last?.denied).toEqual({ code: "work_not_found" });
  });
});

describe("what became of it", () => {
  test.each([
    ["a letter to send may be sent or kept", "letter", "letter_to_child", "to_send", ["sent", "unsent"]],
    ["a capsule may be opened", "letter", "letter_to_child", "capsule", ["opened"]],
    ["a capsule that was opened may be given", "letter", "letter_to_child", "opened", ["to_send"]],
    ["a letter that was kept may be given after all", "letter", "letter_to_child", "unsent", ["to_send"]],
    ["one that was marked as sent by mistake, too", "letter", "letter_to_child", "sent", ["to_send"]],
    ["a letter to oneself stays with oneself", "letter", "letter_to_self", "unsent", []],
    ["a quest may be played", "quest", "create_quest", "kept", ["played"]],
    ["a quest for later may be played", "quest", "create_quest", "for_later", ["played"]],
    ["a quest that was played stays so", "quest", "create_quest", "played", []],
    ["an album has no such thing", "album", "photo_album", "kept", []],
  ] as const)("%s", (_rule, kind, technique, status, may) => {
    expect(mayBecome({ kind, technique, status }, "open")).toEqual(may);
  });

  test("a letter that was kept is looked over before it is to be given: blame is shown kindly, and it stays", () => {
    const walk = withLetter("unsent");
    const edit = { do: "edit_work", workId: made(walk).id, step: "words" } as const;
    const give = { do: "mark_work", workId: made(walk).id, status: "to_send" } as const;
    walk.do({ ...edit, text: "It is all your mother's fault. She lied in court." });
    walk.do(give);
    expect(walk.last?.denied).toEqual({ code: "invalid" });
    expect(walk.reply("exercise.step")?.lines?.map(({ say }) => say)).toContain("exercise.finding");
    expect(made(walk).status).toBe("unsent");
    walk.do({ ...edit, text: "I like the way you laugh." });
    walk.do(give);
    expect(made(walk).status).toBe("to_send");
  });

  test("on the safety-only path no letter becomes one to give", () => {
    expect(mayBecome({ kind: "letter", technique: "letter_to_child", status: "unsent" }, "safety")).toEqual([]);
  });

  test.each([
    ["a letter that was to be sent is not sent", "to_send", "sent"],
    ["a quest is not played", "kept", "played"],
  ] as const)("once contact is restricted, %s", (_rule, was, status) => {
    const walk = status === "sent" ? withLetter("send") : withQuest();
    expect(made(walk).status).toBe(was);
    const { tracks } = walk.journey;
    walk.with({ person: { ...walk.snapshot.person, contact: { ...openGate, contact: "restricted" } } });
    walk.do({ do: "work", workId: made(walk).id });
    expect(walk.presses()).not.toContainEqual({ do: "mark_work", workId: made(walk).id, status });
    walk.do({ do: "mark_work", workId: made(walk).id, status });
    expect(walk.last?.denied).toEqual({ code: "gate_closed" });
    expect(made(walk).status).toBe(was);
    walk.do({ do: "report", action: "quest_completed" });
    expect(walk.last?.denied).toEqual({ code: "invalid" });
    expect(walk.buttons().map(({ press }) => press)).not.toContainEqual({ do: "report", action: "quest_completed" });
    expect(walk.journey.tracks).toEqual(tracks);
  });

  test("a letter to send that is rewritten into blame gets the same kind advice, and stays with the parent", () => {
    const walk = withLetter("send");
    const edit = { do: "edit_work", workId: made(walk).id, step: "words" } as const;
    walk.do({ ...edit, text: "I like the way you laugh." });
    expect(made(walk).status).toBe("to_send");
    walk.do({ ...edit, text: "It is all your mother's fault. She lied in court." });
    expect(made(walk).status).toBe("unsent");
    expect(walk.reply("exercise.step")?.lines?.map(({ say }) => say)).toContain("exercise.finding");
  });

  test("nothing becomes what it may not, whatever is asked", () => {
    const walk = withLetter("unsent");
    for (const status of workStatuses.filter((each) => each !== "to_send")) {
      walk.do({ do: "mark_work", workId: made(walk).id, status });
      expect(made(walk).status).toBe("unsent");
    }
  });

  test("a played quest moves the child's track once", () => {
    const walk = withQuest();
    walk.do({ do: "mark_work", workId: made(walk).id, status: "played" });
    expect(walk.percent("child_connection")).toBe(40);
    expect(walk.said()).toContain("milestone.reached");
    walk.do({ do: "mark_work", workId: made(walk).id, status: "played" });
    expect(walk.last?.denied).toBeUndefined();
    expect(walk.percent("child_connection")).toBe(40);
  });

  test("an opened capsule reminds no more", () => {
    const walk = withLetter("capsule");
    expect(walk.journey.capsules).toHaveLength(1);
    walk.do({ do: "mark_work", workId: made(walk).id, status: "opened" });
    expect(walk.journey.capsules).toEqual([]);
    expect(made(walk).status).toBe("opened");
  });
});

describe("deleting", () => {
  test("is confirmed first, and may be left", () => {
    const walk = withLetter("unsent");
    walk.do({ do: "delete_work", workId: made(walk).id });
    expect(walk.last?.denied).toEqual({ code: "confirm_first" });
    expect(walk.said()).toEqual(["work.confirm_delete"]);
    walk.tap("button.cancel");
    expect(walk.shelf.size).toBe(1);
  });

  test("takes the words for good; progress and milestones stay, and only what is next is thought over", () => {
    const walk = withQuest();
    const { tracks, milestones, revision } = walk.journey;
    walk.do({ do: "delete_work", workId: made(walk).id, confirmed: true });
    expect(walk.shelf.size).toBe(0);
    expect(walk.journey).toMatchObject({ tracks, milestones });
    expect(walk.journey.revision).toBeGreaterThan(revision);
    expect(walk.journaled("work_deleted")).toBe(true);
  });

  test("what is being rewritten waits for no words any more", () => {
    const walk = withLetter("unsent");
    walk.do({ do: "edit_work", workId: made(walk).id, step: "words" });
    walk.do({ do: "delete_work", workId: made(walk).id, confirmed: true });
    expect(walk.snapshot.dialogue.waiting).toEqual({ for: "nothing" });
  });

  test("a safety plan that is gone is offered in no crisis", () => {
    const walk = withPlan();
    walk.say("CRISIS");
    expect(walk.buttons().map(({ label }) => label)).toContain("button.my_plan");
    walk.do({ do: "delete_work", workId: made(walk).id, confirmed: true });
    walk.say("CRISIS");
    expect(walk.buttons().map(({ label }) => label)).not.toContain("button.my_plan");
  });
});

describe("the contact diary", () => {
  const digest = (text: string): string => trackLibrary.digest(text);

  test("a title that was the beginning of the words follows them: what was deleted stands in no heading", () => {
    const walk = withDiary();
    expect(made(walk).title).toBe("We met at six");
    walk.do({ do: "edit_work", workId: made(walk).id, step: "facts", text: "We met at seven" });
    expect(made(walk).title).toBe("We met at seven");
    const letter = withLetter("unsent");
    letter.do({ do: "edit_work", workId: made(letter).id, step: "words", text: "Hello" });
    expect(made(letter).title).toBe("Anya");
    letter.do({ do: "edit_work", workId: made(letter).id, step: "to", text: "Anyuta" });
    expect(made(letter).title).toBe("Anyuta");
  });

  test("a correction is a new entry that names the old one; nothing is overwritten", () => {
    const walk = withDiary();
    const entry = made(walk);
    walk.do({ do: "edit_work", workId: entry.id, step: "facts" });
    expect(walk.said()).toEqual(["work.ask_correction"]);
    walk.say("We met at seven");
    expect(walk.said()).toEqual(["work.corrected", "work.show"]);
    expect(stored(walk, entry)).toEqual(entry);
    expect(made(walk).diary).toMatchObject({ number: 2, previous: entry.diary?.hash, corrects: entry.id });
    expect(checkDiary([...walk.shelf.values()], digest)).toEqual({ kind: "whole" });
  });

  test("a deletion takes the words and leaves the link, so that the chain holds", () => {
    const walk = withDiary();
    const entry = made(walk);
    walk.now += dayMs;
    walk.through("contact_diary", { facts: { text: "A call" } });
    walk.do({ do: "delete_work", workId: entry.id });
    expect(walk.said()).toEqual(["work.confirm_delete_diary"]);
    walk.do({ do: "delete_work", workId: entry.id, confirmed: true });
    expect(stored(walk, entry)).toMatchObject({ deleted: true, sections: [], title: "", diary: entry.diary });
    expect(checkDiary([...walk.shelf.values()], digest)).toEqual({ kind: "whole" });
    walk.do({ do: "work", workId: entry.id });
    expect(walk.last?.denied).toEqual({ code: "work_not_found" });
  });
});

test("every kind of exercise that leaves something leaves a kind of work", () => {
  const kinds = Object.values(trackLibrary.techniques).flatMap(({ makes }) => makes ?? []);
  expect(new Set(kinds)).toEqual(new Set(workKinds));
  expect(openGate.danger).toBe("no");
});
