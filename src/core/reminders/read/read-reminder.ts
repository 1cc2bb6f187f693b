import type { Timing } from "../reminder.ts";
import { withoutAsides, withoutHanging, wordForIt } from "./asides.ts";
import { askingIn, asksOften, asksToWake, gentleIn } from "./ask.ts";
import { corrected } from "./corrected.ts";
import { asDeed, goesOnAboutIt, withoutEvent } from "./event.ts";
import { halvesOf, hourOnly, ofItsHalfDay, otherHalfOf } from "./half-day.ts";
import { hoursIn } from "./hours.ts";
import { sheetOf, strike, strikeAt, struck, words } from "./sheet.ts";
import { bareSubject, namedBehindUntil, thingAlone, withoutReason, withoutTimeAgain } from "./subject.ts";
import { type Clock, type Lack, type ReadWhen, type SaidWhen, saysWhen, timingsOf, whenIn } from "./timing.ts";
import { lean } from "../../text/lean.ts";

/** One thing to be reminded of, as it was read of a message. */
export interface ReadReminder {
  /** What it is of, in its own words; empty where nothing was said. */
  readonly text: string;
  readonly timings: readonly Timing[];
  readonly lacks: Lack | undefined;
  readonly usual: boolean;
  /** The words in which it was said, so that an answer to a question of ours can be read together with them. */
  readonly said: string;
  /** An hour was said, and no day. */
  readonly hourOnly: boolean;
  /** The one hour that was said may as well be this one, of the other half of the day (minutes after midnight). */
  readonly otherHalf: number | undefined;
  /** The hours of which one is meant, where nothing tells the half of the day. */
  readonly halves: readonly [early: number, late: number] | undefined;
  /** An hour of the clock or a moment was said, rather than a part of the day or none. */
  readonly toTheHour: boolean;
  /** What happens when it is to come, in its own words: "after the footy". */
  readonly event: string | undefined;
}

/** A piece of a message, as it stands and with what was understood of it struck out. */
interface Piece {
  readonly text: string;
  readonly left: string;
}

const seam = lean(
  /(?:[,;\n+]|\.(?=\s|$))|(?<![\p{L}\d])(?:and then|and also|and|also|plus|then|а также|и ещё|и еще|а ещё|а еще|и|а|ещё|еще|плюс)(?![\p{L}\d])/giu,
);

/** Every reminder that a message asks for: what, and when. */
export function readReminders(said: string, clock: Clock): readonly ReadReminder[] {
  const text = corrected(said);
  const own = ofTheAsking(text, clock);
  if (own)
    return readAll(own.asking, clock).map((each) =>
      each.text === "" ? { ...each, text: deedOf(own.thing, clock) } : each,
    );
  return readAll(text, clock);
}

/** The asking clause and what follows it, behind another that tells of something with a time of its own. */
const behindAnother = lean(/^(.*\p{L}{3}[^,.;!?\n]*)[,.;!?\n]+\s*(.+)$/su);
/**
 * "He sees people on Thursday at two, remind me on Wednesday evening": where the clause that asks names its day, the day and hour before it are the
 * thing's own. Undefined where the one completes the other.
 */
function ofTheAsking(text: string, clock: Clock): { readonly asking: string; readonly thing: string } | undefined {
  const [first] = askingIn(text) ?? [];
  if (!first) return undefined;
  const cut = behindAnother.exec(text.slice(0, first.to));
  const told = cut?.[1];
  if (told === undefined) return undefined;
  const asking = text.slice(told.length).replace(/^[,.;!?\s]+/u, "");
  const before = whenIn(sheetOf(told), clock, false);
  const own = whenIn(sheetOf(asking), clock, false);
  const namesDay = ({ days }: SaidWhen): boolean =>
    days.again !== undefined || days.weekdays.length + days.dates.length > 0 || days.at !== undefined;
  if (!namesDay(own) || !namesDay(before) || before.hours.hours.length === 0) return undefined;
  return { asking, thing: told.trim() };
}

/** "I must leave work at 13:10": what is to be done of it, without its hour. */
function deedOf(thing: string, clock: Clock): string {
  const [, deed] =
    /(?:^|[\s,.;])(?:must|have to|need to|gotta|got to|should|надо|нужно|должн\p{L}+|пора)\s+(\S.+)$/isu.exec(thing) ??
    [];
  if (deed === undefined) return thing;
  const sheet = sheetOf(deed);
  whenIn(sheet, clock, false);
  const bare = subjectOf(sheet);
  return bare === "" ? thing : bare;
}

