import { contactReviewedButton, newGoalButton, goalsButton } from "../turn/buttons.ts";
import type { Because } from "../../because.ts";
import { nextContactQuestion, restrictionNamed, reviewRanOut, withoutUnknown } from "../../safety/contact-gate.ts";
import { countSwitch } from "../../tracks/focus.ts";
import { trackInFocus } from "../../tracks/overall.ts";
import { acceptAction } from "../../tracks/suggest.ts";
import { withCaption } from "../../techniques/caption.ts";
import { linkDiary } from "../../techniques/diary.ts";
import { type Exercise, type ExerciseId, exerciseLimits } from "../../techniques/exercise.ts";
import type { Technique, TechniqueId } from "../../techniques/technique.ts";
import { allHold, answer, begin, type Given, type Misfit, stepAt } from "../../techniques/walk.ts";
import { makeWork, nameRef, type Work, type WorkId } from "../../techniques/work.ts";
import type { PhotoRefusal } from "../turn/exercise-command.ts";
import { type Decision, type DecisionContext, isYoung, type Library } from "../turn/decision.ts";
import type { Snapshot } from "../turn/dialogue.ts";
import { exerciseReply, exerciseWaits } from "./exercise-views.ts";
import { earn, gateOf, onTracks, surroundingsOf } from "./journey-turn.ts";
import {
  deny,
  entry,
  nothing,
  say,
  waitFor,
  withDialogue,
  sayWithPosition,
  denyWithPosition,
} from "../turn/outcome.ts";
import { plainText } from "../turn/plain-text.ts";
import type { Button, Reply } from "../turn/reply.ts";
import { nextActionReply } from "./track-views.ts";

/** At most this at a check-in is heavy: no celebration then, but a hand. */
const heavyMood = 3;

export function withExercise(snapshot: Snapshot, exercise: Exercise): Snapshot {
  return { ...snapshot, exercises: [exercise, ...snapshot.exercises.filter(({ id }) => id !== exercise.id)] };
}

/** The exercise in front of the person, if any. */
export function exerciseInFront(snapshot: Snapshot): Exercise | undefined {
  const { waiting } = snapshot.dialogue;
  return waiting.for === "exercise" ? snapshot.exercises.find(({ id }) => id === waiting.exerciseId) : undefined;
}

/** Shows an exercise and waits for its answer. */
function show(snapshot: Snapshot, exercise: Exercise, context: DecisionContext, place?: Reply["place"]): Decision {
  const technique = context.library.techniques[exercise.technique];
  const after = waitFor(snapshot, { for: "exercise", exerciseId: exercise.id });
  return say(after, exerciseReply(technique, exercise, surroundingsOf(after, context), place));
}

/** An exercise as the person sees it. */
export function exerciseShown(snapshot: Snapshot, exercise: Exercise, context: DecisionContext): Reply {
  const technique = context.library.techniques[exercise.technique];
  return exerciseReply(technique, exercise, surroundingsOf(snapshot, context));
}

/** More words than these are no mere "all right" to what there is to read. */
const nodLetters = 25;

/** Words that somebody wrote where there is only something to read: they are not taken for a nod and lost, but asked for where they belong. */
export function readFirst(
  before: Snapshot,
  exercise: Exercise,
  text: string,
  context: DecisionContext,
): Decision | undefined {
  const { ask } = stepAt(context.library.techniques[exercise.technique], exercise);
  if ((ask.kind !== "tell" && ask.kind !== "breath") || text.length <= nodLetters) return undefined;
  const shown = show(before, exercise, context);
  return { ...shown, replies: [{ say: "exercise.read_first" }, ...shown.replies], denied: { code: "invalid" } };
}

/** Whether the gate's questions are to be asked before this exercise: before the first one about the child or the other parent. */
export function gateToAsk(
  snapshot: Snapshot,
  technique: Technique,
  { library }: Pick<DecisionContext, "library">,
): boolean {
  if (technique.gate === "none" || nextContactQuestion(withoutUnknown(snapshot.person.contact)) === undefined)
    return false;
  const counts = snapshot.journey?.counts ?? {};
  const gated = Object.values(library.techniques).filter(({ gate }) => gate !== "none");
  // A lawyer who was found or a note in the diary is none of them, though it moves the same track.
  return !gated.some(({ endings }) => endings.some(({ action }) => (counts[action] ?? 0) > 0));
}

