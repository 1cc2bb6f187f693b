import { z } from "zod";
import type { PersonId } from "#core/person/person.ts";
import type { TalkLeader } from "#app/ports.ts";
import type { ModelTextReader } from "#content/model-text.ts";
import type { PromptWords } from "#content/prompts.ts";
import type { TalkPrompt } from "#content/talk-prompt.ts";
import { wordsOf } from "#core/goals/words.ts";
import { wordingFaults } from "#core/goals/step-guard.ts";
import type { ModelTextReaders } from "#core/safety/model-text.ts";
import { type Act, acts } from "#core/talk/acts.ts";
import type { LedAct, TalkAsk, TalkLead } from "#core/talk/lead.ts";
import { type BriefMiss, type BriefModelParts, createAskBriefly } from "./ask-briefly.ts";
import { type KeptBack, keepBack } from "./kept-back.ts";
import type { SecondLook } from "./second-look.ts";
import { createWhoBooks, type WhoBook } from "./who-book.ts";
import { data, fill, weekday } from "./write-prompt.ts";

export interface TalkLeaderParts extends Omit<BriefModelParts, "prompt" | "version" | "perPersonHourly"> {
  readonly prompt: TalkPrompt;
  readonly words: PromptWords;
  /** Reads what the model says before a person sees it. */
  readonly read: ModelTextReader;
  /** Looks once more at what that reader let pass. */
  readonly look?: SecondLook;
  readonly perPersonHourly?: number;
  /** What was kept back of each person before. */
  readonly books?: (personId: string) => WhoBook;
  /** Told what each message came to, without any text; `guard` where its words were not fit to be shown. */
  readonly watch?: (outcome: "ok" | "guard" | BriefMiss) => void;
}

const usualHourly = 120;
const most = {
  text: 1000,
  earlier: 240,
  back: 240,
  title: 120,
  step: 300,
  acts: 4,
  goalTitle: 80,
  reflection: 320,
  /** Of what stands in quotation marks: a draft, a line to send. */
  quoted: 600,
} as const;

const actNames = z.enum(acts as [Act, ...Act[]]);
const wire = z.object({
  reflection: z.string().nullable(),
  acts: z.array(
    z.object({
      act: actNames,
      words: z.string().nullable(),
      title: z.string().nullable(),
      goal: z.int().nullable(),
    }),
  ),
});
/** Less strictly: an act that there is none of is left out, and so is whatever does not fit. */
const accepted = z.object({
  reflection: z.string().max(2000).nullish(),
  acts: z
    .array(
      z.object({
        act: z.string(),
        words: z.string().max(2000).nullish(),
        title: z.string().max(400).nullish(),
        goal: z.coerce.number().nullish().catch(undefined),
      }),
    )
    .max(20),
});
type Answer = z.infer<typeof accepted>;

/** A language model that reads a message of a talk: what it does, in closed words, and two sentences back. It decides and carries out nothing. */
export function createTalkLeader(parts: TalkLeaderParts): TalkLeader {
  const { prompt, words, watch, books = createWhoBooks() } = parts;
  const ask = createAskBriefly({
    ...parts,
    prompt: "talk",
    version: prompt.version,
    perPersonHourly: parts.perPersonHourly ?? usualHourly,
  });
  return {
    async lead(message, { personId }) {
      const { locale } = message;
      const keptBack = keepBack(words.who, locale, writtenIn(message), books(personId), wordedIn(message));
      const until = AbortSignal.timeout(parts.timeoutMs);
      const faultsOf = once((said) => looked(parts, { ...message, personId }, said, until));
      const answered = await ask(personId, {
        system: fill(prompt.rules[locale], {
          tone: words.tone[message.tone][locale],
          contact: message.contactAllowed ? "" : words.contact_closed[locale],
        }).trim(),
        prompt: fill(prompt.message[locale], slotsOf(message, keptBack)),
        again: (why) => fill(words.again[locale], { why: words.why[why][locale] }),
        signal: until,
        unfit: async (answer) => {
          const why = await faultsOf(saidIn(answer, keptBack));
          return why.length === 0
            ? undefined
            : fill(words.again[locale], { why: why.map((code) => words.why[code][locale]).join(", ") });
        },
        wire,
        accepts: accepted,
        key: "acts",
      });
      if (answered.kind === "miss") {
        watch?.(answered.why);
        return undefined;
      }
      const said = saidIn(answered.answer, keptBack);
      const fits = said !== undefined && said !== "" && (await faultsOf(said)).length === 0;
      const lead: TalkLead = {
        reflection: fits ? said : undefined,
        acts: ledActs(answered.answer, message, parts.read, keptBack),
      };
      watch?.(answered.answer.reflection && lead.reflection === undefined ? "guard" : "ok");
      return lead.reflection === undefined && lead.acts.length === 0 ? undefined : lead;
    },
  };
}

