import type { OutboxMessage } from "#app/outbox-ports.ts";
import type { Save } from "#app/ports.ts";
import type { PersonId } from "#core/person/person.ts";
import { firstDue } from "#core/reminders/reminder.ts";
import type { Dialogue, Snapshot } from "#core/dialogue/turn/dialogue.ts";
import type { Step } from "#core/goals/step.ts";
import type { PersonKey } from "./crypto.ts";
import { dayChanges } from "./day-save.ts";
import { goalColumns, stepColumns } from "./goal-rows.ts";
import { journalColumns } from "./journal-rows.ts";
import { jsonLiteral, literal } from "./literal.ts";
import { dialogueColumns, personColumns } from "./rows.ts";
import { sealJson, spots } from "./sealing.ts";
import { exerciseColumns, journeyColumns, workColumns } from "./track-rows.ts";

/** Every step that a snapshot holds, by id. */
function stepsOf(snapshot: Snapshot): ReadonlyMap<string, Step> {
  const steps = new Map<string, Step>();
  if (snapshot.lastDoneStep !== undefined) steps.set(snapshot.lastDoneStep.id, snapshot.lastDoneStep);
  for (const { current } of snapshot.goals) if (current !== undefined) steps.set(current.id, current);
  return steps;
}

/** Where a message keeps its order: all of a chat's, and each way by itself. */
const laneOf = ({ channel, address }: OutboxMessage): string =>
  channel === "telegram" ? channel : `${channel}:${address}`;

function outboxColumns(message: OutboxMessage, key: PersonKey) {
  return { id: message.id, channel: laneOf(message), sealed: sealJson(key, spots.outbox(message.id), message) };
}

const some = <T>(list: readonly T[]): readonly T[] | undefined => (list.length === 0 ? undefined : list);

/** The part of a save that is about the tracks: the journey where it differs, its new milestones, exercises and works. */
function trackChanges({ before, decision, at }: Save, key: PersonKey): Readonly<Record<string, unknown>> {
  const { after, savedWorks = [], removedWorks = [] } = decision;
  const { journey } = after;
  const walked = journey === before.journey ? undefined : journey;
  const has = new Set(before.journey?.milestones.map(({ type }) => type));
  const exercisesBefore = new Map(before.exercises.map((exercise) => [exercise.id, exercise]));
  const open = new Set(after.exercises.map(({ id }) => id));
  const worksBefore = new Map(before.works.map((work) => [work.id, work]));
  return {
    journey: walked && journeyColumns(walked, after.person.timeZone, at, key),
    milestones: walked && some(walked.milestones.filter(({ type }) => !has.has(type))),
    exercises: some(
      after.exercises
        .filter((exercise) => exercisesBefore.get(exercise.id) !== exercise)
        .map((exercise) => exerciseColumns(exercise, key)),
    ),
    dropped_exercises: some([...exercisesBefore.keys()].filter((id) => !open.has(id))),
    works: some(savedWorks.map((work) => workColumns(work, worksBefore.get(work.id), key))),
    dropped_works: some(removedWorks),
  };
}

/** What `core.save` is told: only what differs, by reference, between before and after; only changed texts are sealed again. */
export function changes(save: Save, key: PersonKey, askAfterMs: number): Readonly<Record<string, unknown>> {
  const { before, decision } = save;
  const { after } = decision;
  const removed = new Set(decision.removedGoals ?? []);
  const goalsBefore = new Map(before.goals.map((goal) => [goal.id, goal]));
  const stepsBefore = stepsOf(before);
  const stepsAfter = stepsOf(after);
  const goals = after.goals.filter((goal) => goalsBefore.get(goal.id) !== goal && !removed.has(goal.id));
  const steps = [...stepsAfter.values()].filter(
    (step) => stepsBefore.get(step.id) !== step && !removed.has(step.goalId),
  );
  const dropped = [...stepsBefore.values()].filter(
    (step) => step.completedAt === undefined && !stepsAfter.has(step.id) && !removed.has(step.goalId),
  );
  return {
    key: save.key,
    at: save.at,
    person: after.person === before.person ? undefined : personColumns(after.person, key),
    dialogue: after.dialogue === before.dialogue ? undefined : dialogueColumns(after.dialogue, key),
    goals: some(goals.map((goal) => goalColumns(goal, goalsBefore.get(goal.id), key))),
    steps: some(steps.map((step) => stepColumns(step, stepsBefore.get(step.id), key))),
    dropped_goals: some([...removed]),
    dropped_steps: some(dropped.map((step) => step.id)),
    ...trackChanges(save, key),
    day: dayChanges(before.day, after.day, save.at, key),
    journal: some(decision.journal.map((entry) => journalColumns(entry, save.at, key))),
    outbox: some(save.outbox.map((message) => outboxColumns(message, key))),
    ask: decision.ask && { id: decision.ask.askId, after: askAfterMs },
    live: some(save.live.map((event) => JSON.stringify({ person: after.person.id, event }))),
  };
}

/** SQL that keeps when the person is to be reminded next; nothing where no reminder has changed. */
export function remindSql({ before, decision: { after } }: Save): string {
  const { reminders } = after.dialogue;
  return reminders === before.dialogue.reminders ? "" : `; ${remindAtSql(after.person.id, reminders)}`;
}

/** The same for what a merge brought together. */
export const remindAtSql = (person: PersonId, reminders: Dialogue["reminders"]): string =>
  `select core.remind_at(${literal(person)}, ${literal(firstDue(reminders) ?? null)})`;

/** SQL that has what goes out by a person's ways sent; nothing where a save has none. */
export const sendWaysSql = ({ before, outbox }: Save): string =>
  outbox.every(({ channel }) => channel === "telegram")
    ? ""
    : `; select core.enqueue('deliver-ways', ${jsonLiteral({ person: before.person.id })}, now())`;

/** SQL that lets the urgent messages of a save pass all others; nothing where it has none. */
export function hastenSql({ before, outbox }: Save): string {
  const urgent = outbox.filter((message) => message.urgent).map(({ id }) => literal(id));
  return urgent.length === 0 ? "" : `; select core.hasten(${literal(before.person.id)}, array[${urgent.join(", ")}])`;
}
