import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { contentFolder } from "#content/content-folder.ts";
import { loadDemo } from "#content/demo.ts";
import { locales } from "#core/person/person.ts";
import { guidePictures } from "./guide-pictures.ts";

const root = join(import.meta.dirname, "..", "..");
const guideOf = (locale: string): string => readFileSync(join(root, "docs", "guide", `${locale}.md`), "utf8");
const routes = readFileSync(join(root, "web", "app", "signed-in.tsx"), "utf8");
const hasPage = (path: string): boolean => routes.includes(`path="${path}"`);

describe.each(locales)("the guide in %s", (locale) => {
  const guide = guideOf(locale);
  const shown = [...guide.matchAll(/\]\(([\w-]+\.webp)\)/gu)].map(([, file]) => file);
  const mine = guidePictures.filter((picture) => picture.locale === locale);

  test("shows each picture that is made for it, and no other", () => {
    expect(shown.toSorted()).toEqual(mine.map(({ file }) => file).toSorted());
  });

  test("names no page that is gone", () => {
    const named = [...guide.matchAll(/`(\/[a-z/-]*)`/gu)].map(([, path]) => path ?? "");
    expect(named.length).toBeGreaterThan(5);
    expect(named.filter((path) => !hasPage(path))).toEqual([]);
  });

  test("names no command that is gone", () => {
    const main = readFileSync(join(root, "src", "main.ts"), "utf8");
    const commands = [...guide.matchAll(/\.\/waymark ([a-z-]+)/gu)].map(([, command]) => command ?? "");
    expect(commands.filter((command) => !main.includes(`./waymark ${command}`))).toEqual([]);
  });
});

test("each picture is there, of a page that is there, with a person who is in the demonstration", () => {
  const people = loadDemo(contentFolder).persons.map(({ id, locale }) => `${locale} ${id}`);
  const wrong = guidePictures.filter(
    ({ file, path, person, locale }) =>
      !existsSync(join(root, "docs", "guide", file)) || !hasPage(path) || !people.includes(`${locale} ${person}`),
  );
  expect(wrong).toEqual([]);
});

test("no picture lies there that nobody makes", () => {
  const lying = readdirSync(join(root, "docs", "guide")).filter((file) => file.endsWith(".webp"));
  expect(lying.toSorted()).toEqual(guidePictures.map(({ file }) => file).toSorted());
});
