import { expect, test } from "vitest";
import { hashPassword, verifyPassword } from "./password.ts";

test("a password costs what OWASP asks for unless somebody says otherwise, and what it cost is written with it", async () => {
  const costly = await hashPassword("correct horse battery");
  expect(costly).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/);
  const cheap = await hashPassword("correct horse battery", { memory: 8, passes: 1, parallelism: 1, tagLength: 32 });
  for (const hash of [costly, cheap]) {
    expect(await verifyPassword(hash, "correct horse battery")).toBe(true);
    expect(await verifyPassword(hash, "correct horse batterz")).toBe(false);
  }
  expect(await hashPassword("correct horse battery")).not.toBe(costly);
});

test("the same password typed on another keyboard is the same", async () => {
  expect(await verifyPassword(await hashPassword("caf\u00e9 long enough"), "cafe\u0301 long enough")).toBe(true);
});

test.each([
  ["another scheme", "$2b$10$abcdefghijklmnopqrstuv"],
  ["nothing", ""],
])("%s is no hash of ours", async (_what, hash) => {
  expect(await verifyPassword(hash, "anything")).toBe(false);
});
