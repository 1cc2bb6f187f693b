import { sql } from "kysely";
import { expect, test } from "vitest";
import { createFirstStep } from "#app/first-step.ts";
import { limitRules } from "#channels/http/limits.ts";
import type { FirstStepWire } from "#contract/first-step.ts";
import type { ProblemWire } from "#contract/problem.ts";
import { goalLimits } from "#core/goals/goal.ts";

import { storageAbove } from "../storage/databases.ts";
import { buildHouse, type House, wholeScreen } from "./http-setup.ts";

const open = storageAbove();

/** What an answer of either kind holds. */
type Said = Partial<FirstStepWire & ProblemWire>;

async function tryOut(house: House, body: unknown, headers: Record<string, string> = {}) {
  const { status, text } = await house.call("POST", "/api/first-step", body, { headers });
  return { status, said: JSON.parse(text) as Said };
}

/** How many rows stand in each table there is. */
async function rows(house: House): Promise<unknown> {
  const { rows: tables } = await sql<{ at: string }>`
    select format('%I.%I', table_schema, table_name) as at from information_schema.tables
    where table_type = 'BASE TABLE' and table_schema not in ('pg_catalog', 'information_schema')`.execute(house.db);
  return Promise.all(
    tables.map(async ({ at }) => [
      at,
      (await sql`select count(*)::int as rows from ${sql.raw(at)}`.execute(house.db)).rows,
    ]),
  );
}

test("who has no account gets the first step of a goal, or the question before it, and nothing is kept", async () => {
  const house = buildHouse(await open());
  const before = await rows(house);
  const step = await tryOut(house, { title: "Write a song" });
  expect([step.status, step.said.step]).toEqual([200, { text: "Write line 1", minutes: 15 }]);
  expect(step.said.replies?.length).toBeGreaterThan(0);
  const asked = await tryOut(house, { title: "QUESTION of a song", locale: "ru", time_zone: "Europe/Riga" });
  expect([asked.status, asked.said.step, asked.said.question]).toEqual([
    200,
    null,
    { text: "How long do you have?", quick: ["An hour"] },
  ]);
  const gate = await tryOut(house, { title: "See my CHILD" });
  expect([gate.status, gate.said.step]).toEqual([200, null]);
  expect(await rows(house)).toEqual(before);
  expect(JSON.stringify(house.logged)).not.toContain("song");
});

test("what is asked before the step is answered there and then, or passed over, and nothing is kept", async () => {
  const house = buildHouse(await open());
  const before = await rows(house);
  for (const answer of ["An hour", "as long as it takes", ""]) {
    const { status, said } = await tryOut(house, { title: "QUESTION of a song", answers: [answer] });
    expect([answer, status, said.step === null, said.question]).toEqual([answer, 200, false, null]);
  }
  // Nothing was asked of this one: an answer changes nothing.
  const plain = await tryOut(house, { title: "Write a song", answers: ["5 minutes", "an hour"] });
  expect(plain.said.step).toMatchObject({ minutes: 15 });
  expect((await tryOut(house, { title: "a", answers: ["1", "2", "3"] })).status).toBe(422);
  const cry = await tryOut(house, { title: "QUESTION of a song", answers: ["CRISIS"] });
  expect([cry.status, cry.said.code, cry.said.replies?.length]).toEqual([422, "crisis", 1]);
  const harmful = await tryOut(house, { title: "QUESTION of a song", answers: ["REFUSED"] });
  expect([harmful.status, harmful.said.code]).toEqual([422, "refused"]);
  expect(await rows(house)).toEqual(before);
});

test.each([
  ["a cry is answered with help before anything else", "CRISIS", 422, "crisis"],
  ["a harmful goal is refused", "REFUSED", 422, "refused"],
  ["no words are no goal", " \n ", 422, "empty"],
] as const)("%s, and nothing is kept", async (_rule, title, status, code) => {
  const house = buildHouse(await open());
  const before = await rows(house);
  const answer = await tryOut(house, { title });
  expect([answer.status, answer.said.code]).toEqual([status, code]);
  expect(answer.said.replies?.[0]?.text).toBeTruthy();
  expect(answer.said.replies?.[0]).toMatchObject({ buttons: [] });
  expect(await rows(house)).toEqual(before);
});

