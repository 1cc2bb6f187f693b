import type { Clock } from "#app/ports.ts";
import type { Words } from "#content/words.ts";
import { type Flags, flagsFor, type Library, type LookContext } from "#core/dialogue/turn/decision.ts";
import type { Snapshot } from "#core/dialogue/turn/dialogue.ts";
import type { Reply } from "#core/dialogue/turn/reply.ts";
import type { Locale, PersonId } from "#core/person/person.ts";
import type { TextRef } from "#core/techniques/technique.ts";

type Slots = Readonly<Record<string, string | number>>;

/** A person's state, with what turns it into words of theirs; nothing is decided by looking. */
export interface Shown {
  readonly snapshot: Snapshot;
  readonly around: LookContext;
  /** Words of content in the person's language, without markup; figures of ours may stand in their slots. */
  text(words: TextRef | string, slots?: Slots): string;
  /** A line of the dialogue, as the person gets it. */
  line(line: Pick<Reply, "say" | "with">): string;
  /** A time that something takes, such as "10 min". */
  minutes(count: number): string;
}

/** Words of content as plain text. */
function wordsOf(words: Pick<Words, "text">, ref: TextRef, locale: Locale, slots?: Slots): string {
  return words.text(ref, locale, slots).replace(/<\/?[bi]>/g, "");
}

const minuteFormats: Readonly<Record<Locale, Intl.NumberFormat>> = {
  ru: new Intl.NumberFormat("ru", { style: "unit", unit: "minute", unitDisplay: "short" }),
  en: new Intl.NumberFormat("en", { style: "unit", unit: "minute", unitDisplay: "short" }),
};

/** What turns states into what a person sees. */
export interface ShowParts {
  readonly words: Pick<Words, "render" | "text">;
  readonly clock: Clock;
  readonly library: Library;
  readonly flags: (personId: PersonId) => Flags;
}

/** How a state is shown to its person now. */
export function shownTo(snapshot: Snapshot, deps: ShowParts): Shown {
  const { locale, tone, id } = snapshot.person;
  return {
    snapshot,
    around: { now: deps.clock.now(), library: deps.library, flags: flagsFor(deps.flags(id), snapshot) },
    text: (words, slots) => (typeof words === "string" ? words : wordsOf(deps.words, words, locale, slots)),
    line: (line) => deps.words.render(line, { locale, tone }, "plain").text,
    minutes: (count) => minuteFormats[locale].format(count),
  };
}
