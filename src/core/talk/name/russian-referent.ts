import { lean } from "../../text/lean.ts";

/** A pronoun for a thing, with what stands before it: "из неё", «их». A title that holds one says nothing in a list. */
const pronoun = lean(
  /(?<!\p{L})(?:(?:из|от|на|в|с|со|для|по|под|к|о) (?:него|неё|нее|них|ней|нём|нем|нему|ним)|его|её|ее|их|это)(?=\s|$)/iu,
);
/** Where a thing is told to be, in the case in which a name is read: "лежит у меня шлюпка". */
const isThere = lean(
  /(?:^|[\s,.:;])(?:есть|лежит|лежат|стоит|стоят|валяется|валяются|висит|висят|пылится|пылятся|остал(?:ся|ась|ось|ись)|достал(?:ся|ась|ось|ись)|у меня|у нас)\s+(?:(?:у меня|у нас|тут|там|дома|уже|ещё|еще|целый|целая|целое|вот|от \p{L}+|после \p{L}+|есть|лежит|лежат|стоит|стоят)\s+)*([\p{L}][\p{L}\s-]{2,60})/giu,
);
const ofPeople = lean(
  /^(?:сын\p{L}*|доч\p{L}*|муж|жена|мам\p{L}*|пап\p{L}*|брат|сестра|друг|подруга|внук|внучка|бабушка|дед\p{L}*|кот|кошка|соба\p{L}*|пёс|реб[её]н\p{L}*|дет\p{L}+|желание|мечта|цель|идея|задача|вопрос|проблема|дело|одна|один|такая|такой|время|не)(?!\p{L})/iu,
);
/** Where the naming of a thing ends. */
const joint = lean(
  /\s(?:и|а|но|что|чтобы?|котор\p{L}+|из|на|в|во|с|со|от|для|под|после|за|по|к|до|уже|ещё|еще|хочу|надо|нужно|хотел\p{L}*)(?=\s|$)/iu,
);
const mostOfThing = 4;
/** So long a name stands whole. */
const mostLetters = 60;

/** A name in which a pronoun gives way to the one thing that the message names before it: «Списанная шлюпка: сделать теплицу под огурцы». */
export function withItsNoun(name: string, text: string): string {
  const [found] = pronoun.exec(name) ?? [];
  if (found === undefined) return name;
  const at = text.toLowerCase().indexOf(found.toLowerCase());
  const things = [...text.slice(0, Math.max(0, at)).matchAll(isThere)]
    .map(([, words = ""]) => words.split(joint)[0]?.trim() ?? "")
    .filter((thing) => thing !== "" && !ofPeople.test(thing) && thing.split(/\s+/u).length <= mostOfThing);
  const [only] = new Set(things);
  const deed = name.replace(pronoun, " ").replace(/\s+/gu, " ").trim();
  if (only === undefined || new Set(things).size > 1 || deed.split(/\s+/u).length < 1) return name;
  const named = (thing: string): string => `${thing}: ${deed.slice(0, 1).toLowerCase()}${deed.slice(1)}`;
  return named(only).length <= mostLetters ? named(only) : named(only.split(/\s+/u).slice(0, 2).join(" "));
}
