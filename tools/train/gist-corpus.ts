import { createHash } from "node:crypto";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { z } from "zod";
import { locales } from "#core/person/person.ts";
import { type Gist, gists } from "#core/talk/gist/gist.ts";
import type { GistPlace } from "#core/talk/gist/read-gist.ts";
import { readJsonLines } from "./json-lines.ts";

const lineSchema = z.strictObject({
  /** The conversation that the line belongs to; lines of one stand in their order. */
  c: z.string().min(1),
  locale: z.enum(locales),
  say: z.string().min(1),
  kind: z.enum(gists),
  also: z.enum(gists).optional(),
  /** The words, as they stand in `say`, that name what is newly wished, and how each would stand in a list of goals. */
  wish: z.array(z.string().min(1)).optional(),
  title: z.array(z.string().min(1)).optional(),
});

const spanSchema = z.strictObject({
  say: z.string().min(1),
  wish: z.array(z.string().min(1)).min(1),
  title: z.array(z.string().min(1)).min(1),
});

/** One message of a conversation, with what it mainly does and where it stood. */
export type GistLine = z.infer<typeof lineSchema> & {
  readonly place: GistPlace;
  /** Whose hand wrote it: one file is one hand. */
  readonly hand: string;
};

/** A message that wishes, and the words of it that name what. */
export type SpanLine = z.infer<typeof spanSchema> & { readonly hand: string };

const folderOf = (contentDir: string): string => join(contentDir, "corpora", "gists");
const filesOf = (contentDir: string): readonly string[] =>
  readdirSync(folderOf(contentDir))
    .filter((name) => name.endsWith(".jsonl"))
    .sort();
const isFirst = (name: string): boolean => name.startsWith("first-");

/** All conversations, each message with how many came before it, what the one before does, and whether something had been wished by then. */
export function loadGistLines(contentDir: string): readonly GistLine[] {
  return filesOf(contentDir)
    .filter((name) => !isFirst(name))
    .flatMap((name) => {
      let conversation = "";
      let before = 0;
      let goal = false;
      let last: Gist | undefined;
      return readJsonLines(join(folderOf(contentDir), name)).map((json): GistLine => {
        const line = lineSchema.parse(json);
        if (line.c !== conversation) [conversation, before, goal, last] = [line.c, 0, false, undefined];
        const place = { before, goal, last };
        before += 1;
        goal ||= line.kind === "wish" || line.also === "wish";
        last = line.kind;
        return { ...line, place, hand: name };
      });
    });
}

/** First messages that stand alone, those that wish and those that wish nothing: `none-` and `first-` files are of no conversation. */
export const standsAlone = ({ hand }: { readonly hand: string }): boolean => isFirst(hand) || hand.startsWith("none-");

/** The lines that gists are learned from: the conversations, and first messages that wish something. */
export const loadLearnedLines = (contentDir: string): readonly GistLine[] => [
  ...loadGistLines(contentDir),
  ...loadFirstSpans(contentDir).map(
    ({ say, hand }): GistLine => ({
      c: hand,
      locale: hand.includes("-ru") ? "ru" : "en",
      say,
      kind: "wish",
      place: { before: 0, goal: false },
      hand,
    }),
  ),
];

/** All messages that name a wish: those of the conversations, and first messages that stand alone. */
export function loadSpanLines(contentDir: string): readonly SpanLine[] {
  const talked = loadGistLines(contentDir).flatMap(({ say, wish, title, hand }) =>
    wish && title ? [{ say, wish, title, hand }] : [],
  );
  return [...talked, ...loadFirstSpans(contentDir)];
}

const loadFirstSpans = (contentDir: string): readonly SpanLine[] =>
  filesOf(contentDir)
    .filter(isFirst)
    .flatMap((name) =>
      readJsonLines(join(folderOf(contentDir), name)).map((line) => ({ ...spanSchema.parse(line), hand: name })),
    );

/** A fingerprint of what the gist and its words are learned from: the corpora, the word lists, and the readers that are listened to beside. */
export function gistFingerprint(contentDir: string): string {
  const hash = createHash("sha256");
  for (const name of filesOf(contentDir)) hash.update(readFileSync(join(folderOf(contentDir), name)));
  hash.update(readFileSync(join(contentDir, "intents", "lexicon.yaml")));
  for (const model of ["talk.json", "intents.json", "matter.json"])
    hash.update(readFileSync(join(contentDir, "models", model)));
  return hash.digest("hex");
}
