import { struck } from "./sheet.ts";
import { lean } from "../../text/lean.ts";

/** Words that ask, soften or hang on, and are none of what it is about. */
/** "That my sister gives it": with a verb of its own it is a wish, and keeps its word. */
const clause =
  "\\s+(?:(?!\\p{L}*(?:ть|ти|чь)(?:ся|сь)?(?!\\p{L}))\\p{L}+\\s+){0,3}(?!забы)\\p{L}{2,}(?:л|ла|ло|ли)(?:с[ья])?(?!\\p{L})";
const ahead = new RegExp(
  `^(?:[\\s,.:;!?–—)('"-]|(?:и|а|но|ну|да|так|вот|ладно|fine|короче|короч|крч|кароч[еь]?|окей|слуш|типа|слушай|слушайте|эй|привет|здравствуйте|добрый день|бот|что|чтобы?(?!${clause})|о том|о том что|мне|меня|нам|нас|плиз|плз|пж|пжл|пожалуйста|пожалуйст|надо|нужно|надо бы|бы|будьте добры|будь добра?|скажем|если можно|ещё|еще|тоже|также|кстати|потом|только|лучше|давай|каждый|hey|hi|hello|yo|ok|okay|okey|okey dokey|k|right|alright|anyway|obvs|obviously|so|well|and|also|then|oh|um|uh|plus|btw|mate|bro|dude|please|pls|plz|kindly|just|maybe|actually|me|us|to|that|of|for|about|re|i need to|i have to|i've got to|i gotta|i must|i should|need to|gotta|there's|it's|at|every|like|say|can (?:you|ya|u)|could you|would you|will you|u|how about|what about|sharp|on the dot|exactly|ровно|i keep forgetting|i always forget|i never remember|(?:я )?(?:вс[её] время |вечно |постоянно |всегда )?забываю(?: про)?|(?:if )?(?:you )?would (?:you )?be so (?:good|kind)(?: as)?(?: to)?|if you would|if you could|a reminder|reminder|напоминание|напоминалку|можешь|можете|мог бы|могли бы|сможешь|ты|вы|if|when|but|only|i'll)(?=[\\s,.:;!?-]|$))+`,
  "iu",
);
const behind =
  /(?:[\s,.:;!?–—('"-]|(?:^|(?<=[\s,.;:!?-]))(?:и|а|но|же|бы|ну|ок|окей|оки|ладно|лады|(?<=[,?!]\s?)(?:хорошо|договорились|угу)|лол|крч|ну ты понял[аи]?|сам[аи]? понимаешь|если что|плиз|плз|пж|пжл|пожалуйста|спасибо|спс|мне|меня|нам|в|во|к|на|с|ещё|еще|тоже|типа|короче|как-нибудь|и все|если (?:можно|можешь|можете|не трудно|несложно|умеешь|умеете)|чтобы не забыть|чтоб не забыла?|(?:а то|потом|иначе) (?:забуду|забываю|я забуду|опять забуду|точно забуду|вылетит из головы)|я забываю|не забудь|напомни|please|pls|plz|thanks|thx|thank you|ta|cheers|mate|bro|dude|lol|haha|ok|okay|kk|(?<=[,?!]\s?)(?:alright|all right|you know|yeah)|obvs|obviously|innit|or whatever|or something|i guess|if that['’]?s (?:ok|okay|alright)|and|also|too|at|by|the|for|me|then|tho|though|every|if (?:you can|possible|poss|u can|that's ok|you could)|so i don'?t forget|or i'?ll forget|i keep forgetting|i always forget|here|тут|здесь|(?<=,\s*)you|будьте добры|или|around|но|будет|что|kinda|yeah|right|asap|when|is|it's|starting|from|sharp|exactly|on the dot))+$/iu;
const itself =
  /^(?:это|этом|об этом|про (?:это|него|не[её]|них)|насч[её]т (?:этого|него|не[её])|мой шаг|шаг|шаге|о шаге|про шаг|шаг сделать|it|this|my step|the step|that|about it|not|не|on my (?:day|night)s? off|в (?:мой |свой )?выходной|(?:not before|no earlier than|не раньше)(?:\s+\S+)?)$/iu;

/** What may be a living thing after "про", which has no other name: it keeps that word. */
const oblique = lean(/^\p{L}{2,}(?:а|(?<![иь])я|ов|ев|ей|их|ого|его)(?!\p{L})/iu);

/** "Fridays when I get paid", "at half one, it is my break": why then is none of what it is of. */
const reasonBehindTime = lean(
  new RegExp(
    `^(.*[${struck}]+[^${struck}]+[${struck}]+)[\\s,.;-]*(?:when (?:i|we)|it(?:'s| is) (?:my|our)|that(?:'s| is) (?:my|our)|(?:это|там) (?:мой|моя|моё|мое|у меня)|у меня (?:тогда|там|в это время)|когда (?:я|мы|у меня|у нас))(?!\\p{L})(?!.*\\sto\\s).*$`,
    "isu",
  ),
);
const reasonBehindThing = lean(
  /^(.*\p{L}{3}),\s+(?:я|мы|i|i'm|we|we're|it's|it is|у меня|у нас)\s(?!(?:need|have|must|should|gotta|долж|хоч|обещал)).*$/isu,
);
/** What is asked for at a time, without why it is wanted then. */
export const withoutReason = (left: string): string => left.replace(reasonBehindTime, "$1");
/** "The trip money, it has to be cash, so Thursday at seven before we leave": the time that is said once more ends what it is of. */
const timeAgain = lean(
  new RegExp(
    `^(.*\\p{L}{3}.*?)[\\s,]+(?:so|so that's|так что|значит|то есть|поэтому|получается)[\\s,]+(?:like\\s+|где-то\\s+)?[${struck}].*$`,
    "isu",
  ),
);
const notes = lean(/^(?:before|after|when|till|until|first thing|перед|до|пока|когда|прежде)(?!\p{L})/iu);
export function withoutTimeAgain(left: string): string {
  const head = timeAgain.exec(left)?.[1];
  if (head === undefined) return left;
  const behind = bareSubject(
    left.slice(head.length).replace(/^[\s,]+(?:so|так что|значит|то есть|поэтому|получается)/iu, ""),
  );
  return behind === "" || notes.test(behind) ? head : left;
}
export const thingAlone = (subject: string): string => subject.replace(reasonBehindThing, "$1");

/** What was left of a message, where it is the reminder's own: without its hems, and "про воду" as "вода". */
export function bareSubject(left: string): string {
  let rest = left
    .replaceAll(new RegExp(`[${struck}]+`, "gu"), " ")
    .replace(/\s+([,.;:!?])/gu, "$1")
    .replace(/\s+/gu, " ");
  for (let before = ""; before !== rest; ) {
    before = rest;
    rest = rest.replace(ahead, "").replace(behind, "");
    rest = rest.replace(/^про\s+(.+)$/iu, (all, of: string) =>
      oblique.test(named(of)) && named(of) === of ? all : named(of),
    );
  }
  rest = rest.replace(/(?:[,;]\s*){2,}/gu, ", ");
  return itself.test(rest) ? "" : rest;
}

/** "За час до стоматолога": the thing by its name. */
export function namedBehindUntil(subject: string, text: string): string {
  const word = /(?<!\p{L})до\s+(\p{L}+)/iu.exec(text)?.[1];
  if (word === undefined || !subject.startsWith(word)) return subject;
  const [end, other] = genitive.find(([form]) => form.test(word)) ?? [/$/u, ""];
  return `${word.replace(end, other)}${subject.slice(word.length)}`.replace(/,\s*(?:он[ао]?|это)$/iu, "");
}
const genitive: readonly (readonly [RegExp, string])[] = [
  [/ия$/u, "ие"],
  [/([^аеёиоуыэюяь])ка$/u, "$1ок"],
  [/([нр])ца$/u, "$1ец"],
  [/([гкхжшщч])и$/u, "$1а"],
  [/ы$/u, "а"],
  [/([бвгджзклмнпрстфхцчшщ])а$/u, "$1"],
];

/** "Про стиральную машину" is of "стиральная машина"; what is no feminine accusative stays. */
function named(of: string): string {
  const words = of.split(" ");
  const noun = words.findIndex((word) => !/(?:ую|юю)$/iu.test(word));
  if (noun < 0 || noun > 2) return of;
  const word = words[noun] ?? "";
  const turned = /^\p{L}{2,}(?<![аеиоуыэюя])у$/iu.test(word)
    ? `${word.slice(0, -1)}а`
    : /^\p{L}{2,}ю$/iu.test(word) && !word.toLowerCase().endsWith("ью")
      ? `${word.slice(0, -1)}я`
      : word;
  if (turned === word) return of;
  const heads = words.slice(0, noun).map((each) => each.replace(/ую$/iu, "ая").replace(/юю$/iu, "яя"));
  return [...heads, turned, ...words.slice(noun + 1)].join(" ");
}
