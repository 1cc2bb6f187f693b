import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { contentFolder } from "./content-folder.ts";
import { loadCrisisScreen } from "./crisis.ts";
import { loadLosses } from "./crisis-answers.ts";

const { screen } = loadCrisisScreen(contentFolder);
const tellsLoss = loadLosses(contentFolder);

interface Line {
  readonly text: string;
  readonly crisis: boolean;
}

const after = (before: "nothing" | "loss" | "sign") => ({ writing: "message", before, talk: "going" }) as const;

test.each(["en", "ru"] as const)(
  "of what is implied in %s, in lines that no reader learned, little is passed over after a loss",
  (locale) => {
    const lines = readFileSync(join(contentFolder, "corpora", "crisis", `implied-${locale}.jsonl`), "utf8")
      .split("\n")
      .filter((line) => line !== "")
      .map((line): Line => JSON.parse(line));
    const share = (crisis: boolean, strengths: readonly string[]) => {
      const those = lines.filter((line) => line.crisis === crisis);
      return those.filter(({ text }) => strengths.includes(screen(text, after("loss")).strength)).length / those.length;
    };
    expect(share(true, ["quiet", "open", "loud"])).toBeGreaterThan(0.85);
    expect(share(true, ["open", "loud"])).toBeGreaterThan(0.55);
    expect(share(false, ["open", "loud"])).toBeLessThan(0.3);
  },
);

describe("what is implied is weighed by what was said before", () => {
  test.each([
    "theyd get the insurance, see them right",
    "the gun cabinet key's on my belt",
    "kids'd be better off with their nan",
    "been keeping my tablets",
    "страховку детям выплатят",
    "кота отдала насовсем, теперь никого не держит",
    "ключ от сейфа с карабином на поясе",
  ])("%s", (text) => {
    expect(["quiet", "open", "loud"]).toContain(screen(text, after("nothing")).strength);
    expect(["open", "loud"]).toContain(screen(text, after("loss")).strength);
    expect(["open", "loud"]).toContain(screen(text, after("sign")).strength);
  });

  test.each([
    "the insurance went up, they'd have my kidneys",
    "we'd be better off with a smaller van",
    "the kitten went to my aunt for good on sunday, at last",
    "страховку на машину продлил",
    "бумаги сложила по папкам, завтра в банк",
    "сдала, молчу",
  ])("and its neighbour stops nothing: %s", (text) => {
    expect(screen(text, after("nothing")).strength).not.toBe("loud");
    expect(screen(text, after("nothing")).because.rules).toEqual([]);
  });
});

test.each([
  "i swear if one more person asks for a gluten free chair cover i will live in the sea",
  "if it jams once more i'm throwing it off the roof and myself into a bath",
  "one more bride changes the ribbon and i'm moving into a lighthouse",
  "ещё одно голосовое, и я уйду жить к медведям",
  "если ещё раз спросят когда замуж, начну лаять",
])("a rant is quiet at most: %s", (text) => {
  expect(["none", "quiet"]).toContain(screen(text).strength);
  expect(["none", "quiet"]).toContain(screen(text, after("loss")).strength);
});

test.each([
  "one more night like this and i'm gone",
  "if he hits me once more i'll kill him",
  "если он ещё раз тронет сына, я его зарежу",
])("and what is none is heard: %s", (text) => {
  expect(["open", "loud"]).toContain(screen(text).strength);
});

test.each([
  ["done the feed bills. worse than i thought. 61 thousand", true],
  ["lost the case. he has them", true],
  ["got laid off from the parcels as well", true],
  ["my husband passed away in may", true],
  ["посчитал долги. хуже чем думал, полтора миллиона", true],
  ["суд отказал. дочку оставили ему", true],
  ["отчислили меня", true],
  ["done the feed bills, less than i thought", false],
  ["the tram was late", false],
  ["борщ вышел хуже чем думал", false],
  ["суд перенесли на среду", false],
] as const)("%j tells a loss: %s", (text, is) => {
  expect(tellsLoss(text)).toBe(is);
});
