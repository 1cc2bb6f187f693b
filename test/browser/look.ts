import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import type { Page } from "playwright-core";
import { isLong } from "../storage/databases.ts";

const axe = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");

/** What axe finds wrong with a page, each with the first place. */
export async function barriers(page: Page): Promise<readonly string[]> {
  await page.evaluate(axe);
  return page.evaluate<readonly string[]>(
    `axe.run(document, { resultTypes: ["violations"] }).then((all) => all.violations.map((one) => one.id + " " + one.nodes[0].html))`,
  );
}

/** Whether a page has to be moved sideways to be read. */
export const isWiderThanScreen = (page: Page): Promise<unknown> =>
  page.evaluate("document.documentElement.scrollWidth > document.documentElement.clientWidth");

/** Languages, colours and widths in which pages are gone through: all of them where there is time, else the last of them. */
export const inTime = <const T extends readonly unknown[]>(looks: T): readonly T[number][] =>
  isLong ? looks : looks.slice(-1);
