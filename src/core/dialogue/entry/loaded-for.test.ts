import { expect, test } from "vitest";
import { emptySnapshot, walkPages } from "#test/dialogue/walk.ts";
import { dayMs, TracksWalk } from "#test/dialogue/tracks-walk.ts";
import type { LocalDate } from "../../time/local-date.ts";
import { type WorkId } from "../../techniques/work.ts";
import type { Command } from "../turn/command.ts";
import type { Snapshot } from "../turn/dialogue.ts";
import { worksFor } from "./loaded-for.ts";

const now = Date.UTC(2026, 5, 1, 12);
const workId = "w" as WorkId;

test.each([
  [
    "a page of the shelf and one more, so that it is known whether there is more",
    { do: "works" },
    { kind: undefined, from: 0 },
  ],
  [
    "a page of one kind, from where it was turned to",
    { do: "works", kind: "letter", from: 8 },
    { kind: "letter", from: 8 },
  ],
] as const)("%s", (_rule, command, expected) => {
  expect(worksFor(command, emptySnapshot(), now)).toEqual({ ...expected, limit: walkPages.entries + 1 });
});

test.each([
  { do: "work", workId },
  { do: "edit_work", workId, step: "s" },
  { do: "tick_work", workId, step: "s", line: 0 },
  { do: "mark_work", workId, status: "sent" },
  { do: "delete_work", workId },
  { do: "work_file", workId },
] as const satisfies readonly Command[])("$do looks at that one work", (command) => {
  expect(worksFor(command, emptySnapshot(), now)).toEqual({ ids: [workId] });
});

test("words look at a work only where a section of it is being rewritten", () => {
  const text = { do: "text", text: "hello" } as const;
  const plain = emptySnapshot();
  expect(worksFor(text, plain, now)).toBeUndefined();
  const rewriting: Snapshot = {
    ...plain,
    dialogue: { ...plain.dialogue, waiting: { for: "work_section", workId, step: "s" } },
  };
  expect(worksFor(text, rewriting, now)).toEqual({ ids: [workId] });
});

test("our clock looks at the letters whose day has come, and at nothing where there are none", () => {
  const capsules = [{ work: workId, opensOn: "2026-06-03" as LocalDate }];
  const { snapshot } = new TracksWalk().onTracks({}, { capsules });
  expect(worksFor({ do: "tick" }, snapshot, now)).toBeUndefined();
  expect(worksFor({ do: "tick" }, snapshot, now + 2 * dayMs)).toEqual({ ids: [workId] });
  expect(worksFor({ do: "tick" }, emptySnapshot(), now)).toBeUndefined();
});

test("most commands look at no work", () => {
  for (const command of [{ do: "done" }, { do: "progress" }, { do: "start" }] as const)
    expect(worksFor(command, emptySnapshot(), now)).toBeUndefined();
});
