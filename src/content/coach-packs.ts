import { readdirSync, readFileSync } from "node:fs";
import { join, relative, sep } from "node:path";
import { z } from "zod";
import { courses, goalActs } from "#core/goals/acts.ts";
import { goalKinds } from "#core/goals/goal.ts";
import { givenSteps } from "#core/goals/goal-reading.ts";
import { goalMatters } from "#core/goals/matters.ts";
import { stepAssumptions, stepNeeds } from "#core/goals/needs.ts";
import { byLocale } from "#core/person/person.ts";
import { inEveryLocale, localWords } from "./in-every-locale.ts";
import {
  type CoachPack,
  coachPackSchema,
  ladderId,
  type KindWords,
  kindSchema,
  localPhrases,
  phrases,
  stepSchema,
  stepStages,
} from "./coach-pack.ts";
import { packOf, type ShortLadder, shortLaddersSchema } from "./short-ladders.ts";
import { type Family, familiesSchema, familyOf } from "./families.ts";
import { type Shape, shapeOf, shapesSchema } from "./shapes.ts";
import { type HindranceSteps, loadHindrances } from "./hindrances.ts";
import { parseYaml } from "./yaml.ts";
import { onceCarried } from "./content-folder.ts";
import { allTypographic } from "./typographic.ts";

const commentClasses = [
  "wrong_topic",
  "too_easy",
  "asks_why",
  "asks_how_long",
  "asks_what",
  "too_long",
  "no_time",
  "no_tool",
  "no_money",
  "already_done",
  "at_work",
  "outside",
  "scared",
  "tired",
  "unclear",
  "boring",
] as const;
/** What a comment in the person's own words says about why a step does not fit. */
export type CommentClass = (typeof commentClasses)[number];

const wordingSchema = z.strictObject({
  /** The ladder that a goal of one of these kinds walks while the contact gate is closed. */
  contact_closed: z.strictObject({ topic: ladderId, instead_of: z.array(z.enum(goalKinds)) }),
  /** Answers that mean "I do not know", which are never asked again. */
  unsure: localPhrases,
  /** The person is stuck: the first step is a first touch. */
  stuck: localPhrases,
  /** Carry `{floor}`: the floor version put as one first movement. */
  smaller: z.array(localWords).min(3),
  vague: z.array(localWords).min(3),
  /** Carry `{question}` or `{options}`. */
  ask_again: localWords,
  ask_again_options: localWords,
  or: localWords,
  comments: z.record(z.enum(commentClasses), localPhrases),
  /** A step of the person's own; each carries `{wish}`, what they said they want to do. */
  own: inEveryLocale(z.strictObject({ text: z.string(), floor: z.string(), stretch: z.string() })),
  /** Asked back where a remark is not understood. */
  meant: inEveryLocale(z.string()).extend({ quick: inEveryLocale(z.array(z.string()).min(2).max(4)) }),
  /** No step keeps to what was said of it: theirs is asked for. */
  none_within: localWords,
  explain: z.strictObject({
    what: localWords,
    begin: localWords,
    how_long: localWords,
    why: z.record(z.enum(stepStages), localWords),
  }),
  which_topic: localWords,
  none_of_these: localWords,
});

/** Words the offline coach needs beside the packs: other wordings, own steps, what comments mean. */
export type CoachWording = z.infer<typeof wordingSchema>;

const answerSizes = z.strictObject({ text: z.string().min(1), floor: z.string().min(1), stretch: z.string().min(1) });

/** A question that is asked with the person, and the step that is made of whatever they answer. */
const togetherSchema = z.strictObject({
  ...inEveryLocale(z.string().min(1)).shape,
  quick: inEveryLocale(z.array(z.string().min(1).max(40)).min(2).max(3)),
  minutes: z.int().min(5).max(60),
  made: inEveryLocale(answerSizes),
});

/** One act's frame as it is written in content/coach/frames. */
export const frameSchema = z.strictObject({
  act: z.enum(goalActs),
  course: z.enum(courses),
  title: localWords,
  /** Word beginnings with which people say the act; at the head of a title they count most. */
  read: inEveryLocale(phrases),
  together: z.strictObject({ first: togetherSchema, next: togetherSchema }),
  steps: z.array(stepSchema).min(1),
});

