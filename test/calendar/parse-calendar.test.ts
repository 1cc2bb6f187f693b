import { readFileSync } from "node:fs";
import { join } from "node:path";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { type CalendarWindow, parseCalendar } from "#channels/calendar/parse-calendar.ts";

const berlin = "Europe/Berlin";
/** Two weeks from Monday 19 October 2026; the clocks change on the 25th. */
const window: CalendarWindow = {
  from: Date.parse("2026-10-19T00:00+02:00"),
  to: Date.parse("2026-11-02T00:00+01:00"),
  timeZone: berlin,
};

const wall = (at: number, timeZone: string): string =>
  new Intl.DateTimeFormat("sv", { timeZone, dateStyle: "short", timeStyle: "short" }).format(at).slice(5);

/** The busy times by the clock on the wall. */
function busyIn(text: string, asked = window): readonly string[] {
  const found = parseCalendar(text, asked);
  if (!found.ok) throw new Error("no calendar");
  return found.busy.map(({ from, to }) => `${wall(from, asked.timeZone)} to ${wall(to, asked.timeZone)}`);
}
function skippedIn(text: string) {
  const found = parseCalendar(text, window);
  return found.ok ? found.skipped : undefined;
}

const sample = (name: string): string => readFileSync(join(import.meta.dirname, `${name}.ics`), "utf8");
const calendar = (...events: readonly (readonly string[])[]): string =>
  [
    "BEGIN:VCALENDAR",
    "VERSION:2.0",
    ...events.flatMap((lines, at) => [
      "BEGIN:VEVENT",
      ...(lines.some((line) => line.startsWith("UID")) ? [] : [`UID:${at}`]),
      ...lines,
      "END:VEVENT",
    ]),
    "END:VCALENDAR",
    "",
  ].join("\r\n");

describe("calendars as programs export them", () => {
  test("Google: a weekly meeting with one date left out, one moved and one called off; declined and free times stay free", () => {
    expect(busyIn(sample("google"))).toEqual([
      "10-19 09:00 to 10-19 09:30",
      "10-23 14:00 to 10-23 15:00",
      "10-24 23:00 to 10-25 03:00",
      "10-28 09:00 to 10-28 09:30",
      "10-30 09:00 to 10-30 09:30",
    ]);
  });

  test("Outlook: names of zones that only Windows has, or nobody; every second week; elsewhere, away for a day and for a week", () => {
    expect(busyIn(sample("outlook"))).toEqual([
      "10-20 10:00 to 10-20 11:30",
      "10-21 16:00 to 10-21 17:00",
      "10-22 00:00 to 10-23 00:00",
    ]);
  });

  test("Apple: a length instead of an end, a number of times, further dates, times without a zone, moments", () => {
    expect(busyIn(sample("apple"))).toEqual([
      "10-19 18:00 to 10-19 19:15",
      "10-20 12:00 to 10-20 13:00",
      "10-21 04:00 to 10-21 07:00",
      "10-21 18:00 to 10-21 19:15",
      "10-22 07:00 to 10-22 07:30",
      "10-23 18:00 to 10-23 19:15",
      "10-25 18:00 to 10-25 19:15",
      "10-27 18:00 to 10-27 19:15",
      "10-29 18:00 to 10-29 19:15",
      "10-31 18:00 to 10-31 19:15",
    ]);
  });

  test("nothing but times comes out: no title, place or address", () => {
    const said = JSON.stringify(["google", "outlook", "apple"].map((name) => parseCalendar(sample(name), window)));
    expect(said).not.toMatch(/meeting|workshop|example|review|someone/iu);
  });
});

const at = (line: string, ...more: readonly string[]): string =>
  calendar([`DTSTART;TZID=${berlin}:${line}`, "DURATION:PT1H", ...more]);

