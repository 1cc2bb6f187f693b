import { capitalised } from "../../text/capitalised.ts";
import { lean } from "../../text/lean.ts";

/**
 * What somebody tells of as undone, overdue or near, without a word of wishing, named as a goal in their own nouns: "had an allotment nine months and
 * not dug a foot of it" is "The allotment". Only of oneself, and only by plain forms.
 */
type Form = readonly [form: RegExp, title: (found: RegExpExecArray) => string | undefined];

const span =
  "(?:(?:a |one |two |three |four |five |six |seven |eight |nine |ten |\\d+ |several |many |some )?(?:and a half )?(?:days?|weeks?|months?|years?|yrs?)|ages|forever)";
const noThing = lean(
  /^(?:(?:it|this|that|them|him|her|a|the|my|an|this)\s+)?(?:cold|flu|cough|headache|migraine|pain|back|knee|job|dog|cat|baby|kids?|son|daughter|husband|wife|mum|mom|dad|enough|it|him|her|them|day|life|time|fever|infection|rash|depression|period|feeling|breakdown|heart|boyfriend|girlfriend|partner|friend|boss)(?!\p{L})/iu,
);
const named = (words: string | undefined): string | undefined => {
  const thing = (words ?? "").trim().replace(/\s+(?:for|since|about|over|nearly)$/iu, "");
  return thing === "" || noThing.test(thing) || thing.split(/\s+/u).length > mostOfThing ? undefined : thing;
};
const mostOfThing = 6;
const the = (words: string | undefined): string | undefined => {
  const thing = named(words)?.replace(/^(?:a|an|this|my|the|that|our)\s+/iu, "");
  return thing === undefined ? undefined : `The ${thing}`;
};

/** What was not done, as it is done. */
const plainOf: Readonly<Record<string, string>> = {
  opened: "Open",
  started: "Start",
  touched: "Start on",
  begun: "Begin",
  unpacked: "Unpack",
  finished: "Finish",
  written: "Write",
  booked: "Book",
  filed: "File",
  "filled in": "Fill in",
  sorted: "Sort",
  fixed: "Fix",
  painted: "Paint",
  put: "Put",
  worn: "Wear",
  replied: "Reply",
  answered: "Answer",
  rung: "Ring",
  called: "Call",
  paid: "Pay",
  sent: "Send",
  planted: "Plant",
  dug: "Dig",
  cleared: "Clear",
  cleaned: "Clean",
  registered: "Register",
  renewed: "Renew",
};
const undoneVerbs = Object.keys(plainOf).join("|");
const denial =
  "(?:haven[’']?t|have not|havent|[’']ve not|ive not|not|never|can[’']?t|cannot|don[’']?t|dont|still no|couldn[’']?t)";

