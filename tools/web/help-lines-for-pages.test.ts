import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { contentFolder } from "#content/content-folder.ts";
import { helpLinesForPages } from "./help-lines-for-pages.ts";

interface Line {
  readonly emergency: boolean;
  readonly phone: string | null;
}

const { load } = helpLinesForPages();
if (typeof load !== "function") throw new Error("the plugin loads nothing");
const code = String(await load.call({} as never, "\0virtual:help-lines"));
const rows = JSON.parse(readFileSync(`${contentFolder}/safety/help-lines.json`, "utf8")) as readonly {
  readonly country: string;
  readonly kind: string;
  readonly phone: string | null;
  readonly confidence: string;
}[];
const table = JSON.parse(/export const lines = (.*);$/s.exec(code)?.[1] ?? "{}") as Readonly<
  Record<string, readonly Line[]>
>;

test("every country that has lines has its own, and every emergency number is among them", () => {
  for (const { country, kind, phone } of rows) {
    if (country !== "INTL" && kind === "emergency") expect(table[country]?.map((line) => line.phone)).toContain(phone);
  }
});

test("emergency stands first", () => {
  for (const lines of Object.values(table)) {
    const last = lines.findLastIndex(({ emergency }) => emergency);
    expect(lines.slice(0, last + 1).every(({ emergency }) => emergency)).toBe(true);
  }
});

test("what was read on one page only stays hidden", () => {
  const shown = new Set(
    Object.entries(table).flatMap(([country, lines]) => lines.map(({ phone }) => `${country} ${phone}`)),
  );
  const confirmed = new Set(
    rows
      .filter((row) => row.kind === "emergency" || row.confidence !== "one-source")
      .map((row) => `${row.country} ${row.phone}`),
  );
  expect([...shown].filter((line) => !confirmed.has(line) && !line.endsWith("null"))).toEqual([]);
});

test("notes and sources of the editors are left behind", () => {
  expect(code).not.toMatch(/seen_in|confidence|"note"/);
});
