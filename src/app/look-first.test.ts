import { expect, test } from "vitest";
import { lessSureOf } from "./look-first.ts";

test("what the trained reader would refuse is asked about, what it would ask about goes on, and what a rule says stands", () => {
  const harm = { code: "fraud" } as const;
  expect(lessSureOf({ ...harm, by: "reader", strength: "refuse" })).toEqual({ ...harm, by: "reader", strength: "ask" });
  expect(lessSureOf({ ...harm, by: "reader", strength: "ask" })).toBeUndefined();
  for (const strength of ["ask", "refuse"] as const)
    expect(lessSureOf({ ...harm, by: "rule", strength })).toEqual({ ...harm, by: "rule", strength });
});
