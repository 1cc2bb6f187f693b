import type { Goal } from "../../../goals/goal.ts";
import { timeSlots } from "../../../talk/slots.ts";
import type { Reminder } from "../../../reminders/reminder.ts";
import { led } from "../../goals/talk-lines.ts";
import { remindersInFront } from "../../home/follow-reminder.ts";
import { running } from "../../home/reminders.ts";
import { whatThereIs } from "../../home/what-there-is.ts";
import type { Decision } from "../../turn/decision.ts";
import { say } from "../../turn/outcome.ts";
import type { Button } from "../../turn/reply.ts";
import { oneNamed, oneOrdered } from "../named-among.ts";
import { asksSomewhere, lineFor, type Said, whatIsSaid } from "../talk/heard.ts";
import { askReached, giveStep, speak, takeBack } from "../talk/moves.ts";
import { manage } from "../talk/shows.ts";
import { becomeGoal, wishesSurely } from "../talk/wishes/become-goal.ts";
import { leaving, makes, type Thread } from "./matter.ts";
import { lineOnly } from "./told-back.ts";
import { lean } from "../../../text/lean.ts";

/** What a thread does about the goals themselves: what they are, which of them rest, which go. */
export type ThreadMoveDoes = (thread: Thread) => Decision | undefined;

const isOpen = ({ status }: Goal): boolean => status === "open" || status === "draft";
const isThere = ({ status }: Goal): boolean => isOpen({ status } as Goal) || status === "paused";

const pauseButton = ({ id: goalId }: Goal): Button => ({ label: "button.pause", press: { do: "pause_goal", goalId } });
const deleteButton = ({ id: goalId }: Goal): Button => ({
  label: "button.delete",
  press: { do: "delete_goal", goalId },
});
const reopenButton = ({ id: goalId }: Goal): Button => ({
  label: "button.reopen",
  press: { do: "reopen_goal", goalId },
});

/** Whether somebody was only letting off steam: no goal came of it, or the one that did goes back whole. */
export const notMade: ThreadMoveDoes = ({ said }) => {
  const { goals, dialogue } = said.before;
  const made = goals.find(({ id }) => id === dialogue.talk?.made?.goalId);
  return made?.completedCount === 0 ? takeBack(said, "not_a_goal", []) : lineOnly(said, "not_made");
};

/** What there is, in short: goals, reminders and the day together; else the goal in front with its step, the list of several, or that there is nothing. */
export const recall: ThreadMoveDoes = ({ said }) => {
  const all = whatThereIs(said.before);
  if (all) return say(said.before, all);
  if (said.before.goals.every((goal) => !isThere(goal)) && running(said.before).length > 0)
    return said.carryOut({ do: "reminders" });
  const there = said.before.goals.filter(isThere);
  const [one] = there;
  if (!one) return lineOnly(said, "nothing_here");
  if (there.length > 1) return said.carryOut({ do: "list_goals" });
  const slots = { goal: one.title, ...(one.current ? { step: one.current.text } : {}) };
  return one.status === "paused"
    ? speak(said, [lineFor(said, "recall_paused", slots)], [[reopenButton(one)]])
    : lineOnly(said, "recall_step", slots);
};

/** All goals rest, or all but the one in front where it is the others that are to rest. */
export const restAll: ThreadMoveDoes = (thread) => {
  const { said } = thread;
  const all = said.before.goals.filter(isOpen);
  const others = all.filter(({ id }) => id !== said.goal?.id);
  const resting = all.length > 1 && makes(thread, "others_rest") ? others : all;
  const slots = timeSlots(said.text);
  if (resting.length === 0) return lineOnly(said, "rest_none", slots);
  const start: Decision = { after: said.before, replies: [], journal: [] };
  const rested = resting.reduce((so, { id: goalId }): Decision => {
    const next = said.carryOut({ do: "pause_goal", goalId }, so.after);
    return { ...next, journal: [...so.journal, ...next.journal] };
  }, start);
  const told = speak(
    said,
    [lineFor(said, "rested_all", { ...slots, more: resting.map(({ title }) => title).join(", ") })],
    resting.length === 1 && resting[0] ? [[reopenButton(resting[0])]] : [],
  );
  return told && { ...rested, replies: told.replies };
};

/** One goal rests, which is named or in front; where none is meant, that is shown. */
export const restOne: ThreadMoveDoes = ({ said, named }) => {
  const meant = named ?? oneOrdered(said.text, said.before.goals.filter(isThere));
  if (meant) return said.carryOut({ do: "pause_goal", goalId: meant.id });
  return said.before.goals.length === 0 ? lineOnly(said, "rest_none") : manage(said, "pause_goal", []);
};

/** Put away or deleted, is asked once: each is one word or one press. */
export const dropOrKeep: ThreadMoveDoes = ({ said, goal }) => {
  const line = lineFor(said, goal ? "drop_or_keep" : "nothing_such", goal ? { goal: goal.title } : {});
  const decision = speak(said, [line], goal ? [[pauseButton(goal), deleteButton(goal)]] : []);
  return (
    decision && leaving(decision, { is: "drop_or_keep", at: said.context.now, ...(goal ? { goalId: goal.id } : {}) })
  );
};

