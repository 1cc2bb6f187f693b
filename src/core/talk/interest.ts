import { capitalised } from "../text/capitalised.ts";
import { lean } from "../text/lean.ts";

/** What is done for its own sake, as it begins in English: told of the past it may be wished again. */
const pastimesEn =
  "draw paint sketch sing dance run jog swim knit crochet sew write cook bake cycle climb garden ski skate row box fish hike carve whittle juggle act surf sail camp weave embroider fence photograph play build make ride read collect keep grow do go".split(
    " ",
  );
/** As it is said of what one liked: "baking", "running". */
const liking = (verb: string): string =>
  `${/(?:n|m)$/u.test(verb) && verb.length === 3 ? `${verb}${verb.at(-1)}` : verb === "swim" ? "swimm" : verb.replace(/e$/u, "")}ing`;
const doing = pastimesEn.flatMap((verb) => [liking(verb), verb]).join("|");
/** Alone they say nothing: what is done with them has to follow. */
const needsThing = /^(?:play|build|make|ride|read|collect|keep|grow|do|go|run a)$/iu;
const told = lean(
  new RegExp(
    `(?:^|[.,;!?—–-]\\s*|(?<!\\p{L})(?:i|dunno|and|but|well|maybe|yeah)\\s+)used to (?:(?:really|actually|always) )?(?:(?:love|like|enjoy|be (?:good at|into))\\s+(?:to\\s+)?)?(${doing})(?!\\p{L})([^.!?;]*)(?:[.!?;]\\s*([^.!?;]*))?`,
    "iu",
  ),
);
/** What hangs behind a thing and names none of it. */
const behind =
  /[\s,]*(?:(?:and|or) (?:that|stuff|things|so on|such)|when i was .*|as a (?:kid|child|boy|girl|teenager|student)|(?:back )?(?:in|at) (?:school|college|the day|my .*)|years ago|mostly|mainly|a lot|a bit|once|sometimes|quite .*|before .*|with (?:my|the) .*|for fun)[\s.,]*$/iu;
/** Somebody else's company, or what does harm: that is no pastime to be offered. */
const notOffered = lean(
  /(?<!\p{L})(?:him|her|them|us|drugs?|coke|weed|time|crime|away|over|out|everything|anything|to (?:him|her|them|my)|laps?)(?!\p{L})/iu,
);

const cleaned = (words: string): string => {
  let left = words.trim();
  for (let next = left.replace(behind, ""); next !== left; next = left.replace(behind, "")) left = next.trim();
  return left.replace(/^(?:(?:a )?(?:bit|lot) of|some)\s+/iu, "").replace(/[\s,]+$/u, "");
};
/** Nouns that follow alone: "used to draw. comics and that". */
const bareThing = lean(
  /^(?!(?:not|no|never|it|i|he|she|they|we|but|so|now|then|why|what|how)(?!\p{L}))\p{L}+(?:\s\p{L}+)?$/iu,
);

function english(text: string): string | undefined {
  const [, verb = "", rest = "", next = ""] = told.exec(text) ?? [];
  if (verb === "" || notOffered.test(rest)) return undefined;
  const goes = verb.toLowerCase() !== "go" || /^\s*\p{L}+ing(?!\p{L})/iu.test(rest);
  if (!goes) return undefined;
  const bare = pastimesEn.find((each) => liking(each) === verb.toLowerCase()) ?? verb.toLowerCase();
  const [object = ""] = cleaned(rest).split(/\s*,\s*/u);
  const thing = object === "" && bareThing.test(cleaned(next)) ? cleaned(next) : object;
  if (thing.split(/\s+/u).length > mostOfThing || (thing === "" && needsThing.test(bare))) return undefined;
  const something = bare === "do" ? `some ${thing.replace(/^(?:a|the)\s+/iu, "")}` : thing;
  return capitalised(thing === "" ? `${bare} again` : `${bare} ${something}`);
}
const mostOfThing = 4;

/** The same in Russian: how it is said of the past, and as a thing to do. */
const pastimes =
  "рисовать вязать шить вышивать петь танцевать бегать плавать писать готовить фотографировать играть лепить мастерить вырезать кататься рыбачить паять клеить снимать выращивать сочинять читать гулять".split(
    " ",
  );
