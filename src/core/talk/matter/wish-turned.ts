import { capitalised } from "../../text/capitalised.ts";
import { lean } from "../../text/lean.ts";
import { infinitive } from "./wished.ts";

/**
 * A name for what is surely wished in forms of speech whose own words name nothing: what is owed, what one can no longer do, what was failed, promised
 * or is due, and what is to be so. Asked only of what is known to wish, as the same forms are told of much besides: "owe my mum 2300. want it gone" is
 * "Pay my mum back 2300".
 */
type Form = readonly [form: RegExp, name: (found: RegExpExecArray, text: string) => string | undefined];

const sumEn = "[£$€₱₦₹]?\\d[\\d.,]*\\s?(?:k|grand|quid|bucks|pounds|dollars|euros?|rupees|naira|pesos)?";
const ends = "(?=\\s*[.,;:!?)(]|\\s+(?:and|but|so|since|because|which|by|before|for ages)(?!\\p{L})|\\s*$)";
const exam =
  "(?:[\\p{L}\\d-]+\\s){0,3}?(?:tests?|exams?|theory|practical|driving|licen[cs]e|course|module|paper|finals|ielts|bar|audition|resit|retake|assessment|certification)(?!\\p{L})(?:\\s(?:test|exam))?";
const month = "(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)\\p{L}*";
const dayEn = `(?:the\\s)?(?:\\d{1,2}(?:st|nd|rd|th)?(?:\\sof)?\\s${month}|${month}\\s\\d{1,2}(?:st|nd|rd|th)?|\\d{1,2}(?:st|nd|rd|th)|(?:mon|tues|wednes|thurs|fri|satur|sun)day|tomorrow|next (?:week|month))`;
/** People and what a body has are nothing to be set about by having them. */
const noThing = lean(
  /(?<!\p{L})(?:cold|flu|cough|headache|migraine|pain|back|knee|job|dog|cat|baby|kids?|son|daughter|husband|wife|mum|mom|dad|boyfriend|girlfriend|partner|friend|boss|feeling|fever|depression|anxiety|problem|time|day)s?$/iu,
);

