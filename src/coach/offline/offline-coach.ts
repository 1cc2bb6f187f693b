import type { CoachPacks } from "#content/coach-packs.ts";
import { assertNever } from "#core/assert-never.ts";
import type { Because } from "#core/because.ts";
import type { Course } from "#core/goals/acts.ts";
import type { CoachAnswer, CoachAsk } from "#core/goals/coach-ask.ts";
import { type GoalKind, topicQuestionId } from "#core/goals/goal.ts";
import { type GoalFact, type GoalReading, sameFact } from "#core/goals/goal-reading.ts";
import { guardAnswer } from "#core/goals/step-guard.ts";
import { askAgain, nextQuestion } from "./ask-question.ts";
import { chooseFirst, chooseNext, lately } from "./choose-step.ts";
import { chooseWay, type Understood, wayId } from "./choose-way.ts";
import { fillerFor } from "./fill-text.ts";
import { deadlineIn, goalSlots } from "./goal-slots.ts";
import { givenIn } from "./given.ts";
import { type Ladders, laddersFor } from "./ladder.ts";
import { indexTopics } from "./match-topic.ts";
import { factsIn, hadIn, joinFacts } from "./read-facts.ts";
import { allTexts, allWords, classifyComment, isStuck } from "./read-person.ts";
import { askWhatIsMeant, type Heard, hear, rephraseStep } from "./rephrase-step.ts";
import { madeTogether, togetherQuestion, wasAsked } from "./together.ts";
import type { TopicModel } from "./topic-model.ts";

export interface OfflineProposal {
  readonly answer: CoachAnswer;
  readonly kind: GoalKind;
  readonly reading: GoalReading;
  /** What the answer is judged by: what was asked, and whether more than before was asked for. */
  readonly judgedBy: CoachAsk;
  readonly because: Because;
}

/** How a goal is read, for tools: what it is taken for, how sure that is, and what its words give. */
export interface GoalRead extends GoalReading {
  readonly kind: GoalKind;
  readonly actSure: number;
  readonly slots: Readonly<Partial<Record<string, string>>>;
  /** What a question would name. */
  readonly candidates: readonly string[];
}

/** The coach that is always there: from content alone, the same answer to the same ask, no clock, no network. */
export interface OfflineCoach {
  propose(ask: CoachAsk): OfflineProposal;
  read(ask: CoachAsk): GoalRead;
}

export function createOfflineCoach(packs: CoachPacks, model: TopicModel): OfflineCoach {
  const index = indexTopics(packs, model);
  const understand = (ask: CoachAsk) => chooseWay(packs, index, ask);
  return {
    propose(ask) {
      const heard = rereadWhereWrong(packs, ask);
      const understood = understand(heard);
      const reading = readingOf(packs, understood, heard);
      const asked = growing(packs, { ...heard, reading });
      const answer = answerFor(packs, understood, asked, reading.facts);
      // Where nothing new is left, what was done long ago comes again.
      const judgedBy = guardAnswer(answer, asked).kind === "pass" ? asked : lately(asked);
      return {
        answer,
        kind: understood.kind,
        reading,
        judgedBy,
        because: {
          rule: understood.way.kind,
          inputs: { way: wayId(understood.way), act: understood.act.act },
          confidence: understood.sure,
        },
      };
    },
    read(ask) {
      const understood = understand(ask);
      const { title, description } = ask.goal;
      return {
        ...readingOf(packs, understood, ask),
        kind: understood.kind,
        actSure: understood.act.sure,
        slots: goalSlots(title, description, understood.act.act, ask.locale, packs.reading),
        candidates: understood.candidates.map(({ title }) => title[ask.locale]),
      };
    },
  };
}

/** "That is not what I mean" in own words is the button of that name. */
function rereadWhereWrong(packs: CoachPacks, ask: CoachAsk): CoachAsk {
  const wrong =
    ask.kind === "rephrase" &&
    ask.reason === "own_words" &&
    classifyComment(ask.comment ?? "", packs.wording) === "wrong_topic";
  return wrong ? { ...ask, reason: "wrong_topic" } : ask;
}

/** Where a step falls away for what was said, the one in its place is as long as it is. */
function growing(packs: CoachPacks, ask: CoachAsk): CoachAsk {
  if (ask.kind !== "rephrase" || ask.reason !== "own_words") return ask;
  const said = classifyComment(ask.comment ?? "", packs.wording);
  const falls = said === "already_done" || said === "too_easy" || newFacts(packs, ask).length > 0;
  return falls ? { ...ask, grows: true } : ask;
}

const before = (ask: CoachAsk): readonly GoalFact[] => ask.reading?.facts ?? [];

/** The facts that a remark states. */
function factsOf({ reading }: CoachPacks, remark: string): readonly GoalFact[] {
  const had = hadIn(remark, reading);
  return [...factsIn([remark], reading), ...(had ? [had] : [])];
}

