import type { Adaptation } from "../../adaptation/adaptation.ts";
import { backButton } from "../day/body/adaptation-buttons.ts";
import { pairs } from "../turn/buttons.ts";
import { focusReply, hasNoPart, partButtons, placeReply } from "./onboarding-views.ts";
import { countryReply } from "./settings-views.ts";
import type { Goal } from "../../goals/goal.ts";
import { type Step, shownStep } from "../../goals/step.ts";
import { nextContactQuestion } from "../../safety/contact-gate.ts";
import { exerciseWaits } from "../tracks/exercise-views.ts";
import { hashText } from "../../text/hash.ts";
import type { Command } from "../turn/command.ts";
import type { LookContext } from "../turn/decision.ts";
import type { Snapshot } from "../turn/dialogue.ts";
import type { Button, Reply } from "../turn/reply.ts";
import { stepAdaptedBy } from "../goals/step-in-day.ts";
import type { WordKey } from "../turn/word-key.ts";

/** The replies that more than one command gives: what a person sees of their state, with the buttons that fit it. */

export const newGoalButton: Button = { label: "button.new_goal", press: { do: "new_goal" } };
export const goalsButton: Button = { label: "button.goals", press: { do: "list_goals" } };
const nextButton: Button = { label: "button.next", press: { do: "next" } };
const cancelButton: Button = { label: "button.cancel", press: { do: "cancel" } };
const helpNowButton: Button = { label: "button.help_now", press: { do: "help_now" } };

/** The goal that is being walked now, if any. */
export function activeGoal(snapshot: Snapshot): Goal | undefined {
  return snapshot.goals.find((goal) => goal.id === snapshot.dialogue.activeGoal);
}

/** Whether the coach's question is what the person sees, so that their words are its answer even after a "not now". */
export function questionStands(snapshot: Snapshot): boolean {
  const goal = activeGoal(snapshot);
  return goal?.status === "open" && goal.question !== undefined && snapshot.dialogue.pending?.goalId !== goal.id;
}

/** A step with what can be done about it. The way beyond it stays unseen. */
export function stepReply(
  goal: Goal,
  step: Step,
  say: WordKey = "step.show",
  place?: Reply["place"],
  adapted?: Adaptation,
): Reply {
  // What today made small goes back as a whole: the person's own size stays what it is.
  const shown = shownStep(adapted ? { ...step, size: "floor" } : step);
  const sizes: readonly Button[] = adapted
    ? [backButton(adapted)]
    : step.size === "floor"
      ? [{ label: "button.usual_size", press: { do: "size", size: "normal", stepId: step.id } }]
      : step.size === "stretch"
        ? [
            { label: "button.smaller", press: { do: "size", size: "floor", stepId: step.id } },
            { label: "button.usual_size", press: { do: "size", size: "normal", stepId: step.id } },
          ]
        : [
            { label: "button.smaller", press: { do: "size", size: "floor", stepId: step.id } },
            { label: "button.bigger", press: { do: "size", size: "stretch", stepId: step.id } },
          ];
  return {
    say,
    with: { goal: goal.title, step: shown.text, minutes: shown.minutes, cue: step.cue ?? "" },
    buttons: [
      [{ label: "button.done", press: { do: "done", stepId: step.id } }],
      [{ label: "button.rephrase", press: { do: "rephrase", stepId: step.id } }, ...sizes],
      [{ label: "button.cue", press: { do: "cue", stepId: step.id } }, goalsButton],
    ],
    ...(place ? { place } : {}),
  };
}

