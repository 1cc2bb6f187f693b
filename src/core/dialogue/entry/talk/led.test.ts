import { describe, expect, test } from "vitest";
import { plainScreen, Walk } from "#test/dialogue/walk.ts";
import type { LedAct, TalkLead } from "../../../talk/lead.ts";

const act = (name: LedAct["act"], over: Partial<LedAct> = {}): LedAct => ({
  act: name,
  words: undefined,
  title: undefined,
  goalId: undefined,
  ...over,
});
const lead = (reflection: string | undefined, ...acts: readonly LedAct[]): TalkLead => ({ reflection, acts });

/** Somebody who agreed to a model. */
function agreed(): Walk {
  const walk = new Walk();
  walk.do({ do: "model_consent", agreed: true });
  return walk;
}

/** All the words of the last answer that are a model's own. */
const ownWords = (walk: Walk): readonly string[] =>
  (walk.last?.replies ?? [])
    .flatMap((reply) => [reply, ...(reply.lines ?? [])])
    .flatMap(({ with: params }) => (typeof params?.["text"] === "string" ? [params["text"]] : []));

function saysLed(walk: Walk, text: string, led: TalkLead): Walk {
  walk.lead = led;
  walk.say(text);
  walk.lead = undefined;
  return walk;
}

describe("a model is asked", () => {
  test("what a message does that nobody waited for, with goals, step and what was said before, and nothing is done yet", () => {
    const walk = agreed().withGoal();
    walk.say("DOES told, it rains here");
    const before = walk.snapshot;
    walk.lead = "may";
    const { talkAsk, replies, after } = walk.say("it is going well");
    expect(talkAsk).toMatchObject({
      text: "it is going well",
      goals: [{ title: "Learn Japanese", step: "Step 1", inFront: true }],
      earlier: [{ said: "DOES told, it rains here", acts: ["told"], back: undefined }],
      today: "2026-06-01",
      contactAllowed: true,
    });
    expect(replies).toEqual([]);
    expect(after.goals).toEqual(before.goals);
  });

  test.each<[string, (walk: Walk) => void, string]>([
    ["whoever has not agreed", (walk) => void walk.do({ do: "model_consent", agreed: false }), "all is well"],
    ["a sign of a crisis", () => undefined, "CRISIS"],
    ["what is refused", () => undefined, "REFUSED"],
    ["a command in plain words", (walk) => void walk.withGoal(), "done please"],
  ])("nothing about %s", (_name, make, text) => {
    const walk = agreed();
    make(walk);
    walk.lead = "may";
    expect(walk.say(text).talkAsk).toBeUndefined();
  });

  test("what it said itself is told again beside what it was said to, so that it goes on and does not repeat itself", () => {
    const walk = agreed();
    saysLed(walk, "the balcony is full", lead("What stands nearest to the door?", act("obstacle")));
    walk.lead = "may";
    expect(walk.say("a bicycle").talkAsk?.earlier).toEqual([
      { said: "the balcony is full", acts: ["obstacle"], back: "What stands nearest to the door?" },
    ]);
  });

  test("how somebody feels who is tired, which a line of ours would only guess", () => {
    const walk = agreed();
    walk.screen = {
      ...walk.screen,
      crisis: (text) => ({
        ...plainScreen.crisis(text),
        ...(text.includes("TIRED") ? { strength: "quiet" as const, tired: true as const } : {}),
      }),
    };
    walk.lead = "may";
    expect(walk.say("TIRED again").talkAsk).toMatchObject({ text: "TIRED again" });
    saysLed(walk, "TIRED again", lead("A short night, then.", act("sleep")));
    expect(ownWords(walk)).toEqual(["A short night, then."]);
  });

  test("with the question that waits for its answer", () => {
    const walk = agreed();
    saysLed(walk, "I want a kiln", lead("A kiln.", act("wish", { title: "A DOUBTED kiln" })));
    walk.lead = "may";
    expect(walk.say("DOES told, ELSEWHERE it rains?").talkAsk?.asked).toBe("What is it for (unsure)?");
  });

  test("where something is asked before any step, none is announced", () => {
    const walk = agreed();
    saysLed(walk, "I want a kiln", lead("A kiln.", act("wish", { title: "A DOUBTED kiln" })));
    expect(ownWords(walk)).toEqual(["A kiln."]);
    expect(walk.talked()).not.toContain("goal_taken");
    const lines = (walk.last?.replies ?? []).flatMap(({ say: what, lines: rest = [] }) => [
      what,
      ...rest.map((each) => each.say),
    ]);
    expect(lines).toEqual(["talk.line", "question.ask"]);
  });

  test("a greeting of somebody who agreed, and so knows us, is a word of the talk", () => {
    const walk = agreed();
    walk.lead = "may";
    expect(walk.say("/start please").talkAsk).toBeUndefined();
    expect(walk.say("hello").talkAsk).toMatchObject({ text: "hello" });
  });

  test("behind the gate it is told that no contact is proposed", () => {
    const walk = agreed();
    walk.lead = "may";
    expect(walk.say("I miss my CHILD").talkAsk?.contactAllowed).toBe(false);
  });
});

