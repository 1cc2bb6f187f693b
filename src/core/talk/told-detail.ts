import { lean } from "../text/lean.ts";

/** What somebody tells of the thing that is being talked about, in their own words. */
export interface ToldDetail {
  /** What they have at hand; how much time there is; that something is missing; what stands in the way of now; what comes up; anything else, as of a person. */
  readonly as: "means" | "spare" | "missing" | "limit" | "event" | "fact";
  readonly words: string;
}

const lead = lean(
  /^(?:(?:ok(?:ay)?|yes|yeah|well|so|but|and|actually|oh|btw|ну|да|а|но|и|так|вообще|ой|ещё|еще|кстати|вот|сейчас|вечером|(?:в|во|на|к) (?:понедельник|вторник|среду|четверг|пятницу|субботу|воскресенье|выходных))(?!\p{L})[\s,.!—–-]*)+/iu,
);
/** In more words than this a story is told. */
const mostWords = 14;

const timeRu =
  "(?:полчаса|полчасика|час|часик|минут(?:а|ка)|пара минут|(?:\\d+|пять|десять|пятнадцать|двадцать|тридцать) минут\\p{L}*)";
const timeEn =
  "(?:half an hour|an hour|a (?:minute|few minutes|couple of minutes)|(?:\\d+|five|ten|fifteen|twenty|thirty) ?min(?:ute)?s?)";
