import type { Act } from "../../../../talk/acts.ts";
import { isLoss } from "../../../../talk/certainty.ts";
import { shareOf } from "../../../../talk/gist/gist.ts";
import { goalName } from "../../../../talk/name/goal-name.ts";
import { namesAWish, tellsStory, wishTitle } from "../../../../talk/wish-title.ts";
import { goalOfWords } from "../../../goals/goal-of-words.ts";
import { led } from "../../../goals/talk-lines.ts";
import { waitFor } from "../../../turn/outcome.ts";
import type { Button } from "../../../turn/reply.ts";
import { actFrom, clauseOf, lineFor, type Said, sureOf } from "../heard.ts";
import { type Move, saidBack, speak } from "../moves.ts";
import { lean } from "../../../../text/lean.ts";

/** What was so far is no wish; words that wish. */
const isPast = lean(/^(?:i[’']?ve|i have|i was|i did|i had|я был[а]?)(?!\p{L})/iu);
const saysWish = lean(
  /(?<!\p{L})(?:want|wanna|need|would (?:like|love)|i[’']d (?:like|love)|wish|hope|хочу|хочется|мечтаю|надо|нужно)(?!\p{L})/iu,
);

/** In fewer words nothing is named: it is a greeting, or a sigh. */
const wordsOfThing = 2;

/** The clause that names what is wished: the one before, where a clause says no more than "I want to". */
function wishingClause(said: Said, act: Act): string {
  const read = clauseOf(said, act);
  const { clauses } = said.reading;
  const clause = isPast.test(read) ? (clauses.find(({ text }) => saysWish.test(text))?.text ?? read) : read;
  if (namesAWish(wishTitle(clause))) return clause;
  const told = clauses[clauses.findIndex(({ text }) => text === clause) - 1]?.text ?? clause;
  return told.split(/\s+/u).length >= wordsOfThing ? told : clause;
}

/** What a model calls the wishes of a message, in its order and each once. */
const titlesOf = ({ led: lead }: Said): readonly string[] => [
  ...new Set(
    (lead?.acts ?? [])
      .filter(({ act }) => act === "wish" || act === "two_wishes")
      .flatMap(({ title }) => (title === undefined ? [] : [title])),
  ),
];

/** Whether a loss is told, and more of it than of a wish: then nothing is made of the message. */
const isOutweighed = ({ reading: { acts, gist } }: Said): boolean =>
  shareOf(gist, "heavy") > shareOf(gist, "wish") &&
  acts.some(({ act, confidence }) => isLoss(act) && confidence >= actFrom);

/** A wish becomes a goal at once; one that is known comes to the front. Out of a story whose wish has no name nothing is made. */
export const becomeGoal: Move = (said, act, front) => {
  if (!said.led && isOutweighed(said)) return undefined;
  const [named, ...also] = titlesOf(said);
  const clause = named ?? wishingClause(said, act);
  if (named === undefined && tellsStory(wishTitle(clause).toLowerCase())) return undefined;
  const title = goalName(wishTitle(clause), said.text).toLowerCase();
  const known = said.before.goals.find(
    ({ status, title: name }) => status !== "achieved" && name.toLowerCase() === title,
  );
  if (known) return led(front, said.carryOut({ do: "activate", goalId: known.id }));
  return goalOfWords(said.before, { text: said.text, clause, front, named: named !== undefined, also }, said.context);
};

/** A goal in the words that a model gave it: one press makes it, and nothing else does. */
export const namedButton = (title: string): Button => ({
  label: "button.goal_named",
  with: { goal: title },
  press: { do: "goal_from_text" },
});

/** A wish without a thing: one question, and nothing is made of it. */
export const askWhich: Move = (said, act, front) => {
  const { before, text } = said;
  const title = said.led?.acts.find((each) => each.act === act && each.title !== undefined)?.title;
  const offer: Button[][] = title ? [[namedButton(title)]] : [];
  // What a model said back asks already, or names the goal that one press makes.
  const enough = saidBack(said, front) && (title !== undefined || front.some(({ own }) => own?.includes("?")));
  const decision = speak(said, enough ? front : [...front, lineFor(said, act, {}, front)], offer);
  return decision && { ...decision, after: waitFor(before, { for: "text_as_goal", text: title ?? text }) };
};

/** Whether a message surely wishes something to be walked. */
export const wishesSurely = (said: Said): boolean =>
  (["wish", "two_wishes"] as const).some((act) => sureOf(said, act) >= surely);
/** A goal out of words that are none is worse than one too few. */
export const surely = 0.72;
