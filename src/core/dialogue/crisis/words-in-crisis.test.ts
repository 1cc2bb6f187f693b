import { expect, test } from "vitest";
import { contentFolder } from "#content/content-folder.ts";
import { loadWords } from "#content/words.ts";
import type { Locale } from "#core/person/person.ts";
import type { CrisisLevel } from "#core/safety/crisis.ts";
import { plainScreen, Walk } from "#test/dialogue/walk.ts";

const words = loadWords(contentFolder);

function alarmed(level: Exclude<CrisisLevel, "none"> = "high", locale: Locale = "en"): Walk {
  const walk = new Walk().withGoal();
  walk.snapshot = { ...walk.snapshot, person: { ...walk.snapshot.person, locale } };
  walk.screen = {
    ...plainScreen,
    crisis: (text) => ({ ...plainScreen.crisis(text), ...(text === "CRISIS" && { level }) }),
  };
  walk.say("CRISIS");
  return walk;
}

test.each([
  ["the tablets are right here in my drawer, so what", "means_near"],
  ["нож лежит передо мной на столе", "means_near"],
  ["i flushed the tablets down the toilet", "means_away"],
  ["ружьё сдал участковому, его у меня забрали", "means_away"],
  ["my housemate is sitting with me", "company"],
  ["подруга осталась у меня до утра", "company"],
  ["they took my kids off me in march", "loss_child"],
  ["сына увезли, и я его не увижу", "loss_child"],
  ["my husband passed away and i cant do this", "loss_death"],
  ["она ушла от меня к другому", "loss_love"],
  ["i got sacked after nineteen years", "loss_work"],
  ["коллекторы звонят каждый час", "loss_money"],
  ["youre just a machine", "program"],
  ["никто меня не слышит", "nobody"],
  ["tried the line once and got voicemail", "tried_lines"],
  ["can i just sit here", "silence"],
  ["спасибо тебе", "thanks"],
] as const)("%j is taken up as %s", (text, kind) => {
  const walk = alarmed();
  walk.say(text);
  expect(walk.said()).toEqual([`crisis.turn.${kind}`]);
  expect(walk.snapshot.dialogue.crisis).toBeDefined();
});

test.each(["my mum isn't here", "у меня никого нет, мама не приехала", "he's here, at the door"])(
  "%j: nobody is said to be there",
  (text) => {
    const walk = alarmed();
    walk.say(text);
    expect(walk.said()).not.toContain("crisis.turn.company");
  },
);

test.each(["ru", "en"] as const)("in %s no text comes twice in an alarm of twelve turns", (locale) => {
  const walk = alarmed("imminent", locale);
  const told =
    locale === "ru"
      ? [
          "не надо номеров",
          "что ты можешь понимать",
          "дети забрали, суд",
          "никто не понимает",
          "таблетки рядом",
          "да ну вас",
        ]
      : [
          "no numbers",
          "what would you know",
          "they took my kids",
          "nobody gets it",
          "pills are here",
          "the tickets are on friday",
        ];
  const texts = [...told, ...told].map((text) => {
    walk.say(text);
    const [reply] = walk.last?.replies ?? [];
    return (
      reply &&
      words.render({ say: reply.say, ...(reply.with && { with: reply.with }) }, { locale, tone: "friendly" }, "plain")
        .text
    );
  });
  expect(new Set(texts).size).toBe(texts.length);
});

test.each(["и цель эту удали, не хочу её видеть", "get rid of that goal, i dont want to see it"])(
  "%j puts the goal out of sight, quietly, and a danger of minutes stays",
  (text) => {
    const walk = alarmed("imminent");
    walk.say(text);
    expect(walk.said()).toEqual(["crisis.turn.goal_gone"]);
    expect(walk.snapshot.goals.map(({ status }) => status)).toEqual(["archived"]);
    expect(walk.snapshot.dialogue.crisis).toBeDefined();
  },
);
