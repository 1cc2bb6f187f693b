import { createHash } from "node:crypto";
import { type MomentModelFile, readMoments } from "#content/moments.ts";
import { loadShareReader, loadTalkModel } from "#content/talk-reader.ts";
import { wordsOf } from "#core/goals/words.ts";
import { locales } from "#core/person/person.ts";
import type { Act } from "#core/talk/acts.ts";
import { noMoment } from "#core/talk/moments.ts";
import { indexSayings, storedSayings } from "./sayings.ts";
import { loadTalkCorpus } from "./talk-corpus.ts";

const spoken = (text: string) => [{ words: wordsOf(text), part: 1 }];

const said = (contentDir: string) =>
  readMoments(contentDir).flatMap(({ moment }) =>
    locales.flatMap((locale) => moment.says[locale].map((text) => ({ text, label: moment.id }))),
  );

/** Messages of no moment, so that common words are known to be common. */
function others(contentDir: string) {
  const known = new Set(said(contentDir).map(({ text }) => text));
  return loadTalkCorpus(contentDir)
    .filter(({ text }) => !known.has(text))
    .map(({ text }) => ({ text, label: noMoment }));
}

/** How much the act that a moment names itself counts in its profile. */
const namedPart = 0.5;
const leastShare = 0.02;

/** What messages of each moment do: the mean of what the reader of acts takes its sayings for, and the act that it names. */
function profilesOf(contentDir: string): MomentModelFile["profiles"] {
  const read = loadShareReader(contentDir);
  return Object.fromEntries(
    readMoments(contentDir).map(({ moment: { id, act, says } }) => {
      const lines = locales.flatMap((locale) => says[locale]);
      const sums = new Map<Act, number>();
      for (const line of lines)
        for (const [each, share] of read(line)) sums.set(each, (sums.get(each) ?? 0) + share / lines.length);
      const part = act === undefined ? 1 : 1 - namedPart;
      const profile = new Map([...sums].map(([each, share]) => [each, share * part] as const));
      if (act !== undefined) profile.set(act, (profile.get(act) ?? 0) + namedPart);
      const kept = [...profile].filter(([, share]) => share >= leastShare);
      return [id, Object.fromEntries(kept.map(([each, share]) => [each, Number(share.toFixed(3))]))];
    }),
  );
}

/** A fingerprint of what the index is made from, so that a stale one is noticed. */
export const momentFingerprint = (contentDir: string): string =>
  createHash("sha256")
    .update(JSON.stringify([said(contentDir), others(contentDir), loadTalkModel(contentDir).corpus]))
    .digest("hex");

/** The index of what people say in each moment; the same content gives the same bytes. */
export function indexMoments(contentDir: string): MomentModelFile {
  const lines = [...said(contentDir), ...others(contentDir)];
  return {
    about: "Made by tools/train-moments.ts from content/talk/moments and content/corpora/talk; do not edit.",
    corpus: momentFingerprint(contentDir),
    profiles: profilesOf(contentDir),
    sayings: storedSayings(indexSayings(lines.map(({ text, label }) => ({ texts: spoken(text), label })))),
  };
}
