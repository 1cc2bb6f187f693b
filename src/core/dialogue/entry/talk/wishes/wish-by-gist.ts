import { bareList, listedGoals } from "../../../../goals/listed-goals.ts";
import { stemsOf } from "../../../../lessons/lesson-words.ts";
import type { TalkKey } from "../../../../talk/acts.ts";
import { shareOf } from "../../../../talk/gist/gist.ts";
import type { WishName } from "../../../../talk/gist/wish-name.ts";
import { isNoWish } from "../../../../talk/matter/no-wish.ts";
import { turnedWish } from "../../../../talk/matter/wish-turned.ts";
import { wishesNone } from "../../../../talk/matter/wished.ts";
import { goalName } from "../../../../talk/name/goal-name.ts";
import { namesAWish, tellsStory, wishTitle } from "../../../../talk/wish-title.ts";
import { goalOfWords } from "../../../goals/goal-of-words.ts";
import { linesReply, talkOf } from "../../../goals/talk-lines.ts";
import { say, waitFor } from "../../../turn/outcome.ts";
import type { Decision } from "../../../turn/decision.ts";
import { leaving } from "../../thread/matter.ts";
import { besideLoss } from "../after-loss.ts";
import { asksSomewhere, isAlone, lineFor, type Said, sureOf } from "../heard.ts";
import { isNearDanger, weighs } from "../near.ts";
import { heardOut, reflections } from "../talk.ts";
import { lean } from "../../../../text/lean.ts";
import { namedButton } from "./become-goal.ts";
import { isDeed, speaksOtherwise, tellsOver } from "./matter-heard.ts";
import { cannotTouchTheirs, matterOf } from "./matter.ts";
import { agreement, aloneFrom, isAgreed, severalFrom } from "./wish-agreed.ts";

/** How likely a wish has to be before it becomes a goal beside another, or after a loss was told (docs/understanding-text.md). */
const besideFrom = 0.65;
/** Below that, beside a goal, it is offered by its name. */
const offeredFrom = 0.4;
/** How likely it has to be that this is wished and rightly named before a stranger's words become a goal; below it that is offered, and lower still left. */
const takenFrom = 0.55;
const namedFrom = 0.35;
const leastOffered = 0.35;
/** From here a wish is one whatever its form is a sign of; whoever gives it no name is asked for one. */
const surelyFrom = 0.9;
/** So likely the reader of first words has to hold words that name nothing to be about something to set about. */
const unnamedFrom = 0.5;
/** So likely a name has to be before it stands against what its form is a sign of. */
const surelyNamed = 0.6;

