import { readFileSync } from "node:fs";
import { join } from "node:path";
import fc from "fast-check";
import { anyCharacter } from "#test/setup/any-character.ts";
import { expect, test } from "vitest";
import { normaliseText } from "#core/safety/normalise.ts";
import { isFound } from "#core/safety/phrase-book.ts";
import { phraseText } from "#core/safety/phrase-pattern.ts";
import { corpusFingerprint, loadCrisisCorpus } from "../../tools/train/crisis-corpus.ts";
import { loadKeptTurns } from "../../tools/train/turn-corpus.ts";
import { loadCrisisKnowledge, loadCrisisScreen } from "./crisis.ts";

const contentDir = join(import.meta.dirname, "..", "..", "content");
const { screen } = loadCrisisScreen(contentDir);

const explicit = [
  ["i want to die", "self_harm"],
  ["im going to kill myself", "self_harm"],
  ["i will end my life", "self_harm"],
  ["i dont want to live anymore", "self_harm"],
  ["i am going to kill her", "harm_to_others"],
  ["my husband is beating me", "danger_now"],
  ["я хочу умереть", "self_harm"],
  ["хочу покончить с собой", "self_harm"],
  ["я убью себя", "self_harm"],
  ["не хочу больше жить", "self_harm"],
  ["я наглоталась таблеток", "medical"],
  ["я убью бывшего", "harm_to_others"],
  ["меня бьет муж", "danger_now"],
  ["я хочу померти", "self_harm"],
  ["не хочу жити", "self_harm"],
] as const;

const benign = [
  "listening to a podcast about a game",
  "watched a film with my son and laughed",
  "the report deadline is friday lol",
  "court hearing on monday, lawyer says fine",
  "смотрели фильм, играли в майнкрафт, ахах",
  "дедлайн в пятницу, начальник шутит",
  "заседание в понедельник, адвокат доволен",
  "спасибо, шаг готов",
];

test.each(explicit)("%s alarms with the kind %s", (text, kind) => {
  expect(screen(text)).toMatchObject({ kind });
  expect(["high", "imminent"]).toContain(screen(text).level);
});

test.each([
  ["the landlord keep saying he's coming he's coming, you know how that go", "quiet"],
  ["plumber says he's coming tuesday", "none"],
  ["my ex says he's coming to the school play", "quiet"],
  ["he texted saying he's coming for me", "loud"],
])("who is said to be coming is a danger where it is said what for: %s", (text, strength) => {
  expect(screen(text, { writing: "message", before: "nothing", talk: "going" }).strength).toBe(strength);
});

test("no benign words around an explicit intent take it back", () => {
  const around = fc.constantFrom("", ...benign);
  fc.assert(
    fc.property(around, fc.constantFrom(...explicit), around, (before, [phrase], after) => {
      expect(["high", "imminent"]).toContain(screen(`${before}. ${phrase}. ${after}`).level);
    }),
  );
});

test.each([
  ["curly apostrophe", "I don’t want to live"],
  ["spaced out", "i w a n t t o d i e"],
  ["dotted", "k.i.l.l m.y.s.e.l.f tonight"],
  ["drawn out", "хочу умереееееть"],
  ["run together", "ХОЧУУМЕРЕТЬ"],
  ["figures", "i want to k1ll mys3lf"],
  ["zero-width", "i want to d\u200bie"],
  ["look-alikes", "хoчу умepеть"],
  ["Latin letters", "ya hochu umeret"],
  ["another scheme", "ja ne xo4u zhit"],
  ["typos", "i wnat to kil mysef"],
])("a disguised intent is seen: %s", (_how, text) => {
  expect(screen(text).level).not.toBe("none");
});

test.each([
  "this traffic is killing me",
  "my feet are killing me after that walk",
  "dead tired but the step is done",
  "kill the 8am notification please",
  "remind me at 8 instead of 7",
  "we lost every life on the ice level",
  "prepare for mediation next week",
  "ноги отваливаются после прогулки, готово",
  "умираю от смеха",
  "спал как убитый",
  "помыть окна завтра, поставь в план",
  "в этом городе жить дорого, ищу другой",
  "заседание 14-го что взять",
  "перенеси прогулку на вечер",
  "готово",
  "спасибо!",
])("an everyday message stays everyday: %s", (text) => {
  expect(screen(text).level).toBe("none");
});

test.each([
  "laundry is taking over my life",
  "just found out im diabetic type 2, eat better",
  "i bury people for a living and want to do 5 min of stand up before i join them",
  "он командует, дети прячутся, а мне бы тихих первых дней",
  "сын 4 года бьёт других детей",
])("words of danger in another sense stop nothing: %s", (text) => {
  expect(screen(text).strength).not.toBe("loud");
});

