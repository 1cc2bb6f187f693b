import { usualFlags } from "#core/dialogue/turn/decision.ts";
import { trackLibrary } from "../dialogue/walk.ts";
import { randomUUID } from "node:crypto";
import { beforeAll, expect, test } from "vitest";
import { createInput } from "#app/handle-input.ts";
import { contentFolder } from "#content/content-folder.ts";
import { createCoach, loadTextScreen } from "../../src/compose.ts";
import { readConfig } from "../../src/config.ts";
import { describeAboveStorage, silentLog } from "../storage/databases.ts";
import { buildHouse, type House } from "./http-setup.ts";

const people = {
  en: {
    goal: { title: "learn to braid hair", description: "two left hands and a patient niece" },
    second: { title: "sort the garage", description: "boxes everywhere, one free evening" },
    answer: "for myself, in the evenings",
    comment: "I have no mirror at home",
    reads: /^[^а-яё]*[a-z][^а-яё]*$/i,
  },
  ru: {
    goal: { title: "научиться плести корзины", description: "стопка старых газет и свободные вечера" },
    second: { title: "разобрать гараж", description: "везде коробки, один свободный вечер" },
    answer: "для себя, по вечерам",
    comment: "у меня нет зеркала",
    reads: /[а-яё]{3}/i,
  },
} as const;

describeAboveStorage("a first hour over HTTP", (open) => {
  let house: House;
  beforeAll(async () => {
    const storage = await open();
    const read = readConfig({});
    if (!read.ok) throw new Error("nothing has to be configured");
    const nobodyCounts = { count: () => undefined, add: () => undefined, observe: () => undefined };
    const coach = createCoach(read.config, silentLog, { now: () => Date.now() }, nobodyCounts);
    house = buildHouse(storage, {
      deps: (deps) => ({
        ...deps,
        input: createInput({
          ...deps,
          store: storage.store,
          coach,
          screen: loadTextScreen(contentFolder),
          library: trackLibrary,
          flags: () => usualFlags,
        }),
      }),
    });
  });

  test.each(["en", "ru"] as const)(
    "%s: from naming a goal to the fifth step, with a question, a rewording and a second goal, each request sent twice",
    async (locale) => {
      const { goal, second, answer, comment, reads } = people[locale];
      const { token } = await house.newcomer(undefined, locale);
      const get = async (path: string) => (await house.call("GET", path, undefined, { token })).json;

      /** A phone that lost the answer and asks again must get the same one, and change nothing. */
      async function post(path: string, body?: unknown) {
        const headers = { "idempotency-key": randomUUID() };
        const first = await house.call("POST", path, body, { token, headers });
        const again = await house.call("POST", path, body, { token, headers });
        expect(again.text).toBe(first.text);
        expect(again.headers.get("idempotency-replayed")).toBe("true");
        expect(first.status, first.text).toBeLessThan(300);
        return first.json;
      }
      async function toStep() {
        let now = await get("/api/step");
        for (let asked = 0; now.state === "clarifying"; asked += 1) {
          expect(asked).toBeLessThan(2);
          now = await post("/api/step/answer", { answer });
        }
        expect(now.state).toBe("on_step");
        return now.step;
      }

      const created = await post("/api/goals", goal);
      expect(created.now.state).toBe("clarifying");
      const steps = [await toStep()];

      const reworded = await post("/api/step/rephrase", { step_id: steps[0]?.id, comment });
      expect(reworded.step).toMatchObject({ id: steps[0]?.id, rephrased: true, user_comment: comment });
      expect(reworded.step.text).not.toBe(steps[0]?.text);

      for (let count = 2; count <= 4; count += 1) {
        await post("/api/step/done");
        await post("/api/step/next");
        steps.push(await toStep());
      }

      const other = await post("/api/goals", second);
      const otherStep = await toStep();
      expect(otherStep).toMatchObject({ goal_id: other.goal.id });
      const back = await post(`/api/goals/${created.goal.id}/activate`);
      expect(back.now.step).toMatchObject({ id: steps.at(-1)?.id });

      await post("/api/step/done", { step_id: steps.at(-1)?.id });
      await post("/api/step/next");
      steps.push(await toStep());

      const texts = steps.map(({ text }) => text);
      expect(new Set(texts).size).toBe(5);
      for (const text of [...texts, otherStep.text]) expect(text).toMatch(reads);
      const walked = await get(`/api/goals/${created.goal.id}`);
      expect(walked.completed_steps).toHaveLength(4);
      expect(walked.completed_steps[0]).toMatchObject({ text: reworded.step.text, rephrased: true });
      expect(await get("/api/status")).toMatchObject({ state: "on_step", completed_steps: 4, open_goals: 2 });
    },
  );
});
