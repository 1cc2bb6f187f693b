import { beforeAll, describe, expect, test } from "vitest";
import { goalListSchema, goalSchema } from "#contract/goal.ts";
import { describeAboveStorage } from "../storage/databases.ts";
import { buildHouse, type House } from "./http-setup.ts";

describeAboveStorage("a goal over HTTP", (open) => {
  let house: House;
  let token: string;
  beforeAll(async () => {
    house = buildHouse(await open());
    ({ token } = await house.newcomer());
  });
  const call = (method: string, path: string, body?: unknown) => house.call(method, path, body, { token });

  test("is walked from its name to the second step, in the brief's shape", async () => {
    const created = await call("POST", "/api/goals", {
      title: "Write a song",
      description: "For my sister",
      kind: "creative",
    });
    expect(created.status).toBe(201);
    const { goal } = created.json;
    expect(goal).toMatchObject({ title: "Write a song", description: "For my sister", status: "open", active: true });
    expect(created.headers.get("location")).toBe(`/api/goals/${goal.id}`);
    const step = await call("GET", "/api/step");
    expect(step.json).toMatchObject({
      state: "on_step",
      goal_id: goal.id,
      step: { goal_id: goal.id, completed_at: null },
    });
    const done = await call("POST", "/api/step/done", { step_id: step.json.step.id });
    expect(done.json).toMatchObject({ state: "between_steps", step: null });
    expect(done.json.replies[0].text.length).toBeGreaterThan(0);
    const next = await call("POST", "/api/step/next");
    expect(next.json.state).toBe("on_step");
    expect(next.json.step.text).not.toBe(step.json.step.text);
    const read = await call("GET", `/api/goals/${goal.id}`);
    expect(Object.keys(read.json)).toEqual(
      expect.arrayContaining(["id", "user_id", "title", "description", "current_step", "completed_steps", "context"]),
    );
    expect(read.json.completed_steps).toHaveLength(1);
    expect(read.json.completed_steps[0]).toMatchObject({
      text: step.json.step.text,
      rephrased: false,
      user_comment: null,
    });
    expect((await call("GET", "/api/status")).json).toMatchObject({
      state: "on_step",
      completed_steps: 1,
      crisis: null,
    });
  });

  test("the list tells how far each goal is by its newest steps, and one goal tells all of them", async () => {
    const { json } = await call("POST", "/api/goals", { title: "Paint the fence" });
    for (let n = 0; n < 5; n++) {
      const { step } = (await call("GET", "/api/step")).json;
      await call("POST", "/api/step/done", { step_id: step.id });
      await call("POST", "/api/step/next");
    }
    const { goals } = goalListSchema.parse((await call("GET", "/api/goals")).json);
    const listed = goals.find(({ id }) => id === json.goal.id);
    const whole = goalSchema.parse((await call("GET", `/api/goals/${json.goal.id}`)).json);
    expect([whole.completed_count, whole.completed_steps.length]).toEqual([5, 5]);
    expect(listed).toEqual({
      ...whole,
      completed_steps: whole.completed_steps.slice(-3),
      earlier_steps: whole.completed_steps[2]?.id,
    });
    expect(whole.earlier_steps).toBeNull();
    expect(listed?.current_step).not.toBeNull();
    await call("DELETE", `/api/goals/${json.goal.id}`);
  });

  test("asks, takes the answer, is put otherwise, and gives a step back", async () => {
    const asked = await call("POST", "/api/goals", { title: "QUESTION about a garage" });
    expect(asked.json.now).toMatchObject({ state: "clarifying", question: { quick: ["An hour"] } });
    const refused = await call("POST", "/api/step/done");
    expect(refused.status).toBe(409);
    expect(refused.json).toMatchObject({ code: "question_open", status: 409 });
    expect(refused.json.replies[0].text).not.toBe("");
    const answered = await call("POST", "/api/step/answer", { answer: "An evening" });
    expect(answered.json.state).toBe("on_step");
    const other = await call("POST", "/api/step/rephrase", { reason: "too_big", comment: "I have ten minutes" });
    expect(other.json).toMatchObject({ state: "on_step", step: { rephrased: true } });
    await call("POST", "/api/step/done");
    expect((await call("GET", "/api/status")).json.undo_until).not.toBeNull();
    expect((await call("POST", "/api/step/undo")).json.state).toBe("on_step");
    const goal = await call("GET", `/api/goals/${asked.json.goal.id}`);
    expect(goal.json.context.clarifications).toEqual([{ question: "How long do you have?", answer: "An evening" }]);
  });

  test("is renamed, paused, reopened, reached, switched to and deleted", async () => {
    const { id } = (await call("POST", "/api/goals", { title: "Learn to swim", description: "" })).json.goal;
    const patched = async (wish: object) => (await call("PATCH", `/api/goals/${id}`, wish)).json.goal;
    expect(await patched({ title: "Learn to dive" })).toMatchObject({ title: "Learn to dive" });
    expect(await patched({ status: "paused", kind: "health" })).toMatchObject({ status: "paused", kind: "health" });
    expect(await patched({ status: "open" })).toMatchObject({ status: "open" });
    expect((await call("POST", `/api/goals/${id}/activate`)).json.goal).toMatchObject({ active: true });
    expect(await patched({ status: "achieved" })).toMatchObject({ status: "achieved" });
    expect((await call("DELETE", `/api/goals/${id}`)).status).toBe(204);
    expect((await call("GET", `/api/goals/${id}`)).json).toMatchObject({ code: "goal_not_found", status: 404 });
    const list = (await call("GET", "/api/goals")).json.goals;
    expect(JSON.stringify(list)).not.toContain(id);
  });

  test("belongs to one person: for another it is not there", async () => {
    const { id } = (await call("POST", "/api/goals", { title: "A private matter", description: "" })).json.goal;
    const other = await house.newcomer();
    for (const [method, path, body] of [
      ["GET", `/api/goals/${id}`, undefined],
      ["PATCH", `/api/goals/${id}`, { title: "Mine now" }],
      ["DELETE", `/api/goals/${id}`, undefined],
      ["POST", `/api/goals/${id}/activate`, undefined],
      ["GET", "/api/goals/not-an-id", undefined],
    ] as const) {
      const answer = await house.call(method, path, body, { token: other.token });
      expect([method, answer.status, answer.json.code]).toEqual([method, 404, "goal_not_found"]);
      expect(answer.text).not.toContain("private");
    }
    expect((await house.call("GET", "/api/goals", undefined, { token: other.token })).json.goals).toEqual([]);
  });

  describe("bad input", () => {
    test.each([
      ["an empty title", { title: "   " }, 422, "empty"],
      ["a title of 100 kB", { title: "x".repeat(100_000) }, 422, "too_long"],
      ["no title", {}, 422, "invalid"],
      ["an unknown field", { title: "A", owner: "me" }, 422, "invalid"],
      ["a title that is no text", { title: 5 }, 422, "invalid"],
      ["a refused goal", { title: "REFUSED" }, 422, "refused"],
      ["a cry for help", { title: "CRISIS" }, 422, "crisis"],
      ["a cry for help inside 100 kB", { title: `CRISIS ${"x".repeat(100_000)}` }, 422, "crisis"],
    ])("%s is answered kindly", async (_rule, body, status, code) => {
      const stranger = await house.newcomer();
      const answer = await house.call("POST", "/api/goals", body, { token: stranger.token });
      expect([answer.status, answer.json.code]).toEqual([status, code]);
      expect(answer.headers.get("content-type")).toContain("application/problem+json");
    });

    test("control characters go, markup stays as the person's plain words", async () => {
      const title = "<b>Sort\u0000 the\u202E shed</b> & <script>alert(1)</script>";
      const created = await call("POST", "/api/goals", { title, description: "" });
      expect(created.json.goal.title).toBe("<b>Sort the shed</b> & <script>alert(1)</script>");
    });
  });
});
