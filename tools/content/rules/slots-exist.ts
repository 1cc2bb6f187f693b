import { type CoachPack, plainForm } from "#content/coach-pack.ts";
import { type Locale, locales } from "#core/person/person.ts";
import { packRule } from "../rule.ts";
import { slotNames, stepTexts } from "../texts.ts";

const free = new Set(["goal", "detail", "answer"]);

/** Every slot in a text has its form in the default and in each value, in that language: else a step silently never comes. */
export const slotsExist = packRule("slots-exist", (pack) => {
  const texts = [
    ...stepTexts(pack.steps).map(({ step, locale, text }) => ({ where: step.id, locale, text })),
    ...pack.ask.flatMap((question) =>
      locales.map((locale) => ({ where: question.id, locale, text: question[locale] })),
    ),
  ];
  const found = texts.flatMap(({ where, locale, text }) =>
    slotNames(text).flatMap((name) =>
      missing(pack, name, locale).map((what) => `${where} (${locale}): {${name}} ${what}`),
    ),
  );
  return [...new Set(found)];
});

function missing(pack: CoachPack, name: string, locale: Locale): readonly string[] {
  if (free.has(name)) return [];
  const [slot = "", form = plainForm[locale]] = name.split(".");
  if (slot === "answer") return pack.ask.some(({ id }) => id === form) ? [] : ["asks for a question that is not there"];
  const table = pack.slots[slot];
  if (table === undefined) return ["is no slot of this pack"];
  if (table.default[locale][form] === undefined) return ["has no such form in the default"];
  const without = table.values.filter((value) => value[locale][form] === undefined);
  return without.map(
    ({ match }) =>
      `has no such form for ${locales
        .flatMap((each) => match[each])
        .slice(0, 2)
        .join("/")}`,
  );
}
