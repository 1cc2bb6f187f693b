import type { Plan, Task } from "../../day/plan.ts";
import { passOver, wasPassed } from "../../next/passed.ts";
import { type Next, nextStep, taskKey } from "../../next/next.ts";
import type { Instant } from "../../time/instant.ts";
import { contactVerdict } from "../../safety/contact-gate.ts";
import { trackInFocus } from "../../tracks/overall.ts";
import { adaptedLines } from "../day/body/adaptation-views.ts";
import { looked } from "../day/body/body-turn.ts";
import { crisisAgain } from "../crisis/crisis-turn.ts";
import { planned } from "../day/plan/day-turn.ts";
import { awayNow, awaySaid } from "../day/plan/day-views.ts";
import type { Decision, DecisionContext, JournalEntry, LookContext } from "../turn/decision.ts";
import type { Snapshot } from "../turn/dialogue.ts";
import { gateOf } from "../tracks/journey-turn.ts";
import { deny, entry, say, withDialogue } from "../turn/outcome.ts";
import type { Params, Reply } from "../turn/reply.ts";
import { stepAdaptedBy, stepInDay } from "../../adaptation/step-in-day.ts";
import { titleOf, wallClock } from "../day/plan/task-names.ts";
import { taskButtons, taskShort } from "../day/plan/task-views.ts";
import { actionName, suggestionFor } from "../tracks/track-views.ts";
import * as views from "./position.ts";
import type { WordKey } from "../turn/word-key.ts";
import { stepReply } from "../goals/step-views.ts";

/** The one next step across goals, tracks and the day. */

/** What was begun by whoever is shown no tracks: a first safety plan, and no exercise of a track that an operator has turned off. */
function begunBesideTracks({ dialogue, exercises }: Snapshot, { library }: LookContext): Snapshot["exercises"] {
  if (dialogue.safetyPlan !== undefined) return [];
  return exercises.filter(({ technique }) => library.techniques[technique].track === undefined);
}

/** The next step of a person as they are; today's plan must be made already, if they have health days. */
export function nextOf(snapshot: Snapshot, context: LookContext): Next {
  const { dialogue, day, goals, exercises } = snapshot;
  const journey = context.flags.multi_track_system_enabled ? snapshot.journey : undefined;
  const { waiting } = dialogue;
  return nextStep({
    now: context.now,
    inCrisis: dialogue.crisis !== undefined,
    mode: day?.plan?.mode,
    // A focus that the person never chose leads nobody.
    focus: journey && !journey.all && journey.chosen ? "tracks" : undefined,
    passed: dialogue.passed ?? {},
    exercises: journey ? exercises : begunBesideTracks(snapshot, context),
    inFront: waiting.for === "exercise" ? waiting.exerciseId : undefined,
    gates: { ...gateOf(snapshot, context), techniques: context.library.techniques },
    contactClosed: contactVerdict(snapshot.person.contact, context.now).kind !== "open",
    day,
    // A step is as small here as today has made it.
    goals: goals.map((goal) => (goal.current ? { ...goal, current: stepInDay(snapshot, goal.current) } : goal)),
    activeGoal: dialogue.activeGoal,
    journey,
    suggestion: journey && suggestionFor({ ...snapshot, journey }, trackInFocus(journey), context),
  });
}

/** Makes today's plan where there are health days and it is missing, so that the next step can come from it. */
function withToday(
  before: Snapshot,
  context: LookContext,
): { readonly after: Snapshot; readonly journal: readonly JournalEntry[] } {
  return before.day ? planned({ ...before, day: before.day }, context) : { after: before, journal: [] };
}

export function now(before: Snapshot, context: DecisionContext): Decision {
  const today = withToday(before, context);
  const { day } = today.after;
  const seen = day ? looked({ ...today.after, day }, context) : { after: today.after, journal: [] };
  return {
    ...say(seen.after, nextReply(seen.after, nextOf(seen.after, context), context)),
    journal: [...today.journal, ...seen.journal],
  };
}

/** Not that one now: it does not come back for four hours, and another is offered. */
export function pass(before: Snapshot, key: string, context: DecisionContext): Decision {
  const today = withToday(before, context);
  const next = nextOf(today.after, context);
  if (!("key" in next) || next.key !== key) {
    // An old button: what is next now is shown, and nothing is passed over unseen.
    return { ...deny(today.after, "step_moved_on", nextReply(today.after, next, context)), journal: today.journal };
  }
  const after = withDialogue(today.after, { passed: passOver(today.after.dialogue.passed ?? {}, key, context.now) });
  return {
    ...say(after, nextReply(after, nextOf(after, context), context)),
    journal: [...today.journal, entry("next_passed", { rule: "person_said", inputs: { kind: next.kind } })],
  };
}

