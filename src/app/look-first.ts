import { screenedAs } from "#core/dialogue/crisis/open-help.ts";
import { decide } from "#core/dialogue/entry/decide.ts";
import { wordsOf } from "#core/dialogue/entry/words-of.ts";
import type { Flags, Library, TextScreen } from "#core/dialogue/turn/decision.ts";
import type { Locale, PersonId } from "#core/person/person.ts";
import { isReaderAlone } from "#core/safety/crisis.ts";
import type { Harm } from "#core/safety/harm.ts";
import type { TalkAsk, TalkLead } from "#core/talk/lead.ts";
import type { Incoming, Log, NothingIn, Store, TalkLeader } from "./ports.ts";

export interface LookFirstParts {
  readonly store: Pick<Store, "transaction">;
  /** Absent where no language model is configured; so are those that follow. */
  readonly leader?: TalkLeader | undefined;
  readonly isCalm?: NothingIn | undefined;
  readonly isHarmless?: NothingIn | undefined;
  readonly screen: TextScreen;
  readonly library: Library;
  readonly flags: (personId: PersonId) => Flags;
  readonly newId: () => string;
  readonly log: Log;
}

/** What a language model made of words before anything is decided. */
export interface Seen {
  readonly lead: TalkLead | undefined;
  /** The screen, less sure of what the trained reader alone suspects and the model does not. */
  readonly screen: TextScreen;
}

/** What a decision that was only tried came to. */
interface Tried {
  readonly locale: Locale;
  readonly talkAsk: TalkAsk | undefined;
  readonly doubtful: boolean;
  /** Texts that the trained reader alone holds for harmful. */
  readonly suspected: readonly string[];
}

/** Of so many texts of one command a model is asked at most: a title, and a title with its description. */
const mostSuspected = 2;

/**
 * What a language model makes of a message, asked before anything is decided and without a lock: the same decision is tried to see whether it comes to
 * that, and made afterwards on whatever is there then. Nothing of it for all that needs no model.
 */
export async function lookFirst(parts: LookFirstParts, incoming: Incoming): Promise<Seen> {
  const { leader, isHarmless, screen, log } = parts;
  const unread: Seen = { lead: undefined, screen };
  const words = wordsOf(incoming.command);
  const suspect = words !== undefined && isHarmless !== undefined && screen.harm(words)?.by === "reader";
  if (!suspect && (!leader || incoming.command.do !== "text")) return unread;
  const first = await tryOn(parts, incoming, screen, "may");
  if (!first) return unread;
  const { personId } = incoming;
  try {
    const unheld = await lessSureWhere(parts, incoming, first);
    const { talkAsk, doubtful } = (unheld === screen ? first : await tryOn(parts, incoming, unheld, "may")) ?? first;
    if (!leader || !talkAsk) return { lead: undefined, screen: unheld };
    const [led, calm] = await Promise.all([
      leader.lead(talkAsk, { personId }),
      doubtful ? parts.isCalm?.(personId, talkAsk.text, talkAsk.locale) : false,
    ]);
    const lead = led && calm === true ? { ...led, calm } : led;
    // What it would be called as a goal stands beside the words from here on.
    const last = suspect && lead ? await tryOn(parts, incoming, unheld, lead) : undefined;
    if (!last) return { lead, screen: unheld };
    // What was looked at is not less sure a second time.
    const suspected = last.suspected.filter((text) => !first.suspected.includes(text));
    return { lead, screen: await lessSureWhere({ isHarmless, screen: unheld }, incoming, { ...last, suspected }) };
  } catch (error) {
    // A model is never in the way of an answer.
    log.error("talk_lead_failed", { error });
    return unread;
  }
}

/** The decision tried, on what is there now; undefined where the person has agreed to no model, or it was made before. */
async function tryOn(
  parts: LookFirstParts,
  { personId, command, at, key, origin, by }: Incoming,
  screen: TextScreen,
  lead: "may" | TalkLead,
): Promise<Tried | undefined> {
  return parts.store.transaction(personId, async (tx) => {
    const opened = await tx.open(key, undefined, by);
    if (!opened || opened.repeated || !opened.snapshot.person.modelConsent) return undefined;
    const { newId, library } = parts;
    const suspected = new Set<string>();
    const listening: TextScreen = {
      ...screen,
      harm(text, as) {
        const found = screen.harm(text, as);
        if (found?.by === "reader") suspected.add(text);
        return found;
      },
    };
    const via = origin.via === "job" ? {} : { via: origin.via };
    const flags = parts.flags(personId);
    const tried = { now: at, newId, screen: listening, library, flags, lead, ...via } as const;
    const { talkAsk } = decide(opened.snapshot, command, tried);
    const said = command.do === "text" ? command.text : undefined;
    const doubtful =
      said !== undefined && isReaderAlone(screen.crisis(said, screenedAs(opened.snapshot, command, tried)));
    return { locale: opened.snapshot.person.locale, talkAsk, doubtful, suspected: [...suspected] };
  });
}

/** The screen, less sure of the texts that a model finds no harm in. */
async function lessSureWhere(
  { isHarmless, screen }: Pick<LookFirstParts, "isHarmless" | "screen">,
  { personId }: Incoming,
  { suspected, locale }: Tried,
): Promise<TextScreen> {
  if (!isHarmless) return screen;
  const asked = suspected.slice(0, mostSuspected);
  const found = await Promise.all(asked.map((text) => isHarmless(personId, text, locale)));
  const harmless = new Set(asked.filter((_, at) => found[at] === true));
  if (harmless.size === 0) return screen;
  return {
    ...screen,
    harm(text, as) {
      const harm = screen.harm(text, as);
      return harm && harmless.has(text) ? lessSureOf(harm) : harm;
    },
  };
}

/** What the reader alone would refuse is asked about, and what it would ask about goes on. */
export const lessSureOf = (harm: Harm): Harm | undefined =>
  harm.by === "reader" ? (harm.strength === "refuse" ? { ...harm, strength: "ask" } : undefined) : harm;