/** What "its" belongs to: "there is one bird which starts at four". */
const told = lean(
  /(?<!\p{L})(?:there(?: is|[’']s)|theres|one|this|that)\s+(?:(?:one|an?|certain)\s+)?(\p{L}{3,})(?=\s+(?:which|that|who|outside|in|on)(?!\p{L}))/iu,
);
function withOwner(words: string, text: string): string {
  const owner = told.exec(text)?.[1];
  return owner === undefined ? words : words.replace(/^its\s/iu, `the ${owner.toLowerCase()}’s `);
}

const english: readonly Form[] = [
  [
    lean(
      new RegExp(
        `(?:^|[.,;!]\\s*|(?<!\\p{L})(?:i|we|still)\\s+)owe\\s+(?!me(?!\\p{L}))((?:(?:my|the|our)\\s)?[\\p{L}’'-]+(?:\\s\\p{L}+)?)\\s+(?:about\\s+|around\\s+|nearly\\s+|over\\s+)?(${sumEn})(?![\\p{L}\\d])`,
        "iu",
      ),
    ),
    ([, who, sum]) => `Pay ${who} back ${sum?.trim()}`,
  ],
  [
    lean(
      new RegExp(
        `(?:^|[.,;!]\\s*|(?<!\\p{L})(?:i|we|still)\\s+)owe\\s+(${sumEn})\\s+to\\s+((?:(?:my|the|our)\\s)?[\\p{L}’'-]+(?:\\s\\p{L}+)?)${ends}`,
        "iu",
      ),
    ),
    ([, sum, who]) => `Pay ${who} back ${sum?.trim()}`,
  ],
  [
    lean(
      /(?<!\p{L})(?:can(?:[’']?t|not| not|nae|na)|no longer can)\s+(?:even\s+|really\s+)?((?!(?:be|have|stand|take|cope|go|do|live|sleep|breathe|bear|hack|wait|remember|afford|keep|face)(?!\p{L}))\p{L}+(?:\s+[\p{L}’'-]+){0,5}?)\s+(?:any\s?more|no more)(?!\p{L})/iu,
    ),
    ([, deed]) => `${deed} again`,
  ],
  [
    lean(
      new RegExp(
        `(?<!\\p{L})i(?:[’']?m| am| was|[’']ve been)\\s+(?:supposed|meant)\\s+to\\s+((?!(?:be|have|feel|know)(?!\\p{L}))\\p{L}+\\s[^.,;:!?]+?)${ends}`,
        "iu",
      ),
    ),
    ([, deed]) => deed,
  ],
  [
    lean(
      /(?<!\p{L})(?:said|promised|swore)(?:\s+(?:that|(?:my\s)?\p{L}+))?(?:,[^,.;]{2,30},|,)?\s+(?:that\s+)?i(?:[’']d|\s+would)\s+((?!(?:be|never|not|have|rather|like|love|kill|die|leave|go|do)(?!\p{L}))\p{L}+\s[^.,;!?]+)/iu,
    ),
    ([, deed]) => deed,
  ],
  [
    lean(new RegExp(`(?<!\\p{L})(?:failed|flunked|bombed)\\s+(?:my|the|an?|this|that)\\s+(${exam})`, "iu")),
    ([, thing]) => `Pass the ${thing}`,
  ],
  [
    lean(
      new RegExp(
        `(?<!\\p{L})(?:my|the|this|that)\\s+(${exam})\\s+(?:has\\s+|have\\s+|keeps?\\s+|just\\s+)*fail(?:ed|ing)\\s+me(?!\\p{L})`,
        "iu",
      ),
    ),
    ([, thing]) => `Pass the ${thing}`,
  ],
  [
    lean(
      new RegExp(
        `(?<!\\p{L})deadline\\s+(?:of|for)\\s+(?:the\\s|my\\s|this\\s|our\\s)?([\\p{L}-]+(?:\\s[\\p{L}-]+){0,2}?)\\s+(?:is\\s+|on\\s+|by\\s+)*(${dayEn})(?!\\p{L})`,
        "iu",
      ),
    ),
    ([, thing, day]) => `${thing} by ${day}`,
  ],
  [
    lean(
      new RegExp(
        `(?<!\\p{L})(?:want|need|like|love)\\s+to\\s+(?:know|find out)\\s+((?:its|his|her|their|the|what|who|whose|which|where|why)\\s(?![^.]*(?<!\\p{L})(?:you|your|this|app|bot|service)(?!\\p{L}))[^.,;!?]+)`,
        "iu",
      ),
    ),
    ([, words = ""], text) => `Find out ${withOwner(words, text)}`,
  ],
  [
    lean(
      new RegExp(
        `(?<!\\p{L})(?:one|an?|some)\\s+(?:(?:very|really|tiny|small|little|quick|single)\\s+)*(?:thing|step|task)\\s+(?:regarding|about|towards|on|for|to do with)\\s+(?:my\\s|the\\s|this\\s)?((?!(?:me|us|you|today|tomorrow|now|it|this|that|when|while)(?!\\p{L}))[\\p{L}-]+(?:\\s[\\p{L}-]+){0,2}?)${ends}`,
        "iu",
      ),
    ),
    ([, thing]) => thing,
  ],
  [
    lean(
      /(?<!\p{L})(?:i|we)(?:[’']?ve|\s+have)?\s+(?:have|had|got)\s+(?:this|an?)\s+((?:[\p{L}-]+\s){0,2}?[\p{L}-]+)\s+(?:since|for)\s+(?=\d|i was|ages|years|months|weeks|last|before|\p{L}+ (?:days|weeks|months|years))/iu,
    ),
    ([, thing = ""]) => (noThing.test(thing) ? undefined : `The ${thing.toLowerCase()}`),
  ],
];

const sumRu = "\\d[\\d\\s.,]*(?:к|тыс\\p{L}*|тыщ\\p{L}*|руб\\p{L}*|р|евро|долларов|тенге)?";
const endsRu = "(?=\\s*[.,;:!?)(]|\\s+(?:а|и|но|что|чтобы?|уже|потому)(?!\\p{L})|\\s*$)";
const examRu =
  "(?:экзамен|зач[её]т|пересдачу|сессию|права|матан|теорию|вождение|егэ|огэ|тест|курсовую|аттестацию|собеседование)(?:\\s+(?:по|на)\\s+\\p{L}+)?";

/** Who or what a pronoun stands for, as it is named in a message: people by what they are to somebody, things by where they are. */
const shes = "дочка|дочь|мама|жена|сестра|бабушка|внучка|подруга|племянница|собака|кошка";
const hes = "сын|сынок|муж|брат|папа|отец|дед|дедушка|внук|друг|племянник|кот|пёс|ребёнок|ребенок";
const personIn = (which: string): RegExp =>
  lean(new RegExp(`(?<!\\p{L})((?:${which})(?:\\s\\p{Lu}\\p{Ll}+)?)(?!\\p{L})`, "gu"));
const [she, he] = [personIn(shes), personIn(hes)];
const there = lean(
  /(?<!\p{L})(?:остал(?:ся|ась|ось|ись)|лежит|стоит|достал(?:ся|ась|ось))\s+(?:(?:у меня|у нас|дома|его|её|ее|мой|моя|мо[её]|от \p{L}+)\s+)*([\p{L}\d][\p{L}\d\s-]{2,24}?)(?=\s*[,.;:])/giu,
);
function namedBefore(pronoun: string, text: string): string | undefined {
  const people = [...text.matchAll(/^(?:она|её|ее)$/iu.test(pronoun) ? she : he)];
  const found = [...people, ...text.matchAll(there)].toSorted((one, other) => one.index - other.index);
  return found.at(-1)?.[1]?.trim();
}

const asGoal = lean(/(?<!\p{L})(?:задача|цель|желание|мечта)(?!\p{L})/iu);
const besides = /\s+(?:вот такая|такая вот|вот и вс[её]|и вс[её])(?:\s.*)?$/iu;
const mostOfState = 9;
/** What is to be so: «чтобы дочка меня не забыла»; where it is only to be gone, what was named before. */
function stateOf(words: string, text: string, at: number): string | undefined {
  const state = words.replace(besides, "").trim();
  if (/^(?:(?:его|их|её|ее|этого|больше|всего этого)\s+)*не было(?:\s+больше)?$/iu.test(state)) {
    const pieces = text
      .slice(0, at)
      .split(/[.;!\n]+/u)
      .map((piece) => piece.trim())
      .filter((piece) => piece !== "");
    return pieces.length > 1 && pieces.every((piece) => piece.split(/\s+/u).length <= mostOfPiece)
      ? `${pieces[0]}: ${pieces.slice(1, 2).join(" ")}`
      : undefined;
  }
  const count = state.split(/\s+/u).length;
  if (count < 2 || count > mostOfState) return undefined;
  const [, pronoun] = /^(он|она)(?=\s)/iu.exec(state) ?? [];
  const who = pronoun && namedBefore(pronoun, text.slice(0, at));
  // What others are to do or feel is no goal of theirs, unless they call it one; what is to become of a thing is.
  const isThing = who !== undefined && [...text.matchAll(there)].some(([, thing]) => thing?.trim() === who);
  if (!isThing && !asGoal.test(text)) return undefined;
  return `Чтобы ${who && pronoun ? `${who}${state.slice(pronoun.length)}` : state}`;
}
const mostOfPiece = 4;

const russian: readonly Form[] = [
  [
    lean(
      new RegExp(
        `(?<!(?<!\\p{L})мне\\s)(?<!\\p{L})долж(?:ен|на|ны)\\s+(?!\\p{L}+(?:ти|ть|чь)(?:ся)?\\s|(?:мне|уже|ещё|еще)\\s)(\\p{L}+(?:у|ю|е|и|ой|ей|ам|ям)(?:\\s\\p{Lu}\\p{L}+)?)\\s+(${sumRu})(?!\\p{L})`,
        "iu",
      ),
    ),
    ([, who, sum]) => `Вернуть ${who} ${sum?.trim()}`,
  ],
  [
    lean(
      new RegExp(
        `(?<!\\p{L})(?:больше|уже) не (?:могу|умею|получается)\\s+((?!(?:так|терпеть|жить|ждать|молчать|спать|дышать|быть|это)(?!\\p{L}))${infinitive}(?!\\p{L})(?:\\s[\\p{L}-]+){0,3}?)${endsRu}`,
        "iu",
      ),
    ),
    ([, deed]) => `Снова ${deed?.toLowerCase()}`,
  ],
  [
    lean(new RegExp(`(?<!\\p{L})разучил(?:ся|ась)\\s+(${infinitive}(?!\\p{L})(?:\\s[\\p{L}-]+){0,3}?)${endsRu}`, "iu")),
    ([, deed]) => `Снова научиться ${deed?.toLowerCase()}`,
  ],
  [
    lean(
      new RegExp(
        `(?<!\\p{L})(?:завалил[аи]?|провалил[аи]?|не сдал[аи]?)\\s+(?:\\p{L}+\\s)?(${examRu})(?!\\p{L})`,
        "iu",
      ),
    ),
    ([, thing]) => `Сдать ${thing?.toLowerCase()}`,
  ],
  [
    lean(
      /(?<!\p{L})(дедлайн\s+(?:по|для|у)\s+[\p{L}-]+\s+(?:(?:уже|до)\s+)?(?:\d{1,2}(?:-?го)?\s+\p{L}+|завтра|послезавтра))(?!\p{L})/iu,
    ),
    ([, words]) => words,
  ],
  [
    lean(
      /(?<!(?<!\p{L})не\s)(?<!\p{L})(?:хочу|хочется|хотел[аи]?|хотелось|надо|нужно|мечтаю|задача|цель)(?:\s+бы)?\s*[,:—–-]?\s*чтоб[ы]?\s+([^.!?;\n]+)/iu,
    ),
    ({ 1: words = "", index }, text) => stateOf(words, text, index),
  ],
];

/** The name that a form of speech gives to what a message surely wishes; undefined where none of them is in it. */
export function turnedWish(text: string): string | undefined {
  if (text.length > longest) return undefined;
  for (const [form, name] of /\p{Script=Cyrillic}/u.test(text) ? russian : english) {
    const found = form.exec(text);
    const title = found ? name(found, text) : undefined;
    const bare = title
      ?.trim()
      .replace(/\s+/gu, " ")
      .replace(/[\s.,]+$/u, "");
    if (bare !== undefined && bare !== "" && !pointsOnly.test(bare)) return capitalised(bare);
  }
  return undefined;
}
const longest = 400;
/** "Deal with it": a deed whose thing is named elsewhere. */
const pointsOnly = lean(/^\p{L}+(?:\s\p{L}+)?\s(?:it|that|this|them)$/iu);
