import type { CoachPack } from "#content/coach-pack.ts";
import type { CoachFrame, CoachPacks } from "#content/coach-packs.ts";
import type { GoalAct } from "#core/goals/acts.ts";
import type { CoachAsk } from "#core/goals/coach-ask.ts";
import { hasPhrase, wordsOf } from "#core/goals/words.ts";
import { type GoalKind, topicQuestionId } from "#core/goals/goal.ts";
import { type GoalText, headFirst } from "./goal-head.ts";
import { matchTopic, type TopicIndex, type TopicMatch } from "./match-topic.ts";
import { namesOnlyDead, saysDeed, whoIn } from "./goal-slots.ts";
import { type ActReading, isAcceptance, isGoingBack, isWeighed, readAct, withWhatIsSaid } from "./read-act.ts";
import { tellsOfLoss, tellsOfPain, withoutUnwanted } from "./read-facts.ts";
import { isUnsure } from "./read-person.ts";
import { shapeOfGoal } from "./shape-of-goal.ts";
import { lean } from "#core/text/lean.ts";

/** From this certainty on a goal walks its ladder without a question. */
export const goOn = 0.85;
/** From this one on it is walked where nobody may be asked: "not about that" stands beside it. */
const goOnUnasked = 0.6;
/** From this one on it is walked by whoever was asked and cannot tell. Its family would be right a little oftener, and its steps fit a little less. */
const goOnUntold = 0.5;
/** From this one on it is worth asking which ladder is meant: one of the three that are named then is right for some two goals in three. */
export const worthAsking = 0.35;
/** From this one on it is worth asking which family is meant: one of the three likeliest is right for every second goal. */
const worthAskingFamily = 0.2;
/**
 * From this certainty on the ladders' family is walked where none of them is sure: its steps are true of each. It is as right as it is sure: 0.71 of
 * strangers' goals that are walked so from here on. From 0.42 on, a third of the walks was about something else.
 */
const goOnFamily = 0.5;
/** Where a title has a known shape, a ladder that is less sure than this is worth no question: the shape's steps are surely about it. */
const worthAskingBesideShape = 0.5;
const sureOfOutright = 0.95;

/** What a goal walks: a ladder that knows its topic, or the frame of its act, which claims to know none. */
export type Way =
  | { readonly kind: "ladder"; readonly pack: CoachPack }
  | { readonly kind: "frame"; readonly frame: CoachFrame };

/** A goal as it was understood. */
export interface Understood {
  readonly way: Way;
  readonly kind: GoalKind;
  readonly act: ActReading;
  /** How sure the ladder is; of a frame, how sure the likeliest ladder would have been. */
  readonly sure: number;
  /** What to ask about before the first step; empty where nothing is worth a question. */
  readonly candidates: readonly Named[];
}

/** What a question names: a ladder or the frame of an act, by its title. */
export type Named = Pick<CoachPack | CoachFrame, "title">;

export const wayId = (way: Way): string =>
  way.kind === "ladder" ? `${way.pack.kind}/${way.pack.id}` : `frame/${way.frame.act}`;

/** Whoever these acts are done to is another person: with the contact gate closed they are not walked. */
const toOthers = new Set<GoalAct>([
  "call_or_write_to",
  "find_someone",
  "help_someone",
  "make_peace",
  "meet_people",
  "tell_someone",
]);

/**
 * Which way a goal goes. A way once begun is kept until the person says that it is about something else; a ladder is
 * begun only where it is sure or was chosen, and everything else walks its act's frame, never a likely ladder.
 */
