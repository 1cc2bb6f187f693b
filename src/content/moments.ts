import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { z } from "zod";
import { type Act, acts } from "#core/talk/acts.ts";
import type { MomentIndex } from "#core/talk/moments.ts";
import type { TalkMoment } from "#core/talk/talk-words.ts";
import { readPack } from "./content-folder.ts";
import { inEveryLocale, type LocalWords } from "./in-every-locale.ts";
import { decodeSayings, sayingsSchema } from "./packed-sayings.ts";
import { offerSchema, textsOf, wordingsOf } from "./talk-wording.ts";

export const momentSchema = z.strictObject({
  id: z.string().regex(/^[a-z0-9]+(-[a-z0-9]+)*$/u, "lower-case words joined by hyphens"),
  /** What such a message does, where the program has something to do about it. */
  act: z.enum(acts as readonly [Act, ...Act[]]).optional(),
  offers: z.array(offerSchema).max(2).default([]),
  says: inEveryLocale(z.array(z.string().min(1)).min(8)),
  ...inEveryLocale(z.array(z.string().trim().min(1)).min(3)).shape,
});

/** Something that people tell in a talk, how they say it, and what is answered. */
export type MomentFile = z.infer<typeof momentSchema>;

const folderOf = (folder: string) => join(folder, "talk", "moments");

/** Every moment with the file it stands in. */
export function readMoments(folder: string): readonly { readonly file: string; readonly moment: MomentFile }[] {
  if (!existsSync(folderOf(folder))) return [];
  return readdirSync(folderOf(folder))
    .filter((name) => name.endsWith(".yaml"))
    .sort()
    .flatMap((name) => {
      const file = `talk/moments/${name}`;
      return readPack(folder, file, z.array(momentSchema)).map((moment) => ({ file, moment }));
    });
}

/** Joined, it is one text; put together in a template it would stay a tree of its pieces, thrice as large. */
const refOf = (id: string, at: number): string => ["talk.moment", id, at].join(".");

/** The words of the moments by their path; a language with fewer wordings begins again. */
export function momentTexts(folder: string): readonly (readonly [path: string, words: LocalWords])[] {
  return readMoments(folder).flatMap(({ moment }) => textsOf((at) => refOf(moment.id, at), moment));
}

/** What is answered to each moment. */
export function loadMoments(folder: string): ReadonlyMap<string, TalkMoment> {
  return new Map(
    readMoments(folder).map(({ moment }) => [
      moment.id,
      {
        act: moment.act,
        offers: moment.offers,
        wordings: wordingsOf((at) => refOf(moment.id, at), moment),
      },
    ]),
  );
}

const modelSchema = z.strictObject({
  about: z.string(),
  corpus: z.string(),
  sayings: sayingsSchema,
  /** Moment by moment, what its messages do. */
  profiles: z.record(z.string(), z.partialRecord(z.enum(acts as readonly [Act, ...Act[]]), z.number())),
});
export type MomentModelFile = z.infer<typeof modelSchema>;

/** The stored index of what people say in each moment; throws with the file where anything is wrong. */
export function loadMomentModel(folder: string): MomentModelFile {
  const path = join(folder, "models", "moments.json");
  const parsed = modelSchema.safeParse(JSON.parse(readFileSync(path, "utf8")));
  if (!parsed.success) throw new Error(`${path}: ${parsed.error.issues.map(({ message }) => message).join("; ")}`);
  return parsed.data;
}

export function loadMomentIndex(folder: string): MomentIndex {
  const { sayings, profiles } = loadMomentModel(folder);
  return {
    sayings: decodeSayings(sayings),
    profiles: new Map(
      Object.entries(profiles).map(([id, profile]) => [id, new Map(Object.entries(profile) as [Act, number][])]),
    ),
  };
}
