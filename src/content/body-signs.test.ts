import { describe, expect, test } from "vitest";
import { contentFolder } from "./content-folder.ts";
import { loadCrisisScreen } from "./crisis.ts";
import { loadBodySigns } from "./body-signs.ts";
import { loadWords } from "./words.ts";

const { screen } = loadCrisisScreen(contentFolder);
const bodySign = loadBodySigns(contentFolder);

describe("what needs an ambulance is loud and of the body", () => {
  test.each([
    "I took 40 paracetamol an hour ago",
    "i've taken all my pills",
    "my dad has chest pain and his arm is numb",
    "crushing chest pain since this morning",
    "my mum's face is drooping on one side",
    "cut my wrist too deep and it wont stop",
    "stung by a bee and my throat is closing",
    "my son drank bleach",
    "i'm bleeding a lot and it won't stop",
    "выпила всю пачку снотворного",
    "наглоталась таблеток час назад",
    "у папы болит в груди и немеет левая рука",
    "у мамы перекосило лицо и речь непонятная",
    "порезал вены и не останавливается",
    "ребёнок выпил средство для труб",
    "ужалила оса, отекает горло",
    "давит в груди и холодный пот",
    "took some pills earlier and nobody knows",
    "had a row, swallowed a few tablets about an hour ago, feel ok",
    "awful heartburn and now it's gone up into my jaw",
    "выпила каких-то таблеток час назад, пока ничего",
    "наелся таблеток, только никому не говорите",
    "изжога страшная и отдаёт в левую руку",
  ])("%s", (said) => {
    expect(screen(said)).toMatchObject({ strength: "loud", kind: "medical", level: "imminent" });
  });
});

describe("medicine as it is meant to be, and other aches, are none of it", () => {
  test.each([
    "took some tablets for my headache an hour ago",
    "took a few vitamins earlier",
    "had the wisdom tooth out and the ache has gone into my jaw",
    "выпила таблеток от аллергии час назад",
    "зуб ноет и отдаёт в челюсть, завтра к стоматологу",
    "тянет под лопаткой после штанги в зале",
  ])("%s", (said) => {
    expect(screen(said).strength).not.toBe("loud");
  });
});

describe("what a doctor is to see soon is no emergency", () => {
  test.each([
    "i found a lump in my breast",
    "there was blood in my stool this morning",
    "fainted once yesterday after standing up",
    "a mole on my back is growing and itchy",
    "i'm losing weight without trying",
    "нащупала уплотнение в груди",
    "кровь в стуле второй день",
    "вчера упала в обморок один раз",
    "родинка на плече потемнела",
    "шишка под мышкой не проходит",
  ])("%s", (said) => {
    expect(bodySign(said)).toBe("soon");
    expect(screen(said).strength).toBe("none");
  });

  test.each([
    "fainted yesterday and now I have chest pain",
    "вчера упала в обморок и опять теряю сознание",
    "I'm pregnant and there is blood in my urine",
  ])("%s: nothing is softened", (said) => {
    expect(bodySign(said)).not.toBe("soon");
  });

  test.each([
    "paid it in one lump sum",
    "a lump in my throat when he said mummy",
    "I nearly fainted from laughing last night",
    "ком в горле, когда она уходит",
    "чуть в обморок не упала от цен вчера",
    "passed out on the couch last night, what a week",
    "my character fainted once in chapter two",
  ])("%s: nothing of the body", (said) => {
    expect(bodySign(said)).toBeUndefined();
  });
});

const words = loadWords(contentFolder);
const shown = (country: string | undefined) =>
  words.render(
    { say: "crisis.taken", helpLines: { country, kind: "medical", level: "imminent", alone: true } },
    { locale: "en", tone: "friendly" },
    "plain",
  ).text;

test("the number stands first and alone, with no other line beneath", () => {
  expect(shown("DE")).toMatch(/^Emergency: 112\b/u);
  expect(shown("GB").split("\n\n")[0]).toMatch(/999/u);
  for (const country of ["DE", "GB", "US", "RU", undefined]) {
    expect(shown(country)).not.toMatch(/•/u);
    expect(shown(country)).not.toMatch(/police/iu);
  }
  expect(shown(undefined)).toMatch(/^Call your local emergency number/u);
});
