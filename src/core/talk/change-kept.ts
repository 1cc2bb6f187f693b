import { lean } from "../text/lean.ts";

/** Where, when, with what: words that can stand behind a colon as they were written. */
const condition = lean(
  /^(?:не|not|only|just|только|without|with|in|on|at|by|from|over|near|before|after|up to|indoors|standing|sitting|seated|lying|something|one|без|с|со|в|во|на|по|про|из|до|от|у|через|возле|около|для|дома|л[её]жа|сидя|стоя|молча|письменно|устно|онлайн|чтоб\p{L}*|пн|вт|ср|чт|пт|сб|вс|mon|tue|wed|thu|fri|sat|sun|понедельник\p{L}*|вторник\p{L}*|сред[ауы]|четверг\p{L}*|пятниц\p{L}+|суббот\p{L}+|воскресень\p{L}+|утр\p{L}+|вечер\p{L}*|weekends?|mornings?|evenings?|раз|once|twice|\d+)(?!\p{L})/iu,
);
const mostWords = 9;
/** Who tells it and whom it is told to would have to be turned. */
const ofSomebody = lean(
  /(?<!\p{L})(?:я|мы|мне|меня|мной|мо[йяёеиюих]|нам|нас|ты|вы|тебе|вам|i|i[’']?m|me|my|we|our|us|you|your)(?!\p{L})/iu,
);

/** Whether what a step has to keep to can be said back in its own words. */
export const standsAlone = (words: string): boolean =>
  condition.test(words) && words.split(/\s+/u).length <= mostWords && !ofSomebody.test(words);