const english: readonly Form[] = [
  [
    lean(
      new RegExp(
        `(?:i[’']?ve|i have|ive|we[’']?ve|we have|weve)\\s+(?:had|owned|got|been paying for)\\s+((?:a|an|this|the|my)\\s[^,.;]*?)\\s+(?:for\\s+|since\\s+|over\\s+|about\\s+|nearly\\s+)*${span}[^.;]*?(?:and|but|,)\\s+(?:i\\s+|we\\s+|still\\s+)*${denial}`,
        "iu",
      ),
    ),
    ([, thing]) => the(thing),
  ],
  [
    lean(
      new RegExp(
        `(?:^|[.,;!]\\s*|(?<!\\p{L})(?:i|we|i[’']ve|ive|and|but|still|just)\\s+)(?:i\\s+|we\\s+|still\\s+|just\\s+)*(?:haven[’']?t|have not|havent|[’']?ve not|never)\\s+(?:even\\s+|once\\s+|yet\\s+|actually\\s+)*(${undoneVerbs})\\s+((?:the|my|a|an|any of the|that|our|her|his)\\s[^.,;!?]*?)(?=\\s+(?:and|but|yet|once|since|because|for|in|this)(?!\\p{L})|[.,;!]|$)`,
        "iu",
      ),
    ),
    ([, verb = "", thing]) => {
      const what = named(thing);
      return what === undefined ? undefined : `${plainOf[verb.toLowerCase()]} ${what}`;
    },
  ],
  [
    lean(
      /(?<!\p{L})(?:(?:my|the|our|his|her)\s+)?((?:\p{L}+\s)?(?:passport|licence|license|mot|insurance|visa|prescription|dbs|subscription|registration|railcard))(?:\s+has|[’']s)?\s+(?:ran out|run out|expired|lapsed|is out of date|out of date|runs out|expires)(?!\p{L})/iu,
    ),
    ([, thing]) =>
      thing === undefined ? undefined : `Renew the ${thing.toLowerCase().replace(/^(?:my|the|our) /u, "")}`,
  ],
  [
    lean(
      new RegExp(
        `(?:${span}(?:[’']?s?\\s+worth)?|(?:a|an|the|this|one|two)\\s+(?:\\p{L}+\\s)?(?:pile|bag|box|boxes|drawer|stack|heap|mountain|carrier bag)s?|all (?:this|that|the))\\s+(?:of\\s+)?((?:unopened|unpaid|unread|unfinished|unsorted|unanswered|unwashed|unironed)\\s+\\p{L}+)`,
        "iu",
      ),
    ),
    ([, thing]) => (thing === undefined ? undefined : `The ${thing.toLowerCase()}`),
  ],
  [
    lean(
      /(?<!\p{L})(?:my|the|a)\s+((?:\p{L}+\s)?(?:exam|exams|test|viva|interview|audition|presentation|deadline|dissertation|essay|thesis|tax return|inspection|theory))(?:[’']s|\s+is|\s+are)?\s+(?:in|on|due|coming|next|this|tomorrow)\s[^.;]*?(?:and|but)\s+i(?:[’']m| am)?\s*(?:haven[’']?t|have not|havent|[’']ve not|ive not|not (?:ready|started)|nowhere|have no|can[’']?t|don[’']?t know|know nothing)/iu,
    ),
    ([, thing]) => (thing === undefined ? undefined : `Get ready for the ${thing.toLowerCase()}`),
  ],
  [
    lean(
      /^(?:(?:my|the)\s+)?((?:driving |maths |theory |chemistry |\p{L}+ )?(?:exam|exams|test|viva|interview|audition|deadline|dissertation))(?:[’']?s|\s+is|\s+are)\s+(?:in|on|due|next|this|tomorrow)\s[^.;]*?(?:and|but)\s+i(?:[’']m| am)?\s*(?:haven[’']?t|have not|havent|[’']ve not|not (?:ready|started)|nowhere|can[’']?t)/iu,
    ),
    ([, thing]) => (thing === undefined ? undefined : `Get ready for the ${thing.toLowerCase()}`),
  ],
  [
    lean(
      /(?<!\p{L})i\s+(?:said|swore|promised(?: myself| her| him| them)?|told \p{L}+)\s+(?:that\s+)?i[’']?d\s+((?!(?:be|never|not|kill|leave|die|stay|call|go|have|do)(?!\p{L}))\p{L}+\s[^.,;]+?)(?:\s+(?:when|once|before|after|by)\s[^.,;]*)?(?:[.,;]\s*(?:that was|and (?:i )?(?:never|haven|didn)|\p{L}+ (?:years|months|weeks) ago|still)|\s+\p{L}+ (?:years|months|weeks) ago)/iu,
    ),
    ([, deed]) => deed,
  ],
  [
    /(?:^|[.,;!]\s*)(?:(?:and|but|so)\s+)?my (cv|garden|shed|loft|garage|spare room|paperwork|taxes|accounts)\s+(?:is|are|was|[’']s)\s+(?:from (?:19|20)\d\d|a (?:jungle|mess|disgrace|wreck|state|tip)|years? out of date|untouched|overgrown)/iu,
    ([, thing]) =>
      thing === undefined ? undefined : thing.toLowerCase() === "cv" ? "The CV" : `The ${thing.toLowerCase()}`,
  ],
  [
    /(?:^|[.,;!]\s*)(?:the|my|our) (garden|allotment|shed|loft|garage|yard|drive|attic)(?:[’']s| has| is)?\s+(?:all\s+)?(?:gone wild|gone to seed|overgrown|a jungle|untouched|full of (?:weeds|brambles|junk))/iu,
    ([, thing]) => the(thing),
  ],
];

/** What has to be handed in or done by a day: "history coursework due monday", "ещё надо курсач, сдавать 12 декабря". */
const handedInEn =
  "(?:coursework|essay|homework|assignment|project|dissertation|thesis|report|presentation|tax return|self[- ]assessment|application|portfolio|revalidation|form|forms|paperwork|accounts|invoice|proposal|manuscript|cv|renewal|review)";
const dayEn =
  "(?:the )?(?:end of )?(?:next )?(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day|tomorrow|jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sep(?:tember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?|week|month|\\d{1,2}(?:st|nd|rd|th)(?: of \\p{L}+)?)";
const months = "(?:января|февраля|марта|апреля|мая|июня|июля|августа|сентября|октября|ноября|декабря)";
const handedInRu =
  "(?:курсач\\p{L}*|курсов\\p{L}+|реферат\\p{L}*|диплом\\p{L}*|доклад\\p{L}*|отч[её]т\\p{L}*|эссе|проект\\p{L}*|диссертаци\\p{L}+|сочинени\\p{L}+|деклараци\\p{L}+|портфолио|презентаци\\p{L}+|заявк\\p{L}+|статью|статья)";
const genitiveDay: Readonly<Record<string, string>> = {
  понедельник: "понедельника",
  вторник: "вторника",
  среду: "среды",
  четверг: "четверга",
  пятницу: "пятницы",
  субботу: "субботы",
  воскресенье: "воскресенья",
};
const due: readonly Form[] = [
  [
    lean(
      new RegExp(
        `(?:^|[.,;!]\\s*|(?<!\\p{L})(?:my|the|a|an|also|and|need to (?:sort|do|finish|write)|got|have|ive got)\\s+)(?:my |the |a |an |some |to sort )*((?:\\p{L}+\\s){0,2}?${handedInEn})(?:\\s+(?:is|are|thing|stuff|[’']s|its|it[’']s|that[’']s|which is|,))*[\\s,]+(?:its |it[’']s |that[’']s )?(?:all )?due\\s+(?:in|on|by|at|back)?\\s*(${dayEn})(?!\\p{L})`,
        "iu",
      ),
    ),
    ([, thing, day]) => {
      const what = named(thing?.replace(/^(?:also|and|so|ok|my|the|a|an|got|have|sort)\s+/giu, ""));
      return what === undefined || day === undefined ? undefined : `${what} by ${day.replace(/^the /iu, "the ")}`;
    },
  ],
  [
    lean(
      new RegExp(
        `(?<!\\p{L})(${handedInRu}(?:\\s+по\\s+\\p{L}+)?)[\\s,]+(?:надо |нужно )?(?:сдавать|сдать|сдача|срок|дедлайн)\\s+(?:до |к |уже |в |во )*(\\d{1,2}(?:-?го)?\\s+${months}|понедельник|вторник|среду|четверг|пятницу|субботу|воскресенье|завтра|послезавтра)(?!\\p{L})`,
        "iu",
      ),
    ),
    ([, thing, day = ""]) => (thing === undefined ? undefined : `${thing} до ${genitiveDay[day.toLowerCase()] ?? day}`),
  ],
];

/** What was promised, bought or left lying, and never came to be. */
const left: readonly Form[] = [
  [
    lean(
      /(?<!\p{L})(?:i\s+|i[’']ve\s+)promised\s+(?:my \p{L}+|her|him|them|myself|the \p{L}+)\s+((?:a|an|the|some)\s[^.,;!?]{3,40}?)(?=[.,;!]|\s(?:and|but|\p{L}+ (?:years|months|weeks) ago)).*(?:still|never|not|years|months|yet)/iu,
    ),
    ([, thing]) => the(thing),
  ],
  [
    lean(
      /(?<!\p{L})(?:i|we)\s+bought\s+((?:a|an|the|some|my|this)\s[^.,;!?]{2,40}?)\s+(?:(?:\p{L}+\s){1,3}ago|in \p{L}+|last \p{L}+)[^.;]*?(?:and|but)\s+(?:i\s+|we\s+)?(?:(?:it|they)(?:[’']s|[’']ve| has| have)?\s+)?(?:have\s+|[’']ve\s+)?(?:never|not|still not|haven[’']?t|hasn[’']?t)(?!\p{L})/iu,
    ),
    ([, thing]) => the(thing),
  ],
  [
    lean(
      /(?<!\p{L})((?:a|an|the|this|my)\s[^.,;!?]{3,40}?)\s+(?:that\s+|which\s+)?(?:i[’']ve|i have|ive)\s+been\s+(?:ignoring|avoiding|putting off|dodging|hiding from)(?!\p{L})/iu,
    ),
    ([, thing]) => the(thing),
  ],
];

const spanRu =
  "(?:(?:уже\\s+)?(?:втор|трет|четв[её]рт|пят|шест)\\p{L}+\\s+(?:год|месяц|недел\\p{L}+|день)|(?:уже\\s+)?(?:год|полгода|месяц|неделю|сто лет|\\p{L}+ (?:лет|года|месяцев|месяца|недел\\p{L}+)|\\d+ (?:лет|года|месяц\\p{L}*|недел\\p{L}+))|(?:с|с самого) (?:январ|феврал|март|апрел|ма|июн|июл|август|сентябр|октябр|ноябр|декабр|весны|лета|осени|зимы|нового|прошлого)\\p{L}*(?: года| лета)?)";
const noThingRu = lean(
  /^(?:он|она|они|я|мы|ты|вы|это|муж|жена|сын|дочь|дочка|мама|папа|собака|кошка|кот|бабушка|голова|спина|сердце|нога|рука|душа|жизнь|погода|дождь|сосед\p{L}*|ребёнок|ребенок|рассада|брат|сестра|всё|все|он\p{L}*|никто|что|телефон|тут|там|так|вот|у \p{L}+|его|её|ее|их|(?:втор|трет|четв|пят|шест)\p{L}+)(?!\p{L})|(?<!\p{L})(?:его|её|ее|их|мужа|жены|сына|дочери|соседа|умерш\p{L}+|покойн\p{L}+)(?!\p{L})/iu,
);
const thingRu = (words: string | undefined): string | undefined => {
  const thing = (words ?? "")
    .trim()
    .replace(
      /^(?:(?:у меня|ну|а|и|вот|мой|моя|моё|мои|мо[её]|эта|этот|эти|опять|ещё|еще|короче?|кароч\p{L}?|ок)[\s,.]+)+/iu,
      "",
    );
  return thing === "" || noThingRu.test(thing) || thing.split(/\s+/u).length > 4 ? undefined : thing;
};
const rests =
  "(?:стоит|лежит|лежат|стоят|пылится|пылятся|висит|висят|валяется|валяются|жд[её]т|ждут|простаивает|зараста\\p{L}+|заброшен\\p{L}*)";
const never =
  "(?:ни разу не|так и не|до сих пор не|вс[её] никак не|всё ещё не|ещё ничего не|ничего не|ни одн\\p{L}+|не могу (?:начать|взяться|дойти|заставить))";
const infinitive = "\\p{L}{2,}(?:ать|ять|еть|ить|оть|уть|ыть|сть|ти|чь)(?:ся|сь)?";
/** The thing of a verb: the feminine changes. */
const accusative = (noun: string): string =>
  noun.toLowerCase().replace(/ая$/u, "ую").replace(/а$/u, "у").replace(/я$/u, "ю");

const russian: readonly Form[] = [
  [
    lean(
      new RegExp(
        `^([^,.;]{3,40}?)\\s+(?:дома\\s+)?${rests}(?=\\s[^.]*${spanRu}|[^.;]*,\\s*(?:а\\s+)?(?:я\\s+)?${never})`,
        "iu",
      ),
    ),
    ([, thing]) => thingRu(thing),
  ],
  [
    lean(
      new RegExp(
        `^([^,.;]{3,40}?)\\s+(?:до сих пор\\s+|вс[её]\\s+ещё\\s+|так и\\s+)?не\\s+(?:начат|тронут|открыт|разобран|дописан|готов|сделан|подан|достроен|дочитан)\\p{L}*(?!\\p{L})`,
        "iu",
      ),
    ),
    ([, thing]) => thingRu(thing),
  ],
  [
    lean(
      new RegExp(
        `(?:${spanRu}|никак|вс[её])\\s+не могу\\s+(?:себя\\s+)?(?:заставить\\s+(?:себя\\s+)?|собраться\\s+(?:и\\s+)?)?(дойти (?:до|к)\\s[^.,;]+|добраться (?:до|к)\\s[^.,;]+|взяться за\\s[^.,;]+|записаться\\s[^.,;]+|начать\\s[^.,;]+|сесть за\\s[^.,;]+|разобрать\\s[^.,;]+|позвонить\\s[^.,;]+)`,
        "iu",
      ),
    ),
    ([, deed]) =>
      deed?.replace(/^(?:дойти|добраться) (?:до|к) (?:сих|сути|дела|него|не[её])(?!\p{L}).*$/iu, "") || undefined,
  ],
  [
    lean(
      /(?:^|[.,;!]\s*)(?:(?:у меня|мой|моя|мои|наш\p{L}*)\s+)?((?:загран|загранпаспорт|паспорт|права|виза|полис|страховка|пропуск|рецепт|прописка|аренда|медкнижка))\s+(?:давно\s+|уже\s+)*(?:просроч\p{L}+|ист[её]к\p{L}*|закончил\p{L}+|кончил\p{L}+|кончается|заканчивается)/iu,
    ),
    ([, thing]) => (thing === undefined ? undefined : `Обновить ${accusative(thing)}`),
  ],
  [
    lean(
      /(?:^|[.,;!]\s*|(?:ок|короче?|кароч\p{L}?|ну|у меня)[\s,.]+)((?:егэ|огэ|экзамен|зач[её]т|сессия|защита|диплом|курсовая|собеседование|пересдача|аттестация|вступительные)(?:\s+по\s+\p{L}+)?)\s+(?:уже\s+)?(?:через|скоро|завтра|послезавтра|в\s\p{L}+|\d+)[^.;]{0,30}?[,.]?\s*(?:а|и|но)\s+(?:я|у меня)(?=\s)[^.;]*?(?:не|ни|нол[ья]|минус\p{L}*|конь|дерев\p{L}*)(?!\p{L})/iu,
    ),
    ([, thing]) => (thing === undefined ? undefined : `Подготовиться: ${thing.toLowerCase()}`),
  ],
  [
    lean(
      new RegExp(
        `(?:^|[.,;!]\\s*)(?:я\\s+)?купил[аи]?\\s+(?:себе\\s+)?([^.,;]{3,30}?)\\s+(?:в \\p{L}+|год назад|${spanRu}|\\p{L}+ назад)?\\s*(?:,\\s*)?(?:и|а|но)?\\s*(?:ни разу не|так и не)`,
        "iu",
      ),
    ),
    ([, thing]) => (/[уюой]$/u.test(thing ?? "") ? undefined : thingRu(thing)),
  ],
  [
    lean(
      new RegExp(
        `(?<!\\p{L})(?:по)?обещал[аи]?\\s+(?:себе\\s+|\\p{L}+\\s+)?(${infinitive}(?!\\p{L})[^.,;]*)[.,;]\\s*(?:и\\s+)?(?:а\\s+)?(?:${spanRu}|до сих пор|вс[её] никак|так и не)`,
        "iu",
      ),
    ),
    ([, deed]) => deed,
  ],
  [
    lean(new RegExp(`^([^,.;]{3,40}?)\\s+(?:${spanRu})\\s+не могу\\s+(${infinitive})(?!\\p{L})(?:[.,;!]|$)`, "iu")),
    ([, thing, deed]) => {
      const what = thingRu(thing);
      return what === undefined ? undefined : `${deed} ${what.toLowerCase()}`;
    },
  ],
  [lean(/^(диплом|курсовая|отчёт|отчет|проект|курсовой)\s+горит(?!\p{L})/iu), ([, thing]) => thing],
  [
    lean(
      new RegExp(
        `(?<!\\p{L})(?:по)?обещал[аи]?\\s+(?:сыну|дочке|дочери|внуку|внучке|детям|маме|жене|мужу|себе|\\p{L}+)\\s+([^.,;]{3,40}?)[.,;]\\s[^.]*(?:${spanRu}|до сих пор|так и не)`,
        "iu",
      ),
    ),
    ([, thing]) => (/[уюой]$/u.test(thing?.split(" ")[0] ?? "") ? undefined : thingRu(thing)),
  ],
  [
    lean(
      /^([^,.;]{3,30}?)\s+начал[аи]?\s+[^.;]{0,30}?(?:и|,|но)\s+(?:бросил|забросил|не (?:закончил|доделал|дописал|дочитал|довязал))[аи]?(?!\p{L})/iu,
    ),
    ([, thing]) => thingRu(thing),
  ],
];

const longest = 220;
/** What happened to somebody else, or is asked, is no matter of theirs. */
const ofOthers = lean(
  /^(?:he|she|they|it|my (?:husband|wife|son|daughter|mum|mom|dad|boss|ex|mate|friend|sister|brother)|он|она|они|муж|жена|сын|дочь|дочка|мама|папа|начальник|бывш\p{L}+)(?!\p{L})/iu,
);

/** What is told to be due by a day, by its name with the day; undefined where nothing is. */
export function dueIn(text: string): string | undefined {
  if (text.length > longest || text.includes("?")) return undefined;
  for (const [form, title] of due) {
    const found = form.exec(text.trim());
    const name = found ? title(found) : undefined;
    if (name !== undefined) return capitalised(name.trim());
  }
  return undefined;
}

/** What is told as undone, by its name; undefined where nothing is. */
export function undoneIn(text: string): string | undefined {
  const told = text.trim().replace(/^(?:(?:well|so|ok|okay|right|ну|короче?|ок|да)[\s,.]+)+/iu, "");
  if (told.length > longest || told.includes("?") || ofOthers.test(told)) return undefined;
  const byDay = dueIn(told);
  if (byDay !== undefined) return byDay;
  for (const [form, title] of [...english, ...left, ...russian]) {
    const found = form.exec(told);
    const name = found ? title(found) : undefined;
    if (name !== undefined) return capitalised(name.trim());
  }
  return undefined;
}