/** Steps that read as written for a goal whatever it is about: only what is done is known of it. */
export type CoachFrame = z.infer<typeof frameSchema>;

const readingSchema = z.strictObject({
  lacks: z.record(z.enum(stepNeeds), localPhrases),
  without: z.record(z.enum(stepAssumptions), localPhrases),
  /** How a remark begins that says what is there already. */
  has: localPhrases,
  /** Words of a loss, of a body that hurts, and of a wish or a feeling. */
  loss: localPhrases,
  pain: localPhrases,
  felt: localPhrases,
  /** Words before what is not wanted ("not knitting", «без спортзала»), and first words of a step that gets a thing. */
  unwanted: localPhrases,
  gets: localPhrases,
  /** Beginnings of what is measured, not counted. */
  units: localPhrases,
  /** Beginnings of what is done one by one: the only things that a title can name a number of. */
  countables: localPhrases,
  /** Word beginnings by which it is heard what a goal of no known act is about. */
  matters: z.record(z.enum(goalMatters), localPhrases),
  people: z.array(
    z.strictObject({
      /** How English names this person; Russian is found by any of its forms. */
      said: phrases,
      ru: z.strictObject({
        nom: z.string(),
        gen: z.string(),
        dat: z.string(),
        acc: z.string(),
        ins: z.string(),
        prep: z.string(),
      }),
      en: z.strictObject({ name: z.string() }),
    }),
  ),
});

const givenSchema = z.record(
  z.enum(givenSteps),
  z.strictObject({
    minutes: z.int().min(5).max(30),
    ...inEveryLocale(
      z.tuple([z.string().includes("{given}"), z.string().includes("{given}"), z.string().includes("{given}")]),
    ).shape,
  }),
);

const movesSchema = z.array(
  z
    .strictObject({
      id: ladderId,
      /** Word beginnings in title or description that call for the step; without them it is how its acts begin. */
      when: inEveryLocale(phrases).optional(),
      /** Words beside which it is out of place. */
      not: inEveryLocale(z.array(z.string().min(1))).optional(),
      /** The acts that it belongs to; every one where there are none. */
      acts: z.array(z.enum(goalActs)).min(1).optional(),
      /** What a goal of no known act has to be about; any matter of the hands where there are none. */
      matters: z.array(z.enum(goalMatters)).min(1).optional(),
      /** For goals that walk no ladder: the ladders that are about this have it themselves. */
      without_ladder: z.boolean().default(false),
      /** A stated fact that needs no step of its own beside this one. */
      instead_of: z.enum(givenSteps).optional(),
      minutes: z.int().min(5).max(60),
      needs: z.array(z.enum(stepNeeds)),
      ...inEveryLocale(z.tuple([z.string().min(1), z.string().min(1), z.string().min(1)])).shape,
    })
    .refine(({ when, acts }) => when !== undefined || acts !== undefined, "names neither words nor acts"),
);

/** What a friend would say first, of an act or of what was told beside the goal: the step, the version for five minutes, a larger one. */
export type Moves = z.infer<typeof movesSchema>;

/** By which words a title names a ladder outright, as phrase patterns over plain words; of two that fit the earlier counts. */
const namedSchema = z.array(z.strictObject({ ladder: ladderId, title: phrases, not: phrases.optional() }));
export type NamedLadders = z.infer<typeof namedSchema>;

/** Steps that stand on what was said of a goal: the step, the version for five minutes, a larger one. */
export type GivenSteps = z.infer<typeof givenSchema>;

/** What people say of themselves and whom they name, for every goal alike. */
export type GoalReadingWords = z.infer<typeof readingSchema>;

