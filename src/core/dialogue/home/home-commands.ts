import { crisisAgain } from "../crisis/crisis-turn.ts";
import { hello } from "../day/setup/day-setup-commands.ts";
import { newGoal } from "../goals/new-goal.ts";
import { arrive } from "../tracks/track-commands.ts";
import { today } from "../day/plan/day-commands.ts";
import type { Decision, DecisionContext } from "../turn/decision.ts";
import type { Snapshot } from "../turn/dialogue.ts";
import { now } from "./next-commands.ts";
import { hasNoPart, helloReply, partButtons } from "./onboarding-views.ts";
import { deny, say } from "../turn/outcome.ts";
import type { Button, Reply } from "../turn/reply.ts";
import { nextActionReply } from "../tracks/track-views.ts";
import * as views from "./position.ts";
import { newGoalButton, goalsButton } from "../turn/buttons.ts";
import { activeGoal } from "../goals/goal-views.ts";

/** What a person meets when they come in, and what they see of all that they have. */

/** The first hello, or back to where the person was; in a crisis, the help lines again. */
export function start(before: Snapshot, context: DecisionContext): Decision {
  const { crisis } = before.dialogue;
  if (crisis) return say(before, crisisAgain(before, crisis));
  const tracksOn = context.flags.multi_track_system_enabled;
  if (before.journey && tracksOn) {
    // A question that waits is asked again before anything new is offered.
    const free = before.goals.length === 0 && views.waitingReply(before) === undefined;
    const next = free ? nextActionReply(before, undefined, context) : views.positionReply(before);
    return say(
      before,
      { say: "start.again", buttons: [[progressButton, ...(before.goals.length > 0 ? [goalsButton] : [])]] },
      next,
    );
  }
  if (before.day && before.goals.length === 0 && !before.journey) {
    return today(before, context);
  }
  if (before.goals.length === 0) {
    return say(before, helloReply(tracksOn));
  }
  return say(before, { say: "start.again", buttons: [[goalsButton, newGoalButton]] }, views.positionReply(before));
}

/** What brings the person here: the part they came for, and no other. */
export function brings(before: Snapshot, what: "tracks" | "goal" | "day", context: DecisionContext): Decision {
  switch (what) {
    case "goal":
      return newGoal(before, {}, context);
    case "day":
      return hello(before);
    case "tracks":
      return arrive(before, context);
  }
}

/** What can be said here: of the parts that the person uses, or of all where they have chosen none. */
export function help(before: Snapshot, context: DecisionContext): Decision {
  const tracksOn = context.flags.multi_track_system_enabled;
  const none = hasNoPart(before);
  const journey = before.journey !== undefined && tracksOn;
  const ofGoals = before.goals.length > 0 || (!journey && !before.day);
  const lines: NonNullable<Reply["lines"]> = [
    ...(none ? [{ say: tracksOn ? "help.parts" : "help.parts_plain" } as const] : []),
    ...(journey ? [{ say: "help.tracks" } as const] : []),
    ...(before.day ? [{ say: "help.day" } as const] : []),
    ...(ofGoals ? [] : [{ say: "help.always" } as const]),
  ];
  const buttons: Button[][] = none
    ? partButtons(tracksOn)
    : [
        ...(ofGoals ? [[newGoalButton, goalsButton]] : []),
        [
          ...(journey ? [progressButton] : []),
          ...(before.day ? [{ label: "button.today", press: { do: "today" } } as const] : []),
        ],
      ];
  return say(before, { say: ofGoals ? "help.text" : "help.head", lines, buttons });
}

/** "What next?" of somebody who has no goal is about what they have: the tracks, the day. */
export function withoutGoal(before: Snapshot, context: DecisionContext): Decision | undefined {
  const { goals, journey, day } = before;
  const other = day !== undefined || (journey !== undefined && context.flags.multi_track_system_enabled);
  return goals.length === 0 && other ? { ...now(before, context), denied: { code: "no_goal" } } : undefined;
}

const progressButton: Button = { label: "button.progress_tracks", press: { do: "progress" } };

/** Roughly how many steps a goal of a kind takes; shown only to those who turn the estimate on. */
const typicalSteps = 16;

/** How the active goal stands; whoever walks the tracks as well finds them one tap further. */
export function status(before: Snapshot, context: DecisionContext): Decision {
  const onTracks = before.journey !== undefined && context.flags.multi_track_system_enabled;
  const tracks: Button[][] = onTracks ? [[progressButton]] : [];
  const goal = activeGoal(before);
  if (!goal) {
    if (before.day && before.goals.length === 0) return today(before, context);
    return deny(before, "no_goal", {
      say: "status.no_goal",
      buttons: [before.goals.length > 0 ? [goalsButton, newGoalButton] : [newGoalButton], ...tracks],
    });
  }
  const counted = {
    goal: goal.title,
    done: goal.completedCount,
    total: Math.max(typicalSteps, goal.completedCount + 4),
  };
  return say(
    before,
    {
      say: before.person.showEstimate ? "status.estimate" : "status.text",
      with: counted,
      ...(onTracks ? { buttons: tracks } : {}),
    },
    views.positionReply(before),
  );
}
