import { afterAll, beforeAll, describe, expect, test, vi } from "vitest";
import { searchEn } from "../../web/words/search-en.ts";
import { searchRu } from "../../web/words/search-ru.ts";

type Pressed = Partial<Record<"key" | "code" | "target", unknown>> &
  Partial<Record<"ctrlKey" | "metaKey" | "altKey" | "isComposing", boolean>>;
type Kept = ReadonlyMap<string, string>;

/** What the page's own modules give, as far as it is tried here: they are checked with the page's types, where there is a document. */
interface Pages {
  askedByKey(event: Pressed): string | undefined;
  readonly Keys: unknown;
  readonly WordsProvider: unknown;
}
/** What of React is used here. Its own types would bring a document with them, and empty ones in place of Playwright's. */
interface Rendering {
  createElement(type: unknown, props: object, ...children: unknown[]): unknown;
  renderToStaticMarkup(element: unknown): string;
}
const untyped = async (name: string): Promise<object> => (await import(name)) as object;
const { createElement, renderToStaticMarkup } = {
  ...(await untyped("react")),
  ...(await untyped("react-dom/server")),
} as Rendering;
const ofPage = async (path: string): Promise<Partial<Pages>> =>
  (await import(new URL(`../../web/${path}`, import.meta.url).href)) as Partial<Pages>;

/** Something on the page that has the focus, with what it stands in. */
class Focused {
  readonly tag: string;
  constructor(tag: string) {
    this.tag = tag;
  }
  closest(selectors: string): this | null {
    return selectors.split(", ").includes(this.tag) ? this : null;
  }
}

let pages: Pages;
let asksSomething = false;
let kept: Kept = new Map();
beforeAll(async () => {
  vi.stubGlobal("Element", Focused);
  vi.stubGlobal("document", { querySelector: () => (asksSomething ? {} : null) });
  vi.stubGlobal("localStorage", { getItem: (name: string) => kept.get(name) ?? null });
  pages = {
    ...(await ofPage("ui/asked-by-key.ts")),
    ...(await ofPage("features/search/keys.tsx")),
    ...(await ofPage("words/words.tsx")),
  } as Pages;
});
afterAll(() => vi.unstubAllGlobals());

const press = (key: string, more: Pressed = {}): string | undefined =>
  pages.askedByKey({ key, code: "", ctrlKey: false, metaKey: false, altKey: false, isComposing: false, ...more });

describe.each([
  ["en", searchEn],
  ["ru", searchRu],
] as const)("the list of keys (%s)", (locale, words) => {
  /** What each key is said to do. */
  const listed = (): ReadonlyMap<string, string> => {
    const html = renderToStaticMarkup(
      createElement(pages.WordsProvider, { locale }, createElement(pages.Keys, { onClose: () => undefined })),
    );
    const rows = [...html.matchAll(/<dt>(.*?)<\/dt><dd.*?>(.*?)<\/dd>/gu)];
    return new Map(
      rows.map(([, does = "", keys = ""]) => [
        [...keys.matchAll(/<kbd[^>]*>([^<]*)/gu)].map(([, key = ""]) => key).join(" "),
        does,
      ]),
    );
  };

  test("every single key that does something stands in it, by the name of what it opens, and no other key", () => {
    const opens = { "/goals/new": words.doing.goal[0], "/day": words.places["/day"][0], keys: words.keysFor.keys };
    const does = [..."abcdefghijklmnopqrstuvwxyz?"].flatMap((key) => {
      const asked = press(key);
      return asked === undefined ? [] : [[key, opens[asked as keyof typeof opens]]];
    });
    expect(does).toHaveLength(3);
    expect([...listed()].filter(([key]) => /^\S$/u.test(key)).toSorted()).toEqual(does.toSorted());
    for (const [key = ""] of does) expect(words.singleHint.split(/[ ,]+/u)).toContain(key);
  });

  test("the search over everything stands first in it, and is called by its two keys", () => {
    expect([...listed()][0]).toEqual(["Ctrl K", words.keysFor.search]);
    expect([press("k", { ctrlKey: true }), press("k", { metaKey: true }), press("k")]).toEqual([
      "search",
      "search",
      undefined,
    ]);
  });
});

test.each([
  ["on a Russian layout, by where the key is", "в", { code: "KeyD" }, "/day"],
  ["with Shift, or Caps Lock on", "D", {}, "/day"],
  ["with Ctrl it is the browser's", "d", { ctrlKey: true }, undefined],
  ["with Alt it is the browser's", "d", { altKey: true }, undefined],
  ["while a letter is being put together", "d", { isComposing: true }, undefined],
  ["on a button", "d", { target: new Focused("button") }, "/day"],
  ["while somebody types in a line", "d", { target: new Focused("input") }, undefined],
  ["while somebody types in a field of many lines", "?", { target: new Focused("textarea") }, undefined],
] as const)("a key %s", (_rule, key, more, asked) => {
  expect(press(key, more)).toBe(asked);
});

test("nothing is called by a key over a question that stands before the page", () => {
  asksSomething = true;
  expect([press("d"), press("k", { ctrlKey: true })]).toEqual([undefined, undefined]);
  asksSomething = false;
});

test("who turned single keys off still has the search", () => {
  kept = new Map([["keys", "off"]]);
  expect([press("d"), press("?"), press("k", { ctrlKey: true })]).toEqual([undefined, undefined, "search"]);
  kept = new Map();
});
