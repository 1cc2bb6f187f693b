import { bareList, listedGoals } from "../../../../goals/listed-goals.ts";
import { stemsOf } from "../../../../lessons/lesson-words.ts";
import type { TalkKey } from "../../../../talk/acts.ts";
import { shareOf } from "../../../../talk/gist/gist.ts";
import { isNoWish } from "../../../../talk/matter/no-wish.ts";
import { matterTitle } from "../../../../talk/matter/matter-title.ts";
import { infinitive, wishesNone } from "../../../../talk/matter/wished.ts";
import { namesAWish, tellsStory, wishTitle } from "../../../../talk/wish-title.ts";
import { goalOfWords } from "../../../goals/goal-of-words.ts";
import { linesReply, talkOf } from "../../../goals/talk-lines.ts";
import { say, waitFor } from "../../../turn/outcome.ts";
import type { Decision } from "../../../turn/decision.ts";
import { leaving } from "../../thread/matter.ts";
import { besideLoss } from "../after-loss.ts";
import { isAlone, lineFor, type Said, sureOf } from "../heard.ts";
import { isNearDanger, weighs } from "../near.ts";
import { heardOut, reflections } from "../talk.ts";
import { lean } from "../../../../text/lean.ts";
import { namedButton } from "./become-goal.ts";
import { isDeed, speaksOtherwise } from "./matter-heard.ts";
import { cannotTouchTheirs, matterOf } from "./matter.ts";
import { agreement, aloneFrom, isAgreed, severalFrom } from "./wish-agreed.ts";

/** How likely a wish has to be before it becomes a goal beside another, or after a loss was told (docs/understanding-text.md). */
const besideFrom = 0.65;
/** How likely both readers together have to hold first words to wish something, where no deed is named but a state of affairs is told; below it is offered. */
const stateFrom = 1.75;
/** Below that, beside a goal, it is offered by its name. */
const offeredFrom = 0.4;

/** What the gist of a message takes for a wish becomes a goal, named by the words of the message that say what is wished. */
export function wishByGist(said: Said): Decision | undefined {
  const { before, text, reading, context } = said;
  const likely = shareOf(reading.gist, "wish");
  if (said.led || likely < offeredFrom || context.inDanger === true || talkOf(before).listens === true)
    return undefined;
  if (context.screen.harm(text, "said") !== undefined || isNearDanger(said) || wishesNone(text)) return undefined;
  // Several things at once are told apart by their form.
  if (
    listedGoals(text) !== undefined ||
    bareList(text) !== undefined ||
    sureOf(said, "two_wishes") >= severalFrom ||
    cannotTouchTheirs(said)
  )
    return undefined;
  const alone = isAlone(said);
  // A stranger comes for something; whoever has goals, or has told of a loss, tells of much besides.
  const stranger = alone && before.goals.length === 0 && !besideLoss(said);
  if (stranger ? likely < aloneFrom : (alone || besideLoss(said)) && likely < besideFrom) return undefined;
  const name = nameOf(said);
  if (name === undefined || (!alone && isOfGoal(said, name))) return undefined;
  const known = before.goals.find(
    ({ status, title }) => status !== "achieved" && title.toLowerCase() === name.toLowerCase(),
  );
  if (known) return said.carryOut({ do: "activate", goalId: known.id });
  // What is doubtful as a goal is asked about as one, and not offered.
  const doubtful = context.screen.harm(text) !== undefined;
  if (!alone && !doubtful && (likely < besideFrom || !isDeed(said, name))) return offered(said, name, "meant_beside");
  // Of first words the gist knows less than of a talk: the reader that has learned from them alone has to agree.
  if (before.goals.length === 0 && !doubtful) {
    if (!isAgreed(said) || speaksOtherwise(said)) return undefined;
    if (!isDeed(said, name)) {
      // Later than the first words the gist has the talk in view.
      if (talkOf(before).turns.length > 0) {
        if (likely < besideFrom) return undefined;
      } else if (agreement(said) < stateFrom) return weighs(said) ? undefined : offered(said, name, "meant_offered");
    }
  }
  const wishing: Said = {
    ...said,
    reading: { ...reading, acts: [{ act: "wish", confidence: likely, clause: 0 }, ...reading.acts], moment: undefined },
  };
  const front = reflections(wishing).filter(({ ref }) => greeting.test(ref));
  const made = goalOfWords(before, { text, clause: name, front, named: true }, context);
  return made && { ...made, after: heardOut(made.after) };
}

