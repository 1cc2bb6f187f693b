import { contactVerdict } from "../../../safety/contact-gate.ts";
import { type Act, groupOf, type TalkKey } from "../../../talk/acts.ts";
import type { TalkAsk, TalkLead } from "../../../talk/lead.ts";
import type { ActReading } from "../../../talk/read-acts.ts";
import { localDate } from "../../../time/local-date.ts";
import type { DecisionContext } from "../../turn/decision.ts";
import type { Snapshot } from "../../turn/dialogue.ts";
import { isOfContact } from "../../goals/of-contact.ts";
import { type Line, talkOf } from "../../goals/talk-lines.ts";
import type { TalkEntry } from "../../../talk/talk-words.ts";
import { lean } from "../../../text/lean.ts";

const mostGoals = 10;
/** So many earlier messages are told. */
const mostEarlier = 8;
/** How sure an act is that a model names: enough for all that can be taken back. */
const sure = 0.9;

/** What a model is told of a message; undefined where the person has agreed to none, or none is there. */
export function talkAsk(before: Snapshot, text: string, context: DecisionContext): TalkAsk | undefined {
  if (context.lead !== "may" || !before.person.modelConsent) return undefined;
  const { person, dialogue } = before;
  const open = before.goals.filter(({ status }) => status === "open" || status === "paused" || status === "draft");
  const goals = open
    .map((goal) => ({
      id: goal.id,
      title: goal.title,
      step: goal.current?.text,
      inFront: goal.id === dialogue.activeGoal,
    }))
    .toSorted((one, other) => Number(other.inFront) - Number(one.inFront));
  const touches =
    before.journey !== undefined ||
    open.some(({ touchesContact }) => touchesContact) ||
    isOfContact(before, text, "", context);
  const { turns, listens = false } = talkOf(before);
  const asked = questionOpen(before);
  return {
    text,
    locale: person.locale,
    tone: person.tone,
    today: localDate(context.now, person.timeZone),
    goals: goals.slice(0, mostGoals),
    earlier: turns.slice(-mostEarlier).map(({ said, acts, back }) => ({ said, acts, back })),
    listens,
    ...(asked === undefined ? {} : { asked }),
    contactAllowed: !touches || contactVerdict(person.contact, context.now).kind === "open",
  };
}

/** The question about a goal that was put and has no answer yet. */
function questionOpen({ dialogue, goals }: Snapshot): string | undefined {
  const { waiting, activeGoal } = dialogue;
  const id = waiting.for === "clarification" ? waiting.goalId : activeGoal;
  return goals.find((goal) => goal.id === id && goal.status === "open")?.question?.text;
}

/** What a message surely asks for holds whatever a model makes of it. */
const kept: readonly Act[] = [
  "medicine_question",
  "health_question",
  "law_question",
  "human_please",
  "delete_everything",
  "export_mine",
  "just_listen",
  "no_answer_needed",
  "stop_offering",
];

/** A model that answers knows for itself what is asked: of questions only what is sure is held against it. */
const asked: readonly Act[] = ["health_question", "law_question"];
const surely = 0.85;

/** The reading that a model leads: its acts, and of ours those that must not be missed. */
export function ledReading(own: ActReading, lead: TalkLead, from: number): ActReading {
  const acts = lead.acts.map(({ act }) => ({ act, confidence: sure, clause: 0 }));
  const ours = own.acts.filter(
    ({ act, confidence }) =>
      confidence >= (asked.includes(act) ? surely : from) &&
      kept.includes(act) &&
      !acts.some((each) => each.act === act),
  );
  return { acts: [...acts, ...ours], clauses: own.clauses };
}

/** Questions about the companion that are answered in its own true words, whatever a model says beside them. */
const ownAnswers: readonly Act[] = [
  "are_you_robot",
  "who_reads_this",
  "is_it_free",
  "offline",
  "do_you_nag",
  "what_is_this",
  "what_can_you_do",
  "source",
];

/** Whether content answers an act although a model has said something back. */
export const needsOwnAnswer = (act: Act): boolean => ownAnswers.includes(act);

/** What a model says back of a message; on the tracks, with the exercises that what was told may lead to. */
export function ledLine(
  { reflection, acts }: TalkLead,
  onTracks: boolean,
  entry: (act: Act) => TalkEntry | undefined,
): Line | undefined {
  if (reflection === undefined) return undefined;
  const told = onTracks ? acts.filter(({ act }) => groupOf(act) === "disclosure" || groupOf(act) === "state") : [];
  return { ref: "", own: reflection, slots: {}, offers: told.flatMap(({ act }) => entry(act)?.offers ?? []) };
}

/**
 * What content still says beside a model's words: that something was done or is asked to be pressed, what is true of the companion, and whom to
 * ask. Everything else the model has said already, in words that fit better.
 */
const saidBeside: ReadonlySet<TalkKey> = new Set<TalkKey>([
  ...ownAnswers,
  "marked_told",
  "marked_instead",
  "reached_asked",
  "goal_again",
  "human_please",
  "stop_offering",
  "why_no_plan",
  "no_step_yet",
  "wish_vague",
  "medicine_question",
  "health_question",
  "law_question",
]);
/** Whom to ask, and that nobody lives here, is said once. */
const saidAlready: Readonly<Partial<Record<TalkKey, RegExp>>> = {
  medicine_question: lean(
    /doctor|pharmacist|nurse|(?<!\p{L})gp(?!\p{L})|врач|доктор|фармацевт|аптек|терапевт|педиатр/iu,
  ),
  health_question: lean(/doctor|pharmacist|nurse|(?<!\p{L})gp(?!\p{L})|врач|доктор|фармацевт|аптек|терапевт|педиатр/iu),
  law_question: /lawyer|solicitor|legal|юрист|адвокат/iu,
  are_you_robot: lean(/program|software|machine|программ|(?<!\p{L})бот(?!\p{L})/iu),
};

/** Whether a model's words make a line of content needless. */
export const saysAsMuch = (own: string, key: TalkKey): boolean =>
  !saidBeside.has(key) || saidAlready[key]?.test(own) === true;