export interface CoachPacks {
  readonly moves: Moves;
  readonly named: NamedLadders;
  readonly given: GivenSteps;
  readonly reading: GoalReadingWords;
  readonly frames: ReadonlyMap<(typeof goalActs)[number], CoachFrame>;
  readonly topics: readonly CoachPack[];
  /** Where it is not sure which of several ladders is meant, but that it is one of them. */
  readonly families: readonly Family[];
  /** Where no ladder is sure: what is done, and with what sort of thing. */
  readonly shapes: readonly Shape[];
  readonly kinds: Readonly<Record<(typeof goalKinds)[number], KindWords>>;
  readonly wording: CoachWording;
  /** What a remark tells to stand in the way, with the step that takes it up. */
  readonly hindered: (remark: string, goal: string) => HindranceSteps | undefined;
}

/** What is wrong with a file of content, in words an author can act on. */
export interface ContentProblem {
  readonly file: string;
  readonly message: string;
}

const wordingFile = "wording.yaml";
const readingFile = "reading.yaml";
const givenFile = "given.yaml";
const namedFile = "named.yaml";

function readYaml<T>(path: string, schema: z.ZodType<T>): { readonly value: T } | { readonly message: string } {
  let raw: unknown;
  try {
    raw = parseYaml(readFileSync(path, "utf8"));
  } catch (error) {
    return { message: error instanceof Error ? error.message : String(error) };
  }
  const parsed = schema.safeParse(raw);
  if (parsed.success) return { value: parsed.data };
  return { message: parsed.error.issues.map((issue) => `${issue.path.join(".")}: ${issue.message}`).join("; ") };
}

/** Reads every file under content/coach and says what cannot be read, so that tools can show all problems at once. */
export function readCoachPacks(contentDir: string): {
  readonly packs: readonly { readonly file: string; readonly pack: CoachPack }[];
  readonly kinds: readonly { readonly file: string; readonly words: KindWords }[];
  readonly frames: readonly { readonly file: string; readonly frame: CoachFrame }[];
  readonly short: readonly { readonly file: string; readonly ladder: ShortLadder }[];
  readonly families: readonly { readonly file: string; readonly family: Family }[];
  readonly shapes: readonly { readonly file: string; readonly shape: Shape }[];
  readonly wording: CoachWording | undefined;
  readonly reading: GoalReadingWords | undefined;
  readonly given: GivenSteps | undefined;
  readonly moves: Moves;
  readonly named: NamedLadders;
  readonly problems: readonly ContentProblem[];
} {
  const root = join(contentDir, "coach");
  const packs: { file: string; pack: CoachPack }[] = [];
  const kinds: { file: string; words: KindWords }[] = [];
  const frames: { file: string; frame: CoachFrame }[] = [];
  const short: { file: string; ladder: ShortLadder }[] = [];
  const families: { file: string; family: Family }[] = [];
  const shapes: { file: string; shape: Shape }[] = [];
  const problems: ContentProblem[] = [];
  let wording: CoachWording | undefined;
  let reading: GoalReadingWords | undefined;
  let given: GivenSteps | undefined;
  let named: NamedLadders = [];
  const moves: Moves[number][] = [];
  const files = readdirSync(root, { recursive: true, encoding: "utf8" }).filter((name) => name.endsWith(".yaml"));
  for (const name of files.sort()) {
    const file = relative(contentDir, join(root, name)).split(sep).join("/");
    const take = <T>(schema: z.ZodType<T>, keep: (value: T) => void) => {
      const read = readYaml(join(root, name), schema);
      if ("value" in read) keep(read.value);
      else problems.push({ file, message: read.message });
    };
    if (name === wordingFile) take(wordingSchema, (value) => (wording = value));
    else if (name === readingFile) take(readingSchema, (value) => (reading = value));
    else if (name === givenFile) take(givenSchema, (value) => (given = value));
    else if (name === namedFile) take(namedSchema, (value) => (named = value));
    else if (name.startsWith(`moves${sep}`)) take(movesSchema, (value) => moves.push(...value));
    else if (name.startsWith(`frames${sep}`)) take(frameSchema, (frame) => frames.push({ file, frame }));
    else if (name.startsWith(`short${sep}`))
      take(shortLaddersSchema, (ladders) => short.push(...ladders.map((ladder) => ({ file, ladder }))));
    else if (name.startsWith(`families${sep}`))
      take(familiesSchema, (all) => families.push(...all.map((each) => ({ file, family: familyOf(each) }))));
    else if (name.startsWith(`shapes${sep}`))
      take(shapesSchema, (all) => shapes.push(...all.map((each) => ({ file, shape: shapeOf(each) }))));
    else if (name.endsWith(`${sep}_kind.yaml`)) take(kindSchema, (words) => kinds.push({ file, words }));
    else take(coachPackSchema, (pack) => packs.push({ file, pack }));
  }
  return { packs, kinds, frames, short, families, shapes, wording, reading, given, moves, named, problems };
}

