import { expect, test } from "vitest";
import { donePress, wayBackPress } from "#contract/presses.ts";
import { ranked } from "../../web/ui/ranked.ts";

const row = (...data: readonly string[]) => data.map((each) => ({ label: each, data: each }));
const done = row(`${donePress}1`);
const likely = row("size", "otherwise");
const back = row(`${wayBackPress}1`);
const [when, goals] = [row("when", "more"), row("goals")];

test.each([
  ["a step has one main act, the likely ones below it, and the rest folded", [done, likely, when, goals], [likely], 2],
  ["a goal that words became is taken back in plain sight", [done, likely, when, goals, back], [likely, back], 2],
  ["one button alone is worth no fold", [done, likely, goals], [likely, goals], 0],
  ["done alone is the main act of its message", [done], [], 0],
])("%s", (_rule, rows, seen, folded) => {
  const found = ranked(rows);
  expect(found.main).toEqual(done);
  expect(found.seen).toEqual(seen);
  expect(found.folded).toHaveLength(folded);
  // Nothing that can be pressed is lost.
  expect([found.main, ...found.seen, ...found.folded].flat()).toHaveLength(rows.flat().length);
});

test("what begins with no step to be done shows all of its own", () => {
  const rows = [likely, when, goals];
  expect(ranked(rows)).toEqual({ main: undefined, seen: rows, folded: [] });
});
