import { expect, test } from "vitest";
import { newPerson } from "./new-person.ts";
import type { PersonId } from "./person.ts";

const born = (timeZone: string | undefined) =>
  newPerson({ id: "p" as PersonId, locale: "ru", timeZone, now: 1_780_000_000_000 });

test("is known by the day of beginning, and no finer", () => {
  expect(born(undefined).createdAt).toBe(Date.UTC(2026, 4, 28));
});

test("on the first day nothing is shared, nothing is assumed, nothing is named on a locked screen, and the way is unseen", () => {
  expect(born(undefined)).toMatchObject({
    tone: "friendly",
    timeZone: "UTC",
    country: undefined,
    showEstimate: false,
    modelConsent: false,
    neutralNotifications: true,
    stepSize: "normal",
    contact: {},
  });
});

test.each([
  ["Europe/Riga", "LV"],
  ["Europe/Moscow", "RU"],
  ["America/New_York", "US"],
  ["Pacific/Chatham", undefined],
])("the time zone %s guesses the country %s", (timeZone, country) => {
  expect(born(timeZone)).toMatchObject({ timeZone, country });
});
