import { createHash } from "node:crypto";
import ical, { ICalEventBusyStatus, ICalEventTransparency } from "ical-generator";
import { isAway } from "#core/day/plan-day.ts";
import type { Plan } from "#core/day/plan.ts";
import { planned } from "#core/dialogue/day/plan/day-turn.ts";
import { dayToWire, onDays } from "./day-to-wire.ts";
import type { ShownDay } from "./task-words.ts";
import type { Shown } from "./show.ts";

/** Today's plan and tomorrow's as it would be made now; nothing is written, so the morning may still change it. */
function plansAhead({ snapshot, around }: ShownDay): readonly Plan[] {
  const today = planned(snapshot, around).after;
  const { plan } = today.day;
  if (!plan) return [];
  // The first moment at which the day to come is the one that holds.
  const tomorrow = planned(today, { ...around, now: plan.waking.to }).after.day.plan;
  const plans = tomorrow && tomorrow.date !== plan.date ? [plan, tomorrow] : [plan];
  return plans.filter(({ date }) => !isAway(snapshot.day.away, date));
}

/** The same for the same event always, so that a program changes it in place; it names neither a habit nor us. */
function neutralId(event: string): string {
  return createHash("sha256").update(event).digest("base64url").slice(0, 24);
}

/**
 * A person's plan for their calendar program, in times of UTC so that every program shows the right hour. Nothing in it counts as busy. Neutral words where the
 * person wants them; nothing while a crisis lasts, as then nothing is asked. `freshFor` tells a program for how many seconds it need not ask again.
 */
export function planToIcs(shown: Shown, freshFor: number): string {
  const { snapshot, text } = shown;
  const neutral = snapshot.person.neutralNotifications;
  const calendar = ical({
    // Lists of calendars and invitations show these to whoever looks on.
    name: text({ ref: "feed.name" }),
    prodId: { company: "calendar", product: "plan" },
    ttl: freshFor,
  });
  const living = onDays(shown);
  if (!living || snapshot.dialogue.crisis) return calendar.toString();
  for (const plan of plansAhead(living)) {
    const day = dayToWire(plan, living);
    const event = (id: string, from: string, minutes: number, summary: string, description: string) =>
      calendar.createEvent({
        id: neutralId(`${snapshot.person.id} ${plan.date} ${id}`),
        start: new Date(from),
        end: new Date(Date.parse(from) + minutes * 60_000),
        stamp: new Date(plan.madeAt),
        sequence: plan.revision,
        summary: neutral ? text({ ref: "feed.neutral" }) : summary,
        ...(neutral || description === "" ? {} : { description }),
        transparency: ICalEventTransparency.TRANSPARENT,
        busystatus: ICalEventBusyStatus.FREE,
      });
    for (const block of day.blocks) {
      event(block.block_id, block.from, block.duration_minutes, block.archetype_specific_title, block.purpose);
    }
    for (const task of day.tasks) {
      if (task.state === "skipped") continue;
      const mark = task.state === "open" ? "" : "✓ ";
      event(task.task_id, task.at, task.duration_minutes, `${mark}${task.archetype_specific_title}`, task.how);
    }
  }
  return calendar.toString();
}
