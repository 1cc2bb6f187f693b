import { describe, expect, test } from "vitest";
import { DayWalk } from "#test/dialogue/day-walk.ts";
import { plainScreen, Walk } from "#test/dialogue/walk.ts";

const labels = (walk: Walk): readonly string[] =>
  (walk.last?.replies ?? []).flatMap(({ buttons }) => (buttons ?? []).flat().map(({ label }) => label));
const statuses = (walk: Walk): readonly string[] => walk.snapshot.goals.map(({ status }) => status);
const asks = (walk: Walk): string | undefined => walk.last?.ask?.comment;

describe("a goal's talk goes on without its name being said", () => {
  test("smaller with a reason, then what is in the way, then a change: each is answered in the goal in front", () => {
    const walk = new Walk().withGoal("Ask for Saturdays off");
    walk.say("can you make it more small, the oven beeps in five");
    expect(walk.goal?.current?.size).toBe("floor");
    walk.coachAnswers = false;
    walk.say("the snag is the chef is never alone in that kitchen");
    expect(asks(walk)).toContain("never alone");
    walk.do({ do: "next" });
    expect(walk.goal?.title).toBe("Ask for Saturdays off");
  });

  test.each([
    "my problem now: the caretaker is always with people",
    "пиво под рукой, холодильник прямо на столе",
    "the supervisor is leaving on tuesday, the new boss comes after",
    "приём только в среду, а в среду я на смене",
  ])("what stands in the way or has changed goes to the coach as the step's own words: %s", (text) => {
    const walk = new Walk().withGoal("Sort it out");
    walk.coachAnswers = false;
    walk.say(text);
    expect(walk.last?.ask?.kind).toBe("rephrase");
    expect(asks(walk)).toBe(text);
  });

  test.each([
    ["called the clinic. they said ring back monday", "done_waits_day"],
    ["написала ему. прочитано, молчит", "done_waits"],
    ["emailed the council, no reply yet", "done_waits"],
    ["opened the letters. worse than i thought", "done_heavy"],
    ["посчитала долги. страшно, больше чем думала", "done_heavy"],
  ])("what is done counts with what came of it, and no next step is pushed: %s", (text, key) => {
    const walk = new Walk().withGoal("Sort it out");
    walk.say(text);
    expect(walk.goal?.completedCount).toBe(1);
    expect(walk.talked()).toEqual([key]);
    expect(labels(walk)).not.toContain("button.next");
  });

  test.each([
    ["the letter tomorrow, after nights", "later_told"],
    ["leave the boxes be", "later_told"],
    ["ладно, остальное завтра, сегодня матч", "later_told"],
    ["до вечера дотяну, а там посмотрим", "hold_out"],
    ["i can last till the weekend, then we'll see", "hold_out"],
  ])("put off is agreed to and asks nothing: %s", (text, key) => {
    const walk = new Walk().withGoal();
    const step = walk.goal?.current;
    walk.say(text);
    expect(walk.talked()).toEqual([key]);
    expect(labels(walk).filter((label) => label !== "button.locale_en")).toEqual([]);
    expect(walk.goal?.current).toEqual(step);
  });

  test("closed and content with it is reached, with the way back; closed alone is asked", () => {
    const walk = new Walk().withGoal("Get the bike money back");
    walk.say("ok whatever, i'll take it. close it");
    expect(statuses(walk)).toEqual(["achieved"]);
    expect(labels(walk)).toContain("button.reopen");
    const other = new Walk().withGoal("Вернуть залог");
    other.say("закрывай");
    expect(statuses(other)).toEqual(["open"]);
    expect(labels(other)).toContain("button.reached");
  });

  test("the bin or the attic is asked with both, and one word does either; the bin asks once more", () => {
    const walk = new Walk().withGoal("Run a marathon");
    walk.say("the marathon. ha. bin or attic?");
    expect(walk.talked()).toEqual(["drop_or_keep"]);
    expect(statuses(walk)).toEqual(["open"]);
    walk.say("attic");
    expect(statuses(walk)).toEqual(["paused"]);
    const other = new Walk().withGoal("Выучить испанский");
    other.say("испанский я забросил");
    expect(other.talked()).toEqual(["drop_or_keep"]);
    other.say("убери");
    expect(other.said()).toEqual(["goal.confirm_delete"]);
    expect(other.snapshot.goals).toHaveLength(1);
  });

  test("a wish beside an order to drop the old one: that rests, and the new one has its first step", () => {
    const walk = new Walk().withGoal("Learn Spanish");
    walk.say("i gave up on the spanish");
    walk.screen = {
      ...plainScreen,
      acts: () => ({
        acts: [{ act: "wish", confidence: 0.99, clause: 1 }],
        clauses: [
          { text: "bin it", asks: false },
          { text: "i want to learn the drums", asks: false },
        ],
      }),
    };
    walk.say("bin it. i want to learn the drums");
    expect(walk.goal?.title).toBe("Learn the drums");
    expect(walk.snapshot.goals.find(({ title }) => title === "Learn Spanish")?.status).toBe("paused");
    expect(walk.goal?.current).toBeDefined();
  });

  test("an order to delete names which, asks once, and a goal that is not here is said to be none", () => {
    const walk = new Walk().withGoal("Learn Finnish");
    walk.say("delete the finnish. he was finnish. he is gone");
    expect(walk.said()).toEqual(["goal.confirm_delete"]);
    const empty = new Walk();
    empty.say("delete the finnish. he was finnish");
    expect(empty.talked()).toEqual(["nothing_such"]);
    empty.say("и бег удали, бег был в прошлой жизни");
    expect(empty.talked()).toEqual(["nothing_such"]);
  });
});

