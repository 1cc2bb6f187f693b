import { lean } from "../../text/lean.ts";
import { infinitive } from "../matter/wished.ts";
import { withItsNoun } from "./russian-referent.ts";

/** How somebody wishes, doubts or softens it, and since when: said of the wish, and no part of it. */
const wishing =
  "хочу|необходимо|намерен[аы]?|обязан[аы]?|помоги(?:те)?|хотел[аи]?|хотелось|хочется|мечтаю|мечтал[аи]?|надо|нужно|планирую|собираюсь|задумал[аи]?|надумал[аи]?|замыслил[аи]?|требуется|прошу помочь|обещал[аи]?(?: себе)?";
const aside =
  "если честно|честно говоря|честно|может быть|может|наверно|наверное|что ли|что-ли|тогда|теперь|вобщем|типо|блин|как-то|как-нибудь|наконец-то|наконец|вс[её]-таки|вообще-то|вообще|в общем|типа|просто|уже|давно|очень|всю жизнь|всегда|с (?:самого )?детства|с юности|с молодости|много лет|до этого|для этого|после этого|отдельной целью|отдельно|для начала";
const opening = lean(
  new RegExp(`^(?:(?:${aside}|${wishing})(?:\\s+бы)?(?:\\s+я)?(?:[\\s,:—–-]+|\\.{2,}\\s*|…\\s*))+(?=\\S)`, "iu"),
);
const within = lean(
  new RegExp(
    `(?<!(?<!\\p{L})(?:не|что|как|чего|чем))\\s+(?:(?:${wishing})(?:\\s+бы)?|если честно|честно говоря|наверное?|что[ -]ли|тип[ао]|вобщем|наконец(?:-то)?|вс[её]-таки)(?=\\s|$)`,
    "giu",
  ),
);
/** Nouns that end as a deed does: "мудрости", "области". */
const deed = `(?!(?:\\p{L}*(?:ости|ласти|части)|нить)(?!\\p{L}))${infinitive}`;
const deedIn = lean(new RegExp(`(?<!\\p{L})(${deed})(?!\\p{L})`, "iu"));
/** Deeds that take another: "научиться", "успеть". */
const leading = lean(/^(?:на|по)?(?:учиться|уметь|успеть|начать|перестать|бросить|попробовать|суметь|смочь)$/iu);
const leadingLast = lean(new RegExp(`^(${deed})\\s+(.*\\S)\\s+(научиться|начать|успеть)$`, "iu"));

/** What a title does not end with: how others do it, on what terms, how it stands now, and what comes in the way. */
const tails = [
  lean(
    /(?<=\S\s+(?!\p{L}+(?:ть|ти|чь)(?:ся)?\s)\S+),?\s+как\s+(?:\p{L}+\s){1,2}?\p{L}+(?:ет|ит|ёт|ют|ут|ят|ат|ал[аи]?|ил[аи]?|ял[аи]?|ел[аи]?)(?:ся|сь)?$/iu,
  ),
  lean(/(?<=\S\s+\S+),?\s+если\s.*$/iu),
  lean(/(?<=\S\s+\S+),?\s+(?:щас|сейчас)\s.*$/iu),
  lean(/(?<=\S\s+\S+),?\s+до уровня(?:\s+(?:чтобы?|когда)\s.*)?$/iu),
  lean(/(?<=\S\s+\S+),?\s+(?:отдельной целью|отдельно|для начала|в общем|вообще|наверное?|что ли|короче|типа)$/iu),
];

/** What stands against it ends a title too, but for "не это, а то": there it is what is meant. */
const against = /(?<=\S\s+\S+),?\s+а\s.*$/iu;
const denies = lean(/(?<!\p{L})не\s/iu);

/** "Научится танцевать": before another verb it is what is to be done. */
const misspelt = lean(new RegExp(`^((?:на)?учи(?=ца)|\\p{L}+(?=тся))(?:тся|ца)(?=\\s+${infinitive}(?!\\p{L}))`, "iu"));

/** Words of a thing that may stand before its deed at most. */
const mostBefore = 4;
/** How a thing is done stands well before it: "нормально спать", "больше гулять". */
const manner = lean(
  /^(?:не|ни|(?:по)?больше|(?:по)?меньше|лучше|чаще|реже|раньше|позже|быстрее|снова|опять|заново|вместе|ещё|еще|хватит|вовремя|сразу|хорошо|домой|один|одну|кажд\p{L}+|раз|\p{L}+(?:но|ски|ро|ко|ло|то))$/iu,
);
const noThing = lean(
  /(?<!\p{L})(?:я|мы|он|она|они|не|ни|что|чтобы?|как|если|когда|и|а|но|или|кто|где|куда|почему|зачем|сколько|могу|можно|мож|как\p{L}{2}|буду|буд\p{L}+|есть|был\p{L}*|начать|пора|научил\p{L}*|не(?:куда|чем|когда|где)|обещал\p{L}*|\p{L}+(?:аю|яю|ею|ешь|ишь|ет|ит|ают|яют|уют|ал|ил|ыл)(?:сь|ся)?)(?!\p{L})/iu,
);
const preposition = /^(?:к|ко|до|на|за|в|во|с|со|по|из|от|для|у|под|при|без|после|перед|через|хоть|хотя)$/iu;
const ofNoun = lean(/(?:ой|ей|ому|ему|ого|его|ый|ий|ые|ых|их|ую|юю|ым|им|один|одну|два|две|три|\d+)$/iu);