/** What the gist of a message takes for a wish becomes a goal, named by the words of the message that say what is wished. */
export function wishByGist(said: Said): Decision | undefined {
  const { before, text, reading, context } = said;
  const likely = shareOf(reading.gist, "wish");
  if (said.led || likely < offeredFrom || context.inDanger === true || talkOf(before).listens === true)
    return undefined;
  if (context.screen.harm(text, "said") !== undefined || isNearDanger(said)) return undefined;
  const first = isFirst(said);
  // What has the form of a feeling, or of what others are to do, is no goal at once, however sure the gist is; what is to be so may be one.
  const none = wishesNone(text) && !(first && likely >= firstFrom && turnedWish(text) !== undefined);
  if (none && likely < surelyFrom) return undefined;
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
  const named = nameOf(said);
  if (named === undefined)
    return stranger &&
      !none &&
      likely >= surelyFrom &&
      !weighs(said) &&
      !asksSomewhere(said) &&
      context.screen.matter(text) >= unnamedFrom
      ? askedForName(said)
      : undefined;
  const { name } = named;
  if (!alone && isOfGoal(said, name)) return undefined;
  const known = before.goals.find(
    ({ status, title }) => status !== "achieved" && title.toLowerCase() === goalName(name, text).toLowerCase(),
  );
  if (known) return said.carryOut({ do: "activate", goalId: known.id });
  // What is doubtful as a goal is asked about as one, and not offered.
  const doubtful = context.screen.harm(text) !== undefined;
  if (!alone && !doubtful && (likely < besideFrom || !isDeed(said, name))) return offered(said, name, "meant_beside");
  if (before.goals.length === 0) {
    const right = wishedAt(likely) * rightAt(named.likely);
    const agreed = doubtful || (isAgreed(said) && (isDeed(said, name) || tellsState(said, name)));
    if (tellsOver(text) || tellsWhere.test(name)) return undefined;
    const plainly = !none && right >= takenFrom && agreed && !speaksOtherwise(said);
    if (!plainly && !(first && !none && named.likely >= leastOfFirst && wishesAtFirst(said, likely, name))) {
      // What befalls people has words of its own, and those come before a mere offer.
      const told = context.library.talk.asked(text).some((entry) => entry.told);
      const worth = right >= namedFrom && named.likely >= leastOffered && !doubtful && !told && !weighs(said);
      return worth ? offered(said, name, "meant_offered") : undefined;
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

/** A stranger's first messages say what they came for: what is wished in them is lost with all that follows, and a goal too many is put away by one press. */
const isFirst = (said: Said): boolean =>
  isAlone(said) && said.before.goals.length === 0 && talkOf(said.before).turns.length < firstTurns;
const firstTurns = 3;
/**
 * Of first messages the gist takes much that is only told for a wish: it is borne out by a form of speech that names one, or by the reader that knows first
 * words alone. Beside a loss it has to be surer.
 */
function wishesAtFirst(said: Said, likely: number, name: string): boolean {
  if (likely < (besideLoss(said) ? besideLossFrom : firstFrom)) return false;
  if (turnedWish(said.text) !== undefined) return true;
  const matter = said.context.screen.matter(said.text);
  return (
    matter >= leastMatter && likely + matter >= togetherFrom && !speaksOtherwise(said) && !onlyTells.test(name.trim())
  );
}
const [firstFrom, besideLossFrom] = [0.7, 0.75];
const [leastMatter, togetherFrom] = [0.35, 1.35];
/** What is denied, or told of oneself as it is, names nothing to set about. */
const onlyTells = lean(
  /^(?:(?:no|not|never|have ?n[’']?t|did ?n[’']?t|не|ни|нет)(?!\p{L})|(?:вс[её]\s+)?\p{L}{3,}(?:аю|яю|ую|ею)(?:сь)?(?!\p{L}))/iu,
);
/** Of a stranger's first words no name that is less likely one makes a goal. */
const leastOfFirst = 0.2;

function offered(said: Said, picked: string, key: TalkKey): Decision | undefined {
  const { before, context } = said;
  const name = goalName(picked, said.text);
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

/** Whether a state of affairs is told that asks for hands: both readers have to be surer of that than of a deed; later than the first words the gist has the talk in view. */
const tellsState = (said: Said, name: string): boolean =>
  said.context.screen.matter(name) >= leastState &&
  (talkOf(said.before).turns.length > 0
    ? shareOf(said.reading.gist, "wish") >= besideFrom
    : agreement(said) >= stateFrom);
const leastState = 0.4;
/** How likely both readers together have to hold first words to wish something, where no deed is named but a state of affairs is told. */
const stateFrom = 1.75;

/** Somebody surely wishes something, in words that name nothing: they name it themselves. */
function askedForName(said: Said): Decision | undefined {
  const line = lineFor(said, "wish_unnamed");
  const reply = line && linesReply([line]);
  return reply && say(waitFor(said.before, { for: "text_as_goal", text: said.text }), reply);
}

/** How often something is wished where the gist says so: of strangers' messages, fewer than it says, until it is all but sure. */
const wishedAt = (share: number): number => Math.max(0, (share - 0.4) / 0.6);
/** How often a name is right that its judge holds to be that likely. */
const rightAt = (likely: number): number => 0.55 + 0.42 * likely;
const mostLetters = 70;
/** What is less likely a name is none. */
const leastName = 0.15;

const greeting = /\.hello/u;
/** Words from the middle of a sentence that tells where a thing is: "с его вещами стоит в коридоре". */
const tellsWhere = lean(
  /^(?:с|со|в|во|на|у|от|из|под|за|для|про)\s.*(?<!\p{L})(?:стоит|стоят|лежит|лежат|висит|висят|валяется|валяются)(?!\p{L})/iu,
);
/** What stands right before words that are not wished but denied. */
const denied = lean(/(?:n[’']?t|(?<!\p{L})(?:no|not|never|не|не (?:могу|мог|могла|хочу|буду)))\s+$/iu);

/** The best name that the words of a message give to what it wishes. */
function nameOf(said: Said): WishName | undefined {
  const { text } = said;
  const picked = pickedName(said);
  // What is owed, failed or no longer possible is named by its form, unless its own words surely name it.
  const turned = isFirst(said) && (picked === undefined || weakly(picked)) ? turnedWish(text) : undefined;
  if (turned !== undefined && namesAWish(turned) && !tellsStory(turned.toLowerCase()))
    return { name: turned, likely: asRuled };
  return picked;
}
/** A name that is not likely one, tells of a debt or speaks of "it". */
const weakly = ({ name, likely }: WishName): boolean =>
  likely < weakName || /^(?:(?:i )?owe|it|them|чтоб[ы]?|долж(?:ен|на))\s/iu.test(name);
const weakName = 0.6;

function pickedName(said: Said): WishName | undefined {
  const { text, reading, context } = said;
  // What a rule makes of a state of affairs is a deed: "my flat is a tip" is "Clear out the flat".
  const ruled = matterOf(said)?.words[0];
  if (ruled !== undefined && namesAWish(ruled) && !text.toLowerCase().includes(ruled.toLowerCase()))
    return { name: wishTitle(ruled), likely: asRuled };
  return context.screen
    .names(text)
    .find(
      ({ name, likely }) =>
        likely >= leastName &&
        !denied.test(text.slice(0, Math.max(0, text.toLowerCase().indexOf(name.toLowerCase())))) &&
        (!isNoWish(name) || (likely >= surelyNamed && shareOf(reading.gist, "wish") >= surelyFrom)) &&
        name.length <= mostLetters &&
        !tellsStory(name.toLowerCase()),
    );
}
const asRuled = 0.7;
