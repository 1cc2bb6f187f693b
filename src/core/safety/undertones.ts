import type { Instant } from "../time/instant.ts";

/** A weak sign that was heard, and when; of the words nothing is kept. */
export interface Undertone {
  readonly sign: string;
  readonly at: Instant;
}

/** What is kept of somebody's last days: signs by name, and what the trained reader came to hear over them, as a figure of this time. */
export interface Undertones {
  readonly heard: readonly Undertone[];
  readonly tone: number;
  readonly at: Instant;
}

/** The same with how much of it is left (a sign's share is 0 to 1). */
export interface FadedUndertones {
  readonly heard: readonly { readonly sign: string; readonly left: number }[];
  readonly tone: number;
}

/** What one message adds; the tone may be negative. */
export interface UndertonesSaid {
  readonly signs: readonly string[];
  readonly tone: number;
  /** It asks something. */
  readonly asks?: boolean;
}

/** What a sign counts; a pointed one is seldom said without a reason of its own, a weary one is said by whoever is worn out. */
export interface UndertoneSign {
  readonly weight: number;
  readonly pointed: boolean;
  readonly weary: boolean;
}

export interface UndertoneTable {
  readonly signs: ReadonlyMap<string, UndertoneSign>;
  /** What explains signs, each with those that it explains. */
  readonly grounds: ReadonlyMap<string, ReadonlySet<string>>;
}

/** What the signs of some days come to: nothing to speak of, enough for one small line, or enough to ask. */
export type UndertoneVoice = "silent" | "some" | "much";

const hour = 3600 * 1000;
/** After so long half of a sign is left. */
const halfLife = 72 * hour;
/** What is left below this share is forgotten: after ten days. */
const forgottenBelow = 0.1;
/** So many signs are kept of one person, the newest. */
const mostKept = 24;

/** A score that an ordinary message is as likely to have as one of somebody who is getting ready. */
const evenScore = 0.06;
const scoreFloor = 0.02;
const toneRange = { least: -0.6, most: 2 };
const mostTone = 8;

/** How much a message's score speaks for danger, or against it: as much as its likelihood does, within bounds. */
export const toneOf = (score: number): number =>
  Math.min(toneRange.most, Math.max(toneRange.least, Math.log((score + scoreFloor) / evenScore)));

const leftAfter = (passed: number): number => 0.5 ** (Math.max(0, passed) / halfLife);

/** What was heard before, faded by the time that passed. */
export const fadedAt = (kept: Undertones | undefined, now: Instant): FadedUndertones => ({
  heard: (kept?.heard ?? [])
    .map(({ sign, at }) => ({ sign, left: leftAfter(now - at) }))
    .filter(({ left }) => left >= forgottenBelow),
  tone: kept ? kept.tone * leftAfter(now - kept.at) : 0,
});

/** A tone rises with each message that speaks for danger and sinks with each that does not, never below nothing. */
const toneWith = (before: number, said: number): number => Math.min(mostTone, Math.max(0, before + said));

/** What is kept after a message; nothing where nothing is left. */
export function keptAfter(kept: Undertones | undefined, said: UndertonesSaid, now: Instant): Undertones | undefined {
  const old = (kept?.heard ?? []).filter(({ at }) => leftAfter(now - at) >= forgottenBelow);
  const heard = [...old, ...said.signs.map((sign) => ({ sign, at: now }))].slice(-mostKept);
  const tone = Math.round(toneWith(fadedAt(kept, now).tone, said.tone) * 100) / 100;
  return heard.length === 0 && tone < forgottenBelow ? undefined : { heard, tone, at: now };
}

/** The second time a sign is heard it counts so much of its weight, from the third on nothing: it adds up by being of several kinds. */
const secondTime = 0.5;
/** So much of a sign is left where something explains it, and of the tone where anything is explained. */
const explained = { sign: 0.2, tone: 0.7 };
/** Points that a unit of tone is worth. */
const toneWorth = 0.6;
/** A kind counts as heard from so much of its weight on. */
const countsFrom = 0.4;
/** From this tone on a message says something by itself. */
const saysSomething = 0.5;

/**
 * What has to come together. The reader alone, however long it hears something, is never enough to ask, and neither is being worn out: somebody who does not sleep, feels
 * nothing and is alone wants care, and is asked about dying only where something was said that is not of tiredness.
 */
interface Way {
  readonly points: number;
  readonly kinds: number;
  readonly tone?: number;
  readonly pointed?: true;
  readonly unexplained?: true;
}
const waysToMuch: readonly Way[] = [
  { points: 4, kinds: 3, pointed: true },
  { points: 5.2, kinds: 4, unexplained: true },
  { points: 4, kinds: 2, tone: 3.5 },
  { points: 3.6, kinds: 1, tone: 4.5 },
];
const waysToSome: readonly Way[] = [
  { points: 2.4, kinds: 2 },
  { points: 2.1, kinds: 1, tone: 1.8 },
  { points: 2.1, kinds: 0, tone: 3.5 },
];

/** How much of a sign is there, between none and once and a half. */
function shareOf(sign: string, all: FadedUndertones["heard"]): number {
  const [first = 0, second = 0] = all
    .filter((each) => each.sign === sign)
    .map(({ left }) => left)
    .sort((a, b) => b - a);
  return first + secondTime * second;
}

/**
 * What this message and those before it come to. Signs of one kind hardly add up, those of several do; what something explains (a move, another's funeral) counts
 * little, and a message that holds no sign itself says nothing, whatever was heard before it. Nobody who asks about something else is asked about dying in return.
 */
export function undertoneVoice(
  said: UndertonesSaid,
  before: FadedUndertones,
  { signs, grounds }: UndertoneTable,
): UndertoneVoice {
  const all = [...before.heard, ...said.signs.map((sign) => ({ sign, left: 1 }))];
  const explains = new Set(all.flatMap(({ sign }) => [...(grounds.get(sign) ?? [])]));
  const signed = said.signs.some((sign) => signs.has(sign) && !explains.has(sign));
  if (!signed && said.tone < saysSomething) return "silent";
  const heard = [...signs]
    .map(([sign, { weight, pointed, weary }]) => ({
      weight,
      pointed,
      weary,
      share: shareOf(sign, all) * (explains.has(sign) ? explained.sign : 1),
    }))
    .filter(({ share }) => share > 0);
  const counted = heard.filter(({ share }) => share >= countsFrom);
  const tone = toneWith(before.tone, said.tone) * (explains.size > 0 ? explained.tone : 1);
  const points = heard.reduce((sum, { share, weight }) => sum + share * weight, 0) + tone * toneWorth;
  const goes = (way: Way): boolean =>
    points >= way.points &&
    counted.length >= way.kinds &&
    tone >= (way.tone ?? 0) &&
    (way.pointed !== true || counted.some(({ pointed }) => pointed)) &&
    (way.unexplained !== true || explains.size === 0);
  const mayAsk = counted.some(({ weary }) => !weary) && (signed || said.asks !== true);
  if (mayAsk && waysToMuch.some(goes)) return "much";
  return waysToSome.some(goes) ? "some" : "silent";
}
