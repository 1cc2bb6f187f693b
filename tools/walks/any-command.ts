import type { AdaptationId } from "#core/adaptation/adaptation.ts";
import { archetypeIds } from "#core/day/archetype.ts";
import { type HabitId, habitCategories } from "#core/day/habit.ts";
import { injuries, intakeSections, sectionCodes } from "#core/day/intake.ts";
import { modes } from "#core/day/mode.ts";
import type { TaskId } from "#core/day/plan.ts";
import { rows } from "#core/dialogue/entry/registry.ts";
import type { Command, CommandOf } from "#core/dialogue/turn/command.ts";
import { adaptationAnswers, faces, tapMetrics } from "#core/dialogue/turn/body-command.ts";
import { attachmentKinds } from "#core/dialogue/turn/entry-command.ts";
import { taskMarks } from "#core/dialogue/turn/plan-command.ts";
import { type OwnHabitId, ownUsual } from "#core/day/own-habit.ts";
import { scheduleFields } from "#core/dialogue/turn/setup-command.ts";
import type { GoalId, StepId } from "#core/goals/ids.ts";
import { goalKinds } from "#core/goals/goal.ts";
import { lessonParts } from "#core/lessons/lesson.ts";
import type { SkillId } from "#core/mastery/skill.ts";
import { locales, rephraseReasons, stepSizes, tones } from "#core/person/person.ts";
import { contactAnswers, dangerAnswers, separationAnswers } from "#core/safety/contact-gate.ts";
import { crisisKinds } from "#core/safety/crisis.ts";
import type { ExerciseId } from "#core/techniques/exercise.ts";
import { techniqueIds, workKinds } from "#core/techniques/technique.ts";
import { type WorkId, workStatuses } from "#core/techniques/work.ts";
import { localDate, plusDays } from "#core/time/local-date.ts";
import { actionTypes } from "#core/tracks/action.ts";
import type { SuggestedAction } from "#core/tracks/journey.ts";
import { nameOfAction } from "#core/tracks/suggest.ts";
import { trackIds } from "#core/tracks/track.ts";
import type { DayWalk } from "#test/dialogue/day-walk.ts";
import { everyButton } from "#test/dialogue/every-button.ts";
import { trackLibrary } from "#test/dialogue/walk.ts";
import type { Random } from "../simulation/random.ts";
import type { Lines } from "./lines.ts";

/** What a command is drawn from: chance, the person as they stand, and words in their language. */
export interface Draw {
  readonly random: Random;
  readonly walk: DayWalk;
  readonly lines: Lines;
}

/** An id that nothing has, as of something that was deleted meanwhile. */
const nobody = "00000000-0000-4000-8000-999999999999";
const hourMs = 3_600_000;
const { day: library } = trackLibrary;
const habits = [...library.habits.keys()];
const skills = library.skills.map(({ id }) => id);

function among<T>({ random }: Draw, items: readonly T[], otherwise: T): T {
  // Mostly what there is, sometimes what is gone.
  const [first, ...rest] = items;
  return first === undefined || random.chance(0.1) ? otherwise : random.pick([first, ...rest]);
}

const oneOf = <T>({ random }: Draw, items: readonly T[]): T => items[random.whole(0, items.length - 1)] as T;
const sometimes = <T extends object>({ random }: Draw, part: T, share = 0.5): Partial<T> =>
  random.chance(share) ? part : {};

const goalId = (draw: Draw): GoalId =>
  among(
    draw,
    draw.walk.snapshot.goals.map(({ id }) => id),
    nobody as GoalId,
  );
const stepId = (draw: Draw): StepId => {
  const { goals, lastDoneStep } = draw.walk.snapshot;
  return among(
    draw,
    [...goals.flatMap(({ current }) => current ?? []), ...(lastDoneStep ? [lastDoneStep] : [])].map(({ id }) => id),
    nobody as StepId,
  );
};
const exerciseId = (draw: Draw): ExerciseId =>
  among(
    draw,
    draw.walk.snapshot.exercises.map(({ id }) => id),
    nobody as ExerciseId,
  );
