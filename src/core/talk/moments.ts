import { wordsOf } from "../goals/words.ts";
import { nearness, type Sayings } from "../text/sayings.ts";
import type { Act } from "./acts.ts";

/** What messages of a moment do, as the reader of acts takes them: a share for each act that counts. */
export type ActProfile = ReadonlyMap<Act, number>;

/** What people say in each moment, by the ids of the moments (`none` is what belongs to none), and what such messages do. */
export interface MomentIndex {
  readonly sayings: Sayings;
  readonly profiles: ReadonlyMap<string, ActProfile>;
}

/** A moment that a message is near to, and how near. */
export interface ReadMoment {
  readonly id: string;
  readonly near: number;
}

export const noMoment = "none";
/** Nearer than this, a message is answered as its moment: of 50 such answers to messages that nothing had learned 9 of 11 were right from here on, 15 of 28 below. */
const nearEnough = 0.6;
/** How far ahead of the next moment it must be. */
const ahead = 0.05;
/** What the words alone say; the rest is whether the message does what messages of the moment do. */
const wordsPart = 0.25;
const fewestWords = 3;
/** From this share on, messages of a moment tell of a thing. */
const ofItFrom = 0.05;

/**
 * The moment that a message is: near by its words, and doing what such messages do. Undefined where none is near enough, or two are alike.
 * `shares` is what the reader of acts takes the whole message for; `told` is what it plainly tells of life: a moment of which nobody tells that
 * is none of it.
 */
export function readMoment(
  message: string,
  shares: ActProfile,
  { sayings, profiles }: MomentIndex,
  told: readonly Act[] = [],
): ReadMoment | undefined {
  const words = wordsOf(message);
  if (words.length < fewestWords) return undefined;
  const near = nearness(sayings, [{ words, part: 1 }]);
  const scored = sayings.labels.flatMap((id, at) => {
    const profile = profiles.get(id);
    const close = near[at] ?? 0;
    const tellsIt = told.length === 0 || told.some((act) => (profile?.get(act) ?? 0) >= ofItFrom);
    return profile === undefined || close === 0 || !tellsIt
      ? []
      : [{ id, near: close * (wordsPart + alike(shares, profile)) }];
  });
  const [first, second] = scored.toSorted((a, b) => b.near - a.near);
  return first && first.near >= nearEnough && first.near >= (second?.near ?? 0) + ahead ? first : undefined;
}

/** How alike two profiles are: the cosine of the two. */
function alike(one: ActProfile, other: ActProfile): number {
  const length = (profile: ActProfile) => Math.sqrt([...profile.values()].reduce((sum, share) => sum + share ** 2, 0));
  const both = [...one].reduce((sum, [act, share]) => sum + share * (other.get(act) ?? 0), 0);
  return both / (length(one) * length(other) || 1);
}
