import type { Day } from "#core/day/day.ts";
import type { Plan } from "#core/day/plan.ts";
import type { Instant } from "#core/time/instant.ts";
import type { PersonId } from "#core/person/person.ts";
import type { LocalDate } from "#core/time/local-date.ts";
import type { PersonKey } from "./crypto.ts";
import { type Connection, onlyValue } from "./database.ts";
import { dayChanges } from "./day-save.ts";
import { literal } from "./literal.ts";
import { joinedDay, partedDay } from "./merge-days.ts";
import { planColumns } from "./plan-rows.ts";

/** What of health days came with a merge, for an undo. */
export interface DaysRecord {
  /** The target's days from before; absent where there were none. */
  readonly before?: Day | undefined;
  /** As they were joined; absent where nothing came. */
  readonly joined?: Day | undefined;
  readonly settingsAt?: Instant | undefined;
  /** Days whose plans came. */
  readonly plans: readonly LocalDate[];
  /** HMACs of the feeds that came, as hexadecimal digits. */
  readonly feeds: readonly string[];
}

/** What came where nothing of health days did. */
export const noDays: DaysRecord = { plans: [], feeds: [] };

/** One side of a merge, read as that person. */
export interface DaysSide {
  readonly day: Day | undefined;
  readonly settingsAt: Instant | undefined;
  readonly dates: readonly LocalDate[];
  readonly feeds: readonly string[];
}

type Columns = Readonly<Record<string, unknown>>;

/** What a person has of health days beside their state. */
export async function daysSide(connection: Connection, person: PersonId, day: Day | undefined): Promise<DaysSide> {
  const me = literal(person);
  const found = onlyValue(
    await connection.exec(`select json_build_object(
      'settingsAt', (select settings_at from core.day where person_id = ${me}),
      'dates', (select coalesce(json_agg(date), '[]') from core.day_plan where person_id = ${me}),
      'feeds', (select coalesce(json_agg(encode(hmac, 'hex')), '[]') from core.feed where person_id = ${me}))`),
  ) as {
    readonly settingsAt: Instant | null;
    readonly dates: readonly LocalDate[];
    readonly feeds: readonly string[];
  };
  return { ...found, day, settingsAt: found.settingsAt ?? undefined };
}

/** What of health days comes to the target, sealed under its key; a day that it has a plan of keeps that plan. */
export function comingDays(
  into: DaysSide,
  from: DaysSide & { readonly past: readonly Plan[] },
  at: Instant,
  key: PersonKey,
): { readonly record: DaysRecord; readonly columns: Columns | undefined } {
  const { feeds } = from;
  if (from.day === undefined) return { record: { ...noDays, feeds }, columns: undefined };
  const has = new Set(into.dates);
  const fromIsNewer = (from.settingsAt ?? 0) > (into.settingsAt ?? 0);
  const joined = into.day === undefined ? from.day : joinedDay(into.day, from.day, fromIsNewer, has);
  const plans = [...(from.day.plan === undefined ? [] : [from.day.plan]), ...from.past].filter(
    ({ date }) => !has.has(date),
  );
  const settingsAt = Math.max(from.settingsAt ?? 0, into.settingsAt ?? 0);
  const changes = dayChanges(into.day, joined, at, key) ?? {};
  const day = changes["day"] as Columns | undefined;
  return {
    record: {
      before: into.day,
      joined,
      settingsAt: into.settingsAt,
      plans: plans.map(({ date }) => date),
      feeds,
    },
    columns: {
      ...changes,
      ...(day !== undefined && { day: { ...day, settings_at: settingsAt } }),
      plans: plans.map((plan) => planColumns(plan, undefined, key)),
    },
  };
}

/** Takes apart what `comingDays` joined: as it was before, or, where the person did something since, as it is. */
export async function partDays(
  connection: Connection,
  record: DaysRecord,
  merge: { readonly into: PersonId; readonly at: Instant },
  now: Day | undefined,
  at: Instant,
  key: PersonKey,
): Promise<Columns | undefined> {
  const { before, joined } = record;
  if (joined === undefined || now === undefined) return undefined;
  const { day, kept } = partedDay({ before, joined, now }, at);
  if (kept) return undefined;
  if (day === undefined) return { stopped: true };
  const since = onlyValue(
    await connection.exec(`select coalesce(json_agg(date), '[]') from core.day_plan
      where person_id = ${literal(merge.into)} and made_at > ${merge.at}`),
  ) as readonly LocalDate[];
  const changes = dayChanges(now, day, at, key) ?? {};
  const columns = changes["day"] as Columns | undefined;
  return {
    ...changes,
    ...(columns !== undefined && { day: { ...columns, settings_at: record.settingsAt } }),
    // Whole, as it may have been planned again since.
    plans: day.plan === undefined ? [] : [planColumns(day.plan, undefined, key)],
    dropped_plans: [...new Set([...record.plans, ...since])].filter((date) => date !== day.plan?.date),
  };
}

/** Gives feeds to another record, so that a calendar program that fetches one goes on. */
export async function moveFeeds(
  connection: Connection,
  feeds: readonly string[],
  from: PersonId,
  into: PersonId,
): Promise<void> {
  const become = (person: PersonId): string => `select set_config('app.person_id', ${literal(person)}, true)`;
  for (const feed of feeds) {
    const hmac = `decode(${literal(feed)}, 'hex')`;
    const [, gone = []] = await connection.exec(
      `${become(from)}; delete from core.feed where person_id = ${literal(from)} and hmac = ${hmac} returning created_at`,
    );
    const [row] = gone;
    if (row === undefined) continue;
    await connection.exec(`${become(into)}; insert into core.feed (person_id, hmac, created_at)
      values (${literal(into)}, ${hmac}, ${Number(row["created_at"])})`);
  }
}