const ofPerson = /^(?:ней|нему|ним|них|мне|мной|нам|нами|себе|собой|тебе|вам)$/iu;

/** What belongs to the noun before it: "зуб мудрости", "день села". */
const ofGenitive = lean(/(?:ости|ства|ния|ции|[её]зда)$|^(?:села|года|города|лета|недели|месяца|дня|рождения)$/iu);

/** How many words "к следующей осени" takes: as far as its noun, and the noun of what follows with a preposition of its own. */
function phraseEnd(words: readonly string[], from = 0): number {
  let end = from;
  while (end < words.length && preposition.test(words[end] ?? "")) end += 1;
  if (end === from) return from;
  while (end < words.length - 1 && ofNoun.test(words[end] ?? "") && !ofPerson.test(words[end] ?? "")) end += 1;
  while (ofGenitive.test(words[end + 1] ?? "")) end += 1;
  return phraseEnd(words, end + 1);
}

/** The first letter of a title is large; a name keeps it, which stands so within the words, or before another. */
function lowered(words: readonly string[], text: string): readonly string[] {
  const [first = "", second = ""] = words;
  const known = new RegExp(`[а-яёa-z,]\\s+${first}(?=\\s|$)`, "u").test(text);
  const isName = known || /^\p{Lu}/u.test(second) || /^\p{Lu}.*[\p{Lu}\d]/u.test(first);
  return isName && !preposition.test(first)
    ? words
    : [`${first.slice(0, 1).toLowerCase()}${first.slice(1)}`, ...words.slice(1)];
}
const oneself: Readonly<Record<string, string>> = { сам: "самому", сама: "самой", сами: "самим" };
const toWhom = /^(?:ему|ей|им|мне|себе|нам)$/iu;

/** "Баню перекрыть до снега" is "перекрыть баню до снега": the deed, its thing, the rest, and last what the wish began with ("к осени"). */
function deedFirst(name: string, text: string): string {
  const found = deedIn.exec(name);
  if (!found) return name;
  const [todo = ""] = found;
  const rest = name.slice(found.index + todo.length).trim();
  const front = name.slice(0, found.index).trim().replace(/,$/u, "");
  if (rest !== "" && !/^[\p{L}\d«]/u.test(rest)) return name;
  if (front === "") return leading.test(todo) && rest !== "" ? `${todo} ${deedFirst(rest, text)}` : name;
  const before = front.split(/\s+/u);
  if (before.length > mostBefore || /[,.:;!?«"]/u.test(front) || noThing.test(front) || nowhere.test(rest)) return name;
  const own = oneself[front.toLowerCase()];
  if (own !== undefined) return [todo, own, rest].filter(Boolean).join(" ");
  if (manner.test(before[0] ?? "")) return name;
  const words = lowered(before, text);
  const end = phraseEnd(words);
  const [when, things] = [words.slice(0, end), words.slice(end)];
  const thing = [...things.filter((word) => toWhom.test(word)), ...things.filter((word) => !toWhom.test(word))];
  if (leading.test(rest)) return [rest, todo, ...thing, ...when].join(" ");
  const others = leading.test(todo) ? deedFirst([...thing, rest].join(" ").trim(), text) : [...thing, rest].join(" ");
  return [todo, others.trim(), ...when].filter(Boolean).join(" ");
}
const nowhere = lean(/(?<!\p{L})не(?:куда|чем|когда|где|кому|кого)(?!\p{L})/iu);

/** Of several thoughts with dots between them ("если подумать... его вещи надо разобрать") the one that names a deed and a thing. */
function thoughtOf(name: string): string {
  const thoughts = name.split(/\s*(?:\.{2,}|…)\s*/u).filter((each) => each.includes(" "));
  return thoughts.find((each) => deedIn.test(each)) ?? name;
}

/** A Russian name: without the wishing, its deed first. */
export function russianName(title: string, text: string): string {
  const thought = thoughtOf(title);
  if (!deedIn.test(thought)) return thought;
  const opened = thought.replace(opening, "").replace(within, "");
  const ended = tails.reduce((left, tail) => left.replace(tail, ""), opened.trim());
  const cut = denies.test(ended) ? ended : ended.replace(against, "");
  const spelt = cut
    .replace(misspelt, "$1ться")
    .replace(
      leadingLast,
      (_all, todo: string, thing: string, first: string) =>
        `${first} ${todo.slice(0, 1).toLowerCase()}${todo.slice(1)} ${thing}`,
    );
  return withItsNoun(deedFirst(spelt, text).replace(/\s+/gu, " "), text);
}
