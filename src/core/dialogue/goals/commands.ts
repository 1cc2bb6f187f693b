import { finishedListReply, goalListReply, goalMenuReply, activeGoal, questionTag } from "./goal-views.ts";
import { goalsButton } from "../turn/buttons.ts";
import type { GoalId, StepId } from "../../goals/ids.ts";
import { rephraseReasons, stepSizes } from "../../person/person.ts";
import type { Token } from "../../text/free-text.ts";
import { digits, flag, last, lenient, may, must, oneOf, shaped, signs, uuid, yesOrNo } from "../turn/button-code.ts";
import type { CommandTable } from "../turn/command-row.ts";
import type { GoalCommand } from "../turn/goal-command.ts";
import { deny, nothing, say, waitFor, denyWithPosition } from "../turn/outcome.ts";
import { plainText } from "../../text/plain-text.ts";
import * as goals from "./goal-commands.ts";
import * as steps from "./step-commands.ts";
import * as newGoals from "./new-goal.ts";
import * as answers from "./goal-answers.ts";
import { goalOfHeard, takeBackGoal } from "./goal-of-words.ts";
import { rephrase } from "./rephrase-step.ts";

const goalId = must("goalId", uuid<GoalId>());
const page = lenient(last("from", digits(4)));

/** Commands about goals and their steps. */
export const goalCommands = {
  list_goals: {
    run: (before, { which, from }) =>
      which === "finished"
        ? say(before, finishedListReply(before, from))
        : say(before, goalListReply(before, "goals.list", from)),
    button: {
      code: "lg",
      carries: ["which", "from"],
      write: ({ which, from }) => {
        const finished = which === "finished";
        if (from !== undefined) return [finished ? "f" : "o", String(from)];
        return finished ? ["f"] : [];
      },
      read: ([which = "", from = ""]) => ({
        do: "list_goals",
        ...(which === "f" ? { which: "finished" } : {}),
        ...(/^\d{1,4}$/u.test(from) ? { from: Number(from) } : {}),
      }),
      samples: [
        { do: "list_goals" },
        { do: "list_goals", which: "finished" },
        { do: "list_goals", from: 10 },
        { do: "list_goals", which: "finished", from: 20 },
      ],
    },
    slash: [{ name: "goals", menu: ["goals", 5], first: 4 }],
    looks: true,
    said: ["anywhere", "in_crisis"],
  },
  new_goal: {
    run: (before, command, context) => newGoals.newGoal(before, command, context),
    button: { code: "ng" },
    slash: [
      {
        name: "newgoal",
        takes: (words) => ({ do: "new_goal", title: words }),
        menu: ["goals", 6],
        first: 2,
      },
    ],
    plain: ["kind"],
    said: ["anywhere", "in_crisis"],
  },
  goal_from_text: {
    run: (before, _command, context) =>
      before.dialogue.waiting.for === "text_as_goal"
        ? goalOfHeard(waitFor(before, nothing), before.dialogue.waiting.text, context)
        : newGoals.newGoal(before, {}, context),
    button: { code: "gt" },
  },
  which_first: {
    run: (before, { index }, context) => newGoals.whichFirst(before, index, context),
    button: { code: "wf", fields: [must("index", oneOf([0, 1, 2] as const))] },
  },
  activate: {
    run: (before, command, context) => goals.activate(before, command.goalId, context),
    button: { code: "ac", fields: [goalId] },
  },
  goal_menu: {
    run: (before, command) => {
      const goal = before.goals.find(({ id }) => id === command.goalId);
      return goal
        ? say(before, goalMenuReply(goal))
        : deny(before, "goal_not_found", { say: "goal.not_found", buttons: [[goalsButton]] });
    },
    button: { code: "gm", fields: [goalId] },
  },
  pause_goal: {
    run: (before, command, context) => goals.putAside(before, command.do, command.goalId, context),
    button: { code: "pg", fields: [goalId] },
  },
  archive_goal: {
    run: (before, command, context) => goals.putAside(before, command.do, command.goalId, context),
    button: { code: "ag", fields: [goalId] },
  },
  reopen_goal: {
    run: (before, command, context) => goals.reopen(before, command.goalId, context),
    button: { code: "rg", fields: [goalId] },
  },
  finish_goal: {
    run: (before, command, context) => goals.finish(before, command.goalId, command.reached, context),
    button: { code: "fg", fields: [goalId, must("reached", yesOrNo)] },
  },
  delete_goal: {
    run: (before, command) => goals.deleteGoal(before, command.goalId, command.confirmed ?? false),
    button: { code: "dg", fields: [goalId, lenient(last("confirmed", flag("y")))] },
  },
  not_a_goal: {
    run: (before, command, context) => takeBackGoal(before, command.goalId, context),
    button: { code: "tb", fields: [goalId] },
  },
  edit_goal: {
    run: (before, command, context) => goals.editGoal(before, command.goalId, command, context),
    plain: ["goalId", "kind"],
  },
  reword_goal: {
    run: (before, command) => goals.rewordGoal(before, command.goalId, command.which),
    button: {
      code: "rw",
      fields: [
        goalId,
        must(
          "which",
          signs([
            ["title", "t"],
            ["description", "d"],
          ] as const),
        ),
      ],
    },
  },
  rephrase: {
    run: (before, command, context) => rephrase(before, command, context),
    button: { code: "rp", fields: [may("stepId", uuid<StepId>()), may("reason", oneOf(rephraseReasons))] },
    slash: [
      {
        name: "rephrase",
        takes: (words) => ({ do: "rephrase", reason: "own_words", comment: words }),
        menu: ["goals", 4],
      },
    ],
    said: ["of_steps"],
  },
  size: {
    run: (before, command, context) => steps.resize(before, command.size, command.stepId, context),
    button: { code: "sz", fields: [must("size", oneOf(stepSizes)), may("stepId", uuid<StepId>())] },
  },
  cue: {
    run: (before, command, context) => steps.cue(before, command.stepId, command.text, context),
    button: { code: "cu", fields: [may("stepId", uuid<StepId>())] },
    looks: ({ text }) => text === undefined,
  },
  answer: {
    run: (before, command, context) => answers.answerQuestion(before, plainText(command.text), context),
  },
  quick_answer: {
    run: (before, { index, tag }, context) => {
      const goal = activeGoal(before);
      const quick = goal && questionTag(goal) === tag ? goal.question?.quick[index] : undefined;
      return quick === undefined ? denyWithPosition(before, "no_step") : answers.answerQuestion(before, quick, context);
    },
    button: {
      code: "qa",
      fields: [must("index", digits(1)), must("tag", shaped<Token>(/^[0-9a-z]{1,7}$/u, "1x9k2z"))],
    },
  },
  undo: {
    run: (before, _command, context) => steps.undo(before, context),
    button: { code: "un" },
    slash: [{ name: "undo", menu: ["goals", 9] }],
    said: ["in_crisis"],
  },
  switch: {
    run: (before, { from }) => say(before, goalListReply(before, "switch.choose", from)),
    button: { code: "sw", fields: [page] },
    slash: [{ name: "switch", menu: ["goals", 7] }],
  },
} as const satisfies CommandTable<GoalCommand>;