test.each(["он пьяный, дети прячутся в ванной", "дети прячутся от него", "папа сына бьёт"])(
  "and in their own they do: %s",
  (text) => {
    expect(screen(text).strength).toBe("loud");
  },
);

test.each([
  "watched a film about cooking. then i took all the pills in the house",
  "i used to laugh at this stuff, but now i want to kill myself",
  "раньше резалась, но потом бросила. сегодня хочу умереть",
  "смотрели фильм. муж бьет меня",
])("what was benign in another clause takes nothing back: %s", (text) => {
  expect(screen(text).level).not.toBe("none");
});

test.each([
  "хочу умереть от счастья, она сказала да",
  "the lyrics go i wanna die in your arms",
  "kms as a joke, the bus is late again",
  "i don't want to hurt her feelings",
  "five years clean from self harm today",
  "хочу померти від щастя, вона погодилась",
  "if i die on stage at least it is quick",
  "if i die laughing blame my sister",
])("a benign word in the same clause takes even a firm rule back: %s", (text) => {
  expect(screen(text).because.rules).toEqual([]);
});

test.each(["if i die tonight nobody will notice", "what happens to the dog if i die"])(
  "and where there is none, the firm rule stands: %s",
  (text) => {
    expect(screen(text).because.rules).not.toEqual([]);
  },
);

test("a text without words is no crisis", () => {
  for (const text of ["", "   ", "🙂", "...", "\u200b"]) expect(screen(text).level).toBe("none");
});

test("the same text gets the same verdict", () => {
  const other = loadCrisisScreen(contentDir);
  for (const [text] of explicit) expect(other.screen(text)).toEqual(screen(text));
});

test("a phrase in the middle of 100 kB is found", () => {
  const filler = "сегодня гуляли в парке и кормили уток. ".repeat(1300);
  const text = `${filler}хочу покончить с собой. ${filler}`;
  expect(text.length).toBeGreaterThan(100_000);
  expect(screen(text).level).toBe("high");
});

test("one word of 100 kB does not hold the screen up", () => {
  expect(screen("а".repeat(100_000)).level).toBe("none");
  expect(screen("ab ".repeat(33_000)).level).toBe("none");
});

test("any text at all gets a verdict", () => {
  fc.assert(
    fc.property(fc.string({ unit: anyCharacter, maxLength: 300 }), (text) =>
      ["imminent", "high", "elevated", "none"].includes(screen(text).level),
    ),
  );
});

test("the stored model was made from the corpora as they are", () => {
  expect(loadCrisisKnowledge(contentDir).model.heads.map(({ label }) => label)).toContain("crisis");
  expect(corpusFingerprint(contentDir)).toBe(loadCrisisKnowledge(contentDir).corpus);
});

test("rules carry ids that are named once", () => {
  const ids = loadCrisisKnowledge(contentDir).rules.rules.map(({ id }) => id);
  expect(new Set(ids).size).toBe(ids.length);
});

test("no phrase is left aside that a message holds", () => {
  const { rules, spelling } = loadCrisisKnowledge(contentDir);
  const phrases = [...new Set(rules.rules.flatMap(({ any, unless }) => [...any, ...unless]))];
  const lines = loadCrisisCorpus(contentDir)
    .filter((_line, at) => at % 200 === 0)
    .map(({ text }) => phraseText(normaliseText(text, spelling).tokens));
  const leftAside = lines.filter((line) => {
    const possible = rules.book.possibleIn(line);
    return phrases.some((phrase) => !possible.has(phrase) && isFound([phrase], line));
  });
  expect(lines.length).toBeGreaterThan(50);
  expect(leftAside).toEqual([]);
});

test.each([
  ["counted out", "sixty tablets counted out on the kitchen table", true],
  ["sorted by day", "counted the tablets into mum's weekly pill box", false],
  ["a belt and a door", "the belt is round the door handle already", true],
  ["a rope for a swing", "the rope is over the branch, swing done, kids queueing", false],
  ["the hose fits", "the hose fits the exhaust, i checked", true],
  ["beyond the railing", "стою с той стороны перил", true],
  ["a railing repaired", "покрасил перила с той стороны крыльца", false],
  ["tablets counted", "высыпала таблетки на стол и пересчитала", true],
  ["for the cat", "раскрошила таблетки коту в паштет", false],
] as const)("means in hand are told from household: %s", (_what, text, loud) => {
  expect(screen(text).strength === "loud").toBe(loud);
});

const going = { writing: "message", before: "nothing", talk: "going" } as const;

test.each([
  "устала, не могу",
  "Не могу больше",
  "я больше не могу",
  "сил нет совсем",
  "ох, устал я сегодня",
  "I can't anymore",
  "can't do this anymore, so tired",
  "exhausted, no energy left",
])("tiredness alone is quiet at most: %s", (text) => {
  expect(["none", "quiet"]).toContain(screen(text).strength);
  expect(["none", "quiet"]).toContain(screen(text, going).strength);
});

