import { toWireInstant } from "#contract/instant.ts";
import type { FoundWire } from "#contract/search.ts";
import { ownHabitsOf } from "#core/day/own-habit.ts";
import type { GoalWithHistory } from "#core/goals/goal.ts";
import { type Step, shownStep } from "#core/goals/step.ts";
import type { Findable } from "#core/text/find.ts";
import { techniqueIds } from "#core/techniques/technique.ts";
import { nameRef, type Work } from "#core/techniques/work.ts";
import { isClosed } from "./exercise-to-wire.ts";
import type { Shown } from "./show.ts";

/** So much of what somebody has is looked through: the newest of it. */
export const searched = { goals: 200, steps: 60, works: 300, found: 20 } as const;

type Thing = Omit<FoundWire, "passage">;

const plain = { of: null, work: null, at: null } as const;

function goalThings(goal: GoalWithHistory): readonly Findable<Thing>[] {
  const { id, title, description, clarifications, current, completed } = goal;
  const answers = clarifications.map(({ answer }) => answer).join(" ");
  const step = (one: Step): Findable<Thing> => {
    const { text } = shownStep(one);
    const at = one.completedAt === undefined ? null : toWireInstant(one.completedAt);
    return { of: { ...plain, kind: "step", id, name: text, of: title, at }, name: text };
  };
  const named: Thing = { ...plain, kind: "goal", id, name: title };
  return [
    { of: named, name: title, text: `${description} ${answers}` },
    ...(current === undefined ? [] : [step(current)]),
    ...completed.toReversed().map(step),
  ];
}

/** A capsule keeps what stands in it until its day has come and it was opened. */
function workThing(work: Work, text: Shown["text"]): Findable<Thing> {
  const name = text(work.title);
  const lines = work.status === "capsule" ? [] : work.sections.flatMap((section) => section.lines);
  const own = lines.flatMap((line) => ("text" in line ? [line.text] : []));
  return {
    of: { ...plain, kind: "work", id: work.id, name, work: work.kind, at: toWireInstant(work.createdAt) },
    name,
    also: text(nameRef(work.technique)),
    text: own.join(" "),
  };
}

/** All that a person may look for by words, what is theirs before what is everybody's. Nothing of it is kept in any other form. */
export function ownThings(
  shown: Shown,
  goals: readonly GoalWithHistory[],
  works: readonly Work[],
): readonly Findable<Thing>[] {
  const { snapshot, around, text } = shown;
  const { day, exercises } = snapshot;
  const drafts = exercises.map(({ id, technique }): Findable<Thing> => {
    const name = text(nameRef(technique));
    return { of: { ...plain, kind: "draft", id, name }, name };
  });
  const own = (day ? ownHabitsOf(day) : []).map(({ id, name, reason, group }): Findable<Thing> => {
    return { of: { ...plain, kind: "own_habit", id, name }, name, text: `${reason} ${group}` };
  });
  const begun = new Set(exercises.map(({ technique }) => technique));
  const open = techniqueIds.filter((id) => !begun.has(id) && !isClosed(id, shown));
  const offered = around.flags.multi_track_system_enabled ? open : open.filter((id) => id === "safety_plan");
  const toBegin = offered.map((id): Findable<Thing> => {
    const name = text(nameRef(id));
    return { of: { ...plain, kind: "exercise", id, name }, name, text: text({ ref: `technique.${id}.about` }) };
  });
  const habits = [...around.library.day.habits.keys()].map((id): Findable<Thing> => {
    const name = text({ ref: `habit.${id}.name` });
    return { of: { ...plain, kind: "habit", id, name }, name };
  });
  return [
    ...goals.flatMap(goalThings),
    ...works.map((work) => workThing(work, text)),
    ...drafts,
    ...own,
    ...toBegin,
    ...habits,
  ];
}
