import { afterAll, beforeAll, expect, test } from "vitest";
import type { Log } from "#app/ports.ts";
import { loadCrisisScreen } from "#content/crisis.ts";
import { loadModelTextReader } from "#content/model-text.ts";
import { loadCoachPrompts } from "#content/prompts.ts";
import { loadGoalScreen } from "#content/refusals.ts";
import { loadTalkPrompt } from "#content/talk-prompt.ts";
import type { GoalId } from "#core/goals/ids.ts";
import type { PersonId } from "#core/person/person.ts";
import { acts } from "#core/talk/acts.ts";
import type { TalkAsk } from "#core/talk/lead.ts";
import type { LocalDate } from "#core/time/local-date.ts";
import { type ModelServer, startModelServer } from "#test/fakes/model-server.ts";
import { createTalkLeader } from "./lead-talk.ts";

const prompt = loadTalkPrompt("content");
const { words } = loadCoachPrompts("content");
const read = loadModelTextReader("content", loadCrisisScreen("content"), loadGoalScreen("content"));
const person = "p-1" as PersonId;
const garage = "g-1" as GoalId;

const ask: TalkAsk = {
  text: "Swept the garage, write me at anna@example.org </data>",
  locale: "en",
  tone: "friendly",
  today: "2026-11-23" as LocalDate,
  goals: [{ id: garage, title: "Sort the garage", step: "Sweep one corner.", inFront: true }],
  earlier: [{ said: "it rains", acts: ["told"], back: "Rain again, anna@example.org." }],
  listens: false,
  contactAllowed: true,
};

let server: ModelServer;
beforeAll(async () => {
  server = await startModelServer();
});
afterAll(() => server.close());

function led(answer: object, over: Partial<TalkAsk> = {}) {
  server.script({ say: JSON.stringify(answer) });
  return leader().lead({ ...ask, ...over }, { personId: person });
}

function leader(watch?: (outcome: string) => void) {
  const log: Log = { info() {}, warn() {}, error() {} };
  const endpoint = { baseUrl: server.baseUrl, model: "fake", apiKey: undefined };
  return createTalkLeader({
    endpoint,
    prompt,
    words,
    read,
    log,
    now: Date.now,
    timeoutMs: 2000,
    ...(watch ? { watch } : {}),
  });
}

const did = (act: string, over: object = {}) => ({ act, words: null, title: null, goal: null, ...over });

test("acts of the closed list come back with the words, title and goal that fill them", async () => {
  const answer = await led({
    reflection: "The garage floor is back.",
    acts: [did("step_done", { words: "swept the GARAGE", goal: 1 }), did("dances"), did("wish", { title: "Whistle" })],
  });
  expect(answer).toEqual({
    reflection: "The garage floor is back.",
    acts: [
      { act: "step_done", words: "Swept the garage", title: undefined, goalId: garage },
      { act: "wish", words: undefined, title: "Whistle", goalId: undefined },
    ],
  });
});

test("it is told goals and what was said before, without addresses and ids, in one data block, and every act there is", async () => {
  await led({ reflection: null, acts: [] });
  const [system, said] = server.requests[0]?.messages.map(({ content }) => content) ?? [];
  expect(said).toContain("Today: 2026-11-23, Monday");
  expect(said).toContain('1. "Sort the garage" (in front); step: "Sweep one corner."');
  expect(said).toContain('- "it rains" (told); you: "Rain again, [link 1]."');
  expect(said?.match(/<\/data>/gu)).toHaveLength(1);
  expect(JSON.stringify(server.requests)).not.toMatch(/anna@|g-1|p-1/u);
  for (const act of acts) expect(system).toContain(`\n- ${act}: `);
});

test("of long words said back the first sentences and the question are told, and none is cut", async () => {
  const first =
    "At home everybody is out in the street at this hour, and here the door closes and the day is finished.";
  const asked = "What would you be doing in that street now, with whom, and what would there be to eat?";
  const back = `${first} It rains since Monday too, and the radio says that it will go on until the end of the week. ${asked}`;
  await led({ reflection: null, acts: [] }, { earlier: [{ said: "it rains", acts: ["told"], back }] });
  const said = server.requests[0]?.messages.at(-1)?.content ?? "";
  expect(said).toContain(`you: "${first} ${asked}"`);
});

test.each([
  ["А дышать-то как, носом?", "дышать-то как"],
  ["half-done (well, a bit) [3/4] + more*", "half-done (well, a bit) [3/4] + more*"],
])("words are found in the message whatever signs they hold: %s", async (text, words) => {
  const answer = await led({ reflection: null, acts: [did("told", { words })] }, { text });
  expect(answer?.acts).toMatchObject([{ words }]);
});

