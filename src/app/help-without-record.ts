import type { TextScreen } from "#core/dialogue/turn/decision.ts";
import type { Reply } from "#core/dialogue/turn/reply.ts";
import { type CrisisKind, type CrisisLevel, crisisLevels } from "#core/safety/crisis.ts";

/** A crisis in somebody's words: how grave, and of what kind where that is plain. */
export interface CrisisSign {
  readonly level: CrisisLevel;
  readonly kind: CrisisKind | undefined;
}

/** The gravest first. */
const rank = (level: CrisisLevel): number => crisisLevels.indexOf(level);

/** The country that a language tag speaks of (`ru`, `en-GB`): only a guess, but its emergency number is a number. Undefined for no tag. */
export function countryOf(languageTag: string | undefined): string | undefined {
  try {
    return languageTag === undefined ? undefined : new Intl.Locale(languageTag).maximize().region;
  } catch {
    return undefined;
  }
}

/** Help lines for somebody of whom nothing is known but their language; `none` where they asked for help themselves. */
export function helpFor({ level, kind }: CrisisSign, languageTag: string | undefined): Reply {
  const say =
    level === "none"
      ? "help_now.text"
      : level === "elevated"
        ? "crisis.elevated"
        : (`crisis.${level}.${kind ?? "self_harm"}` as const);
  return {
    say,
    helpLines: { country: countryOf(languageTag), kind, level, ...(kind === "medical" ? { alone: true } : {}) },
  };
}

/** The answer to words that show a crisis, without anything of the person; undefined where they show none. */
export type HelpWithoutRecord = (
  texts: readonly string[],
  languageTag: string | undefined,
) => readonly Reply[] | undefined;

/**
 * What somebody in danger is told where their words cannot be kept, whatever is gone: screen and help lines are content, and need neither
 * database nor disk nor queue. Undefined where the words show no crisis.
 */
export function createHelpWithoutRecord(screen: Pick<TextScreen, "crisis">): HelpWithoutRecord {
  return (texts, languageTag) => {
    const [gravest] = texts
      .map((text) => screen.crisis(text))
      .toSorted((one, other) => rank(one.level) - rank(other.level));
    if (!gravest || gravest.level === "none") return undefined;
    const country = countryOf(languageTag);
    const guess: readonly Reply[] =
      country === undefined ? [] : [{ say: "trouble.guessed_country", with: { country } }];
    return [helpFor(gravest, languageTag), ...guess, { say: "trouble.not_kept" }];
  };
}
