import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { countTroubles, watchedTroubles } from "./troubles.ts";

test("warnings and errors are written and counted by their event, and what is merely told is not", () => {
  const [written, counted]: [string[], unknown[]] = [[], []];
  const log = countTroubles(
    {
      info: (event) => void written.push(event),
      warn: (event) => void written.push(event),
      error: (event, fields) => void written.push(`${event} ${JSON.stringify(fields)}`),
    },
    { count: (name, labels) => void counted.push([name, labels]) },
  );
  log.info("purged");
  log.warn("jobs.failed", { queue: "deliver" });
  log.error("look_day_failed", { reason: "x" });
  expect(written).toEqual(["purged", "jobs.failed", 'look_day_failed {"reason":"x"}']);
  expect(counted).toEqual([
    ["waymark_troubles_total", { event: "jobs.failed" }],
    ["waymark_troubles_total", { event: "look_day_failed" }],
  ]);
});

test("every line that an alert waits for is one that the program writes", () => {
  const sources = readdirSync(join(import.meta.dirname, ".."), { recursive: true, encoding: "utf8" })
    .filter((name) => name.endsWith(".ts") && !name.endsWith(".test.ts") && !name.endsWith("troubles.ts"))
    .map((name) => readFileSync(join(import.meta.dirname, "..", name), "utf8"))
    .join("\n");
  expect(watchedTroubles.filter((event) => !new RegExp(`(warn|error)\\(\\s*"${event}"`).test(sources))).toEqual([]);
});
