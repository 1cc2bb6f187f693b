import { describe, expect, test } from "vitest";
import { loadCoachPacks } from "#content/coach-packs.ts";
import { readHindrances } from "#content/hindrances.ts";
import { loadTopicModel } from "#content/topic-model.ts";
import type { CoachAnswer, CoachAsk } from "#core/goals/coach-ask.ts";
import { guardAnswer } from "#core/goals/step-guard.ts";
import { type Locale, locales } from "#core/person/person.ts";
import { createOfflineCoach } from "./offline-coach.ts";

const coach = createOfflineCoach(loadCoachPacks("content"), loadTopicModel("content"));

const ask = (locale: Locale, comment: string, declined: readonly string[] = []): CoachAsk => ({
  kind: "rephrase",
  goal: { title: locale === "ru" ? "Разобраться с бумагами" : "Sort the papers", description: "", kind: "other" },
  clarifications: [],
  history: [],
  declined,
  current: {
    text: locale === "ru" ? "Найдите папку на полке." : "Find the folder on the shelf.",
    floorText: locale === "ru" ? "Посмотрите на полку." : "Look at the shelf.",
    stretchText: locale === "ru" ? "Найдите папку и откройте её." : "Find the folder and open it.",
    minutes: 10,
    size: "normal",
    source: "frame/organise/first",
  } as CoachAsk["current"],
  reason: "own_words",
  comment,
  size: "normal",
  locale,
  tone: "friendly",
  notReachedYet: false,
  questionsLeft: 2,
  contactAllowed: true,
});

describe("a step around what stands in the way", () => {
  test.each(readHindrances("content").flatMap((each) => locales.map((locale) => [each.id, locale, each] as const)))(
    "%s in %s is a step that may be given, in each of its sizes",
    (_id, locale, hindrance) => {
      for (const [step, floorStep, stretchStep] of hindrance[locale]) {
        const answer: CoachAnswer = {
          status: "ok",
          step,
          minutes: 5,
          floorStep,
          stretchStep,
          cue: undefined,
          source: undefined,
        };
        expect(guardAnswer(answer, ask(locale, ""))).toEqual({ kind: "pass" });
      }
    },
  );

  test.each([
    ["en", "the clerk says the boss is never alone, people all around him", "hindrance/others-around-0"],
    ["en", "there are biscuits right there on my desk", "hindrance/within-reach-0"],
    ["ru", "вино под рукой, на кухне", "hindrance/within-reach-0"],
    ["ru", "запись только на среду, а в среду я на смене", "hindrance/days-clash-0"],
    ["ru", "требуют справку, а там очередь на месяц", "hindrance/a-paper-is-asked-0"],
    ["en", "our manager is leaving on thursday, new boss comes monday", "hindrance/leaving-0"],
    ["en", "as soon as i open it i cry", "hindrance/tears-0"],
    ["ru", "моя проблема в том, что оно всё мимо", "hindrance/any-0"],
  ] as const)("%s: %s", (locale, comment, source) => {
    expect(coach.propose(ask(locale, comment)).answer).toMatchObject({ status: "ok", source });
  });

  test("the same one does not come twice", () => {
    const again = coach.propose(ask("en", "biscuits right there on my desk", ["hindrance/within-reach-0"])).answer;
    expect(again).not.toMatchObject({ source: "hindrance/within-reach-0" });
  });
});

describe("a step within what it has to keep to", () => {
  test.each([
    ["en", "something without the shelf please", /shelf/iu],
    ["en", "not the folder yet", /folder/iu],
    ["en", "can we do one without phoning anyone", /\bcall|phone|ring /iu],
    ["ru", "не надо пока про папку", /папк/iu],
    ["ru", "можно без людей?", /позвон|спросите|кому-/iu],
  ] as const)("in %s: %s", async (locale, comment, barred) => {
    const { answer } = coach.propose(ask(locale, comment));
    if (answer.status !== "ok") throw new Error(answer.status);
    expect(`${answer.step} ${answer.floorStep}`).not.toMatch(barred);
  });

  test("where no step is known that keeps it, that is said, and theirs is asked for", () => {
    const declined: string[] = [];
    for (let times = 0; times < 300; times += 1) {
      const { answer } = coach.propose(ask("en", "not the shelf", declined));
      if (answer.status === "explained") return expect(answer.text).toContain("I’d rather");
      if (answer.status !== "ok") throw new Error(answer.status);
      expect(`${answer.step} ${answer.floorStep}`).not.toMatch(/shelf/iu);
      declined.push(answer.source ?? "", answer.step);
    }
    throw new Error("there is always another");
  });
});
