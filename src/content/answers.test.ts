import { describe, expect, test } from "vitest";
import { z } from "zod";
import { readAge } from "#core/answers/age.ts";
import { pickOne, pickSeveral } from "#core/answers/choice.ts";
import { readClock, readHours } from "#core/answers/clock.ts";
import { readDay } from "#core/answers/day.ts";
import { readDuration } from "#core/answers/duration.ts";
import { readFeelings } from "#core/answers/feelings.ts";
import { readName } from "#core/answers/name.ts";
import { readAside } from "#core/answers/own-words.ts";
import { readPlace } from "#core/answers/place.ts";
import { readNumber, readScale } from "#core/answers/scale.ts";
import { readYesNo } from "#core/answers/yes-no.ts";
import { locales } from "#core/person/person.ts";
import type { LocalDate } from "#core/time/local-date.ts";
import { readPack } from "./content-folder.ts";
import { contentFolder } from "./content-folder.ts";
import { loadPlainSpeech } from "./plain-speech.ts";

const kindSaid = z.strictObject({
  options: z.array(z.string()).optional(),
  answers: z.record(z.string(), z.array(z.string())),
  others: z.array(z.string()),
});
const corpus = z.record(z.string(), kindSaid);
type KindSaid = z.infer<typeof kindSaid>;

const today = "2026-11-22" as LocalDate;
const places = loadPlainSpeech(contentFolder);
const clock = (minutes: number): string => `${Math.floor(minutes / 60)}:${String(minutes % 60).padStart(2, "0")}`;

/** What each reader makes of a message, as the corpora write it; undefined where it is no answer. */
const readers: Readonly<Record<string, (text: string, said: KindSaid) => string | undefined>> = {
  yes_no: (text) => readYesNo(text)?.value,
  scale: (text) => {
    const read = readScale(text, 0, 10);
    return read && ("beyond" in read ? "beyond" : `${read.value}`);
  },
  number: (text) => readNumber(text)?.value.toString(),
  time: (text) => {
    const read = readClock(text)?.value;
    return read && `${clock(read.minutes)}${read.open ? "?" : ""}`;
  },
  hours: (text) => {
    const read = readHours(text)?.value;
    return read && `${clock(read.from)}-${clock(read.to)}`;
  },
  day: (text) => dayRead(text, "past"),
  day_ahead: (text) => dayRead(text, "future"),
  duration: (text) => readDuration(text)?.value.toString(),
  place: (text) => {
    const read = readPlace(text, places)?.value;
    return read && [read.country, read.timeZone].filter((part) => part !== undefined).join(" ");
  },
  age: (text) => readAge(text)?.value.toString(),
  name: (text) => readName(text)?.value,
  feelings: (text) => readFeelings(text)?.value.join(" "),
  one_of: (text, { options = [] }) =>
    pickOne(
      text,
      options.map((label) => ({ label })),
    )?.toString(),
  several: (text, { options = [] }) =>
    pickSeveral(
      text,
      options.map((label) => ({ label })),
    ).join(" ") || undefined,
  own_words: (text) => {
    const aside = readAside(text);
    return aside === undefined || aside === "request" ? "words" : undefined;
  },
};

function dayRead(text: string, when: "past" | "future"): string | undefined {
  const read = readDay(text, today, when);
  if (!read) return undefined;
  if ("beyond" in read) return "beyond";
  return "birthday" in read ? `birthday:${read.birthday}` : read.value;
}

const enough = 0.97;

describe.each(locales)("in %s", (locale) => {
  const kinds = Object.entries(readPack(contentFolder, `corpora/answers/${locale}.yaml`, corpus));
  test.each(kinds)(
    "%s is read right in at least 97 of 100 messages, and what answers nothing is left alone",
    (kind, said) => {
      const read = readers[kind];
      if (!read) throw new Error(`no reader of ${kind}`);
      const answers = Object.entries(said.answers).flatMap(([value, texts]) => texts.map((text) => ({ text, value })));
      const rows = [...answers, ...said.others.map((text) => ({ text, value: undefined }))];
      const wrong = rows.flatMap(({ text, value }) => {
        const got = read(text, said);
        return got === value ? [] : [`${text} → ${got ?? "none"} instead of ${value ?? "none"}`];
      });
      expect(answers.length).toBeGreaterThanOrEqual(30);
      expect(said.others.length).toBeGreaterThanOrEqual(20);
      expect(1 - wrong.length / rows.length, wrong.join("\n")).toBeGreaterThanOrEqual(enough);
    },
  );
});