test.each([
  "устала жить",
  "не могу больше жить",
  "не могу так больше, хочу умереть",
  "I'm tired of living",
  "can't do this anymore, I want to die",
  "I'm such a waste of space to everyone",
  "whats the point of me",
])("more than tiredness is heard: %s", (text) => {
  expect(["open", "loud"]).toContain(screen(text, going).strength);
});

test.each([
  "Написала страницу. О том, как в 1979 году в классе замёрзли чернила",
  "Пишу от руки, в тетрадь в клетку. Печатать долго не могу: глаза.",
  "А кому это нужно, простите за прямоту? Внукам — нет.",
  "Понял. Запишусь как домой приеду, в четверг",
  "в ногу отдает если чо. в левую",
  "она меня никогда не простит",
  "make dinner quietly while the baby sleeps",
  "she's four. she has one about a bear going up a hill",
  "shes downstairs watching telly",
  "сыну 8 мес, пишу одной рукой, извините за ошибк",
  "stress is through the roof",
  "He was weird at the end, did you say something to him",
  "felt like standing on a roof when I said no",
  "I'm such a waste of space when it comes to writing",
  "whats the point of me picking a number",
  "I could murder that printer",
])("what is told in a talk brings no help lines: %s", (text) => {
  expect(["none", "quiet"]).toContain(screen(text, going).strength);
});

test.each([
  "сижу в ванной на краю потому что тут тихо, нашла в ящике свои карандаши",
  "sang to the baby instead and she went out cold in like four minutes",
])("an edge to sit on and a child who sleeps are no danger to life: %s", (text) => {
  expect(screen(text).strength).not.toBe("loud");
});

test.each(["стою на краю крыши", "сижу на краю и смотрю вниз", "she's out cold and won't wake"])(
  "but this is: %s",
  (text) => {
    expect(screen(text).strength).toBe("loud");
  },
);

test("ordinary turns that no training reads seldom bring help lines by the reader alone, and few a quiet line", () => {
  const heard = loadKeptTurns(contentDir).map(({ text }) => screen(text, going));
  const share = (strength: string) =>
    heard.filter((one) => one.strength === strength && one.because.rules.length === 0).length / heard.length;
  expect(heard.length).toBeGreaterThan(400);
  expect(share("open")).toBeLessThan(0.01);
  expect(share("quiet")).toBeLessThan(0.06);
});

const inPlainWords = new Set(
  readFileSync(join(contentDir, "safety", "crisis", "rules-plain.yaml"), "utf8")
    .split("\n")
    .flatMap((line) => /^ {2}- id: (\S+)$/u.exec(line)?.slice(1) ?? []),
);