describe("rules", () => {
  test.each([
    ["the first Monday of a month", at("20260105T090000", "RRULE:FREQ=MONTHLY;BYDAY=1MO"), []],
    [
      "the last Friday of a month",
      at("20260130T090000", "RRULE:FREQ=MONTHLY;BYDAY=-1FR"),
      ["10-30 09:00 to 10-30 10:00"],
    ],
    ["the 31st of a month", at("20260131T090000", "RRULE:FREQ=MONTHLY;BYMONTHDAY=31"), ["10-31 09:00 to 10-31 10:00"]],
    ["a day of the year", at("20001024T090000", "RRULE:FREQ=YEARLY"), ["10-24 09:00 to 10-24 10:00"]],
    [
      "every third day",
      at("20261018T090000", "RRULE:FREQ=DAILY;INTERVAL=3;COUNT=3"),
      ["10-21 09:00 to 10-21 10:00", "10-24 09:00 to 10-24 10:00"],
    ],
    [
      "until a day, that day included",
      at("20261019T090000", "RRULE:FREQ=DAILY;UNTIL=20261020"),
      ["10-19 09:00 to 10-19 10:00", "10-20 09:00 to 10-20 10:00"],
    ],
    [
      "until a time of the clock",
      at("20261019T090000", "RRULE:FREQ=DAILY;UNTIL=20261020T085959"),
      ["10-19 09:00 to 10-19 10:00"],
    ],
    ["a rule that ended long ago", at("20200101T090000", "RRULE:FREQ=DAILY;UNTIL=20200201T000000Z"), []],
    [
      "the clock on the wall goes on when the clocks change",
      at("20261024T090000", "RRULE:FREQ=DAILY;COUNT=2"),
      ["10-24 09:00 to 10-24 10:00", "10-25 09:00 to 10-25 10:00"],
    ],
  ])("%s", (_name, text, expected) => {
    expect(busyIn(text)).toEqual(expected);
  });

  test("what began before the window and is still going on is busy from the window's begin", () => {
    expect(
      busyIn(calendar([`DTSTART;TZID=${berlin}:20261018T220000`, `DTEND;TZID=${berlin}:20261019T060000`])),
    ).toEqual(["10-19 00:00 to 10-19 06:00"]);
  });

  test("overlapping times are one", () => {
    const one = [`DTSTART;TZID=${berlin}:20261020T090000`, `DTEND;TZID=${berlin}:20261020T100000`];
    const two = [`DTSTART;TZID=${berlin}:20261020T093000`, `DTEND;TZID=${berlin}:20261020T110000`];
    expect(busyIn(calendar(one, two))).toEqual(["10-20 09:00 to 10-20 11:00"]);
  });

  test("of two versions of an event the later holds", () => {
    const old = ["UID:a", "SEQUENCE:1", `DTSTART;TZID=${berlin}:20261020T090000`, "DURATION:PT1H"];
    const recent = ["UID:a", "SEQUENCE:2", `DTSTART;TZID=${berlin}:20261021T090000`, "DURATION:PT1H"];
    expect(busyIn(calendar(recent, old))).toEqual(["10-21 09:00 to 10-21 10:00"]);
  });

  test("a moved occurrence whose series is not there stands alone", () => {
    expect(busyIn(at("20261020T090000", `RECURRENCE-ID;TZID=${berlin}:20261019T090000`))).toEqual([
      "10-20 09:00 to 10-20 10:00",
    ]);
  });

  test("a calendar that only says free and busy", () => {
    const text =
      "BEGIN:VCALENDAR\r\nBEGIN:VFREEBUSY\r\nFREEBUSY;FBTYPE=BUSY:20261020T080000Z/20261020T090000Z,20261021T080000Z/PT30M\r\nFREEBUSY;FBTYPE=FREE:20261022T080000Z/PT1H\r\nEND:VFREEBUSY\r\nEND:VCALENDAR\r\n";
    expect(busyIn(text)).toEqual(["10-20 10:00 to 10-20 11:00", "10-21 10:00 to 10-21 10:30"]);
  });
});

const day = (...more: readonly string[]): string => calendar(["DTSTART;VALUE=DATE:20261022", ...more]);

