import type { Weekday } from "../../time/weekday.ts";
import { lean } from "../../text/lean.ts";
import type { Reminder } from "../reminder.ts";
import { type FollowUp, readFollowUp, whichNamed } from "./follow-up.ts";
import { closedHour, type Clock, type SaidWhen, saysWhen, whenIn } from "./timing.ts";
import { sheetOf } from "./sheet.ts";
import { bareSubject } from "./subject.ts";
import { timeAlone } from "./speaks-of-change.ts";

/**
 * What is said wrong about a reminder straight after it was told: it is stopped, put on the days or the hour that is meant, left out where it clashes,
 * or given the right thing. What is called wrong without saying what is asked about.
 */

/** More than so many letters tell a story. */
const longest = 160;
const softly =
  "(?:(?:no|nah|nope|oh|ah|ok|okay|well|wait|actually|sorry|oops|please|and|so|but|you know what|нет|не|ой|ах|а|ну|стоп|погоди(?:те)?|подожди(?:те)?|слушай(?:те)?|пожалуйста|знае(?:шь|те) что|да|но)[\\s,.!…]+)*";
const opens = (form: string): RegExp => lean(new RegExp(`^${softly}(?:${form})(?!\\p{L})`, "iu"));

const takesBack = opens(
  "(?:scrub|scratch|forget|scrap|bin|cancel|drop|leave|ditch|kill) (?:that|it|this)(?: one)?(?=\\s*[,.;!—–-]|$)|never ?mind(?: (?:that|it))?(?=\\s*[,.;!—–-]|$)|(?:no need|not needed|don[’']?t need (?:it|that|this))(?: (?:now|any ?more|after all))?(?=\\s*[,.;!—–-]|$)|отбой|отмена|отмени(?:те)?(?=\\s*[,.;!—–-]|$)|(?:уже|больше) не (?:надо|нужно)(?=\\s*[,.;!—–-]|$)|не надо(?: уже| больше)(?=\\s*[,.;!—–-]|$)",
);
/** "Don't tell my wife", said behind it, is of something else. */
const error =
  "(?:i|я|we|мы) (?:made an? (?:error|mistake)|got (?:it|that) wrong|mixed (?:it|that|them) up|was wrong|messed up|ошиб\\p{L}+|перепутал\\p{L}*|напутал\\p{L}*|оговорил\\p{L}+)|(?:my )?(?:mistake|bad|error)|ошибка|ошибочка";
const wrong = opens(
  `${error}|(?:that|it|this)(?:[’']?s| is| was)? (?:all )?(?:wrong|not right|not it|incorrect|not what i (?:said|asked|meant|wanted)\\p{L}*)|wrong(?: (?:time|day|hour|one|date|thing))?(?=\\s*[,.;!—–-]|$)|not what i (?:said|asked|meant|wanted)(?: for)?|that[’']?s not (?:when|what|it)|(?:это )?не то(?: время| число)?(?=\\s*[,.;!—–-]|$)|не тот день|(?:это )?(?:не так|неверно|неправильно)(?=\\s*[,.;!—–-]|$)|(?:ты|вы|меня) (?:меня )?(?:не так|неправильно|неверно) поня\\p{L}+|я (?:же )?(?:не это|не то|не так) (?:сказал|просил|имел)\\p{L}*`,
);
const denies = lean(
  /^(?:(?:oh|ah|ok|but|well|ой|ах|а|ну|но)[\s,]+)*(?:no|nah|nope|wait|sorry|oops|нет|стоп|погоди(?:те)?|подожди(?:те)?|ой)(?!\p{L})/iu,
);
const clashes = lean(
  /(?<!\p{L})(?:(?:is|are) (?:out|no good|a no|busy|taken)|(?:won[’']?t|will not|doesn[’']?t|does not|don[’']?t|can[’']?t|cannot) (?:do|work|suit|make)|clash\p{L}*|leave (?:that|this|it)(?: \p{L}+)? out|skip (?:that|it)|без (?:него|них|этого)|не (?:могу|подход\p{L}+|получ\p{L}+|годит\p{L}+|пойд[её]т)|занят\p{L}*|мимо|отпада\p{L}+|исключи\p{L}*|пропус\p{L}+)(?!\p{L})/iu,
);
const sentence = /[.!?;,\n…]+(?:\s+|$)|\s+[—–-]+\s+/u;

/** The days of the week that a reminder comes on. */
const daysOf = ({ on }: Reminder): readonly Weekday[] =>
  on.kind === "weekly" ? on.days : on.kind === "days" && on.every === 1 ? [1, 2, 3, 4, 5, 6, 7] : [];

/** "Weekdays will not do, I have choir on Wednesdays": days among others that it comes on, at which something else is. */
function daysInTheWay(text: string, one: Reminder, clock: Clock): readonly Weekday[] {
  if (!denies.test(text) && !wrong.test(text) && !clashes.test(text)) return [];
  const own = daysOf(one);
  const named = text.split(sentence).flatMap((clause) => {
    const { days, hours } = whenIn(sheetOf(clause), clock, true);
    if (hours.hours.length > 0) return [];
    const some = [...days.weekdays, ...days.without, ...(days.again?.kind === "weekly" ? days.again.days : [])];
    return some.length < own.length ? some : [];
  });
  const left = own.filter((day) => !named.includes(day));
  return left.length < own.length && left.length > 0 ? own.filter((day) => named.includes(day)) : [];
}