export function chooseWay(packs: CoachPacks, index: TopicIndex, ask: CoachAsk): Understood {
  const ruledOut = new Set(ask.reading?.ruledOut ?? []);
  const wrongTopic = ask.reason === "wrong_topic";
  if (wrongTopic && ask.reading) ruledOut.add(ask.reading.way);
  const answer = topicAnswer(packs, ask);
  const text = wordsToRead(packs, ask, answer?.ownWords ?? (wrongTopic ? ask.comment : undefined));
  const told = tellsOfLoss(`${text.title} ${text.description}`, packs.reading);
  const namesSomebody = Object.keys(whoIn(text.title, ask.locale, packs.reading)).length > 0;
  const read = readAct(index.acts, text.title, text.description);
  const act = withLoss(
    withWhatIsSaid(whereVerbIsSaid(ask, text, read), text, namesSomebody),
    told,
    `${ask.goal.title} . ${ask.goal.description}`,
    packs.reading,
  );
  const { kind, sure, candidates, family, families } = withoutInvention(
    packs,
    `${text.whole ?? text.title} . ${text.title} . ${text.description}`,
    withoutStrain(
      tellsOfPain(`${text.title} ${text.description}`, packs.reading),
      withoutUse(text, matchTopic(index, text, ask.goal.kind, notMeant(packs, text, ruledOut))),
    ),
  );
  const understood = (way: Way, certain = sure): Understood => ({
    way: whereContactIsClosed(packs, way, ask.contactAllowed),
    kind: way.kind === "ladder" ? way.pack.kind : kind,
    act,
    sure: certain,
    candidates: [],
  });
  if (answer?.named) return understood(answer.named, 1);
  // "I don't know" is read once: what was begun after it is gone on with, and not judged anew when the goal has been given a kind.
  const stillNew = answer?.isNew === true && !(answer.cannotTell && ask.history.length > 0);
  const kept = wrongTopic || stillNew ? undefined : wayOf(packs, ask.reading?.way);
  if (kept) return understood(kept, ask.reading?.sure);
  const [best] = candidates;
  const unasked = ask.questionsLeft <= 0 ? goOnUnasked : goOn;
  const enough = answer?.cannotTell === true ? goOnUntold : unasked;
  const mayGoOn = answer === undefined || answer.ownWords !== undefined || answer.cannotTell;
  const kin = family && family.sure >= goOnFamily && mayGoOn ? family.pack : undefined;
  const shape = shapeOfGoal(packs.shapes, text, ruledOut);
  if (shape?.outright === true && mayGoOn) return understood({ kind: "ladder", pack: shape.pack }, sureOfOutright);
  const general = kin ?? shape?.pack;
  const unsure: Way = general
    ? { kind: "ladder", pack: general }
    : { kind: "frame", frame: frameOf(packs, act.act, ruledOut) };
  if (best && sure >= enough && mayGoOn) return understood({ kind: "ladder", pack: best });
  const open = understood(unsure);
  if (open.way.kind === "ladder" && open.way.pack !== general) return open;
  const isKnownShape = general !== undefined && general !== kin && sure < worthAskingBesideShape;
  if (answer !== undefined || isKnownShape) return open;
  const topics = worthNaming(sure, candidates, families);
  const acts = act.act === "anything" ? act.likely.flatMap((each) => packs.frames.get(each) ?? []) : [];
  // One act among forty is no choice.
  if (topics.length === 0 && acts.length < 2) return open;
  const named = [...topics.slice(0, acts.length > 0 ? 2 : mostNamed), ...acts].slice(0, mostNamed);
  return { ...open, candidates: named };
}

/** What nobody is asked about on a guess: a loss, a parting, a craving. */
const delicate = new Set<GoalAct>(["mourn", "part", "quit"]);

/** What a question names first: ladders where they are likely enough, else families, which are likelier. */
function worthNaming(
  sure: number,
  ladders: readonly CoachPack[],
  families: readonly CoachPack[],
): readonly CoachPack[] {
  if (sure >= worthAsking) return ladders;
  const named = sure >= worthAskingFamily ? families.filter(({ act }) => !delicate.has(act)) : [];
  return named.length > 1 ? named : [];
}

const drills = new Set<GoalAct>(["practise", "keep_a_routine", "train_body", "quit"]);

/** A title that says no deed leaves the act to be guessed at, which takes more than a verb does. */
const sureWithoutVerb = 0.9;

function whereVerbIsSaid(ask: CoachAsk, text: GoalText, read: ActReading): ActReading {
  if (read.sure >= sureWithoutVerb && read.act !== "anything") return read;
  return saysDeed(text, ask.locale) ? read : { ...read, act: "anything", likely: [] };
}

/** What ladders of these acts make of a thing is its use, and what goes back is used no more. */
const uses = new Set<GoalAct>(["learn", "practise", "read_or_watch", "train_body", "keep_a_routine", "quit"]);