describe("what a model makes of a message", () => {
  test("a wish becomes a goal by its title, in one message with what was said back, and can be taken back", () => {
    const walk = agreed();
    saysLed(walk, "I've always wanted to whistle", lead("The loud kind.", act("wish", { title: "Learn to whistle" })));
    expect(walk.goal?.title.toLowerCase()).toBe("learn to whistle");
    expect(walk.last?.replies.at(-1)?.with?.["text"]).toBe("The loud kind.");
    const buttons = walk.last?.replies.flatMap((reply) => (reply.buttons ?? []).flat()) ?? [];
    const back = buttons.find(({ press }) => press.do === "not_a_goal");
    if (back) walk.do(back.press);
    expect(walk.snapshot.goals).toEqual([]);
  });

  test("of two wishes that it names both become goals by their titles, the first in front", () => {
    const walk = agreed();
    saysLed(
      walk,
      "i have two wishes, to sleep in and to sew things for sale",
      lead(
        "Not in the same hour.",
        act("two_wishes"),
        act("wish", { title: "Sew things for sale" }),
        act("wish", { title: "Sleep in" }),
      ),
    );
    expect(walk.snapshot.goals.map(({ title }) => title.toLowerCase()).toSorted()).toEqual([
      "sew things for sale",
      "sleep in",
    ]);
    expect(walk.goal?.title.toLowerCase()).toBe("sew things for sale");
  });

  test("the step of the goal that it names is done, whichever is in front", () => {
    const walk = agreed().withGoal("Learn Japanese").withGoal("Sort the garage");
    const other = walk.snapshot.goals.find(({ title }) => title === "Learn Japanese");
    saysLed(walk, "that one is done too", lead("Done, then.", act("step_done", { goalId: other?.id })));
    expect(walk.snapshot.goals.find(({ id }) => id === other?.id)?.completedCount).toBe(1);
    expect(ownWords(walk)).toEqual(["Done, then."]);
  });

  test("a fact beside a request is kept with the goal, and the request is met", () => {
    const walk = agreed().withGoal();
    saysLed(walk, "whats the first bit, the book came", lead("The book is here.", act("ask_step"), act("fact")));
    expect(walk.goal?.clarifications.at(-1)).toMatchObject({ id: "comment", answer: expect.stringContaining("book") });
    expect(walk.last?.replies[0]?.lines?.at(-1)?.say).toBe("talk.step");
  });

  test("a reminder beside a request is set, though no word asks to remind", () => {
    const walk = agreed().withGoal();
    const words = "at nine in the evening on weekdays";
    saysLed(walk, `${words} then. give me the step`, lead("Nine it is.", act("remind", { words }), act("ask_step")));
    expect(walk.snapshot.dialogue.reminders).toHaveLength(1);
    expect(walk.said()).toContain("reminder.set");
    expect(walk.last?.replies[0]?.lines?.at(-1)?.say).toBe("talk.step");
  });

  test("a hidden wish becomes the goal that the model named, by one press", () => {
    const walk = agreed();
    saysLed(
      walk,
      "the door is blocked",
      lead("It has shut itself.", act("wish_hidden", { title: "Clear the balcony" })),
    );
    expect(walk.snapshot.goals).toEqual([]);
    expect(walk.last?.replies).toHaveLength(1);
    const [press] = walk.last?.replies[0]?.buttons?.flat() ?? [];
    if (press) walk.do(press.press);
    expect(walk.goal?.title.toLowerCase()).toBe("clear the balcony");
  });

  test.each([
    [
      "beside what stands in the way",
      lead("Shut its own door.", act("obstacle"), act("wish_hidden", { title: "Clear the balcony" })),
    ],
    [
      "beside a step that is done",
      lead("Done, then.", act("step_done"), act("wish_hidden", { title: "Clear the balcony" })),
    ],
  ])("a hidden wish %s is offered by its name", (_beside, led) => {
    const walk = agreed().withGoal();
    saysLed(walk, "the balcony is full", led);
    const offer = walk.last?.replies
      .flatMap(({ buttons = [] }) => buttons.flat())
      .find(({ press }) => press.do === "goal_from_text");
    expect(offer).toMatchObject({ label: "button.goal_named", with: { goal: "Clear the balcony" } });
    if (offer) walk.do(offer.press);
    expect(walk.goal?.title.toLowerCase()).toBe("clear the balcony");
  });

  test.each<[string, LedAct["act"], string]>([
    ["little time has a step worded to fit", "constraint_time", "Ten minutes, then."],
    ["a part of the step", "step_partly", "Two of five."],
    ["nobody to be told a goal to", "not_a_goal", "No goal, then."],
    ["what stands in the way", "obstacle", "No line up there."],
    ["a step that is too easy becomes larger", "too_easy", "Too easy."],
    ["what hurts makes another step", "body_pain", "Poor knee."],
    ["a doctor who was named", "medicine_question", "A pharmacist is the one to ask."],
    ["a no", "no", "Fine."],
  ])("%s, with the model's words and none of ours behind them", (_what, name, words) => {
    const walk = agreed().withGoal();
    saysLed(walk, "so it is", lead(words, act(name)));
    expect(ownWords(walk)).toEqual([words]);
    expect(walk.talked()).toEqual([]);
  });

  test("what was told is said back by the model alone, also where a step is marked by it", () => {
    const walk = agreed().withGoal();
    saysLed(walk, "I wrote five words and read them aloud", lead("Five words, aloud.", act("step_done")));
    expect(walk.talked()).toEqual(["marked_told"]);
    expect(walk.last?.replies.flatMap(({ lines = [] }) => lines).map(({ with: params }) => params?.["told"])).toEqual([
      undefined,
    ]);
  });

  test("something else that was done stands for the step, is said to, and the coach is told what it was", () => {
    const walk = agreed().withGoal();
    saysLed(walk, "deleted the app", lead("Off the phone, then.", act("step_other")));
    expect(walk.talked()).toEqual(["marked_instead"]);
    expect(walk.snapshot.lastDoneStep?.outcome).toEqual({ words: "deleted the app", instead: true });
  });

  test("what is told of a step that is done stays with it, and a bare done leaves nothing", () => {
    const walk = agreed().withGoal();
    saysLed(walk, "did ten questions, six right", lead("Six of ten.", act("step_done")));
    expect(walk.snapshot.lastDoneStep?.outcome).toEqual({ words: "did ten questions, six right", instead: false });
    walk.do({ do: "undo" });
    expect(walk.goal?.current).not.toHaveProperty("outcome");
    saysLed(walk, "did it", lead("Good.", act("step_done")));
    expect(walk.snapshot.lastDoneStep).not.toHaveProperty("outcome");
  });

  test("with nothing in front, another way is the next step", () => {
    const walk = agreed().withGoal();
    walk.do({ do: "done" });
    saysLed(walk, "Mei is out on Thursday. plan", lead("Thursday without Mei.", act("swap")));
    expect(walk.goal?.current).toBeDefined();
  });

  test("exercises are offered beside a model's words only to whoever walks the tracks", () => {
    const walk = agreed();
    saysLed(walk, "she does not answer", lead("A hard quiet.", act("silence_no_reply")));
    expect(walk.last?.replies[0]?.buttons ?? []).toEqual([]);
  });

  test("a doctor whom the model did not name is named by us", () => {
    const walk = agreed();
    saysLed(walk, "how many", lead("That is a worry.", act("medicine_question")));
    expect(walk.talked()).toContain("medicine_question");
  });

  test("little time between two steps is met with the next one, and taken for no goal", () => {
    const walk = agreed().withGoal();
    walk.do({ do: "done" });
    saysLed(walk, "I only have ten minutes", lead(undefined, act("constraint_time")));
    expect(walk.goal?.current).toBeDefined();
    expect(walk.snapshot.dialogue.waiting.for).toBe("nothing");
  });

  test("what only tells something is answered with its words alone", () => {
    const walk = agreed();
    saysLed(walk, "my father died in March", lead("I'm sorry that he died.", act("grief_person")));
    expect(walk.last?.replies).toHaveLength(1);
    expect(ownWords(walk)).toEqual(["I'm sorry that he died."]);
    expect(walk.last?.replies[0]?.buttons ?? []).toEqual([]);
    expect(walk.last?.journal.at(-1)).toMatchObject({ kind: "talk_heard", because: { inputs: { by: "model" } } });
  });

  test("how something is worded is said once, by the model that was asked", () => {
    const walk = agreed().withGoal();
    saysLed(walk, "how do i say that", lead("“I looked after my nan.”", act("help_word_it")));
    expect(walk.talked()).toEqual([]);
    expect(ownWords(walk)).toEqual(["“I looked after my nan.”"]);
  });

  test("a question about the companion gets our own true words beside it", () => {
    const walk = agreed();
    saysLed(walk, "who sees this?", lead("A fair question.", act("who_reads_this")));
    expect(walk.talked()).toContain("who_reads_this");
  });

  test("deletion is asked about, and a goal's menu is shown: neither is done by words", () => {
    const walk = agreed().withGoal();
    saysLed(walk, "get rid of it", lead(undefined, act("delete_goal")));
    expect(walk.snapshot.goals).toHaveLength(1);
    saysLed(walk, "wipe me", lead(undefined, act("delete_everything")));
    expect(walk.last?.erase).toBeUndefined();
    expect(walk.snapshot.goals).toHaveLength(1);
  });

  test("a question for a doctor is sent to one, though the model heard none", () => {
    const walk = agreed();
    saysLed(walk, "DOES medicine_question, how many pills", lead("Hm.", act("told")));
    expect(walk.talked()).toContain("medicine_question");
  });

  test.each([
    [0.78, false],
    [0.9, true],
  ])("what our reader takes for a question of health with %s sends to a doctor: %s", (confidence, sent) => {
    const walk = agreed();
    walk.screen = {
      ...walk.screen,
      acts: (text) => ({ acts: [{ act: "health_question", confidence, clause: 0 }], clauses: [{ text, asks: true }] }),
    };
    saysLed(walk, "what do I do with my hands till Monday", lead("Something that ends: wash the car.", act("told")));
    expect(walk.talked().includes("health_question")).toBe(sent);
  });

  test("that no person answers is said once", () => {
    const walk = agreed();
    saysLed(walk, "are you alive?", lead("No, a program.", act("are_you_robot")));
    expect(ownWords(walk)).toEqual(["No, a program."]);
    expect(walk.talked()).toEqual([]);
    saysLed(walk, "are you alive?", lead("Fair question.", act("are_you_robot")));
    expect(walk.talked()).toContain("are_you_robot");
  });

  test("without words of its own that may be shown, what it names is answered from content", () => {
    const walk = agreed();
    saysLed(walk, "that was kind of you", lead(undefined, act("thanks")));
    expect(walk.talked()).toContain("thanks");
  });

  test("a crisis is answered as ever, whatever a model says", () => {
    const walk = agreed();
    saysLed(walk, "CRISIS", lead("All is well.", act("told")));
    expect(walk.snapshot.dialogue.crisis).toBeDefined();
    expect(ownWords(walk)).toEqual([]);
  });
});