const alarm = /(?:будильник|alarm)$/iu;
function readAll(text: string, clock: Clock): readonly ReadReminder[] {
  const asking = askingIn(text) ?? gentleIn(text);
  const often = asking.some(({ from, to }) => asksOften(text.slice(from, to)));
  const asked = sheetOf(text);
  for (const [nth, { from, to }] of asking.entries()) {
    // "Remind me to set the alarm": the second is what it is of.
    if (nth > 0 && !/напомин|напомн|remind|разбуди(?!ть)|wake me/iu.test(text.slice(from, to))) continue;
    const asks = text.slice(from, to);
    const wake = nth === 0 && /^(?:.*\s)?(?:разбуди(?!л)|буди(?!л)|wake)/iu.test(asks);
    if (!wake) strikeAt(asked, from, alarm.test(asks) ? from + asks.search(alarm) : to);
  }
  const wakes = asking.some(({ from, to }) => asksToWake(text.slice(from, to)));
  const read = together(pieces(text, asked.left, clock, often), clock).map((said) =>
    readOne(said, clock, { often, asked: asking.length > 0, wakes }),
  );
  return read.map((each, at) => ({ ...each, timings: onTheSameDay(each, read[at - 1]) }));
}

/** "Tomorrow call mum at five and pay the rent at six": what names only an hour is of the day before it. */
const onTheSameDay = ({ timings, hourOnly }: ReadReminder, before: ReadReminder | undefined): readonly Timing[] => {
  const day = before?.timings[0]?.on;
  if (!hourOnly || !day || day.kind === "moment") return timings;
  return timings.map((each) =>
    each.on.kind === "once" && day.kind === "once" && day.date < each.on.date ? each : { ...each, on: day },
  );
};

/** Cut where one thing may end and the next begin. */
function pieces(text: string, left: string, clock: Clock, often: boolean): readonly Piece[] {
  const read = { text, left };
  whenIn(read, clock, often);
  const cuts = [...left.matchAll(seam)].filter(
    ({ index, 0: { length } }) => !read.left.slice(index, index + length).includes(struck),
  );
  const ends = [...cuts.map(({ index }) => index), text.length];
  return [0, ...cuts.map(({ index }) => index)].map((from, at) => ({
    text: text.slice(from, ends[at]),
    left: left.slice(from, ends[at]),
  }));
}

/** Pieces that say both what and when stand for themselves; whatever says only half of it belongs to what is beside it. */
function together(all: readonly Piece[], clock: Clock): readonly Piece[] {
  const groups: Piece[] = [];
  for (const piece of all) {
    const last = groups.at(-1);
    const that = last && ofThatDay(piece, last, clock);
    if (that) groups[groups.length - 1] = that;
    else if (last && isComment(piece, clock)) {
      // "At five in the evening I'll be up": its hour is the reminder's, where that has none.
      if (namesHour(last, clock)) continue;
      groups[groups.length - 1] = { text: last.text + piece.text, left: last.left + piece.left };
    } else if (last && (!(isWhole(piece, clock) && isWhole(last, clock)) || namesItsHour(piece, last, clock)))
      groups[groups.length - 1] = { text: last.text + piece.text, left: last.left + piece.left };
    else groups.push(piece);
  }
  return groups;
}

const thatDay = words(
  "(?:on )?(?:that|the same)(?: very)? day|that(?= (?:morning|afternoon|evening|night))|в (?:этот|тот)(?: же| самый)? день|(?:этим|тем)(?: же)?(?= (?:утром|вечером|дн[её]м))",
);
/** "The interview is on the 9th. Wake me at seven that day": the day is the one told before, and its hour is the thing's own. */
function ofThatDay(piece: Piece, last: Piece, clock: Clock): Piece | undefined {
  const sheet = { text: piece.text, left: piece.left };
  strike(sheet, thatDay, () => undefined);
  const asksForBoth = last.left.includes(struck) && namesHour(last, clock);
  if (sheet.left === piece.left || asksForBoth || !namesHour(piece, clock)) return undefined;
  const { days } = whenIn({ text: last.text, left: last.left }, clock, false);
  if (days.dates.length + days.weekdays.length !== 1) return undefined;
  const told = { text: last.text, left: last.left };
  hoursIn(told);
  // What is left out here is no asking.
  const before = told.left.replaceAll(struck, (_found, at: number) => (last.left[at] === struck ? struck : " "));
  return { text: last.text + piece.text, left: before + sheet.left };
}

/** "Thursday the trip money, it has to be cash, so Thursday morning at seven": the same day once more, now with the hour that was not said. */
function namesItsHour(piece: Piece, last: Piece, clock: Clock): boolean {
  const [one, other] = [last, piece].map(({ text, left }) => whenIn({ text, left }, clock, false));
  if (!one || !other || one.hours.hours.length > 0 || other.hours.hours.length === 0) return false;
  const days = ({ days: { weekdays, dates } }: SaidWhen): string => [...weekdays, ...dates].join(" ");
  return days(one) !== "" && days(one) === days(other) && one.days.again === undefined;
}

const namesHour = ({ text, left }: Piece, clock: Clock): boolean =>
  whenIn({ text, left }, clock, false).hours.hours.length > 0;

/** A sentence behind what is asked for, by which somebody tells when it suits them. */
function isComment(piece: Piece, clock: Clock): boolean {
  if (!/^[.\n]/u.test(piece.left)) return false;
  const sheet = { text: piece.text, left: piece.left };
  const says = saysWhen(whenIn(sheet, clock, false));
  const plain = sheet.left.replace(/по \p{L}+ времени/u, " ").replaceAll(struck, " ");
  return says && /^[\s.,]*(?:я|мы|i|i'm|i'll|we)(?!\p{L})(?!\s(?:need|have|must|should|gotta|долж|хочу))/u.test(plain);
}