const workId = (draw: Draw): WorkId => among(draw, [...draw.walk.shelf.keys()] as WorkId[], nobody as WorkId);
const workStep = (draw: Draw, id: WorkId): string =>
  among(draw, draw.walk.shelf.get(id)?.sections.map(({ step }) => step) ?? [], "nowhere");
const taskId = (draw: Draw): TaskId =>
  among(
    draw,
    (draw.walk.snapshot.day?.plan?.tasks ?? []).map(({ id }) => id),
    "260601-nothing" as TaskId,
  );
const adaptationId = (draw: Draw): AdaptationId =>
  among(
    draw,
    draw.walk.adaptations.map(({ id }) => id),
    "260601-nobody" as AdaptationId,
  );
const ownId = (draw: Draw): OwnHabitId =>
  among(
    draw,
    (draw.walk.snapshot.day?.own ?? []).map(({ id }) => id),
    nobody as OwnHabitId,
  );
const habit = (draw: Draw): HabitId => among(draw, habits, "no_such_habit" as HabitId);
const from = (draw: Draw): { readonly from?: number } => sometimes(draw, { from: 8 * draw.random.whole(0, 3) }, 0.3);
const yes = ({ random }: Draw): boolean => random.chance(0.5);
const action = (draw: Draw): SuggestedAction =>
  yes(draw)
    ? { kind: "technique", technique: oneOf(draw, techniqueIds) }
    : { kind: "report", action: oneOf(draw, actionTypes) };
const offeredName = (draw: Draw): string => {
  const { journey } = draw.walk.snapshot;
  const offered = trackIds.flatMap((track) => journey?.offered[track]?.action ?? []);
  return nameOfAction(among(draw, offered, action(draw)));
};
const address = (draw: Draw): string => oneOf(draw, ["https://example.org/mine.ics", "webcal://example.org/a", "mine"]);

type Makers = { readonly [Name in Command["do"]]?: (draw: Draw) => CommandOf<Name> };

