import { readFileSync } from "node:fs";
import { rowsOf } from "#app/read-rows.ts";
import { deviceNamed } from "#channels/imports/device.ts";
import { cellsOf } from "#channels/imports/read-csv.ts";
import { headText } from "#channels/imports/read-text.ts";
import { readSpan, readTime } from "#channels/imports/read-time.ts";
import { componentsOf } from "#channels/calendar/components.ts";
import { parseCalendar } from "#channels/calendar/parse-calendar.ts";
import { isPublicAddress } from "#channels/outgoing/public-address.ts";
import { createProxyTrust } from "#channels/http/visitor.ts";
import { meaningOf } from "#channels/telegram/update.ts";
import { splitText } from "#channels/telegram/split-text.ts";
import { readAge } from "#core/answers/age.ts";
import { pickOne } from "#core/answers/choice.ts";
import { clockNamed, readClock, readHours } from "#core/answers/clock.ts";
import { birthdayNamed } from "#core/answers/day.ts";
import { durationNamed, readDuration } from "#core/answers/duration.ts";
import { readFeelings } from "#core/answers/feelings.ts";
import { readName } from "#core/answers/name.ts";
import { inFigures } from "#core/answers/number-words.ts";
import { readAside } from "#core/answers/own-words.ts";
import { readReminders } from "#core/reminders/read/read-reminder.ts";
import { readNumber, readScale } from "#core/answers/scale.ts";
import { readYesNo } from "#core/answers/yes-no.ts";
import { decodePress, encodePress } from "#core/dialogue/entry/press.ts";
import { readText } from "#core/dialogue/entry/read-text.ts";
import { isPlainPin } from "#core/person/pin.ts";
import { plainScreen } from "../dialogue/walk.ts";
import { anyBytes, anyJson, anyText, oneOf, type Random } from "./fuzz.ts";

const now = Date.UTC(2026, 10, 22, 12);
const calendar = readFileSync("test/hostile/sample.ics", "utf8");
const words = [
  "/newgoal learn to juggle",
  "/remind tomorrow at 9 to call",
  "/lock 4071",
  "done",
  "every Monday at 18:30",
  "напомни завтра в 9",
  "пол третьего",
  "two hours and a half",
  "I am 34",
  "on a scale 7/10",
  "from 23:00 to 7",
];
const buttons = [
  "dn:00000000-0000-4000-8000-000000000001",
  "ex:y",
  "dm:y",
  "c1:free",
  "la:en",
  "ps:goal:1",
  "join:yes:1",
];
const lines = ["2026-11-20 08:15:00 +0300,60,count/min", '"a""b";2;3', "2026-11-20T08:15:00Z", "20/11/2026 08:15"];
const addresses = [
  "127.0.0.1",
  "::1",
  "::ffff:10.0.0.1",
  "2001:db8::5",
  "0x7f.1",
  "169.254.1.1",
  "[::1]",
  "fe80::1%eth0",
];
const update = {
  update_id: 1,
  message: {
    message_id: 1,
    date: 0,
    chat: { id: 1, type: "private" },
    from: { id: 1, is_bot: false, first_name: "A" },
    text: "x",
  },
};

/** A person's words, and what reads them. */
const ofWords: Readonly<Record<string, (text: string) => unknown>> = {
  readText,
  decodePress,
  readAge,
  readClock,
  readHours,
  clockNamed,
  birthdayNamed,
  durationNamed,
  readDuration,
  readFeelings,
  readName,
  inFigures,
  readAside,
  readNumber,
  readYesNo,
  isPlainPin,
  splitText,
  readReminders: (text) => readReminders(text, { now, timeZone: "Europe/Riga" }),
  readScale: (text) => readScale(text, 1, 10),
  pickOne: (text) =>
    pickOne(text, [
      { label: "Yes", words: [] },
      { label: "No", words: [] },
    ] as never),
  crisis: (text) => plainScreen.crisis(text),
};

/** Every parser of what comes from outside, with input of its own; each gives an answer or refuses as it says, and never breaks. */
export const parsers: Readonly<Record<string, (random: Random) => unknown>> = {
  ...Object.fromEntries(
    Object.entries(ofWords).map(([name, read]) => [name, (random: Random) => read(anyText(random, words))]),
  ),
  "a button that is read and written again": (random) => {
    const command = decodePress(anyText(random, buttons));
    return command && encodePress(command);
  },
  "an update of Telegram's": (random) => {
    const text = anyText(random, words);
    const from = { ...update.message.from, first_name: anyText(random), language_code: anyText(random) };
    const message = {
      ...update.message,
      from,
      ...oneOf(random, [{ text }, { caption: text, photo: [] }, { sticker: {} }]),
    };
    const data = anyText(random, buttons);
    const query = { id: "1", chat_instance: "1", from, data, message };
    return meaningOf({
      update_id: 1,
      ...oneOf(random, [{ message }, { edited_message: message }, { callback_query: query }]),
    } as never);
  },
  "a time in a file": (random) => readTime(anyText(random, lines), "Europe/Berlin"),
  "a span in a file": (random) =>
    readSpan(anyText(random, lines), anyText(random, lines), { timeZone: "Europe/Berlin" }),
  "a line of a table": (random) => cellsOf(anyText(random, lines), oneOf(random, [",", ";"] as const)),
  "the head of a file": (random) => headText(anyBytes(random, [Buffer.from(lines.join("\n")), Buffer.from(calendar)])),
  "a device's name": (random) => deviceNamed(anyText(random)),
  "rows of readings": (random) => rowsOf(anyJson(random, ["readings", "metric", "value"])),
  "a calendar": (random) =>
    parseCalendar(anyText(random, [calendar]), { from: now, to: now + 7 * 86_400_000 } as never),
  "parts of a calendar": (random) => componentsOf(anyText(random, [calendar])),
  "an address": (random) => isPublicAddress(anyText(random, addresses)),
  "the proxies that are named": (random) => {
    try {
      return createProxyTrust([anyText(random, addresses)]);
    } catch (error) {
      // What is no address is refused by name at the start.
      if (error instanceof Error && error.message !== "") return undefined;
      throw error;
    }
  },
};
