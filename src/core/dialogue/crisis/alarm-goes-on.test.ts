import { describe, expect, test } from "vitest";
import { contentFolder } from "#content/content-folder.ts";
import { loadCrisisScreen } from "#content/crisis.ts";
import type { CrisisKind, CrisisLevel } from "#core/safety/crisis.ts";
import { plainScreen, Walk } from "#test/dialogue/walk.ts";

const { screen } = loadCrisisScreen(contentFolder);

/** Somebody whose alarm stands: an open one where no level is given. */
function alarmed(kind: CrisisKind | undefined, level?: Exclude<CrisisLevel, "none">): Walk {
  const walk = new Walk().withGoal();
  walk.screen = {
    ...plainScreen,
    crisis: (text, context) => {
      if (text !== "ALARM") return screen(text, context);
      const strength = level === undefined ? "open" : "loud";
      return { ...plainScreen.crisis("ALARM"), level: level ?? "elevated", strength, kind };
    },
  };
  walk.say("ALARM");
  expect(walk.snapshot.dialogue.crisis === undefined).toBe(level === undefined);
  return walk;
}

const helpIsNear = (walk: Walk): boolean =>
  (walk.last?.replies ?? []).some(
    ({ helpLines, buttons }) =>
      helpLines !== undefined || (buttons ?? []).flat().some(({ press }) => press.do === "help_now"),
  );

const ofHome = [
  ["говорить не могу услышит", "cant_speak"],
  ["не могу позвонить, он за стенкой всё слышит", "cant_speak"],
  ["can't talk, he'll hear me", "cant_speak"],
  ["i cant ring anyone hes in the next room", "cant_speak"],
  ["вроде лёг. храпит", "lull"],
  ["ушёл за водкой пока", "lull"],
  ["утих, телек смотрит", "lull"],
  ["hes passed out on the sofa", "lull"],
  ["he's gone quiet. asleep i think", "lull"],
  ["тётя рая снизу пустит. что брать с собой", "leaving"],
  ["мама сказала приезжай. что взять-то", "leaving"],
  ["my sister will have us. what do i take", "leaving"],
  ["what should i pack if we go tonight", "leaving"],
  ["трезвый он хороший. может это я довожу", "own_fault"],
  ["сама виновата, наверное, провоцирую", "own_fault"],
  ["maybe its me, i wind him up", "own_fault"],
  ["is it my fault tho", "own_fault"],
] as const;

describe("violence at home, while it lasts", () => {
  describe.each([
    ["open, of no kind", undefined, undefined],
    ["open, of danger", "danger_now", undefined],
    ["of minutes", "danger_now", "imminent"],
  ] as const)("an alarm %s", (_what, kind, level) => {
    // "He sleeps" may be said of anybody where nothing names the danger.
    test.each(ofHome.filter(([, as]) => kind !== undefined || as !== "lull"))("%j is heard as %s", (text, as) => {
      const walk = alarmed(kind, level);
      walk.say(text);
      expect(walk.said()).toContain(`crisis.turn.${as}`);
      expect(helpIsNear(walk)).toBe(true);
    });
  });

  test("quiet behind the door does not end it", () => {
    const walk = alarmed("danger_now", "imminent");
    for (const text of ["вроде лёг. храпит", "спит", "тихо", "храпит"]) walk.say(text);
    expect(walk.snapshot.dialogue.crisis).toBeDefined();
    walk.say("мы в безопасности");
    expect(walk.snapshot.dialogue.crisis).toBeUndefined();
  });
});