/** What a talk sends of what a person wrote themselves. */
const writtenIn = ({ text, earlier }: TalkAsk): readonly string[] => [text, ...earlier.map(({ said }) => said)];

/** And of what was worded for them, with their words in it. */
const wordedIn = ({ goals, earlier, asked = "" }: TalkAsk): readonly string[] => [
  asked,
  ...goals.flatMap(({ title, step }) => [title, step ?? ""]),
  ...earlier.map(({ back }) => back ?? ""),
];

function slotsOf(
  { text, locale, goals, earlier, asked, listens, today }: TalkAsk,
  keptBack: KeptBack,
): Readonly<Record<string, string>> {
  const listed = goals.map(({ title, step, inFront }, at) => {
    const open = step === undefined ? "-" : data(step, most.step, keptBack);
    return `\n${at + 1}. ${data(title, most.title, keptBack)}${inFront ? " (in front)" : ""}; step: ${open}`;
  });
  const before = earlier.map(
    ({ said, acts: did, back }) =>
      `\n- ${data(said, most.earlier, keptBack)} (${did.join(", ") || "-"})${back === undefined ? "" : `; you: ${data(toldBack(back), most.back, keptBack)}`}`,
  );
  return {
    today: `${today}, ${weekday(today, locale)}`,
    goals: listed.length === 0 ? "-" : listed.join(""),
    earlier: before.length === 0 ? "-" : before.join(""),
    asked: asked === undefined ? "-" : data(asked, most.step, keptBack),
    listens: listens ? "yes" : "no",
    text: data(text, most.text, keptBack),
  };
}

const asks = /\?["»”)’']*\s*$/u;

/** What was said back, where it is long: its first sentences, and always what was asked, which the message may answer. */
function toldBack(back: string): string {
  if (back.length <= most.back) return back;
  const said: readonly string[] = oneLine(back).match(sentence) ?? [];
  const asked = said.findLast((each) => asks.test(each)) ?? "";
  const room = most.back - asked.length;
  let first = "";
  for (const each of said.slice(0, asked === "" ? said.length : said.lastIndexOf(asked))) {
    if (first.length + each.length > room) break;
    first += each;
  }
  return first + asked === "" ? back : first + asked;
}

/** What may be used of what an answer names: acts of the closed list, words of the message alone, and a title that the screens let pass. */
function ledActs(answer: Answer, ask: TalkAsk, read: ModelTextReader, keptBack: KeptBack): readonly LedAct[] {
  const led = answer.acts.flatMap(({ act, words, title, goal }): LedAct[] => {
    const known = acts.find((each) => each === act);
    if (known === undefined) return [];
    return [
      {
        act: known,
        words: words ? keptBack.quote(words, ask.text) : undefined,
        title: title ? fit(keptBack.restore(title) ?? "", most.goalTitle, ask, read) : undefined,
        goalId: goal ? ask.goals[goal - 1]?.id : undefined,
      },
    ];
  });
  return led.slice(0, most.acts);
}

/** What is wrong with words of a model by the screens, and where they find nothing by a second look. */
async function looked(
  { read, look }: Pick<TalkLeaderParts, "read" | "look">,
  ask: TalkAsk & { readonly personId: PersonId },
  said: string | undefined,
  until: AbortSignal,
): Promise<readonly Fault[]> {
  const faults = faultsIn(said, most.reflection, ask, read, look ? "rules" : "all");
  if (!look || faults.length > 0 || !said) return faults;
  const { personId, locale, text, contactAllowed } = ask;
  return look({ personId, locale, before: text, words: said, contactAllowed }, until);
}

/** The same words are looked at once. */
function once<T>(find: (said: string | undefined) => Promise<T>): (said: string | undefined) => Promise<T> {
  const known = new Map<string | undefined, Promise<T>>();
  return (said) => {
    const found = known.get(said) ?? find(said);
    known.set(said, found);
    return found;
  };
}

/** What a model says back, with what was kept back in its place; undefined where that cannot be put there. */
const saidIn = ({ reflection }: Answer, keptBack: KeptBack): string | undefined =>
  reflection ? keptBack.restore(twoSentences(oneLine(reflection))) : "";

const oneLine = (text: string): string => text.replace(/\s+/gu, " ").trim();

/** What stands in quotation marks: words for the person to use, which are one thing however many sentences they have. */
const inQuotes = /«[^»]*»|“[^”]*”|"[^"]*"/gu;