/** Signs that a matter of minutes hangs on, and their neighbours: each class of content/safety/crisis/rules-plain.yaml, in both languages. */
test.each([
  ["half a face", "gran is smiling on one side only and her tea keeps spilling", "my face droops in every photo lol"],
  ["breath", "can't breathe and the inhaler is empty", "can't breathe for laughing, the inhaler advert again"],
  ["unborn", "34 weeks and she hasn't moved since yesterday", "the queue hasn't moved since yesterday"],
  ["inside", "living on gym, peed cola coloured after, legs like concrete", "peed on the coke can, the cat did, again"],
  ["a last message", "this is the last message, sorry. bye", "this is my last message today, battery's dying"],
  [
    "too far",
    "it's not stopping, I went too far this time and mum is asleep, I'm scared",
    "I went too far with the salt this time",
  ],
  ["a secret", "my coach says the massages are our secret", "my coach says the surprise party is our secret"],
  ["on the way", "I'm outside his work. I didn't bring this to talk", "I'm outside his work with his sandwiches"],
  ["swelling", "торт с орехами, опухаю, голос пропал", "опухаю в самолёте, ноги как столбы"],
  ["a limp baby", "внучке четыре месяца, тридцать девять, как тряпочка", "кошке четыре месяца, игрушка как тряпочка"],
  ["who sleeps long", "дед лежит и не просыпается, хрипит", "позвоню ему в десять, раньше он не просыпается, я помню"],
  ["a belly", "три дня болел живот, теперь как доска и знобит", "качаю пресс, живот как доска"],
  ["all there was", "я уже всё выпила и легла, побудьте тут", "я уже всё выпила, и чай, и компот"],
  [
    "until they come",
    "прости заранее. через час сообщение само уйдёт маме",
    "прости, через час сообщение уйдёт про отчёт",
  ],
  [
    "a child alone",
    "бабушка лежит и не просыпается, я не знаю что делать",
    "бабушка после ночной, спит и не просыпается",
  ],
  ["held", "запер меня, пьяный, спит, телефон еле достала", "запер велосипед в подвале, ключ не выпускаю"],
  ["own hands", "так встряхнуть его хочу, что сама себя боюсь", "встряхнуть бы половики, да боюсь пыли"],
  [
    "tried before",
    "вчера уже пробовала, не вышло, утром встала. никто не заметил. попробую ещё",
    "вчера уже пробовала шпагат, не вышло, попробую ещё",
  ],
  ["what was swallowed", "just swallowed the weedkiller from the shed", "just swallowed a fly on my bike"],
  [
    "how many",
    "I took the whole packet of tablets, feeling sick now",
    "I took the whole packet of tablets to the pharmacy",
  ],
  ["an empty box", "the bottle is empty, it was me, I drank it all", "the bottle is empty, time for the recycling"],
  ["a wound", "my wrists are done and the towel isn't holding it", "my arms are done after the gym"],
  ["a place", "I'm standing on the ledge. sorry everyone. bye", "I'm on the bridge, taking a picture of the boats"],
  [
    "an edge",
    "sitting on the edge of the bed with the pills in my hand",
    "sitting on the edge of the bed putting my socks on",
  ],
  ["a note", "the note is on the kettle, the cat is fed, goodbye", "the note is on the fridge: milk and bread"],
  ["a farewell", "by the time you read this I'll be gone", "by the time you read this I'll be at the airport"],
  [
    "a weapon",
    "waiting for my boss in the car park, I've got the hammer",
    "waiting for my boss, I've got the minutes typed",
  ],
  ["an attacker", "my boyfriend broke my jaw", "my boyfriend broke my favourite mug"],
  ["at the door", "he is kicking in the bathroom door", "he is taking the door off, the joiner I mean"],
  ["a child in water", "my grandson is in the river, I can't see him", "my grandson is in the pool with armbands on"],
  ["что выпито", "выпила средство для труб", "купила средство для труб"],
  ["сколько", "таблеток тридцать уже выпил", "таблеток тридцать в упаковке, витамины"],
  ["рана", "вскрыла вены, сижу в ванной", "вскрыла посылку, сижу в ванной"],
  ["место", "стою на крыше, никого, прощайте", "стою на крыше, чиню антенну, ветер"],
  ["прощание", "это последнее что я пишу, телефон выключаю", "это последнее что я пишу на работе, отпуск"],
  ["оружие", "топор наточен, терять нечего, поеду к нему", "топор наточен, дров наколю"],
  ["кто бьёт", "муж сломал мне руку и не уходит", "муж сломал полку и ушёл чинить"],
  ["душит", "он душит меня каждую ночь", "кашель душит каждую ночь"],
  ["ребёнок", "внук упал в колодец, я одна", "внук бросил ведро в колодец, я одна"],
] as const)(
  "%s is heard within a talk, and the rules in plain words let its neighbour be",
  (_class, sign, neighbour) => {
    expect(["open", "loud"]).toContain(screen(sign, going).strength);
    expect(screen(neighbour).because.rules.filter((id) => inPlainWords.has(id))).toEqual([]);
  },
);

test.each([
  "i should do it now",
  "fine, i'll do it myself",
  "i think i could do it today",
  "i want to do it",
  "hi im chidi. this is for accounting. i need to pass on saturday and i want to also do it",
])("%j is a word of a step, and no rule hears more in it", (words) => {
  expect(screen(words, { writing: "message", before: "nothing", talk: "going" }).because.rules).toEqual([]);
});

test.each([
  "у меня есть час, извини что поздно",
  "уже начала вязать, спать хочется",
  "в прошлый раз зуб выбил на хоккее",
  "коляску в озеро загнал колесом, отмываю",
  "губа разбита у мальчика, только не говори маме, что я дал самокат",
  "I didn't bring a coat, just came to talk",
  "decided to quit nights. head's quiet at last",
  "my ex parked outside the new place and dropped the kids off",
  "coach says our secret is stretching",
])("what stands near the rules in plain words is heard by none of them: %s", (text) => {
  const { because } = screen(text);
  expect(because.rules.filter((rule) => inPlainWords.has(rule))).toEqual([]);
});

test("doing it tonight is heard as it was", () => {
  expect(screen("i'm going to do it tonight, i mean it").strength).toBe("loud");
});

test.each([
  "петли набрала, образец готов",
  "набрала петли на спицы, готова вязать",
  "петли на двери смазал, готово",
  "петлі набрала, зразок готовий",
])("loops on needles and hinges on a door are no noose: %s", (text) => {
  expect(screen(text).strength).toBe("none");
});

test.each(["петля готова", "петлю завязал", "петля висит", "петля вже готова", "петля готова, двері зачинила"])(
  "and a noose is one: %s",
  (text) => {
    expect(screen(text).strength).toBe("loud");
  },
);
