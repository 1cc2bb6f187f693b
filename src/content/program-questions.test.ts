import { describe, expect, test } from "vitest";
import { loadAsked } from "./asked.ts";
import { contentFolder } from "./content-folder.ts";

const { asked } = loadAsked(contentFolder);
const first = (text: string, lately: readonly string[] = []): string | undefined => asked(text, lately)[0]?.id;

describe("what is asked about the program is known in many plain forms", () => {
  test.each([
    ["hi. is there a real person here or is this a bot", "are_you_robot"],
    ["hang on, am i talking to a machine?", "are_you_robot"],
    ["слушай, ты живой человек вообще", "are_you_robot"],
    ["там бот или люди?", "are_you_robot"],
    ["это нейросеть?", "are_you_robot"],
    ["who gets to read the stuff i type in here", "who_reads_this"],
    ["is this private?", "who_reads_this"],
    ["а кто-нибудь читает эту переписку", "who_reads_this"],
    ["где это всё хранится", "who_reads_this"],
    ["can my husband see what i write here", "will-somebody-see"],
    ["а папа узнает что я тут пишу?", "will-somebody-see"],
    ["is it free", "is_it_free"],
    ["will i be charged for this", "is_it_free"],
    ["сколько стоит?", "is_it_free"],
    ["бесплатно?", "is_it_free"],
    ["please warn me before you charge my card", "stop-before-charge"],
    ["so what can you do exactly", "what_can_you_do"],
    ["ну и чего ты умеешь", "what_can_you_do"],
    ["are you gonna spam me? will you keep texting me", "do_you_nag"],
    ["доставать меня каждый день не будешь?", "do_you_nag"],
    ["вы будете мне писать каждый день?", "do_you_nag"],
    ["aren't you bored of me yet", "do-you-tire"],
    ["тебе не надоело меня слушать", "do-you-tire"],
    ["what if the step you give me is stupid", "silly-step"],
    ["а если ты мне дашь какую-нибудь ерунду", "silly-step"],
    ["and if i give up halfway are you going to scold me", "change-my-mind"],
    ["а если передумаю, ругаться будете?", "change-my-mind"],
    ["tell me a joke", "joke-asked"],
    ["рассмеши меня", "joke-asked"],
    ["know any jokes about homework?", "joke-school"],
    ["are you a therapist", "are-you-a-doctor"],
    ["delete everything i said about my boss", "forget-what-was-said"],
    ["forget our talk", "forget-what-was-said"],
    ["удали всё, что я писал про начальника", "forget-what-was-said"],
    ["вы психолог?", "are-you-a-doctor"],
    ["who built this thing? who made you", "who-made-you"],
    ["алло, кто это пишет?", "who-is-this"],
    ["i'll sleep on it, thanks", "sleep-on-it"],
    ["ладно, подумаю", "sleep-on-it"],
  ])("%s", (text, id) => {
    expect(first(text)).toBe(id);
  });

  test("a joke that is capped is granted, and only after a joke", () => {
    expect(first("lame. mine is better", ["tell me a joke"])).toBe("own-joke");
    expect(first("lame. mine is better")).toBeUndefined();
  });
});

test.each([
  "my son read the letter i wrote",
  "мама увидела меня во дворе и заплакала",
  "the doctor said i'm a human being and need sleep",
  "вчера бот в поликлинике два часа отвечал",
  "how much is this sofa going to cost me, 900?",
  "он хороший человек, только устал",
  "she will never change her mind about the dog",
  "сын рассказал анекдот, смеялись все",
  "i told her a joke and she laughed",
  "жена устала, спит",
])("what is told of others asks nothing of the program: %s", (text) => {
  expect(first(text)).toBeUndefined();
});

test.each(["delete everything", "удали все мои данные"])("%s is meant of all data, and is no talk alone", (said) => {
  expect(first(said)).not.toBe("forget-what-was-said");
});

describe("what is asked of the program as a thing has a true answer of its own", () => {
  test.each([
    ["are you listening to me through the microphone", "app-hears"],
    ["ты подслушиваешь через микрофон?", "app-hears"],
    ["how do I make the text larger, I can't see a thing", "app-text-size"],
    ["как буквы покрупнее сделать", "app-text-size"],
    ["тёмная тема есть?", "app-dark"],
    ["does it work on the tube with no signal", "app-no-signal"],
    ["Can you handle two things or will it get muddled?", "app-two-things"],
    ["Which one are you going to ask me about tomorrow?", "app-which-next"],
    ["Does that follow my time zone if I travel?", "app-time-zone"],
    ["и чем ты лучше будильника", "app-alarm-clock"],
    ["Do you keep my data if I delete the app?", "app-deleted"],
    ["если я удалю приложение, всё пропадёт?", "app-deleted"],
    ["Is it stored on my phone or on a server somewhere?", "app-where-kept"],
    ["а цель потом можно поменять?", "app-goal-change"],
    ["do i have to write every day", "app-every-day"],
    ["how do I turn off the messages", "app-turn-off"],
    ["а голосом можно говорить или только печатать", "app-voice"],
    ["can i write to you in my langauge sometime or only english", "other_language"],
    ["а ты бесплатный ваще? или потом денги спишутся", "is_it_free"],
    ["And can I see the whole plan or just one thing at a time?", "why_no_plan"],
  ])("%s", (text, id) => {
    expect(first(text)).toBe(id);
  });

  test.each([
    "he records everything I say on his phone and plays it in court",
    "муж подслушивает мои разговоры по телефону",
    "the doctor listens to my heart every month",
    "I want to make the letters on the sign bigger",
    "в комнате темно и тихо",
    "do i have to take the pill every day",
    "если я удалю его контакт, станет легче?",
    "она слышит всё, что дома говорят",
  ])("and what is told of life is none: %s", (text) => {
    expect(first(text)?.startsWith("app-") ?? false).toBe(false);
  });
});
