import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { contentFolder } from "#content/content-folder.ts";
import { loadLosses } from "#content/crisis-answers.ts";
import { loadCrisisScreen } from "#content/crisis.ts";
import { loadTalkReading } from "#content/gist-reader.ts";
import { plainScreen, Walk } from "#test/dialogue/walk.ts";

interface Turn {
  readonly say: string;
  /** What a turn of an alarm or of a crisis is; nothing is asked of the others. A `loud` sign takes over; after an `eased` one nobody asks whether they are safe. */
  readonly is?: "alarm" | "leaves" | "sign" | "loud" | "report" | "eased";
}
interface Conversation {
  readonly id: string;
  readonly locale: "ru" | "en";
  readonly kind: "ordinary" | "false" | "alarm" | "crisis";
  readonly turns: readonly Turn[];
}

const conversations = readFileSync(join(contentFolder, "corpora", "conversations", "dev.jsonl"), "utf8")
  .split("\n")
  .filter((line) => line !== "")
  .map((line): Conversation => JSON.parse(line));
const of = (kind: Conversation["kind"]) => conversations.filter((each) => each.kind === kind);

const crisis = loadCrisisScreen(contentFolder).screen;
const { acts } = loadTalkReading(contentFolder);
const tellsLoss = loadLosses(contentFolder);

function somebody({ locale }: Conversation): Walk {
  const walk = new Walk();
  walk.snapshot = { ...walk.snapshot, person: { ...walk.snapshot.person, locale } };
  walk.screen = { ...plainScreen, crisis, acts, tellsLoss };
  return walk;
}

/** Whether the crisis answer takes the place of any other. */
const isTakenOver = (walk: Walk): boolean => walk.snapshot.dialogue.crisis !== undefined;
const isAnswered = (walk: Walk): boolean => isTakenOver(walk) || walk.said().some((key) => key.startsWith("crisis."));

describe("ordinary conversations", () => {
  test.each(of("ordinary").map((each) => [each.id, each] as const))("%s is never taken over", (_id, conversation) => {
    const walk = somebody(conversation);
    for (const { say } of conversation.turns) {
      walk.say(say);
      expect(isTakenOver(walk), say).toBe(false);
    }
  });
});

/** Whether somebody is shown numbers, or asked whether they are safe. */
const isAsked = (walk: Walk): boolean =>
  (walk.last?.replies ?? []).some(({ helpLines }) => helpLines !== undefined) ||
  walk.said().some((key) => /^crisis\.(?:open|open_life|heard|sounds_safe|check_in|again\..*)$/u.test(key));

describe("a rant, a habit, a hunt", () => {
  test.each(of("false").map((each) => [each.id, each] as const))("%s shows nobody a number", (_id, conversation) => {
    const walk = somebody(conversation);
    for (const { say } of conversation.turns) {
      walk.say(say);
      expect(isTakenOver(walk) || isAsked(walk), say).toBe(false);
    }
  });
});

describe("an alarm that was none", () => {
  test.each(of("alarm").map((each) => [each.id, each] as const))(
    "%s is left by words in one turn",
    (_id, conversation) => {
      const walk = somebody(conversation);
      for (const { say, is } of conversation.turns) {
        walk.say(say);
        if (is !== "alarm") expect(isTakenOver(walk), say).toBe(false);
      }
    },
  );
});

describe("an alarm that nobody takes back", () => {
  test.each([
    [
      "en",
      [
        "i will murder him with that trombone",
        "i only wanted ten minutes with my sewing",
        "where did i put the box of thread",
        "is ten minutes enough for a hem?",
      ],
    ],
    [
      "ru",
      [
        "я его убью этим тромбоном",
        "хотела всего десять минут пошить",
        "где-то были нитки, под пальто нашла",
        "а на подгиб десяти минут хватит?",
      ],
    ],
  ] as const)("lets go once the talk is of other things (%s)", (locale, [alarm, ...others]) => {
    const walk = somebody({ id: "", locale, kind: "alarm", turns: [] });
    walk.say(alarm);
    expect(isTakenOver(walk)).toBe(true);
    for (const other of others) walk.say(other);
    expect(isTakenOver(walk)).toBe(false);
  });
});

describe("a real crisis", () => {
  test.each(of("crisis").map((each) => [each.id, each] as const))(
    "%s is answered as one, turn by turn",
    (_id, conversation) => {
      const walk = somebody(conversation);
      for (const { say, is } of conversation.turns) {
        walk.say(say);
        if (is === "sign") expect(isAnswered(walk), say).toBe(true);
        if (is === "loud") expect(isTakenOver(walk), say).toBe(true);
        if (is === "eased") expect(isAsked(walk), say).toBe(false);
        if (is === "report") expect(walk.said(), say).toEqual([expect.stringMatching(/^crisis\.reported\./u)]);
      }
    },
  );
});