test.each([
  ["one that may be harmful is asked about", "DOUBTED"],
  ["who is too young for this is asked how old they are", "FOURTEEN"],
])("%s, and no step is given", async (_rule, title) => {
  const answer = await tryOut(buildHouse(await open()), { title });
  expect([answer.status, answer.said.step]).toEqual([200, null]);
  expect(answer.said.question ?? answer.said.replies?.[0]).toBeTruthy();
});

test("what does not fit is refused, and nothing that is sent breaks it", async () => {
  const house = buildHouse(await open());
  for (const body of [{}, { title: 7 }, { title: "a".repeat(goalLimits.tried + 1) }, { title: "a", more: 1 }, []]) {
    expect((await tryOut(house, body)).status).toBe(422);
  }
  expect((await tryOut(house, '{"title":')).status).toBe(400);
  for (const title of [
    "\u0000\u0007",
    "'; drop table person; --",
    "<img src=x onerror=alert(1)>",
    "\u202Eevil",
    "💧".repeat(120),
    "{{name}} $1 %s",
  ]) {
    const answer = await tryOut(house, { title });
    expect([title, answer.status < 500]).toEqual([title, true]);
  }
  const elsewhere = await tryOut(house, { title: "Write a song" }, { origin: "https://elsewhere.example" });
  expect(elsewhere.status).toBeLessThan(500);
});

test("a flood is held off for each address, and a cry in it is heard even so", async () => {
  const house = buildHouse(await open());
  for (let at = 0; at < limitRules.first_step.points; at++) {
    expect((await tryOut(house, { title: "Write a song" })).status).toBe(200);
  }
  const late = await tryOut(house, { title: "Write a song" });
  expect([late.status, late.said.code, late.said.replies]).toEqual([429, "too_many_requests", undefined]);
  const cry = await tryOut(house, { title: "I want to kill myself" });
  expect([cry.status, (cry.said.replies ?? []).length > 0]).toEqual([429, true]);
});

test("where nobody new is let in, nothing is begun", async () => {
  const house = buildHouse(await open(), { accounts: { signUp: "closed" } });
  await house.call("POST", "/api/account/sign-up", {
    email: "owner@example.org",
    password: "a long enough password",
    code: house.accounts.ownerCode,
  });
  expect((await tryOut(house, { title: "Write a song" })).said.code).toBe("sign_up_closed");
});

test("a goal that was tried is there after signing up, once, however often it is brought", async () => {
  const house = buildHouse(await open());
  expect((await tryOut(house, { title: "Write a song" })).status).toBe(200);
  const { token } = await house.newcomer();
  const headers = { "idempotency-key": "brought-1" };
  for (let time = 0; time < 2; time++)
    await house.call("POST", "/api/goals", { title: "Write a song" }, { token, headers });
  expect((await house.call("GET", "/api/goals", undefined, { token })).json.goals).toHaveLength(1);
});

test("the real screens stand before it: a cry and a harmful goal in both languages", async () => {
  const given = buildHouse(await open()).deps;
  const firstStep = createFirstStep({
    coach: { reply: () => Promise.reject(new Error("no coach is asked")) },
    screen: wholeScreen,
    library: given.library,
    flags: given.flags,
    newId: given.newId,
    clock: given.clock,
  });
  for (const [title, locale, code] of [
    ["I want to kill myself tonight", "en", "crisis"],
    ["хочу покончить с собой", "ru", "crisis"],
    ["secretly read my ex's messages", "en", "refused"],
    ["тайно читать переписку бывшей жены", "ru", "refused"],
  ] as const)
    expect([title, (await firstStep({ title, locale, timeZone: undefined, answers: [] })).denied?.code]).toEqual([
      title,
      code,
    ]);
});
