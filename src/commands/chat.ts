import { createInterface } from "node:readline";
import type { Readable, Writable } from "node:stream";
import { createHelpWithoutRecord } from "#app/help-without-record.ts";
import { chatInTerminal, helpInTerminal } from "#channels/terminal/chat.ts";
import { contentFolder } from "#content/content-folder.ts";
import { loadWords } from "#content/words.ts";
import { newPerson } from "#core/person/new-person.ts";
import { fallbackLocale } from "#core/person/locale-for.ts";
import { type Locale, locales, type PersonId } from "#core/person/person.ts";
import { createLog } from "#ops/log.ts";
import { compose, loadTextScreen } from "../compose.ts";
import type { Config } from "../config.ts";

/** Where lines come from and replies go. */
interface Terminal {
  readonly from: Readable & { readonly isTTY?: boolean };
  readonly to: Writable;
}

/** `./waymark chat`: one person of this terminal, kept like any other. Where nothing can be opened, whoever writes that they are in danger still gets help lines. */
export async function chat(
  config: Config,
  locale: Locale,
  terminal: Terminal = { from: process.stdin, to: process.stdout },
): Promise<void> {
  try {
    await chatOverStorage(config, locale, terminal);
  } catch (error) {
    await helpOnly(locale, terminal);
    throw error;
  }
}

/** Reads what was already written to us; a terminal at which nobody has written yet is not waited for. */
async function helpOnly(locale: Locale, { from, to }: Terminal): Promise<void> {
  if (from.isTTY === true || from.readableEnded) return;
  const words = loadWords(contentFolder);
  const help = createHelpWithoutRecord(loadTextScreen(contentFolder));
  for await (const line of createInterface({ input: from })) helpInTerminal({ help, words, to }, line, locale);
}

async function chatOverStorage(config: Config, locale: Locale, { from, to }: Terminal): Promise<void> {
  const program = await compose(config, createLog("error"));
  try {
    const { store } = program.storage;
    const fresh = newPerson({
      id: program.newId() as PersonId,
      locale,
      timeZone: Intl.DateTimeFormat().resolvedOptions().timeZone,
      now: program.clock.now(),
    });
    const personId = await store.createPerson(fresh, { kind: "terminal", externalId: "local" });
    const snapshot = await store.snapshot(personId);
    await chatInTerminal({
      input: program.input,
      words: program.words,
      help: program.help,
      clock: program.clock,
      newId: program.newId,
      person: snapshot?.person ?? fresh,
      exportPerson: store.exportPerson,
      from,
      to,
    });
  } finally {
    program.box?.box.close();
    await program.idle();
    await program.storage.close();
  }
}

/** The language asked for, else that of the terminal. */
export function terminalLocale(asked: string | undefined): Locale {
  const named = asked ?? process.env["LC_ALL"] ?? process.env["LANG"] ?? "";
  return locales.find((locale) => named.startsWith(locale)) ?? fallbackLocale;
}
