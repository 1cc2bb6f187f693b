import { lean } from "../../text/lean.ts";
import { struck } from "./sheet.ts";

/**
 * What happens then says when and not what: "Saturday after the footy", "when I knock off, fourish", «как сериал начнётся, в 17:20». It stands in
 * front of the thing or alone; what hangs on behind the thing is left with it.
 */

const opens =
  "(?:(?:just|right|round|around|roond|about|sometime|maybe|сразу|примерно|где-то|прям)\\s+)*(?:when(?:ever)?(?!\\s+to\\s)|once|as soon as|(?<!same\\s)as(?=\\s+(?:i|im|i'm|we|the|my|he|she|they|it)(?![\\p{L}]))|after|before|while|during|on the way|at(?=\\s+(?:coffee|elevenses|smoko|prayers?|playtime|kick ?off|half ?time))|till|until|as soon|как(?!-)(?:\\s+(?:только|раз))?(?!\\s+(?:можно|там|дела|бы|будто|написать|сделать))|когда|после|перед|пока|до того,? как|во время)";
/** Where such a clause ends: at a stop, at a time that was struck out, or where it is said what for. */
const what =
  "\\s(?:to (?!(?:the|my|a|an|work|bed|school|church|market|town|him|her|them|mass|sleep|be)(?!\\p{L}))\\p{L}|so (?:that )?(?:i|we|im|i'm)\\s|чтоб|что\\s|про\\s|насчет|насчёт|толкни|пни|напомни)";
const between = `(?:[\\s,.;:()–—-]|${struck}|(?:so|and|and then|but|like|please|pls|мне|меня|пожалуйста|и|а|но|так|это|that's|thats|which is|it's|its|is|at|on|в|во|на|me|us)(?=[\\s,.;:${struck}]|$))*`;
const clause = lean(
  new RegExp(
    `^(${between})(?<![\\p{L}])(${opens}(?!\\p{L})(?:\\s+(?:я|мы|он|она|они|i|we|he|she|they|the)\\s+${struck}+)?[^,.;!?\\n()${struck}]*?)(?=[,.;!?\\n()${struck}]|${what}|$)`,
    "iu",
  ),
);

export interface WithoutEvent {
  readonly left: string;
  /** The words that were taken out. */
  readonly event: string | undefined;
}

/** More than so many letters are the thing itself, told at length. */
const longest = 60;
const mostClauses = 3;

/** What a reminder is of, without what happens when it is to come. */
export function withoutEvent(left: string): WithoutEvent {
  let rest = left;
  let event: string | undefined;
  for (let nth = 0; nth < mostClauses; nth += 1) {
    const [all, before = "", found = ""] = clause.exec(rest) ?? [];
    if (all === undefined || found.length > longest) break;
    event ??= found.trim();
    rest = before + struck.repeat(found.length) + rest.slice(all.length);
  }
  return { left: withoutHinge(rest), event };
}

const tail = lean(
  /^(?:i(?!\.e)|i'm|im|i've|i'd|we|she|he|they|her|his|its|it's|no|not|or|maybe|if|lol|but|thats|я|у меня|она|он|мы|они|раньше|позже|не раньше|не позже|но не|не|или)(?!\p{L})(?!\s+(?:need|have to|must|should|gotta|want|надо|нужно|должн))/iu,
);
/** Whether what is left beside an event only goes on about it: "her time", "not during", "I have twelve minutes then". */
export const goesOnAboutIt = (subject: string): boolean => tail.test(subject);

const hinge = lean(
  new RegExp(
    `(?<![\\p{L}])(?:i\\.\\s?e\\.|viz\\.?|то есть|т\\.е\\.)(?=[,\\s])|(?<=^|[\\s,.;${struck}])(?:that'?s|which is|it'?s|это|or thereabouts|usually|обычно|so)(?:\\s+(?:like|about|around|где-то|примерно|обычно|usually))*(?=\\s*(?:[,.;]|${struck}|$))`,
    "giu",
  ),
);
/** "That's about ▮": what leads to a time that was struck out. */
const withoutHinge = (left: string): string => left.replace(hinge, (found) => struck.repeat(found.length));

const purpose = lean(
  /(?<!\p{L})so (?:that )?(?:i|we) (?:(?:actually|can|could|then) )*(?=\p{L}{3})(?!don|won|can|am|will)/iu,
);
/** "So I actually make the list": what it is for is what is to be done. */
export const asDeed = (left: string): string => left.replace(purpose, "to ");