export function questionReply(goal: Goal, say: "question.ask" | "question.open"): Reply {
  const question = goal.question;
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

/** Whatever the person can do now: the open question, the step, the way on, or a first goal. */
export function positionReply(snapshot: Snapshot, place?: Reply["place"]): Reply {
  const waiting = waitingReply(snapshot);
  if (waiting) return waiting;
  const goal = activeGoal(snapshot);
  if (!goal || goal.status !== "open") {
    if (snapshot.goals.length > 0) return goalListReply(snapshot, "switch.choose");
    if (snapshot.journey) return tracksHere(snapshot);
    if (snapshot.day) return dayHere;
    return { say: "goals.none", buttons: [[newGoalButton], [{ label: "button.help", press: { do: "help" } }]] };
  }
  if (snapshot.dialogue.pending?.goalId === goal.id) return { say: "step.working_on_it", with: { goal: goal.title } };
  if (goal.question) return questionReply(goal, "question.open");
  return goal.current
    ? stepReply(goal, goal.current, "step.show", place, stepAdaptedBy(snapshot, goal.current))
    : betweenReply(goal);
}

/** Where somebody stands who has health days and no goal: of goals they need not hear. */
const dayHere: Reply = {
  say: "day.here",
  buttons: [
    [
      { label: "button.today", press: { do: "today" } },
      { label: "button.now", press: { do: "now" } },
    ],
  ],
};

/** Where somebody stands who walks the tracks and has no goal: of goals they need not hear. */
function tracksHere({ day }: Snapshot): Reply {
  return {
    say: "tracks.here",
    buttons: [
      [
        { label: "button.suggest", press: { do: "suggest" } },
        { label: "button.progress_tracks", press: { do: "progress" } },
      ],
      ...(day ? [[{ label: "button.today", press: { do: "today" } } as const]] : []),
    ],
  };
}

/** The question that the dialogue waits for an answer to, asked again. */
export function waitingReply(snapshot: Snapshot): Reply | undefined {
  const { waiting } = snapshot.dialogue;
  switch (waiting.for) {
    case "title":
      return { say: "goal.ask_title", buttons: [[cancelButton]] };
    case "description":
      return {
        say: "goal.ask_description",
        with: { goal: snapshot.goals.find((goal) => goal.id === waiting.goalId)?.title ?? "" },
        buttons: [[{ label: "button.skip", press: { do: "skip" } }]],
      };
    case "which_first":
      return whichFirstReply(waiting.titles);
    case "contact":
      return contactReply(snapshot);
    case "clarification": {
      const goal = snapshot.goals.find((each) => each.id === waiting.goalId);
      return goal?.question ? questionReply(goal, "question.open") : undefined;
    }
    case "rephrase_comment":
      return { say: "rephrase.ask_comment", buttons: [[cancelButton]] };
    case "cue":
      return { say: "step.cue_ask", buttons: [[cancelButton]] };
    case "edit_title":
    case "edit_description": {
      const goal = snapshot.goals.find((each) => each.id === waiting.goalId);
      return {
        say: waiting.for === "edit_title" ? "goal.ask_new_title" : "goal.ask_new_description",
        with: { goal: goal?.title ?? "" },
        buttons: [[cancelButton]],
      };
    }
    case "time_zone":
      return { say: "time_zone.ask", buttons: [[cancelButton]] };
    case "country":
      return countryReply();
    case "exercise": {
      const exercise = snapshot.exercises.find(({ id }) => id === waiting.exerciseId);
      return exercise && exerciseWaits(exercise);
    }
    case "place":
      return placeReply(snapshot);
    case "focus":
      return focusReply(snapshot, "focus.ask");
    case "schedule":
      return { say: `schedule.ask_${waiting.field}`, buttons: [[cancelButton]] };
    case "lesson_question":
      return {
        say: "lesson.ask",
        with: { name: { ref: `habit.${waiting.habit}.name` } },
        buttons: [[cancelButton]],
      };
    case "nothing":
    case "rephrase_reason":
    case "text_as_goal":
    case "work_section":
      return undefined;
  }
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

/** The next of the three taps of the contact gate. */
export function contactReply(snapshot: Snapshot): Reply {
  const question = nextContactQuestion(snapshot.person.contact) ?? "contact";
  const skip: Button = { label: "button.skip", press: { do: "skip" } };
  switch (question) {
    case "contact":
      return {
        say: "contact.ask_contact",
        buttons: [
          [
            { label: "button.contact_free", press: { do: "contact", answer: "free" } },
            { label: "button.contact_limited", press: { do: "contact", answer: "limited" } },
          ],
          [
            { label: "button.contact_none", press: { do: "contact", answer: "none" } },
            { label: "button.contact_restricted", press: { do: "contact", answer: "restricted" } },
          ],
          [{ label: "button.contact_unknown", press: { do: "contact", answer: "unknown" } }, skip],
        ],
      };
    case "danger":
      return {
        say: "contact.ask_danger",
        buttons: [
          [
            { label: "button.danger_no", press: { do: "danger", answer: "no" } },
            { label: "button.danger_yes", press: { do: "danger", answer: "yes" } },
          ],
          [{ label: "button.danger_unknown", press: { do: "danger", answer: "unknown" } }, skip],
        ],
      };
    case "separation":
      return {
        say: "contact.ask_separation",
        buttons: [
          [
            { label: "button.separation_recent", press: { do: "separation", answer: "recent" } },
            { label: "button.separation_longer", press: { do: "separation", answer: "longer" } },
          ],
          [{ label: "button.separation_unknown", press: { do: "separation", answer: "unknown" } }, skip],
        ],
      };
  }
}

/** Goals on one page: more would be a wall of buttons. */
const listed = 10;

/** One page of a longer list, with the way to the pages beside it. */
export function pageOf<T>(
  all: readonly T[],
  from: number | undefined,
  turnTo: (from: number) => Command,
): { readonly first: number; readonly shown: readonly T[]; readonly turn: readonly Button[][] } {
  const first = Math.floor(Math.max(0, Math.min(from ?? 0, all.length - 1)) / listed) * listed;
  const turn: Button[] = [
    ...(first > 0 ? [{ label: "button.earlier", press: turnTo(first - listed) } as const] : []),
    ...(first + listed < all.length ? [{ label: "button.more", press: turnTo(first + listed) } as const] : []),
  ];
  return { first, shown: all.slice(first, first + listed), turn: turn.length > 0 ? [turn] : [] };
}

export function goalListReply(snapshot: Snapshot, say: "goals.list" | "switch.choose", from?: number): Reply {
  const open = snapshot.goals.filter((goal) => ["open", "draft", "paused"].includes(goal.status));
  const finished = snapshot.goals.some((goal) => goal.status === "achieved" || goal.status === "archived");
  const finishedButton: Button = { label: "button.finished_goals", press: { do: "list_goals", which: "finished" } };
  if (open.length === 0) {
    return { say: "goals.none", buttons: [[newGoalButton], ...(finished ? [[finishedButton]] : [])] };
  }
  const page = pageOf(open, from, (at) =>
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

export function rephraseReasonReply(goal: Goal, { id: stepId }: Step): Reply {
  return {
    say: "rephrase.ask_reason",
    with: { goal: goal.title },
    buttons: [
      [
        { label: "button.reason_too_vague", press: { do: "rephrase", stepId, reason: "too_vague" } },
        { label: "button.reason_too_big", press: { do: "rephrase", stepId, reason: "too_big" } },
      ],
      [
        { label: "button.reason_no_energy", press: { do: "rephrase", stepId, reason: "no_energy" } },
        { label: "button.reason_not_mine", press: { do: "rephrase", stepId, reason: "not_mine" } },
      ],
      [{ label: "button.reason_own_words", press: { do: "rephrase", stepId, reason: "own_words" } }, cancelButton],
    ],
  };
}

/** Where nothing was expected: the buttons that fit, of the parts that the person uses; the words may become a goal where they are `words`. */
export function unexpectedTextButtons(
  snapshot: Snapshot,
  { flags }: Pick<LookContext, "flags">,
  words: boolean,
): NonNullable<Reply["buttons"]> {
  const tracksOn = flags.multi_track_system_enabled;
  const goal = activeGoal(snapshot);
  const about: Button[] = goal?.current
    ? [
        { label: "button.done", press: { do: "done", stepId: goal.current.id } },
        { label: "button.show_step", press: { do: "show_step" } },
      ]
    : goal?.status === "open"
      ? [nextButton]
      : [];
  const parts: Button[] = [
    ...(snapshot.journey && tracksOn ? [{ label: "button.suggest", press: { do: "suggest" } } as const] : []),
    ...(snapshot.day ? [{ label: "button.today", press: { do: "today" } } as const] : []),
  ];
  return [
    ...(about.length > 0 ? [about] : []),
    ...(words ? [[{ label: "button.text_as_goal", press: { do: "goal_from_text" } } as const]] : []),
    ...(parts.length > 0 ? [parts] : []),
    ...(hasNoPart(snapshot) ? partButtons(tracksOn) : []),
    [...(snapshot.goals.length > 0 ? [goalsButton] : []), { label: "button.help", press: { do: "help" } }],
    [helpNowButton],
  ];
}