describe("a goal that is to go", () => {
  test.each([
    ["Sort out the tax return", "drop the tax one"],
    ["Run more", "drop the running one"],
    ["Run more", "bin the running thing"],
    ["Готовить гречку", "гречку убери, надоела"],
  ])("is named by a word of it, and asked about once: %s, %s", (title, text) => {
    const walk = new Walk().withGoal("Learn Spanish").withGoal(title).withGoal("Paint the shed");
    walk.say(text);
    expect(walk.said()).toEqual(["goal.confirm_delete"]);
    expect(JSON.stringify(walk.last?.replies)).toContain(title);
  });

  test.each([
    ["Bleach stain on the carpet", "drop the carpet one its gone"],
    ["Починить до пятницы: кран потёк", "кран всё, починили, убери"],
  ])("is reached where it is told to be over, with the way back: %s, %s", (title, text) => {
    const walk = new Walk().withGoal("Learn Spanish").withGoal(title);
    walk.say(text);
    expect(walk.snapshot.goals.find((goal) => goal.title === title)?.status).toBe("achieved");
    expect(labels(walk)).toContain("button.reopen");
  });

  test.each([
    "should i just quit uni",
    "should i drop the course",
    "может отчислиться нафиг",
    "стоит ли бросить учёбу",
  ])("is none where a decision is only asked about: %s", (text) => {
    const walk = new Walk().withGoal("Pass the course at uni");
    walk.say(text);
    expect(walk.said()).not.toContain("goal.confirm_delete");
    expect(walk.talked()).not.toContain("drop_or_keep");
    expect(statuses(walk)).toEqual(["open"]);
  });
});

describe("a step in their own words", () => {
  test.each([
    ["maybe just the park then", "The park"],
    ["Может просто суп тогда", "Суп"],
  ])("takes the place of the open one, of the same goal: %s", (text, step) => {
    const walk = new Walk().withGoal("Get out more");
    const was = walk.goal?.current;
    walk.say(text);
    expect(walk.goal?.current?.text).toBe(step);
    expect(walk.goal?.current?.id).not.toBe(was?.id);
    expect(walk.goal?.current?.earlierTexts).toContain(was?.text);
    walk.do({ do: "done" });
    expect(walk.goal?.completedCount).toBe(1);
  });

  test("is none where contact is touched, which has a gate of its own", () => {
    const walk = new Walk().withGoal("See my CHILD");
    walk.say("maybe just the park then");
    expect(walk.goal?.current?.text).not.toBe("The park");
  });
});

