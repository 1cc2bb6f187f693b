import { lean } from "../../text/lean.ts";
import { struck } from "./sheet.ts";

/** Why, and what is said beside, is none of what a reminder is of: it is cut where it begins, at words that can begin nothing else. */

/** What is to be told or written to somebody keeps its reason: "tell Ann I left because of the dog". */
const reports = lean(
  /(?<!\p{L})(?:tell|telling|say|explain|ask|write|email|text|сказать|скажи|объяснить|написать|спросить|передать|предупредить|сообщить)(?!\p{L})/iu,
);
const gap = `(?:^|(?<=[\\s,.;!${struck}—–-]))`;
const reasons = lean(
  new RegExp(
    `[\\s,;—–-]*${gap}(?:а то|потому что|потому как|так как|поскольку|(?<!или )иначе|otherwise|because|'?cause|cos|coz|cuz|or else|or i['’]?(?:ll| will)|since i|as i['’]?m)(?!\\p{L})[^.!?\\n]*`,
    "iu",
  ),
);
/** "I'll nod off otherwise". */
const elseFirst = lean(
  /(?<=^|[,.;!\s])[\s,.;!]*(?:i['’]?ll|i will|i|we['’]?ll|we|я|мы)\s[^,.;!?\n]{2,60}\s(?:otherwise|иначе)(?=[\s.!]*$)/iu,
);
/** "Only not before, I am cross then", and what somebody is about at that hour, said behind a stop. */
const bounds = lean(
  /[\s,.;—–-]+(?:только|но|лишь|just|but|only)\s+(?:not|не)\s+(?:раньше|позже|рано|before|earlier|sooner|later)(?!\p{L})[^.!?\n]*/iu,
);
const isThen = lean(
  /(?<=[,.;!—–]\s*)(?:я|мы|i['’]?m|i am|we['’]?re)\s+(?:как раз|тогда|уже|ещё|еще|обычно|всегда|just|usually|always|still|already|aye)(?!\p{L})[^.!?\n]*/iu,
);
/** "Mountain time, I'm in Alberta": whose clock is meant. */
const clocks = lean(
  /[\s,]*(?:\s(?:but|like|so|uh|um|er)(?=\s))*\s(?:(?:eastern|central|mountain|pacific|atlantic|local|my|your|our|uk|us|east coast|west coast) time)(?!\p{L})(?!\s(?:to|for|with))[^.!?\n]*/iu,
);
/** A single word that is to stand for it: "one neutral word, for example “umbrella”". */
const oneWord = lean(
  /(?<!\p{L})(?:одним\s(?:\p{L}+\s)?словом|одно(?:\s\p{L}+)?\sслово|one(?:\s\p{L}+)?\sword|just the word)(?!\p{L})[^«“"]{0,24}[«“"]([^»”"\n]{2,30})[»”"]/iu,
);

/** A message with struck-out times, cut where reasons and asides begin. */
export function withoutAsides(left: string): string {
  const plain = left.replace(bounds, " ").replace(isThen, " ").replace(elseFirst, " ").replace(clocks, " ");
  const [why] = reasons.exec(plain) ?? [];
  if (why === undefined) return plain;
  const before = plain.slice(0, plain.indexOf(why));
  return reports.test(before) ? plain : before + plain.slice(before.length + why.length);
}

/** The word that a reminder is to say in place of its matter; undefined where none is asked for. */
export const wordForIt = (text: string): string | undefined => oneWord.exec(text)?.[1];

const hanging =
  /^(?:на|в|во|о|об|обо|про|по|к|с|до|on|of|at|in|from|for|to|by|it|make it|then|so)(?=\s*(?:[,.;:]|$))[\s,.;:]*/iu;
const beforeDeed = lean(/^(?:на|по|к)\s+(?=\p{L}{2,}(?:ть|ти|чь)(?:ся|сь)?(?!\p{L}))/iu);
/** A subject without the preposition that its time left behind: "on", «на взять торт». */
export const withoutHanging = (subject: string): string => subject.replace(hanging, "").replace(beforeDeed, "");