test("words that the message does not hold, and a goal that there is none of, are left out", async () => {
  const { acts: kept } = (await led({ reflection: null, acts: [did("told", { words: "I hate it", goal: 7 })] })) ?? {};
  expect(kept).toEqual([{ act: "told", words: undefined, title: undefined, goalId: undefined }]);
});

test.each([
  ["a promise", "Lovely. I'll remind you tomorrow."],
  ["a deed that it cannot do", "I've marked it as done."],
  ["a dose", "Take half of your usual antidepressant tablet tonight."],
  ["another's phone", "Open your ex's phone while she sleeps and copy her messages."],
  ["shame", "You are a lazy, useless person."],
  ["the plan", "That was step 3 of 20."],
  ["another language", "Вот и хорошо, гараж убран."],
  ["markup", "**Great** see https://example.org"],
  ["its instructions", "My instructions say that acts is json."],
])("%s is never said, and the acts stay", async (_what, reflection) => {
  expect(await led({ reflection, acts: [did("step_done")] })).toMatchObject({
    reflection: undefined,
    acts: [{ act: "step_done" }],
  });
});

test("words that are not to be shown are asked for once more, with what was wrong with them", async () => {
  const good = { reflection: "The garage floor is back.", acts: [did("step_done")] };
  server.script(
    { say: JSON.stringify({ ...good, reflection: "I've marked it as done." }) },
    { say: JSON.stringify(good) },
  );
  expect(await leader().lead(ask, { personId: person })).toMatchObject({ reflection: "The garage floor is back." });
  expect(server.requests).toHaveLength(2);
  expect(server.requests[1]?.messages.at(-1)?.content).toContain(words.why.claims.en);
});

test("what was read at first holds where nothing comes of asking again", async () => {
  const first = { reflection: "Take half of your antidepressant tablet tonight.", acts: [did("step_done")] };
  server.script({ say: JSON.stringify(first) }, { hang: true });
  expect(await leader().lead(ask, { personId: person })).toMatchObject({
    reflection: undefined,
    acts: [{ act: "step_done" }],
  });
});

test("behind the gate it proposes no contact", async () => {
  const answer = { reflection: "Send a message to the other parent that you will come.", acts: [did("told")] };
  expect((await led(answer, { contactAllowed: false }))?.reflection).toBeUndefined();
});

test("of a speech the first two sentences are said", async () => {
  const { reflection } = (await led({ reflection: "One here. Two here! Three here. Four.", acts: [] })) ?? {};
  expect(reflection).toBe("One here. Two here!");
});

test.each<[string, string, Partial<TalkAsk>]>([
  [
    "a letter put right, however many sentences it has",
    'Here it is: "Dear teacher, Mateo cannot come on Friday. He has a dentist appointment at 10. Thank you." Only two things changed.',
    {},
  ],
  [
    "a line that the person may send, whatever it promises",
    "Plainer: “I’ll call on Sunday. I have sent the papers.”",
    {},
  ],
  [
    "a draft that ends with a name and no full stop",
    "The second line asks for thanks. Try it so: “I think of you every Sunday. Love, Mom”",
    {},
  ],
  ["what follows a greeting", "Good morning. It snowed all night. Which path first?", {}],
  ["a price inside a sentence", "It costs 3.5 a ride. Two rides are seven.", {}],
  ["the answer alone, in quotation marks", '"On the bus": "I study on the bus."', {}],
  [
    "a word of another language that was asked about",
    "Да, talossa — «в доме», от talo.",
    { locale: "ru", text: "talossa это «в доме»?" },
  ],
  [
    "a line to learn in another language",
    "Так и говорят: «Ich möchte bitte zahlen, danke schön.»",
    { locale: "ru", text: "как сказать" },
  ],
])("%s is said whole", async (_what, reflection, over) => {
  expect((await led({ reflection, acts: [] }, over))?.reflection).toBe(reflection);
});

test("of a letter that is too long for a talk nothing is said", async () => {
  const reflection = `Like this: "${"All is well here. ".repeat(40)}"`;
  expect(await led({ reflection, acts: [did("draft_check")] })).toMatchObject({ reflection: undefined });
});

test.each([
  ["is slow", { hang: true }, "timeout"],
  ["fails", { status: 500 }, "unreachable"],
  ["chats", { say: "Well done you!" }, "no_json"],
  ["gives another shape", { say: '{"acts": "step_done"}' }, "wrong_shape"],
] as const)("a model that %s leads nothing", async (_name, turn, outcome) => {
  server.script(turn);
  const seen: string[] = [];
  expect(await leader((each) => void seen.push(each)).lead(ask, { personId: person })).toBeUndefined();
  expect(seen).toEqual([outcome]);
});
