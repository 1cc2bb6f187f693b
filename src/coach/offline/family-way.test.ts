import { expect, test } from "vitest";
import { loadCoachPacks } from "#content/coach-packs.ts";
import { loadTopicModel } from "#content/topic-model.ts";
import type { CoachAsk } from "#core/goals/coach-ask.ts";
import { topicQuestionId } from "#core/goals/goal.ts";
import { chooseWay, goOn, wayId, worthAsking } from "./choose-way.ts";
import { laddersFor } from "./ladder.ts";
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

test("whoever has walked a ladder to its end goes on with what its family builds on, and never with its first touches", () => {
  for (const { pack: family, ladders } of packs.families.slice(0, 20)) {
    for (const pack of packs.topics.filter(({ kind, id }) => ladders.has(`${kind}/${id}`))) {
      const ask = asked(pack.title.en);
      const understood = { ...chooseWay(packs, index, ask), way: { kind: "ladder" as const, pack } };
      const { further } = laddersFor(packs, understood, ask, []);
      const ofFamily = further.filter(({ source }) => source.startsWith(`${family.kind}/${family.id}/`));
      expect(ofFamily.length).toBeGreaterThan(2);
      expect(further.slice(0, ofFamily.length)).toEqual(ofFamily);
      expect(ofFamily.filter(({ firstTouch }) => firstTouch)).toEqual([]);
    }
  }
});

test("where no ladder is likely, families are asked about by their names, and the one that is chosen is walked", () => {
  const title = "rats in the store, they have eaten lace of 45 thousand";
  const open = chooseWay(packs, index, asked(title, { questionsLeft: 2 }));
  expect(open.sure).toBeLessThan(worthAsking);
  expect(open.way.kind).toBe("frame");
  const named = open.candidates.map(({ title: { en } }) => en);
  expect(named).toContain("Pests in the home");
  const clarifications = [{ id: topicQuestionId, question: "Which?", answer: "Pests in the home" }];
  expect(wayId(chooseWay(packs, index, asked(title, { clarifications })).way)).toBe("household/pests-at-home-family");
});

test("nobody is asked on a guess whether it is a loss, a parting or a craving", () => {
  for (const title of [
    "room is actually a biohazard",
    "Use the self-checkout",
    "Скучно по вечерам",
    "карбюратор на буране",
  ]) {
    const { candidates, sure } = chooseWay(packs, index, asked(title, { questionsLeft: 2 }));
    if (sure >= worthAsking) continue;
    const families = packs.families.filter(({ pack }) => candidates.some(({ title: { en } }) => en === pack.title.en));
    for (const { pack } of families) expect(["mourn", "part", "quit"]).not.toContain(pack.act);
  }
});

test("whoever cannot tell what a goal is about goes on with the way that was begun", () => {
  const clarifications = [{ id: topicQuestionId, question: "Which?", answer: "not sure" }];
  const first = asked("rats in the store, they have eaten lace of 45 thousand", { questionsLeft: 0, clarifications });
  const reading = {
    act: "anything" as const,
    way: "household/pests-at-home-family",
    sure: 0.45,
    about: "Pests in the home",
    by: undefined,
    facts: [],
    takenBack: [],
    ruledOut: [],
  };
  const done = { source: "household/pests-at-home-family/x", text: "Look under the sink.", state: "done" as const };
  const later = { ...first, kind: "next" as const, reading, history: [done] };
  expect(wayId(chooseWay(packs, index, later).way)).toBe("household/pests-at-home-family");
});
