import { describe, expect, test } from "vitest";
import { openGate, TracksWalk } from "#test/dialogue/tracks-walk.ts";
import { Walk } from "#test/dialogue/walk.ts";

const labels = (walk: Walk): string[] =>
  walk.last?.replies.flatMap(({ buttons }) => (buttons ?? []).flat().map(({ label }) => label)) ?? [];

describe("somebody who has not begun with anything", () => {
  test("is not met with a menu for words that say nothing plain, and the words may become a goal", () => {
    const walk = new Walk();
    walk.say("well then");
    expect(walk.talked()).toEqual(["unclear"]);
    expect(labels(walk)).toEqual(["button.text_as_goal"]);
    walk.do({ do: "help" });
    expect(labels(walk)).toContain("button.brings_day");
  });

  test("is offered no exercise by name on a mere guess", () => {
    const walk = new Walk();
    walk.say("HALF learn_why letter_to_child");
    expect(labels(walk)).not.toContain("button.quick");
  });

  test("and whoever has begun is asked of no other part", () => {
    const walk = new TracksWalk(openGate).onTracks();
    walk.say("well then");
    expect(labels(walk)).not.toContain("button.brings_day");
    walk.do({ do: "help" });
    expect(walk.said()).toEqual(["help.head"]);
    expect(labels(walk)).toEqual(["button.progress_tracks"]);
  });
});

test("a smile is no goal, and neither is a thank you", () => {
  const walk = new Walk().withGoal();
  walk.say("🙂👍");
  expect(walk.said()).toEqual(["text.nod"]);
  expect(labels(walk)).not.toContain("button.text_as_goal");
  walk.do({ do: "thanks" });
  expect(walk.said()).toEqual(["text.thanks"]);
  expect(labels(walk)).toContain("button.show_step");
});

describe("a question with buttons may be answered in words", () => {
  test("the contact gate", () => {
    const walk = new TracksWalk({}).onTracks();
    walk.do({ do: "begin", technique: "create_quest" });
    walk.say("we see each other freely");
    expect(walk.said()).toEqual(["talk.line", "waits.line"]);
    walk.say("freely");
    walk.say("no");
    walk.say("longer");
    expect(walk.exercise?.technique).toBe("create_quest");
  });

  test("a choice and the way back in an exercise; a number within a range is that range", () => {
    const walk = new TracksWalk(openGate).onTracks();
    walk.do({ do: "begin", technique: "create_quest" });
    walk.say("she is 7");
    expect(walk.exercise?.answers["age"]).toEqual({ kind: "choice", option: "a6_8" });
    walk.say("back");
    expect(walk.exercise?.at).toBe("age");
  });
});

test("a word that means the very exercise in front is an answer to it, and no wish to begin it again", () => {
  const walk = new TracksWalk(openGate).onTracks();
  walk.do({ do: "begin", technique: "emotional_checkin" });
  walk.say("SURE emotional_checkin");
  expect(walk.said()).toEqual(["exercise.misfit_number", "exercise.step"]);
});

test("what somebody writes where there is only something to read is heard, and the exercise stays", () => {
  const walk = new TracksWalk(openGate).onTracks();
  walk.do({ do: "begin", technique: "create_quest" });
  walk.say("she is 7");
  const { at } = walk.exercise ?? {};
  walk.say("She likes horses and the sea and everything that can be climbed");
  expect(walk.said()).toEqual(["talk.line", "exercise.waits"]);
  expect(walk.snapshot.exercises[0]?.at).toBe(at);
  walk.say("all right");
  expect(walk.exercise?.at).not.toBe(at);
});

test("“too hard”, said of a question of the coach's, is no answer to it: it is passed over", () => {
  const walk = new Walk();
  walk.nextAnswer = { status: "need_clarification", question: "Which song?", id: "q1", quick: [] };
  walk.withGoal("Learn the guitar");
  expect(walk.goal?.question?.text).toBe("Which song?");
  walk.say("too big");
  expect(walk.goal?.clarifications.map(({ answer }) => answer)).toEqual([""]);
});

test("“next” says nothing of a goal: what was asked about it is passed over", () => {
  const walk = new Walk();
  walk.do({ do: "new_goal", title: "Learn the guitar" });
  expect(walk.said()).toEqual(["goal.ask_description"]);
  walk.say("next please");
  expect(walk.goal?.description).toBe("");
  expect(walk.goal?.current).toBeDefined();
});

describe("of goals need not hear whoever has none", () => {
  test("what is next for somebody on the tracks is of the tracks", () => {
    const walk = new TracksWalk(openGate).onTracks();
    walk.do({ do: "next" });
    expect(walk.said()).toEqual(["now.track"]);
    walk.do({ do: "done" });
    expect(walk.said()).toEqual(["tracks.here"]);
  });

  test("“done” in the middle of an exercise that asks for a button is no step's", () => {
    const walk = new TracksWalk(openGate).onTracks();
    walk.do({ do: "begin", technique: "create_quest" });
    walk.say("done please");
    expect(walk.said()).toEqual(["talk.line", "exercise.waits"]);
  });
});

