import type { GoalReadingWords } from "#content/coach-packs.ts";
import type { GoalAct } from "#core/goals/acts.ts";
import { isActionWord } from "#core/goals/step-verbs.ts";
import { wordsOf } from "#core/goals/words.ts";
import type { Locale } from "#core/person/person.ts";
import { clausesOf, headFirst } from "./goal-head.ts";
import { lossesIn } from "./read-facts.ts";
import { toSecondPerson } from "./second-person.ts";
import { lean } from "#core/text/lean.ts";

/** What of a goal's own words can stand inside a sentence; a slot that would not read well is left out. */
export type GoalSlots = Readonly<Partial<Record<string, string>>>;

const longestPhrase = 72;
const mostWords = 11;

const russianStart =
  /^(?:(?:я\s+)?(?:очень\s+)?(?:хочу|хотел(?:а)?(?: бы)?|хочется|надо|нужно|пора|мечтаю|решил(?:а)?|планирую)\s+|(?:мне\s+)?(?:бы|надо|нужно|пора)\s+|наконец(?:-то)?\s+|уже\s+|просто\s+|как(?:-то)?\s+|снова\s+)+/iu;
const englishStart =
  /^(?:(?:i\s+)?(?:really\s+)?(?:want|need|would like|wanna|have|hope|plan|wish)\s+to\s+|i['’]?d like to\s+|(?:finally|just|please|to|how to|help me(?: to)?|get around to|try to|start to)\s+)+/iu;
const deadline: Readonly<Record<Locale, RegExp>> = {
  ru: lean(
    /(?<!\p{L})(?:до|к)\s+(?:конца\s+)?(?:\d{1,2}(?:-?(?:го|му))?\s+(?:января|февраля|марта|апреля|мая|июня|июля|августа|сентября|октября|ноября|декабря)|\d{1,2}-?(?:го|му)|январ[яю]|феврал[яю]|март[ау]|апрел[яю]|ма[яю]|июн[яю]|июл[яю]|август[ау]|сентябр[яю]|октябр[яю]|ноябр[яю]|декабр[яю]|весн[ыеу]|лет[ау]|осен[ии]|зим[ыеу]|понедельника?|понедельнику|вторник[ау]|сред[ыеу]|четверг[ау]|пятниц[ыеу]|суббот[ыеу]|воскресень[яю]|нового года|новому году|отпуск[ау]|(?:недели|месяца|года))(?!\p{L})/iu,
  ),
  en: /\b(?:by|before|until)\s+(?:the\s+)?(?:end of\s+(?:the\s+)?)?(?:(?:next|this)\s+)?(?:\d{1,2}(?:st|nd|rd|th)(?:\s+of)?(?:\s+(?:january|february|march|april|may|june|july|august|september|october|november|december))?|\d{1,2}\s+(?:january|february|march|april|may|june|july|august|september|october|november|december)|(?:january|february|march|april|may|june|july|august|september|october|november|december)(?:\s+\d{1,2}(?:st|nd|rd|th)?)?|monday|tuesday|wednesday|thursday|friday|saturday|sunday|spring|summer|autumn|fall|winter|christmas|easter|new year|(?:week|month|year)(?!\s*\d)|tomorrow|tonight)\b/iu,
};

/** The words without "I want to" and its like before what is wanted. */
export const withoutWish = (text: string): string => text.trim().replace(russianStart, "").replace(englishStart, "");

/** What reads as a graft in the middle of a sentence: figures, what is not to be, a name in the middle, and who somebody is. */
const grates = lean(
  /\d|(?<!^)(?<!\p{L})(?:не|ни|not|never|no)(?!\p{L})|^(?:be|have|get)\s+(?:a|an|the)\s|\s\p{Lu}\p{Ll}+\s+\p{Ll}/u,
);
/** More of somebody's words than this are a quotation, and no part of a sentence. */
const mostTold = 6;

/** Whether a goal says what is to be done, and not only about what. */
export const saysDeed = ({ title }: { readonly title: string }, locale: Locale): boolean =>
  phraseOf(headFirst({ title, description: "" }).title, locale) !== undefined;

/** What a goal's title and description give the texts of a frame. */
export function goalSlots(
  title: string,
  description: string,
  act: GoalAct,
  locale: Locale,
  words: GoalReadingWords,
): GoalSlots {
  const head = headFirst({ title, description: "" }).title;
  const deed = phraseOf(head, locale);
  const graft = deed === undefined || wordsOf(deed).length > mostTold || grates.test(deed);
  const phrase = graft || !readsAsDeed(deed, locale) || isChoice.test(title) ? undefined : deed;
  const by = deadlineIn(`${title}. ${description}`, locale);
  const skill = phrase && skillOf(phrase, act, locale);
  const who = whoIn(title, locale, words);
  const object = phrase && thingOf(phrase, locale);
  // «Вернуть соседу дрель»: to whom is no part of what.
  const toWhom = who["who.dat"];
  const bare = toWhom !== undefined && object?.startsWith(`${toWhom} `) ? object.slice(toWhom.length + 1) : object;
  const thing = bare !== undefined && isThing(bare, locale, words) ? bare : undefined;
  return {
    ...(phrase === undefined ? {} : { do: phrase }),
    ...(phrase === undefined || !isAnybodys(phrase, words) ? {} : { "do.other": phrase }),
    ...(skill === undefined ? {} : { skill }),
    ...(thing === undefined ? {} : { thing }),
    ...(by === undefined ? {} : { by }),
    ...who,
  };
}

const counted = lean(/(?<![\d.,:£$€₽-]|[£$€₽]\s)(\d{1,3})(?:\s+(\p{L}{3,}))(?:\s+(\p{L}{3,}))?(?:\s+(\p{L}{3,}))?/gu);
const fewestCounted = 6;
const latin = /^[a-z]/u;
/** Of twenty thousand letters one done is none. */
const manyMore = /^(?:thousand|hundred|million|тысяч|миллион|тыщ)/u;

/** English things are many by their "s"; Russian ones need none. */
const isMany = (word: string): boolean => !latin.test(word) || /(?:s|people|children)$/u.test(word);

/**
 * How many things a title names, where one of them could be done first: letters, jumpers, photographs. Whoever lives, an age, a price, a day, a house and
 * all else that is not on the list of such things is no count, whatever stands beside the figure.
 */
export function countIn(title: string, words: GoalReadingWords): number | undefined {
  const things = [...words.countables.ru, ...words.countables.en];
  const units = [...words.units.ru, ...words.units.en];
  const [, number] =
    [...title.toLowerCase().matchAll(counted)].find(([, , ...after]) => {
      const noun = after.find((word) => word !== undefined && things.some((thing) => word.startsWith(thing)));
      const before = after.slice(0, after.indexOf(noun ?? ""));
      return (
        noun !== undefined &&
        isMany(noun) &&
        !before.some((word) => word === undefined || manyMore.test(word) || units.some((unit) => word.startsWith(unit)))
      );
    }) ?? [];
  const count = Number(number ?? 0);
  return count >= fewestCounted ? count : undefined;
}

/** The day that was named, with its preposition. */
export function deadlineIn(text: string, locale: Locale): string | undefined {
  return deadline[locale]
    .exec(text.slice(0, 1500))?.[0]
    .replace(/\s+/gu, " ")
    .trim()
    .replace(/^\p{Lu}/u, lower);
}

/** The words without the day that was named; whole where nothing else is said. */
export function withoutDeadline(text: string): string {
  const rest = Object.values(deadline)
    .reduce((left, day) => left.replace(day, " "), text)
    .replace(/\s+/gu, " ")
    .trim();
  return wordsOf(rest).length > 0 ? rest : text;
}

const near = lean(
  /(?<!\p{L})(?:сегодня|завтра|послезавтра|на этой неделе|через (?:день|два дня|три дня|пару дней)|в (?:понедельник|вторник|среду|четверг|пятницу|субботу|воскресенье)|(?:до|к) (?:понедельника?|понедельнику|вторник[ау]|сред[ыеу]|четверг[ау]|пятниц[ыеу]|суббот[ыеу]|воскресень[яю])|today|tonight|tomorrow|this week|in (?:a|two|three|2|3) days?|(?:on|by|before|until) (?:monday|tuesday|wednesday|thursday|friday|saturday|sunday))(?!\p{L})/iu,
);

/** Whether the day that was named is near: what can be left out on the way is. */
export function isSoon(text: string): boolean {
  return near.test(text.slice(0, 2000));
}

const lower = (letter: string) => letter.toLowerCase();

/** The goal as a verb phrase in the words of its author, turned to "you"; undefined where it is none that can stand in a sentence. */
function phraseOf(title: string, locale: Locale): string | undefined {
  const plain = title
    .normalize("NFC")
    .trim()
    .replace(locale === "ru" ? russianStart : englishStart, "");
  const whole = (clausesOf(plain)[0] ?? "").replace(deadline[locale], " ").replace(/\s+/gu, " ").trim();
  const head = wordsOf(whole).length > mostWords ? (whole.split(circumstance)[0] ?? "") : whole;
  const cut = locale === "ru" ? verbFirst(head) : head;
  const said = wordsOf(cut.replace(manner, ""));
  const first = said[0] ?? "";
  if (said.at(-1)?.length === 1) return undefined;
  if (said.length < 2 || said.length > mostWords || cut.length > longestPhrase) return undefined;
  if (!/^[\p{L}\p{N}\s'’%€£$₽.-]+$/u.test(cut) || cut === cut.toUpperCase()) return undefined;
  if (!(isToDo(first, locale) || saysToDo.has(first)) || isImperative(first, locale) || endsOpen(said.at(-1) ?? ""))
    return undefined;
  const turned = locale === "ru" ? turnedRussian(cut) : toSecondPerson(cut, locale);
  return turned?.replace(/^\p{Lu}(?=\p{Ll})/u, lower);
}

/** "Stay or go", «менять ли»: one half of a choice is not what is wanted. */
const isChoice = lean(/(?<!\p{L})(?:or|whether|или|либо|ли)(?!\p{L})/iu);

/** What points at something that stands outside of the phrase, or at nothing in particular. */
const pointsAway: Readonly<Record<Locale, RegExp>> = {
  ru: lean(
    /(?<!\p{L})(?:он|она|оно|они|его|её|ее|ему|ей|им|ими|их|них|него|неё|нее|нему|ней|ним|ними|нём|нем|это|этого|этому|этим|этом|эту|этот|эта|эти|этих|то|того|тому|тем|тот|та|ту|те|тех|такое|так|там|тут|здесь|туда|сюда|\p{L}+-(?:то|нибудь|либо)|(?:что|кое|куда|как|кому) то)(?!\p{L})/iu,
  ),
  en: /\b(?:it|its|itself|they|them|their|theirs|he|him|his|she|her|hers|this|that|these|those|here|there|then|ones|(?:little|no|this|that|which|right) one|something|anything|everything|someone|anyone|somewhere|anywhere|somehow|else|smth|sth|ppl|do list)\b/iu,
};

/** A verb that says what is so, where no "who" or "how" leads to it: then the words are a sentence and not a deed. */
const saysWhatIsSo: Readonly<Record<Locale, RegExp>> = {
  ru: lean(
    /(?<!\p{L})(?:есть|нет|нету|был[аои]?|будет|будут|буду|стал[аои]?|хочу|хочет|хотят|могу|может|могут|боюсь|дал[аи]?|пришл[аои]|пришел|пришёл|просит|просят|говорит|говорят|сказал[аи]?|идёт|идет|осталось|осталась|нужно|надо|нужен|нужна|нужны)(?!\p{L})/iu,
  ),
  en: /\s(?:is|isn['’]?t|are|aren['’]?t|was|were|am|has|had|does|did|do|don['’]?t|doesn['’]?t|didn['’]?t|(?<!(?:a|your|my|the|living)\s)will|won['’]?t|would|can|can['’]?t|cannot|could|should|must|may|might|wants?|needs?|keeps|says|said|wrote|came|comes|goes|went|took|takes|told|gets|got|knows|knew|gave|gives|makes|saw|sees|thinks?|thought|seems|hates?|loves|stays|starts|stopped|nobody|everyone|everybody|i|we)(?=\s|$)/iu,
};
const leadsOn = lean(
  /(?<!\p{L})(?:who|whom|whose|what|where|when|how|why|which|кто|кого|кому|что|чего|чем|где|куда|когда|как|почему|какой|какая|какие|сколько)(?!\p{L})/iu,
);

/** English words that name a thing, or say how it is, as often as they say what to do: "transfer order", "dry January", "touch typing". */
const alsoNames = new Set(
  `act answer audition back bag batch beat bike book bottle box brief button call chat check cheer close code complete count cover crochet cycle dance
  date deposit design direct dispute document drain dress drill drink drop dry email empty end exercise fall fan file film fish fit flat focus follow
  free freeze gift grant grip hand head heat hem hit house hug interview invoice journal land last lead light limit list lower map market merge mind
  model nail name nap offer oil open order own pack paper patch pay phone pick pile place plan plant plot pool post present press price process promise
  pull push question raid raise ready record rent repair report rescue research rest return rewrite ride ring roast rush sample scan school score script
  season service shift shoot show shuffle sign skin slide slow smear smell smile smoke snack snap soap sound spare spring stack step stock store stress
  stretch stroll study support swap switch table tailor talk tap tax test text thank time tip toast total touch track trade train transfer transport
  travel treat trip trust turn update upload vet view visit voice volunteer vote wait walk warm waste watch water weed welcome wind wish work zip`.split(
    /\s+/u,
  ),
);
/** What follows such a word only where it is a verb. */
const afterVerb = lean(
  /^\p{L}+\s+(?:a|an|the|your|my|our|all|every|each|some|any|more|less|both|another|enough|two|three|four|five|up|out|off|down|away|back|over|to|with|yourself|\p{L}+ly|properly|again|daily)(?=\s|$)/iu,
);
/** How somebody is or feels is nothing that is done. */
const states = new Set(["feel", "be", "seem", "чувствовать", "чувствовать себя", "казаться"]);

/** Russian verbs that no noun follows at once: «поступить аспирантура». */
const noObject = lean(
  /^(?:поступ|попас|попад|запис(?:аться|ываться)|устро(?:иться)|устраиваться|пойти|поехать|съездить|вернуться|переехать|ходить|сходить|дойти|добраться|пройтись|перейти)\p{L}*\s+(?!(?:в|во|на|к|ко|до|по|за|из|от|с|со|через|без|обратно|домой|учиться|работать|одной|одному|самой|самому|снова|сюда|пешком|каждый|каждую)(?!\p{L}))(?!\p{L}+(?:ть|ти|чь)(?:ся)?(?:\s|$))/iu,
);

/** Whether words that begin as a deed are one to the end: they name what they speak of and say nothing beside it. */
function readsAsDeed(phrase: string, locale: Locale): boolean {
  const [first = ""] = wordsOf(phrase);
  if (states.has(first) || pointsAway[locale].test(phrase)) return false;
  const [alone = ""] = phrase.split(leadsOn);
  if (saysWhatIsSo[locale].test(alone)) return false;
  if (locale === "ru") return !noObject.test(phrase);
  return !alsoNames.has(first) || afterVerb.test(phrase);
}

/** More words than these are one person's matter. */
const mostOfAnybody = 4;
/** Whose it is, who it is and when: what no other has managed. */
const ones = lean(
  /(?<!\p{L})(?:your\p{L}*|сво\p{L}{1,3}|себ[яе]|собой|\p{L}+['’]s|moms|dads|mums|today|tonight|tomorrow|сегодня|завтра|послезавтра|первой|первым|одной|одному|самой|самому|(?:мам|пап|бабушк|дедушк|дед|сестр|тёт|тет|дяд|тещ|тёщ|свекров|жен|муж|внук|внучк|сын|дочк|дочер|доч|реб[её]нк|прабабушк|прадед|соседк|сосед|брат|друг|подруг|коллег)\p{L}*)(?!\p{L})|\p{Lu}/u,
);

/** Whether somebody else may have done the very same. */
const isAnybodys = (phrase: string, words: GoalReadingWords): boolean =>
  wordsOf(phrase).length <= mostOfAnybody && !ones.test(phrase) && !namesAnybody(phrase, words);

/** Where the circumstances of a long phrase begin. */
const circumstance =
  /\s(?=(?:before|after|until|till|so|without|instead|during|despite|в то время|перед|после|пока|вместо|несмотря)\s)/iu;

/** «Самозанятость» and «верность» end as an infinitive does, and are things. */
const isToDo = (word: string, locale: Locale): boolean =>
  isActionWord(word, locale) && !(locale === "ru" && /(?:ность|ость)$/u.test(word));

/** What may stand before a Russian infinitive and still be said after "чтобы". */
const manner =
  /^(?:(?:не|больше|меньше|чаще|реже|раньше|лучше|быстрее|дольше|нормально|регулярно|спокойно|вовремя|правильно|самостоятельно|вместе|хоть раз|каждый день|каждое утро)\s+)+/iu;

/** «Танцевать научиться»: of two verbs these are the one that comes first. */
const governs = /^(?:научиться|учиться|начать|перестать|бросить|уметь|хватить)$/iu;

/** «Полку повесить», «шить научиться»: in speech the verb comes last. */
function verbFirst(phrase: string): string {
  const words = phrase.split(" ").filter((word) => !/^(?:хочу|надо|нужно|пора|бы)$/iu.test(word));
  const last = words.at(-1) ?? "";
  const moves =
    words.length > 1 && words.length <= 4 && isToDo(wordsOf(last)[0] ?? "", "ru") && !isImperative(last, "ru");
  const alreadyFirst = isToDo(wordsOf(phrase.replace(manner, ""))[0] ?? "", "ru");
  return moves && (!alreadyFirst || governs.test(last)) ? [last, ...words.slice(0, -1)].join(" ") : words.join(" ");
}

/** English verbs that begin a goal and no step. */
const saysToDo = new Set(
  "understand become know survive overcome afford convince recover crowdfund memorise befriend darn braid forage sail tame outlive reclaim".split(
    " ",
  ),
);

const isImperative = (word: string, locale: Locale) => locale === "ru" && /(?:йте|ите|ьте)(?:сь)?$/u.test(word);

const open = new Set(
  "и в во на с со к по за из от до у о об про для без не the a an to of in on at for with and or my without than about into".split(
    " ",
  ),
);
const endsOpen = (word: string) => open.has(word);

const russianTurns: readonly (readonly [RegExp, string])[] = [
  [lean(/(?<!\p{L})мо(его|ему|им|ей|ю|й|я|ё|е|и|их|ими|ём)(?!\p{L})/giu), "сво$1"],
];
const russianSelf = lean(/(?<!\p{L})(?:я|мне|меня|мной|мы|нам|нас|нами|наш\p{L}*)(?!\p{L})/iu);

function turnedRussian(phrase: string): string | undefined {
  if (russianSelf.test(phrase)) return undefined;
  return russianTurns.reduce((text, [from, to]) => text.replace(from, to), phrase);
}

const skillVerbs: Readonly<Record<Locale, RegExp>> = {
  ru: lean(
    /^(?:научиться|учиться|освоить|уметь|перестать|бросить|начать|выучить(?=ся)|выучиться|научить\s+\p{L}+)\s+(?=\p{L}+(?:ть|ти|чь)(?:ся|сь)?(?:\s|$))/iu,
  ),
  en: lean(
    /^(?:learn|stop|quit|start|practi[cs]e|teach\s+(?:your\s+)?\p{L}+|get better at|know)\s+(?:how\s+)?(?:to\s+)?/iu,
  ),
};

/** "Learn to braid hair": to braid hair. */
function skillOf(phrase: string, act: GoalAct, locale: Locale): string | undefined {
  const rest = phrase.replace(skillVerbs[locale], "");
  if (rest === phrase) return act === "practise" || act === "train_body" ? phrase : undefined;
  const first = wordsOf(rest)[0] ?? "";
  const toDo = isActionWord(first, locale) || /\bto\s+$/iu.test(phrase.slice(0, phrase.length - rest.length));
  return wordsOf(rest).length > 1 && toDo ? rest : undefined;
}

const englishObject = lean(
  /^[\p{L}'’]+\s+(?:up\s+|out\s+|off\s+|down\s+)?((?:a|an|the|your|this|that|his|her|their|\d+)\s+[\p{L}\p{N}'’ -]+?)(?=\s+(?:for|with|on|in|at|from|by|to|so|and|without|before|after|into|of|that|until|about)\b|$)/iu,
);
/** Verbs whose object stands in another case than the accusative, or who are done to somebody. */
const otherCase = lean(
  /^(?:помо|позвон|сказать|рассказ|ответ|стать|быть|управл|руковод|овладе|завед|меша|отказ|написать\s+(?:\p{L}+[еу])(?:\s|$)|учить\s|научить|заня|зани|дойти|поехать|прийти|попасть|поступ|ходить|сходить|играть|говорить|жить|спать|доби|достич|избав|довер|след|верить|петь\s|бояться)/iu,
);
const preposition =
  /^(?:в|во|на|с|со|к|ко|по|за|из|от|до|у|о|об|обо|про|для|без|не|под|над|при|через|как|чтобы?|и|или|а|но|ли|что|где|куда|когда|свой|снова|опять|больше|меньше|раньше|лучше|быстро|хорошо|сам|сама|сами)$/iu;
/** «Сварить первый в жизни борщ»: what ends so has its noun further on. */
const isAdjective = /(?:[ыои]й|[ую]ю|[ое]е|ые|[кгхшщжч]ие|[ая]я)$/iu;
const obliqueEnd = /(?:ами|ями|ам|ям|ому|ему|ою|ею|ым|им|ах|ях|ом|ем|ти|ть|ся|сь|о)$/u;

/** What is acted upon, as it was said: in Russian only where its form is surely the accusative. */
function thingOf(phrase: string, locale: Locale): string | undefined {
  if (locale === "en") {
    const said = englishObject.exec(phrase)?.[1]?.trim();
    if (said === undefined || wordsOf(said).length > 6) return undefined;
    return said.replace(/^(?:an?)\s/iu, "the ");
  }
  if (otherCase.test(phrase) || manner.test(phrase)) return undefined;
  const [verb = "", ...rest] = phrase.split(" ");
  if (/(?:ся|сь)$/u.test(verb)) return undefined;
  const end = rest.findIndex((word) => preposition.test(word));
  const object = end < 0 ? rest : rest.slice(0, end);
  if (object.length === 0 || object.length > 3 || object.some((word) => /\d/u.test(word))) return undefined;
  if (isAdjective.test(object.at(-1) ?? "")) return undefined;
  if (object.some((word) => obliqueEnd.test(word.toLowerCase()) && word.length > 3)) return undefined;
  return object.join(" ");
}

/** What stands after a thing and is none of it: "the dog more", "your room nice", "your boss you're drowning". */
const besideThing = lean(
  /\s(?:a|an|the|your|some|you|you['’]re|yourself|back|alive|more|less|nice|done|together|out|up|off|down|right|early|properly|everywhere|again|once|first|now|well|better|despite|over|past|living|doing|going|\p{L}+ly)(?=\s|$)/iu,
);
/** Time, ease and the like are no thing to be looked at, and neither is whoever lives. */
const noThing = lean(
  /^(?:себя|кто|что|вслух|полчаса|час|легче|лучше|больше|меньше|прощения|время|жизнь|два|две|три|тысяч|по-\p{L}+|\p{L}+\s+раз|(?:the|your)\s+(?:time|life|mind|act|death|months?|years?|days?|weeks?|way|word|best|most|end))(?!\p{L})/iu,
);
const living = lean(
  /(?<!\p{L})(?:ребён|ребен|дет[еийьям]|дочь|дочк|дочер|сын|муж|жен[уы]|пап|мам|бабушк(?!ин)|дедушк(?!ин)|брат|сестр|тёщ|тещ|свекр|внук|внучк|девушк|парн|мужик|коллег|сменщиц|нян|друг|подруг|сосед|клиент|врач|терапевт|учител|начальн|людей|человек|son|daughter|child|kid|baby|husband|wife|mum|mom|dad|gran|nan|aunt|uncle|brother|sister|friend|boss|boy|girl|man|woman|people|student|client|neighbou?r|team|colleague|partner|family|parents)(?!['’]s)\p{L}*/iu,
);
const ownedBy =
  /^(?:(?:мам|пап|бабушк|прабабушк|дедушк|тёт|тет|дяд|сестр|внучк|дочк)ин[уыа]?|(?:дед|отц|муж|брат)ов[уыо]?|сво(?:й|ю|ё|е|и))$/iu;

/** Whether words surely name one thing that can be looked at or taken in hand. */
function isThing(said: string, locale: Locale, words: GoalReadingWords): boolean {
  if (noThing.test(said) || living.test(said) || besideThing.test(said) || namesAnybody(said, words)) return false;
  if (locale === "en") return true;
  if (/\p{Lu}/u.test(said)) return false;
  return said
    .split(" ")
    .slice(0, -1)
    .every((word) => isAdjective.test(word) || ownedBy.test(word));
}

type Person = GoalReadingWords["people"][number];

/** Who is named by each word, by lists of people; each is read once. */
const namedBy = new WeakMap<GoalReadingWords["people"], ReadonlyMap<string, readonly Person[]>>();

function readPeople(people: GoalReadingWords["people"]): ReadonlyMap<string, readonly Person[]> {
  const known = namedBy.get(people);
  if (known !== undefined) return known;
  const forms = people.flatMap((person) =>
    [...Object.values(person.ru), ...person.said].map((form) => ({ person, word: wordsOf(form)[0] ?? "" })),
  );
  const read = new Map(
    Array.from(
      Map.groupBy(forms, ({ word }) => word),
      ([word, named]) => [word, named.map(({ person }) => person)],
    ),
  );
  namedBy.set(people, read);
  return read;
}

/** Everybody whom a text names, in the order of the list. */
function peopleIn(text: string, { people }: GoalReadingWords): readonly Person[] {
  const byWord = readPeople(people);
  const named = new Set(wordsOf(text).flatMap((word) => byWord.get(word) ?? []));
  return named.size < 2 ? [...named] : people.filter((person) => named.has(person));
}

/** "My grandfather's death" names the grandfather. */
const withoutOwning = (text: string) => text.replace(/['’]s(?!\p{L})/gu, "");

/** So many words away from it somebody is still the one who died. */
const besideLoss = 3;

/** Of those whom a text names, who is told to have died: whoever stands nearest to each word of a loss. */
function deadIn(text: string, words: GoalReadingWords): ReadonlySet<Person> {
  const said = wordsOf(withoutOwning(text));
  const byWord = readPeople(words.people);
  const named = said.flatMap((word, at) => (byWord.get(word) ?? []).map((person) => ({ person, at })));
  return new Set(
    lossesIn(said, words).flatMap((loss) => {
      const [nearest] = named.toSorted((one, other) => Math.abs(one.at - loss) - Math.abs(other.at - loss));
      return nearest !== undefined && Math.abs(nearest.at - loss) <= besideLoss ? [nearest.person] : [];
    }),
  );
}

/** Whether all whom a text names have died, so that no step can turn to any of them. */
export function namesOnlyDead(text: string, words: GoalReadingWords): boolean {
  const dead = deadIn(text, words);
  return dead.size > 0 && peopleIn(withoutOwning(text), words).every((person) => dead.has(person));
}

export const namesAnybody = (text: string, words: GoalReadingWords): boolean => peopleIn(text, words).length > 0;

/** The person whom a title names, in all forms. */
export function whoIn(title: string, locale: Locale, words: GoalReadingWords): GoalSlots {
  const dead = deadIn(title, words);
  const named = peopleIn(title, words).filter((person) => !dead.has(person));
  const [who] = named;
  if (who === undefined || named.length > 1) return {};
  return locale === "en"
    ? { who: who.en.name }
    : Object.fromEntries(Object.entries(who.ru).map(([form, text]) => [`who.${form}`, text]));
}
