import { expect, test } from "vitest";
import { scramVerifier } from "./scram.ts";

test("a verifier is the one that PostgreSQL reckons itself", () => {
  // Kept by a PostgreSQL 15 of the password "pencil".
  const kept =
    "SCRAM-SHA-256$4096:q/HnWXhjTm+cQZh6hBLhXA==$hI/0DDZ851T9wZzcW5SpqOLvhbAFNTybBQRP8DNTG9Q=:9RC9/n292w8pY7A85c/O/M/8jpyytGYUVjk+eqi6QUs=";
  const salt = Buffer.from(kept.split(/[:$]/)[2] ?? "", "base64");
  expect(scramVerifier("pencil", salt)).toBe(kept);
});

test("two verifiers of one password differ, as each has its own salt", () => {
  expect(scramVerifier("pencil")).not.toBe(scramVerifier("pencil"));
});