describe("whole days", () => {
  test.each([
    ["are free where nothing says otherwise", day(), []],
    ["are busy where they say so", day("TRANSP:OPAQUE"), ["10-22 00:00 to 10-23 00:00"]],
    ["are free where Outlook's own mark says so", day("TRANSP:OPAQUE", "X-MICROSOFT-CDO-BUSYSTATUS:FREE"), []],
    [
      "that last longer than one say where somebody is, not that they are busy",
      day("DTEND;VALUE=DATE:20261025", "TRANSP:OPAQUE"),
      [],
    ],
    ["given as a length count alike", day("DURATION:P3D", "TRANSP:OPAQUE"), []],
  ])("%s", (_name, text, expected) => {
    expect(busyIn(text)).toEqual(expected);
  });

  test.each(["Europe/Berlin", "America/Los_Angeles", "Pacific/Auckland"])(
    "begin and end at midnight in %s, also when the clocks change, and end with their last day",
    (timeZone) => {
      const text = calendar([
        "DTSTART;VALUE=DATE:20261024",
        "RRULE:FREQ=DAILY;UNTIL=20261026",
        "TRANSP:OPAQUE",
        "EXDATE;VALUE=DATE:20261025",
      ]);
      expect(busyIn(text, { ...window, timeZone })).toEqual([
        "10-24 00:00 to 10-25 00:00",
        "10-26 00:00 to 10-27 00:00",
      ]);
    },
  );
});

describe("what is free", () => {
  test.each([
    ["called off", ["STATUS:CANCELLED"]],
    ["marked as free", ["TRANSP:TRANSPARENT"]],
    ["marked as working elsewhere", ["X-MICROSOFT-CDO-BUSYSTATUS:WORKINGELSEWHERE"]],
    [
      "declined by everybody who was invited",
      [
        "ORGANIZER:mailto:a@example.org",
        "ATTENDEE;PARTSTAT=ACCEPTED:mailto:a@example.org",
        "ATTENDEE;PARTSTAT=DECLINED:mailto:b@example.org",
      ],
    ],
  ])("%s", (_name, lines) => {
    expect(busyIn(at("20261020T090000", ...lines))).toEqual([]);
    expect(skippedIn(at("20261020T090000", ...lines))).toEqual({ free: 1, broken: 0, tooMuch: 0 });
  });

  test("not what only another guest declined", () => {
    const guests = [
      "ATTENDEE;PARTSTAT=DECLINED:mailto:b@example.org",
      "ATTENDEE;PARTSTAT=ACCEPTED:mailto:c@example.org",
    ];
    expect(busyIn(at("20261020T090000", ...guests))).toHaveLength(1);
  });
});

