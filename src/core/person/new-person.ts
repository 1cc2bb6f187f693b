import type { Instant, Locale, Person, PersonId } from "./person.ts";

/** A person as they come in: the quietest settings, and nothing agreed to that was not asked. */
export function newPerson(wish: {
  readonly id: PersonId;
  readonly locale: Locale;
  readonly timeZone: string;
  readonly country?: string | undefined;
  readonly now: Instant;
}): Person {
  return {
    id: wish.id,
    locale: wish.locale,
    tone: "friendly",
    timeZone: wish.timeZone,
    country: wish.country,
    showEstimate: false,
    neutralNotifications: false,
    modelConsent: false,
    stepSize: "normal",
    rephraseCounts: {},
    contact: {},
    createdAt: wish.now,
  };
}