test("an exercise that begins at its second step has no way back from it, and what was chosen is not to be skipped", () => {
  const walk = new TracksWalk({ contact: "limited", danger: "yes", separation: "longer" }).onTracks();
  walk.do({ do: "begin", technique: "letter_to_child" });
  expect(labels(walk)).not.toContain("button.back");
  walk.do({ do: "stop_exercise" });
  walk.do({ do: "begin", technique: "emotional_checkin" });
  walk.say("7");
  expect(labels(walk)).toContain("button.skip");
  walk.tap("button.quick");
  expect(labels(walk)).not.toContain("button.skip");
});

test("whoever plainly writes in the other language is answered in it, with the way back beside it", () => {
  const walk = new Walk();
  walk.say("погода сегодня хорошая");
  expect(walk.snapshot.person.locale).toBe("ru");
  expect(labels(walk)).toContain("button.locale_en");
  walk.say("мама звонила плакала");
  expect(labels(walk)).not.toContain("button.locale_en");
  walk.say("did two rows today");
  expect(walk.snapshot.person.locale).toBe("en");
  expect(labels(walk)).toContain("button.locale_ru");
});

test("a name, a title or a word that may be of either language changes none", () => {
  const walk = new Walk();
  for (const text of ["ok", "Duolingo", "Harry Potter"]) walk.say(text);
  expect(walk.snapshot.person.locale).toBe("en");
});

test("a cry for help in the other language is answered in it", () => {
  const walk = new Walk();
  walk.say("CRISIS я больше не хочу жить");
  expect(walk.snapshot.person.locale).toBe("ru");
});

test("words that were a cry in the middle of an exercise are not put into it, and that is said", () => {
  const walk = new TracksWalk(openGate).onTracks();
  walk.do({ do: "begin", technique: "emotional_checkin" });
  walk.say("CRISIS");
  walk.do({ do: "i_am_safe" });
  expect(walk.said().slice(0, 2)).toEqual(["crisis.safe_plan", "crisis.not_kept"]);
});

test("help now has the person's own plan, or the way to make one", () => {
  const walk = new TracksWalk(openGate).onTracks();
  walk.do({ do: "help_now" });
  expect(labels(walk)).toContain("button.safety_plan");
  walk.say("CRISIS");
  walk.do({ do: "help_now" });
  expect(labels(walk)).not.toContain("button.safety_plan");
});

describe("a yes or a no in words", () => {
  test("answers what was asked about the words before", () => {
    const exercise = new TracksWalk(openGate).onTracks();
    exercise.say("LIKELY grounding");
    exercise.say("Yes.");
    expect(exercise.exercise?.technique).toBe("grounding");
    const other = new TracksWalk(openGate).onTracks();
    other.say("LIKELY grounding");
    other.say("no");
    expect(other.snapshot.exercises).toEqual([]);
  });

  test("and neither a goal nor a done step where nothing was asked", () => {
    const walk = new Walk().withGoal();
    const { goals } = walk.snapshot;
    walk.say("DOES yes, all right");
    expect(walk.talked()).toEqual(["agreed_step"]);
    expect(walk.snapshot.goals).toBe(goals);
  });
});

test("an exercise that another one of its track takes the place of by words alone is said to wait", () => {
  const walk = new TracksWalk(openGate).onTracks();
  walk.do({ do: "set_primary", track: "child_connection" });
  walk.do({ do: "begin", technique: "create_quest" });
  walk.say("SURE letter_to_child");
  expect(walk.said()).toEqual(["track.ask_switch", "exercise.waits"]);
  walk.say("yes");
  expect(walk.said()).toContain("exercise.begin");
  expect(walk.exercise?.technique).toBe("letter_to_child");
});

test("a command with words that it takes none of is that command, also in an exercise", () => {
  const walk = new TracksWalk(openGate).onTracks();
  walk.say("/switch_track negotiation");
  expect(walk.said()).toEqual(["focus.choose"]);
  walk.do({ do: "begin", technique: "letter_to_self" });
  walk.say("/progress please");
  expect(walk.said()).toEqual(["progress.title"]);
});

test("whoever is asked what brings them may write it", () => {
  const walk = new Walk();
  walk.do({ do: "start" });
  walk.say("my day");
  expect(walk.said()).toEqual(["day.hello"]);
});

test("the name of another goal of theirs goes over to that goal", () => {
  const walk = new Walk().withGoal("Learn Japanese");
  walk.withGoal("Tidy the flat");
  walk.say("learn japanese");
  expect(walk.said()[0]).toBe("goal.activated");
  expect(walk.goal?.title).toBe("Learn Japanese");
});