/** What is next where it is no crisis, which needs no reason. */
type Reasoned = Exclude<Next, { readonly kind: "crisis" }>;
const becauseText = (next: Reasoned): Params[string] => ({
  ref: `next_because.${next.because.rule}` satisfies WordKey,
});

/** The one next step with its reason, what can be done about it, and a way to another. */
export function nextReply(snapshot: Snapshot, next: Next, context: LookContext): Reply {
  switch (next.kind) {
    case "crisis": {
      const { crisis } = snapshot.dialogue;
      return crisis ? crisisAgain(snapshot, crisis) : views.positionReply(snapshot);
    }
    case "enough":
      return enoughReply(snapshot, next, context);
    case "draft":
      return {
        say: "now.draft",
        with: { technique: { ref: `technique.${next.exercise.technique}.name` } },
        lines: [because(next)],
        buttons: [
          [{ label: "button.resume", press: { do: "resume", exerciseId: next.exercise.id } }],
          [passButton(next.key)],
        ],
      };
    case "task": {
      const { task, plan } = next;
      return {
        ...taskShort(snapshot, plan, task, context),
        lines: [because(next), ...adaptedLines(task, plan, snapshot, context)],
        buttons: [
          ...taskButtons(task).slice(0, 2),
          [{ label: "button.open_task", press: { do: "task", taskId: task.id } }, passButton(next.key)],
        ],
      };
    }
    case "goal_step": {
      const goal = snapshot.goals.find(({ id }) => id === next.goalId);
      if (!goal?.current) return views.positionReply(snapshot);
      const step = stepReply(goal, goal.current, "step.show", undefined, stepAdaptedBy(snapshot, goal.current));
      return { ...step, lines: [because(next)], buttons: [...(step.buttons ?? []), [passButton(next.key)]] };
    }
    case "track_action": {
      const { track, words, minutes } = next.suggestion;
      return {
        say: "now.track",
        with: { icon: { ref: `track.${track}.icon` }, name: { ref: `track.${track}.name` }, next: words, minutes },
        lines: [because(next)],
        buttons: [
          [{ label: "button.accept", press: { do: "accept", track, action: actionName(next.suggestion) } }],
          [passButton(next.key)],
        ],
      };
    }
  }
}

/** Nothing to do now: they are away, have nothing here yet, something comes later today, or it is enough. */
function enoughReply(snapshot: Snapshot, next: Reasoned, context: LookContext): Reply {
  const away = snapshot.day && awayNow(snapshot.day);
  if (away) return awaySaid(away);
  // Whoever has nothing here yet has not done enough of it either.
  if (!snapshot.day && !snapshot.journey && snapshot.goals.length === 0) return views.positionReply(snapshot);
  const later = laterToday(snapshot, context.now);
  if (!later) {
    return {
      say: "now.enough",
      lines: [because(next)],
      buttons: snapshot.day ? [[{ label: "button.today", press: { do: "today" } }]] : [],
    };
  }
  const { task, plan } = later;
  return {
    say: "now.later",
    with: { title: titleOf(task.of, plan, snapshot, context), at: wallClock(task.at, snapshot.person.timeZone) },
    buttons: [
      [
        { label: "button.open_task", press: { do: "task", taskId: task.id } },
        { label: "button.today", press: { do: "today" } },
      ],
    ],
  };
}

/** What is still to come today: for now there is nothing, and the day is not over either. */
function laterToday(
  { day, dialogue }: Snapshot,
  now: Instant,
): { readonly task: Task; readonly plan: Plan } | undefined {
  const plan = day?.plan;
  if (!plan || now >= plan.waking.to) return undefined;
  const task = plan.tasks.find(
    ({ state, at, id }) => state === "open" && at > now && !wasPassed(dialogue.passed ?? {}, taskKey(id), now),
  );
  return task && { task, plan };
}

const because = (next: Reasoned) => ({ say: "now.because", with: { text: becauseText(next) } }) as const;
const passButton = (key: string) => ({ label: "button.pass", press: { do: "pass", key } }) as const;