describe("what there is", () => {
  test.each(["wait, what was i up to on here", "что я тут напланировала", "what have i even signed up for on here"])(
    "is told in short, and honestly where it is nothing: %s",
    (text) => {
      const none = new Walk();
      none.say(text);
      expect(none.talked()).toEqual(["nothing_here"]);
      const one = new Walk().withGoal("Learn the guitar");
      one.say(text);
      expect(one.talked()).toEqual(["recall_step"]);
      expect(one.goal?.completedCount).toBe(0);
    },
  );

  test.each([
    "what have i got on here",
    "what have i got set up here now",
    "что ты мне уже понаставил?",
    "Что вы мне уже понаставили?",
    "что у меня тут есть",
    "что у меня сейчас есть",
    "what am i doing on here",
    "so what's on my list now",
  ])("goals and reminders stand together, right after a reminder too: %s", (text) => {
    const walk = new Walk().withGoal("Learn the guitar");
    walk.snapshot = { ...walk.snapshot, person: { ...walk.snapshot.person, timeZone: "Europe/Riga" } };
    walk.say("remind me tomorrow at nine to buy strings");
    walk.say(text);
    expect(walk.said()).toEqual(["here.list"]);
    const lines = walk.last?.replies[0]?.lines ?? [];
    expect(lines.map(({ say }) => say)).toEqual(["here.goal_step", "reminder.line"]);
    expect(JSON.stringify(lines)).toContain("Learn the guitar");
    expect(JSON.stringify(lines)).toContain("buy strings");
  });

  test("the reminders alone are shown where they are asked for by name, or are all there is", () => {
    const walk = new Walk().withGoal("Learn the guitar");
    walk.snapshot = { ...walk.snapshot, person: { ...walk.snapshot.person, timeZone: "Europe/Riga" } };
    walk.say("remind me tomorrow at nine to buy strings");
    walk.say("what reminders have i got");
    expect(walk.said()).toEqual(["reminder.list"]);
    const alone = new Walk();
    alone.snapshot = { ...alone.snapshot, person: { ...alone.snapshot.person, timeZone: "Europe/Riga" } };
    alone.say("remind me tomorrow at nine to buy strings");
    alone.say("DOES thanks, thanks");
    alone.say("что ты мне уже понаставил?");
    expect(alone.said()).toEqual(["reminder.list"]);
  });

  test("of several the list is shown", () => {
    const walk = new Walk().withGoal("Learn the guitar").withGoal("Sort the garage");
    walk.say("what goals do i have");
    expect(walk.said()).toEqual(["goals.list"]);
  });
});

describe("orders about all of it", () => {
  test("all others rest and the one in front goes on; all rest where all are meant; where none runs that is said", () => {
    const walk = new Walk().withGoal("Learn the guitar").withGoal("Sort the garage");
    walk.say("pause everything else till the fair is over, 12th");
    expect(walk.goal?.title).toBe("Sort the garage");
    expect(statuses(walk).toSorted()).toEqual(["open", "paused"]);
    walk.say("поставь все на паузу до отпуска");
    expect(statuses(walk)).toEqual(["paused", "paused"]);
    const none = new Walk();
    none.say("freeze everything until june");
    expect(none.talked()).toEqual(["rest_none"]);
  });

  test.each(["please don't text me after ten", "по ночам не пиши, ребёнок спит", "no pings at night ok"])(
    "quiet at night is confirmed, and stops no reminder: %s",
    (text) => {
      const walk = new Walk();
      walk.say("remind me to call the vet tomorrow at 15:00");
      walk.say(text);
      expect(walk.talked()[0]).toBe("quiet_night");
      expect(walk.snapshot.dialogue.reminders).toHaveLength(1);
    },
  );

  test("hours told without a day are said back and offered, what is put right counts, and a yes sets them", () => {
    const walk = new Walk();
    walk.say("i get up at 3.30, baker");
    expect(walk.talked()).toEqual(["hours_no_day"]);
    expect(walk.snapshot.day).toBeUndefined();
    walk.say("bed at 7pm, so more like 8");
    walk.say("yes");
    expect(walk.snapshot.day?.schedule).toMatchObject({ wake: 210, sleep: 20 * 60 });
  });

  test("where a day is planned its hours are set at once", () => {
    const walk = new DayWalk().at(9);
    walk.do({ do: "today" });
    walk.say("встаю в 5 утра");
    expect(walk.snapshot.day?.schedule.wake).toBe(300);
  });

  test("sleep by day is said back, and that no alarm can be had", () => {
    const walk = new Walk();
    walk.say("Сон поставь с восьми до двенадцати, и будильник на двенадцать");
    expect(walk.talked()).toEqual(["nap_told"]);
  });

  test("nobody is told that a goal was made where none was, and one that was goes back whole", () => {
    const none = new Walk();
    none.say("hang on, did you make that a goal? i was just moaning");
    expect(none.talked()).toEqual(["not_made"]);
    const one = new Walk();
    one.say("DOES wish, i want to move to the moon");
    one.say("это просто шутка, я пошутил, это не цель");
    expect(one.snapshot.goals).toEqual([]);
  });
});

