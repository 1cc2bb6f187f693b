import { describe, expect, test } from "vitest";
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
  ["gun cabinet key's on my belt", "means_near"],
  ["ключ от сейфа с карабином при мне", "means_near"],
  ["rang. gwyn's here. hes got the key", "means_away"],
  ["сосед забрал ключи, всё у него", "means_away"],
  ["rang my mate, he came over", "company"],
  ["позвонил брату, он приехал", "company"],
  ["theres gwyn over the lane", "could_call"],
  ["сосед есть, но что я ему скажу", "could_call"],
  ["seeing the doctor at 11", "doctor"],
  ["завтра к психиатру записали", "doctor"],
  ["slept four hours", "morning"],
  ["утро. поспал немного", "morning"],
  ["спасибо тебе", "thanks"],
] as const)("%j is taken up as %s", (text, kind) => {
  const walk = alarmed();
  walk.say(text);
  expect(walk.said()).toEqual([`crisis.turn.${kind}`]);
  expect(walk.snapshot.dialogue.crisis).toBeDefined();
});

describe("once the worst is over by their own word", () => {
  const asks = /^crisis\.(?:heard|sounds_safe|asks|orders|check_in)$/u;

  test.each(["gwyn's here, i rang and he came, he has the key", "соседка забрала таблетки и сидит со мной"])(
    "%j: no numbers, nobody asks whether they are safe, and one of minutes lets go too",
    (eased) => {
      const walk = alarmed("imminent");
      for (const words of [eased, "leave the books be"]) {
        walk.say(words);
        expect(walk.last?.replies.some(({ helpLines }) => helpLines !== undefined)).toBe(false);
        expect(walk.said().filter((key) => asks.test(key))).toEqual([]);
      }
      expect(walk.said()).toEqual(["crisis.turn.eased"]);
      walk.say("DOES the tram came");
      expect(walk.snapshot.dialogue.crisis).toBeUndefined();
      expect((walk.last?.replies[0]?.buttons ?? []).flat().map(({ press }) => press.do)).toContain("help_now");
    },
  );

  test.each(["CRISIS", "no, i'm alone", "the pills are here on the table"])("%j takes it back", (worse) => {
    const walk = alarmed("imminent");
    walk.say("my housemate is sitting with me");
    walk.say(worse);
    expect(walk.snapshot.dialogue.crisis?.talk?.eased).toBeUndefined();
    expect(walk.last?.replies.some(({ helpLines }) => helpLines !== undefined)).toBe(true);
  });

  test("nor is it asked about half a day later", () => {
    const walk = alarmed("imminent");
    walk.say("my housemate is sitting with me");
    walk.now += 13 * 3600 * 1000;
    walk.say("slept till ten");
    expect(walk.said()).toEqual(["crisis.turn.morning"]);
  });
});

test.each(["i won't see a doctor", "к врачу не пойду", "haven't slept"])("%j eases nothing", (text) => {
  const walk = alarmed();
  walk.say(text);
  expect(walk.snapshot.dialogue.crisis?.talk?.eased).toBeUndefined();
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
