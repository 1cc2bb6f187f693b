import type { SimPerson } from "./person.ts";
import { type Random, randomOf } from "./random.ts";

/** What is otherwise than usual on one day of a life. */
export interface DayKind {
  /** 0 well, 1 as ill as it gets. */
  readonly illness: number;
  /** Days into a journey; undefined at home. */
  readonly travel: { readonly zone: string; readonly day: number; readonly of: number } | undefined;
  /** Hours by which the body's clock is still where it came from; positive where it wants to sleep later than the clock on the wall. */
  readonly jetLag: number;
  /** A run of poor nights. */
  readonly poorSleep: boolean;
  /** A week in which everything is more. */
  readonly strained: boolean;
}

const farZones = ["Asia/Tokyo", "America/Los_Angeles", "Europe/London", "Asia/Dubai", "Australia/Sydney"] as const;
const hoursAhead: Readonly<Record<string, number>> = {
  "Europe/Riga": 2,
  "Europe/Berlin": 1,
  "Europe/London": 0,
  "America/New_York": -5,
  "America/Los_Angeles": -8,
  "America/Sao_Paulo": -3,
  "Asia/Kolkata": 5.5,
  "Asia/Dubai": 4,
  "Asia/Tokyo": 9,
  "Australia/Sydney": 10,
};

/** The way the shorter way round: at most twelve hours either side. */
function shift(from: string, to: string): number {
  const ahead = (hoursAhead[to] ?? 0) - (hoursAhead[from] ?? 0);
  return ((ahead + 36) % 24) - 12;
}

/** A run of days: begins with a chance a day, and lasts between so many. */
function runs(random: Random, days: number, rate: number, least: number, most: number): readonly number[] {
  const into = Array.from({ length: days }, () => 0);
  for (let day = 0; day < days; day += 1) {
    if (!random.chance(rate)) continue;
    const length = random.whole(least, most);
    for (let n = 0; n < length && day < days; n += 1, day += 1) into[day] = n + 1;
  }
  return into;
}

/** Illness comes about every second month, a poor run of nights about monthly, a strained week too; whoever travels does so every seventh week. */
export function episodesOf(seed: number, { number, home, travels }: SimPerson, days: number): readonly DayKind[] {
  const random = (name: string): Random => randomOf(seed, `${name}.${number}`);
  const ill = runs(random("illness"), days, 1 / 60, 3, 8);
  const poor = runs(random("nights"), days, 1 / 25, 1, 4);
  const strained = runs(random("strain"), days, 1 / 35, 5, 9);
  const away = runs(random("travel"), days, travels ? 1 / 50 : 0, 4, 12);
  const where = random("where");
  const how = random("how");
  let zone: string = home;
  let severity = 1;
  let lag = 0;
  let length = 0;
  return ill.map((illDay, day) => {
    const travelDay = away[day] ?? 0;
    const before = away[day - 1] ?? 0;
    if (travelDay === 1) {
      const from = zone;
      zone = where.pick(farZones);
      lag = shift(from, zone);
      length = away.slice(day).findIndex((each, at) => each !== at + 1);
      if (length < 0) length = days - day;
    } else if (travelDay === 0 && before > 0) {
      lag = shift(zone, home);
      zone = home;
    } else lag = Math.sign(lag) * Math.max(0, Math.abs(lag) - 1);
    if (illDay === 1) severity = how.between(0.4, 1);
    return {
      // Worst on the second day, then better.
      illness: illDay === 0 ? 0 : severity * Math.max(0.25, 1 - Math.abs(illDay - 2) * 0.2),
      travel: travelDay > 0 ? { zone, day: travelDay, of: length } : undefined,
      jetLag: lag,
      poorSleep: (poor[day] ?? 0) > 0,
      strained: (strained[day] ?? 0) > 0,
    };
  });
}