/** Commands about what there is. One that is missing here is drawn from the buttons that the registry knows of it. */
const makers: Makers = {
  text: (d) => ({ do: "text", text: d.lines.any(d.random) }),
  edited: (d) => ({ do: "edited", text: d.lines.any(d.random) }),
  attachment: (d) => ({
    do: "attachment",
    what: oneOf(d, attachmentKinds),
    ...sometimes(d, { caption: d.lines.any(d.random) }),
  }),
  unknown_command: (d) => ({ do: "unknown_command", name: `/nothing ${d.lines.any(d.random)}` }),
  start: () => ({ do: "start" }),
  help: () => ({ do: "help" }),
  help_now: () => ({ do: "help_now" }),
  thanks: () => ({ do: "thanks" }),
  privacy: () => ({ do: "privacy" }),
  list_goals: (d) => ({
    do: "list_goals",
    ...sometimes(d, { which: yes(d) ? ("open" as const) : ("finished" as const) }),
    ...from(d),
  }),
  new_goal: (d) => ({
    do: "new_goal",
    ...sometimes(d, { title: d.lines.goal(d.random) }, 0.8),
    ...sometimes(d, { description: d.lines.goal(d.random) }),
    ...sometimes(d, { kind: oneOf(d, goalKinds) }, 0.2),
  }),
  goal_from_text: () => ({ do: "goal_from_text" }),
  skip: () => ({ do: "skip" }),
  which_first: (d) => ({ do: "which_first", index: oneOf(d, [0, 1, 2] as const) }),
  activate: (d) => ({ do: "activate", goalId: goalId(d) }),
  goal_menu: (d) => ({ do: "goal_menu", goalId: goalId(d) }),
  pause_goal: (d) => ({ do: "pause_goal", goalId: goalId(d) }),
  archive_goal: (d) => ({ do: "archive_goal", goalId: goalId(d) }),
  reopen_goal: (d) => ({ do: "reopen_goal", goalId: goalId(d) }),
  finish_goal: (d) => ({ do: "finish_goal", goalId: goalId(d), reached: yes(d) }),
  delete_goal: (d) => ({ do: "delete_goal", goalId: goalId(d), ...sometimes(d, { confirmed: true }) }),
  edit_goal: (d) => ({
    do: "edit_goal",
    goalId: goalId(d),
    ...sometimes(d, { title: d.lines.goal(d.random) }),
    ...sometimes(d, { description: d.lines.any(d.random) }),
    ...sometimes(d, { kind: oneOf(d, goalKinds) }),
  }),
  reword_goal: (d) => ({ do: "reword_goal", goalId: goalId(d), which: yes(d) ? "title" : "description" }),
  show_step: () => ({ do: "show_step" }),
  done: (d) => ({ do: "done", ...sometimes(d, { stepId: stepId(d) }) }),
  next: () => ({ do: "next" }),
  rephrase: (d) => ({
    do: "rephrase",
    ...sometimes(d, { stepId: stepId(d) }),
    ...sometimes(d, { reason: oneOf(d, rephraseReasons) }),
    ...sometimes(d, { comment: d.lines.any(d.random) }, 0.3),
  }),
  size: (d) => ({ do: "size", size: oneOf(d, stepSizes), ...sometimes(d, { stepId: stepId(d) }) }),
  cue: (d) => ({ do: "cue", ...sometimes(d, { stepId: stepId(d) }), ...sometimes(d, { text: d.lines.any(d.random) }) }),
  answer: (d) => ({ do: "answer", text: d.lines.any(d.random) }),
  quick_answer: (d) => ({ do: "quick_answer", index: d.random.whole(0, 3), tag: "abc" }),
  undo: () => ({ do: "undo" }),
  switch: (d) => ({ do: "switch", ...from(d) }),
  status: () => ({ do: "status" }),
  settings: () => ({ do: "settings" }),
  language: (d) => ({ do: "language", ...sometimes(d, { locale: oneOf(d, locales) }, 0.3) }),
  tone: (d) => ({ do: "tone", ...sometimes(d, { tone: oneOf(d, tones) }) }),
  estimate: (d) => ({ do: "estimate", shown: yes(d) }),
  model_consent: (d) => ({ do: "model_consent", agreed: yes(d) }),
  neutral_notifications: (d) => ({ do: "neutral_notifications", neutral: yes(d) }),
  time_zone: (d) => ({
    do: "time_zone",
    ...sometimes(d, { timeZone: oneOf(d, ["Europe/Riga", "Рига", "Moscow", "nowhere"]) }),
  }),
  country: (d) => ({ do: "country", ...sometimes(d, { country: oneOf(d, ["LV", "Россия", "France", "nowhere"]) }) }),
  reset_rephrase: () => ({ do: "reset_rephrase" }),
  contact: (d) => ({ do: "contact", answer: oneOf(d, contactAnswers) }),
  danger: (d) => ({ do: "danger", answer: oneOf(d, dangerAnswers) }),
  separation: (d) => ({ do: "separation", answer: oneOf(d, separationAnswers) }),
  contact_again: () => ({ do: "contact_again" }),
  contact_reviewed: () => ({ do: "contact_reviewed" }),
  brings: (d) => ({ do: "brings", what: oneOf(d, ["tracks", "goal", "day"] as const) }),
  place_right: () => ({ do: "place_right" }),
  tracks: () => ({ do: "tracks" }),
  track: (d) => ({ do: "track", track: oneOf(d, trackIds) }),
  progress: () => ({ do: "progress" }),
  progress_card: () => ({ do: "progress_card" }),
  milestones: () => ({ do: "milestones" }),
  keepsake: (d) => ({ do: "keepsake", track: oneOf(d, trackIds) }),
  set_primary: (d) => ({ do: "set_primary", ...sometimes(d, { track: oneOf(d, [...trackIds, "all" as const]) }, 0.8) }),
  pause_track: (d) => ({ do: "pause_track", track: oneOf(d, trackIds), paused: yes(d) }),
  weigh_track: (d) => ({ do: "weigh_track", track: oneOf(d, trackIds), weight: d.random.whole(1, 5) }),
  nudges: (d) => ({ do: "nudges", wanted: yes(d) }),
  suggest: (d) => ({ do: "suggest", ...sometimes(d, { track: oneOf(d, trackIds) }) }),
  suggest_all: (d) => ({ do: "suggest_all", ...sometimes(d, { track: oneOf(d, trackIds) }) }),
  accept: (d) => ({ do: "accept", track: oneOf(d, trackIds), ...sometimes(d, { action: offeredName(d) }) }),
  decline: (d) => ({ do: "decline", track: oneOf(d, trackIds), ...sometimes(d, { action: offeredName(d) }) }),
  offer: (d) => ({
    do: "offer",
    track: oneOf(d, trackIds),
    action: action(d),
    revision: d.walk.snapshot.journey?.revision ?? 0,
  }),
  report: (d) => ({ do: "report", ...sometimes(d, { action: oneOf(d, actionTypes) }) }),
  link_goal: (d) => ({ do: "link_goal", goalId: goalId(d), ...sometimes(d, { track: oneOf(d, trackIds) }) }),
  begin: (d) => ({
    do: "begin",
    technique: oneOf(d, techniqueIds),
    ...sometimes(d, { anew: true }, 0.2),
    ...sometimes(d, { confidence: 0.9 }, 0.2),
  }),
  resume: (d) => ({ do: "resume", ...sometimes(d, { exerciseId: exerciseId(d) }) }),
  exercise: (d) => {
    const { exercise } = d.walk;
    const press = oneOf(d, [
      "go",
      "skip",
      "back",
      "enough",
      "0",
      "5",
      "yes",
      "no",
      "keep",
      "today",
      "rewrite",
      "afresh",
    ]);
    return { do: "exercise", exerciseId: exercise?.id ?? exerciseId(d), step: exercise?.at ?? "nowhere", press };
  },
  exercise_text: (d) => {
    const { exercise } = d.walk;
    const text = d.lines.answer(d.random);
    return { do: "exercise_text", exerciseId: exercise?.id ?? exerciseId(d), step: exercise?.at ?? "nowhere", text };
  },
  photo: (d) => ({
    do: "photo",
    photoId: `photo-${d.random.whole(1, 9)}`,
    ...sometimes(d, { caption: d.lines.any(d.random) }),
    ...sometimes(d, { exerciseId: exerciseId(d) }),
  }),
  photo_refused: (d) => ({
    do: "photo_refused",
    because: oneOf(d, ["not_a_picture", "too_large", "too_many", "not_fetched"] as const),
    ...sometimes(d, { caption: d.lines.any(d.random) }),
  }),
  stop_exercise: () => ({ do: "stop_exercise" }),
  drop_exercise: (d) => ({ do: "drop_exercise", exerciseId: exerciseId(d) }),
  switch_back: () => ({ do: "switch_back" }),
  works: (d) => ({ do: "works", ...sometimes(d, { kind: oneOf(d, workKinds) }), ...from(d) }),
  work: (d) => ({ do: "work", workId: workId(d) }),
  edit_work: (d) => {
    const id = workId(d);
    return {
      do: "edit_work",
      workId: id,
      step: workStep(d, id),
      ...sometimes(d, { text: d.lines.answer(d.random) }),
    };
  },
  tick_work: (d) => {
    const id = workId(d);
    return { do: "tick_work", workId: id, step: workStep(d, id), line: d.random.whole(0, 3) };
  },
  mark_work: (d) => ({ do: "mark_work", workId: workId(d), status: oneOf(d, workStatuses) }),
  delete_work: (d) => ({ do: "delete_work", workId: workId(d), ...sometimes(d, { confirmed: true }) }),
  work_file: (d) => ({ do: "work_file", workId: workId(d) }),
  diary_file: (d) => ({ do: "diary_file", format: yes(d) ? "pdf" : "csv" }),
  clarity: (d) => ({ do: "clarity", clear: yes(d) }),
  tick: () => ({ do: "tick" }),
  today: (d) => ({ do: "today", ...sometimes(d, { unsaid: true as const }, 0.2) }),
  now: () => ({ do: "now" }),
  pass: (d) => ({ do: "pass", key: oneOf(d, [`task:${taskId(d)}`, `goal:${goalId(d)}`, "suggestion", "draft"]) }),
  task: (d) => ({ do: "task", taskId: taskId(d) }),
  why: (d) => ({ do: "why", ...sometimes(d, { taskId: taskId(d) }) }),
  mark_task: (d) => ({ do: "mark_task", taskId: taskId(d), how: oneOf(d, taskMarks) }),
  snooze: (d) => ({ do: "snooze", taskId: taskId(d), minutes: 15 * d.random.whole(1, 8) }),
  habits: (d) => ({ do: "habits", ...sometimes(d, { category: oneOf(d, habitCategories) }), ...from(d) }),
  habit: (d) => ({ do: "habit", habit: habit(d) }),
  excluded: (d) => ({ do: "excluded", ...from(d) }),
  allow_habit: (d) => ({ do: "allow_habit", habit: habit(d) }),
  note_habit: (d) => ({ do: "note_habit", habit: habit(d), note: oneOf(d, ["", "better outside"]) }),
  rate_habit: (d) => ({ do: "rate_habit", habit: habit(d), rating: d.random.whole(0, 6) }),
  checkin: (d) => ({
    do: "checkin",
    ...sometimes(d, { metric: oneOf(d, tapMetrics) }),
    ...sometimes(d, { face: oneOf(d, faces) }),
  }),
  body: () => ({ do: "body" }),
  adaptation: (d) => ({ do: "adaptation", id: adaptationId(d), answer: oneOf(d, adaptationAnswers) }),
  keep_plan: (d) => ({ do: "keep_plan", keep: yes(d) }),
  skills: (d) => ({ do: "skills", ...from(d) }),
  skill: (d) => ({ do: "skill", skill: among(d, skills, "no_such_skill" as SkillId) }),
  level: () => ({ do: "level" }),
  learn: (d) => ({
    do: "learn",
    ...sometimes(d, { habit: habit(d) }, 0.7),
    ...sometimes(d, { name: d.lines.any(d.random) }, 0.3),
    ...sometimes(d, { part: oneOf(d, lessonParts) }),
    ...sometimes(d, { depth: yes(d) ? ("short" as const) : ("full" as const) }, 0.3),
  }),
  ask_lesson: (d) => ({
    do: "ask_lesson",
    habit: habit(d),
    ...sometimes(d, { question: d.lines.any(d.random) }),
  }),
  lesson_answered: (d) => ({
    do: "lesson_answered",
    habit: habit(d),
    cites: [`${d.random.whole(1, 9)}`, ...(yes(d) ? ["2"] : [])],
  }),
  insights: () => ({ do: "insights" }),
  mode: (d) => ({ do: "mode", ...sometimes(d, { mode: oneOf(d, [...modes, "auto" as const]) }) }),
  archetype: (d) => ({
    do: "archetype",
    ...sometimes(d, { archetype: oneOf(d, archetypeIds) }, 0.7),
    ...sometimes(d, { fresh: yes(d) }),
  }),
  quiz: (d) => ({
    do: "quiz",
    answers: library.quiz.slice(0, d.random.whole(0, library.quiz.length)).map(() => d.random.whole(0, 2)),
  }),
  schedule: () => ({ do: "schedule" }),
  ask_schedule: (d) => ({ do: "ask_schedule", field: oneOf(d, scheduleFields) }),
  set_schedule: (d) => {
    const wake = 30 * d.random.whole(8, 20);
    const sleep = 30 * d.random.whole(40, 47);
    return { do: "set_schedule", change: { wake, sleep, ...sometimes(d, { notes: d.lines.any(d.random) }, 0.3) } };
  },
  replan: () => ({ do: "replan" }),
  away: (d) => {
    const today = localDate(d.walk.now, d.walk.snapshot.person.timeZone);
    return {
      do: "away",
      ...sometimes(d, { why: oneOf(d, ["sick", "travel", "pause", "back"] as const) }, 0.8),
      ...sometimes(d, { until: plusDays(today, d.random.whole(-1, 3)) }, 0.4),
    };
  },
  health_consent: (d) => ({
    do: "health_consent",
    agreed: d.random.chance(0.8),
    ...sometimes(d, { onward: "checkin" as const }, 0.3),
  }),
  forget_body: (d) => ({ do: "forget_body", ...sometimes(d, { source: "watch" }) }),
  intake: (d) => ({ do: "intake", ...sometimes(d, { section: oneOf(d, intakeSections) }) }),
  injury_mild: (d) => ({ do: "injury_mild", code: oneOf(d, injuries) }),
  intake_toggle: (d) => {
    const section = oneOf(d, intakeSections);
    return { do: "intake_toggle", section, code: oneOf(d, sectionCodes[section]) };
  },
  intake_done: (d) => ({ do: "intake_done", section: oneOf(d, intakeSections) }),
  set_intake: (d) => {
    const section = oneOf(d, intakeSections);
    return { do: "set_intake", answered: intakeSections, codes: yes(d) ? [] : [oneOf(d, sectionCodes[section])] };
  },
  calendar: (d) => ({ do: "calendar", ...sometimes(d, { address: address(d) }) }),
  calendar_off: () => ({ do: "calendar_off" }),
  calendar_read: (d) => {
    const at = d.walk.now + d.random.whole(1, 9) * hourMs;
    return {
      do: "calendar_read",
      address: d.walk.snapshot.day?.calendar?.address ?? address(d),
      problem: oneOf(d, [undefined, "unreachable", "not_a_calendar"] as const),
      busy: [{ from: at, to: at + hourMs }],
    };
  },
  day_settings: (d) => ({
    do: "day_settings",
    ...sometimes(
      d,
      {
        change: oneOf(d, [
          { reminders: yes(d) },
          { tasksADay: d.random.whole(1, 12) },
          { messagesADay: d.random.whole(0, 6) },
          { withGoalStep: yes(d) },
          { withTrackAction: yes(d) },
          { digest: yes(d) },
        ]),
      },
      0.7,
    ),
  }),
  delete_day: (d) => ({ do: "delete_day", ...sometimes(d, { confirmed: true }, 0.3) }),
  day_tick: () => ({ do: "day_tick" }),
  export: () => ({ do: "export" }),
  delete_me: (d) => ({ do: "delete_me", ...sometimes(d, { confirmed: true }, 0.2) }),
  i_am_safe: () => ({ do: "i_am_safe" }),
  not_what_i_meant: () => ({ do: "not_what_i_meant" }),
  cancel: () => ({ do: "cancel" }),
  raise_crisis: (d) => ({
    do: "raise_crisis",
    level: oneOf(d, ["imminent", "high", "elevated"] as const),
    kind: oneOf(d, [...crisisKinds, undefined]),
  }),
  after_restart: () => ({ do: "after_restart" }),
  coach_reply: () => ({
    do: "coach_reply",
    askId: nobody,
    reply: { by: "offline", kind: "other", answer: { status: "goal_reached" } },
  }),
  remind: (d) => ({ do: "remind", text: d.lines.any(d.random) }),
  own_add: (d) => ({ do: "own_add", ...sometimes(d, { words: d.lines.any(d.random) }) }),
  own_new: (d) => ({
    do: "own_new",
    said: { ...ownUsual, name: d.lines.goal(d.random) },
    ...sometimes(d, { risk: yes(d) }),
  }),
  own_set: (d) => ({ do: "own_set", own: ownId(d), change: { name: d.lines.goal(d.random) } }),
  own_import: () => ({ do: "own_import", habits: [] }),
  own_habit: (d) => ({ do: "own_habit", own: ownId(d) }),
  own_risk: (d) => ({ do: "own_risk", own: ownId(d), risk: yes(d) }),
  own_pause: (d) => ({ do: "own_pause", own: ownId(d), paused: yes(d) }),
  own_delete: (d) => ({ do: "own_delete", own: ownId(d), ...sometimes(d, { confirmed: true }) }),
};

/** Every kind of command, those of `makers` first: walks that were recorded go on being drawn alike. */
const names = [...new Set([...Object.keys(makers), ...Object.keys(rows)])] as readonly Command["do"][];

/** A command of any kind, each kind as likely as the other, about what there is and now and then about what is gone. */
export function anyCommand(draw: Draw): Command {
  const name = oneOf(draw, names);
  const make = makers[name];
  return make
    ? make(draw)
    : among(
        draw,
        everyButton.filter((command) => command.do === name),
        { do: name } as Command,
      );
}