describe("an open exercise neither swallows nor hijacks", () => {
  const atOwnWords = (): TracksWalk => {
    const walk = new TracksWalk(openGate).onTracks();
    walk.do({ do: "begin", technique: "cbt_exercise" });
    expect(walk.asked.ask.kind).toBe("text");
    return walk;
  };

  test.each(["что мне сейчас делать, я запуталась", "who will see this?", "зачем это?"])(
    "“%s” is asked about, and becomes the answer or is heard, with nothing lost",
    (text) => {
      const walk = atOwnWords();
      const { id } = walk.asked;
      walk.say(text);
      expect(walk.said()).toEqual(["held.ask"]);
      walk.do({ do: "held_words", as: "answer" });
      expect(walk.exercise?.answers[id]).toEqual({ kind: "text", text });
      const other = atOwnWords();
      other.say(text);
      other.do({ do: "held_words", as: "own" });
      expect(other.said().at(-1)).toBe("exercise.waits");
      expect(other.snapshot.exercises[0]?.answers[id]).toBeUndefined();
    },
  );

  test("what comes instead of that choice is heard, and what was held is given back whole", () => {
    const walk = atOwnWords();
    walk.say("зачем это?");
    walk.say("she never answers my calls");
    expect(walk.reply("held.back")?.with).toEqual({ text: "зачем это?" });
  });

  test.each(["стоп", "не хочу это писать", "давай потом", "i changed my mind"])("“%s” stops it for now", (text) => {
    const walk = atOwnWords();
    walk.say(text);
    expect(walk.said()).toEqual(["exercise.stopped"]);
    expect(walk.snapshot.exercises).toHaveLength(1);
  });

  test("what somebody tells where a button is asked for begins nothing, and the exercise stays where it was", () => {
    const walk = new TracksWalk(openGate).onTracks();
    walk.do({ do: "begin", technique: "create_quest" });
    const { at } = walk.exercise ?? {};
    walk.say("she didnt answer my call for the third time this week");
    expect(walk.snapshot.exercises.map(({ technique }) => technique)).toEqual(["create_quest"]);
    expect(walk.snapshot.exercises[0]?.at).toBe(at);
  });
});

describe("steps of an exercise take what people say", () => {
  test("feelings in a sentence, a figure in words, and more than was asked", () => {
    const walk = new TracksWalk(openGate).onTracks();
    walk.do({ do: "begin", technique: "emotional_checkin" });
    walk.say("наверное четыре из десяти");
    expect(walk.exercise?.answers["mood"]).toEqual({ kind: "scale", value: 4 });
    walk.say("злюсь еще и устала");
    expect(walk.exercise?.answers["feelings"]).toEqual({ kind: "several", options: ["anger", "tired"], done: true });
  });

  test("an age in a sentence that goes on", () => {
    const walk = new TracksWalk(openGate).onTracks();
    walk.do({ do: "begin", technique: "create_quest" });
    walk.say("ей 9 лет, обожает лошадей");
    expect(walk.exercise?.answers["age"]).toEqual({ kind: "choice", option: "a9_11" });
  });
});

test("an exercise that was begun on a page does not take what is said in Telegram, and goes on there when it is taken up there", () => {
  const walk = new TracksWalk(openGate).onTracks();
  walk.via = "http";
  walk.do({ do: "begin", technique: "cbt_exercise" });
  walk.via = "telegram";
  walk.say("court was moved again");
  expect(walk.snapshot.exercises[0]?.answers).toEqual({});
  expect(walk.said()).toContain("exercise.waits");
  walk.do({ do: "resume" });
  walk.say("court was moved again");
  expect(walk.snapshot.exercises[0]?.answers["situation"]).toEqual({ kind: "text", text: "court was moved again" });
});

test("an exercise that was begun on its page does not take what is said in the talk beside it, and goes on there when it is taken up there", () => {
  const walk = new TracksWalk(openGate).onTracks();
  walk.via = "http";
  walk.onPage = true;
  walk.do({ do: "begin", technique: "cbt_exercise" });
  walk.onPage = false;
  walk.say("court was moved again");
  expect(walk.snapshot.exercises[0]?.answers).toEqual({});
  walk.do({ do: "resume" });
  walk.say("court was moved again");
  expect(walk.snapshot.exercises[0]?.answers["situation"]).toEqual({ kind: "text", text: "court was moved again" });
});

describe("what a page asks by itself stands beside the talk", () => {
  const offered = (walk: Walk) => walk.snapshot.dialogue.shown?.map(({ say }) => say);

  test("looking and being refused leave what the talk offered, and change nothing", () => {
    const walk = new Walk().withGoal();
    walk.do({ do: "list_goals" });
    expect(offered(walk)).toEqual(["goals.list"]);
    walk.onPage = true;
    for (const command of [{ do: "settings" }, { do: "skill", skill: "flying" as never }] as const) {
      const before = walk.snapshot;
      expect(walk.do(command).replies).not.toEqual([]);
      expect(walk.snapshot).toEqual(before);
    }
  });

  test("what it does ends the offer, and its own answer is no message of the talk", () => {
    const walk = new Walk().withGoal();
    walk.onPage = true;
    walk.do({ do: "done" });
    expect(labels(walk)).not.toEqual([]);
    expect(offered(walk)).toBeUndefined();
  });
});
