import { readFileSync } from "node:fs";
import { join } from "node:path";
import { inflateRawSync } from "node:zlib";
import { z } from "zod";
import { type GistShares, gists } from "#core/talk/gist/gist.ts";
import { type GistKnowledge, type GistPlace, type GistWords, readGist } from "#core/talk/gist/read-gist.ts";
import { type NameModel, type WishName, wishNames } from "#core/talk/gist/wish-name.ts";
import { type SpanModel, wishMarkings } from "#core/talk/gist/wish-span.ts";
import type { TalkReading } from "#core/talk/talk-reading.ts";
import { packModel } from "#core/text/packed-model.ts";
import { onceCarried } from "./content-folder.ts";
import { loadIntentClasses, loadIntentReader } from "./intents.ts";
import { linearSpec } from "./linear-spec.ts";
import { loadMatterReader } from "./matter-reader.ts";
import { loadSpelling } from "./spelling.ts";
import { loadActHearing, loadActReader } from "./talk-reader.ts";

const modelSchema = z.strictObject({
  about: z.string(),
  corpus: z.string(),
  spec: linearSpec(18),
  temperature: z.number().positive(),
  heads: z.array(z.strictObject({ label: z.enum(gists), bias: z.number(), scale: z.number(), weights: z.base64() })),
});
/** The reader of gists as it lies in content/models: weights as base64 of deflated signed bytes. */
export type GistModelFile = z.infer<typeof modelSchema>;

const spanSchema = z.strictObject({
  about: z.string(),
  corpus: z.string(),
  bits: z.int().min(8).max(18),
  scale: z.number().positive(),
  steps: z.array(z.number()),
  weights: z.base64(),
});
const nameSchema = z.strictObject({
  about: z.string(),
  corpus: z.string(),
  bits: z.int().min(8).max(18),
  bias: z.number(),
  scale: z.number(),
  weights: z.base64(),
});
/** The judge of names for wishes as it lies in content/models. */
export type NameModelFile = z.infer<typeof nameSchema>;
/** The finder of what is wished as it lies in content/models, its steps in units of its scale. */
export type SpanModelFile = z.infer<typeof spanSchema>;

function load<File>(folder: string, name: string, schema: z.ZodType<File>): File {
  const path = join(folder, "models", name);
  const parsed = schema.safeParse(JSON.parse(readFileSync(path, "utf8")));
  if (!parsed.success) throw new Error(`${path}: ${parsed.error.issues.map(({ message }) => message).join("; ")}`);
  return parsed.data;
}
const bytesOf = (weights: string): Int8Array => new Int8Array(inflateRawSync(Buffer.from(weights, "base64")));

/** What is known of words apart from the model: the readers that know other corpora are listened to. */
export function loadGistWords(folder: string): GistWords {
  const acts = loadActHearing(folder);
  const intents = loadIntentReader(folder);
  const matter = loadMatterReader(folder);
  return {
    spelling: loadSpelling(folder),
    classes: loadIntentClasses(folder),
    others: (text) => [
      ...[...acts(text)].map(([act, share]) => [`act:${act}`, share] as const),
      ...intents.classify(text).top3.map(({ intent, confidence }) => [`intent:${intent}`, confidence] as const),
      ["matter", matter(text) ** 2],
    ],
  };
}

export const loadGistModel = (folder: string): GistModelFile => load(folder, "gist.json", modelSchema);
export const loadSpanModel = (folder: string): SpanModelFile => load(folder, "wish-span.json", spanSchema);
export const loadNameModel = (folder: string): NameModelFile => load(folder, "wish-name.json", nameSchema);

/** What a message mainly does, and the names that it may give to what it wishes. */
export interface GistReader {
  readonly gist: (text: string, place: GistPlace) => GistShares;
  readonly names: (text: string) => readonly WishName[];
}

export const loadGistReader = onceCarried((folder: string): GistReader => {
  const file = loadGistModel(folder);
  if (file.heads.some(({ label }, at) => label !== gists[at]))
    throw new Error("content/models/gist.json: its gists are not those of the program; run node tools/train-gist.ts");
  const knowledge: GistKnowledge = {
    ...loadGistWords(folder),
    temperature: file.temperature,
    model: packModel({
      spec: file.spec,
      heads: file.heads.map(({ weights, ...head }) => ({ ...head, weights: bytesOf(weights) })),
    }),
  };
  const { bits, scale, steps, weights } = loadSpanModel(folder);
  const spans: SpanModel = { bits, steps, weights: bytesOf(weights) };
  const judge = loadNameModel(folder);
  const names: NameModel = { ...judge, weights: bytesOf(judge.weights) };
  const matter = loadMatterReader(folder);
  return {
    gist: (text, place) => readGist(text, place, knowledge),
    names: (text) => wishNames(text, wishMarkings(text, spans, scale), names, matter),
  };
});

/** How a message is read where it stands, over the content in a folder. */
export function loadTalkReading(folder: string): TalkReading {
  const acts = loadActReader(folder);
  const { gist, names } = loadGistReader(folder);
  return { acts: (text, _locale, place) => acts(text, place && ((words) => gist(words, place))), names };
}