describe("what was not meant to be read", () => {
  test.each(["", "<!doctype html><title>Sign in</title>", "{}", "BEGIN:VCARD\r\nEND:VCARD", "\u0000\u0001"])(
    "%j is no calendar",
    (text) => {
      expect(parseCalendar(text, window)).toEqual({ ok: false, problem: "not_a_calendar" });
    },
  );

  test("one broken event spoils no other", () => {
    const good = [`DTSTART;TZID=${berlin}:20261020T090000`, "DURATION:PT1H"];
    const broken = [
      ["DTSTART:soon"],
      ["SUMMARY:no time at all"],
      [...good, "RRULE:FREQ=SOMETIMES"],
      [...good, "RRULE:FREQ=DAILY;INTERVAL=0"],
      [...good, `DTSTART;TZID=${berlin}:20261020T090000`],
    ];
    expect(busyIn(calendar(...broken, good))).toEqual(["10-20 09:00 to 10-20 10:00"]);
    expect(skippedIn(calendar(...broken, good))?.broken).toBe(broken.length);
  });

  test.each([
    "FREQ=SECONDLY",
    "FREQ=MINUTELY;COUNT=100000000",
    "FREQ=HOURLY",
    "FREQ=DAILY;BYHOUR=0,1,2,3,4,5,6,7,8,9;BYMINUTE=0,1,2,3,4,5",
    "FREQ=DAILY;COUNT=999999999",
    "FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30",
    "FREQ=YEARLY;BYDAY=MO,TU,WE,TH,FR,SA,SU;BYSETPOS=-366",
  ])("a rule that goes on and on comes to an end: %s", (rule) => {
    const found = parseCalendar(at("19000101T090000", `RRULE:${rule}`), window);
    expect(found.ok).toBe(true);
  });

  test("a calendar full of such rules ends when its time is over, and says how many it did not follow", () => {
    const bomb = [`DTSTART;TZID=${berlin}:19000101T090000`, "DURATION:PT1M", "RRULE:FREQ=DAILY"];
    const text = calendar(...Array.from({ length: 2000 }, () => bomb));
    let clock = 0;
    const found = parseCalendar(text, window, () => (clock += 10));
    expect(found.ok && found.skipped.tooMuch).toBeGreaterThan(1500);
  });

  test("five thousand events of ten years are read", () => {
    const events = Array.from({ length: 5000 }, (_, index) => {
      const date = new Date(Date.UTC(2017, 0, 1) + Math.floor((index * 3650) / 5000) * 86_400_000);
      const digits = date.toISOString().slice(0, 10).replaceAll("-", "");
      const rule = index % 50 === 0 ? ["RRULE:FREQ=WEEKLY;BYDAY=MO,TH"] : [];
      return [
        `DTSTART;TZID=${berlin}:${digits}T090000`,
        `DTEND;TZID=${berlin}:${digits}T093000`,
        ...rule,
        `DESCRIPTION:${"word ".repeat(40)}`,
      ];
    });
    const found = parseCalendar(calendar(...events), window);
    expect(found.ok && found.skipped).toEqual({ free: 0, broken: 0, tooMuch: 0 });
    expect(found.ok && found.busy).toHaveLength(14);
  });

  test.each([
    "BEGIN:VEVENT\r\n",
    "END:VEVENT\r\n",
    "BEGIN:VTIMEZONE\r\nTZID:a\r\n",
    "TZID:a\r\n",
    " \r\n ",
    'X;A="',
    "X;A=B,",
    "\t",
    "\n",
    "A:\r\n",
    "BEGIN:VEVENT\r\nUID:a\r\nDTSTART:20261020T090000Z\r\nRECURRENCE-ID:20261020T090000Z\r\nEND:VEVENT\r\n",
    "BEGIN:VEVENT\r\nDTSTART:20261020T090000Z\r\nEND:VEVENT\r\n",
    "BEGIN:VEVENT\r\nUID:a\r\nEND:VEVENT\r\n",
  ])("two megabytes of %j are read in a moment", (piece) => {
    parseCalendar(`BEGIN:VCALENDAR\r\nX:${piece.repeat(2_000_000 / piece.length)}`, window);
  });

  test("whatever comes, the busy times are in order, apart, and within the window", () => {
    const line = fc.constantFrom(
      "BEGIN:VEVENT",
      "END:VEVENT",
      "BEGIN:VALARM",
      "END:VALARM",
      "UID:a",
      "UID:__proto__",
      "DTSTART:20261020T090000Z",
      "DTSTART;TZID=Europe/Berlin:20261025T023000",
      "DTSTART;TZID=Nowhere/Land:20261021T100000",
      "DTSTART;VALUE=DATE:20261022",
      "DTEND:20261020T080000Z",
      "DTEND:20261121T080000Z",
      "DURATION:-PT1H",
      "DURATION:P1W",
      "RRULE:FREQ=WEEKLY",
      "RRULE:FREQ=DAILY;COUNT=5",
      "EXDATE:20261020T090000Z",
      "RDATE:20261023T090000Z,rubbish",
      "RECURRENCE-ID:20261020T090000Z",
      "STATUS:CANCELLED",
      "TRANSP:OPAQUE",
    );
    fc.assert(
      fc.property(fc.array(line, { maxLength: 30 }), (lines) => {
        const found = parseCalendar(["BEGIN:VCALENDAR", ...lines].join("\r\n"), window);
        if (!found.ok) throw new Error("it was a calendar");
        let before = window.from - 1;
        for (const { from, to } of found.busy) {
          expect(from).toBeGreaterThan(before);
          expect(to).toBeGreaterThan(from);
          before = to;
        }
        expect(before).toBeLessThanOrEqual(window.to);
      }),
      { numRuns: 300 },
    );
  });
});
