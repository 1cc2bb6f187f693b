import { lean } from "../text/lean.ts";

/** What stands before the question itself: a word of courtesy, a turn, that one asks. */
const lead = lean(
  /^(?:(?:ну|а|и|да|но|вот|так|слушай(?:те)?|слуш|скажи(?:те)?|подскажи(?:те)?|поясни(?:те)?|уточни(?:те)?|прошу прощения|извини(?:те)?|позволь(?:те)?(?: уточнить| спросить)?|будь(?:те)? добр\p{L}*|пожалуйста|мне|ещё|еще|кстати|интересно|вообще|собственно|ой|эй|вопрос(?: на засыпку)?|можно вопрос|не подскаж\p{L}+(?: ли)?|вы не подскажете|ты не знаешь|вы не знаете|ты знаешь|вы знаете|so|and|but|ok|okay|well|hey|now|then|also|please|sorry|wait|question|quick question|tell me|excuse me|just wondering|i wonder|oh|um|hmm|btw|by the way|(?:do|d[’']?you|can|could) you (?:know|tell me|suppose|reckon|think)(?: if| whether)?)(?!\p{L})[\s,.:!—–-]*)+/iu,
);
const tail = lean(
  /[\s,]+(?:do you know|you know|верно|правильно|правда|да|ведь|right|though|then|please|пожалуйста|не знаешь|не знаете|как думаешь|как думаете|или как|давай умник)[\s.!]*$/iu,
);
const sentences = /[^.!?…\n]+(?:\.(?=\S)[^.!?…\n]+)*[.!?…]*/gu;
const [fewestWords, mostWords, mostLetters] = [2, 11, 70] as const;
const wordsIn = (text: string): number => text.split(/\s+/u).filter(Boolean).length;

/** What names the asking and nothing of what is asked: "is that so?", "why?". */
const namesNothing = lean(
  /^(?:(?:why|what|how|when|where|who|which|is|are|was|does|do|did|can|will|would|should|it|that|this|he|she|they|so|really|not|a|the|normal|right|true|зачем|почему|что|как|когда|где|кто|это|так|правда|он|она|они|вообще|нормально|ли|не)[\s,]*)+$/iu,
);

/**
 * The question of a message as it can be named back in quotes: its first asking sentence without what leads up to it and without its mark, in the
 * person's own words. Undefined where it is too long to be said back, or names nothing.
 */
export function askedWords(message: string): string | undefined {
  const all = [...message.matchAll(sentences)].map(([sentence]) => sentence.trim());
  const asking =
    all.find((each) => each.includes("?") && wordsIn(each) > fewestWords) ?? all.find((each) => each.includes("?"));
  const sentence = asking ?? (all.length === 1 ? all[0] : undefined);
  if (sentence === undefined || /["«»“”]/u.test(sentence)) return undefined;
  const bare = sentence
    .replace(lead, "")
    .replace(/[\s?!.…)]+$/u, "")
    .replace(tail, "")
    .trim();
  const short = bare.length <= mostLetters && wordsIn(bare) <= mostWords ? bare : headOf(bare);
  if (short === undefined || wordsIn(short) < fewestWords || namesNothing.test(short)) return undefined;
  // What leads up to it took the capital of the sentence; one behind it is a name's.
  return sentence.startsWith(short) ? lowered(short) : short;
}

/** The first word of a sentence loses its capital inside another; a name keeps it, as far as it can be told. */
const lowered = (text: string): string =>
  /^\p{Lu}\p{Ll}+\s/u.test(text) || /^A\s/u.test(text) ? text.charAt(0).toLowerCase() + text.slice(1) : text;

/** Of a long question what stands before its first turn. */
function headOf(text: string): string | undefined {
  const head = text.split(/[,;:—–(]\s|\s(?=(?:and|but|because|if|so|или|если|потому|чтобы|а)\s)/iu)[0]?.trim() ?? "";
  return wordsIn(head) > fewestWords && wordsIn(head) <= mostWords && head.length <= mostLetters ? head : undefined;
}
