import type { Act } from "../../../../talk/acts.ts";
import { wishesInstead } from "../../../../talk/matter/wished.ts";
import { mishapIn } from "../../../../talk/matter/mishap.ts";
import { tellsStory, wishTitle } from "../../../../talk/wish-title.ts";
import { goalOfWords } from "../../../goals/goal-of-words.ts";
import { talkOf } from "../../../goals/talk-lines.ts";
import type { Decision } from "../../../turn/decision.ts";
import { actFrom, asksSomewhere, type Said, sureOf } from "../heard.ts";
import { matterOf } from "./matter.ts";
import { weighs } from "../near.ts";
import { saysAlso } from "../plan.ts";
import { heardOut, reflections } from "../talk.ts";
import { lean } from "../../../../text/lean.ts";

/** Shame of what is undone belongs to it. */
const ofUndone: readonly Act[] = ["shame", "guilt", "procrastinated_again", "cannot", "support_money"];
const shame = lean(/(?<!\p{L})(?:стыдно|ashamed|embarrass\p{L}*)(?!\p{L})/giu);
const lightly = (said: Said): Said => ({
  ...said,
  text: said.text.replace(shame, ""),
  reading: { ...said.reading, acts: said.reading.acts.filter(({ act }) => !ofUndone.includes(act)) },
});

/** A wish said plainly, and what is told as undone, are goals in one message; what is told beside them is answered in front of it. */
export function matterTaken(said: Said): Decision | undefined {
  const { before, text, context, reading } = said;
  if (said.led || context.inDanger === true || context.screen.harm(text, "said") !== undefined) return undefined;
  // With a goal in front what is wished may be a part of it: the plan weighs that. A mishap at home is none.
  if (said.goal !== undefined && !wishesInstead(text) && mishapIn(text) === undefined) return undefined;
  // Who is to be helped with words wants the words.
  if (sureOf(said, "help_word_it") >= actFrom && asksHelp.test(text)) return undefined;
  const matter = matterOf(said);
  const [first, ...also] = matter?.words ?? [];
  if (!matter || first === undefined || matter.as === "hinted" || !saysAlso(said)) return undefined;
  const undone = matter.as === "undone";
  if (undone && (asksSomewhere(said) || weighs(lightly(said)) || talkOf(before).listens === true)) return undefined;
  if (!undone && tellsStory(wishTitle(first).toLowerCase())) return undefined;
  const others = reading.acts.filter(({ act }) => act !== "wish" && (!undone || act === "hello"));
  const wishing: Said = {
    ...said,
    reading: { ...reading, acts: [{ act: "wish", confidence: plainly, clause: 0 }, ...others], moment: undefined },
  };
  const known = before.goals.find(
    ({ status, title }) => status !== "achieved" && title.toLowerCase() === wishTitle(first).toLowerCase(),
  );
  if (known) return said.carryOut({ do: "activate", goalId: known.id });
  const made = goalOfWords(
    before,
    { text, clause: first, also, front: reflections(wishing), ...(undone ? { named: true } : {}) },
    context,
  );
  return made && { ...made, after: heardOut(made.after) };
}
/** So sure a wish is that is plain by its form. */
const plainly = 0.95;
const asksHelp = lean(/(?<!\p{L})(?:помоги(?:те)?|помочь|help me|can you|could you)(?!\p{L})/iu);