function offered(said: Said, name: string, key: TalkKey): Decision | undefined {
  const { before, context } = said;
  const line = lineFor(said, key, { goal: name });
  const reply = line && linesReply([line], [[namedButton(name)]]);
  const offer = reply && say(waitFor(before, { for: "text_as_goal", text: name }), reply);
  return offer && leaving(offer, { is: "offered", title: name, at: context.now });
}

/** Whether what is wished shares a word with the goal in front or its step: then it is a part of that. */
function isOfGoal({ goal }: Said, name: string): boolean {
  const own = new Set(stemsOf(`${goal?.title ?? ""} ${goal?.current?.text ?? ""}`));
  return stemsOf(name).some((stem) => own.has(stem));
}

/** The words that were marked as what is wished say more of it than those that a rule picks; a word or two that only point say nothing. */
const asMarked = 0.25;
const asThin = 0.7;
const asBare = 0.4;
const mostLetters = 70;
/** What weighs less names nothing that could be set about: "nurse here", "a bad knee". */
const leastName = 0.25;
const leastState = 0.4;

const greeting = /\.hello/u;
/** What stands right before words that are not wished but denied. */
const denied = lean(/(?:n[’']?t|(?<!\p{L})(?:not|never|не|не (?:могу|мог|могла|хочу|буду)))\s+$/iu);
/** A deed says more of what is wished than a thing does. */
const ofDeed = ({ context }: Said, name: string): number =>
  context.library.talk.bareDeed(name) || begunByDeed.test(name) ? asDeed : 0;
const begunByDeed = lean(new RegExp(`^${infinitive}(?!\\p{L})`, "iu"));
const asDeed = 0.2;

/** One word names a thing only where it is a deed by itself, and that less well than more words. */
const thinness = (name: string): number => (stemsOf(name).length > 1 ? 0 : deed.test(name) ? asBare : asThin);
const deed = lean(new RegExp(`^${infinitive}$`, "iu"));

/** The best name for what is wished among the words that may name it; undefined where none can be said back as one. */
function nameOf(said: Said): string | undefined {
  const { text, reading, context } = said;
  const { matter, wishes } = context.screen;
  // What a rule makes of a state of affairs is a deed: "my flat is a tip" is "Clear out the flat".
  const ruled = matterOf(said)?.words[0];
  if (ruled !== undefined && namesAWish(ruled)) return wishTitle(ruled);
  const picked = matterTitle(text, reading.clauses, matter);
  const names = [
    ...wishes(text).map((words) => ({ words, more: asMarked })),
    ...(picked?.plain ? [{ words: picked.name, more: 0 }] : []),
  ];
  return names
    .filter(({ words }) => !denied.test(text.slice(0, text.indexOf(words))))
    .map(({ words, more }) => ({ name: wishTitle(words), more }))
    .filter(
      ({ name }) =>
        !isNoWish(name) && namesAWish(name) && name.length <= mostLetters && !tellsStory(name.toLowerCase()),
    )
    .map(({ name, more }) => ({ name, weight: matter(name) + more + ofDeed(said, name) - thinness(name) }))
    .filter(({ name, weight }) => weight > leastName && (isDeed(said, name) || matter(name) >= leastState))
    .toSorted((one, other) => other.weight - one.weight)
    .at(0)?.name;
}
