import { isNoWish } from "../../../../talk/matter/no-wish.ts";
import { type MatterSaid, matterSaid } from "../../../../talk/matter/matter-said.ts";
import { dueIn } from "../../../../talk/matter/undone.ts";
import { dutyIn, wishesNone } from "../../../../talk/matter/wished.ts";
import { goalName } from "../../../../talk/name/goal-name.ts";
import { namesAWish, tellsStory, wishTitle } from "../../../../talk/wish-title.ts";
import type { Decision } from "../../../turn/decision.ts";
import type { Talk } from "../../../turn/dialogue.ts";
import { speaksAgainst } from "./wish-agreed.ts";
import { answerFrom, clauseOf, isAlone, type Said, sureOf } from "../heard.ts";

/**
 * The matter of a talk: what somebody wants, has long meant, has undone or sees coming. Said plainly it becomes a goal at once, with its first step
 * and the way back; else it is remembered by its name, and few words make it one.
 */

/** What a message speaks of, by its form; a duty ("I need to book the MOT") where it names a deed. */
export function matterOf({ text, context }: Said): MatterSaid | undefined {
  const due = dueIn(text);
  if (due !== undefined) return { as: "undone", words: [due] };
  const duty = dutyIn(text);
  if (duty !== undefined && context.library.talk.bareDeed(duty)) return { as: "wished", words: [duty] };
  const rest = text
    .trim()
    .replace(
      /^(?:(?:oh|ok|and|so|а|и|ну|ой)[\s,]+)*(?:also|plus|ещё|еще)[\s,:]+(?!(?:раз|один|одн[уа]|one|more)(?!\p{L}))/iu,
      "",
    );
  if (rest !== text.trim() && context.library.talk.bareDeed(rest)) return { as: "wished", words: [rest] };
  return matterSaid(text);
}

/** What the talk is about after this message: a goal that was made of it stands for itself. */
export function matterAfter(said: Said, decision: Decision, before: Talk["matter"]): Talk["matter"] {
  const { context, text } = said;
  if (decision.after.dialogue.activeGoal !== undefined || said.led || context.inDanger === true) return undefined;
  const title = isAlone(said) ? titleIn(said) : undefined;
  return title === undefined ? before : { title, words: text, at: context.now };
}

const wishing = ["wish", "two_wishes", "wish_hidden"] as const;
function titleIn(said: Said): string | undefined {
  const { text, context } = said;
  if (context.screen.harm(text, "said") !== undefined || wishesNone(text) || speaksAgainst(said)) return undefined;
  const act = wishing.find((each) => sureOf(said, each) >= answerFrom);
  // The best name that its words give names it better than what a rule picks, and than the clause that they stand in.
  const [best] = act && said.reading.gist ? context.screen.names(text) : [];
  const [ruled] = matterOf(said)?.words ?? [];
  const named = best?.name ?? ruled ?? (act && clauseOf(said, act));
  const title = named && wishTitle(named);
  return title && namesAWish(title) && !tellsStory(title.toLowerCase()) && !isNoWish(title)
    ? goalName(title, text)
    : undefined;
}

/** The things of somebody who is gone are set about when they can be: no goal is made of what is told to be too soon. */
export const cannotTouchTheirs = ({ text, context }: Said): boolean =>
  context.library.talk.asked(text).some(({ id }) => id === "told-cannot-touch-their-things");
