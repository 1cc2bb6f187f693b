import { expect, test } from "vitest";
import type { GoalId } from "./ids.ts";
import { goalLands, landsOf } from "./goal-land.ts";

const goal = (id: string, createdAt: number) => ({ id: id as GoalId, createdAt });
const ids = ["a", "d", "g", "j", "m", "b", "c"];
const goals = ids.map((id, at) => goal(id, at));

test("as many goals as there are lands never share one, whatever their names", () => {
  const lands = landsOf(goals);
  const inOrder = ids.map((id) => lands.get(id as GoalId));
  for (let at = 0; at + goalLands <= inOrder.length; at += 1)
    expect(new Set(inOrder.slice(at, at + goalLands)).size).toBe(goalLands);
});

test("the order in which goals come says nothing, and a goal that is made later changes none before it", () => {
  expect(landsOf(goals.toReversed())).toEqual(landsOf(goals));
  const before = landsOf(goals.slice(0, 4));
  expect([...before]).toEqual([...landsOf(goals)].slice(0, 4));
});

test("whichever goal is alone, its land is one that is drawn", () => {
  expect(
    ids.map((id) => landsOf([goal(id, 0)]).get(id as GoalId)).filter((land) => land === undefined || land >= goalLands),
  ).toEqual([]);
});
