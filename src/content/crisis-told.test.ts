import { describe, expect, test } from "vitest";
import { contentFolder } from "./content-folder.ts";
import { loadCrisisScreen } from "./crisis.ts";

const { screen } = loadCrisisScreen(contentFolder);
const strength = (text: string): string => screen(text).strength;
const calm: readonly string[] = ["none", "quiet"];
const alarm: readonly string[] = ["open", "loud"];

describe("grief that is only told is quiet at most", () => {
  test.each([
    "услышала в магазине его одеколон от чужого человека и ушла, оставила корзину прямо в проходе",
    "нашла в кармане пальто его чек из аптеки, села на пол в прихожей",
    "его бритва так и лежит в стакане, рука не поднимается",
    "от чужого человека в лифте пахнуло мамиными духами, проехала свой этаж",
    "его тапки до сих пор стоят у двери, перешагиваю",
    "someone on the bus had her scarf and i got off three stops early",
    "smelled his aftershave on a man in the queue and left my trolley right there",
    "found her handwriting on a jar in the freezer and stood there with the door open",
    "her voice is still on the machine. i ring it some nights",
    "his mug is still on the drainer where he left it",
  ])("%s", (text) => {
    expect(calm).toContain(strength(text));
  });

  test.each([
    "нашла его рубашку, пахнет им. хочу к нему, сил нет ждать",
    "его тапки так и стоят. скоро я за ним следом",
    "found her scarf and i just want to be with her now, i have her tablets",
    "smelled his cologne in my flat. he's been here, he still has a key",
  ])("and a sign beside it is heard: %s", (text) => {
    expect(alarm).toContain(strength(text));
  });
});

describe("a deed about the house, and what to say to somebody, is quiet at most", () => {
  test.each([
    "get a lock for the bathroom door",
    "fit a bolt on the shed door",
    "поставить щеколду в ванную",
    "отдать кота в хорошие руки",
    "найти котятам хозяев до осени",
    "find the kittens a good home",
    "что мне дочке сказать, зовёт к себе жить",
    "my son wants me to move in with them, what do i tell him",
    "снять обручальное кольцо, или хоть переодеть на другую руку",
    "doctor's upped my blood pressure pills and now i'm dizzy when i stand",
    "врач прибавил таблетку от давления, хожу как пьяная",
    "get off the codeine, seeing the pharmacist thursday",
  ])("%s", (text) => {
    expect(calm).toContain(strength(text));
  });

  test.each([
    "get a lock for the bathroom door so he can't come in at night",
    "поставить замок в комнату от отчима, он заходит ночью",
    "что мне детям сказать, чтобы поняли, когда меня не станет",
    "doctor's upped my pills, so now i've got enough to do it, i'll take the lot",
  ])("and with a reason to fear it is not: %s", (text) => {
    expect(alarm).toContain(strength(text));
  });
});

describe("what a rule hears in a word is no sign of it", () => {
  test.each([
    "ремень ГРМ порвало под Тулой, ночую в кабине",
    "хочу исчезнуть с этой пары",
    "старшая опять орёт, что я убью ей отчётность",
    "hung the gate, nearly hung myself on the twine doing it haha",
  ])("%s", (text) => {
    expect(calm).toContain(strength(text));
  });

  test.each([
    "ремень порвался, я упал, снова живой",
    "хочу исчезнуть",
    "он орёт, что убьёт меня",
    "рука не поднимается и лицо перекосило",
    "nearly hung myself last night",
  ])("%s", (text) => {
    expect(alarm).toContain(strength(text));
  });
});

describe("a parting in the last half sentence is quiet at least within a talk, and its neighbour is not for that", () => {
  const within = (text: string) => screen(text, { writing: "message", before: "nothing", talk: "going" });
  test.each([
    ["meal plan's fine but don't bother past sunday", "don't bother past the second chapter, it drags"],
    ["the tide's right on tuesday night. swim out, no swim back", "swim out, then swim back along the buoys"],
    ["went to the gp, he gave me thirty more, which makes ninety, which is plenty", "thirty more bricks makes ninety"],
    ["сил нет, но это ненадолго, я уже число выбрала", "число для свадьбы уже выбрали"],
    ["про еду забыл, ну и ладно, организм сам выключится", "чайник сам выключится"],
    ["купил дочке велик на вырост, а то потом купить будет некому", "купил дочке велик, в среду заберу"],
  ])("%s / %s", (sign, neighbour) => {
    expect(["quiet", "open", "loud"]).toContain(within(sign).strength);
    expect(within(neighbour).because.rules).toEqual([]);
  });
});
