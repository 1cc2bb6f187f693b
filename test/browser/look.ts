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

interface Heard {
  readonly ignored: boolean;
  readonly role?: { readonly value?: string };
  readonly name?: { readonly value?: string };
  readonly properties?: readonly { readonly name: string; readonly value: { readonly value?: unknown } }[];
}

/** What takes the focus to be read out as a whole, such as the words of a step. */
const heardByWhatIsInThem: readonly string[] = ["RootWebArea", "main", "dialog", "generic"];

/**
 * What is wrong for somebody who goes by the tree that a browser gives to readers: something that can be reached has no name, there is not one main
 * part (or one dialog before it), or a heading skips a level.
 */
export async function unheard(page: Page): Promise<readonly string[]> {
  const devtools = await page.context().newCDPSession(page);
  const { nodes } = (await devtools.send("Accessibility.getFullAXTree")) as unknown as {
    readonly nodes: readonly Heard[];
  };
  await devtools.detach();
  const heard = nodes.filter(({ ignored }) => !ignored);
  const told = (node: Heard, property: string) => node.properties?.find(({ name }) => name === property)?.value.value;
  const of = (role: string): readonly Heard[] => heard.filter((node) => node.role?.value === role);
  const nameless = heard.filter(
    (node) =>
      told(node, "focusable") === true &&
      !heardByWhatIsInThem.includes(node.role?.value ?? "") &&
      (node.name?.value ?? "").trim() === "",
  );
  const levels = of("heading").map((node) => Number(told(node, "level")));
  const skipped = levels.filter((level, at) => level > (levels[at - 1] ?? 1) + 1);
  const places = of("dialog").length > 0 ? of("dialog") : of("main");
  return [
    ...nameless.map((node) => `${node.role?.value ?? "something"} without a name`),
    ...skipped.map((level) => `a heading of level ${level} after one that is not above it`),
    ...(places.length === 1 ? [] : [`${places.length} main parts`]),
  ];
}

/** Whether a page has to be moved sideways to be read. */
export const isWiderThanScreen = (page: Page): Promise<unknown> =>
  page.evaluate("document.documentElement.scrollWidth > document.documentElement.clientWidth");

/** Languages, colours and widths in which pages are gone through: all of them where there is time, else the last of them. */
export const inTime = <const T extends readonly unknown[]>(looks: T): readonly T[number][] =>
  isLong ? looks : looks.slice(-1);
