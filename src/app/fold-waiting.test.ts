import { expect, test } from "vitest";
import type { Command } from "#core/dialogue/turn/command.ts";
import type { Reply } from "#core/dialogue/turn/reply.ts";
import { folded, foldOf } from "./fold-waiting.ts";
import type { TakenMessage } from "./outbox-ports.ts";

const minute = 60_000;
const now = 10_000 * minute;
const waits = (id: string, minutesAgo: number, fold?: string): TakenMessage => ({
  message: {
    id,
    channel: "telegram",
    address: "7",
    editMessageId: undefined,
    locale: "en",
    tone: "friendly",
    reply: { say: "help.text" },
    ...(fold === undefined ? {} : { fold }),
  },
  tries: 1,
  since: now - minutesAgo * minute,
});

test.each<[string, readonly TakenMessage[], readonly string[]]>([
  [
    "of stale reminders only the newest goes out",
    [waits("1", 300, "reminder"), waits("2", 200, "reminder"), waits("3", 90, "reminder")],
    ["1", "2"],
  ],
  ["each kind by itself", [waits("1", 300, "reminder"), waits("2", 200, "morning"), waits("3", 90, "reminder")], ["1"]],
  ["answers are never folded", [waits("1", 300), waits("2", 200), waits("3", 90)], []],
  ["two that were just decided are meant to be two", [waits("1", 1, "reminder"), waits("2", 0, "reminder")], []],
  ["one alone goes out, however old", [waits("1", 5000, "reminder")], []],
])("%s", (_rule, waiting, dropped) => {
  expect(folded(waiting, now)).toEqual(new Set(dropped));
});

test.each<[string, Command, Reply, boolean]>([
  ["a nudge of ours", { do: "tick" }, { say: "nudge.stuck" }, true],
  ["the plan of a morning", { do: "day_tick" }, { say: "day.title" }, true],
  ["a notice after a hitch", { do: "after_restart" }, { say: "restart.sorry" }, true],
  ["a letter whose day has come", { do: "tick" }, { say: "capsule.due" }, false],
  ["an answer to what somebody asked", { do: "today" }, { say: "day.title" }, false],
  [
    "help lines, whoever began",
    { do: "after_restart" },
    { say: "crisis.elevated", helpLines: { country: undefined, kind: undefined, level: "high" } },
    false,
  ],
])("%s: %j folds %j: %s", (_what, command, reply, folds) => {
  expect(foldOf(command, reply) !== undefined).toBe(folds);
});
