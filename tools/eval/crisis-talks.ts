import type { CrisisScreen } from "#content/crisis.ts";
import { calmAfter } from "#core/safety/concern.ts";
import type { CrisisStrength } from "#core/safety/crisis.ts";
import { plainMessage } from "#core/safety/crisis-strength.ts";
import { fadedAt, keptAfter, type Undertones } from "#core/safety/undertones.ts";
import { type Rate, rateOf } from "./crisis.ts";

/** What one person says, one message after another; `hours` is how long after the one before it came. */
export interface CrisisTalk {
  readonly id: string;
  readonly locale: string;
  readonly kind: string;
  readonly turns: readonly { readonly say: string; readonly hours?: number | undefined }[];
}

/** Shares of conversations: somewhere in them open or louder, or at least quiet, and the same where each message is read by itself. */
export interface TalkRates {
  readonly n: number;
  readonly open: Rate;
  readonly any: Rate;
  readonly open_each_alone: Rate;
  readonly any_each_alone: Rate;
  /** Where weak signs that added up decided it, openly or quietly. */
  readonly added_up_open: Rate;
  readonly added_up: Rate;
}

const strengths: readonly CrisisStrength[] = ["none", "quiet", "open", "loud"];
const atLeast = (heard: readonly CrisisStrength[], least: CrisisStrength): boolean =>
  heard.some((each) => strengths.indexOf(each) >= strengths.indexOf(least));
const usualHours = 0.1;
const hour = 3600 * 1000;

interface Played {
  readonly alone: readonly CrisisStrength[];
  readonly heard: readonly CrisisStrength[];
  readonly addedUp: readonly CrisisStrength[];
}

function play({ turns }: CrisisTalk, { screen }: Pick<CrisisScreen, "screen">): Played {
  const alone: CrisisStrength[] = [];
  const heard: CrisisStrength[] = [];
  const addedUp: CrisisStrength[] = [];
  let kept: Undertones | undefined;
  let now = 0;
  let calm = calmAfter;
  for (const [at, { say, hours }] of turns.entries()) {
    now += (hours ?? usualHours) * hour;
    const talk = at === 0 ? "first" : "going";
    alone.push(screen(say, { ...plainMessage, talk }).strength);
    const before = calm < calmAfter ? "sign" : "nothing";
    const verdict = screen(say, { ...plainMessage, talk, before, undertones: fadedAt(kept, now) });
    heard.push(verdict.strength);
    const reason = verdict.because.strength;
    if (reason === "undertones_much" || reason === "undertones_some") addedUp.push(verdict.strength);
    kept =
      reason === "undertones_much" ? undefined : keptAfter(kept, verdict.undertones ?? { signs: [], tone: 0 }, now);
    calm = atLeast([verdict.strength], "open") ? 0 : calm + 1;
  }
  return { alone, heard, addedUp };
}

/** Judges the screen on whole conversations, by language and kind: what is heard in them, and what would be if each message stood alone. */
export function evalCrisisTalks(
  talks: readonly CrisisTalk[],
  screen: Pick<CrisisScreen, "screen">,
): Record<string, TalkRates> {
  const groups = Map.groupBy(talks, ({ locale, kind }) => `${locale} ${kind}`);
  return Object.fromEntries(
    [...groups].map(([name, members]) => {
      const played = members.map((talk) => play(talk, screen));
      const rates: TalkRates = {
        n: members.length,
        open: rateOf(played, ({ heard }) => atLeast(heard, "open")),
        any: rateOf(played, ({ heard }) => atLeast(heard, "quiet")),
        open_each_alone: rateOf(played, ({ alone }) => atLeast(alone, "open")),
        any_each_alone: rateOf(played, ({ alone }) => atLeast(alone, "quiet")),
        added_up_open: rateOf(played, ({ addedUp }) => atLeast(addedUp, "open")),
        added_up: rateOf(played, ({ addedUp }) => atLeast(addedUp, "quiet")),
      };
      return [name, rates];
    }),
  );
}