/** What is said where the gate closes an exercise: no reproach, and a way to somebody who may know more. */
export function closed(before: Snapshot, technique: Technique): Decision {
  const reviewable = restrictionNamed(before.person.contact) !== undefined;
  const buttons: Button[][] = [
    [{ label: "button.legal_help", press: { do: "begin", technique: "legal_help" } }],
    [{ label: "button.contact_diary", press: { do: "begin", technique: "contact_diary" } }],
    [reviewable ? contactReviewedButton : { label: "button.contact_again", press: { do: "contact_again" } }],
  ];
  return deny(before, "gate_closed", { say: "gate.closed", with: { name: nameRef(technique.id) }, buttons });
}

function closedBy(gate: ReturnType<typeof gateOf>["gate"], technique: Technique): boolean {
  return technique.gate === "closed" && gate === "safety";
}

/** Whether an exercise can be begun as things stand: nothing closes it, and there is room for one more. */
export function mayBegin(before: Snapshot, id: TechniqueId, context: DecisionContext): boolean {
  const technique = context.library.techniques[id];
  const open = gateToAsk(before, technique, context) || !closedBy(gateOf(before, context).gate, technique);
  const room = before.exercises.length < exerciseLimits.open || before.exercises.some((each) => each.technique === id);
  return open && room;
}

/** A wish to do an exercise: gated where it touches the child or the other parent, and never over a draft of its own. */
export function beginExercise(
  before: Snapshot,
  wish: {
    readonly technique: TechniqueId;
    readonly anew?: boolean;
    readonly asked?: boolean;
    readonly because?: Because;
    readonly confidence?: number;
  },
  context: DecisionContext,
): Decision {
  const technique = context.library.techniques[wish.technique];
  const plan = technique.id === "safety_plan";
  if (!context.flags.multi_track_system_enabled && !plan) return tracksOff(before);
  if (technique.gate !== "none" && reviewRanOut(before.person.contact, context.now)) {
    // A review holds for 30 days; then the gate is shut again, and says once how it can be opened.
    const { reviewedAt: _ranOut, ...contact } = before.person.contact;
    const going = beginExercise({ ...before, person: { ...before.person, contact } }, wish, context);
    return { ...going, replies: [{ say: "contact.review", buttons: [[contactReviewedButton]] }, ...going.replies] };
  }
  if (!wish.asked && gateToAsk(before, technique, context)) {
    const contact = withoutUnknown(before.person.contact);
    const after = waitFor(
      { ...before, person: { ...before.person, contact } },
      {
        for: "contact",
        goalId: undefined,
        onward: {
          do: "begin",
          technique: technique.id,
          ...(wish.confidence === undefined ? {} : { confidence: wish.confidence }),
        },
      },
    );
    return sayWithPosition(after, { say: "contact.why" });
  }
  const { gate, recent } = gateOf(before, context);
  if (closedBy(gate, technique)) return closed(before, technique);
  if (recent && technique.insteadWhenRecent !== undefined) {
    const going = beginExercise(before, { ...wish, technique: technique.insteadWhenRecent }, context);
    return {
      ...going,
      replies: [{ say: "exercise.instead", with: { name: nameRef(technique.id) } }, ...going.replies],
    };
  }
  const draft = before.exercises.find((exercise) => exercise.technique === technique.id);
  if (draft && !wish.anew) return resumeOrAnew(before, draft);
  if (before.exercises.length >= exerciseLimits.open) return deny(before, "too_many", { say: "exercise.too_many" });

  const started = plan ? { after: before, journal: [] } : onTracks(before, context);
  const exercise = begin(technique, context.newId() as ExerciseId, surroundingsOf(before, context));
  const focus = switchContext(withExercise(started.after, exercise), technique, wish.confidence, before, context);
  const shown = show(focus.after, exercise, context);
  const opening: Reply = {
    say: "exercise.begin",
    with: {
      name: nameRef(technique.id),
      about: { ref: `technique.${technique.id}.about` },
      minutes: technique.minutes,
    },
  };
  return {
    ...shown,
    replies: [...focus.replies, opening, ...shown.replies],
    journal: [
      ...started.journal,
      ...focus.journal,
      entry("exercise_begun", wish.because ?? { rule: "person_chose", inputs: { technique: technique.id } }),
    ],
  };
}

