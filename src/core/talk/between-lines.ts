import { lean } from "../text/lean.ts";

/** What a state of things asks for, in plain words: a thing that is full, and one that is broken. */
const fullEn = lean(
  /(?<!\p{L})(?:my|our|the)\s+(?!(?:head|heart|life|mind|brain|day|week|marriage|house of|face|body|family|relationship)(?!\p{L}))(\p{L}+(?:\s(?!is|are|looks?)\p{L}+)?)\s+(?:is|[’']s|are|looks?)\s+(?:so |absolutely |completely |a total |an absolute |such )*(?:full|a mess|a tip|a state|cluttered|piled|overflowing|chaos|a bomb ?site|rammed|stuffed)(?!\p{L})/iu,
);
const fullRu = lean(
  /(?<!\p{L})(балкон|шкаф|гараж|чердак|подвал|стол|коридор|сарай|холодильник|антресоли|прихожая|кладовка|комната|кухня|дача|квартира)\s+(?:(?:весь|вся|так|уже|совсем|полностью)\s+)*(?:завален\p{L}*|захламл[её]н\p{L}*|забит\p{L}*|зарос\p{L}*|в хламе|полный хлама)/iu,
);
const brokenEn = lean(
  /(?<!\p{L})(?:my|our|the)\s+((?:kitchen |bathroom |front |back |garden )?(?:tap|door|gate|shelf|fence|lamp|chair|bike|drawer|window|roof|sink|shower|toilet))\s+(?:is |has been |[’']s |keeps |still )*(?:drip\p{L}*|leak\p{L}*|broken|bust|stuck|squeak\p{L}*|wobbl\p{L}*|hanging off)/iu,
);
const brokenRu = lean(
  /(?<!\p{L})(кран|замок|стул|шкаф|забор|велосипед|унитаз|холодильник)\s+(?:(?:уже|опять|всё|месяц|год|неделю|давно)\s+)*(?:теч[её]т|капает|сломан|сломался|скрипит|шатается|не работает|отвалился|заедает)/iu,
);

/** The thing of a verb: the feminine changes. */
const accusative = (noun: string): string =>
  noun.toLowerCase().replace(/ая$/u, "ую").replace(/а$/u, "у").replace(/я$/u, "ю");

/**
 * What somebody would like done and did not say as a wish, named as a goal: "балкон завален так, что дверь не открывается" is "Разобрать балкон".
 * Only what is plain by its words; undefined for all else.
 */
export function betweenLines(text: string): string | undefined {
  if (text.length > longest) return undefined;
  const named: readonly (readonly [RegExp, (thing: string) => string])[] = [
    [fullEn, (thing) => `Clear out the ${thing.toLowerCase()}`],
    [brokenEn, (thing) => `Fix the ${thing.toLowerCase()}`],
    [fullRu, (thing) => `Разобрать ${accusative(thing)}`],
    [brokenRu, (thing) => `Починить ${thing.toLowerCase()}`],
  ];
  for (const [form, title] of named) {
    const thing = form.exec(text)?.[1];
    if (thing !== undefined) return title(thing);
  }
  return undefined;
}
const longest = 200;

const workEn = lean(
  /^(?:[^.!?]{0,40}(?<!\p{L}))?(?:need|looking for|got to find|have to find|gotta find|must find) (?:a |some |any )?(?:new |proper |better )?(?:job|work)(?!\p{L})(?! (?:out|on|with|done|from|clothes|shoes|permit))/iu,
);
const workRu = lean(
  /(?<!\p{L})(?:(?:срочно )?(?:нужна|ищу|надо найти|нужно найти|надо искать) (?:(?:новую|новая|хоть какую-то|любую|срочно) )?работ[ауы])(?!\p{L})/iu,
);

/** Work is looked for: the goal by its plain name; undefined where it is not. */
export const workSought = (text: string): string | undefined =>
  text.length > longest ? undefined : workRu.test(text) ? "Найти работу" : workEn.test(text) ? "Find a job" : undefined;
