import { pairs, newGoalButton, goalsButton, nextButton } from "../turn/buttons.ts";
import type { Goal } from "../../goals/goal.ts";
import { hashText } from "../../text/hash.ts";
import type { Snapshot } from "../turn/dialogue.ts";
import type { Button, Reply } from "../turn/reply.ts";
import type { WordKey } from "../turn/word-key.ts";
import { pageOf } from "../turn/pages.ts";

/** The goal that is being walked now, if any. */
export function activeGoal(snapshot: Snapshot): Goal | undefined {
  return snapshot.goals.find((goal) => goal.id === snapshot.dialogue.activeGoal);
}

/** Whether the coach's question is what the person sees, so that their words are its answer even after a "not now". */
export function questionStands(snapshot: Snapshot): boolean {
  const goal = activeGoal(snapshot);
  return goal?.status === "open" && goal.question !== undefined && snapshot.dialogue.pending?.goalId !== goal.id;
}

/** The id of the question that is asked about a goal in doubt: the coach's have their own. Of which harm it speaks is not kept. */
export const harmQuestionId = "harm";

/** Whether this question has to be answered before a goal gets any step: it is neither skipped nor worded by the coach. */
export const isHarmQuestion = (question: Goal["question"]): boolean => question?.id === harmQuestionId;

/** The goal in doubt whose question is what the person sees. */
export function doubtInFront(snapshot: Snapshot): Goal | undefined {
  const { waiting } = snapshot.dialogue;
  const asked =
    waiting.for === "clarification"
      ? waiting.goalId
      : waiting.for === "nothing"
        ? snapshot.dialogue.activeGoal
        : undefined;
  return snapshot.goals.find(
    ({ id, question, status }) => id === asked && status === "open" && isHarmQuestion(question),
  );
}

export function questionReply(goal: Goal, say: "question.ask" | "question.open"): Reply {
  const question = goal.question;
  if (question && isHarmQuestion(question)) {
    const leave: Button = { label: "button.cancel", press: { do: "pause_goal", goalId: goal.id } };
    return { say: "question.ask", with: { question: question.text, goal: goal.title }, buttons: [[leave]] };
  }
  const quick: Button[] = (question?.quick ?? []).map((text, index) => ({
    label: "button.quick",
    with: { text },
    press: { do: "quick_answer", index, tag: questionTag(goal) },
  }));
  return {
    say,
    with: { question: question?.text ?? "", goal: goal.title },
    buttons: [
      ...pairs(quick),
      [
        { label: "button.other_wording", press: { do: "rephrase" } },
        { label: "button.skip", press: { do: "skip" } },
      ],
    ],
  };
}

/** Stands in a ready answer's button for the question it belongs to. */
export function questionTag(goal: Goal): string {
  return hashText(`${goal.id} ${goal.question?.text ?? ""}`).toString(36);
}

export function betweenReply(goal: Goal, say: WordKey = "step.between"): Reply {
  return { say, with: { goal: goal.title }, buttons: [[nextButton], [goalsButton]] };
}

export function whichFirstReply(titles: readonly [string, string]): Reply {
  return {
    say: "goal.two",
    with: { first: titles[0], second: titles[1] },
    buttons: [
      [{ label: "button.which_first", with: { title: titles[0] }, press: { do: "which_first", index: 0 } }],
      [{ label: "button.which_first", with: { title: titles[1] }, press: { do: "which_first", index: 1 } }],
      [{ label: "button.one_goal", press: { do: "which_first", index: 2 } }],
    ],
  };
}

export function goalListReply(snapshot: Snapshot, say: "goals.list" | "switch.choose", from?: number): Reply {
  const open = snapshot.goals.filter((goal) => ["open", "draft", "paused"].includes(goal.status));
  const finished = snapshot.goals.some((goal) => goal.status === "achieved" || goal.status === "archived");
  const finishedButton: Button = { label: "button.finished_goals", press: { do: "list_goals", which: "finished" } };
  if (open.length === 0) {
    return { say: "goals.none", buttons: [[newGoalButton], ...(finished ? [[finishedButton]] : [])] };
  }
  const page = pageOf(open, from, snapshot.pages?.goals, (at) =>
    say === "switch.choose" ? { do: "switch", from: at } : { do: "list_goals", from: at },
  );
  const list = page.shown
    .map((goal, index) => `${page.first + index + 1}. ${goal.status === "paused" ? "⏸" : "🎯"} ${goal.title}`)
    .join("\n");
  const rows = page.shown.map((goal): Button[] => [
    {
      label: goal.id === snapshot.dialogue.activeGoal ? "button.goal_open" : "button.goal",
      with: { title: goal.title },
      press: say === "switch.choose" ? { do: "activate", goalId: goal.id } : { do: "goal_menu", goalId: goal.id },
    },
  ]);
  return {
    say,
    with: { list },
    buttons: [...rows, ...page.turn, [newGoalButton, ...(finished ? [finishedButton] : [])]],
    ...(from === undefined ? {} : { place: "edit" }),
  };
}

/** Goals that were reached or put away, a page at a time. */
export function finishedListReply(snapshot: Snapshot, from?: number): Reply {
  const finished = snapshot.goals.filter((goal) => goal.status === "achieved" || goal.status === "archived");
  if (finished.length === 0) return { say: "goals.finished_none", buttons: [[newGoalButton]] };
  const page = pageOf(finished, from, snapshot.pages?.goals, (at) => ({
    do: "list_goals",
    which: "finished",
    from: at,
  }));
  return {
    say: "goals.finished",
    with: { list: page.shown.map((goal) => `${goal.status === "achieved" ? "🏁" : "🗄"} ${goal.title}`).join("\n") },
    buttons: [
      ...page.shown.map((goal) => [
        { label: "button.goal", with: { title: goal.title }, press: { do: "goal_menu", goalId: goal.id } } as const,
      ]),
      ...page.turn,
      [goalsButton],
    ],
    ...(from === undefined ? {} : { place: "edit" }),
  };
}

export function goalMenuReply(goal: Goal): Reply {
  const running = goal.status === "open" || goal.status === "draft";
  return {
    say: "goal.menu",
    with: { goal: goal.title, description: goal.description, done: goal.completedCount },
    place: "edit",
    buttons: [
      running
        ? [
            { label: "button.activate", press: { do: "activate", goalId: goal.id } },
            { label: "button.pause", press: { do: "pause_goal", goalId: goal.id } },
          ]
        : [{ label: "button.reopen", press: { do: "reopen_goal", goalId: goal.id } }],
      [
        { label: "button.rename", press: { do: "reword_goal", goalId: goal.id, which: "title" } },
        { label: "button.redescribe", press: { do: "reword_goal", goalId: goal.id, which: "description" } },
      ],
      [
        ...(goal.status === "archived"
          ? []
          : [{ label: "button.archive", press: { do: "archive_goal", goalId: goal.id } } as const]),
        { label: "button.delete", press: { do: "delete_goal", goalId: goal.id } },
      ],
      [goalsButton],
    ],
  };
}