/** Longer answers are cut behind their second sentence. */
function twoSentences(text: string): string {
  const quotes = text.match(inQuotes) ?? [];
  const bare = text.replace(inQuotes, (quote) => (/[.!?…]["»”]$/u.test(quote) ? "\uE001." : "\uE000"));
  const said = bare.match(sentence) ?? [];
  const two = said
    .slice(0, greets.test(said[0] ?? "") ? 3 : 2)
    .join("")
    .trim();
  let at = 0;
  return two.replace(/\uE001\.|\uE000/gu, () => quotes[at++] ?? "");
}

/** Up to a mark that a space follows, or to the end: a price and a draft without a full stop are inside one. */
const sentence = /(?:(?![.!?…]+[)’']*(?:\s|$)).)*(?:[.!?…]+[)’']*(?:\s+|$)|$)/gu;
/** A greeting is none of the two. */
const greets =
  /^(?:good (?:morning|afternoon|evening)|hello|hi|hey|welcome(?: back)?|здравствуйте|привет|добр(?:ое утро|ый день|ый вечер))(?: \p{L}+)?[.!]/iu;

/** "I have set a reminder": a model does nothing, so it may not say that it did or will. */
const claims =
  /(?<!\p{L})I(?:['’]ve| have|['’]ll| will|['’]m going to)? (?:just |now |already )?(?:set|mark|mark(?:ed)|delet(?:e|ed)|sav(?:e|ed)|sen[dt]|add(?:ed)?|schedul(?:e|ed)|creat(?:e|ed)|call(?:ed)?|not(?:e|ed) (?:it|that)|remind(?:ed)?|record(?:ed)?|paus(?:e|ed))(?!\p{L})|(?<!\p{L})(?:напомню|позвоню|передам|отправлю|запишу|отмечу|удалю|сохраню|добавлю|создам|я (?:поставил|отметил|удалил|сохранил|отправил|добавил|записал|создал)а?)(?!\p{L})/iu;

/** Why words of a model are not shown; each can be told to it. */
type Fault = keyof PromptWords["why"];

/** Words of a model where they may be shown; undefined where they may not. */
function fit(text: string, longest: number, ask: TalkAsk, read: ModelTextReader): string | undefined {
  const said = oneLine(text);
  return said === "" || faultsIn(said, longest, ask, read).length > 0 ? undefined : said;
}

/** What is wrong with words of a model. What it offers in quotation marks is said by the person, not by us. */
function faultsIn(
  said: string | undefined,
  longest: number,
  ask: TalkAsk,
  read: ModelTextReader,
  by: ModelTextReaders = "all",
): readonly Fault[] {
  if (said === undefined) return ["placeholder"];
  const own = said.replace(inQuotes, "");
  const faults: Fault[] = [];
  if (own.length > longest || said.length - own.length > most.quoted) faults.push("too_long");
  if (claims.test(own)) faults.push("claims");
  const wording = wordingFaults(said, ask.locale, theirsIn(ask)).filter((code) => code !== "too_long");
  faults.push(...wording.filter((code) => code !== "language" || !isOfTheirs(said, ask)));
  return [...new Set([...faults, ...read(said, ask.contactAllowed, "talk", by)])];
}

const theirsIn = ({ text, earlier }: TalkAsk): string => [text, ...earlier.map(({ said }) => said)].join("\n");

/** Forms of one word share so many letters. */
const sameBeginning = 4;

/** A word that they asked about, and what is given in quotation marks, may be of another language than what is said of it. */
function isOfTheirs(said: string, { text, locale }: TalkAsk): boolean {
  const asked = new Set(wordsOf(text).map((word) => word.slice(0, sameBeginning)));
  const unasked = said
    .replace(/["«»“”]/gu, " ")
    .replace(/\p{L}+/gu, (word) => (asked.has(word.toLowerCase().slice(0, sameBeginning)) ? "" : word));
  return !wordingFaults(unasked, locale).includes("language");
}
