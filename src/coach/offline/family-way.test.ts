import { expect, test } from "vitest";
import { loadCoachPacks } from "#content/coach-packs.ts";
import { loadTopicModel } from "#content/topic-model.ts";
import type { CoachAsk } from "#core/goals/coach-ask.ts";
import { chooseWay, goOn, wayId } from "./choose-way.ts";
import { indexTopics } from "./match-topic.ts";

const packs = loadCoachPacks("content");
const index = indexTopics(packs, loadTopicModel("content"));

const asked = (title: string, more: Partial<CoachAsk> = {}): CoachAsk => ({
  kind: "first",
  goal: { title, description: "", kind: "other" },
  clarifications: [],
  history: [],
  declined: [],
  current: undefined,
  reason: undefined,
  comment: undefined,
  size: "normal",
  locale: "en",
  tone: "friendly",
  notReachedYet: false,
  questionsLeft: 0,
  contactAllowed: true,
  ...more,
});

const papers = "sort out the visa and the passports without a row";

test("where no ladder is sure but it is one of a family, the family's steps are walked", () => {
  const understood = chooseWay(packs, index, asked(papers));
  expect(understood.sure).toBeLessThan(goOn);
  expect(wayId(understood.way)).toBe("bureaucracy/identity-papers-family");
});

test("a family once begun is kept, and left for good where it was about something else", () => {
  const reading = {
    act: "file_papers" as const,
    way: "bureaucracy/identity-papers-family",
    sure: 0.6,
    about: "Passport and other papers",
    by: undefined,
    facts: [],
    takenBack: [],
    ruledOut: [],
  };
  const next = chooseWay(packs, index, asked("papers", { kind: "next", reading }));
  expect(wayId(next.way)).toBe(reading.way);
  const wrong = chooseWay(packs, index, asked(papers, { kind: "rephrase", reading, reason: "wrong_topic" }));
  expect(wayId(wrong.way)).not.toBe(reading.way);
});

test("a goal that nothing is known of walks the frame of its act, never a family", () => {
  expect(chooseWay(packs, index, asked("qwrtz plmk")).way.kind).toBe("frame");
});
