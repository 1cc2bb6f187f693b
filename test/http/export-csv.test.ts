import { beforeAll, expect, test } from "vitest";
import { ownHabitsAnswerSchema } from "#contract/own-habits.ts";
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

test("days, habits and readings are taken out as tables, and no cell is a formula", async () => {
  const me = await dweller(house, storage);
  await me.begin();
  const made = await me.post(ownHabitsAnswerSchema, "/api/own-habits", { name: "=Water, the plants", risk: false });
  const [own] = made.habits;
  await me.put(ownHabitsAnswerSchema, `/api/own-habits/${own?.id}/days/${own?.today}`, { how: "done" });
  await house.call("POST", "/api/day/checkin", { metric: "energy_level", face: 2, consent: true }, { token: me.token });
  const table = async (name: string) => {
    const answer = await house.call("POST", `/api/export/${name}`, undefined, { token: me.token });
    expect([answer.status, answer.headers.get("content-type")]).toEqual([200, "text/csv; charset=utf-8"]);
    expect(answer.headers.get("content-disposition")).toBe(`attachment; filename="waymark-${name}.csv"`);
    return answer.text.replace("\uFEFF", "").trimEnd().split("\r\n");
  };
  const days = await table("days");
  expect(days[0]).toBe("date,mode,kind,name,start,minutes,state");
  expect(days.filter((line) => line.includes(",own,"))).toEqual([expect.stringContaining('"\'=Water, the plants"')]);
  expect(days.length).toBeGreaterThan(2);
  expect(await table("habits")).toEqual([
    "kind,name,group,date,outcome",
    `own,"'=Water, the plants",,${own?.today},done`,
  ]);
  expect((await table("readings"))[0]).toContain("metric,value,unit,from,to");
  const unknown = await house.call("POST", "/api/export/secrets", undefined, { token: me.token });
  expect(unknown.json.code).toBe("invalid");
  // An open screen is no proof, and no link takes anything out.
  expect((await house.call("GET", "/api/export/days", undefined, { token: me.token })).json.code).toBe(
    "method_not_allowed",
  );
  house.clock.advance(11 * 60_000);
  const later = await house.call("POST", "/api/export/days", undefined, { token: me.token });
  expect(later.json.code).toBe("confirm_password");
});
