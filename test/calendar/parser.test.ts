import { expect, test } from "vitest";
import { createCalendarParser } from "#channels/calendar/parser.ts";
import { patience } from "../setup/patience.ts";

const window = { from: Date.UTC(2026, 9, 19), to: Date.UTC(2026, 10, 2), timeZone: "UTC" };
const calendar = (day: number) =>
  `BEGIN:VCALENDAR\r\nBEGIN:VEVENT\r\nUID:a\r\nDTSTART:202610${day}T090000Z\r\nDURATION:PT1H\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n`;
const busyOn = (day: number) => ({
  ok: true,
  busy: [{ from: Date.UTC(2026, 9, day, 9), to: Date.UTC(2026, 9, day, 10) }],
});

test("calendars are parsed aside, one after another, each with its own answer, also after a rest", async () => {
  const parser = createCalendarParser({ timeoutMs: patience });
  const days = [20, 21, 22, 23];
  expect(await Promise.all(days.map((day) => parser.parse(calendar(day), window)))).toMatchObject(days.map(busyOn));
  await parser.close();
  expect(await parser.parse("no calendar", window)).toEqual({ ok: false, problem: "not_a_calendar" });
  await parser.close();
});

test("one that takes too long is too large, and the next one is read", async () => {
  const parser = createCalendarParser({ timeoutMs: 1 });
  expect(await parser.parse(calendar(20), window)).toEqual({ ok: false, problem: "too_large" });
  await parser.close();
  const patient = createCalendarParser({ timeoutMs: patience });
  const waiting = patient.parse("BEGIN:VCALENDAR\r\n".concat("X:Y\r\n".repeat(400_000)), window);
  let turns = 0;
  const turning = setInterval(() => {
    turns += 1;
  }, 5);
  await waiting;
  clearInterval(turning);
  expect(turns).toBeGreaterThan(2);
  expect(await patient.parse(calendar(21), window)).toMatchObject(busyOn(21));
  await patient.close();
});