describe("wishes in odd words", () => {
  test("something that has to be asked is a goal with a first step, and no ready line", () => {
    const walk = new Walk();
    walk.say("i need to ask my manager for a raise and i'm terrified");
    expect(walk.goal?.title).toBe("Ask my manager for a raise");
    expect(walk.goal?.current).toBeDefined();
  });

  test("a day that comes near and no idea where to begin is a goal after a calm word", () => {
    const walk = new Walk();
    walk.say("Driving test on the 14th. I have no idea where to start, my head is empty.");
    expect(walk.goal?.title).toBe("Get ready: driving test on the 14th");
    expect(walk.talked()[0]).toBe("overwhelmed");
  });
});

test.each([
  "he said pause everything and left us",
  "она закрыла дверь и молчит",
  "my phone was at hand when the baby came",
  "we binned the old sofa last year",
])("a story moves nothing: %s", (text) => {
  const walk = new Walk().withGoal("Learn the guitar");
  walk.say(text);
  expect(statuses(walk)).toEqual(["open"]);
  expect(walk.goal?.completedCount).toBe(0);
});

describe("what only sounds like an order is none", () => {
  test("waking at night is no hour to get up", () => {
    const walk = new Walk();
    walk.say("i am up at 3 every night with my bladder");
    expect(walk.talked()).not.toContain("hours_no_day");
  });

  test("what is said to be taken away beside reminders is a reminder, and no goal", () => {
    const walk = new Walk();
    walk.say("remind me to water the ferns tomorrow at 15:00");
    walk.say("remind me to call the vet tomorrow at 16:00");
    walk.say("drop the ferns");
    expect(walk.snapshot.dialogue.reminders?.filter(({ next }) => next !== undefined)).toHaveLength(1);
    walk.say("kill the 2.50 one");
    expect(walk.talked()).not.toContain("nothing_such");
  });
});

test("what the message leaves unsaid the goal says: they are within reach", () => {
  const walk = new Walk().withGoal("Stop eating crisps at work");
  walk.coachAnswers = false;
  walk.say("they sit right there in the drawer");
  expect(walk.last?.ask?.comment).toBe("they sit right there in the drawer");
  const other = new Walk().withGoal("Stop eating crisps at work");
  other.coachAnswers = false;
  other.say("we went to the sea");
  expect(other.last?.ask).toBeUndefined();
});

test.each([
  ["silence at night, the baby is in with us", "quiet_night"],
  ["what else have i got on here", "nothing_here"],
  ["я чего там вообще понаписала", "nothing_here"],
  ["scrap the pilates, i hate pilates", "nothing_such"],
])("a part between commas does it as well: %s", (text, key) => {
  const walk = new Walk();
  walk.say(text);
  expect(walk.talked()[0]).toBe(key);
});