const removal = opens(
  "(?:убери(?:те)?|убрать|сними(?:те)?|отмени(?:те)?|выключи(?:те)?|на паузу|пауза|pause|drop|remove|take off|stop|quit(?: with)?|skip|lose|scrap|cancel|no)",
);
const keeps = lean(
  /(?:^|[\s,.;!—–-])(?:(?:и |а |and |but )?(?:только )?(?:оставь(?:те)?|оставить|пусть будет|пусть останется|давай(?:те)?|лучше|поставь(?:те)?|сделай(?:те)?|keep|leave|do|make it|make that|put)(?: (?:it|that|them|to|on|just|only|только|лишь|на))*)\s+(.{2,50}?)(?:\s+(?:instead|вместо(?: этого)?))?[\s.!]*$/iu,
);
/** "Take off the weekdays, keep Monday and Thursday": what is to stay, where what goes names no reminder. */
function whatStays(text: string, reminders: readonly Reminder[], clock: Clock): SaidWhen | undefined {
  const found = keeps.exec(text);
  const stays = found?.[1];
  if (!found || stays === undefined || !removal.test(text)) return undefined;
  const goes = text.slice(0, found.index).replace(removal, "");
  if (found.index === 0 || whichNamed(goes, reminders) !== undefined || !timeAlone(stays, clock)) return undefined;
  const when = whenIn(sheetOf(stays), clock, true);
  return saysWhen(when) ? when : undefined;
}

const meant = opens(
  "(?:i|я) (?:did |же |ведь )?(?:said|say|meant|mean|wrote|сказал\\p{L}*|говорил\\p{L}*|имел\\p{L}* в виду|просил\\p{L}*)",
);
const denied = lean(
  /(?:^|[\s,])(?:not|не)\s+(?:at |в |на |к )?(?:\d{1,2}(?:[:.]\d\d)?|\p{L}+)(?=\s*(?:[,.;!—–-]|$|\s(?:а|but)\s))/giu,
);
/** "No, I said nine not five, nine p.m.": one hour, said in several ways. */
function hourMeant(text: string, clock: Clock): SaidWhen | undefined {
  if (!meant.test(text)) return undefined;
  const when = whenIn(sheetOf(text.replace(denied, " ")), clock, false);
  const { hours, part } = when.hours;
  const halves = new Set(hours.map(({ minutes }) => minutes % (12 * 60)));
  const sure = hours.find(({ open }) => !open) ?? hours[0];
  if (!sure || halves.size !== 1) return undefined;
  return { ...when, hours: { ...when.hours, hours: [{ minutes: closedHour(sure, part), open: sure.open }] } };
}

const notThis = lean(
  /(?<!\p{L})(?:not|не)\s+(?:the |a |про |о |об |обо )?(\p{L}{3,}(?: \p{L}+)?),?\s+(?:(?:but|а|it[’']?s|i meant)\s+)+(?:the |a )?((?:про |о |об |обо )?\p{L}{2,}(?:\s\p{L}+){0,3}?)(?:\s+i (?:meant|said))?[\s.!]*$/iu,
);
/** "Not the cat, the dog": in the words of the reminder the right thing stands where the other did. */
function rightThing(text: string, { text: of }: Reminder): string | undefined {
  const [, out = "", put = ""] = notThis.exec(text) ?? [];
  const root = out.toLowerCase().slice(0, 4);
  const word = of.split(/\s+/u).find((each) => each.toLowerCase().startsWith(root));
  if (root === "" || put === "" || word === undefined) return undefined;
  const bare = put.replace(/^(?:про|о|об|обо)\s+/iu, "");
  return of === word ? bareSubject(put) : of.replace(word, bare);
}

/** What is said wrong of the reminder that was just told; undefined where nothing is. */
export function saidWrong(text: string, reminders: readonly Reminder[], clock: Clock): FollowUp | undefined {
  const one = reminders.at(-1);
  if (!one || text.length > longest || text.includes("?")) return undefined;
  const stays = whatStays(text, reminders, clock);
  if (stays) return { do: "move", which: "it", when: stays };
  if (takesBack.test(text)) return { do: "stop", which: "it" };
  const hour = hourMeant(text, clock);
  if (hour) return { do: "move", which: "it", when: hour };
  const days = daysInTheWay(text, one, clock);
  if (days.length > 0) return { do: "except", which: [reminders.length - 1], days };
  const thing = rightThing(text, one);
  if (thing !== undefined) return { do: "reword", which: "it", text: thing };
  return undefined;
}

/** Whether it is called wrong, and no more. */
export const callsWrong = (text: string): boolean => text.length <= longest && !text.includes("?") && wrong.test(text);

const moves = opens(
  "(?:(?:can|could|will|would) (?:you|we|u) )?(?:move|shift|change|switch|push|make|put|set|reschedule|перенес\\p{L}+|передвин\\p{L}+|сдвин\\p{L}+|переставь\\p{L}*|поставь\\p{L}*|сделай\\p{L}*)",
);
const why = lean(/[,.;!?]\s|\s[—–-]\s|\s(?=(?:пока|потому|так как|а то|because|cos|cuz|since|as i)(?!\p{L}))/iu);
const turnsAgain = opens("and|also|then|or|make it|и|ещё|еще|или|а|не|not|except|кроме");
const moving: readonly FollowUp["do"][] = ["move", "shift", "except", "hours"];
/** An order that moves, without why it does: "Move it to Mondays, I'm on the rota on Saturdays". Undefined where the rest says when as well. */
export function movedAlone(text: string, reminders: readonly Reminder[], clock: Clock): FollowUp | undefined {
  const [order = "", ...reasons] = text.split(why);
  if (reasons.length === 0 || text.length > longest || !moves.test(order)) return undefined;
  if (reasons.some((each) => timeAlone(each, clock) || turnsAgain.test(each) || moves.test(each))) return undefined;
  const found = readFollowUp(order, reminders, clock, true);
  return found && moving.includes(found.do) ? found : undefined;
}