/** To take books back is nearly to part with books, in words: only what leaves no doubt is walked. */
const sureOfGoingBack = 0.95;

function withoutUse(text: GoalText, match: TopicMatch): TopicMatch {
  if (isWeighed(text.title)) return withoutDoing(match);
  const [best] = match.candidates;
  return best && isGoingBack(text.title) && (uses.has(best.act) || match.sure < sureOfGoingBack)
    ? { ...match, candidates: [], sure: 0, family: undefined, families: [] }
    : match;
}

/** Whoever asks whether to do a thing is not walked through doing it: only what is about choosing is meant, and a family does not choose. */
const choosing = new Set<GoalAct>(["decide", "buy_or_choose"]);

function withoutDoing(match: TopicMatch): TopicMatch {
  const [best] = match.candidates;
  if (!best || choosing.has(best.act)) return match;
  const candidates = match.candidates.filter(({ act }) => choosing.has(act));
  return { ...match, candidates, sure: 0, family: undefined, families: [] };
}

/** What the body is used for: whoever hurts from it is not sent to do more. */
const strains = new Set<GoalAct>(["train_body", "make", "learn", "practise"]);

/** Nobody who tells of a body that hurts is trained by a guess: a sore wrist is no wish for push-ups, nor pain from the sewing machine one for a hem. */
const withoutStrain = (hurts: boolean, match: TopicMatch): TopicMatch =>
  hurts && match.sure < goOn && [match.candidates[0], match.family?.pack].some((pack) => pack && strains.has(pack.act))
    ? {
        ...match,
        candidates: match.candidates.filter(({ act }) => !strains.has(act)),
        sure: 0,
        family: undefined,
        families: match.families.filter(({ act }) => !strains.has(act)),
      }
    : match;

/** Nobody is taken for one who has quarrelled, owes, mourns or comes home from prison unless a word of it was said, however likely that is. */
function withoutInvention({ families: all }: CoachPacks, text: string, match: TopicMatch): TopicMatch {
  if (match.sure >= goOn) return match;
  const words = wordsOf(text);
  const untold = all.filter(
    ({ onlyIfSaid, notBeside }) =>
      (onlyIfSaid.length > 0 && !hasPhrase(words, onlyIfSaid)) || hasPhrase(words, notBeside),
  );
  const packs = new Set(untold.map(({ pack }) => pack));
  const [best] = match.candidates;
  const bestUntold = best !== undefined && untold.some(({ ladders }) => ladders.has(`${best.kind}/${best.id}`));
  return {
    ...match,
    sure: bestUntold ? Math.min(match.sure, mostUntold) : match.sure,
    family: match.family && packs.has(match.family.pack) ? undefined : match.family,
    families: match.families.filter((pack) => !packs.has(pack)),
  };
}
/** It may still be named in a question, which whoever is asked can deny. */
const mostUntold = 0.5;

/** What is done to somebody who has to be there. */
const toOnePerson = new Set<GoalAct>(["help_someone", "call_or_write_to", "tell_someone", "make_peace", "host"]);
/** Who is left behind, and is no one of the list: "left her boy with me". */
const leftBehind = lean(
  /(?<!\p{L})(?:boy|boys|girl|kids?|child|children|nephew|niece|orphan\p{L}*|widow\p{L}*|мальчик\p{L}*|девочк\p{L}*|дет(?:и|ей|ям|ьми)|реб[её]н\p{L}+|племянни\p{L}+|вдов\p{L}+)(?!\p{L})/iu,
);

/** Nobody who tells of a loss is drilled, and nothing is done to, asked of or said to whoever has died. */
function withLoss(reading: ActReading, told: boolean, text: string, words: CoachPacks["reading"]): ActReading {
  if (!told) return reading;
  if (drills.has(reading.act)) return { ...reading, act: "mourn" };
  if (!toOnePerson.has(reading.act) || !namesOnlyDead(text, words)) return reading;
  return leftBehind.test(text) ? { ...reading, act: "anything", likely: [] } : { ...reading, act: "mourn" };
}

