import { describe, expect, test } from "vitest";
import type { Act } from "#core/talk/acts.ts";
import { wishTitle } from "#core/talk/wish-title.ts";
import { talkFingerprint } from "../../tools/train/talk-corpus.ts";
import { contentFolder } from "./content-folder.ts";
import { loadMomentIndex } from "./moments.ts";
import { loadActReader, loadShareReader, loadTalkModel } from "./talk-reader.ts";

const read = loadActReader(contentFolder);
const surely = (text: string): Act[] =>
  read(text)
    .acts.filter(({ confidence }) => confidence >= 0.6)
    .map(({ act }) => act);

test("the model is made from the corpora as they are", () => {
  expect(loadTalkModel(contentFolder).corpus).toBe(talkFingerprint(contentFolder));
});

describe("a message does", () => {
  test.each<[string, readonly Act[]]>([
    ["done. but can i do it on paper?", ["step_done"]],
    ["готово, спасибо", ["step_done", "thanks"]],
    ["ну я хочу на гитаре, всю жизнь хотела", ["wish"]],
    ["сколько это займёт?", ["how_long"]],
    ["are you a robot?", ["are_you_robot"]],
    ["кто читает мои сообщения?", ["who_reads_this"]],
    ["сегодня нет сил, спала три часа", ["no_energy", "sleep"]],
    ["сколько граммов ибупрофена можно?", ["medicine_question"]],
    ["жена забрала сына и не даёт видеться", ["child_taken", "contact_blocked"]],
    ["my dog died this morning", ["grief_pet"]],
    ["сын со мной не разговаривает третий месяц", ["child_refuses"]],
    ["дочка уже год не общается с нами", ["child_refuses"]],
    ["my daughter hasn't spoken to me since march", ["child_refuses"]],
    ["просто выговориться, без советов", ["just_listen"]],
    ["more", ["more"]],
    ["ещё", ["more"]],
    ["Explain the step.", ["step_what"]],
    ["объясните этот шаг", ["step_what"]],
    ["why left side first", ["step_why"]],
    ["how long", ["how_long"]],
    ["never mind. stop the water nudge", ["stop_reminding"]],
    ["хватит присылать про почту", ["stop_reminding"]],
    ["может, закроем эту цель", ["delete_goal"]],
    ["tell me a fact about owls", ["off_topic_question"]],
    ["no tools", ["no_thing"]],
    ["Живой человек на том конце есть?", ["are_you_robot"]],
    ["денег когда попросите", ["is_it_free"]],
    ["this thing free for teachers or just free", ["is_it_free"]],
    ["Can it speak Welsh?", ["other_language"]],
    ["а исходники где посмотреть", ["source"]],
    ["сделайте копию всего моего", ["export_mine"]],
    ["ПОЧЕМУ ВЫ МНЕ ВЧЕРА НЕ НАПИСАЛИ", ["do_you_nag"]],
  ])("%s", (text, acts) => {
    expect(surely(text)).toEqual(expect.arrayContaining([...acts]));
  });

  test.each<[string, Act]>([
    ["я не хочу ничего менять", "wish"],
    ["я ещё не сделала", "step_done"],
    ["a wife says i need a goal", "wish"],
    ["my son slept badly", "sleep"],
    ["спасибо ей сказал, больше ничего", "thanks"],
    ["наговорила про волка, в конце чихнула", "accused_falsely"],
    ["ate it myself two days later", "put_off"],
    ["потом в ванной воду включила", "put_off"],
  ])("%s: not %s", (text, act) => {
    expect(surely(text)).not.toContain(act);
  });
});

test("what is plainly told of life is answered as that, and by no moment of another kind", () => {
  const { moment } = read("сын со мной не разговаривает третий месяц");
  const { profiles } = loadMomentIndex(contentFolder);
  expect(moment === undefined || (profiles.get(moment.id)?.get("child_refuses") ?? 0) > 0).toBe(true);
});

test("a message of one clause is read once: as whole as it stands, with its marks", () => {
  const message = "it rained on the tent all night!";
  const shares = loadShareReader(contentFolder)(message);
  const known = read(message).acts;
  expect(known).not.toEqual([]);
  expect(known.map(({ act, confidence }) => [act, confidence])).toEqual(known.map(({ act }) => [act, shares.get(act)]));
});

test.each([
  ["no more today", "put_off"],
  ["на сегодня хватит", "put_off"],
  ["tomorrow then", "put_off"],
] as const)("%s: most of all %s", (text, act) => {
  expect(read(text).acts[0]?.act).toBe(act);
});

describe("a goal is named in the person's words", () => {
  test.each([
    ["i want to eat better, perimenopause is kicking my butt", "Eat better"],
    ["ну я хочу выучить английский наконец", "Выучить английский"],
    ["моя цель: пробежать десять километров", "Пробежать десять километров"],
    ["used to draw. comics and that", "Draw. comics"],
  ])("%s", (words, title) => {
    expect(wishTitle(words)).toBe(title);
  });
});
