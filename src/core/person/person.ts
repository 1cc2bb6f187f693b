import type { ContactGate } from "../safety/contact-gate.ts";
import type { Instant } from "../time/instant.ts";

/** Whoever is helped. Opaque, so that a goal's id can never stand where a person's is asked for. */
export type PersonId = string & { readonly brand: "PersonId" };

export const locales = ["ru", "en"] as const;
export type Locale = (typeof locales)[number];

/** Something for each language, made by one rule. */
export function byLocale<T>(of: (locale: Locale) => T): Record<Locale, T> {
  return Object.fromEntries(locales.map((locale) => [locale, of(locale)])) as Record<Locale, T>;
}

export const tones = ["serious", "friendly", "motivating"] as const;
export type Tone = (typeof tones)[number];

/** How large the steps are that a person gets by default: learnt from "too big", resettable in settings. */
export const stepSizes = ["floor", "normal", "stretch"] as const;
export type StepSize = (typeof stepSizes)[number];

/** What a person has told us about how they want to be helped. */
export interface Person {
  readonly id: PersonId;
  readonly locale: Locale;
  readonly tone: Tone;
  /** IANA name, such as `Europe/Riga`. */
  readonly timeZone: string;
  /** ISO 3166-1 alpha-2; undefined while neither said nor guessed. */
  readonly country: string | undefined;
  /** Whether a step may say how far along the goal is; off by default, because the way stays unseen. */
  readonly showEstimate: boolean;
  readonly neutralNotifications: boolean;
  /** Agreement that texts may go to the configured language model; nothing leaves without it. */
  readonly modelConsent: boolean;
  readonly stepSize: StepSize;
  /** How often each reason for putting a step otherwise was given since the last reset. */
  readonly rephraseCounts: Readonly<Partial<Record<RephraseReason, number>>>;
  readonly contact: ContactGate;
  /** By the day: a finer time would lead from an account to its person. */
  readonly createdAt: Instant;
}

/** Why a step did not fit; the closed list behind the buttons of `/rephrase`. */
export const rephraseReasons = [
  "too_vague",
  "too_big",
  "no_energy",
  "not_mine",
  "own_words",
  "wrong_topic",
  "too_easy",
] as const;
export type RephraseReason = (typeof rephraseReasons)[number];
