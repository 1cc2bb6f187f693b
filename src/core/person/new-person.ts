import type { Instant } from "../time/instant.ts";
import type { Locale, Person, PersonId } from "./person.ts";

/** Zones that lie in one country for nearly everyone in them; a guess that a tap corrects, never a decision. */
const countryOfZone: Readonly<Record<string, string>> = {
  "Europe/Moscow": "RU",
  "Europe/Samara": "RU",
  "Asia/Yekaterinburg": "RU",
  "Asia/Novosibirsk": "RU",
  "Asia/Krasnoyarsk": "RU",
  "Asia/Irkutsk": "RU",
  "Asia/Vladivostok": "RU",
  "Europe/Minsk": "BY",
  "Europe/Kyiv": "UA",
  "Europe/Kiev": "UA",
  "Asia/Almaty": "KZ",
  "Asia/Tashkent": "UZ",
  "Asia/Bishkek": "KG",
  "Asia/Tbilisi": "GE",
  "Asia/Yerevan": "AM",
  "Europe/Chisinau": "MD",
  "Europe/Riga": "LV",
  "Europe/Vilnius": "LT",
  "Europe/Tallinn": "EE",
  "Europe/Helsinki": "FI",
  "Europe/Warsaw": "PL",
  "Europe/Prague": "CZ",
  "Europe/Berlin": "DE",
  "Europe/Paris": "FR",
  "Europe/Madrid": "ES",
  "Europe/Rome": "IT",
  "Europe/London": "GB",
  "Europe/Dublin": "IE",
  "Europe/Istanbul": "TR",
  "Asia/Jerusalem": "IL",
  "Asia/Kolkata": "IN",
  "America/New_York": "US",
  "America/Chicago": "US",
  "America/Denver": "US",
  "America/Los_Angeles": "US",
  "America/Toronto": "CA",
  "America/Vancouver": "CA",
  "Australia/Sydney": "AU",
  "Australia/Melbourne": "AU",
  "Pacific/Auckland": "NZ",
};

const dayMs = 86_400_000;

/** A person on their first day: friendly tone, usual steps, nothing shared, nothing assumed, and nothing named where a screen may be seen. */
export function newPerson(wish: {
  readonly id: PersonId;
  readonly locale: Locale;
  readonly timeZone: string | undefined;
  readonly now: Instant;
}): Person {
  return {
    id: wish.id,
    locale: wish.locale,
    tone: "friendly",
    timeZone: wish.timeZone ?? "UTC",
    country: wish.timeZone === undefined ? undefined : countryOfZone[wish.timeZone],
    showEstimate: false,
    neutralNotifications: true,
    modelConsent: false,
    stepSize: "normal",
    rephraseCounts: {},
    contact: {},
    createdAt: wish.now - (wish.now % dayMs),
  };
}