const spare = [
  lean(
    new RegExp(
      `^(?:у меня\\s+)?(?:есть\\s+|только\\s+|всего\\s+|примерно\\s+)*(${timeRu})(?:\\s+(?:есть|свободн\\p{L}+|пока|до|времени)|[,.!]|$)`,
      "iu",
    ),
  ),
  lean(
    new RegExp(
      `^(?:i[’']?ve|ive|i have|got|i[’']?ve got|ive got|there[’']?s|only)\\s+(?:got\\s+|only\\s+|about\\s+|maybe\\s+)*(${timeEn}|(?:the |my )?(?:bus|train) (?:ride|journey)|(?:my |a )?lunch (?:break|hour))(?!\\p{L})`,
      "iu",
    ),
  ),
  lean(new RegExp(`^(${timeEn})(?:\\s+(?:free|spare|till|until|before|max|tops)(?!\\p{L})|[,.!]|$)`, "iu")),
];
/** A body, a state or a duty is had too, and is no means. */
const noMeans = lean(
  /(?<!\p{L})(?:болит|боль|температур\p{L}*|артроз|давлени\p{L}*|голов\p{L}*|спин\p{L}*|колен\p{L}*|диабет|рак|смен\p{L}*|работ\p{L}*|ребёнок|ребенок|дет[ие]\p{L}*|муж|жена|суд|экзамен|проблем\p{L}*|нет|долг\p{L}*|кредит\p{L}*|страх|чувств\p{L}*|ощущени\p{L}*|мысл\p{L}*|вопрос\p{L}*|депресс\p{L}*|истерик\p{L}*|слёзы|день рождения|no|cold|flu|fever|headache|migraine|pain|arthritis|diabetes|cancer|shift|work|kids?|bab(?:y|ies)|meeting|exam|problem|debts?|loan|feeling|question|idea|nothing|job|letter|results?|news|call|sack|bill|answer|reply|message|court|period|hangover|bad|sore|appointment|to)(?!\p{L})/iu,
);
const means = [
  lean(
    /^(?:у (?:меня|нас)|под рукой|дома|есть)\s+(?:(?:есть|тут|там|дома|под рукой|завалял\p{L}+|остал\p{L}+|только|лишь|всего|один|одни)\s+)*(\S.{2,})$/iu,
  ),
  lean(
    /^(?:i[’']?ve|ive|i have|i got|got|we[’']?ve|all i[’']?ve got is|there[’']?s|only (?:got|have))\s+(?:(?:got|only|just|still|also)\s+)*((?:a|an|some|my|the|one|two|three|an old|felt|old|spare|loads of|half a|his|her)\s\S.{2,}|\p{L}+s? and \S.{2,})$/iu,
  ),
];
/** Said of a thing alone: "у меня кнопки мелкие, очки дома" tells how it is. */
const saysHaving = lean(/(?<!\p{L})(?:только|лишь|всего|есть|под рукой|got|have|ive|i[’']ve)(?!\p{L})/iu);
const missing = [
  lean(
    /^(?:no|there[’']?s no|i have no|ive no|i[’']?ve no|haven[’']?t got (?:a|any)|i don[’']?t have (?:a|any)|without)\s+((?!(?:idea|one|way|problem|reply|answer|thanks|time|energy|clue|more|need|hurry|rush)(?!\p{L}))\p{L}+(?:\s\p{L}+)?)(?=[,.!]|$)/iu,
  ),
  lean(
    /^(?:у меня\s+)?(?:нет(?:у)?|без)\s+((?!(?:сил|времени|разницы|смысла|слов|проблем|ответа|идей|никого|ничего|спасибо)(?!\p{L}))\p{L}+(?:\s\p{L}+)?)(?=[,.!]|$)/iu,
  ),
];
const limit = lean(
  /^(?:(?:он[аи]?|ребёнок|ребенок|дети|внук\p{L}*|муж|жена|мама|гости|сын|дочь|дочка|малыш|малой|малая|смена|начальник|kids?|the kids|baby|wife|husband|dinner[’']?s|the baby)\s.*(?:ложи(?:тся|тся)|спит|приед\p{L}+|проснул\p{L}+|прид\p{L}+|верн\p{L}+|уед\p{L}+|до ночи|asleep|sleeping|home|on|back|in bed|here))(?!\p{L})|^(?:(?:i[’']?m|im|i am)\s+(?:at|on|in|off to|about to)\s+(?:work|nights?|shift|the (?:bus|train|car|queue|bath)|bed|a meeting)|(?:я\s+)?(?:сейчас\s+)?(?:на работе|на смене|в (?:автобусе|дороге|метро|поезде|очереди|поликлинике|больнице|магазине)))(?!\p{L})/iu,
);
const eventNoun =
  "ярмарка|встреча|собеседование|концерт|урок|занятие|приём|экзамен|созвон|выставка|мастер-класс|тренировка|показ|собрание|день открытых дверей|пробное занятие";
const eventTime = lean(
  /(?<!\p{L})(?:today|tomorrow|tonight|this (?:afternoon|evening|morning|week)|on \p{L}+day|at (?:\d|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|noon|midnight)|due|\d ?(?:am|pm)|сегодня|завтра|послезавтра|вечером|днём|утром|в (?:\d|час|два|три|пять|шесть|семь|понедельник|вторник|среду|четверг|пятницу|субботу|воскресенье))(?!\p{L})/iu,
);
const event = [
  lean(
    /(?<!\p{L})(?:there[’']?s|theres|there is|i[’']?ve got|ive got|i got)\s+((?:a|an|this|the|my)\s[^.!?,]*?(?:fair|interview|meeting|class|lesson|gig|exam|viewing|appointment|event|workshop|session|call|open day|audition|match)(?!\p{L})[^.!?]*)/iu,
  ),
  lean(new RegExp(`(?<!\\p{L})((?:\\p{L}+(?:ая|ый|ий|ой|ое|ее)\\s)?(?:${eventNoun})(?!\\p{L})[^.!?]*)`, "iu")),
];
/** Whom or what a sentence is of, where it is somebody else. */
const others = lean(
  /^(?:(?:he|she|they|it)(?:[’']?s|[’']?re)?|(?:my|his|her|our|the)\s\p{L}+(?:[’']?s)?|он[аи]?|ем[уy]|ей|им|у (?:него|неё|нее|них|мамы|сына|дочки|дочери|мужа|жены|внука|внучки|брата)|(?:мам|муж|жен|сын|доч|внук|внуч|брат|сестр|пап|дед|бабушк|кот|кошк|собак|сосед|подруг|учител|тренер|врач)\p{L}*|(?:mate|friend|mum|mom|dad|wife|husband|son|daughter|kid|boss|neighbou?r|teacher|nan|gran|sister|brother)s?)(?!\p{L})/iu,
);

/** What somebody did is a story, and no trait of theirs. */
const past = lean(
  /(?<!\p{L})(?:was|were|had|did|said|told|kept|left|went|came|got|made|took|gave|died|\p{L}{3,}ed|\p{L}{2,}(?:[аеиоуыя]л(?:а|и|о)?|[аеиоуыя]лс[яь]|[аеиоуыя]л(?:ась|ись)|ш[её]л|шла|шли))(?!\p{L})/iu,
);

/** What somebody thinks or says of it is a doubt or a cheer, and no trait of theirs. */
const saysOfUs = lean(
  /^(?:\p{L}+\s){1,2}(?:вс[её] время\s+|опять\s+)?(?:says?|reckons?|thinks?|keeps saying|tells me|говорит|говорят|считает|думает|твердит|смеётся|смеется)(?!\p{L})/iu,
);

const trimmed = (words: string): string => words.trim().replace(/[\s.!,;)]+$/u, "");
const first = (forms: readonly RegExp[], text: string): string | undefined => {
  for (const form of forms) {
    const words = form.exec(text)?.[1];
    if (words !== undefined) return trimmed(words);
  }
  return undefined;
};

/** The detail that a short message tells, with its own words; undefined where it asks, or tells a story. */
export function toldDetail(message: string): ToldDetail | undefined {
  const text = message.trim().replace(lead, "");
  if (text === "" || text.includes("?") || text.split(/\s+/u).length > mostWords) return undefined;
  const comes = eventTime.test(text) ? first(event, text) : undefined;
  if (comes !== undefined) return { as: "event", words: comes.replace(/^(?:a|an|this)\s+/iu, "") };
  const time = first(spare, text);
  if (time !== undefined) return { as: "spare", words: time };
  const gone = first(missing, text);
  if (gone !== undefined) return { as: "missing", words: gone };
  const had = first(means, text);
  if (had !== undefined && !noMeans.test(had) && !eventTime.test(had) && (saysHaving.test(text) || !had.includes(",")))
    return { as: "means", words: had };
  if (limit.test(text)) return { as: "limit", words: trimmed(text.split(/[.!]/u)[0] ?? text) };
  return others.test(text) && !past.test(text) && !saysOfUs.test(text)
    ? { as: "fact", words: trimmed(text) }
    : undefined;
}
