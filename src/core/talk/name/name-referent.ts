import { lean } from "../../text/lean.ts";

/** Things that a message names before its wish, where their names plainly begin and end. */
interface Thing {
  readonly name: string;
  readonly is: "one" | "many" | "he" | "she";
}

const males =
  "son|dad|father|brother|husband|grandad|grandfather|granddad|grandpa|uncle|nephew|boyfriend|grandson|stepson|boy";
const females =
  "daughter|mum|mom|mother|sister|wife|gran|grandma|grandmother|nan|nana|aunt|aunty|niece|girlfriend|granddaughter|girl|kookum";
const closes =
  "(?=\\s*[,.;:!?(–—]|\\s+(?:and|but|so|that|which|who|off|from|in|on|at|with|since|for|to|of|is|are|was|were|has|have|had|than|i|we|he|she|it|they|because|before|after|by|under|up|down|sitting|lying)(?!\\p{L})|\\s*$)";
const word = "[\\p{L}\\d][\\p{L}\\d’'-]*";
const number = "\\d+|two|three|four|five|six|seven|eight|nine|ten|a few|some|these|those";
/** What somebody came by, has or speaks of: behind such a word a thing begins, and ends with the next small word. */
const hadOf = lean(
  new RegExp(
    `(?<!\\p{L})(?:bought|got|have|[’']ve|had|has|found|inherited|own|there[’']s|theres|there is|there are|left me|gave me|given me|giving me|picked up|borrowed|kept|keep)\\s+(?:me\\s+|got\\s+)?((?:a|an|the|my|this|our|${number})\\s+(?:${word}\\s+){0,2}?${word})${closes}`,
    "giu",
  ),
);
/** What is told of: "my A1C is 9.4". */
const isSo = lean(
  new RegExp(
    `(?<!\\p{L})((?:my|our)\\s+(?:(?:${number})\\s+)?(?:${word}\\s+)?${word})\\s+(?:is|are|was|were|has|have|keeps?)(?!\\p{L})`,
    "giu",
  ),
);
const ofPeople = lean(new RegExp(`(?<!\\p{L})(?:my|our)\\s+(?:${word}\\s+)?(?:${males}|${females})(?!\\p{L})`, "giu"));
/** Words that are no part of a thing's name: it was cut wrongly. */
const verbal = lean(
  /(?<!\p{L})(?:to|been|not|never|no|so|very|too|lot|bit|time|day|feeling|problem|idea|\p{L}{3,}(?:ed|ing)|said|told|went|came|gave|got|is|are|was)(?!\p{L})/iu,
);
const many = lean(new RegExp(`^(?:${number})\\s|(?:kids|children|people|(?<!s)s)$`, "iu"));

const he = lean(new RegExp(`(?<!\\p{L})(?:${males})$`, "iu"));
const she = lean(new RegExp(`(?<!\\p{L})(?:${females})$`, "iu"));

function kindOf(name: string): Thing["is"] {
  if (he.test(name)) return "he";
  if (she.test(name)) return "she";
  return many.test(name.replace(/^(?:my|our)\s+/iu, "")) ? "many" : "one";
}

/** Called by its own word: what was "an accordion" is "the accordion" from then on, and 212 voicemails are "the 212 voicemails". */
const known = (name: string): string =>
  /^(?:my|our|the|this)\s/iu.test(name)
    ? name.replace(/^\p{L}+/u, (first) => first.toLowerCase())
    : `the ${name.replace(/^(?:an?|some|these|those)\s+/iu, "")}`;

function thingsIn(told: string): readonly Thing[] {
  const names = [hadOf, isSo].flatMap((form) => [...told.matchAll(form)].map(([, name = ""]) => name));
  const people = [...told.matchAll(ofPeople)].map(([name]) => name);
  const plain = [...names.filter((name) => !verbal.test(name)), ...people].map((name) => known(name));
  return [...new Set(plain)].map((name) => ({ name, is: kindOf(name) }));
}

const meant: Readonly<Record<string, Thing["is"]>> = { it: "one", them: "many", him: "he", her: "she" };
const pronoun =
  /(?<=^\S+\s(?:.*\s)?|^)(?:(on|with|in|for|of|about|at|from|to)\s+)?(it|them|him|her)(?=\s+(?:up|down|out|off|over|away|back|done|again|on|in|at|for|to|with|by|before|and|or|from|here|there|home|copied|scanned|printed|framed|mended|repaired|painted|sorted|fixed|finished|into|all|some|a|an|the)(?:\s|$)|$)/giu;
/** "With it", behind so many words, can be left out. */
const wordsBefore = 3;

/**
 * A name in which a pronoun is the noun that the same message names before it, where only one can be meant: "play one song on the accordion". What
 * only goes with the deed ("on it") is left out where no noun is plain; else the pronoun stays.
 */
export function withReferents(title: string, text: string): string {
  return title.replace(pronoun, (whole: string, with_: string | undefined, which: string, at: number) => {
    const place = text.toLowerCase().indexOf(whole.toLowerCase());
    const here = text.toLowerCase().indexOf(title.toLowerCase().slice(Math.max(0, at - around), at + whole.length));
    const told = text.slice(0, Math.max(0, here >= 0 ? here : place));
    const things = thingsIn(told).filter(({ is }) => is === meant[which.toLowerCase()]);
    const [only] = things;
    if (only !== undefined && things.length === 1) return with_ === undefined ? only.name : `${with_} ${only.name}`;
    const goesWithout =
      with_ !== undefined &&
      /^(?:on|with|in|at)$/iu.test(with_) &&
      /^it$/iu.test(which) &&
      title.slice(0, at).trim().split(/\s+/u).length >= wordsBefore;
    return goesWithout ? "" : whole;
  });
}
/** So many letters before a pronoun tell which of several it is. */
const around = 12;
