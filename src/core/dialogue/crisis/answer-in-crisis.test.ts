import { describe, expect, test } from "vitest";
import { contentFolder } from "#content/content-folder.ts";
import { loadCrisisScreen } from "#content/crisis.ts";
import type { CrisisLevel } from "#core/safety/crisis.ts";
import { plainScreen, Walk } from "#test/dialogue/walk.ts";

const read = loadCrisisScreen(contentFolder);

/** Somebody at a goal's name, with the screen that the program has. */
function alarmed(first = "CRISIS at the film festival", level: Exclude<CrisisLevel, "none"> = "high"): Walk {
  const walk = new Walk().withGoal();
  walk.screen = {
    ...plainScreen,
    crisis: (text) => {
      const verdict = plainScreen.crisis(text);
      return text.includes("CRISIS") ? { ...verdict, level } : read.screen(text);
    },
  };
  walk.do({ do: "new_goal" });
  walk.say(first);
  expect(walk.snapshot.dialogue.crisis).toBeDefined();
  return walk;
}

const safe = [
  "I'm safe, my sister is here",
  "I’m safe!",
  "yes, I'm safe now",
  "I am fine, really",
  "we're safe",
  "I'm in a safe place now",
  "I'm out of danger",
  "I feel better now",
  "all good, nothing happened",
  "everything is fine",
  "it's all under control",
  "there's no danger here",
  "false alarm, sorry",
  "I'm okay, my friend is with me and we are at home",
  "don't worry, I'm alright",
  "yes",
  "yes, my neighbour is here",
  "я в безопасности",
  "да, я в безопасности, рядом сестра",
  "Всё в порядке, мама дома",
  "да всё хорошо у меня",
  "ой нет, я в порядке",
  "мне уже лучше",
  "мне ничего не угрожает",
  "ничего не случилось",
  "ложная тревога, простите",
  "мы дома, всё нормально",
  "не переживайте, я в порядке",
  "опасности больше нет",
  "всё под контролем",
  "да",
  "да, подруга приехала",
];

const notMeant = [
  "its just an expression",
  "It’s just a figure of speech!",
  "no, I meant the film",
  "oh no, I meant the attic lamp",
  "I was talking about my phone battery",
  "it's a song lyric",
  "just kidding",
  "I was exaggerating, sorry",
  "I didn't mean it like that",
  "that's not what I meant",
  "you misunderstood me",
  "poor choice of words",
  "not literally",
  "это просто выражение",
  "нет, я про чердак",
  "я имела в виду фильм",
  "нет, это из песни",
  "не то имел в виду",
  "я не об этом",
  "шучу",
  "простите, неудачно выразилась",
  "вы меня не так поняли",
  "это сарказм",
  "так говорят",
  "я пошутил, это цитата из книги",
];

describe("words end an alarm as a button does", () => {
  test.each(safe)("%j says that the person is safe", (words) => {
    const walk = alarmed();
    walk.say(words);
    expect(walk.snapshot.dialogue.crisis).toBeUndefined();
    expect(walk.said()).toEqual(["crisis.safe_plan", "goal.ask_title"]);
  });

  test.each(notMeant)("%j hands over what was held", (words) => {
    const walk = alarmed();
    walk.say(words);
    expect(walk.snapshot.dialogue.crisis).toBeUndefined();
    expect(walk.said()).toEqual(["crisis.not_meant", "goal.ask_description"]);
    expect(walk.goal?.title).toBe("CRISIS at the film festival");
  });

  test.each(["delete that goal", "please delete it", "удалите эту цель"])("%j makes nothing of them", (words) => {
    const walk = alarmed();
    walk.say(words);
    expect(walk.snapshot.dialogue.crisis).toBeUndefined();
    expect(walk.said()[0]).toBe("crisis.dropped");
    expect(walk.snapshot.goals).toHaveLength(1);
  });

  test("the person's own word ends even one that is a matter of minutes; deleting a goal does not", () => {
    const walk = alarmed("CRISIS", "imminent");
    walk.say("delete that goal");
    expect(walk.said()).toEqual(["crisis.turn.goal_gone"]);
    expect(walk.snapshot.dialogue.crisis).toBeDefined();
    walk.say("I'm safe, my sister is here");
    expect(walk.snapshot.dialogue.crisis).toBeUndefined();
  });

  test("a yes to another question than that of safety ends nothing", () => {
    const walk = alarmed("CRISIS", "imminent");
    walk.say("yes");
    expect(walk.said()).toEqual(["crisis.heard"]);
    walk.say("yes");
    expect(walk.snapshot.dialogue.crisis, "now it was safety that was asked about").toBeUndefined();
  });
});