function isWhole(piece: Piece, clock: Clock): boolean {
  const sheet = { text: piece.text, left: piece.left };
  const when = whenIn(sheet, clock, false);
  const of = subjectOf(sheet);
  return saysWhen(when) && when.days.ahead.length === 0 && /\p{L}{3}/u.test(of);
}

/** What stands behind the asking, or before it where nothing stands behind: "the stove, remind me at nine". */
const subjectOf = ({ text, left }: Piece): string => bareSubject(withoutEvent(open(text, left)).left);
const open = (text: string, left: string): string => {
  let out = "";
  for (let at = 0; at < text.length; at += 1) out += left[at] === struck ? struck : (text[at] ?? "");
  return out;
};

interface Asking {
  readonly often: boolean;
  readonly asked: boolean;
  readonly wakes: boolean;
}

/** A dot behind a shortened word ends nothing. */
const sentenceEnd = lean(
  /(?<=\p{L}{2})(?<!(?:^|\s)(?:dr|mr|mrs|ms|st|no|vs|др|ул|пр|пл|кв|им|стр|руб|тел|гр))[.!?]\s/iu,
);
/** "I'm not going. A call tomorrow at six, nudge me": of several sentences before the asking it is the last, where that names the time. */
function lastTimed(before: string): string | undefined {
  const last = before.split(sentenceEnd).at(-1) ?? "";
  const of = last.includes(struck) && last !== before ? bareSubject(last) : "";
  return /\p{L}{2}/u.test(of) ? of : undefined;
}

/** "My weight, remind me weekly. Don't nag": the sentence that asks names it in front, and what stands behind that is said beside. */
function namedBefore(left: string, at: number): string | undefined {
  const [asks = "", ...rest] = left.slice(at).split(/[.!?]\s/u);
  const before = bareSubject(left.slice(0, at));
  return rest.length > 0 && bareSubject(asks) === "" && !/[.!?]/u.test(before) && /\p{L}{3}/u.test(before)
    ? before
    : undefined;
}

function readOne(piece: Piece, clock: Clock, { often, asked, wakes }: Asking): ReadReminder {
  const sheet = { text: piece.text, left: piece.left };
  const at = asked ? piece.left.indexOf(struck) : -1;
  const said = whenIn(sheet, clock, often);
  const when: SaidWhen =
    wakes && said.hours.part === undefined ? { ...said, hours: { ...said.hours, part: "morning" } } : said;
  const plain = withoutAsides(open(piece.text, sheet.left));
  const timed = saysWhen(when) ? asDeed(withoutTimeAgain(withoutReason(plain))) : plain;
  const [front, asks] = [timed.slice(0, Math.max(at, 0)), timed.slice(Math.max(at, 0))];
  const { left: alone, event } = withoutEvent(asks);
  const left = front + alone;
  const ofIt = at < 0 ? undefined : namedBefore(left, at);
  const behind = at < 0 ? "" : (ofIt ?? bareSubject(left.slice(at)));
  const whole = behind === "" ? ((at < 0 ? undefined : lastTimed(left.slice(0, at))) ?? bareSubject(left)) : behind;
  // "The club. No speeches": what follows is said of the reminder.
  const first = whole.split(sentenceEnd)[0] ?? whole;
  const bare = bareSubject(withoutHanging(saysWhen(when) ? thingAlone(first) : first));
  // "Every morning after the forecast, give me a shout": what happens then is none of what it is of, wherever it stands.
  const happens = saysWhen(when) && bareSubject(withoutEvent(bare).left) === "";
  const subject = wordForIt(plain) ?? (happens ? "" : bare);
  const thing = event !== undefined && goesOnAboutIt(subject) ? "" : subject;
  const named = when.days.ahead.length > 0 ? namedBehindUntil(thing, piece.text) : thing;
  const halved = ofItsHalfDay(when, `${named} ${event ?? ""}`);
  return {
    text: named,
    ...ofEvent(timingsOf(halved, clock), event, halved),
    otherHalf: otherHalfOf(halved),
    halves: halvesOf(halved, clock),
    toTheHour: halved.hours.hours.length > 0 || halved.days.at !== undefined,
    event,
    said: timeWords(piece.text, sheet.left),
    hourOnly: hourOnly(when),
  };
}

/** An hour that hangs on something that happens is asked for, where none was said. */
function ofEvent(read: ReadWhen, event: string | undefined, { days, hours }: SaidWhen): ReadWhen {
  if (event === undefined) return read;
  const partAlone =
    hours.hours.length === 0 && hours.own === undefined && days.at === undefined && days.everyHours === undefined;
  const open = read.timings.length > 0 ? read.usual || partAlone : read.lacks === "when";
  return open ? { timings: [], lacks: "hour", usual: false } : read;
}

/** The words of when alone, to be read again beside an answer. */
function timeWords(text: string, left: string): string {
  let out = "";
  for (let at = 0; at < text.length; at += 1) out += left[at] === struck ? text[at] : out.endsWith(" ") ? "" : " ";
  return out.trim();
}
