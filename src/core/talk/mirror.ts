import type { Locale } from "../person/person.ts";
import { deedEn, turnedEn } from "./mirror-en.ts";
import { deedRu, turnedRu } from "./mirror-ru.ts";
import { capitalised } from "../text/capitalised.ts";
import { lean } from "../text/lean.ts";

/** What somebody said in quotes: it stays as it stands. */
const quoted = /[«“"][^«»“”"]*[»”"]|(?<=^|\s)['‘][^'‘’]{2,}['’](?=\s|[.,!?;:]|$)/gu;
const held = (at: number): string => String.fromCodePoint(0xe000 + at);
const sentence = lean(
  /[^.!?…\n\p{Emoji_Presentation}]+(?:[.](?=[\p{L}\p{N}])[^.!?…\n\p{Emoji_Presentation}]+)*[.!?…)\n]*/gu,
);
/** Laughter, smiles and small words around a sentence. */
const around = lean(
  /^(?:[\s,.:;—–-]|(?:ну|так|вот|ой|ох|короче|в общем|кстати|блин|ок|ok|okay|so|well|and|but|yeah|lol|haha|omg|oh|ugh|btw|и|а|но|да|also|to be honest|honestly|truth is|hey|hi|hello|good (?:morning|evening|day|afternoon)|привет\p{L}?|здравствуйте|доброе утро|добр(?:ый|ого) (?:день|дня|вечера?|здоровья)|вечер добрый|исправление|a correction|correction|вот черновик)(?![\p{L}'’-])[\s,.!:—–-]*)+/iu,
);
const behind = lean(
  /(?:[\s,.;:!?…()—–🙃-]|\p{Extended_Pictographic}|(?<!\p{L})(?:ха(?:ха)+|ахах\p{L}*|хех|лол|lol|ha(?:ha)+|omg|tbh|btw|i guess|man|блин|типа|короче|вроде)(?=[\s,.!?)]*$))+$/iu,
);

/** Said of oneself in anger or shame, or sworn: given back it would be agreed to. */
const notToSayBack = lean(
  /(?<!\p{L})(?:туп\p{L}*|глуп\p{L}*|дур(?:а|ой|ак\p{L}*|у|ень)|идиот\p{L}*|жирн\p{L}*|толст(?:ая|ый|ой)|урод\p{L}*|никч[её]мн\p{L}*|лузер\p{L}*|неудачни\p{L}*|ленив\p{L}*|лентяй\p{L}*|скучн\p{L}*|плох(?:ая|ой) (?:мать|отец|жена|муж|мама|папа)|ненавижу|ненавиж\p{L}*|говн\p{L}*|дерьм\p{L}*|хрен\p{L}*|ху[йеёия]\p{L}*|бля\p{L}*|сук[аи]|пизд\p{L}*|[её]ба\p{L}*|стыдно|позор\p{L}*|умр\p{L}*|умер\p{L}*|сдох\p{L}*|смерт\p{L}*|убь\p{L}*|виноват\p{L}*|stupid|dumb|idiot|fat|ugly|useless|worthless|pathetic|failure|loser|lazy|boring|disgust\p{L}*|hate|shit\p{L}*|fuck\p{L}*|bitch|asham\p{L}*|ударил\p{L}*|избил\p{L}*|побил\p{L}*|шл[её]пнул\p{L}*|наорал\p{L}*|накричал\p{L}*|украл\p{L}*|угрожал\p{L}*|порезал\p{L}* себя|напил(?:ся|ась)|таблет\p{L}*|исчезнуть|hit|beat|slapped|punched|shouted|yelled|screamed|stole|threatened|cut myself|hurt (?:myself|him|her|them)|pills|tablets|disappear|died|dead|die|kill\p{L}*|bad (?:mum|mom|dad|mother|father|parent|person)|my fault|drunk)(?!\p{L})/iu,
);
/** Signs that nobody says: of code and links. */
const unspoken = /[<>{}[\]\\|=_`~^#@]|https?:|\d{6,}/u;

/** Whether words may be given back to who wrote them at all, in whatever form. */
export const maySayBack = (words: string): boolean => !notToSayBack.test(words) && !unspoken.test(words);

const longest = 100;
const fewestWords = 2;
const mostWords = 17;
const mostSentences = 2;

/**
 * What a message tells, turned to who told it: "ran to the bodega and back, my legs hurt" becomes "You ran to the bodega and back, your legs hurt".
 * At most two sentences without an end mark; undefined where none can be turned for sure, or where it would be hurtful to hear it back.
 */
export function mirrorOf(message: string, locale: Locale): string | undefined {
  const speeches: string[] = [];
  const text = message.replace(quoted, (speech, at: number) => {
    // "…two years late." I left: the dot inside ends the sentence around it.
    const ends = /[.!?…][»”"'’]$/u.test(speech) && /^\s+\p{Lu}/u.test(message.slice(at + speech.length));
    return `${held(speeches.push(speech) - 1)}${ends ? "." : ""}`;
  });
  const turned: string[] = [];
  for (const [part] of text.matchAll(sentence)) {
    if (turned.length > 0 && turned.length >= mostSentences) break;
    const next = /\?[)!\s]*$/u.test(part) ? undefined : turnedSentence(part, locale);
    const told = next === undefined ? undefined : [...turned, next].join(". ");
    // What was told stands together: past a gap something else begins.
    // One word hangs on what stood before it.
    if (next !== undefined && turned.length > 0 && wordsIn(next) < fewestWords) break;
    if (told === undefined || told.length > longest || wordsIn(told) > mostWords) {
      if (turned.length > 0) break;
      continue;
    }
    turned.push(next ?? "");
  }
  const whole = turned
    .join(". ")
    .replace(/[\ue000-\ue0ff]/gu, (sign) => speeches[(sign.codePointAt(0) ?? 0) - 0xe000] ?? "")
    .replace(/(?<=[.!?…][»”"'’])\.(?=\s)/gu, "")
    .replace(/\.(?=[»”"'’]$)/u, "");
  return wordsIn(whole) >= fewestWords && whole.length <= longest ? whole : undefined;
}

/** Somebody else who acts in what is told: turned to the person it is easily said of the wrong one. */
const othersAct = lean(/(?<!\p{L})(?:он|она|они|he|she|they)(?!\p{L})/iu);
/** What befell somebody, which is no deed. */
const befell = lean(
  /(?<!\p{L})(?:lost|fell|failed|cried|missed|forgot|overslept|broke|потерял\p{L}*|упал\p{L}*|плакал\p{L}*|проспал\p{L}*|забыл\p{L}*|опоздал\p{L}*|сломал\p{L}*|провалил\p{L}*)(?!\p{L})/iu,
);
/** What somebody else said: in whose words it stands is easily turned wrong. */
const reports = lean(/(?<!\p{L})(?:said|says|told|сказал[аи]?|говорит|говорят|пишет|написали)(?!\p{L})/iu);
/** So much of a message has to come back: what is left out is as a rule the point. */
const leastSaidBack = 0.75;
const lettersIn = (text: string): number => text.replace(/[^\p{L}\p{N}]/gu, "").length;

/** "Put the beans down then": an order, and no deed. */
const ordersPut = lean(
  /^(?:(?:right|ok|okay|so|well|and|yeah|fine)[\s,.]+)*(?:put|set|cut|let)\s[^.!?]*(?<!\p{L})(?:then|instead|please|down)(?:[\s.!,]|$)/iu,
);

/**
 * What somebody did, said back to them: a short report of one's own deed alone, and the whole of it. Said back in place of an answer, or of
 * grief, a fear or a diagnosis, words mock: strangers who read 208 replies found it so in three of five.
 */
export function deedSaidBack(message: string, locale: Locale): string | undefined {
  if (/[?:]/u.test(message) || ordersPut.test(message) || othersAct.test(message) || befell.test(message))
    return undefined;
  if (reports.test(message.replace(quoted, ""))) return undefined;
  const told = mirrorOf(message, locale);
  if (told === undefined || lettersIn(told) < leastSaidBack * lettersIn(message)) return undefined;
  return (locale === "ru" ? deedRu : deedEn).test(told) ? told : undefined;
}

function turnedSentence(part: string, locale: Locale): string | undefined {
  const bare = part.replace(around, "").replace(behind, "").trim();
  if (bare === "" || !maySayBack(bare)) return undefined;
  const turned = locale === "ru" ? turnedRu(bare) : turnedEn(bare);
  return turned === undefined ? undefined : capitalised(turned);
}

const wordsIn = (text: string): number => text.split(/\s+/u).filter(Boolean).length;
