import { describe, expect, test } from "vitest";
import type { ContactGate } from "../../../safety/contact-gate.ts";
import { Walk } from "#test/dialogue/walk.ts";

/** All that one answer says, in the order in which it stands. */
const told = (walk: Walk): string[] =>
  (walk.last?.replies ?? []).flatMap(({ say, lines = [] }) => [say, ...lines.map((line) => line.say)]);
const after = (turns: readonly string[], contact: ContactGate = {}): Walk => {
  const walk = new Walk();
  walk.say("DOES hello, morning");
  walk.snapshot = { ...walk.snapshot, person: { ...walk.snapshot.person, contact } };
  for (const words of turns) walk.say(words);
  return walk;
};

const tom =
  "Hi Tom, i know youre busy and sorry to bother you. Could you maybe send me the invoice by friday? It would help a lot.";
const mila = "Привет, Мила! Ты опять не отвечаешь на звонки. Помню, как мы пекли пирог. Почему ты не пишешь мне?";
const anna = "Марина, ты опять не взяла трубку. Я пришлю запись сказки, поставь Соне перед сном.";
const judge =
  "Dear judge, my name is Paul Reed. On Monday the handover did not happen. I ask you to look at the attached messages.";
const owner = "Hello Mr Brown, the boiler has been off since Monday. Could you send somebody by Thursday? Thank you.";
const boss =
  "Здравствуйте, Олег Борисович! Простите ради бога за беспокойство, не могли бы вы посмотреть отчёт до пятницы? Спасибо.";
const child =
  "Sweetheart, I remember our swing by the river. I think of you at school every day. Why don't you write to me?";
const friend = "Hey Sam, it was good to see you on Sunday. Would you like to walk again next week? I bring the tea.";
const threat =
  "Верни вещи, которые ты забрала в мае. Иначе я подам в суд и лишу тебя всего. Жду ответа. С уважением, Пётр";

describe("a letter that is pasted is read as one, and no greeting to us", () => {
  test.each([
    [tom, "draft.apologises"],
    [mila, "draft.accuses"],
    [anna, "draft.accuses"],
    [judge, "draft.plain"],
    [owner, "draft.plain"],
    [boss, "draft.apologises"],
    [child, "draft.presses"],
    [friend, "draft.plain"],
    [threat, "draft.threatens"],
    [`does this sound ok: ${tom}`, "draft.apologises"],
    [`вот что написал: ${anna}`, "draft.accuses"],
  ])("%s", (letter, found) => {
    expect(told(after([letter]))).toContain(found);
  });

  test.each([
    ["warm words to a child", child, "draft.good_warm"],
    ["a request and its day", owner, "draft.good_by_when"],
    ["memories", mila, "draft.good_warm"],
    ["a day named", friend, "draft.good_fact"],
  ])("what is good comes first: %s", (_what, letter, good) => {
    expect(told(after([letter]))[0]).toBe(good);
  });

  test.each([
    ["blame", anna, "draft.without"],
    ["a request without what takes it back", tom, "draft.firmer"],
    ["a request without apologies", boss, "draft.firmer"],
  ])("one better line: %s", (_what, letter, better) => {
    expect(told(after([letter])).at(-1)).toBe(better);
  });

  test("two remarks at most", () => {
    const remarks = told(after([`${mila} Увидимся в суде. Простите за беспокойство.`])).filter((say) =>
      /threatens|presses|accuses|apologises|belittles|hedges|many|long|no_request/u.test(say),
    );
    expect(remarks.length).toBeLessThanOrEqual(2);
  });

  test.each([
    "Hi there, I slept badly and my back hurts today. I do not know what to do with you.",
    "Привет! Сегодня ходили в парк, было хорошо. Ты умеешь шутить?",
    "hello bot, are you a robot? i want to know who reads this and what you keep.",
    "Tom called me again and said you never know. I left. He shouted at the dog.",
  ])("said to us: %s", (words) => {
    expect(told(after([words])).some((say) => say.startsWith("draft."))).toBe(false);
  });
});

