import { describe, expect, test } from "vitest";
import { loadCoachPacks } from "#content/coach-packs.ts";
import { contentFolder } from "#content/content-folder.ts";
import { loadTopicModel } from "#content/topic-model.ts";
import { emptyAsk } from "../../../tools/content/rules/step-passes-guard.ts";
import { firstMoves } from "./moves.ts";
import { createOfflineCoach } from "./offline-coach.ts";
import { isInner, matterOf } from "./read-matter.ts";

const packs = loadCoachPacks(contentFolder);
const of = (title: string, description = "") => matterOf({ title, description }, "other", packs.reading);

describe("what a goal of no known act is about", () => {
  test.each([
    ["Алина из 10б. просто заговорить", "people"],
    ["в классе прикалываются над моим голосом", "people"],
    ["my husband comes home once in 6 weeks, we are like visitors to each other now", "people"],
    ["Nobody rings any more unless they want to sell me solar panels", "people"],
    ["Скучно по вечерам", "within"],
    ["I get palpitations whenever the branch manager calls my name", "within"],
    ["межевание соседка на метр залезла", "papers"],
    ["NIN name correction", "papers"],
    ["карбюратор на буране", "broken"],
    ["generator dont start again", "broken"],
    ["fungal infection on toenail, ointment not working", "body"],
    ["Закрыть кредитку под 39 процентов, плачу минималку", "money"],
    ["sweet peas this year", undefined],
  ] as const)("%s", (title, matter) => {
    expect(of(title)).toBe(matter);
  });

  test("where no word tells, the kind it is taken for does", () => {
    expect(matterOf({ title: "Маруся", description: "" }, "relationship", packs.reading)).toBe("people");
    expect(matterOf({ title: "Маруся", description: "" }, "household", packs.reading)).toBeUndefined();
  });
});

describe("between people and within oneself", () => {
  const coach = createOfflineCoach(packs, loadTopicModel(contentFolder));
  const outside =
    /photograph|pictur|camera roll|opening hours|forum|neighbours' chat|local group|workshop|timetable|сфотограф|снимит|снимок|часы работы|чат|групп|расписани|мастерск/iu;

  test.each([
    ["ru", "Алина из 10б. просто заговорить"],
    ["ru", "в классе прикалываются над моим голосом, заколебали"],
    ["ru", "батя с нами не живет, зовет к себе на каникулы, не знаю хочу ли"],
    ["en", "Nobody rings any more unless they want to sell me solar panels."],
    ["en", "I get palpitations whenever the branch manager calls my name, even for a signature"],
  ] as const)("nobody is sent with a camera, to opening hours or to strangers: %s, %s", (locale, title) => {
    let ask = { ...emptyAsk(locale), questionsLeft: 0, goal: { title, description: "", kind: "other" as const } };
    for (let at = 0; at < 10; at += 1) {
      const { answer, reading } = coach.propose(ask);
      if (answer.status !== "ok") throw new Error(`no step: ${answer.status}`);
      expect(answer.step).not.toMatch(outside);
      const done = { source: answer.source, text: answer.step, state: "done" as const };
      ask = { ...ask, kind: "next", reading, history: [...ask.history, done] };
    }
  });

  test("there are ten such steps or more for each, and others for matters of the hands", () => {
    const begun = (matter: "people" | "within" | "papers" | "money" | "broken" | "body") =>
      firstMoves(packs, "anything", emptyAsk("en"), [], matter).length;
    expect(begun("people") + begun("within")).toBeGreaterThanOrEqual(16);
    for (const matter of ["papers", "money", "broken", "body"] as const) {
      expect(isInner(matter)).toBe(false);
      expect(begun(matter)).toBeGreaterThanOrEqual(8);
    }
  });
});
