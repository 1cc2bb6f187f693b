import { pickOne } from "../../answers/choice.ts";
import { plainWords } from "../../answers/plain-words.ts";
import type { Goal } from "../../goals/goal.ts";
import { wordsOf } from "../../goals/words.ts";
import { asksToRemind, stopsReminding } from "../../reminders/read/ask.ts";
import { type ReadReminder, readReminders } from "../../reminders/read/read-reminder.ts";
import { sheetOf } from "../../reminders/read/sheet.ts";
import { type Clock, saysWhen, whenIn } from "../../reminders/read/timing.ts";
import type { Instant } from "../../time/instant.ts";
import { activeGoal } from "../goals/goal-views.ts";
import type { Command } from "../turn/command.ts";
import type { Snapshot } from "../turn/dialogue.ts";
import { capitalised } from "../../text/capitalised.ts";
import { lean } from "../../text/lean.ts";
import { stemOf } from "../../text/stem.ts";
import { alike, beginnings, oneNamed, oneOrdered } from "./named-among.ts";

/**
 * What is asked for by its name, whatever else stands open: a reminder, the list of what was done, and what is to become of a goal. Nothing of it
 * takes away what cannot be brought back: a deletion is asked about first.
 */

/** Longer than this, a message tells more than what to be reminded of. */
const longest = 300;

/** The reminder that a message sets, stops or asks to see. */
export function reminderMeant(text: string): Command | undefined {
  if (text.length > longest) return undefined;
  if (stopsReminding(text)) return { do: "stop_reminder" };
  if (listsReminders.test(text.trim())) return { do: "reminders" };
  return asksToRemind(text) ? { do: "remind", text } : undefined;
}

