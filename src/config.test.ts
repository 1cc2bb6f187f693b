import { expect, test } from "vitest";
import { readConfig } from "./config.ts";

test("nothing needs to be configured", () => {
  const result = readConfig({});
  if (!result.ok) throw new Error(result.problems.join());
  expect(result.config).toMatchObject({
    PORT: 3000,
    WAYMARK_SIGNUP: "invite",
    TELEGRAM_MODE: "polling",
    model: undefined,
  });
});

test.each([
  ["PORT", "99999"],
  ["PORT", "http"],
  ["PUBLIC_URL", "my-house"],
  ["DATABASE_URL", "mysql://x"],
  ["WAYMARK_SECRET", "short"],
  ["WAYMARK_SIGNUP", "everyone"],
  ["TELEGRAM_BOT_TOKEN", "not-a-token"],
  ["TELEGRAM_MODE", "push"],
  ["LLM_BASE_URL", "model-box"],
  ["LLM_TIMEOUT_MS", "-1"],
  ["SMTP_URL", "http://mail"],
  ["LOG_LEVEL", "loud"],
])("a wrong %s is refused by name, without its value", (name, value) => {
  const result = readConfig({ [name]: value });
  expect(result.ok).toBe(false);
  if (result.ok) return;
  expect(result.problems.join("\n")).toContain(`${name}: expected`);
  expect(result.problems.join("\n")).not.toContain(value);
});

test("all wrong values are named at once", () => {
  const result = readConfig({ PORT: "x", LOG_LEVEL: "x", LLM_MODEL: "x" });
  expect(result.ok ? [] : result.problems).toHaveLength(3);
});

test("an empty variable counts as absent", () => {
  expect(readConfig({ PORT: "", SMTP_URL: " " }).ok).toBe(true);
});

test("a webhook needs a public address", () => {
  expect(readConfig({ TELEGRAM_MODE: "webhook" }).ok).toBe(false);
});

test("several packs are separated by colons", () => {
  const result = readConfig({ WAYMARK_PACKS: "/packs/ours:/packs/theirs" });
  expect(result.ok && result.config.WAYMARK_PACKS).toEqual(["/packs/ours", "/packs/theirs"]);
});
