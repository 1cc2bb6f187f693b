import type { Act } from "../../../talk/acts.ts";
import type { TalkLead } from "../../../talk/lead.ts";
import type { ActReading } from "../../../talk/read-acts.ts";
import { cheerOf } from "../../../talk/cheer.ts";
import { deedSaidBack } from "../../../talk/mirror.ts";
import { tellingWords } from "../../../talk/telling-words.ts";
import { timeSlots } from "../../../talk/slots.ts";
import { withoutLaugh } from "../../../talk/without-laugh.ts";
import { isGood } from "../../../talk/tenor.ts";
import type { Slots, TalkLibrary } from "../../../talk/talk-words.ts";
import type { Goal } from "../../../goals/goal.ts";
import type { Locale } from "../../../person/person.ts";
import type { Command } from "../../turn/command.ts";
import type { Decision, DecisionContext } from "../../turn/decision.ts";
import type { Snapshot } from "../../turn/dialogue.ts";
import { placeInTalk } from "../../turn/place-in-talk.ts";
import { activeGoal } from "../../goals/goal-views.ts";
import { type Line, momentLine, talkLine, talkOf } from "../../goals/talk-lines.ts";
import type { TalkKey } from "../../../talk/acts.ts";
import { withStepTold } from "./reread/deed-told.ts";
import { ledReading, saysAsMuch } from "./led.ts";
import { answerFrom, asBareDeed, withFeeling, withGoodNight } from "./reread/reread.ts";
import { lean } from "../../../text/lean.ts";

export { answerFrom };

/** Where a message meets the person: with a step in front, between two steps, or with no goal at all. */
export type Place = "step" | "between" | "goals" | "nowhere";

/** A message with all that its answer turns on. */
export interface Said {
  readonly before: Snapshot;
  readonly text: string;
  readonly reading: ActReading;
  readonly place: Place;
  readonly goal: Goal | undefined;
  /** Who, how long and when, as they were named, and what is told, turned to who told it. */
  readonly slots: Slots;
  /** What a language model made of it, where one leads. */
  readonly led?: TalkLead;
  readonly context: DecisionContext;
  readonly carryOut: (command: Command, before?: Snapshot) => Decision;
}

/** From here a reading is acted on. */
export const actFrom = 0.6;

/** Letters that each language is written in. */
const lettersOf: Readonly<Record<Locale, RegExp>> = { ru: /\p{Script=Cyrillic}/u, en: /\p{Script=Latin}/u };

export function whatIsSaid(
  before: Snapshot,
  text: string,
  context: DecisionContext,
  carryOut: (before: Snapshot, command: Command) => Decision,
): Said {
  const goal = activeGoal(before);
  const open = goal?.status === "open";
  const place = placeInTalk(before);
  const own = withMedicine(
    text,
    withoutIdiom(text, withoutJoy(context.screen.acts(withoutLaugh(text), before.person.locale, place), context)),
    context,
  );
  const led = typeof context.lead === "object" ? context.lead : undefined;
  // What a rule knows to be harmful is not said back, nor what is in no language of theirs.
  const spoken = lettersOf[before.person.locale].test(text) && context.screen.harm(text, "said")?.by !== "rule";
  const asks = own.clauses.some((clause) => clause.asks);
  // A model says back itself what was told.
  const told = spoken && !asks && !led ? deedSaidBack(text, before.person.locale) : undefined;
  const named = spoken && !led && context.inDanger !== true;
  // What a deed was is said back turned to who did it; all else as it was written, and what is quoted needs no name beside it.
  const quote = named && told === undefined && !asks ? tellingWords(text) : undefined;
  const topic = named && quote === undefined ? context.library.talk.topic(text, before.person.locale) : undefined;
  const cheer = named && !asks ? cheerOf(text, before.person.locale) : undefined;
  return {
    before,
    text,
    reading: led
      ? ledReading(own, led, actFrom)
      : (asBareDeed(own, text, open ? goal : undefined, context) ??
        withDraft(
          withFeeling(
            withGoodNight(withMoment(withStepTold(own, open ? goal : undefined), context.library.talk), text),
          ),
          text,
          talkOf(before).turns.at(-1)?.acts ?? [],
        )),
    ...(led ? { led } : {}),
    place: open ? (goal.current ? "step" : "between") : before.goals.some(isOpen) ? "goals" : "nowhere",
    goal: open ? goal : undefined,
    slots: {
      ...context.library.talk.people(text, before.person.locale),
      ...timeSlots(text),
      ...(told === undefined ? {} : { told }),
      ...(quote === undefined ? {} : { quote }),
      ...(topic === undefined ? {} : { topic }),
      ...(cheer === undefined ? {} : { cheer }),
    },
    context,
    carryOut: (command, from = before) => carryOut(from, command),
  };
}

