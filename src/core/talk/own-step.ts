import { capitalised } from "../text/capitalised.ts";
import { lean } from "../text/lean.ts";

/** A step that somebody names in their own words in place of the one that stands open: "maybe just the park then", «может просто суп тогда». */

const ahead = "(?:(?:ok|okay|right|hmm+|well|so|fine|yeah|no|nah|actually|ну|ок|ладно|хм+|а|да|не|нет|не,)[\\s,.]+)*";
const english = [
  new RegExp(
    `^${ahead}(?:maybe|perhaps|how about|what about|could it be|can it be|or)\\s+(?:i(?:[’']ll| will| could| can)? )?(?:just|only|simply)\\s+(?:do )?(\\S.+?)(?:\\s+(?:then|instead|today|tonight|for now|first))*[\\s.?!)]*$`,
    "iu",
  ),
  new RegExp(
    `^${ahead}(?:i[’']ll|i will|let me|let[’']?s|could i|can i)\\s+(?:just|only|simply)\\s+(?:do )?(\\S.+?)\\s+(?:then|instead|for now)[\\s.?!)]*$`,
    "iu",
  ),
  new RegExp(`^${ahead}(?:just|only)\\s+((?:the|a|an|one|two)\\s\\S.+?)\\s+(?:then|instead|for now)[\\s.!)]*$`, "iu"),
] as const;
const russian = [
  new RegExp(
    `^${ahead}(?:(?:а |и )?(?:может(?: быть)?|можно|давай(?:те)?|лучше|пусть|тогда)[\\s,]+)+(?:я[\\s,]+)?(?:тогда[\\s,]+|лучше[\\s,]+)?(?:просто|только)\\s+(\\S.+?)(?:\\s+(?:тогда|сегодня|пока|для начала|вместо этого))*[\\s.?!)]*$`,
    "iu",
  ),
  new RegExp(`^${ahead}(?:тогда|значит)[\\s,]+(?:просто|только)\\s+(\\S.+?)[\\s.!)]*$`, "iu"),
] as const;
const [mostWords, leastLetters] = [6, 3] as const;
/** What is no deed: rest, leave, talk, a feeling, what others do, and words that only point. */
const noStep = lean(
  /^(?:it|this|that|them|me|you|him|her|nothing|leave|stop|quit|give up|give in|rest|sleep|wait|see|forget|delete|drop|pause|park(?! \p{L})|skip|talk|chat|vent|listen|be|tired|sad|not|no|a (?:bit )?(?:later|break|rest|no|joke|thought|question|minute|sec)|the (?:other|same|next|first) one|not|one more|an? (?:easier|smaller|different|other|simpler)|это|так|её|его|не|ничего|никак|устал\p{L}*|забыть|забить|бросить|подожд\p{L}+|отложи\p{L}*|отдохн\p{L}+|посмотрим|поговори\p{L}*|пос[ие][дж]\p{L}+|помолч\p{L}+|побуд\p{L}+|послуша\p{L}*|потом|позже|завтра|попроще|поменьше|полегче|лень|спать|друг\p{L}+|что-\p{L}+|чуть|меньше|шаг|без|на паузу|скажи\p{L}*|дай\p{L}*|напомни\p{L}*|удали\p{L}*|убери\p{L}*|\p{L}+(?<!ос)(?:ла|лась|лся|ли)(?!\p{L}))(?!\p{L})/iu,
);
const tellsOthers = lean(
  /(?<!\p{L})(?:he|she|they|он|она|они|мне|тебе|you|kill|die|умереть|сдохнуть|исчезнуть)(?!\p{L})/iu,
);

/** The step that the message names, as it is to be shown; undefined where it names none. */
export function ownStep(message: string): string | undefined {
  const text = message.trim();
  const words = [...english, ...russian].flatMap((form) => form.exec(text)?.[1] ?? [])[0];
  if (words === undefined || words.split(/\s+/u).length > mostWords || words.length < leastLetters) return undefined;
  return noStep.test(words) || tellsOthers.test(words) || /[?;:]|\.\s/u.test(words) ? undefined : capitalised(words);
}
