import type { ImportSource } from "#app/importer.ts";
import { Broken } from "./broken.ts";
import { othersTurn } from "./others-turn.ts";
import { readText } from "./read-text.ts";

/** Keys and indices from the root to a value. */
export type JsonPath = readonly (string | number)[];

/** What to do with the value that begins at a path: take it whole, look inside, or pass it by. A plain value is never looked into. */
export type Wish = (path: JsonPath, opens: "object" | "array" | "plain") => "take" | "enter" | "pass";

/** A value that was taken, and how many letters of the text lie behind it. */
export interface JsonItem {
  readonly path: JsonPath;
  readonly value: unknown;
  readonly done: number;
}

/** What one piece of the text held. */
export interface JsonPiece {
  readonly items: readonly JsonItem[];
  readonly share: number;
}

/** A value that is taken is held in memory whole: no health record is near this. */
const longestValue = 1_000_000;
const deepest = 64;
/** So many letters are read before others get their turn: they may hold as many values as half of them. */
const lettersAtOnce = 8192;

const [quote, comma, colon, backslash] = [34, 44, 58, 92];
const [openArray, closeArray, openObject, closeObject] = [91, 93, 123, 125];
const space = (code: number): boolean => code === 32 || code === 10 || code === 13 || code === 9;
/** What a number, `true`, `false` or `null` begins with. */
const startsPlain = (code: number): boolean =>
  code === 45 || (code >= 48 && code <= 57) || code === 116 || code === 102 || code === 110;

interface Level {
  readonly closes: number;
  /** The key or index that we are at. */
  at: string | number;
  expects: "first" | "key" | "colon" | "value" | "comma";
}

/** A value or key that is being read: how deep in it we are, and its text where it is wanted. */
interface Held {
  readonly as: "key" | "take" | "pass";
  readonly plain: boolean;
  depth: number;
  quoted: boolean;
  escaped: boolean;
  text: string;
}

/**
 * Walks through JSON of any size, one document or one after another (a line each), and takes out what is wished for; the rest is passed by
 * without being held. Breaks off at damage, at a value without an end, and where the text ends too early.
 */
export async function* jsonItems(source: ImportSource, wish: Wish): AsyncGenerator<JsonPiece> {
  const scanner = createScanner(wish);
  for await (const { text, share } of readText(source)) {
    for (let at = 0; at < text.length; at += lettersAtOnce) {
      if (at > 0) await othersTurn();
      yield { items: scanner.feed(text.slice(at, at + lettersAtOnce)), share };
    }
  }
  if (!scanner.ended()) throw new Broken("truncated");
}

function createScanner(wish: Wish) {
  const levels: Level[] = [];
  let held: Held | undefined;
  let roots = 0;
  let behind = 0;

  function begin(code: number): void {
    const opens = code === openObject ? "object" : code === openArray ? "array" : "plain";
    if (opens === "plain" && code !== quote && !startsPlain(code)) throw new Broken("json_damaged");
    const path = levels.map(({ at }) => at);
    const wished = wish(path, opens);
    if (wished !== "enter" || opens === "plain") {
      held = hold(wished === "take" ? "take" : "pass", opens === "plain" && code !== quote);
      return;
    }
    if (levels.length >= deepest) throw new Broken("json_damaged");
    const list = opens === "array";
    levels.push({ closes: list ? closeArray : closeObject, at: list ? 0 : "", expects: "first" });
  }

  function ended(): void {
    const level = levels.at(-1);
    if (level) level.expects = "comma";
    else roots += 1;
  }

  function close(level: Level): void {
    if (level !== levels.pop()) throw new Broken("json_damaged");
    ended();
  }

  /** One letter between values. */
  function step(code: number): "next" | "again" {
    const level = levels.at(-1);
    if (!level) {
      begin(code);
      return held ? "again" : "next";
    }
    const list = level.closes === closeArray;
    switch (level.expects) {
      case "first":
        if (code === level.closes) {
          close(level);
          return "next";
        }
        level.expects = list ? "value" : "key";
        return "again";
      case "key":
        if (code !== quote) throw new Broken("json_damaged");
        held = hold("key", false);
        return "again";
      case "colon":
        if (code !== colon) throw new Broken("json_damaged");
        level.expects = "value";
        return "next";
      case "value":
        begin(code);
        return held ? "again" : "next";
      case "comma":
        if (code === level.closes) close(level);
        else if (code !== comma) throw new Broken("json_damaged");
        else if (typeof level.at === "number") {
          level.at += 1;
          level.expects = "value";
        } else level.expects = "key";
        return "next";
    }
  }

  return {
    feed(text: string): readonly JsonItem[] {
      const items: JsonItem[] = [];
      let at = 0;
      while (at < text.length) {
        if (!held) {
          const code = text.charCodeAt(at);
          if (space(code) || step(code) === "next") at += 1;
          continue;
        }
        const end = endOf(held, text, at);
        if (held.as !== "pass") held.text += text.slice(at, end ?? text.length);
        if (held.text.length > longestValue) throw new Broken("part_too_long");
        if (end === undefined) break;
        at = end;
        const { as, text: whole } = held;
        held = undefined;
        if (as === "key") named(levels, whole);
        else {
          if (as === "take")
            items.push({ path: levels.map((each) => each.at), value: parsed(whole), done: behind + at });
          ended();
        }
      }
      behind += text.length;
      return items;
    },
    ended: () => levels.length === 0 && (roots > 0 || held !== undefined) && (held === undefined || held.plain),
  };
}

const hold = (as: Held["as"], plain: boolean): Held => ({
  as,
  plain,
  depth: 0,
  quoted: false,
  escaped: false,
  text: "",
});

/** Where a value that is being read ends; undefined where it goes on beyond this piece. */
function endOf(held: Held, text: string, from: number): number | undefined {
  for (let at = from; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    if (held.plain) {
      if (code === comma || code === closeArray || code === closeObject || space(code)) return at;
    } else if (held.quoted) {
      if (held.escaped) held.escaped = false;
      else if (code === backslash) held.escaped = true;
      else if (code === quote) {
        held.quoted = false;
        if (held.depth === 0) return at + 1;
      }
    } else if (code === quote) held.quoted = true;
    else if (code === openObject || code === openArray) held.depth += 1;
    else if (code === closeObject || code === closeArray) {
      held.depth -= 1;
      if (held.depth === 0) return at + 1;
    }
  }
  return undefined;
}

function named(levels: readonly Level[], text: string): void {
  const level = levels.at(-1);
  const name = parsed(text);
  if (!level || typeof name !== "string") throw new Broken("json_damaged");
  level.at = name;
  level.expects = "colon";
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw new Broken("json_damaged");
  }
}