describe("what they would do instead becomes the step", () => {
  test.each([
    ["okay no that step doesn't work for me, it needs to be smaller like one shelf", "One shelf"],
    ["Changed my mind about the press ups, shoulder's gone. Swap it for walking to work.", "Walking to work"],
    ["поменяй шаг на: стакан воды перед едой", "Стакан воды перед едой"],
    ["Make it twice a day instead of three, would you.", "Do the exercises: twice a day"],
  ])("in their words, with its size and the way back: %s", (text, step) => {
    const walk = new Walk().withGoal("Do the exercises");
    const was = walk.goal?.current;
    walk.say(text);
    expect(walk.goal?.current).toMatchObject({ text: step, minutes: was?.minutes });
    expect(walk.talked()[0]).toBe("own_step");
    expect(labels(walk)).toContain("button.undo");
    walk.do({ do: "undo" });
    expect(walk.goal?.current).toEqual(was);
  });

  test("words take it back as the button does, and the goal stays", () => {
    const walk = new Walk().withGoal("Do the exercises");
    const was = walk.goal?.current;
    walk.say("swap it for walking to work");
    walk.say("put it back");
    expect(walk.goal?.current).toEqual(was);
  });

  test("a harmful one is none, nor one that would change a medicine", () => {
    const walk = new Walk().withGoal("Do the exercises");
    const was = walk.goal?.current;
    walk.screen = { ...plainScreen, harm: () => ({ code: "fraud", by: "rule", strength: "refuse" }) };
    walk.say("swap it for forging the note");
    expect(walk.goal?.current).toEqual(was);
    walk.screen = { ...plainScreen, medicine: () => "changed" };
    walk.say("swap it for two of the pills");
    expect(walk.goal?.current).toEqual(was);
  });

  test("where contact is touched a step is worded under its gate alone", () => {
    const walk = new Walk().withGoal("Do the exercises");
    const [goal] = walk.snapshot.goals;
    if (!goal) throw new Error("no goal");
    walk.snapshot = { ...walk.snapshot, goals: [{ ...goal, touchesContact: true }] };
    walk.say("swap it for waiting outside the school");
    expect(walk.goal?.current?.text).not.toContain("school");
  });

  test("it answers the question what is off about the step", () => {
    const walk = new Walk().withGoal("Do the exercises");
    const [goal] = walk.snapshot.goals;
    if (!goal) throw new Error("no goal");
    const question = { id: "meant", text: "What's off about it?", quick: ["It's too hard", "It's unclear"] };
    walk.snapshot = {
      ...walk.snapshot,
      goals: [{ ...goal, question }],
      dialogue: { ...walk.snapshot.dialogue, waiting: { for: "clarification", goalId: goal.id } },
    };
    walk.say("instead of that I'd rather write 150 words");
    expect(walk.goal?.current?.text).toBe("Write 150 words");
    expect(walk.goal?.question).toBeUndefined();
  });
});

describe("what the step has to keep to", () => {
  test.each([
    "write, don't speak",
    "can we do one without phoning anyone",
    "не надо пока про шкаф",
    "можно без людей?",
  ])("goes to the coach as the person's words: %s", (text) => {
    const walk = new Walk().withGoal("Sort it out");
    walk.coachAnswers = false;
    walk.say(text);
    expect(walk.last?.ask).toMatchObject({ kind: "rephrase", reason: "own_words", comment: text });
  });

  test("a step that is too tame is made larger, and one that is called useless is another", () => {
    const walk = new Walk().withGoal("Sort it out");
    walk.say("Шаг твой для барышень. Дай что-то нормальное.");
    expect(walk.goal?.current?.size).toBe("stretch");
    walk.coachAnswers = false;
    walk.say("That step is useless to me. Think again.");
    expect(walk.last?.ask).toMatchObject({ kind: "rephrase", reason: "not_mine" });
  });
});

test.each(["my operation is 3 december", "операция 3 декабря", "the wedding is in June in Verona"])(
  "the day of something big is said back and kept with the goal in front, and is no goal of its own: %s",
  (text) => {
    const walk = new Walk().withGoal("Get fit");
    walk.say(text);
    expect(walk.snapshot.goals).toHaveLength(1);
    expect(walk.talked()).toContain("fact_told");
    expect(JSON.stringify(walk.goal)).toContain(text);
  },
);