/** What a remark says that was not known. */
function newFacts(packs: CoachPacks, ask: CoachAsk): readonly GoalFact[] {
  if (ask.kind !== "rephrase" || ask.comment === undefined) return [];
  return factsOf(packs, ask.comment).filter((fact) => !before(ask).some((each) => sameFact(each, fact)));
}

function readingOf(packs: CoachPacks, understood: Understood, ask: CoachAsk): GoalReading {
  const { way, act, sure } = understood;
  const { title, description } = ask.goal;
  const takenBack = ask.reading?.takenBack ?? [];
  const read = [
    ...factsIn(allTexts(ask), packs.reading),
    ...givenIn(title, description, ask.locale, packs.reading),
    ...newFacts(packs, ask),
  ];
  const wrong = ask.reason === "wrong_topic" && ask.reading !== undefined ? [ask.reading.way] : [];
  return {
    act: act.act,
    way: wayId(way),
    sure,
    about: way.kind === "ladder" ? way.pack.title[ask.locale] : way.frame.title[ask.locale],
    by: deadlineIn(`${title}. ${description}`, ask.locale),
    facts: joinFacts(before(ask), read, takenBack),
    takenBack,
    ruledOut: [...new Set([...(ask.reading?.ruledOut ?? []), ...wrong])],
  };
}

const courseOf = ({ way }: Understood): Course => (way.kind === "ladder" ? way.pack.course : way.frame.course);

function answerFor(packs: CoachPacks, understood: Understood, ask: CoachAsk, facts: readonly GoalFact[]): CoachAnswer {
  const { wording } = packs;
  const ladders = laddersFor(packs, understood, ask, facts);
  const course = courseOf(understood);
  switch (ask.kind) {
    case "first":
      return (
        whichTopic(packs, understood, ask) ??
        questionBefore(packs, understood, ask) ??
        madeOfAnswer(packs, understood, ask) ??
        chooseFirst(ladders, course, ask, ask.size === "floor" || isStuck(allWords(ask), wording))
      );
    case "next":
      return (
        (ask.notReachedYet ? undefined : questionBefore(packs, understood, ask)) ??
        madeOfAnswer(packs, understood, ask) ??
        chooseNext(ladders, course, ask)
      );
    case "rephrase":
      return rephrased(packs, understood, ladders, course, ask);
    case "clarify":
      return askAgain(understood.way.kind === "ladder" ? understood.way.pack : undefined, ask, wording);
    default:
      return assertNever(ask.kind);
  }
}

function rephrased(
  packs: CoachPacks,
  understood: Understood,
  ladders: Ladders,
  course: Course,
  ask: CoachAsk,
): CoachAnswer {
  const instead = () =>
    chooseNext(ladders, course, {
      ...ask,
      kind: "next",
      notReachedYet: true,
      current: undefined,
      declined: [
        ...ask.declined,
        ...(ask.current?.source ? [ask.current.source] : []),
        ...(ask.current ? [ask.current.text] : []),
      ],
    });
  const wrongTopic = ask.reason === "wrong_topic";
  if (wrongTopic && (ask.comment ?? "").trim() === "") return whichTopic(packs, understood, ask) ?? instead();
  if (ask.current === undefined || wrongTopic) return instead();
  const heard: Heard | undefined =
    ask.reason === "own_words" ? hear(packs, ladders, ask, factsOf(packs, ask.comment ?? "")) : undefined;
  const back = heard?.as === "nothing" ? askWhatIsMeant(ask, packs.wording) : undefined;
  return back ?? rephraseStep(ladders, ask, ask.current, packs.wording, heard) ?? instead();
}

/** Asked once where several ladders are likely and none is sure. */
function whichTopic({ wording }: CoachPacks, { candidates }: Understood, ask: CoachAsk): CoachAnswer | undefined {
  if (ask.questionsLeft <= 0 || (ask.kind === "first" && (candidates.length === 0 || wasAsked(ask)))) return undefined;
  const { locale } = ask;
  const answer: CoachAnswer = {
    status: "need_clarification",
    question: wording.which_topic[locale],
    id: topicQuestionId,
    quick: [...candidates.map(({ title }) => title[locale]), wording.none_of_these[locale]],
  };
  return guardAnswer(answer, ask).kind === "pass" ? answer : undefined;
}

/** The question before a step: on a ladder what it needs to know, else what comes into view. */
function questionBefore(packs: CoachPacks, { way }: Understood, ask: CoachAsk): CoachAnswer | undefined {
  if (way.kind === "frame") return togetherQuestion(packs, way.frame, ask);
  // A ladder that is sure begins at once; what it still needs to know is asked before the second step.
  if (ask.kind === "first" || ask.history.length > 2) return undefined;
  const words = allWords(ask);
  return nextQuestion(way.pack, ask, words, fillerFor(ask, words), packs.wording);
}

function madeOfAnswer(packs: CoachPacks, { way }: Understood, ask: CoachAsk): CoachAnswer | undefined {
  return way.kind === "frame" ? madeTogether(packs, way.frame, ask) : undefined;
}
