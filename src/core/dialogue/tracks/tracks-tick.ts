import { isHeavy } from "../../safety/concern.ts";
import { capsulesDue, isWaking, nextLook, nudgeDue, nudged } from "../../tracks/nudge.ts";
import { trackInFocus } from "../../tracks/overall.ts";
import type { TrackId } from "../../tracks/track.ts";
import { localDate } from "../../time/local-date.ts";
import { dayAt, wakingHours } from "../../day/waking-day.ts";
import { noMessageLeft, withMessage } from "../turn/message-budget.ts";
import type { Decision, DecisionContext } from "../turn/decision.ts";
import type { Snapshot } from "../turn/dialogue.ts";
import { gateOf, type OnTracks } from "./journey-turn.ts";
import { entry, say } from "../turn/outcome.ts";
import type { Button, Reply } from "../turn/reply.ts";
import * as look from "./track-views.ts";

/** So many messages a day at most are begun by us; letters beyond that come on the next day. */
const mostADay = 4;
const hourMs = 3600 * 1000;

/** Until when we keep quiet: the hours of the clock, and the sleep of whoever has told us when they sleep; undefined where we may speak. */
function restsUntil({ day, person: { timeZone } }: Snapshot, { now, library }: DecisionContext): number | undefined {
  if (day) {
    const defaults = library.day.archetypes[day.archetype];
    const { from } = wakingHours(day.schedule, defaults, dayAt(now, day.schedule, defaults, timeZone), timeZone);
    if (now < from) return from;
    // Somebody may be awake in no hour of the clock's: then what is due comes when they wake.
    if (now < from + hourMs) return undefined;
  }
  return isWaking(now, timeZone) ? undefined : nextLook(now, timeZone);
}

/** Whoever stands still on what is in front is also shown the way to another focus. */
function stuckWords(after: OnTracks, track: TrackId, context: DecisionContext): Reply {
  const next = look.nextActionReply(after, track, context);
  const other: Button = { label: "button.switch_track", press: { do: "set_primary" } };
  const inFront = trackInFocus(after.journey) === track;
  return { ...next, say: "nudge.stuck", buttons: [...(next.buttons ?? []), ...(inFront ? [[other]] : [])] };
}

const clarityAsked: Reply = {
  say: "clarity.ask",
  buttons: [
    [{ label: "button.clear", press: { do: "clarity", clear: true } }],
    [{ label: "button.unclear", press: { do: "clarity", clear: false } }],
  ],
};

/** Our own clock: letters whose day has come, and at most one gentle word. Nothing in a crisis, but what was promised is not lost. */
export function tick(before: Snapshot, context: DecisionContext): Decision {
  const { journey, person, dialogue } = before;
  if (!journey) return say(before);
  const looked: OnTracks = { ...before, journey: { ...journey, lookAt: nextLook(context.now, person.timeZone) } };
  if (isHeavy(dialogue, context.now) || !context.flags.multi_track_system_enabled) return say(looked);
  // The look may come late, after a stop, or at an hour that a move to another zone has made night: what is due waits for the morning.
  const lookAt = restsUntil(before, context);
  if (lookAt !== undefined) return say({ ...looked, journey: { ...looked.journey, lookAt } });
  const today = localDate(context.now, person.timeZone);
  const due = capsulesDue(journey, today).slice(0, mostADay);
  const letters: readonly Reply[] = due.flatMap((workId) => {
    const work = before.works.find(({ id, deleted }) => id === workId && !deleted);
    return work
      ? [
          {
            say: "capsule.due",
            with: { title: work.title },
            buttons: [[{ label: "button.open_work", press: { do: "work", workId } }]],
          },
        ]
      : [];
  });
  const reminded: OnTracks = {
    ...looked,
    journey: { ...looked.journey, capsules: journey.capsules.filter(({ work }) => !due.includes(work)) },
  };
  if (letters.length > 0) {
    // A letter whose day has come was promised: it counts among the day's messages, and none of them keeps it back.
    return {
      ...say(withMessage(reminded, context), ...letters),
      journal: [entry("nudged", { rule: "capsule_due", inputs: { letters: letters.length } })],
    };
  }
  const nudge = nudgeDue(reminded.journey, {
    now: context.now,
    timeZone: person.timeZone,
    quiet: !journey.nudges,
    gate: gateOf(before, context).gate,
  });
  if (!nudge || noMessageLeft(reminded, context)) return say(reminded);
  const after: OnTracks = { ...reminded, journey: nudged(reminded.journey, nudge, today, context.now) };
  const words = nudge.kind === "clarity" ? clarityAsked : stuckWords(after, nudge.track, context);
  return {
    ...say(withMessage(after, context), words),
    journal: [
      entry("nudged", {
        rule: nudge.kind,
        ...(nudge.kind === "stuck" ? { inputs: { track: nudge.track, days: nudge.days } } : {}),
      }),
    ],
  };
}