/** Words about another track switch the context for that one action, with a way back; the focus itself stays. */
function switchContext(
  after: Snapshot,
  technique: Technique,
  confidence: number | undefined,
  before: Snapshot,
  context: DecisionContext,
): { readonly after: Snapshot; readonly replies: readonly Reply[]; readonly journal: Decision["journal"] } {
  const { journey } = after;
  const from = journey && trackInFocus(journey);
  // Where the journey only begins with these words there was no focus to leave.
  const stays = before.journey === undefined || technique.track === undefined || from === technique.track;
  if (!journey || stays || confidence === undefined) {
    // What was in front is left by words alone: that it waits is said.
    const left = confidence === undefined ? undefined : exerciseInFront(before);
    return { after, replies: left ? [exerciseWaits(left)] : [], journal: [] };
  }
  const back = exerciseInFront(before)?.id;
  return {
    after: withDialogue({ ...after, journey: countSwitch(journey) }, { before: { exerciseId: back, at: context.now } }),
    replies: [
      {
        say: "track.switched",
        with: { name: { ref: `track.${technique.track}.name` }, icon: { ref: `track.${technique.track}.icon` } },
        buttons: [[{ label: "button.switch_back", press: { do: "switch_back" } }]],
      },
    ],
    journal: [
      entry("track_switched", {
        rule: "context_for_one_action",
        inputs: { from: from ?? "none", to: technique.track },
        confidence,
      }),
    ],
  };
}

export function tracksOff(before: Snapshot): Decision {
  return deny(before, "tracks_off", {
    say: isYoung(before) ? "tracks.young" : "tracks.off",
    buttons: [[newGoalButton, goalsButton]],
  });
}

function resumeOrAnew(before: Snapshot, draft: Exercise): Decision {
  return say(before, {
    say: "exercise.draft",
    with: { name: nameRef(draft.technique) },
    buttons: [
      [{ label: "button.resume", press: { do: "resume", exerciseId: draft.id } }],
      [{ label: "button.anew", press: { do: "begin", technique: draft.technique, anew: true } }],
    ],
  });
}

/** Goes on with an exercise that waits; without a name, with the one touched last. */
export function resume(before: Snapshot, exerciseId: ExerciseId | undefined, context: DecisionContext): Decision {
  const exercise =
    exerciseId === undefined ? before.exercises[0] : before.exercises.find(({ id }) => id === exerciseId);
  if (!exercise) return denyWithPosition(before, "exercise_not_found", { say: "exercise.gone" });
  const technique = context.library.techniques[exercise.technique];
  if (technique.gate === "closed" && gateOf(before, context).gate === "safety") return closed(before, technique);
  const taken: Exercise = { ...exercise, touchedAt: context.now };
  return show(withExercise(before, taken), taken, context);
}

/** Leaves an exercise for now: it waits as it is, for days if need be. */
export function stopExercise(before: Snapshot): Decision {
  const exercise = exerciseInFront(before);
  if (!exercise) return sayWithPosition(before);
  return say(waitFor(before, nothing), { ...exerciseWaits(exercise), say: "exercise.stopped" });
}

/** Lets go of an exercise that was not finished. */
export function dropExercise(before: Snapshot, exerciseId: ExerciseId): Decision {
  const exercise = before.exercises.find(({ id }) => id === exerciseId);
  if (!exercise) return deny(before, "exercise_not_found", { say: "exercise.gone" });
  const { waiting } = before.dialogue;
  const inFront = waiting.for === "exercise" && waiting.exerciseId === exerciseId;
  const after: Snapshot = {
    ...(inFront ? waitFor(before, nothing) : before),
    exercises: before.exercises.filter(({ id }) => id !== exerciseId),
  };
  return {
    ...say(after, { say: "exercise.dropped", with: { name: nameRef(exercise.technique) }, place: "edit" }),
    journal: [entry("exercise_dropped", { rule: "person_chose", inputs: { technique: exercise.technique } })],
  };
}

/** Back to what another track had taken the place of; the exercise that was begun meanwhile waits. */
export function switchBack(before: Snapshot, context: DecisionContext): Decision {
  const { before: left } = before.dialogue;
  const after = withDialogue(before, { before: undefined, waiting: nothing });
  if (left?.exerciseId !== undefined && before.exercises.some(({ id }) => id === left.exerciseId)) {
    return resume(after, left.exerciseId, context);
  }
  const waits = exerciseInFront(before);
  return sayWithPosition(after, ...(waits ? [{ ...exerciseWaits(waits), say: "exercise.stopped" } as const] : []));
}