/** The goal that an answer before asked about: which is put away, or goes once that is confirmed. */
const askedAbout = ({ said, left }: Thread): Goal | undefined =>
  left?.is === "drop_or_keep" ? said.before.goals.find(({ id }) => id === left.goalId) : undefined;

export const keepIt: ThreadMoveDoes = (thread) => {
  const { said, left } = thread;
  const goal = askedAbout(thread);
  if (goal) return withWish(thread, said.carryOut({ do: "pause_goal", goalId: goal.id }), goal);
  if (left?.is !== "drop_or_keep") return undefined;
  const line = lineFor(said, "nothing_such");
  // Something else is asked for in the same breath.
  return asksSomewhere(said) && line ? giveStep(said, "ask_step", [line]) : lineOnly(said, "nothing_such");
};

/** A goal is to go: that is asked once more. What is wished in the same breath becomes a goal, and the old one rests meanwhile, as that can be undone. */
export const dropIt: ThreadMoveDoes = (thread) => {
  const { said, left } = thread;
  if (left === undefined && remindersInFront(said.before)) return undefined;
  const goal = askedAbout(thread) ?? thread.goal;
  if (!goal)
    return left?.is === "drop_or_keep" || said.before.goals.length === 0
      ? gone(thread)
      : manage(said, "delete_goal", []);
  if (wishesSurely(said)) return withWish(thread, said.carryOut({ do: "pause_goal", goalId: goal.id }), goal);
  return said.carryOut({ do: "delete_goal", goalId: goal.id });
};

/** Nothing of that name is here, so nothing is to be deleted; a wish beside it goes its own way. */
const gone: ThreadMoveDoes = ({ said }) => (wishesSurely(said) ? undefined : lineOnly(said, "nothing_such"));

/** The reminder that a message names by a word of what it is of. */
const reminderNamed = ({ before, text }: Said): Reminder | undefined =>
  oneNamed(
    text,
    running(before).map((reminder) => ({ title: reminder.text, reminder })),
  )?.reminder;

/** A goal that is spoken of as over is put away or deleted, as its owner says. */
export const unwanted: ThreadMoveDoes = (thread) => {
  const { said } = thread;
  const named = thread.named ?? oneOrdered(said.text, said.before.goals.filter(isThere));
  const goal = named ?? thread.goal;
  const reminder = named ? undefined : reminderNamed(said);
  if (reminder && makes(thread, "ordered_gone")) return said.carryOut({ do: "stop_reminder", reminderId: reminder.id });
  if (!named && remindersInFront(said.before)) return undefined;
  if (named?.status === "open" && isOver.test(said.text)) return reached(said, named);
  if (wishesSurely(said)) return goal ? dropIt({ ...thread, goal }) : undefined;
  if (said.before.goals.length === 0) return gone(thread);
  if (named && makes(thread, "ordered_gone")) return dropIt({ ...thread, goal });
  if (named ?? (makes(thread, "old_one") ? goal : undefined)) return dropOrKeep({ ...thread, goal });
  return makes(thread, "ordered_gone") ? manage(said, "delete_goal", []) : undefined;
};

/** Told to be over in the same breath: what was to be done is done. */
const isOver = lean(
  /(?<!\p{L})(?:(?:it[’']?s|it is|that[’']?s|they[’']?re|all) (?:gone|done|sorted|fixed|over|finished|mended|out)|починил\p{L}*|исправил\p{L}*|отмыл\p{L}*|отстирал\p{L}*|сдал\p{L}*|сделал\p{L}*|готово)(?!\p{L})/iu,
);

/** What is wished beside it becomes a goal with its first step; that the other one was put away stands in front. */
function withWish({ said }: Thread, put: Decision, goal: Goal): Decision {
  if (!wishesSurely(said)) return put;
  const line = lineFor(said, "put_away", { goal: goal.title });
  const next = whatIsSaid(put.after, said.text, said.context, (from, command) => said.carryOut(command, from));
  const made = becomeGoal(next, "wish", line ? [line] : []);
  return made ? { ...made, journal: [...put.journal, ...made.journal] } : put;
}

/** "Close it": with words of content it is reached, with its way back; else that is asked. */
export const closeIt: ThreadMoveDoes = (thread) => {
  const { said, goal } = thread;
  if (!goal || goal.status !== "open") return undefined;
  return makes(thread, "content") ? reached(said, goal) : askReached(said, "goal_reached", []);
};

/** A goal that is told to be over is reached, with its way back. */
function reached(said: Said, goal: Goal): Decision {
  const finished = said.carryOut({ do: "finish_goal", goalId: goal.id, reached: true });
  const line = lineFor(said, "closed_content", { goal: goal.title });
  const [shown] = finished.replies;
  if (!shown || !line) return finished;
  const told = led([line], { ...finished, replies: [] });
  return {
    ...told,
    replies: told.replies.map((reply) => ({ ...reply, buttons: [[reopenButton(goal)], ...(shown.buttons ?? [])] })),
  };
}

/** Nothing comes at night: that holds without being set. */
export const quietNight: ThreadMoveDoes = ({ said }) => lineOnly(said, "quiet_night");
