import { contactReviewedButton } from "../turn/buttons.ts";
import type { Because } from "../../because.ts";
import { reviewRanOut, withoutUnknown } from "../../safety/contact-gate.ts";
import { countSwitch } from "../../tracks/focus.ts";
import { trackInFocus } from "../../tracks/overall.ts";
import { type Exercise, type ExerciseId, exerciseLimits } from "../../techniques/exercise.ts";
import type { Technique, TechniqueId } from "../../techniques/technique.ts";
import { prefilled } from "../../techniques/prefill.ts";
import { begin } from "../../techniques/walk.ts";
import { nameRef } from "../../techniques/work.ts";
import type { Decision, DecisionContext } from "../turn/decision.ts";
import type { Snapshot } from "../turn/dialogue.ts";
import { exerciseWaits } from "./exercise-views.ts";
import { gateOf, onTracks, surroundingsOf } from "./journey-turn.ts";
import { deny, entry, say, waitFor, withDialogue, sayWithPosition } from "../turn/outcome.ts";
import type { Reply } from "../turn/reply.ts";
import { withExercise, exerciseInFront, show } from "./exercise-shown.ts";
import { gateToAsk, closed, closedBy, tracksOff } from "./exercise-gate.ts";

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
  if (!wish.asked && gateToAsk(before, technique, context)) return askGate(before, technique.id, wish.confidence);
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
  const around = surroundingsOf(before, context);
  const fresh = begin(technique, context.newId() as ExerciseId, around);
  const { waiting } = before.dialogue;
  const exercise = waiting.for === "text_as_goal" ? prefilled(technique, fresh, waiting.text, around.today) : fresh;
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

/** The gate's questions first; the exercise goes on after them. */
function askGate(before: Snapshot, technique: TechniqueId, confidence: number | undefined): Decision {
  const contact = withoutUnknown(before.person.contact);
  const onward = { do: "begin", technique, ...(confidence === undefined ? {} : { confidence }) } as const;
  const after = waitFor(
    { ...before, person: { ...before.person, contact } },
    { for: "contact", goalId: undefined, onward },
  );
  return sayWithPosition(after, { say: "contact.why" });
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
