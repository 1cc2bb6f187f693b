import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { loadCrisisScreen } from "./crisis.ts";

const { screen } = loadCrisisScreen(join(import.meta.dirname, "..", "..", "content"));

test.each([
  ["a hand at the throat is danger, told calmly too", "he had me by the neck last night"],
  ["a step out of an open window is heard", "стояла с ней у открытого окна и думала шагнуть"],
  ["a gun that is to teach somebody is a threat, licence or not", "ружьё законное… просто чтоб понял"],
  ["a fever in chemotherapy cannot wait", "fever 38.2 in chemo"],
  ["a fever after chemotherapy cannot wait", "после химии третий день, температура 38.4"],
  ["children who hide from somebody are in danger", "дети прячутся от него"],
])("%s", (_law, said) => {
  expect(screen(said).strength).toBe("loud");
});

test("a hand by the neck in judo is no loud sign", () => {
  expect(screen("at judo he had me by the neck and i tapped").strength).not.toBe("loud");
});

test("what is thought out without upset is open", () => {
  expect(screen("I have it thought out. I'm not upset like").strength).toBe("open");
});

test.each([
  ["a chain that came apart is no faint", "chain collapsed"],
  ["stitches are no noose", "закрыла последние петли"],
  ["nor are fewer of them", "убавила петли, рукав готов"],
  ["a fever of a chemistry lesson is none", "температура плавления 38 в задаче по химии"],
])("%s", (_law, said) => {
  expect(["none", "quiet"]).toContain(screen(said).strength);
});

describe("a blow that did not happen is no danger, and one that did is", () => {
  test.each([
    "он не бьёт, просто контролирует всё",
    "он меня не бьёт, просто орёт",
    "he doesn't hit me, just checks my phone all the time",
    "he doesn't hit me or the kids, he just shouts",
    "she never hit me, she just sulks",
  ])("%s", (said) => {
    expect(screen(said).strength).not.toBe("loud");
  });

  test.each([
    "он не бьёт меня, он бьёт детей",
    "он не бьёт, просто душит когда злится",
    "он не ударил, а избил меня",
    "раньше не бил, теперь бьёт",
    "не бьёт, пока трезвый",
    "he doesn't hit me when he's sober",
    "he hasn't hit me yet but he's got a knife",
    "he didn't just hit me he choked me",
    "i told him not to hit me and he hit me harder",
  ])("%s", (said) => {
    expect(screen(said).strength).toBe("loud");
  });
});

test.each(["hes 5", "he's 14", "12го. ему 4", "на 10, ей 8, ему 5", "the 9th. she's 7"])(
  "a date or an age is nothing but that, after a loss too: %s",
  (said) => {
    for (const before of ["nothing", "loss"] as const)
      expect(screen(said, { writing: "message", before, talk: "going" }).strength).toBe("none");
  },
);

test.each([
  ["a life that is to change with a job is meant to go on", "не хочу больше так жить, надо менять работу"],
  ["so it is in English", "i can't live like this anymore, need a new job"],
  ["and with a flat", "i don't want to live like this anymore, going to find a flat"],
  ["whoever fainted at a needle once is not fainting", "get over my fear of needles, fainted last time"],
  ["nor in Russian", "упала в обморок в прошлый раз, когда сдавала кровь"],
  ["a licence for a club is no gun for oneself", "get my gun licence sorted for the clay club"],
  ["whoever snores is strangled in words", "сосед по комнате храпит, я его придушу"],
  ["socks are fought over, literally", "the middle one, he fights me over socks, literally fights"],
  ["a landlord is a nuisance", "my landlord keeps coming round when i'm out"],
  ["moles are got rid of", "избавиться от кротов без яда"],
  ["bridges are not burned", "hand in my notice without burning bridges"],
])("%s", (_law, said) => {
  expect(["none", "quiet"]).toContain(screen(said).strength);
});

test.each([
  ["a life that is to end is none that changes", "не хочу больше жить, надо с этим кончать"],
  ["nor one that is left for good", "не хочу так жить, ухожу от вас навсегда"],
  ["nor one without a word of what next", "i don't want to live like this anymore"],
  ["whoever faints today is fainting", "fainted twice today and my chest is tight"],
  ["a gun for tonight is no licence", "get a gun tonight"],
  ["a pillow over somebody who snores is a threat", "он храпит рядом, я его сейчас задушу подушкой"],
  ["a landlord at night who frightens is danger", "my landlord keeps coming round at night, i'm scared of him"],
])("%s", (_law, said) => {
  expect(screen(said).strength).toBe("loud");
});

test.each([
  ["a journey that both agreed to is no flight", "passports for the kids, both of us at the appointment"],
  ["nor is one in the holidays", "drive over the border with the twins for half term"],
])("%s", (_law, said) => {
  expect(["none", "quiet"]).toContain(screen(said).strength);
});

test.each([
  ["one that the other knows nothing of is", "passports for the kids, her dad doesn't know"],
  ["and one way tickets are", "passports and one way tickets for the kids, gone by tuesday"],
])("%s", (_law, said) => {
  expect(screen(said).strength).toBe("loud");
});

describe("what is told between errands is heard, within a talk too", () => {
  const within = (said: string) => screen(said, { writing: "message", before: "nothing", talk: "going" }).strength;

  test.each([
    "my tongue feels fat since the satay, lips tingly. what was the next step",
    "съела салат с кешью, губы раздуло и в горле ком. шаг на сегодня какой",
    "34 weeks, splitting headache and flashes in my eyes since breakfast. still going to do the pram",
    "дед опять уколол инсулин, второй раз за утро, мокрый, меня не узнаёт",
    "порезала руку стеклом, кровь бьёт толчками, полотенце мокрое. ужин доварила",
    "i shook her, just once, hard, and now she's floppy and quiet",
    "i'm on the wrong side of the barrier, the river's loud",
    "стою за ограждением, внизу машины",
    "he's got my passport and i'm not allowed to go to the class alone",
    "did it again last night, deeper, had to bin the towel. homework's done",
    "my arms look like a barcode, keep them under the jumper",
    "chosen the quarry. sunday. tell me the step anyway",
    "нашла себе мост, там низкие перила. курсовую сдала",
    "she said grandad's game is a secret and you take your pyjamas off",
    "its two years since he died and i want to go to him",
    "два года без него, хочу к нему",
    "сын сказал, что у тренера есть секретная игра, где снимают футболку и шорты",
    "he held my head under the tap because of the receipt. shopping list done though",
  ])("%s", (said) => {
    expect(["open", "loud"]).toContain(within(said));
  });

  test.each([
    "помоги составить письмо детям",
    "got two layers, the last one beats me",
    "headache gone since the nap, fairy lights up in the nursery, 37 weeks",
    "с той стороны перил гирлянду вешаю",
    "нашла ещё одну кругляшку под диваном, это пищалка из мишки",
    "tongue-tied at the meeting again",
    "my wife died in may and i want to go to her grave more",
    "муж умер, хочу съездить к нему на могилу",
    "it's been two years since mum died. i still talk to her in the car",
  ])("and what only has its words is not: %s", (said) => {
    expect(["none", "quiet"]).toContain(within(said));
  });
});