/** What is shown of a ladder, in print; what it is known by stays as people type it. */
const shownPack = (pack: CoachPack): CoachPack => ({
  ...pack,
  title: allTypographic(pack.title),
  ask: allTypographic(pack.ask),
  steps: allTypographic(pack.steps),
  slots: Object.fromEntries(
    Object.entries(pack.slots).map(([name, { default: usual, values }]) => [
      name,
      {
        default: allTypographic(usual),
        values: values.map((value) => ({ ...value, ...byLocale((locale) => allTypographic(value[locale])) })),
      },
    ]),
  ),
});

const shownFrame = ({ read, ...frame }: CoachFrame): CoachFrame => ({ ...allTypographic(frame), read });

const shownWording = ({ unsure, stuck, comments, ...wording }: CoachWording): CoachWording => ({
  ...allTypographic(wording),
  unsure,
  stuck,
  comments,
});

/** Loads the offline coach's content once; throws with file and field where anything is wrong, because no coach can do without. */
export const loadCoachPacks = onceCarried((contentDir: string): CoachPacks => {
  const {
    packs,
    kinds: read,
    frames,
    short,
    families,
    shapes,
    wording,
    reading,
    given,
    moves,
    named,
    problems,
  } = readCoachPacks(contentDir);
  const missing = [...problems];
  if (wording === undefined && !problems.some(({ file }) => file.endsWith(wordingFile))) {
    missing.push({ file: `coach/${wordingFile}`, message: "is missing" });
  }
  const kinds = new Map(read.map(({ words }) => [words.kind, words]));
  for (const kind of goalKinds) {
    if (!kinds.has(kind)) missing.push({ file: `coach/${kind}/_kind.yaml`, message: "is missing" });
  }
  const closed = wording?.contact_closed.topic;
  if (closed !== undefined && !packs.some(({ pack }) => pack.id === closed)) {
    missing.push({ file: `coach/${wordingFile}`, message: `contact_closed.topic: there is no topic ${closed}` });
  }
  for (const [name, value] of [
    [readingFile, reading],
    [givenFile, given],
  ] as const) {
    if (value === undefined && !problems.some(({ file }) => file.endsWith(name)))
      missing.push({ file: `coach/${name}`, message: "is missing" });
  }
  if (missing.length > 0 || !wording || !reading || !given) {
    throw new Error(`content/coach: ${missing.map(({ file, message }) => `${file}: ${message}`).join("\n")}`);
  }
  let hindrances: ReturnType<typeof loadHindrances> | undefined;
  return {
    hindered: (remark, goal) => (hindrances ??= loadHindrances(contentDir))(remark, goal),
    reading,
    given: allTypographic(given),
    moves: moves.map((move) => ({ ...move, ...byLocale((locale) => allTypographic(move[locale])) })),
    named,
    frames: new Map(frames.map(({ frame }) => [frame.act, shownFrame(frame)])),
    topics: [...packs.map(({ pack }) => pack), ...short.map(({ ladder }) => packOf(ladder))].map(shownPack),
    families: families.map(({ family }) => ({ ...family, pack: shownPack(family.pack) })),
    shapes: shapes.map(({ shape }) => ({ ...shape, pack: shownPack(shape.pack) })),
    kinds: Object.fromEntries(kinds) as CoachPacks["kinds"],
    wording: shownWording(wording),
  };
});
