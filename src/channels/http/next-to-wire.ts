import type { NextWire } from "#contract/next.ts";
import type { OnDay } from "#core/dialogue/turn/on-day.ts";
import { nextOf } from "#core/dialogue/home/next-commands.ts";
import { stepInDay } from "#core/adaptation/step-in-day.ts";
import { shownStep } from "#core/goals/step.ts";
import type { Next } from "#core/next/next.ts";
import { taskToWire } from "./day-to-wire.ts";
import { becauseToWire } from "./task-words.ts";
import type { Shown } from "./show.ts";
import { stepToWire } from "./to-wire.ts";
import { nextActionWire } from "./tracks-to-wire.ts";

type Link = NextWire["links"][number];

function empty(next: Next, shown: Shown): Omit<NextWire, "kind" | "title"> {
  return {
    key: "key" in next ? next.key : null,
    text: "",
    minutes: null,
    because: becauseToWire(next.because, shown, "next_because"),
    links: [],
    task: null,
    step: null,
    goal: null,
    track: null,
    exercise_id: null,
  };
}

const link = (rel: Link["rel"], method: Link["method"], href: string): Link => ({ rel, method, href });

/** The one next step, of whatever kind it is; in a crisis the words come as a message, with help lines. */
export function nextToWire(shown: Shown): NextWire {
  const { snapshot, around, text } = shown;
  const next = nextOf(snapshot, around);
  const rest = empty(next, shown);
  switch (next.kind) {
    case "crisis":
      return { ...rest, kind: "crisis", title: "", because: { ...rest.because, text: "" } };
    case "draft": {
      const { exercise } = next;
      const { minutes } = around.library.techniques[exercise.technique];
      return {
        ...rest,
        kind: "draft",
        title: text({ ref: `technique.${exercise.technique}.name` }),
        text: text({ ref: `technique.${exercise.technique}.about` }),
        minutes,
        links: [link("self", "GET", `/api/exercises/${exercise.id}`)],
        exercise_id: exercise.id,
      };
    }
    case "task": {
      const task = taskToWire(next.task, next.plan, { ...shown, snapshot: snapshot as OnDay });
      const at = `/api/day/tasks/${task.task_id}`;
      return {
        ...rest,
        kind: "task",
        title: task.archetype_specific_title,
        text: task.how,
        minutes: task.duration_minutes,
        links: [link("self", "GET", at), link("do", "POST", at)],
        task,
      };
    }
    case "goal_step": {
      const goal = snapshot.goals.find(({ id }) => id === next.goalId);
      const step = goal?.current && stepInDay(snapshot, goal.current);
      return {
        ...rest,
        kind: "step",
        title: goal?.title ?? "",
        text: step ? shownStep(step).text : "",
        minutes: next.minutes,
        links: [link("self", "GET", "/api/step"), link("do", "POST", "/api/step/done")],
        step: step ? stepToWire(step) : null,
        goal: goal ? { id: goal.id, title: goal.title } : null,
      };
    }
    case "track_action": {
      const { track } = next.suggestion;
      const action = nextActionWire(next.suggestion, shown);
      const name = text({ ref: `track.${track}.name` });
      return {
        ...rest,
        kind: "track",
        title: name,
        text: action.suggestion,
        minutes: action.minutes,
        links: [link("self", "GET", "/api/tracks/suggestions"), link("do", "POST", `/api/tracks/${track}/accept`)],
        track: { track, name, icon: text({ ref: `track.${track}.icon` }), next_action: action },
      };
    }
    case "enough":
      return { ...rest, kind: "enough", title: text({ ref: "now.enough" }) };
  }
}
