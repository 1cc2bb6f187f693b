import type { Act } from "../../../../talk/acts.ts";
import { stemsOf } from "../../../../lessons/lesson-words.ts";
import { dueIn } from "../../../../talk/matter/undone.ts";
import { wishedIn, wishesInstead } from "../../../../talk/matter/wished.ts";
import { mishapIn } from "../../../../talk/matter/mishap.ts";
import { goalName } from "../../../../talk/name/goal-name.ts";
import { tellsStory, wishTitle } from "../../../../talk/wish-title.ts";
import { goalOfWords } from "../../../goals/goal-of-words.ts";
import { talkOf } from "../../../goals/talk-lines.ts";
import type { Decision } from "../../../turn/decision.ts";
import { actFrom, asksSomewhere, type Said, sureOf } from "../heard.ts";
import { cannotTouchTheirs, matterOf } from "./matter.ts";
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
  const harm = context.screen.harm(text, "said");
  // What plainly broke or was spoilt at home is asked about by no reader that is unsure; what a rule knows holds.
  const mishap =
    mishapIn(text) !== undefined &&
    matterOf(said)?.as === "undone" &&
    (harm === undefined || (harm.by === "reader" && harm.strength === "ask"));
  if (said.led || context.inDanger === true || (harm !== undefined && !mishap)) return undefined;
  // With a goal in front what is wished may be a part of it: the plan weighs that. A mishap at home is none.
  const apart = wishesInstead(text) || mishap || dueIn(text) !== undefined || addsAnother(said);
  if (said.goal !== undefined && !apart) return undefined;
  // Who is to be helped with words wants the words.
  if (sureOf(said, "help_word_it") >= actFrom && asksHelp.test(text)) return undefined;
  if (cannotTouchTheirs(said)) return undefined;
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
    ({ status, title }) =>
      status !== "achieved" && title.toLowerCase() === goalName(wishTitle(first), text).toLowerCase(),
  );
  if (known) return said.carryOut({ do: "activate", goalId: known.id });
  const made = goalOfWords(
    before,
    {
      text,
      clause: first,
      also,
      front: reflections(wishing),
      ...(undone ? { named: true } : {}),
      ...(mishap ? { screened: true } : {}),
    },
    context,
  );
  return made && { ...made, after: heardOut(made.after) };
}
/** "Also ring the clinic", «ещё давление бы мерить»: what is said to come on top is no part of the goal in front, unless it shares a word with it. */
function addsAnother({ text, goal, context }: Said): boolean {
  const rest = text.trim().replace(onTop, "");
  if (rest === text.trim() || goal === undefined) return false;
  const own = new Set(stemsOf(`${goal.title} ${goal.current?.text ?? ""}`));
  if (stemsOf(rest).some((stem) => own.has(stem))) return false;
  return wishedIn(rest) !== undefined || wishedIn(text) !== undefined || context.library.talk.bareDeed(rest);
}
const onTop = lean(
  /^(?:(?:ok|okay|so|oh|and|right|yeah|ну|вот|ой|и|а|короче?|крч|да)[\s,]+)*(?:also|plus|another thing|one more thing|while i[’']?m here|ещё|еще|кстати|плюс|заодно)[\s,:]+(?!раз(?!\p{L})|один|одн[уа]|бы(?!\p{L})|one(?!\p{L})|more(?!\p{L}))/iu,
);

/** So sure a wish is that is plain by its form. */
const plainly = 0.95;
const asksHelp = lean(/(?<!\p{L})(?:помоги(?:те)?|помочь|help me|can you|could you)(?!\p{L})/iu);
