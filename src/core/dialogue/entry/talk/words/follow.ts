import { contactVerdict } from "../../../../safety/contact-gate.ts";
import { readDraft } from "../../../../talk/read-draft.ts";
import { type AskedEntry, chooseWording, type Slots, type TalkEntry } from "../../../../talk/talk-words.ts";
import type { WordingMove } from "../../../../talk/wording-moves.ts";
import { asLine, type Line, talkOf } from "../../../goals/talk-lines.ts";
import type { Decision } from "../../../turn/decision.ts";
import { say } from "../../../turn/outcome.ts";
import { judgement, ofChild, replyOf } from "../draft.ts";
import { actFrom, type Said, sureOf } from "../heard.ts";
import { speak } from "../moves.ts";
import { becomeGoal } from "../wishes/become-goal.ts";
import { wantsTo } from "../../thread/of-wishes.ts";
import { isAboutLetter, situationBegun, situationTold, slotsFor, wordsGiven } from "./given.ts";

/** Whoever wants other words says so in few; whoever asks for some may say more around it. */
const [mostOfMove, mostOfAsking] = [16, 30] as const;
const others = ["shorter", "firmer", "warmer", "plainer", "other", "own"] as const satisfies readonly WordingMove[];
type Other = (typeof others)[number];

/**
 * What is said next of words that were given, or of a situation that was told before: the same words in another register, one's own version of
 * them judged, or words for it. Undefined where the message is about none of these.
 */
export function followWords(said: Said): Decision | undefined {
  const { text, before, context } = said;
  const { wording } = context.library.talk;
  const moves = wording.moves(text);
  if (moves.includes("sent") || isAboutLetter(said) || ordersElse(said)) return undefined;
  const shown = wording.shown(text, before.person.locale);
  const words = text.trim().split(/\s+/u).length;
  const given = wordsGiven(said);
  const named = context.library.talk.asked(text);
  // What is quoted inside a question that has its own answer is no version of theirs.
  const theirs = shown !== undefined && (text.trim().endsWith(shown) || named.every(isSituation));
  if (theirs) return judgeOwn(said, shown, given ?? situationTold(said));
  const shownLast = moves.includes("better") && words <= mostOfBetter ? shownBefore(said) : undefined;
  if (shownLast !== undefined) return judgeOwn(said, shownLast, given ?? situationTold(said));
  const whether = moves.includes("whether") && text.trim().endsWith("?");
  const other = whether ? undefined : others.find((each) => moves.includes(each));
  if (given && other && words <= mostOfMove) return otherwise(said, given, other);
  if (moves.includes("wants") && !moves.includes("asks") && named.length === 0) return wished(said);
  const narrower = moves.includes("asks") && words <= mostOfAsking ? situationBegun(said, named) : undefined;
  if (narrower && mayBeWorded(said, narrower)) return worded(said, narrower, narrower.wordings);
  if (!moves.includes("asks") || words > mostOfAsking || named.length > 0) return undefined;
  const told = given ?? situationTold(said);
  if (!told || !mayBeWorded(said, told)) return undefined;
  return other ? otherwise(said, told, other) : worded(said, told, told.wordings);
}

/** What asks only to be heard, or is done with a goal, shows no words of their own, whatever it quotes. */
const ordersElse = (said: Said): boolean =>
  (["just_listen", "no_answer_needed", "rename_goal", "delete_goal", "pause_goal"] as const).some(
    (act) => sureOf(said, act) >= actFrom,
  );

const mostOfBetter = 4;
/** The words of their own that the message before showed. */
function shownBefore({ before, context }: Said): string | undefined {
  const last = talkOf(before).turns.at(-1);
  return last && context.library.talk.wording.shown(last.said, before.person.locale);
}

const isSituation = ({ id }: AskedEntry): boolean => id.startsWith("say-");

/** "I need to ask my boss for more money": something to be walked to, where nothing else is; the words come when they are asked for. */
function wished(said: Said): Decision | undefined {
  const { text, place, context } = said;
  const situation =
    place === "nowhere" && !text.includes("?") && context.library.talk.wording.situations(text).length > 0;
  return situation ? (wantsTo(said) ?? becomeGoal(said, "wish", [])) : undefined;
}

function mayBeWorded({ before, context }: Said, { contact }: AskedEntry): boolean {
  const verdict = contactVerdict(before.person.contact, context.now);
  return !contact || verdict.kind === "open" || verdict.because === "unanswered";
}

type Wordings = TalkEntry["wordings"];

/** A wording that was not said lately, with what was told in it; undefined where there is none. */
function lineOf(said: Said, entry: AskedEntry, wordings: Wordings): Line | undefined {
  const { said: lately } = talkOf(said.before);
  const slots: Slots = slotsFor(said, entry);
  const wording = chooseWording({ wordings, offers: [] }, said.before.person.locale, slots, lately, 0);
  return wording && !lately.includes(wording.ref) ? { ref: wording.ref, slots, offers: [] } : undefined;
}

function worded(said: Said, entry: AskedEntry, wordings: Wordings): Decision | undefined {
  const line = lineOf(said, entry, wordings);
  return line ? speak(said, [line]) : say(said.before, { say: "wording.no_more" });
}

const shortest = ({ wordings }: AskedEntry): Wordings => ({ ru: wordings.ru.slice(-1), en: wordings.en.slice(-1) });
const none: Wordings = { ru: [], en: [] };

/** The same words otherwise: of the register that is asked for and no other, and honestly none where content holds none. */
function otherwise(said: Said, entry: AskedEntry, how: Other): Decision | undefined {
  switch (how) {
    case "own":
      return say(said.before, { say: "wording.yours" });
    case "shorter":
      return worded(said, entry, shortest(entry));
    case "other":
      return worded(said, entry, entry.wordings);
    case "plainer":
      return worded(said, entry, entry.registers.plainer ?? shortest(entry));
    case "firmer":
    case "warmer":
      return worded(said, entry, entry.registers[how] ?? none);
  }
}

/** Somebody's own version, in the situation that it is for: what a rule can tell against it, the request that it lacks, or that it stands. */
function judgeOwn(said: Said, shown: string, entry: AskedEntry | undefined): Decision | undefined {
  if (!entry) return undefined;
  const read = readDraft(shown);
  const found = read.found.filter(({ what }) => what !== "no_request" && (what !== "apologises" || !forgives(entry)));
  if (ofAChild(entry)) {
    const reply = replyOf(ofChild(read, shown, said.before, said.context));
    return reply && say(said.before, reply);
  }
  if (found.length > 0) {
    const reply = replyOf(judgement({ ...read, found }));
    return reply && say(said.before, reply);
  }
  const facts = read.found.length > 0 && !shown.includes("?");
  const whole = facts ? lineOf(said, entry, withFacts(entry)) : undefined;
  if (!whole) return say(said.before, { say: "wording.good" });
  return say(said.before, { say: "wording.facts", lines: [asLine(whole)] });
}

const ofAChild = ({ id }: AskedEntry): boolean => /child|teen/u.test(id);
/** An apology is what is wanted there. */
const forgives = ({ id }: AskedEntry): boolean => /sorry|late|cancel/u.test(id);

const withFacts = ({ wordings }: AskedEntry): Wordings => ({
  ru: wordings.ru.filter(({ slots }) => slots.includes("facts")),
  en: wordings.en.filter(({ slots }) => slots.includes("facts")),
});
