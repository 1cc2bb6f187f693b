import type { CoachPacks } from "#content/coach-packs.ts";
import { assertNever } from "#core/assert-never.ts";
import type { Because } from "#core/because.ts";
import type { CoachAnswer, CoachAsk } from "#core/goals/coach-ask.ts";
import type { GoalKind } from "#core/goals/goal.ts";
import { askAgain, nextQuestion } from "./ask-question.ts";
import { chooseFirst, chooseNext } from "./choose-step.ts";
import { fillerFor } from "./fill-text.ts";
import { laddersFor } from "./ladder.ts";
import { indexTopics, matchTopic, type TopicMatch } from "./match-topic.ts";
import { commentId } from "#core/goals/goal.ts";
import { allWords, isStuck } from "./read-person.ts";
import { rephraseStep } from "./rephrase-step.ts";
import type { TopicModel } from "./topic-model.ts";

export interface OfflineProposal {
  readonly answer: CoachAnswer;
  readonly kind: GoalKind;
  readonly because: Because;
}

/** The coach that is always there: from content alone, the same answer to the same ask, no clock, no network. */
export interface OfflineCoach {
  propose(ask: CoachAsk): OfflineProposal;
  /** How a goal is understood, for tools and for the goal's kind. */
  understand(ask: CoachAsk): TopicMatch;
}

export function createOfflineCoach(packs: CoachPacks, model: TopicModel): OfflineCoach {
  const index = indexTopics(packs, model);
  const understand = (ask: CoachAsk): TopicMatch => {
    const { title, description, kind } = ask.goal;
    // An answer that repeats the description must not count twice.
    const answers = ask.clarifications
      .filter(({ id, answer }) => id !== commentId && answer.trim() !== description.trim())
      .map(({ answer }) => answer);
    return matchTopic(index, { title, description, answers }, kind);
  };
  return {
    understand,
    propose(ask) {
      const match = understand(ask);
      return { answer: answerFor(packs, match, ask), kind: match.kind, because: match.because };
    },
  };
}

function answerFor(packs: CoachPacks, match: TopicMatch, ask: CoachAsk): CoachAnswer {
  const { wording } = packs;
  const words = allWords(ask);
  const filler = fillerFor(ask, words, wording);
  const { topic, kind } = ladderPacks(packs, match, ask.contactAllowed);
  const ladders = laddersFor(packs, topic, kind, ask, words, filler);
  switch (ask.kind) {
    case "first":
      return (
        nextQuestion(topic ?? kind, ask, words, filler, wording) ??
        chooseFirst(ladders, ask, ask.size === "floor" || isStuck(words, wording))
      );
    case "next":
      return chooseNext(ladders, ask);
    case "rephrase":
      return (
        (ask.current && rephraseStep(ladders, ask, ask.current, wording)) ??
        chooseNext(ladders, { ...ask, kind: "next" })
      );
    case "clarify":
      return askAgain(topic ?? kind, ask, filler, wording);
    default:
      return assertNever(ask.kind);
  }
}

/** While the contact gate is closed, ladders about other people are closed too: only oneself, paper and professionals. */
function ladderPacks(packs: CoachPacks, match: TopicMatch, contactAllowed: boolean) {
  const closed = packs.wording.contact_closed;
  if (contactAllowed || !closed.instead_of.includes(match.kind)) {
    return { topic: match.topic, kind: packs.kinds[match.kind] };
  }
  const topic = packs.topics.find(({ id }) => id === closed.topic);
  return { topic, kind: packs.kinds[topic?.kind ?? match.kind] };
}
