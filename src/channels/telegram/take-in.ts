import type { Update } from "grammy/types";
import type { HelpWithoutRecord } from "#app/help-without-record.ts";
import { outageOf } from "#app/outage.ts";
import type { Metrics } from "#app/ports.ts";
import { wordsOf } from "#core/dialogue/entry/words-of.ts";
import type { PersonId } from "#core/person/person.ts";
import type { TakeUpdate } from "./take-update.ts";
import { tell, type TellParts } from "./tell.ts";
import { meaningOf, type Sender } from "./update.ts";

/** How often an update that fails by itself, with everything else in order, is tried before it is set aside. */
const mostTries = 5;
/** Whoever is in danger waits no longer than this (ms) for a database that does not say a word. */
const longestSilence = 5000;
/** So many updates that could not be taken are remembered. */
const mostKnown = 10_000;

/** What became of an update: only one that `waits` may not be confirmed to Telegram. */
export type TakenIn = "taken" | "set_aside" | "waits";

export type TakeIn = (update: Update) => Promise<TakenIn>;

/** Keeps an update that breaks whatever touches it, sealed like the person's other texts; it throws where it could not be kept. */
export type SetAside = (personId: PersonId, updateId: number, update: Update) => Promise<void>;

export interface TakeInParts extends TellParts {
  readonly take: TakeUpdate;
  readonly setAside: SetAside;
  readonly findPerson: (telegramId: string) => Promise<PersonId | undefined>;
  readonly help: HelpWithoutRecord;
  readonly metrics: Pick<Metrics, "count">;
  /** The longest silence (ms), where it is not five seconds. */
  readonly silence?: number;
}

/**
 * The door for updates. Where the database is away or its disk is full an update waits at Telegram, however long that takes, and with it
 * those behind it. One that fails by what it holds is kept aside after some tries, so that it cannot stop all others. Whoever is in danger gets
 * help lines at once in either case, once for each message.
 */
export function createTakeIn(parts: TakeInParts): TakeIn {
  const { log, metrics, silence = longestSilence } = parts;
  const tries = new Map<number, number>();
  const helped = new Set<number>();

  const helpIfGrave = async (update: Update): Promise<void> => {
    const { update_id: updateId } = update;
    const { from, text } = saidBy(update) ?? {};
    if (!from || text === undefined || helped.has(updateId)) return;
    const replies = parts.help([text], from.languageTag);
    if (!replies) return;
    if (helped.size >= mostKnown) helped.clear();
    helped.add(updateId);
    metrics.count("waymark_help_without_record_total", { channel: "telegram" });
    // Lines that did not reach them come again with the next try.
    if (!(await tell(parts, from, replies))) helped.delete(updateId);
  };

  const setAside = async (update: Update, from: Sender | undefined): Promise<TakenIn> => {
    const personId = from && (await parts.findPerson(from.telegramId));
    if (personId !== undefined) await parts.setAside(personId, update.update_id, update);
    tries.delete(update.update_id);
    if (from && personId !== undefined) await tell(parts, from, [{ say: "trouble.set_aside" }]);
    return "set_aside";
  };

  const failed = async (update: Update, error: unknown): Promise<TakenIn> => {
    await helpIfGrave(update);
    const outage = outageOf(error);
    const tried = (tries.get(update.update_id) ?? 0) + 1;
    log.error("telegram_update_failed", { update_id: update.update_id, tries: tried, outage, error });
    if (outage !== undefined) return "waits";
    if (tries.size >= mostKnown) tries.clear();
    tries.set(update.update_id, tried);
    if (tried < mostTries) return "waits";
    try {
      return await setAside(update, saidBy(update)?.from);
    } catch (notKept) {
      log.error("telegram_update_not_set_aside", { update_id: update.update_id, error: notKept });
      return "waits";
    }
  };

  return async (update) => {
    let became: TakenIn;
    const silent = setTimeout(() => void helpIfGrave(update), silence);
    try {
      await parts.take(update);
      tries.delete(update.update_id);
      helped.delete(update.update_id);
      became = "taken";
    } catch (error) {
      became = await failed(update, error);
    } finally {
      clearTimeout(silent);
    }
    metrics.count("waymark_telegram_updates_total", { outcome: became });
    return became;
  };
}

/** Who sent an update and what they wrote; undefined where that cannot even be read. */
function saidBy(update: Update): { readonly from: Sender; readonly text: string | undefined } | undefined {
  try {
    const meaning = meaningOf(update);
    return meaning.kind === "command" ? { from: meaning.from, text: wordsOf(meaning.command) } : undefined;
  } catch {
    return undefined;
  }
}
