import { type ArchetypeId, archetypeIds } from "#core/day/archetype.ts";
import type { Contraindication } from "#core/day/contraindication.ts";
import { type Intake, intakeSections, sectionCodes } from "#core/day/intake.ts";
import { emptySchedule, type Schedule } from "#core/day/schedule.ts";
import type { Metric } from "#core/readings/metric.ts";
import { type Random, randomOf } from "./random.ts";

/** What somebody wears: nothing, a watch that measures through the day, a phone's health app, or a ring that measures at night. */
export const devices = ["none", "watch", "phone", "ring"] as const;
export type Device = (typeof devices)[number];

/** Somebody who does not exist: how their body runs, what it is measured with, and how they go about their days. */
export interface SimPerson {
  readonly number: number;
  readonly archetype: ArchetypeId;
  readonly home: string;
  readonly device: Device;
  /** Minutes after midnight of the middle of a free night's sleep, and how long it lasts. */
  readonly midSleep: number;
  readonly sleepMinutes: number;
  /** By how much work cuts the night short. */
  readonly earlier: number;
  readonly hrv: "hrv_rmssd" | "hrv_sdnn";
  /** The person's own usual figures. */
  readonly hrvBase: number;
  readonly heartBase: number;
  readonly stressBase: number;
  /** A watch that reckons energy through the day. */
  readonly measuresEnergy: boolean;
  /** Brings thirty days of history in a file on the first day. */
  readonly imports: boolean;
  /** Minutes between two synchronisations. */
  readonly syncEvery: number;
  /** How often the device is forgotten or empty, and how often it does not reach the phone, a day. */
  readonly offRate: number;
  readonly silentRate: number;
  readonly tapsADay: number;
  /** The chance of tapping when something is felt. */
  readonly tapsWhenFelt: number;
  readonly tapsSleep: boolean;
  readonly tapsStress: boolean;
  /** In the logit of doing a task. */
  readonly diligence: number;
  /** Chances of answering: an offer with yes or no, an easing with "fine" or "undo". */
  readonly answers: { readonly yes: number; readonly no: number; readonly fine: number; readonly undo: number };
  readonly keepsPlan: boolean;
  readonly tellsZone: boolean;
  readonly tellsAway: boolean;
  readonly travels: boolean;
  readonly intake: Intake | undefined;
  readonly schedule: Schedule;
}

const zones = ["Europe/Riga", "Europe/Berlin", "America/New_York", "Asia/Kolkata", "America/Sao_Paulo"] as const;
const clock = (minutes: number): number => (Math.round(minutes / 15) * 15 + 1440) % 1440;

/** Half have answered everything, a quarter some, a quarter nothing; about every third of those who answered has something that speaks against some habits. */
function intakeOf(random: Random): Intake | undefined {
  const told = random.next();
  if (told < 0.25) return undefined;
  const answered = told < 0.5 ? intakeSections.filter(() => random.chance(0.5)) : [...intakeSections];
  const codes: Contraindication[] = [];
  for (const section of answered)
    for (const code of sectionCodes[section]) if (code !== "under_18" && random.chance(0.02)) codes.push(code);
  return { answered, codes, at: 0 };
}

/** The person of a number; the same seed gives the same people. */
export function personOf(seed: number, number: number): SimPerson {
  const random = randomOf(seed, `person.${number}`);
  const device = random.pick(["none", "none", "watch", "watch", "watch", "phone", "phone", "ring"] as const);
  const hrv: Metric & ("hrv_rmssd" | "hrv_sdnn") = device === "phone" ? "hrv_sdnn" : "hrv_rmssd";
  const midSleep = random.normal(3.75 * 60, 50);
  const sleepMinutes = random.normal(7.5 * 60, 30);
  const works = random.chance(0.75);
  const earlier = works ? Math.max(0, random.normal(45, 25)) : 0;
  const wake = clock(midSleep + sleepMinutes / 2 - earlier);
  const says = random.chance(0.8);
  return {
    number,
    archetype: archetypeIds[number % archetypeIds.length] ?? "foundation_builder",
    home: random.pick(zones),
    device,
    midSleep,
    sleepMinutes,
    earlier,
    hrv,
    hrvBase: Math.exp(random.normal(Math.log(hrv === "hrv_sdnn" ? 48 : 38), 0.35)),
    heartBase: random.normal(61, 7),
    stressBase: Math.max(0.12, random.normal(0.32, 0.08)),
    measuresEnergy: device === "watch" && random.chance(0.6),
    imports: device !== "none" && random.chance(0.3),
    syncEvery: random.pick([15, 30, 30, 60, 180]),
    offRate: random.between(0, 0.12),
    silentRate: random.between(0, 0.15),
    tapsADay: device === "none" ? random.between(0.5, 4) : random.between(0, 2),
    tapsWhenFelt: random.between(0, 0.7),
    tapsSleep: device === "none" && random.chance(0.6),
    tapsStress: random.chance(0.5),
    diligence: random.normal(0.9, 0.9),
    answers: {
      yes: random.between(0.1, 0.7),
      no: random.between(0, 0.3),
      fine: random.between(0, 0.6),
      undo: random.between(0, 0.2),
    },
    keepsPlan: random.chance(0.05),
    tellsZone: random.chance(0.5),
    tellsAway: random.chance(0.4),
    travels: random.chance(0.4),
    intake: intakeOf(random),
    schedule: {
      ...emptySchedule,
      ...(says ? { wake, sleep: clock(wake + 1440 - sleepMinutes) } : {}),
      ...(works && says ? { work: { from: clock(wake + 120), to: clock(wake + 120 + 8 * 60) } } : {}),
      ...(random.chance(0.6) ? { meals: { lunch: { from: clock(wake + 330), to: clock(wake + 375) } } } : {}),
      equipment: random.chance(0.4) ? ["exercise_mat", "bicycle", "company"] : [],
    },
  };
}
