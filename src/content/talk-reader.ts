import { readFileSync } from "node:fs";
import { join } from "node:path";
import { inflateRawSync } from "node:zlib";
import { z } from "zod";
import { type Act, acts } from "#core/talk/acts.ts";
import type { GistShares } from "#core/talk/gist/gist.ts";
import type { ActProfile, MomentIndex } from "#core/talk/moments.ts";
import {
  type ActKnowledge,
  type ActLabel,
  actLabels,
  type ActReading,
  type ActRule,
  type PhraseSureness,
  readActs,
  trainedShares,
} from "#core/talk/read-acts.ts";
import { compilePhrases } from "#core/safety/phrase-pattern.ts";
import { packModel } from "#core/text/packed-model.ts";
import { onceCarried, readPack } from "./content-folder.ts";
import { loadIntentClasses } from "./intents.ts";
import { loadMomentIndex } from "./moments.ts";
import { loadSpelling } from "./spelling.ts";
import { linearSpec } from "./linear-spec.ts";

const patterns = z.array(z.string().min(1)).min(1).optional();
const phrasesSchema = z.strictObject({
  sets: z.record(z.string(), z.string().min(1)),
  acts: z.partialRecord(
    z.enum(acts as readonly [Act, ...Act[]]),
    z.strictObject({ any: patterns, asks: patterns, tells: patterns, unless: patterns }),
  ),
});

const modelSchema = z.strictObject({
  about: z.string(),
  corpus: z.string(),
  spec: linearSpec(),
  temperature: z.number().positive(),
  heads: z.array(
    z.strictObject({
      label: z.enum(actLabels as unknown as readonly [ActLabel, ...ActLabel[]]),
      bias: z.number(),
      scale: z.number(),
      weights: z.base64(),
    }),
  ),
});

/** The model of acts as it lies in content/models: weights as base64 of deflated signed bytes. */
export type TalkModelFile = z.infer<typeof modelSchema>;

const share = z.number().min(0).max(1);
const surenessSchema = z.strictObject({
  about: z.string(),
  corpus: z.string(),
  acts: z.partialRecord(z.enum(acts as readonly [Act, ...Act[]]), z.tuple([share, share, share, share])),
});

/** How often the phrases of each act were right among labelled messages, as it lies in content/models. */
export type PhraseSurenessFile = z.infer<typeof surenessSchema>;

export const loadPhraseSureness = (folder: string): PhraseSurenessFile =>
  readPack(folder, "models/talk-phrases.json", surenessSchema);

/** How acts are said plainly, in both languages, from content/talk/phrases.yaml. */
export function loadActRules(folder: string): readonly ActRule[] {
  const { sets, acts: said } = readPack(folder, "talk/phrases.yaml", phrasesSchema);
  const compiled = (list: readonly string[] | undefined) => (list ? compilePhrases(list, sets) : undefined);
  return acts.flatMap((act): readonly ActRule[] => {
    const rule = said[act];
    if (!rule) return [];
    const [any, asks, tells, unless] = [rule.any, rule.asks, rule.tells, rule.unless].map(compiled);
    return [{ act, any, asks, tells, unless }];
  });
}

/** The model in a content folder; throws with file and field where anything is wrong. */
export function loadTalkModel(folder: string): TalkModelFile {
  const path = join(folder, "models", "talk.json");
  const parsed = modelSchema.safeParse(JSON.parse(readFileSync(path, "utf8")));
  if (!parsed.success) throw new Error(`${path}: ${parsed.error.issues.map(({ message }) => message).join("; ")}`);
  if (
    parsed.data.heads.length !== actLabels.length ||
    parsed.data.heads.some(({ label }, at) => label !== actLabels[at])
  )
    throw new Error(`${path}: its acts are not those of the program; train it anew with node tools/train-talk.ts`);
  return parsed.data;
}

/** Acts alone are read without the moments, which are made from them. */
const noMoments: MomentIndex = {
  profiles: new Map(),
  sayings: {
    bits: 1,
    labels: [],
    labelOf: new Uint16Array(),
    rare: new Uint8Array(2),
    starts: new Uint32Array(3),
    sayings: new Uint16Array(),
    parts: new Uint8Array(),
  },
};

function knowledgeOf(folder: string, moments: MomentIndex): ActKnowledge {
  const file = loadTalkModel(folder);
  return {
    spelling: loadSpelling(folder),
    rules: loadActRules(folder),
    sureness: new Map(Object.entries(loadPhraseSureness(folder).acts) as [Act, PhraseSureness][]),
    classes: loadIntentClasses(folder),
    temperature: file.temperature,
    moments,
    model: packModel({
      spec: file.spec,
      heads: file.heads.map(({ label, bias, scale, weights }) => ({
        label,
        bias,
        scale,
        weights: new Int8Array(inflateRawSync(Buffer.from(weights, "base64"))),
      })),
    }),
  };
}

/** What the trained reader alone takes a text for, for tools. */
export function loadShareReader(folder: string): (text: string) => ActProfile {
  const knowledge = knowledgeOf(folder, noMoments);
  return (text) => trainedShares(text, knowledge);
}

const loadActKnowledge = onceCarried((folder: string): ActKnowledge => knowledgeOf(folder, loadMomentIndex(folder)));

/** The reader of acts over the content in a folder, ready to be asked. */
export const loadActReader = onceCarried(
  (folder: string): ((text: string, gistOf?: (text: string) => GistShares) => ActReading) => {
    const knowledge = loadActKnowledge(folder);
    return (text, gistOf) => readActs(text, knowledge, gistOf);
  },
);

/** What its trained part alone hears, out of the same memory. */
export const loadActHearing = (folder: string): ((text: string) => ActProfile) => {
  const knowledge = loadActKnowledge(folder);
  return (text) => trainedShares(text, knowledge);
};