/** A time alone is longer than this (characters) nowhere. */
const longestTime = 70;
/** "Sunday 7am before they wake up": why then says nothing of the hour. */
const untilOthers =
  /\s+(?:before (?:they|he|she|the kids?|everyone|anyone|work|school|i )|while (?:they|he|she|the kids?|everyone)|when (?:they|he|she|the kids?|it[’']s) |(?:пока|до того,? как) (?:все|дети|он|она|они|муж|жена|никто) ).*$/iu;
/** Beside a time these say nothing of what it is for. */
const aroundTime = lean(
  /(?<!\p{L})(?:(?:make|set|do) it(?: (?:to|for|at))?|max(?:imum)?|at most|only|just|works?(?: (?:best|for me))?|suits me|is (?:good|best|fine|ok)|would be (?:good|best|fine)|let'?s say|best|ideally|usually|no more than|не больше|не чаще|максимум|только|лучше(?: всего)?|удобно|подойд[её]т|подходит|можно|давай(?:те)?|пусть|обычно|нормально|будет)(?!\p{L})/giu,
);

/**
 * "At nine, only weekdays", said where a goal stands in front: the hour of its step. A day that is no hour and comes but once may be anything
 * else, and so may a time in a question.
 */
export function hourAlone(before: Snapshot, text: string, clock: Clock): Command | undefined {
  const goal = activeGoal(before);
  if (text.length > longestTime || text.includes("?") || !goal) return undefined;
  const own = ownHour(goal, text, clock);
  if (own !== undefined) return { do: "remind", text: own };
  const when = text.trim().replace(settles, "").replace(untilOthers, "").replace(aroundTime, " ");
  const { days, hours } = whenIn(sheetOf(when), clock, false);
  // "Night!" names no hour.
  if (hours.hours.length === 0 && days.again === undefined && days.weekdays.length === 0) return undefined;
  const read = readReminders(when, clock);
  // "During the 4am feed" tells when something else is; of a day that comes it is when to be told.
  const isTime = ({ text: of, timings, usual, event, hourOnly }: ReadReminder): boolean =>
    of === "" &&
    !(event !== undefined && hourOnly) &&
    timings.length > 0 &&
    (!usual || timings.some(({ on }) => on.kind === "weekly"));
  if (read.length === 0 || !read.every(isTime)) return undefined;
  // "At nine, only weekdays" is of the morning; "six" and "half ten", said of no day, may be of either half of it.
  const unsure = read.some(
    ({ usual, halves, otherHalf, hourOnly }) =>
      usual || (halves !== undefined && (hourOnly || otherHalf !== undefined)),
  );
  return { do: "remind", text: when, ...(unsure ? { doubtful: true } : {}) };
}

const settles =
  /^(?:(?:тогда|значит|пусть|давай(?:те)?|ладно|хорошо|ок|then|so|ok|okay|right|let[’']?s say)[\s,]+)+(?=\S)/iu;
/** "Then tea at 20:30", where the goal is an evening with tea: what is settled first, when all its words are the goal's own. */
function ownHour(goal: Goal, text: string, clock: Clock): string | undefined {
  const [first = ""] = text.trim().split(/(?<=[\p{L}\d])[.!;\n]+(?:\s|$)/u);
  if (!settles.test(first)) return undefined;
  const said = first.replace(settles, "");
  const [one, other] = readReminders(said, clock);
  if (!one || other || one.usual || one.timings.length === 0 || one.text === "") return undefined;
  const known = new Set(wordsOf(goal.title).map(stemOf));
  return wordsOf(one.text).every((word) => known.has(stemOf(word))) ? said : undefined;
}

const listsReminders =
  /^(?:(?:покажи(?:те)?|какие|где|открой|список|show(?: me)?|list|what are|see)\s+)*(?:(?:у меня|мои|все|my|the|all)\s+)*(?:напоминания|напоминаний|reminders)[.!?]*$/iu;

const it =
  "(?:эту цель|мою цель|все это|это|эту|этот|ее|его|цель|this goal|that goal|the goal|my goal|this one|that one|that|it|this)";
const first =
  "^ (?:(?:а|ну|просто|давай|давайте|пожалуйста|можно|можешь|можете|хочу|just|please|can you|could you|can we|let's|lets|i want to|i'd like to|ok|okay|so) )*";

interface Wish {
  readonly form: RegExp;
  readonly command: (goal: Goal, rest: string) => Command;
}

/** Each with the goal's words, if any, in its first group. */
const wishes: readonly Wish[] = [
  {
    form: new RegExp(
      `${first}(?:поставь|поставьте|поставим|поставить|ставим)? ?(?:${it} )?(.*?)(?:на паузу|на стоп)(?: пока| сейчас| пожалуйста| до \\S+)* $`,
      "u",
    ),
    command: ({ id }) => ({ do: "pause_goal", goalId: id }),
  },
  {
    form: new RegExp(
      `${first}(?:приостанови|приостановите|приостановим|заморозь|заморозим|pause|put on hold|put on pause)(?: ${it})?( \\S.*?)??(?: пока| please| for now| till \\S+(?: \\S+)?| until \\S+(?: \\S+)?| до \\S+)* $`,
      "u",
    ),
    command: ({ id }) => ({ do: "pause_goal", goalId: id }),
  },
  {
    form: new RegExp(
      `${first}put ${it}?(.*?) (?:on hold|on pause|on ice|on the shelf|on the back burner|(?:away|aside)(?= (?:till|until|til|for now)))(?: please| for now| for (?:a|the|this) \\S+| (?:till|until|til) (?:the )?\\S+(?: \\S+){0,3})* $`,
      "u",
    ),
    command: ({ id }) => ({ do: "pause_goal", goalId: id }),
  },
  {
    form: new RegExp(
      `${first}(?:удали|удалите|удалить|удалим|сотри|сотрите|delete|remove|erase|get rid of)(?: ${it})?( \\S.*?)??(?: пожалуйста| please)* $`,
      "u",
    ),
    command: ({ id }) => ({ do: "delete_goal", goalId: id }),
  },
  {
    form: new RegExp(
      `${first}(?:переименуй|переименуйте|переименовать|переназови|переназовите|переназвать|rename)(?: ${it})?( \\S.*?)?? $`,
      "u",
    ),
    command: ({ id }) => ({ do: "reword_goal", goalId: id, which: "title" }),
  },
  {
    form: new RegExp(
      `${first}(?:вернемся к|вернись к|вернуться к|продолжим с|продолжим|продолжаем|go on with|continue with|continue|resume|back to|let's get back to|get back to)(?: (?:этому|этой цели|цели|ней|нему|${it}))?( \\S.*?)?? $`,
      "u",
    ),
    command: ({ id }) => ({ do: "activate", goalId: id }),
  },
  {
    form: new RegExp(
      `${first}(?:сначала|начни с|начните с|начнем с|начнём с|теперь|лучше сначала|do|actually do|start with|begin with|let's start with|now|first)( \\S.*?) $`,
      "u",
    ),
    command: ({ id }) => ({ do: "activate", goalId: id }),
  },
  {
    form: /^ (?:the )?(\S.*?) (?:first|сначала|сперва) $/u,
    command: ({ id }) => ({ do: "activate", goalId: id }),
  },
];

/** Everything, or an account: that is another deletion, with a question of its own. */
const everything = /(?:^| )(?:все|всё|все данные|мои данные|аккаунт|меня|everything|all|my data|my account|me)(?: |$)/u;
const mostWords = 9;
const naming = /(?:^|\s)(?:в|на|to|as)\s+[«"“]?(.+?)[»"”.!]*$/iu;

/** A goal is named anew: "call it garage of doom". */
const callsIt =
  /^(?:(?:и|а|ну|давай(?:те)?|лучше|let[’']?s|please|actually|ok|okay|and)\s+)*(?:call (?:it|this|that|the goal)|name (?:it|this|the goal)|назов(?:и|ите|[её]м) (?:это|эту цель|цель|её|ее)|пусть (?:это |она |цель )?называется)\s+[«"“]?(.{3,60}?)[»"”.!]*$/iu;
const noName = lean(/^(?:a day|quits|off|even|as|иначе|по-другому|как-нибудь)(?!\p{L})/iu);

/** What is to become of a goal: paused, deleted after a question, renamed, gone on with. The one in front is meant where none is named. */
export function goalManaged(before: Snapshot, text: string): Command | undefined {
  const plain = plainWords(text);
  const called = callsIt.exec(text.trim())?.[1];
  const inFront = activeGoal(before);
  if (called !== undefined && inFront && !noName.test(called))
    return { do: "edit_goal", goalId: inFront.id, title: capitalised(called) };
  if (before.goals.length === 0 || text.includes("?")) return undefined;
  const last = laterOrder(plain, before.goals) ?? firstOrdered(text, before.goals);
  if (last) return { do: "activate", goalId: last.id };
  const added = newFirst(text, before.goals);
  if (added !== undefined) return { do: "new_goal", title: added };
  // Till when it is to rest tells nothing else.
  if (
    plain
      .replace(/ (?:till|until|til) .*$/u, "")
      .trim()
      .split(" ").length > mostWords
  )
    return undefined;
  for (const { form, command } of wishes) {
    const found = form.exec(plain);
    if (!found) continue;
    const rest = (found[1] ?? "").trim();
    const title = command === wishes[4]?.command ? naming.exec(text)?.[1] : undefined;
    const name = title === undefined ? rest : rest.replace(/(?:^| )(?:в|на|to|as) .*$/u, "").trim();
    if (everything.test(` ${name} `)) return form.source.includes("delete") ? { do: "delete_me" } : undefined;
    const named =
      name === ""
        ? undefined
        : (pickOne(
            name,
            before.goals.map((goal) => ({ label: goal.title })),
          ) ?? alike(name, before.goals));
    // Words that name no goal speak of something else, but for a word of what was said at the one in front.
    if (name !== "" && named === undefined)
      return inFront && thatThing.test(name) && spokenOf(before, name) ? pauseOf(inFront, command) : undefined;
    const goal = named === undefined ? (activeGoal(before) ?? before.goals[0]) : before.goals[named];
    if (!goal) return undefined;
    return title !== undefined && title !== ""
      ? { do: "edit_goal", goalId: goal.id, title: capitalised(title) }
      : command(goal, rest);
  }
  return undefined;
}

/** "That hoop thing". */
const thatThing = /^(?:that|this|the|this whole|that whole)? ?\S+(?: \S+)? (?:thing|stuff|business|lark)$/u;
const spokenOf = (before: Snapshot, name: string): boolean => {
  const meant = beginnings(name.replace(/ (?:thing|stuff|business|lark)$/u, ""));
  return (before.dialogue.talk?.turns ?? []).some(({ said }) => beginnings(said).some((each) => meant.includes(each)));
};
/** By so loose a name it only rests, which one press takes back. */
function pauseOf(goal: Goal, command: Wish["command"]): Command | undefined {
  const meant = command(goal, "");
  return meant.do === "pause_goal" ? meant : undefined;
}

const turnsRound =
  /^ (?:сначала |сперва |начн\S+ с |first )?(\S.*?)(?: first| сначала)? (?:(?:хотя|нет|стоп|погоди|ой|но|или нет|though|no|wait|actually|hang on|hold on|but|scratch that) )+(?:(?:что|то|да|это|лучше|нет|no|wait|it's|its|it is|the) )*(\S.*?)(?: (?:то|же|тоже|is|comes|goes|has to be))* (?:раньше|первее|сначала|сперва|первым|важнее|first|sooner|earlier)(?: .*)? $/u;
/** "The licence first. Wait, the wedding is sooner": of two goals that are named, the order follows the last word. */
export function laterOrder(plain: string, goals: readonly Goal[]): Goal | undefined {
  const [, one = "", other = ""] = turnsRound.exec(plain) ?? [];
  const [before, after] = [oneNamed(one, goals), oneNamed(other, goals)];
  return before && after && before !== after ? after : undefined;
}

const newFirstForms = [
  lean(
    /^(?:(?:no|nah|actually|ok|okay|let[’']?s|can we|please)[\s,]+)*(?:do |start with |begin with )?(?:the |my )?(\p{L}{3,}(?:\s\p{L}+){0,3}?) before (?:the |my )?(\p{L}{3,}(?:\s\p{L}+)?)[\s.!]*$/iu,
  ),
  lean(
    /^(?:(?:no|nah|actually|ok|okay|let[’']?s|can we|please)[\s,]+)*(?:do |start with )?(?:the |my )?(\p{L}{3,}(?:\s\p{L}+){0,3}?) first,? (?:and )?(?:then )?(?:the |my )?(\p{L}{3,}(?:\s\p{L}+)?)(?: (?:later|after|afterwards|then))?[\s.!]*$/iu,
  ),
  lean(
    /^(?:(?:нет|не|давай(?:те)?|лучше|ладно)[\s,]+)*(?:сначала|сперва)\s+(\p{L}{3,}(?:\s\p{L}+){0,3}?),?\s+(?:а\s+)?(\p{L}{3,}(?:\s\p{L}+)?)\s+(?:потом|позже|подожд\p{L}+)[\s.!]*$/iu,
  ),
] as const;
/** "The shed before the fence": what is to come before a goal that is there, and is none yet. */
function newFirst(text: string, goals: readonly Goal[]): string | undefined {
  const [, first = "", later = ""] = newFirstForms.map((form) => form.exec(text.trim())).find((found) => found) ?? [];
  return first !== "" && oneOrdered(later, goals) && !oneOrdered(first, goals) ? capitalised(first) : undefined;
}

const isFirst = lean(/(?<!\p{L})(?:first|just|only|back to|сначала|сперва|первым делом|только|пока)(?!\p{L})/iu);
const isLater = lean(
  /(?<!\p{L})(?:later|leave|park|scrap|drop|shelve|wait|after|afterwards|then|hold off|потом|позже|оставим|отложим|уберем|уберём|подожд\p{L}+|после)(?!\p{L})/iu,
);
const parts = /[,.;!—–]\s*|\s(?:and then|and|а|и)\s/u;
/** "Leave the money now, first only English", «сначала документы, огород потом»: of two goals that are named, the one that is to come first. */
export function firstOrdered(text: string, goals: readonly Goal[]): Goal | undefined {
  const named = text.split(parts).flatMap((part) => {
    const goal = oneOrdered(part, goals);
    return goal ? [{ goal, first: isFirst.test(part), later: isLater.test(part) }] : [];
  });
  const first = named.find(({ first: says, later }) => says && !later)?.goal;
  const later = named.find(({ later: says }) => says)?.goal;
  return first && later && first !== later ? first : undefined;
}

const putsOff =
  /^(?:(?:давай(?:те)?|можно|пожалуйста|let's|please|can we|can you)\s+)*(?:отложи(?:м|те|ть)?|перенес(?:и|ём|ем|ите|ти)|put (?:it|that|this|the step) off|postpone(?: it| that| this)?|do (?:it|that) later)(?=\s|$)/iu;

/** "Put it off till tomorrow": the step stays, and its word comes then. */
export function putOffMeant(before: Snapshot, text: string, now: Instant): Command | undefined {
  if (!putsOff.test(text.trim()) || !activeGoal(before)) return undefined;
  const when = text
    .trim()
    .replace(putsOff, "")
    .replace(/(?:^|\s)(?:это|его|её|ее|шаг|до|it|that|till|until|the step)(?=\s|$)/giu, " ")
    .trim();
  // What follows the comma says why, and is none of what to be reminded of.
  const [on = ""] = when.replace(/^(?:на|to|for)\s+/iu, "").split(/\s*[,.;]\s+/u);
  const named = saysWhen(whenIn(sheetOf(on), { now, timeZone: before.person.timeZone }, false));
  return named ? { do: "remind", text: on } : undefined;
}

const unwell =
  /(?:^|\s)(?:я\s+)?(?:заболел[аи]?|болею|приболел[аи]?|простыл[аи]?|i'm sick|i am sick|i'm ill|i am ill|feeling sick|got sick|came down with)/iu;
const pausesDay =
  /(?:пауз|останов|отмен|перенес|не до плана|отдохн|pause|stop|cancel|skip|day off|off today).*|(?:день|план|day|plan).*(?:пауз|останов|отмен|pause|off)/iu;
const ofTheDay = /(?:день|дни|план|дела|day|days|plan|plans|tasks)/iu;

/** "I am sick, pause my day": the days wait until the person is back. */
export function dayPaused(before: Snapshot, text: string): Command | undefined {
  if (!before.day || text.length > longest || text.includes("?")) return undefined;
  if (!pausesDay.test(text) || !(ofTheDay.test(text) || unwell.test(text))) return undefined;
  if (unwell.test(text)) return { do: "away", why: "sick" };
  return /(?:поставь\p{L}*|останови\p{L}*|приостанови\p{L}*|pause|stop)\s+(?:(?:мой|мои|my|the)\s+)?(?:день|дни|план|day|days|plan)/iu.test(
    text,
  )
    ? { do: "away", why: "pause" }
    : undefined;
}