/** What was answered to the question what a goal is about: something it names, own words, or nothing that helps. */
interface TopicAnswer {
  readonly named: Way | undefined;
  readonly ownWords: string | undefined;
  /** "I don't know": the likeliest stays likely, which "something else" rules out. */
  readonly cannotTell: boolean;
  /** Given just now: it outweighs the way that was gone before. */
  readonly isNew: boolean;
}

function topicAnswer(packs: CoachPacks, ask: CoachAsk): TopicAnswer | undefined {
  if (ask.reason === "wrong_topic") return undefined;
  const answer = ask.clarifications.findLast(({ id }) => id === topicQuestionId)?.answer;
  if (answer === undefined) return undefined;
  const isNew = ask.clarifications.at(-1)?.id === topicQuestionId && ask.kind !== "rephrase";
  if (!isNew && ask.reading) return undefined;
  const other = Object.values(packs.wording.none_of_these).includes(answer.trim());
  const cannotTell = !other && isUnsure(answer, packs.wording);
  const nothing = other || cannotTell;
  const named = nothing ? undefined : namedBy(packs, answer);
  return { named, ownWords: nothing || named ? undefined : answer, cannotTell, isNew };
}

/** More ready answers than this are not read. */
const mostNamed = 3;

/** The goal's own words; where they were misread, what was said of it comes first. */
function wordsToRead(packs: CoachPacks, ask: CoachAsk, said: string | undefined): GoalText {
  const { title } = ask.goal;
  const description = withoutUnwanted(ask.goal.description, packs.reading);
  const told =
    said === undefined || said.trim() === ""
      ? { title, description }
      : { title: said, description: `${title}. ${description}` };
  return { ...headFirst(told), whole: told.title };
}

/** Peace with what is so is made with nobody: no ladder of quarrels is about it. */
const notMeant = ({ topics }: CoachPacks, { title }: GoalText, ruledOut: ReadonlySet<string>): ReadonlySet<string> =>
  isAcceptance(title)
    ? new Set([...idsOf(ruledOut), ...topics.filter(({ act }) => act === "make_peace").map(({ id }) => id)])
    : idsOf(ruledOut);

const idsOf = (ways: ReadonlySet<string>): ReadonlySet<string> =>
  new Set([...ways].map((way) => way.split("/")[1] ?? way));

function wayOf(packs: CoachPacks, way: string | undefined): Way | undefined {
  if (way === undefined) return undefined;
  const [kind, id] = way.split("/");
  if (kind === "frame") {
    const frame = [...packs.frames.values()].find(({ act }) => act === id);
    return frame && { kind: "frame", frame };
  }
  const all = [...packs.topics, ...[...packs.families, ...packs.shapes].map(({ pack }) => pack)];
  const known = all.find((each) => each.kind === kind && each.id === id);
  return known && { kind: "ladder", pack: known };
}

/** The act's frame, or the one for whatever it may be. */
function frameOf(packs: CoachPacks, act: GoalAct, ruledOut: ReadonlySet<string>): CoachFrame {
  const own = ruledOut.has(`frame/${act}`) ? undefined : packs.frames.get(act);
  const frame = own ?? packs.frames.get("anything");
  if (frame === undefined) throw new Error("content/coach/frames/anything.yaml is missing");
  return frame;
}

/** What an answer names by its title, in either language. */
function namedBy(packs: CoachPacks, answer: string): Way | undefined {
  const said = answer.trim().toLowerCase();
  const isSaid = ({ title }: Named) => Object.values(title).some((each) => each.toLowerCase() === said);
  const frame = [...packs.frames.values()].find(isSaid);
  if (frame) return { kind: "frame", frame };
  const pack = packs.topics.find(isSaid) ?? packs.families.find((family) => isSaid(family.pack))?.pack;
  return pack && { kind: "ladder", pack };
}

/** While the contact gate is closed, ways to other people are closed too: only oneself, paper and professionals. */
function whereContactIsClosed(packs: CoachPacks, way: Way, contactAllowed: boolean): Way {
  const closed = packs.wording.contact_closed;
  const reaches = way.kind === "ladder" ? closed.instead_of.includes(way.pack.kind) : toOthers.has(way.frame.act);
  if (contactAllowed || !reaches) return way;
  const pack = packs.topics.find(({ id }) => id === closed.topic);
  return pack ? { kind: "ladder", pack } : way;
}
