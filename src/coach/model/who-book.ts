import { createHmac, randomBytes } from "node:crypto";
import type { HiddenKind } from "#content/who-words.ts";

/** What was kept back of a person before: so a name has the same number in every ask of a conversation, and stays one when what told it for one is no longer sent. */
export interface WhoBook {
  /** Counted from 1 for each kind; the same for the same key. */
  numberOf(kind: HiddenKind, key: string): number;
  /** How surely a word is a name: in small letters too, or with a capital; or that it is a model's own, which no person wrote. */
  known(stem: string): Known | undefined;
  learn(stem: string, how: Known): void;
}

type Known = "told" | "seen" | "own";

/** Persons whose books are kept at once, and entries of a book: who writes more begins anew. */
const most = { persons: 2000, entries: 1000 } as const;

/** Books are in this process's memory alone, and hold no name: only marks that nobody can read without the key, which is made anew at each start. */
export function createWhoBooks(): (personId: string) => WhoBook {
  const key = randomBytes(32);
  const mark = (text: string): string => createHmac("sha256", key).update(text).digest("base64url");
  const books = new Map<string, WhoBook>();
  return (personId) => {
    const place = mark(personId);
    const book = books.get(place) ?? createWhoBook(mark);
    // The one that was asked for longest ago goes first.
    books.delete(place);
    books.set(place, book);
    const [oldest] = books.keys();
    if (books.size > most.persons && oldest !== undefined) books.delete(oldest);
    return book;
  };
}

/** One person's book; `mark` is what a text is written down as. */
export function createWhoBook(mark: (text: string) => string = (text) => text): WhoBook {
  const numbers = new Map<string, number>();
  const counted = new Map<HiddenKind, number>();
  const names = new Map<string, Known>();
  return {
    numberOf(kind, key) {
      const place = mark(`${kind} ${key}`);
      const given = numbers.get(place);
      if (given !== undefined) return given;
      if (numbers.size >= most.entries) numbers.clear();
      const next = (counted.get(kind) ?? 0) + 1;
      counted.set(kind, next);
      numbers.set(place, next);
      return next;
    },
    known: (stem) => names.get(mark(stem)),
    learn(stem, how) {
      if (names.size >= most.entries) names.clear();
      const known = names.get(mark(stem));
      if (how === "told" || known === undefined || (how === "seen" && known === "own")) names.set(mark(stem), how);
    },
  };
}
