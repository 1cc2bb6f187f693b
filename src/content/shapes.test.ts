import { describe, expect, test } from "vitest";
import { fillSegments, slotsIn } from "#coach/offline/segments.ts";
import { shapeOfGoal } from "#coach/offline/shape-of-goal.ts";
import { loadCoachPacks } from "#content/coach-packs.ts";
import { contentFolder } from "#content/content-folder.ts";
import { isSame } from "#core/goals/step-guard.ts";
import { locales } from "#core/person/person.ts";
import { standIns } from "../../tools/content/rules/frames-hold.ts";
import { refusedVersions } from "../../tools/content/rules/step-passes-guard.ts";

const { shapes, topics, families } = loadCoachPacks(contentFolder);
const steps = shapes.flatMap(({ pack }) => pack.steps.map((step) => [`${pack.id}/${step.id}`, step] as const));
const shapeOf = (title: string) => shapeOfGoal(shapes, { title, description: "" }, new Set())?.pack.id;

describe("steps of a shape", () => {
  test.each(steps)("%s reads well with the goal's own words and without them", (_id, step) => {
    for (const locale of locales) {
      const { text, floor, stretch } = step[locale];
      for (const known of [standIns[locale], {} as Record<string, string>]) {
        const fill = (words: string) => fillSegments(words, (name) => known[name]) ?? "";
        expect(refusedVersions({ step: text, floor, stretch }, step.minutes, locale, fill)).toEqual([]);
        for (const size of [text, floor, stretch]) {
          expect(fill(size).length).toBeLessThanOrEqual(220);
          expect(fill(size)).not.toMatch(/[{}[\]|“”«»"!]/u);
        }
      }
      for (const size of [text, floor, stretch])
        for (const { name, inSegment } of slotsIn(size))
          expect([name, inSegment, standIns[locale][name] !== undefined]).toEqual([name, true, true]);
    }
  });

  test("no two shapes share a step, and none has the id of a ladder", () => {
    const alike = steps.flatMap(([id, one], at) =>
      steps.slice(0, at).flatMap(([other, before]) => (isSame(one.en.text, before.en.text) ? [`${id} ${other}`] : [])),
    );
    expect(alike).toEqual([]);
    const ids = [...topics, ...[...families, ...shapes].map(({ pack }) => pack)].map(({ id }) => id);
    expect(new Set(ids).size).toBe(ids.length);
  });
});

test.each([
  ["replace papers lost in the fire", "papers-lost-in-fire-shape"],
  ["восстановить документы после пожара", "papers-lost-in-fire-shape"],
  ["file the I-130 for my wife", "spouse-residence-shape"],
  ["get the cuckoo clock going again", "mend-keepsake-shape"],
  ["оживить старые дедовы часы", "mend-keepsake-shape"],
  ["telling Jan the truth", "tell-the-truth-shape"],
  ["make one interview in english without crying", "interview-in-second-language-shape"],
  ["научиться звонить внуку по видео", "video-calls-of-my-own-shape"],
  ["поменять насос в колодце", "mend-machine-shape"],
  ["learn the bassline to under pressure", "learn-one-piece-shape"],
  ["teach my parrot to whistle", "teach-an-animal-shape"],
  ["отучить кота будить меня в пять", "teach-an-animal-shape"],
  ["teach my neighbour to use the bus app", "teach-somebody-shape"],
  ["get my telehandler ticket", "work-ticket-shape"],
  ["appeal the decision on my housing benefit", "appeal-or-claim-shape"],
  ["оспорить штраф", "appeal-or-claim-shape"],
  ["restring the old mandolin", "instrument-brought-back-shape"],
  ["insulate the workshop", "insulate-a-place-shape"],
  ["договориться с соседом о парковке", "agree-with-one-shape"],
  ["find out who owns the alley", "who-has-or-had-it-shape"],
  ["the squeaky stair", "squeak-in-the-house-shape"],
  ["that thing at work", "that-thing-shape"],
  ["приучить малыша к бутылочке", "bottle-for-a-baby-shape"],
] as const)("%s has its shape", (title, shape) => {
  expect(shapeOf(title)).toBe(shape);
});

test.each([
  "tell the kids the truth about santa",
  "call it a day at my job",
  "get back in shape",
  "get my money back on track with mortgage",
  "научить маму звонить по видео",
  "talk to myself kindly",
])("%s is another matter", (title) => {
  expect([
    "tell-the-truth-shape",
    "call-or-message-somebody-shape",
    "get-back-what-is-mine-shape",
    "video-calls-of-my-own-shape",
    "one-honest-talk-shape",
  ]).not.toContain(shapeOf(title));
});

test("somebody's things are a loss only where a death is told", () => {
  const title = "sort the boxes in dad's shed";
  const shape = (description: string) => shapeOfGoal(shapes, { title, description }, new Set())?.pack.id;
  expect(shape("He died in spring.")).toBe("things-somebody-left-shape");
  expect(shape("He moves out in spring.")).not.toBe("things-somebody-left-shape");
});

test("what a person ruled out is not offered again", () => {
  const title = "telling Jan the truth";
  const ruledOut = new Set(["relationship/tell-the-truth-shape"]);
  expect(shapeOfGoal(shapes, { title, description: "" }, ruledOut)?.pack.id).not.toBe("tell-the-truth-shape");
});