describe("at the means, and away from them", () => {
  describe.each([
    ["open", undefined],
    ["of minutes", "imminent"],
  ] as const)("an alarm %s", (_what, level) => {
    test.each([
      ["какой телефон доверия, там такой же робот как ты", "about_lines"],
      ["а там живые люди вообще сидят?", "about_lines"],
      ["is that a real person or another bot", "about_lines"],
      ["what do they even say on those lines", "about_lines"],
      ["съехал с моста. на заправке стою", "off_means"],
      ["слезла с подоконника, на кухне сижу", "off_means"],
      ["ok im off the bridge. in the tesco car park", "off_means"],
      ["climbed back over the railing", "off_means"],
      ["my flatmate is home i think. shes in the kitchen", "could_call"],
      ["соседка вроде за стенкой, телевизор слышно", "could_call"],
      ["ok i said to her im not ok. shes making toast", "company"],
      ["сказала ей что мне плохо. чайник поставила", "company"],
      ["told my mum im not doing well. shes putting the kettle on", "company"],
    ] as const)("%j is heard as %s", (text, as) => {
      const walk = alarmed("self_harm", level);
      walk.say(text);
      expect(walk.said()).toContain(`crisis.turn.${as}`);
      expect(helpIsNear(walk)).toBe(true);
    });

    test.each([
      "набрал Алсу. едет",
      "позвонила брату, уже в пути",
      "rang my sister. shes on her way",
      "called dad, he's driving over",
    ])("%j is met as help that comes, and no step is asked about", (text) => {
      const walk = alarmed("self_harm", level);
      walk.say(text);
      expect(walk.said()).toEqual(["crisis.reported.self_harm"]);
    });
  });

  test.each([
    "щас в тачке на мосту стою. думаю может хватит",
    "стою на мосту. хватит с меня",
    "сижу на крыше, думаю пора заканчивать",
    "parked on the bridge. thinking maybe thats enough",
    "im stood on the overpass and ive had enough",
  ])("%j stops everything", (text) => {
    expect(screen(text, { writing: "message", before: "nothing", talk: "going" })).toMatchObject({
      strength: "loud",
      kind: "self_harm",
    });
  });

  test.each([
    "он пришёл, ключом в замок не попадает. мы с лизой в ванной закрылись",
    "муж пьяный вернулся, орёт. мы с детьми в комнате заперлись",
    "hes home, drunk. me and the kids locked ourselves in the bathroom",
    "he's back and he's kicking off, i've shut us in the bedroom",
  ])("%j stops everything", (text) => {
    expect(screen(text, { writing: "message", before: "nothing", talk: "going" })).toMatchObject({
      strength: "loud",
      kind: "danger_now",
    });
  });
});

test.each([
  "муж как выпьет другой человек. вчера тарелкой кинул, осколок лизе у ноги лёг",
  "отчим опять швырнул кружку в меня",
  "when he drinks hes someone else. threw a plate last night",
  "my partner threw a mug at the wall next to me",
])("%j is open, and named as a danger at home", (text) => {
  expect(screen(text, { writing: "message", before: "nothing", talk: "going" })).toMatchObject({ kind: "danger_now" });
});

describe("a body in danger", () => {
  test.each([
    "prob just out of shape right?",
    "sweating like a hog",
    "сейчас отпустит наверно",
    "жену дёргать не хочу",
  ])("%j is not asked whether it is safe", (text) => {
    const walk = alarmed("medical", "imminent");
    walk.say(text);
    expect(walk.said()).toEqual(["crisis.turn.dont_wait"]);
    expect(walk.last?.replies[0]?.helpLines).toMatchObject({ alone: true });
  });

  test.each([
    "Back home!! 2 stents. nurse said good thing i called",
    "discharged this morning, they put a stent in",
    "home from hospital. it was angina",
    "выписали, поставили стент. дома уже",
    "вернулась из больницы, врачи сказали вовремя",
  ])("%j ends it, and what follows is answered as ever", (text) => {
    const walk = alarmed("medical", "imminent");
    walk.say("ok called em. theyre 6 minutes out");
    expect(walk.said()).toEqual(["crisis.reported.medical"]);
    walk.say(text);
    expect(walk.snapshot.dialogue.crisis).toBeUndefined();
    expect(walk.said()[0]).toBe("crisis.turn.home_again");
    walk.say("DOES the tram came");
    expect(walk.said().some((key) => key.startsWith("crisis."))).toBe(false);
  });

  test.each(["back home from the hospital, chest is tight again", "выписали, а грудь опять давит"])(
    "%j does not",
    (text) => {
      const walk = alarmed("medical", "imminent");
      walk.say(text);
      expect(walk.snapshot.dialogue.crisis).toBeDefined();
    },
  );
});

