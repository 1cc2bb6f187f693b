import { lean } from "../text/lean.ts";

const month =
  "(?:jan|feb|mar|apr|may|june?|july?|aug|sept?|oct|nov|dec)(?:uary|ruary|ch|il|ust|ember|tember|ober)?|январ\\p{L}|феврал\\p{L}|марта?|марте|апрел\\p{L}|ма[яй]|мае|июн\\p{L}|июл\\p{L}|август\\p{L}?|сентябр\\p{L}|октябр\\p{L}|ноябр\\p{L}|декабр\\p{L}";
const date = `(?:(?:on |at )?(?:the )?\\d{1,2}(?:st|nd|rd|th|-?го|-?е)?(?: of)? (?:${month})|(?:${month}) (?:the )?\\d{1,2}(?:st|nd|rd|th)?|(?:in|в) (?:${month})|on the \\d{1,2}(?:st|nd|rd|th)|\\d{1,2}-?го(?: числа)?)(?![\\p{L}\\d])`;
const event =
  "(?:driving |english |b1 |final |state |theory )?(?:exams?|test|operation|op|surgery|wedding|flight|interview|hearing|court date|viva|graduation|due date|scan)|экзамен\\p{L}*|зач[её]т|операци\\p{L}|свадьб\\p{L}|вылет|рейс|самол[её]т|собеседовани\\p{L}|суд|заседани\\p{L}|слушани\\p{L}|защит\\p{L}|госпитализаци\\p{L}";
const told = lean(
  new RegExp(
    `^(?:(?:so|and|but|also|oh|btw|ну|а|и|кстати|ещё|еще|у меня)[\\s,]+)*((?:(?:my|the|our|his|her|мой|моя|моё|наша|наш)\\s(?:\\p{L}+[’']s\\s)?)?(?:${event})(?:[’']s|\\s(?:is|are|will be|будет))?\\s(?:\\p{L}+\\s){0,2}?${date}[^.!?\\n]*)`,
    "iu",
  ),
);
const other = lean(
  /(?<!\p{L})(?:want|wanna|would like|remind|need to|хочу|хотел\p{L}*|напомн\p{L}*|надо|нужно|боюсь|страшно|scared|terrified|cancel\p{L}*|moved|перенес\p{L}*|отмен\p{L}*|was|were|был[аои]?|passed|failed|сдал[аи]?)(?!\p{L})/iu,
);
const mostWords = 18;

/** "Exam on 14 June": the day of something big, told in few words and wishing nothing; undefined for all else. */
export function datedEvent(message: string): string | undefined {
  const text = message.trim();
  if (text.includes("?") || other.test(text) || text.split(/\s+/u).length > mostWords) return undefined;
  return told
    .exec(text)?.[1]
    ?.trim()
    .replace(/[\s,;]+$/u, "");
}
