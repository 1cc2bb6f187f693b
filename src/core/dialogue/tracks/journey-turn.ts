import { isAway } from "../../day/plan-day.ts";
import { contactVerdict, isRecent } from "../../safety/contact-gate.ts";
import { localDate } from "../../time/local-date.ts";
import type { ActionType } from "../../tracks/action.ts";
import { applyAction, type Applied } from "../../tracks/apply-action.ts";
import { type Journey, newJourney } from "../../tracks/journey.ts";
import { nextLook } from "../../tracks/nudge.ts";
import type { SuggestContext } from "../../tracks/suggest.ts";
import type { TrackId } from "../../tracks/track.ts";
import type { Surroundings } from "../../techniques/walk.ts";
import type { Decision, DecisionContext, JournalEntry, LookContext } from "../turn/decision.ts";
import type { Snapshot } from "../turn/dialogue.ts";
import { entry } from "../turn/outcome.ts";
import type { Reply } from "../turn/reply.ts";

/** A snapshot with a journey in it. */
export type OnTracks = Snapshot & { readonly journey: Journey };

/** Whether contact with the child is open to this person, and whether the separation is so recent that deep writing would hurt. */
export function gateOf(
  snapshot: Snapshot,
  context: Pick<LookContext, "now">,
): { readonly gate: "open" | "safety"; readonly recent: boolean } {
  const { contact, createdAt } = snapshot.person;
  return {
    gate: contactVerdict(contact, context.now).kind === "open" ? "open" : "safety",
    recent: isRecent(contact, createdAt, context.now),
  };
}

/** What an exercise looks at beside its answers. */
export function surroundingsOf(snapshot: Snapshot, context: Pick<LookContext, "now" | "library">): Surroundings {
  const today = localDate(context.now, snapshot.person.timeZone);
  const { locale } = snapshot.person;
  return {
    now: context.now,
    today,
    ...gateOf(snapshot, context),
    check: (kind, text) => context.library.check(kind, text, locale),
    riddles: context.library.riddles,
    date: (text) => context.library.date(text, today),
  };
}

/** Whether the day that runs asks for little; nothing is known of whoever has no health days. */
function isWeakDay({ day }: Snapshot, now: number): boolean {
  const { plan } = day ?? {};
  if (!day || !plan || now < plan.waking.from || now >= plan.waking.to) return false;
  return plan.mode === "low" || (day.away?.why === "sick" && isAway(day.away, plan.date));
}

/** What a suggestion looks at beside the journey. */
export function suggestContextOf(snapshot: Snapshot, context: Pick<LookContext, "now" | "library">): SuggestContext {
  return {
    now: context.now,
    pack: context.library.pack,
    techniques: context.library.techniques,
    ...gateOf(snapshot, context),
    drafts: snapshot.exercises,
    weak: isWeakDay(snapshot, context.now),
    goalTracks: snapshot.goals.flatMap(({ status, track }) => (status === "open" && track ? [track] : [])),
  };
}

/** The journey begins with the first thing that a person does on the tracks. */
export function onTracks(
  before: Snapshot,
  context: DecisionContext,
): { readonly after: OnTracks; readonly journal: readonly JournalEntry[] } {
  if (before.journey) return { after: { ...before, journey: before.journey }, journal: [] };
  const { timeZone } = before.person;
  const date = localDate(context.now, timeZone);
  const journey: Journey = { ...newJourney(context.now, date), lookAt: nextLook(context.now, timeZone) };
  return {
    after: { ...before, journey },
    journal: [entry("tracks_started", { rule: "person_came_to_the_tracks", inputs: { date } })],
  };
}

export interface Earned {
  readonly after: OnTracks;
  /** What moved and what was reached; no celebration while a crisis lasts, and no word of the tracks while they are off. */
  readonly replies: readonly Reply[];
  readonly journal: readonly JournalEntry[];
  readonly applied: Applied;
}

/** Counts something finished: the tracks that it moves, the milestones that this brings, and a word about both. */
export function earn(
  before: Snapshot,
  action: ActionType,
  key: string,
  context: DecisionContext,
  linked?: readonly TrackId[],
): Earned {
  const started = onTracks(before, context);
  const { journey } = started.after;
  const date = localDate(context.now, before.person.timeZone);
  const strict = context.flags.strict_milestones;
  const applied = applyAction(journey, { key, action, at: context.now, date, ...(linked ? { linked } : {}) }, strict);
  const after: OnTracks = { ...started.after, journey: applied.journey };
  const done = entry("action_done", {
    rule: applied.counted ? "impact_table" : "counted_before",
    inputs: {
      action,
      key,
      date,
      strict,
      ...(linked ? { linked: linked.join() } : {}),
      ...Object.fromEntries(
        applied.moved.flatMap(({ track, from, to }) => [
          [`${track}_from`, from],
          [`${track}_to`, to],
        ]),
      ),
    },
  });
  const reached = applied.milestones.map(({ type, track }) =>
    entry("milestone_achieved", { rule: strict ? "strict" : "relaxed", inputs: { milestone: type, track } }),
  );
  return {
    after,
    applied,
    replies: before.dialogue.crisis || !context.flags.multi_track_system_enabled ? [] : earnedReplies(applied),
    journal: [...started.journal, done, ...reached],
  };
}

function earnedReplies({ moved, milestones }: Applied): readonly Reply[] {
  const progress: readonly Reply[] =
    moved.length === 0
      ? []
      : [
          {
            say: "progress.moved",
            lines: moved.map(({ track, from, to }) => ({
              say: "progress.moved_line",
              with: { icon: { ref: `track.${track}.icon` }, name: { ref: `track.${track}.name` }, from, to },
            })),
          },
        ];
  const complete = moved.filter(({ to }) => to === 100);
  return [
    ...progress,
    ...milestones.map(
      ({ type, track }): Reply => ({
        say: "milestone.reached",
        with: {
          name: { ref: `milestone.${type}.name` },
          words: { ref: `milestone.${type}.celebrate` },
          icon: { ref: `track.${track}.icon` },
        },
      }),
    ),
    ...complete.map(
      ({ track }): Reply => ({
        say: "track.complete",
        with: { words: { ref: `track.${track}.complete` } },
        buttons: [[{ label: "button.keepsake", press: { do: "keepsake", track } }]],
      }),
    ),
  ];
}

/** A done step of a goal that is linked to a track moves the track a little as well. */
export function withTrackOfStep(before: Snapshot, decision: Decision, context: DecisionContext): Decision {
  const step = decision.after.lastDoneStep;
  if (decision.denied || !step || step === before.lastDoneStep) return decision;
  const goal = decision.after.goals.find(({ id }) => id === step.goalId);
  const countedBefore = before.goals.some(({ current }) => current?.id === step.id && current.counted);
  if (!goal?.track || !decision.after.journey || countedBefore) return decision;
  const earned = earn(decision.after, "goal_step_done", `step:${step.id}`, context, [goal.track]);
  return {
    ...decision,
    after: earned.after,
    replies: [...decision.replies, ...earned.replies],
    journal: [...decision.journal, ...earned.journal],
  };
}
