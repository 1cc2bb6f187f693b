import type { Slots } from "./talk-words.ts";
import { lean } from "../text/lean.ts";

const figure =
  "(?:\\d+(?:[.,]\\d+)?|пол(?:тора|торы)?|один|одну|два|две|три|четыре|пять|шесть|семь|восемь|девять|десять|двенадцать|пару|несколько|a|an|one|two|three|four|five|six|seven|eight|nine|ten|twelve|a few|a couple of|several|half a|half an)";
const unit =
  "(?:минут\\p{L}*|час\\p{L}{0,3}|дн\\p{L}{1,3}|день|ден[её]к|сут\\p{L}*|недел\\p{L}*|месяц\\p{L}*|год\\p{L}{0,2}|лет|minutes?|mins?|hours?|hrs?|days?|weeks?|months?|years?|yrs?)";
const spans = lean(
  new RegExp(
    `(?<!\\p{L})(?:${figure}\\s+(?:с половиной\\s+)?${unit}|полгода|полчаса|полдня|полтора месяца)(?!\\p{L})`,
    "giu",
  ),
);
const when = lean(
  /(?<!\p{L})(?:в|во|on|this|next|до|к)\s+(?:понедельник|вторник|сред[уе]|четверг|пятниц[уе]|суббот[уе]|воскресенье|выходные|monday|tuesday|wednesday|thursday|friday|saturday|sunday|weekend)(?!\p{L})|(?<!\p{L})(?:завтра|послезавтра|сегодня вечером|на следующей неделе|на выходных|tomorrow|tonight|next week|next month|at the weekend)(?!\p{L})/iu,
);

/** Years that are somebody's age are no length of time: "my son, 8 years", "ей 7 лет". */
const ofAge = lean(
  /(?:[,(–—-]\s*|(?<!\p{L})(?:ей|ему|им|мне|нам|сыну|дочери|дочке|дочь|дочку|сын|сына|мальчику|девочке|ребенку|ребёнку|детям|внуку|внучке|is|am|are|aged?|[’']s|[’']m|[’']re|son|daughter)\s+)$/iu,
);
const years = lean(/(?:лет|год\p{L}{0,2}|years?|yrs?)$/iu);
const isAge = (before: string, length: string, behind: string): boolean =>
  years.test(length) && (ofAge.test(before) || /^[ -]old(?!\p{L})/iu.test(behind));

/** Words that say the time told, such as a length and a day, just as they were written. */
export function timeSlots(text: string): Slots {
  const length = [...text.matchAll(spans)].find(
    ({ index, 0: each }) => !isAge(text.slice(0, index), each, text.slice(index + each.length)),
  )?.[0];
  const day = when.exec(text)?.[0];
  return {
    ...(length === undefined ? {} : { span: length.toLowerCase() }),
    ...(day === undefined ? {} : { when: day.charAt(0).toLowerCase() + day.slice(1) }),
  };
}