describe("what is said next is about that letter", () => {
  test.each([
    [mila, "слишком резко?", "draft.harsh"],
    [anna, "не слишком грубо?", "draft.harsh"],
    [owner, "too harsh?", "draft.not_harsh"],
    [child, "is it too much?", "draft.harsh"],
    [friend, "too cold?", "draft.not_harsh"],
    [judge, "shorter", "draft.shorter"],
    [boss, "короче", "draft.shorter"],
    [mila, "покороче", "draft.shorter"],
    [owner, "and the ending?", "draft.ending_holds"],
    [anna, "а концовка?", "draft.ending_holds"],
    [tom, "the ending", "draft.ending_open"],
    [owner, "can i send it?", "draft.yours_to_send"],
    [anna, "можно отправить?", "draft.wait"],
    [threat, "отправлять?", "draft.wait"],
    [boss, "так лучше?", "draft.good_thanks"],
  ])("%s → %s", (letter, asked, answer) => {
    expect(told(after([letter, asked]))[0]).toBe(answer);
  });

  test("of no letter nothing is said", () => {
    expect(told(after(["too harsh?"])).some((say) => say.startsWith("draft."))).toBe(false);
  });
});

test("where contact is restricted, a letter to the child goes to a professional first; one to the landlord is read", () => {
  const closed: ContactGate = { contact: "restricted", danger: "no", separation: "longer" };
  expect(told(after([child], closed))).toEqual(["draft.gate"]);
  expect(told(after([child, "can i send it?"], closed))).toEqual(["draft.gate"]);
  expect(told(after([owner], closed))).toContain("draft.plain");
});

test("where contact is restricted, no words to a child are written; others are", () => {
  const closed: ContactGate = { contact: "restricted", danger: "no", separation: "longer" };
  const asking = "help me write a message to my daughter, that I miss her";
  expect(told(after([asking], closed))).toEqual(["draft.gate"]);
  expect(told(after([asking], { contact: "free", danger: "no", separation: "longer" }))).not.toContain("draft.gate");
});

test("a sign of danger in a letter is heard before the letter", () => {
  expect(
    told(after([`Dear Tom, CRISIS. You were good to me. Please look after the dog.`])).some((say) =>
      say.startsWith("draft."),
    ),
  ).toBe(false);
});

describe("what is said of the other parent to a court is named, and said as a fact instead", () => {
  test.each([
    [
      'heres what ive got so far: "Your honour my ex is a compulsive liar and you need your eyes tested"',
      "draft.insults",
    ],
    ['so far: "Dear judge, he is a narcissist and everybody knows it, please help"', "draft.diagnoses"],
    ['check this: "To the court. She is turning the girls against me and I want it stopped"', "draft.claims"],
    ["сам написал судье, гляньте: «Уважаемый суд! Она врунья и больная, прошу принять меры!!!»", "draft.insults"],
    ["сам написал судье, гляньте: «Уважаемый суд! Она врунья и больная, прошу принять меры!!!»", "draft.diagnoses"],
    ["вот черновик: «Мать настраивает ребёнка против меня, прошу суд учесть»", "draft.claims"],
    ["Я ему записку написала: «Бессовестный вы человек! Вы каждый день загораживаете калитку»", "draft.insults"],
    ['I wrote him a note: "You ignorant man. You are blocking my gate every day"', "draft.insults"],
    ["вот черновик: «Мать настраивает ребёнка против меня, прошу суд учесть»", "draft.on_facts"],
  ])("%s", (letter, found) => {
    expect(told(after([letter]))).toContain(found);
  });

  test("a child who is ill is no diagnosis of anybody, and a hospital none", () => {
    const said = told(
      after(["вот черновик: «Уважаемый суд! Сын болен, лежал в больнице с 3 мая. Прошу отложить заседание»"]),
    );
    expect(said).not.toContain("draft.diagnoses");
    expect(said).not.toContain("draft.insults");
  });
});