/** One answer to an exercise, whatever brought it. `step` names the question it belongs to: an old button answers nothing. */
export function giveAnswer(
  before: Snapshot,
  wish: { readonly exerciseId: ExerciseId; readonly step?: string; readonly given: Given },
  context: DecisionContext,
): Decision {
  const exercise = before.exercises.find(({ id }) => id === wish.exerciseId);
  if (!exercise) return denyWithPosition(before, "exercise_not_found", { say: "exercise.gone" });
  const technique = context.library.techniques[exercise.technique];
  const around = surroundingsOf(before, context);
  if (technique.gate === "closed" && around.gate === "safety") return closed(before, technique);
  const step = stepAt(technique, exercise);
  if (wish.step !== undefined && wish.step !== step.id) {
    const shown = show(before, exercise, context);
    return { ...shown, denied: { code: "step_moved_on" } };
  }
  const walked = answer(technique, exercise, wish.given, around);
  switch (walked.kind) {
    case "misfit": {
      const shown = show(before, exercise, context);
      const kept: Reply = { say: `exercise.misfit_${walked.because}`, with: { most: mostOf(step.ask) } };
      return { ...shown, replies: [kept, ...shown.replies], denied: { code: deniedBy(walked.because) } };
    }
    case "moved": {
      const toggled = walked.exercise.at === exercise.at && step.ask.kind === "several";
      return show(withExercise(before, walked.exercise), walked.exercise, context, toggled ? "edit" : undefined);
    }
    case "finished":
      return finish(before, technique, walked.exercise, context);
  }
}

function mostOf(ask: ReturnType<typeof stepAt>["ask"]): number {
  if ("most" in ask) return ask.most;
  return ask.kind === "scale" ? ask.to : 0;
}

function deniedBy(misfit: Misfit): "too_long" | "too_many" | "empty" | "invalid" {
  if (misfit === "too_long" || misfit === "too_many" || misfit === "empty") return misfit;
  return "invalid";
}

/** The end of an exercise: what it leaves, what it moves, a warm word, and the one next thing. */
function finish(before: Snapshot, technique: Technique, exercise: Exercise, context: DecisionContext): Decision {
  const around = surroundingsOf(before, context);
  const crisis = before.dialogue.crisis !== undefined;
  const waitingForIt = exerciseInFront(before)?.id === exercise.id;
  let after: Snapshot = {
    ...(waitingForIt ? waitFor(before, nothing) : before),
    exercises: before.exercises.filter(({ id }) => id !== exercise.id),
  };
  const journal = [entry("exercise_finished", { rule: "walked_to_the_end", inputs: { technique: technique.id } })];
  const celebrations: Reply[] = [];

  const mood = technique.moodFrom === undefined ? undefined : exercise.answers[technique.moodFrom];
  const score = mood?.kind === "scale" ? mood.value : undefined;
  if (score !== undefined && after.journey) {
    after = {
      ...after,
      journey: { ...after.journey, mood: { score, at: context.now }, revision: after.journey.revision + 1 },
    };
    journal.push(entry("mood_told", { rule: "check_in" }));
  }
  for (const ending of technique.endings) {
    if (!allHold(ending.when, exercise.answers, around)) continue;
    const earned = earn(after, ending.action, `exercise:${exercise.id}:${ending.action}`, context);
    after = earned.after;
    journal.push(...earned.journal);
    celebrations.push(...earned.replies);
  }
  if (after.journey)
    after = { ...after, journey: acceptAction(after.journey, { kind: "technique", technique: technique.id }) };

  const made = makeWork(technique, exercise, context.newId() as WorkId, around);
  const kept = made && keep(after, made, context);
  after = kept?.after ?? after;
  const finished: Reply = {
    say: "exercise.finished",
    with: { text: { ref: `technique.${technique.id}.finish` } },
    ...(kept ? { buttons: [[{ label: "button.open_work", press: { do: "work", workId: kept.work.id } }]] } : {}),
  };
  const heavy = score !== undefined && score <= heavyMood;
  const next: readonly Reply[] = crisis
    ? []
    : heavy
      ? [heavyReply]
      : after.journey && context.flags.multi_track_system_enabled
        ? [nextActionReply(after, undefined, context)]
        : [];
  return {
    ...say(after, finished, ...(crisis || heavy ? [] : celebrations), ...next),
    journal,
    ...(kept ? { savedWorks: [kept.work] } : {}),
  };
}

const heavyReply: Reply = {
  say: "exercise.heavy",
  buttons: [
    [{ label: "button.grounding", press: { do: "begin", technique: "grounding" } }],
    [{ label: "button.help_now", press: { do: "help_now" } }],
  ],
};

/** Puts a work on the person's shelf: a diary entry takes its place in the chain, a capsule waits for its date. */
function keep(
  snapshot: Snapshot,
  work: Work,
  context: DecisionContext,
): { readonly after: Snapshot; readonly work: Work } {
  if (work.kind === "safety_plan") return { after: withDialogue(snapshot, { safetyPlan: work.id }), work };
  const { journey } = snapshot;
  if (!journey) return { after: snapshot, work };
  if (work.kind === "diary_entry") {
    const linked = linkDiary(work, journey.diary, context.library.digest);
    return { after: { ...snapshot, journey: { ...journey, diary: linked.end } }, work: linked.work };
  }
  if (work.opensOn === undefined) return { after: snapshot, work };
  const capsules = [...journey.capsules, { work: work.id, opensOn: work.opensOn }];
  return { after: { ...snapshot, journey: { ...journey, capsules } }, work };
}