/** What the words alone say of a medicine holds whatever else a message is taken for, and whoever leads. */
function withMedicine(text: string, reading: ActReading, { screen }: DecisionContext): ActReading {
  if (screen.medicine(text) === undefined) return reading;
  const others = reading.acts.filter(({ act }) => act !== "medicine_question");
  return { ...reading, acts: [{ act: "medicine_question", confidence: 1, clause: 0 }, ...others], moment: undefined };
}

/** What a moment's message does is as sure as the moment. */
const byMoment = 0.7;

/** Words that people say in a moment we know do what they do in it. */
function withMoment(reading: ActReading, talk: TalkLibrary): ActReading {
  const act = reading.moment && talk.moment(reading.moment.id)?.act;
  if (act === undefined || reading.acts.some((each) => each.act === act && each.confidence >= byMoment)) return reading;
  const others = reading.acts.filter((each) => each.act !== act);
  return { ...reading, acts: [{ act, confidence: byMoment, clause: 0 }, ...others] };
}

/** A text of a letter, however short; and what is asked about one that was shown. */
const asLetter = lean(
  /(?:^|[:\s«“"])(?:dear|hi|hello|hey|to whom|здравствуйте|добрый (?:день|вечер)|уважаем\p{L}*|привет)(?!\p{L})|^(?:here|вот)(?:\s+(?:it is|так|что вышло|текст|черновик))?\s*:/iu,
);
const askedOfLetter = lean(
  /(?<!\p{L})(?:harsh|rude|long|short|cold|polite|clear|too much|sound|грубо|резко|длинно|коротко|вежливо|сухо|понятно|слишком|звучит|нормально|так можно)(?!\p{L})/iu,
);
const shortestLetter = 40;
const wordingActs: readonly Act[] = ["help_word_it", "draft_check"];

/** After help with words was asked for, a letter is shown to be judged, and a question is about it. */
function withDraft(reading: ActReading, text: string, before: readonly string[]): ActReading {
  if (!wordingActs.some((act) => before.includes(act))) return reading;
  const shown = text.length >= shortestLetter && asLetter.test(text);
  const asked = text.includes("?") && before.includes("draft_check") && askedOfLetter.test(text);
  return shown || asked
    ? { ...reading, acts: [{ act: "draft_check", confidence: byMoment, clause: 0 }], moment: undefined }
    : reading;
}

/** Thanks and laughter, which are as much out of place beside a sign of danger as joy. */
const light: readonly Act[] = ["joke", "thanks"];

/** Beside a sign that somebody may be in danger nobody is congratulated, thanked or laughed with: "he had his hands on my neck … im fine lol". */
function withoutJoy(reading: ActReading, { inDanger }: DecisionContext): ActReading {
  if (!inDanger) return reading;
  return {
    ...reading,
    acts: reading.acts.filter(({ act }) => !isGood(act) && !light.includes(act)),
    moment: undefined,
  };
}

/** Nobody died who nearly did, of effort or of laughter. */
const nearlyDied = lean(
  /(?<!\p{L})(?:чуть не (?:умер\p{L}*|помер\p{L}*|сдох\p{L}*)|(?:умер\p{L}*|помер\p{L}*) со смеху|(?:nearly|almost) (?:died|killed me)|died laughing|dying of laughter)(?!\p{L})/iu,
);
function withoutIdiom(text: string, reading: ActReading): ActReading {
  if (!nearlyDied.test(text)) return reading;
  const acts = reading.acts.filter(({ act }) => act !== "grief_person" && act !== "grief_pet" && act !== "miscarriage");
  return { ...reading, acts, moment: undefined };
}

const isOpen = ({ status }: Goal): boolean => status === "open" || status === "draft" || status === "paused";

/** How sure it is that the message does this; 0 where it does not. */
export const sureOf = ({ reading }: Said, act: Act): number =>
  reading.acts.find((each) => each.act === act)?.confidence ?? 0;

/** Whether nothing of theirs stands in front: what stands in the way then stands in the way of nothing of ours. */
export const isAlone = ({ place }: Said): boolean => place === "nowhere" || place === "goals";

/** A question whose mark was left out. */
const asksUnmarked = lean(
  /^(?:(?:so|but|and|well|ok|okay|а|и|но|ну)\s+)*(?:what(?:[’']?s)?|how|which|who|where|why|was (?:that|it|this)|is (?:that|it|this|there)|does|do (?:i|you|we|they|people)|did (?:i|he|she|they)|is (?:he|she|mine|my)|are (?:they|we)|could you (?:say|tell)|should i|(?:can|could|may|shall|would) (?:i|we|it)|am i|what does|how many|как(?:ой|ая|ие|ую|ое|их)|как (?:мне|нам|лучше|быть|это|тут|теперь|ещё|еще|правильно)|сколько|куда|где|кто|кому|чем|почему|зачем|отчего|что (?:мне|ей|ему|им|делать|лучше)|с чего мне|когда лучше|стоит ли|можно ли|правильно ли|надо ли|нужно ли)(?!\p{L})/iu,
);
/** "He can't make me, can he": asked by its tail. */
const asksByTail =
  /\s(?:(?:can|could|is|are|was|does|did|will|would|has|should|isn[’']?t|aren[’']?t|doesn[’']?t|won[’']?t) (?:he|she|it|they|i|we|you|that)|right|как думае(?:шь|те)|да ведь|не знаете|не знаешь)[\s.?!]*$/iu;
/** Whether the last thing said is a question, with its mark or without. */
export function asksAtLast({ text, reading: { clauses } }: Pick<Said, "text" | "reading">): boolean {
  const last = clauses.at(-1);
  return (
    last?.asks === true ||
    (clauses.length === 1 && text.includes("?")) ||
    asksUnmarked.test(last?.text ?? "") ||
    asksByTail.test(text)
  );
}

/** Whether anything of it is a question: what stands beside one may be told for its sake ("can I stop it, I read that it bloats"). */
export const asksSomewhere = ({ text, reading: { clauses } }: Pick<Said, "text" | "reading">): boolean =>
  text.includes("?") || clauses.some(({ text: clause, asks }) => asks || asksUnmarked.test(clause));

/** Whether a message begins with what somebody else did or is. */
const beginsWithOthers = (text: string): boolean =>
  /^(?:he|she|they|it|his|her|their|my|our|the|wife|husband|daughter|son|mum|mom|dad|nan|doc|boss|он|она|они|мой|моя|мои|его|её|ее|их|жена|муж|мама|мать|отец|папа|сын|дочь|дочка|внук|внучка|бабушка|дед|брат|сестра|начальник)(?!\p{L})/iu.test(
    text.trim(),
  );

const bare = (text: string): string => text.toLowerCase().replace(/[^\p{L}\p{N}]/gu, "");
/** Whether a message tells what somebody else did or is: it says so, or stands unchanged when it is turned to who told it. */
export const tellsOfOthers = ({ text, slots: { told } }: Said): boolean =>
  beginsWithOthers(text) || (typeof told === "string" && bare(text).includes(bare(told)));

/** The clause that does this; the whole message where none does it alone. */
export function clauseOf({ reading, text, led }: Said, act: Act): string {
  const words = led?.acts.find((each) => each.act === act)?.words;
  if (words !== undefined) return words;
  const at = reading.acts.find((each) => each.act === act)?.clause;
  return (at === undefined ? undefined : reading.clauses[at]?.text) ?? text;
}

/** The answer to the moment that the message is. */
export const lineOfMoment = (said: Said): Line | undefined =>
  said.reading.moment && momentLine(said.before, said.context, said.reading.moment.id, said.slots);

/**
 * A line of talk to this message, filled with whom and when it names; none where the moment that it is has been answered beside it, or where a
 * model's words beside it say as much.
 */
export function lineFor(said: Said, key: TalkKey, more: Slots = {}, beside: readonly Line[] = []): Line | undefined {
  if (beside.some(({ own }) => own !== undefined && saysAsMuch(own, key))) return undefined;
  const { moment } = said.reading;
  const answers = moment !== undefined && said.context.library.talk.moment(moment.id)?.act === key;
  if (answers && beside.some(({ ref }) => ref.startsWith(`talk.moment.${moment.id}.`))) return undefined;
  const { told: _told, quote: _quote, ...others } = said.slots;
  const slots = beside.some(({ tells }) => tells === true) ? others : said.slots;
  return talkLine(said.before, said.context, key, { ...slots, ...more }, beside);
}