describe("ordinary talk after an open sign stays ordinary", () => {
  test.each([
    "собака храпит на диване",
    "the dog is asleep on the sofa",
    "что брать с собой в отпуск?",
    "what should i pack for the trip to wales",
    "мост проехали, стоим на заправке за кофе",
    "drove over the bridge, parked by the beach",
    "позвонила в сервис, мастер едет",
    "полила цветы",
    "what do they say about rain",
  ])("%j", (text) => {
    const walk = alarmed(undefined);
    walk.say(text);
    expect(walk.said().filter((key) => key.startsWith("crisis.turn.") || key.startsWith("crisis.reported."))).toEqual(
      [],
    );
    expect(walk.snapshot.dialogue.crisis).toBeUndefined();
  });
});

describe("what must not alarm", () => {
  test.each([
    "i swear to god im gonna kill my head chef",
    "going to murder my line manager, third rota this week",
    "i could strangle my landlord lol",
    "im gonna kill whoever ate my lunch",
    "убью этого прораба, опять всё переделывать",
    "придушу шефа, третий раз меняет меню",
    "Полил. Один, думаю, встанет",
    "полила рассаду, два завяли, один оживёт",
    "watered them. one might pull through",
    "14 hrs no break and he binned my sauce infront of everyone. im dead inside",
    "играем в прятки, мы с лизой в ванной закрылись, папа ищет",
    "закрылась в ванной на полчаса, тишина и покой",
    "locked myself in the bathroom for ten minutes of peace and quiet",
    "kids and i are hiding in the bedroom, he's home and it's his birthday surprise",
    "стоим на мосту в пробке, уже хватит с меня этого города",
    "drove over the bridge, parked by the beach",
    "the bridge is shut, sat in traffic, thats enough of this town",
    "Three hymns and Tom Jones for going out.",
    "муж кидает носки мимо корзины",
    "он швырнул подушкой, хохотали весь вечер",
    "my husband threw a snowball at me",
    "he smashed a plate at the greek wedding",
    "планирую свои похороны: никаких лилий и чтоб все пели",
  ])("%j is quiet at most", (text) => {
    for (const talk of ["first", "going"] as const)
      expect(["none", "quiet"]).toContain(screen(text, { writing: "message", before: "nothing", talk }).strength);
  });

  test.each([
    "im gonna kill my boss, got the knife in my bag",
    "i'm going to kill my boss tonight, i mean it",
    "убью шефа, купил нож, жду у подъезда",
    "i'm going to kill him",
    "полил всё бензином",
    "dead inside, don't want to be here",
  ])("%j is", (text) => {
    expect(["open", "loud"]).toContain(screen(text, { writing: "message", before: "nothing", talk: "first" }).strength);
  });

  test("an own funeral that is planned with a smile does not add up to a sign", () => {
    const walk = new Walk();
    walk.screen = { ...plainScreen, crisis: screen };
    for (const text of [
      "Hello dear. I should like to get my funeral sorted out this spring.",
      "Nothing wrong with me, I'm just fed up of going to ones with dreadful music. Mine will be done properly.",
      "Cwm Rhondda to start, all the verses, and nobody is to mumble.",
      "My son won't discuss it. He goes quite white and changes to the rugby.",
      "I've written the list. Three hymns and Tom Jones for going out.",
    ]) {
      walk.say(text);
      expect(
        walk.said().filter((key) => key.startsWith("crisis.open")),
        text,
      ).toEqual([]);
    }
  });
});

describe("how to wipe the talk is told also while an alarm stands, and ends nothing", () => {
  test.each([
    ["мы у неё. эту переписку можно стереть? он в телефон лазит"],
    ["can i delete this chat, he goes through my phone"],
  ])("%s", (text) => {
    for (const level of ["high", "imminent"] as const) {
      const walk = alarmed("danger_now", level);
      walk.say(text);
      const presses = (walk.last?.replies ?? []).flatMap(({ buttons }) =>
        (buttons ?? []).flat().map(({ press }) => press.do),
      );
      expect(presses).toEqual(["forget_talk", "help_now"]);
      expect(walk.snapshot.dialogue.crisis).toBeDefined();
      expect(walk.talked()).toEqual(["how-to-erase-talk"]);
    }
  });
});
