import { lean } from "../text/lean.ts";
import { maySayBack } from "./mirror.ts";

/** Small words that a message begins with and that tell nothing. */
const lead = lean(
  /^(?:(?:ну|так|вот|ой|ох|ах|короче|в общем|кстати|блин|слушай(?:те)?|честно|знаете|знаешь|ok|okay|so|well|and|but|yeah|lol|haha|omg|oh|ugh|btw|right|anyway|honestly|listen|и|а|но|да|also|hey|hi|hello|привет|здравствуйте)(?![\p{L}'’-])[\s,.!…:—–-]*)+/iu,
);
const tail = lean(/(?:[\s,.;:!…—–-]|\p{Extended_Pictographic}|(?<!\p{L})(?:lol|haha|ха(?:ха)+|блин|omg)$)+$/iu);
const sentenceEnd = /(?<=[.!?…\n])\s+|\n+/u;
const clauseEnd = /[,;:]\s|\s\(|\s[—–-]\s/gu;
/** A note in more letters than this is a story; in fewer it names nothing. */
const longest = 72;
const shortest = 9;
const fewestWords = 2;
/** Quotes inside would close the ones around it; an address to us is no note, and what somebody always does is a reproach. */
const unquotable = lean(
  /[«»"“”?()<>{}[\]\\|=_`~^#@]|(?<!\p{L})(?:ты|тебя|тебе|вы|вас|вам|ваш\p{L}*|тво\p{L}*|you|your|u|ur|всегда|вечно|always)(?!\p{L})/iu,
);

/** Words without the small ones in front and the signs behind that tell nothing. */
export const noteBare = (words: string): string => words.trim().replace(lead, "").replace(tail, "").trim();
/** What only says how something is meant. */
const manner = lean(
  /^(?:to be (?:precise|exact|honest|clear|fair)|in (?:short|fact|all honesty)|for the record|as i said|если (?:честно|точно|коротко|что)|честно говоря|точнее говоря|по правде(?: говоря)?|короче говоря|к слову|кстати говоря|как я (?:говорил|сказал)а?|между прочим)$/iu,
);
const fits = (words: string): boolean =>
  !manner.test(words) &&
  words.length >= shortest &&
  words.length <= longest &&
  words.split(/\s+/u).length >= fewestWords &&
  !unquotable.test(words) &&
  maySayBack(words);

/** The longest beginning of a sentence that ends where a clause does and is short enough for a note. */
function beginningOf(sentence: string): string | undefined {
  const ends = [...sentence.matchAll(clauseEnd)].map(({ index }) => index).toReversed();
  return ends.map((end) => noteBare(sentence.slice(0, end))).find((words) => fits(words));
}

/**
 * The words of a message by which a note of it is known again, just as they were written: the whole of it where that is short, else its sentence
 * with a figure, else its first, as far as that can stand so. A later sentence without a figure comments on what was told. Said back as a note
 * they show that it was kept, and turn nothing into anything else.
 */
export function noteWords(message: string): string | undefined {
  const sentences = message
    .split(sentenceEnd)
    .map(noteBare)
    .filter((each) => each !== "");
  const [first] = sentences;
  if (first === undefined) return undefined;
  if (sentences.length === 1 && fits(first)) return first;
  return sentences.find((each) => /\d/u.test(each) && fits(each)) ?? (fits(first) ? first : beginningOf(first));
}
