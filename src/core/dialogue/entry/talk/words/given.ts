import { clauseSlots, spelt } from "../../../../talk/own-clause.ts";
import { draftIn, readDraft } from "../../../../talk/read-draft.ts";
import type { AskedEntry, Slots } from "../../../../talk/talk-words.ts";
import { talkOf } from "../../../goals/talk-lines.ts";
import type { Said } from "../heard.ts";
import { capitalised } from "../../../../text/capitalised.ts";
import { draftSlots, isDraft } from "./write-draft.ts";
import { lean } from "../../../../text/lean.ts";

/** So many lines back words that were given still stand in front, and so many messages back a situation was told. */
const linesBack = 4;
const turnsBack = 5;

const given = /^talk\.asked\.(say-[a-z-]+)\./u;

/** The situation that words were given for lately; undefined where none were. */
export function wordsGiven({ before, context }: Pick<Said, "before" | "context">): AskedEntry | undefined {
  const ids = talkOf(before)
    .said.slice(-linesBack)
    .map((ref) => given.exec(ref)?.[1]);
  const id = ids.findLast((each) => each !== undefined);
  return id === undefined ? undefined : context.library.talk.wording.situation(id);
}

/** Whether a letter was shown to be judged last, and what was said to it was no such words: what comes next is about the letter. */
export function isAboutLetter({ before }: Said): boolean {
  const { turns, said } = talkOf(before);
  const last = turns.at(-1);
  return last !== undefined && draftIn(last.said) !== undefined && !given.test(said.at(-1) ?? "");
}

const lately = ({ before }: Said): readonly string[] =>
  talkOf(before)
    .turns.slice(-turnsBack)
    .map(({ said }) => said);
const goalText = ({ goal }: Said): readonly string[] => (goal ? [goal.title, goal.description ?? ""] : []);

/** Words for one person are not those for another: what was told before is of whom this message names. */
function isOfThem({ slots, before, context }: Said, told: string): boolean {
  const { who } = slots;
  return who === undefined || context.library.talk.people(told, before.person.locale).who === who;
}

/** The situation that somebody speaks of who does not name it now: told before, or the goal in front. */
export function situationTold(said: Said): AskedEntry | undefined {
  const { wording } = said.context.library.talk;
  const told = [
    ...lately(said)
      .toReversed()
      .filter((text) => !isDecision.test(text)),
    goalText(said).join(". "),
  ];
  const given =
    wordsGiven(said) ??
    told.filter((text) => isOfThem(said, text)).flatMap((text) => wording.situations(text).slice(0, 1))[0];
  if (given) return given;
  const letter = lately(said)
    .flatMap((text) => draftIn(text) ?? [])
    .at(-1);
  return letter !== undefined && readDraft(letter).kind === "child" ? wording.situation(afterLetter) : undefined;
}
/** So many messages back the rest of a situation was told. */
const begunBack = 3;
/** A situation of which the message names whom and one before it what: "what do i say to the landlord", after the stain was told of. */
export function situationBegun(said: Said, named: readonly AskedEntry[]): AskedEntry | undefined {
  if (named.length === 0 || !named.every(({ id, general }) => id.startsWith("say-") && general)) return undefined;
  const { wording } = said.context.library.talk;
  return lately(said)
    .slice(-begunBack)
    .toReversed()
    .filter((text) => !isDecision.test(text))
    .flatMap((text) => wording.situations(`${text}. ${said.text}`).slice(0, 1))[0];
}

/** Whether to do a thing is asked of oneself, and of nobody to whom words are wanted. */
const isDecision = lean(
  /^(?:(?:so|and|but|ok|well|а|и|ну|может(?: быть)?)[\s,]+)*(?:should i|shall i|do i|would i|maybe i should|стоит ли|не пора ли|уволиться|отчислиться|развестись|бросить)(?!\p{L})/iu,
);
/** What is to stand instead, after a letter to a child was looked over. */
const afterLetter = "say-child-silence";

/** Words of one's own that state something and ask for nothing are facts; a greeting and a request are none. */
function factsIn(shown: string | undefined): Slots {
  if (shown === undefined || shown.includes("?") || shown.split(/\s+/u).length > mostFacts) return {};
  const { good, found } = readDraft(shown);
  const states = found.every(({ what }) => what === "no_request") && good?.what !== "asks" && good?.what !== "warm";
  return states ? { facts: shown } : {};
}
const mostFacts = 30;

const bare = (text: string): string => capitalised(text.trim().replace(/[\s.!,;]+$/u, ""));

/** What was told of a situation, as far as words for it can hold it: the message itself first, then what was said before it. */
export function slotsFor(said: Said, entry: AskedEntry): Slots {
  if (isDraft(entry)) return draftSlots(said, entry);
  const { locale } = said.before.person;
  const { wording, people } = said.context.library.talk;
  const turns = lately(said);
  const first = turns.findIndex((text) => wording.situations(text).some(({ id }) => id === entry.id));
  const since = first === -1 ? [] : turns.slice(first);
  const told = [...goalText(said), ...(said.goal ? turns : since), said.text];
  return Object.assign(
    {},
    ...told.map((text): Slots => {
      const { facts } = factsIn(wording.shown(text, locale));
      return {
        ...people(text, locale),
        ...clauseSlots(text, locale),
        ...wording.details(text, locale),
        ...(facts === undefined ? {} : { facts: spelt(bare(String(facts)), locale) }),
      };
    }),
    said.slots,
  );
}