describe("a plain taking back, with a word on what it was", () => {
  test.each([
    "false alarm, sorry. she'd just been to the dentist",
    "not literally, the printer jammed again",
    "ложная тревога, простите, он отлежал руку",
    "шучу, я на чердаке стекло вставляю",
  ])("%j ends the alarm", (words) => {
    const walk = alarmed();
    walk.say(words);
    expect(walk.snapshot.dialogue.crisis).toBeUndefined();
    expect(walk.said()[0]).toBe("crisis.not_meant");
  });

  test.each([
    "not literally, but soon",
    "just kidding, he is at the door",
    "шучу, записка уже готова",
    "это просто выражение, только я тут один",
  ])("%j does not", (words) => {
    const walk = alarmed();
    walk.say(words);
    expect(walk.snapshot.dialogue.crisis).toBeDefined();
  });
});

test.each(["часто так думаю", "i think it most days", "every day"])(
  "after an open sign, %j is answered as one",
  (words) => {
    const walk = new Walk().withGoal();
    const open = { level: "elevated", strength: "open" } as const;
    walk.screen = {
      ...plainScreen,
      crisis: (text) => ({ ...plainScreen.crisis(text), ...(text.includes("OPEN") ? open : {}) }),
    };
    walk.say("OPEN");
    walk.say(words);
    expect(walk.said()).toContain("crisis.open");
  },
);

describe("whoever reports that help was called is not told to call", () => {
  test.each([
    "she's on the phone to 999 now",
    "I called an ambulance",
    "the ambulance is coming",
    "paramedics are here",
    "my sister is on her way",
    "on hold with the helpline",
    "I texted my brother",
    "скорая едет",
    "написал брату",
    "брат будет через 20 минут",
    "уже звоним в 112",
    "муж говорит с диспетчером",
    "врачи с ним",
    "его увезли в больницу",
  ])("%j", (words) => {
    const walk = alarmed("CRISIS", "imminent");
    walk.say(words);
    expect(walk.said()).toEqual(["crisis.reported.self_harm"]);
    expect(walk.snapshot.dialogue.crisis, "only their own word ends it").toBeDefined();
  });

  test.each(["he's on his way", "they're here", "он едет", "she's calling me names"])("%j reports no help", (words) => {
    const walk = alarmed("CRISIS", "imminent");
    walk.say(words);
    expect(walk.said()).not.toContain("crisis.reported.self_harm");
  });
});

describe("what is grave, hostile or unclear never ends an alarm", () => {
  test.each([
    "no, I'm alone",
    "no",
    "not really",
    "I'm not safe",
    "leave me alone",
    "i hate you",
    "whatever",
    "I'm safe, but he is coming",
    "I'm fine because it will be over soon",
    "just kidding, I have the pills here",
    "I meant it",
    "I meant the film, and I want to die",
    "he's on his way",
    "i took the pills",
    "нет, я одна",
    "нет",
    "не очень",
    "я не в безопасности",
    "отстаньте",
    "вам всё равно",
    "я в безопасности, но он уже едет",
    "это просто выражение, я правда хочу умереть",
    "всё хорошо, скоро всё закончится",
    "я выпила таблетки",
    "он уже едет",
    "он ломится в дверь",
  ])("%j", (words) => {
    const walk = alarmed();
    walk.say(words);
    expect(walk.snapshot.dialogue.crisis).toBeDefined();
  });

  test.each(["no", "leave me alone", "нет, я одна", "вам всё равно", "i took the pills"])(
    "nor does %j said again and again",
    (words) => {
      const walk = alarmed();
      for (const _ of [1, 2, 3, 4]) walk.say(words);
      expect(walk.snapshot.dialogue.crisis).toBeDefined();
    },
  );

  test.each(["he's on his way", "я выпила таблетки", "он ломится в дверь"])("%j is answered as a sign", (report) => {
    const walk = alarmed();
    walk.say(report);
    expect(walk.last?.denied).toEqual({ code: "crisis" });
  });
});

