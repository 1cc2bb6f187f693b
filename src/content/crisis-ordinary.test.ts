import { describe, expect, test } from "vitest";
import { contentFolder } from "./content-folder.ts";
import { loadCrisisScreen } from "./crisis.ts";

const { screen } = loadCrisisScreen(contentFolder);

/** What is meant decides, and not the word alone: the first of each pair is ordinary, the second is a sign, by a rule in both cases. */
describe("a word of danger said of something harmless", () => {
  test.each([
    ["a way of living ends, not a life", "want to stop living on croissants", "i want to stop living"],
    ["nor does one in boxes", "i'd like to stop living out of boxes", "i want to stop living like this"],
    ["nor in a mess", "need to stop living in chaos", "i need to stop living in this pain"],
    ["на бутербродах тоже", "хочу перестать жить на бутербродах", "хочу перестать жить"],
    ["и в бардаке", "хочу перестать жить в бардаке", "пора перестать жить"],
    ["a plant is drowned by its friends", "tell me to water gordon on sundays, i will drown him", "i will drown him"],
    ["dough is killed", "the sourdough again, i always kill it", "i will kill her tonight"],
    ["a stair has a wrong side", "stairs at home have a rail on the wrong side", "i'm on the wrong side of the rail"],
    ["so has a twix", "ate a twix on the wrong side and cracked a tooth", "stood on the wrong side now"],
    ["dead may stand for very", "she said can i help you, dead polite", "she said she wants me dead"],
    ["a colour is a colour", "paint it blue and white", "he's blue and not breathing"],
    ["a child is put down for a nap", "i put him down for his nap at one", "i'm going to put him down like a dog"],
    ["envelopes are put away", "i put them in the bread bin", "i'd put them in the ground"],
    ["what is missing may be a card", "the kids' vaccination cards, one is missing", "my kid is missing since noon"],
    ["a call may come out of the blue", "my boy rang out of the blue", "my boy went blue"],
    ["headphones die on one side", "headphones, one side dead", "one side of his face is dead"],
    ["somebody else is back in a ward", "my papa's in the hospital again", "in hospital again, wish they'd let me go"],
    [
      "noise should stop",
      "neighbours drag furniture at night. want it to stop",
      "i just want it all to stop. want it to stop",
    ],
    ["кто-то живёт отдельно", "спрашивает почему я не живу с ним", "я не живу, существую"],
    ["спрашивают и об уроке", "зачем вообще нужна равномерная сходимость", "зачем мне вообще жить"],
    ["рука устаёт от работы", "бетон лили до ночи, рука не поднимается", "рука не поднимается и рот перекосило"],
    ["мальчика везут в кино", "повезу его в кино", "вывезу его за границу, мать не узнает"],
    ["документы забирают и свои", "куртку и документы забрал", "он документы забрал и меня запер"],
    ["лишнего не пишут", "на открытке лишнего не напишу", "больше никогда не напишу, прощайте"],
    ["a game is lost without a blow", "he beat me at chess again", "he beat me again last night"],
    ["a pie curls at its edge", "why does the crust curl up at the edge", "im on the edge, its a long way down"],
    ["a quick way may be one to dry", "whats the quickest way to dry a coat", "whats the quickest way to die"],
    ["a pet is laid under a tree", "i want to put him under the apple tree", "i swear i'll put him in the ground"],
    ["a ram is no stalker", "a ram stood in my garden looking at me", "he stood in my garden looking at me"],
    ["a mother forgets a face", "she asked me who the nice lady is and it's me", "a woman decided to jump, it's me"],
    ["sight may be gone for long", "lost sight in one eye in spring", "lost the sight in one eye just now"],
    ["снимают и на телефон", "ученик снял меня на телефон", "меня сняли с перил"],
    ["отец похоронен давно", "хочу найти, где похоронен мой отец", "на похороны мои никого не зовите"],
    ["хрипят и на уроках", "хриплю на уроках, связки", "хриплю, губы синие"],
    ["через труп говорят и о крыше", "жена сказала только через её труп", "заберу детей через её труп"],
    ["коробки пустеют от разбора", "разобрал балкон, две коробки пустые", "две пачки пустые рядом, плывёт"],
  ])("%s", (_law, ordinary, sign) => {
    expect(screen(ordinary).because.rules, ordinary).toEqual([]);
    expect(["open", "loud"], sign).toContain(screen(sign).strength);
  });
});

describe("a loud sign says whether two witnesses agree", () => {
  test.each([
    "i took all the pills an hour ago",
    "I want to kill myself",
    "хочу умереть",
    "я на крыше, больше незачем",
  ])("%s is borne out by the reader", (said) => {
    expect(screen(said)).toMatchObject({ strength: "loud" });
    expect(screen(said).doubted).toBeUndefined();
  });

  test("what only a rule hears is doubted, and as loud as ever", () => {
    expect(screen("my cousin Dave held me under for a joke at the pool")).toMatchObject({
      strength: "loud",
      doubted: true,
    });
  });
});
