import type { CoachPack, PackQuestion } from "#content/coach-pack.ts";
import type { CoachWording } from "#content/coach-packs.ts";
import type { CoachAnswer, CoachAsk } from "#core/goals/coach-ask.ts";
import { guardAnswer } from "#core/goals/step-guard.ts";
import type { Filler } from "./fill-text.ts";
import { fillerFor, lowerFirst } from "./fill-text.ts";
import { commentId, topicQuestionId } from "#core/goals/goal.ts";
import { allWords, isUnsure, readSignals } from "./read-person.ts";

/** The next question whose answer is not known yet; none after "I don't know", none beyond two (goals.md). */
export function nextQuestion(
  pack: CoachPack,
  ask: CoachAsk,
  words: readonly string[],
  filler: Filler,
  wording: CoachWording,
): CoachAnswer | undefined {
  if (ask.questionsLeft <= 0) return undefined;
  // Whoever described the goal has said what is worth knowing, and whoever cannot tell is asked no more.
  if (ask.goal.description.trim() !== "") return undefined;
  const asked = ask.clarifications.filter(({ id }) => id !== commentId);
  if (asked.some(({ answer }) => isUnsure(answer, wording))) return undefined;
  const answered = asked.filter(({ id }) => id !== topicQuestionId);
  const known = readSignals(pack, words);
  for (const question of pack.ask) {
    if (answered.some(({ id }) => id === question.id) || question.unless.some((name) => known.has(name))) continue;
    const answer = questionAnswer(question, pack, filler);
    if (answer && guardAnswer(answer, ask).kind === "pass") return answer;
  }
  return undefined;
}

function questionAnswer(question: PackQuestion, pack: CoachPack, filler: Filler): CoachAnswer | undefined {
  const text = filler.fill(pack, question[filler.locale]);
  if (text === undefined) return undefined;
  return { status: "need_clarification", question: text, id: question.id, quick: question.quick[filler.locale] };
}

/** The open question in other words: by its ready answers where it has some, else with an easier way in. */
export function askAgain(pack: CoachPack | undefined, ask: CoachAsk, wording: CoachWording): CoachAnswer {
  const { locale } = ask;
  const open = ask.current;
  const frame = wording.ask_again[locale].split("{question}")[0] ?? "";
  const known = pack?.ask.find(({ id }) => id === open?.source);
  const asked =
    (known && pack && fillerFor(ask, allWords(ask)).fill(pack, known[locale])) ??
    (open?.text.startsWith(frame) ? open.text.slice(frame.length) : open?.text) ??
    "";
  const quick = known?.quick[locale] ?? [];
  const options = listOf(quick.map(lowerFirst), wording.or[locale]);
  const choices: CoachAnswer[] = [
    ...(quick.length > 1
      ? [{ ...base(quick, known), question: wording.ask_again_options[locale].replace("{options}", () => options) }]
      : []),
    { ...base(quick, known), question: wording.ask_again[locale].replace("{question}", () => asked) },
    { ...base(quick, known), question: asked },
  ];
  return (
    choices.find((choice) => guardAnswer(choice, ask).kind === "pass") ?? { ...base(quick, known), question: asked }
  );
}

function base(quick: readonly string[], known: PackQuestion | undefined) {
  return { status: "need_clarification", id: known?.id, quick } as const;
}

function listOf(items: readonly string[], or: string): string {
  const last = items.at(-1) ?? "";
  return items.length < 2 ? last : `${items.slice(0, -1).join(", ")} ${or} ${last}`;
}