describe("while it lasts", () => {
  test("no answer comes twice running, and the numbers are always there, shortly", () => {
    const walk = alarmed();
    const seen: string[] = [];
    for (const words of ["no", "CRISIS", "CRISIS", "not really", "no", "CRISIS"]) {
      walk.say(words);
      const [reply] = walk.last?.replies ?? [];
      expect(reply?.helpLines?.short).toBe(true);
      seen.push(JSON.stringify([reply?.say, reply?.with]));
    }
    expect(new Set(seen).size).toBe(seen.length);
  });

  test("a graver sign is answered in full", () => {
    const walk = alarmed("CRISIS", "elevated");
    walk.screen = plainScreen;
    walk.say("CRISIS");
    expect(walk.said()).toEqual(["crisis.high.self_harm"]);
    expect(walk.last?.replies[0]?.helpLines?.short).toBeUndefined();
  });

  test("what was typed meanwhile is told again where none of it was meant", () => {
    const walk = alarmed();
    walk.say("the tickets are on Friday");
    walk.say("no");
    walk.say("I meant the film");
    expect(walk.said()).toEqual(["crisis.not_meant", "goal.ask_description", "crisis.typed"]);
    expect(walk.last?.replies.at(-1)?.with).toEqual({ said: "the tickets are on Friday" });
  });

  test("after two calm messages the next is answered as ever, with the help button below", () => {
    const walk = alarmed();
    walk.say("the tickets are on Friday");
    walk.say("my cat sleeps all day");
    expect(walk.said()).toEqual(["crisis.heard"]);
    walk.say("Grow tomatoes");
    expect(walk.snapshot.dialogue.crisis).toBeUndefined();
    expect(walk.goal?.title).toBe("Grow tomatoes");
    expect(walk.said()).toEqual(["goal.ask_description", "crisis.typed"]);
    expect((walk.last?.replies[0]?.buttons ?? []).flat().map(({ press }) => press.do)).toContain("help_now");
  });

  test("one that is a matter of minutes does not let go by itself, and a no begins the count again", () => {
    const imminent = alarmed("CRISIS", "imminent");
    const other = alarmed();
    for (const words of ["the tickets are on Friday", "my cat sleeps all day", "no", "Grow tomatoes"]) {
      imminent.say(words);
      other.say(words);
    }
    expect(imminent.snapshot.dialogue.crisis).toBeDefined();
    expect(other.snapshot.dialogue.crisis).toBeDefined();
  });

  test.each([
    ["danger_now", false],
    ["medical", true],
    ["self_harm", true],
  ] as const)(
    "and of minutes, where somebody else was the danger, lets go after four calm messages: %s",
    (kind, stays) => {
      const walk = new Walk().withGoal();
      walk.screen = {
        ...plainScreen,
        crisis: (text) => {
          const verdict = plainScreen.crisis(text);
          return text.includes("CRISIS") ? { ...verdict, level: "imminent", kind } : read.screen(text);
        },
      };
      walk.say("CRISIS with the landlord");
      for (const words of [
        "the tickets are on Friday",
        "my cat sleeps all day",
        "the eggs came out fine",
        "it rains here",
        "tomatoes grow well",
      ])
        walk.say(words);
      expect(walk.snapshot.dialogue.crisis !== undefined).toBe(stays);
    },
  );
});
