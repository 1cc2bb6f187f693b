import { beforeAll, describe, expect, test } from "vitest";
import { taskInFullSchema } from "#contract/day-task.ts";
import { ownHabitsAnswerSchema, ownHabitsSchema } from "#contract/own-habits.ts";
import { storageAbove } from "../storage/databases.ts";
import { dweller } from "./day-setup.ts";
import { buildHouse, type House } from "./http-setup.ts";

const open = storageAbove();
let house: House;
let storage: Awaited<ReturnType<typeof open>>;
beforeAll(async () => {
  storage = await open();
  house = buildHouse(storage);
});
const somebody = () => dweller(house, storage);
const path = "/api/own-habits";

describe("habits of somebody's own over the wire", () => {
  test("one in full says its part of the day and why it is wanted, and no word is missing", async () => {
    const me = await somebody();
    await me.post(ownHabitsAnswerSchema, path, {
      name: "Water the plants",
      reason: "They are my grandmother's",
      part: "evening",
      minutes: 5,
      risk: false,
    });
    const own = (await me.today()).tasks.find(({ kind }) => kind === "own");
    const full = await me.get(taskInFullSchema, `/api/day/tasks/${own?.task_id}`);
    expect(full).toMatchObject({ description: "They are my grandmother's", time_block: { title: "In the evening" } });
    expect(JSON.stringify(full)).not.toContain("…");
  });

  test("one is added, stands in the day, is changed, paused, marked and deleted", async () => {
    const me = await somebody();
    expect((await me.get(ownHabitsSchema, path)).habits).toEqual([]);
    const said = { name: "Water the plants", part: "evening", minutes: 5, group: "Home", risk: false };
    const { habits } = await me.post(ownHabitsAnswerSchema, path, said);
    const [own] = habits;
    if (!own) throw new Error("none was added");
    expect(own).toMatchObject({ ...said, stands: "open", paused: false, days: [], times_a_week: null, months: [] });
    const { tasks } = await me.today();
    expect(tasks.filter(({ kind }) => kind === "own")).toMatchObject([
      { title: "Water the plants", category: "own", duration_minutes: 5, habit_id: null, link: null },
    ]);

    const one = `${path}/${own.id}`;
    const changed = await me.put(ownHabitsAnswerSchema, one, { times_a_week: 3, at: "20:30" }, "PATCH");
    expect(changed.habits[0]).toMatchObject({ times_a_week: 3, at: "20:30", part: null, name: own.name, risk: false });
    const paused = await me.put(ownHabitsAnswerSchema, one, { paused: true }, "PATCH");
    expect(paused.habits[0]?.paused).toBe(true);
    expect((await me.today()).tasks.filter(({ kind }) => kind === "own")).toEqual([]);

    const marked = await me.put(ownHabitsAnswerSchema, `${one}/days/${own.today}`, { how: "done" });
    expect(marked.habits[0]).toMatchObject({ total_attempts: 1, current_streak: 1 });
    expect(marked.habits[0]?.months.map(({ days }) => days.at(-1))).toEqual(["d"]);
    const back = await me.put(ownHabitsAnswerSchema, `${one}/days/${own.today}`, { how: "undo" });
    expect(back.habits[0]).toMatchObject({ total_attempts: 0, current_streak: 0 });

    expect((await me.refused("DELETE", one, {})).code).toBe("confirm_first");
    const left = await house.call("DELETE", one, { confirmed: true }, { token: me.token });
    expect(ownHabitsAnswerSchema.parse(left.json).habits).toEqual([]);
    expect((await me.refused("PATCH", one, { minutes: 7 })).code).toBe("habit_not_found");
  });

  test.each([
    ["no name", { name: "" }],
    ["no such hour", { name: "Tea", at: "25:00" }],
    ["growing downwards", { name: "Tea", minutes: 20, grow_to: 10 }],
    ["a field that is none", { name: "Tea", colour: "red" }],
  ])("%s is refused, and nothing is kept", async (_what, said) => {
    const me = await somebody();
    expect((await me.refused("POST", path, said)).code).toBe("invalid");
    expect((await me.get(ownHabitsSchema, path)).habits).toEqual([]);
  });

  test("nobody sees or changes another's", async () => {
    const [me, other] = [await somebody(), await somebody()];
    const { habits } = await me.post(ownHabitsAnswerSchema, path, { name: "Mine alone", risk: false });
    expect((await other.get(ownHabitsSchema, path)).habits).toEqual([]);
    expect((await other.refused("PATCH", `${path}/${habits[0]?.id}`, { minutes: 3 })).code).toBe("habit_not_found");
  });
});
