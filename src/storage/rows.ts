import { type Dialogue, type Snapshot, emptyDialogue } from "#core/dialogue/turn/dialogue.ts";
import type { GoalId, StepId } from "#core/goals/ids.ts";
import type { Goal } from "#core/goals/goal.ts";
import type { Step } from "#core/goals/step.ts";
import type { Person, PersonId } from "#core/person/person.ts";
import { adaptingOf } from "./adapting-rows.ts";
import type { PersonKey } from "./crypto.ts";
import { type DayRow, dayOf } from "./day-rows.ts";
import { type Hex, openJson, sealJson, spots, type WrappedKeyRow } from "./sealing.ts";
import { type ExerciseRow, exerciseOf, journeyOf, type TracksRow } from "./track-rows.ts";

export interface PersonRow {
  readonly person_id: string;
  readonly locale: Person["locale"];
  readonly tone: Person["tone"];
  readonly time_zone: string;
  readonly country: string | null;
  readonly show_estimate: boolean;
  readonly neutral_notifications: boolean;
  readonly model_consent: boolean;
  readonly step_size: Person["stepSize"];
  readonly rephrase_counts: Person["rephraseCounts"];
  readonly contact: Hex | null;
  readonly created_at: number;
  readonly settings_at: number;
}

export interface StepRow {
  readonly id: string;
  readonly goal_id: string;
  readonly minutes: number;
  readonly size: Step["size"];
  readonly created_at: number;
  readonly completed_at: number | null;
  readonly counted: boolean;
  readonly rephrased: boolean;
  readonly coach: Step["by"];
  readonly source: string | null;
  readonly sealed: Hex;
}

export interface GoalRow {
  readonly id: string;
  readonly kind: Goal["kind"];
  readonly status: Goal["status"];
  readonly completed_count: number;
  readonly touches_contact: boolean;
  readonly created_at: number;
  readonly touched_at: number;
  readonly came_from: string | null;
  readonly sealed: Hex;
}

export interface DialogueRow {
  readonly active_goal: string | null;
  readonly last_done_step: string | null;
  readonly last_done_goal: string | null;
  readonly last_done_at: number | null;
  readonly told_simple_coach: boolean;
  readonly crisis_level: NonNullable<Dialogue["crisis"]>["level"] | null;
  readonly crisis_kind: NonNullable<Dialogue["crisis"]>["kind"] | null;
  readonly crisis_since: number | null;
  readonly crisis_checked_in_at: number | null;
  readonly sealed: Hex | null;
}

/** What `core.state` gives. */
export interface StateRow {
  readonly person: PersonRow;
  readonly keys: readonly WrappedKeyRow[] | null;
  readonly dialogue: DialogueRow | null;
  readonly goals: readonly { readonly goal: GoalRow; readonly step: StepRow | null }[] | null;
  readonly last: StepRow | null;
  readonly tracks: TracksRow | null;
  readonly exercises: readonly ExerciseRow[] | null;
  readonly day: DayRow | null;
}

type GoalTexts = Pick<Goal, "title" | "description" | "clarifications" | "question" | "declined" | "track">;
type StepTexts = Pick<Step, "text" | "floorText" | "stretchText" | "cue" | "userComment" | "earlierTexts">;
interface DialogueTexts {
  readonly waiting?: Dialogue["waiting"];
  readonly pending?: Dialogue["pending"];
  readonly held?: NonNullable<Dialogue["crisis"]>["held"];
  readonly safetyPlan?: Dialogue["safetyPlan"];
  readonly before?: Dialogue["before"];
  readonly passed?: Dialogue["passed"];
}

export function goalTexts(goal: Goal): GoalTexts {
  const { title, description, clarifications, question, declined, track } = goal;
  return { title, description, clarifications, question, declined, ...(track !== undefined && { track }) };
}

export function stepTexts(step: Step): StepTexts {
  const { text, floorText, stretchText, cue, userComment, earlierTexts } = step;
  return { text, floorText, stretchText, cue, userComment, earlierTexts };
}

/** Undefined where the dialogue holds no words at all, which spares a seal. */
export function dialogueTexts(dialogue: Dialogue): DialogueTexts | undefined {
  const { waiting, pending, crisis, safetyPlan, before, passed } = dialogue;
  const texts = {
    ...(waiting.for !== "nothing" && { waiting }),
    ...(pending !== undefined && { pending }),
    ...(crisis?.held !== undefined && { held: crisis.held }),
    ...(safetyPlan !== undefined && { safetyPlan }),
    ...(before !== undefined && { before }),
    ...(passed !== undefined && { passed }),
  };
  return Object.keys(texts).length === 0 ? undefined : texts;
}

export function stepOf(row: StepRow, key: PersonKey): Step {
  const texts = openJson<StepTexts>(key, spots.step(row.id), row.sealed);
  return {
    id: row.id as StepId,
    goalId: row.goal_id as GoalId,
    text: texts.text,
    minutes: row.minutes,
    floorText: texts.floorText,
    stretchText: texts.stretchText,
    size: row.size,
    cue: texts.cue,
    createdAt: row.created_at,
    completedAt: row.completed_at ?? undefined,
    counted: row.counted,
    rephrased: row.rephrased,
    userComment: texts.userComment,
    earlierTexts: texts.earlierTexts,
    by: row.coach,
    source: row.source ?? undefined,
  };
}

