import { describe, expect, test } from "vitest";
import { loadCoachPacks } from "#content/coach-packs.ts";
import { contentFolder } from "#content/content-folder.ts";
import { loadTopicModel } from "#content/topic-model.ts";
import type { Locale } from "#core/person/person.ts";
import { emptyAsk } from "../../../tools/content/rules/step-passes-guard.ts";
import { createOfflineCoach } from "./offline-coach.ts";
import { isGoingBack, isWeighed } from "./read-act.ts";

const packs = loadCoachPacks(contentFolder);
const coach = createOfflineCoach(packs, loadTopicModel("content"));
const read = (title: string, description: string, locale: Locale) =>
  coach.read({ ...emptyAsk(locale), goal: { title, description, kind: "other" } });

describe("what goes back to whose it is is neither used nor trained with", () => {
  test.each([
    ["вернуть кроссовки в магазин", "ru", "household/return-a-thing-shape"],
    ["вернуть книги в библиотеку", "ru", "household/return-a-thing-shape"],
    ["вернуть соседу дрель", "ru", "household/return-a-thing-shape"],
    ["return 63 library books", "en", "household/return-a-thing-shape"],
    ["give the guitar back to Ann", "en", "frame/anything"],
  ] as const)("%s", (title, locale, way) => {
    expect(isGoingBack(title)).toBe(true);
    expect(read(title, "", locale)).toMatchObject({ act: "anything", way, candidates: [] });
  });

  test.each(["вернуть форму после родов", "вернуть доверие жены", "вернуть налог", "return to running"])(
    "%s is another thing",
    (title) => {
      expect(isGoingBack(title)).toBe(false);
    },
  );
});

test.each(["start running again after my c-section", "running again after my hysterectomy"])(
  "%s begins with what a doctor allows, not with shoes",
  (title) => {
    expect(read(title, "", "en").way).toBe("health/careful-movement");
  },
);

test("whoever is to manage alone in the end is taught, and what they lack is theirs", () => {
  const father = "он ослеп два года назад. пусть хоть сам набирает меня и слушает книги";
  expect(read("отец и смартфон", father, "ru")).toMatchObject({ act: "teach", facts: [] });
  const gran = "she is 84 and I want her to do it herself";
  expect(read("my grandma and the tablet", gran, "en")).toMatchObject({ act: "teach" });
  expect(read("смартфон", "я ослеп, хочу сам набирать маму", "ru").facts).toContainEqual({
    is: "lacks",
    what: "sight",
  });
});

test.each([
  ["покрасить лодку", "ru", "make"],
  ["подстричь кусты", "ru", "care_for_living"],
  ["cut the hedge", "en", "care_for_living"],
  ["write a letter to my future self", "en", "write"],
] as const)("%s", (title, locale, act) => {
  expect(read(title, "", locale).act).toBe(act);
});

test("whom one shouts at is no child where somebody else is named", () => {
  for (const [title, locale] of [
    ["не орать на вахтёршу", "ru"],
    ["stop shouting at the doorman", "en"],
  ] as const) {
    const { way, candidates } = read(title, "", locale);
    expect([way, ...candidates].join(" ")).not.toMatch(/child|ребён/u);
  }
});

test("a title that says no deed has its act guessed at by nobody", () => {
  for (const title of ["Печка", "40 кедров"]) {
    expect(read(title, "", "ru")).toMatchObject({ act: "anything", candidates: [] });
  }
});

test.each([
  ["найти отца", "find_someone", "ru"],
  ["track down my birth mother", "find_someone", "en"],
  ["подтянуть сына по русскому", "teach", "ru"],
  ["make peace with the fact we're not having kids", "cope", "en"],
  ["смириться с тем, что облысел", "cope", "ru"],
] as const)("what the words surely say outweighs the verb: %s", (title, act, locale) => {
  expect(read(title, "", locale)).toMatchObject({ act });
});

test("peace with what is so is no quarrel, and peace with somebody is", () => {
  const far = read("make peace with the fact we're not having kids", "four rounds, we stopped", "en");
  expect(far.way).not.toBe("relationship/rebuild-trust");
  expect(far.candidates).not.toContain("Rebuilding trust");
  expect(read("make peace with my sister", "", "en")).toMatchObject({ act: "make_peace" });
  expect(read("найти маме сиделку", "", "ru")).toMatchObject({ act: "find_someone" });
});

test.each([
  ["запястье болит от мышки", "работаю с кухонного стола, правая рука, месяца два", "ru"],
  ["my shoulder aches from the paddle", "", "en"],
] as const)("nobody who tells of a body that hurts is trained by a guess: %s", (title, description, locale) => {
  expect(packs.topics.filter(({ act }) => act === "train_body").map(({ kind, id }) => `${kind}/${id}`)).not.toContain(
    read(title, description, locale).way,
  );
});

test.each([
  ["decide whether to sell the van", true],
  ["should I take the night job", true],
  ["решить, соглашаться ли на переезд", true],
  ["стоит ли брать кредит", true],
  ["decide on a colour", false],
  ["решить задачу", false],
  ["sell the van", false],
] as const)("%s is weighed and not yet wanted: %s", (title, weighed) => {
  expect(isWeighed(title)).toBe(weighed);
});