const oddPast: readonly (readonly [past: string, plain: string])[] = [
  ["п[её]к|пекла|пекли", "печь"],
  ["пл[её]л|плела|плели", "плести"],
];
const pastOf = (plain: string): string =>
  plain.endsWith("ся") ? `${plain.slice(0, -4)}л(?:ся|ась|ись)` : `${plain.slice(0, -2)}л[аи]?`;
const known: readonly (readonly [past: string, plain: string])[] = [
  ...pastimes.map((plain) => [pastOf(plain), plain] as const),
  ...oddPast,
];
const anyPast = known.map(([past]) => past).join("|");
const anyPlain = known.map(([, plain]) => plain).join("|");
const once =
  "(?:раньше|когда-то|одно время|в (?:школе|детстве|молодости|юности|институте|армии))(?:\\s+(?:я|много|немного|неплохо|даже|вс[её] время|часто|хорошо|вс[её]|любил[аи]?))*";
const behindRu =
  /[\s,]*(?:там|всякое|всякие|и (?:вс[её] )?такое|в (?:школе|детстве|молодости|юности)|раньше|когда-то|и прочее|немного|много|часто|неплохо|хорошо|одно время|даже|очень)[\s.,]*$/iu;
const didOnce = lean(new RegExp(`(?<!\\p{L})${once}\\s+(${anyPast}|${anyPlain})(?!\\p{L})([^.!?;,]*)`, "iu"));
const didFirst = lean(
  new RegExp(`^(?:(?:ну|да|я|вообще|не знаю)[\\s,.]+)*(${anyPast})(?!\\p{L})([^.!?;,]*?)\\s*${once}`, "iu"),
);
const lovedIt = lean(
  new RegExp(
    `(?<!\\p{L})(${anyPlain})\\s+(?:я\\s+)?(?:раньше\\s+|всегда\\s+|очень\\s+)*(?:любил[аи]?|обожал[аи]?|нравилось)(?!\\p{L})`,
    "iu",
  ),
);
const loved = lean(
  new RegExp(`(?<!\\p{L})(?:любил[аи]?|обожал[аи]?)\\s+(?:я\\s+|раньше\\s+)*(${anyPlain})(?!\\p{L})([^.!?;,]*)`, "iu"),
);
/** Plural things stand after a verb as they stand alone. */
const pluralThing = lean(/^\p{L}{2,}[ыи]$/iu);
const othersDid = lean(
  /(?<!\p{L})(?:он|она|они|мама|папа|муж|жена|сын|дочь|дочка|бабушка|дед|сестра|брат|he|she|they|mum|mom|dad|wife|husband|son|daughter|we|people)\s+(?:\p{L}+\s+){0,2}(?:used to|раньше|любил|рисовал|вязал|пел|играл)/iu,
);

function russian(text: string): string | undefined {
  const [, verb = "", rest = ""] =
    didOnce.exec(text) ?? didFirst.exec(text) ?? lovedIt.exec(text) ?? loved.exec(text) ?? [];
  const plain = known.find(
    ([past, name]) => new RegExp(`^(?:${past})$`, "iu").test(verb) || name === verb.toLowerCase(),
  )?.[1];
  if (plain === undefined) return undefined;
  let thing = rest.trim();
  for (let next = thing.replace(behindRu, ""); next !== thing; next = thing.replace(behindRu, "")) thing = next.trim();
  if (thing === "") {
    const after = text.slice(text.indexOf(verb) + verb.length + rest.length).replace(/^[\s.,;:!—–-]+/u, "");
    const [first = ""] = after.split(/[\s,.;!?]+/u);
    thing = pluralThing.test(first) ? first : "";
  }
  if (
    thing.split(/\s+/u).length > mostOfThing ||
    /(?<!\p{L})(?:ему|ей|им|нам|с ним|с ней|себе|н[её])(?!\p{L})/iu.test(thing)
  )
    return undefined;
  const needs = plain === "играть" || plain === "кататься" || plain === "писать" || plain === "снимать";
  if (thing === "") return needs ? undefined : `Снова ${plain}`;
  return capitalised(`${plain} ${thing}`);
}

/** In more words than this a story is told. */
const longest = 16;

/**
 * What somebody used to do for its own sake, named as a goal: "dunno. used to draw. comics and that" is "Draw comics". Undefined where nothing of
 * the kind is told, where somebody else did it, or in a story.
 */
export function interestOf(text: string): string | undefined {
  if (text.includes("?") || text.split(/\s+/u).length > longest || othersDid.test(text)) return undefined;
  return english(text) ?? russian(text);
}