export function goalOf(row: GoalRow, current: Step | undefined, key: PersonKey): Goal {
  const texts = openJson<GoalTexts>(key, spots.goal(row.id), row.sealed);
  return {
    id: row.id as GoalId,
    title: texts.title,
    description: texts.description,
    kind: row.kind,
    status: row.status,
    createdAt: row.created_at,
    touchedAt: row.touched_at,
    clarifications: texts.clarifications.map(({ id, question, answer }) => ({ id, question, answer })),
    question: texts.question && { id: texts.question.id, text: texts.question.text, quick: texts.question.quick },
    current,
    completedCount: row.completed_count,
    declined: texts.declined,
    touchesContact: row.touches_contact,
    ...(texts.track !== undefined && { track: texts.track }),
  };
}

function dialogueOf(row: DialogueRow | null, key: PersonKey): Dialogue {
  if (row === null) return emptyDialogue;
  const texts = row.sealed === null ? {} : openJson<DialogueTexts>(key, spots.dialogue, row.sealed);
  const { last_done_step: stepId, last_done_goal: goalId, last_done_at: at } = row;
  const { crisis_level: level, crisis_since: since } = row;
  return {
    waiting: texts.waiting ?? emptyDialogue.waiting,
    activeGoal: (row.active_goal ?? undefined) as GoalId | undefined,
    pending: texts.pending,
    crisis:
      level === null || since === null
        ? undefined
        : {
            since,
            level,
            kind: row.crisis_kind ?? undefined,
            held: texts.held,
            checkedInAt: row.crisis_checked_in_at ?? undefined,
          },
    lastDone:
      stepId === null || goalId === null || at === null
        ? undefined
        : { stepId: stepId as StepId, goalId: goalId as GoalId, at },
    toldSimpleCoach: row.told_simple_coach,
    ...(texts.safetyPlan !== undefined && { safetyPlan: texts.safetyPlan }),
    ...(texts.before !== undefined && {
      before: { exerciseId: texts.before.exerciseId, at: texts.before.at },
    }),
    ...(texts.passed !== undefined && { passed: texts.passed }),
  };
}

export function personOf(row: PersonRow, key: PersonKey): Person {
  return {
    id: row.person_id as PersonId,
    locale: row.locale,
    tone: row.tone,
    timeZone: row.time_zone,
    country: row.country ?? undefined,
    showEstimate: row.show_estimate,
    neutralNotifications: row.neutral_notifications,
    modelConsent: row.model_consent,
    stepSize: row.step_size,
    rephraseCounts: row.rephrase_counts,
    contact: row.contact === null ? {} : openJson(key, spots.contact, row.contact),
    createdAt: row.created_at,
  };
}

/** A person's state, decrypted. The step just done is the same object in both places where it stands. */
export function snapshotOf(row: StateRow, key: PersonKey): Snapshot {
  const goals = (row.goals ?? []).map(({ goal, step }) =>
    goalOf(goal, step === null ? undefined : stepOf(step, key), key),
  );
  const current = goals.find((goal) => goal.current !== undefined && goal.current.id === row.last?.id)?.current;
  return {
    person: personOf(row.person, key),
    dialogue: dialogueOf(row.dialogue, key),
    goals,
    lastDoneStep: row.last === null ? undefined : (current ?? stepOf(row.last, key)),
    journey: row.tracks === null ? undefined : journeyOf(row.tracks, key),
    exercises: (row.exercises ?? []).map((exercise) => exerciseOf(exercise, key)),
    works: [],
    adapting: row.day === null ? undefined : adaptingOf(row.day.day.adapting, row.day.adaptations, key),
    body: undefined,
    day: row.day === null ? undefined : dayOf(row.day, key),
  };
}

/** The columns of a person, as `core.save` and `core.create_person` take them. */
export function personColumns(person: Person, key: PersonKey): Readonly<Record<string, unknown>> {
  const contact = Object.keys(person.contact).length === 0 ? null : sealJson(key, spots.contact, person.contact);
  return {
    locale: person.locale,
    tone: person.tone,
    time_zone: person.timeZone,
    country: person.country ?? null,
    show_estimate: person.showEstimate,
    neutral_notifications: person.neutralNotifications,
    model_consent: person.modelConsent,
    step_size: person.stepSize,
    rephrase_counts: person.rephraseCounts,
    contact,
    created_at: person.createdAt,
  };
}

/** The columns of a dialogue. */
export function dialogueColumns(dialogue: Dialogue, key: PersonKey): Readonly<Record<string, unknown>> {
  const texts = dialogueTexts(dialogue);
  return {
    active_goal: dialogue.activeGoal ?? null,
    last_done_step: dialogue.lastDone?.stepId ?? null,
    last_done_goal: dialogue.lastDone?.goalId ?? null,
    last_done_at: dialogue.lastDone?.at ?? null,
    told_simple_coach: dialogue.toldSimpleCoach,
    crisis_level: dialogue.crisis?.level ?? null,
    crisis_kind: dialogue.crisis?.kind ?? null,
    crisis_since: dialogue.crisis?.since ?? null,
    crisis_checked_in_at: dialogue.crisis?.checkedInAt ?? null,
    sealed: texts === undefined ? null : sealJson(key, spots.dialogue, texts),
  };
}