/** The words that came while an exercise is in front: an answer, unless they are a command of a step that collects. */
export function wordsFor(
  exercise: Exercise,
  text: string,
  spoken: string | undefined,
  context: DecisionContext,
): Given {
  const { id, ask } = stepAt(context.library.techniques[exercise.technique], exercise);
  const stands = (ask.kind === "text" || ask.kind === "date") && exercise.answers[id]?.kind === ask.kind;
  const collects = ask.kind === "pages" || ask.kind === "list" || ask.kind === "photos" || ask.kind === "several";
  if (collects && (spoken === "done" || spoken === "next")) return { press: "enough" };
  if ((ask.kind === "tell" || ask.kind === "breath" || stands) && (spoken === "done" || spoken === "next"))
    return { press: "go" };
  if ((ask.kind === "tell" || ask.kind === "breath") && spoken === "thanks") return { press: "go" };
  if (spoken === "skip") return { press: "skip" };
  return { text };
}

/** Whether a step takes words at all; where it does not, words may mean something else. */
export function takesWords(exercise: Exercise, context: DecisionContext): boolean {
  const { ask } = stepAt(context.library.techniques[exercise.technique], exercise);
  return (
    ask.kind === "text" || ask.kind === "pages" || ask.kind === "list" || ask.kind === "date" || ask.kind === "scale"
  );
}

/** The question whether to do what a message may have meant; nothing is begun before the yes, and the words may still become a goal. */
export function askFirst(before: Snapshot, technique: TechniqueId, text: string, context: DecisionContext): Decision {
  const { track } = context.library.techniques[technique];
  return say(waitFor(before, { for: "text_as_goal", text }), {
    // Tracks mean nothing yet to whoever does not walk them.
    say: track === undefined || !before.journey ? "exercise.ask" : "track.ask_switch",
    with: { technique: nameRef(technique), ...(track ? { name: { ref: `track.${track}.name` } } : {}) },
    buttons: [
      // A yes leaves nothing unsure: it takes the person to the other track, with a way back.
      [{ label: "button.yes", press: { do: "begin", technique, confidence: 1 } }],
      [{ label: "button.no", press: { do: "cancel" } }],
      [{ label: "button.text_as_goal", press: { do: "goal_from_text" } }],
    ],
  });
}

/** A photo that was stored goes to the exercise that asks for photos; where none does, it is not kept. */
export function givePhoto(
  before: Snapshot,
  wish: { readonly photoId: string; readonly caption?: string; readonly exerciseId?: ExerciseId },
  context: DecisionContext,
): Decision {
  const exercise =
    wish.exerciseId === undefined ? exerciseInFront(before) : before.exercises.find(({ id }) => id === wish.exerciseId);
  if (!exercise) return deny(before, "exercise_not_found", unaskedPhoto(before));
  const given = giveAnswer(before, { exerciseId: exercise.id, given: { photo: wish.photoId } }, context);
  const caption = plainText(wish.caption ?? "");
  const going = given.after.exercises.find(({ id }) => id === exercise.id);
  if (given.denied || caption === "" || !going) return given;
  const captioned = withCaption(context.library.techniques[going.technique], going, caption);
  return { ...given, after: withExercise(given.after, captioned) };
}

/** Whether the exercise in front asks for photos: only then is one fetched at all. */
export function photosWanted(snapshot: Snapshot, { techniques }: Pick<Library, "techniques">): boolean {
  const exercise = exerciseInFront(snapshot);
  return exercise !== undefined && stepAt(techniques[exercise.technique], exercise).ask.kind === "photos";
}

/** Says why a photo was not kept, and asks on where the exercise stands. */
export function refusePhoto(before: Snapshot, because: PhotoRefusal, context: DecisionContext): Decision {
  const refused: Reply = { say: `photo.${because}` };
  const exercise = exerciseInFront(before);
  if (!exercise) return deny(before, "invalid", refused);
  const shown = show(before, exercise, context);
  return { ...shown, replies: [refused, ...shown.replies], denied: { code: "invalid" } };
}

/** A photo that nothing asked for. */
export function unaskedPhoto(before: Snapshot): Reply {
  return { say: "photo.not_asked", buttons: before.journey ? [[albumButton]] : [] };
}

const albumButton: Button = { label: "button.photo_album", press: { do: "begin", technique: "photo_album" } };
