import { createInterface } from "node:readline";
import type { Readable, Writable } from "node:stream";
import type { HelpWithoutRecord } from "#app/help-without-record.ts";
import type { Input } from "#app/handle-input.ts";
import type { Clock } from "#app/ports.ts";
import type { RenderedButton, Words } from "#content/words.ts";
import type { Command } from "#core/dialogue/turn/command.ts";
import { decodePress } from "#core/dialogue/entry/press.ts";
import { readText } from "#core/dialogue/entry/read-text.ts";
import type { PageSizes } from "#core/dialogue/turn/pages.ts";
import type { Reply } from "#core/dialogue/turn/reply.ts";
import type { Locale, Person, PersonId } from "#core/person/person.ts";

/** A terminal shows a list as numbered lines: as many as stand in its smallest window with the words above them. */
export const terminalPages: PageSizes = { goals: 10, entries: 8 };

export interface TerminalParts {
  readonly input: Input;
  readonly words: Words;
  readonly clock: Clock;
  readonly newId: () => string;
  readonly person: Person;
  /** What somebody in danger is told where nothing can be kept. */
  readonly help: HelpWithoutRecord;
  readonly exportPerson: (personId: PersonId) => Promise<unknown>;
  readonly from: Readable;
  readonly to: Writable;
}

/** The same dialogue in a terminal: a line is a message, a number presses that button. Ends with the input, or with the record. */
export async function chatInTerminal(parts: TerminalParts): Promise<void> {
  const { input, words, to } = parts;
  let person = parts.person;
  let buttons: readonly RenderedButton[] = [];

  const show = async (replies: readonly Reply[]): Promise<void> => {
    const offered: RenderedButton[] = [];
    for (const reply of replies) {
      const rendered = words.render(reply, person, "plain");
      to.write(`\n${rendered.text}\n`);
      for (const button of rendered.buttons.flat()) to.write(`  ${offered.push(button)}) ${button.label}\n`);
      if (reply.file === "export") to.write(`${JSON.stringify(await parts.exportPerson(person.id), null, 2)}\n`);
    }
    if (offered.length > 0) buttons = offered;
  };

  /** True while the conversation goes on. */
  const say = async (command: Command): Promise<boolean> => {
    const turn = await input.handle({
      personId: person.id,
      command,
      at: parts.clock.now(),
      key: `terminal:${parts.newId()}`,
      origin: { via: "terminal" },
    });
    if (!turn) return false;
    person = turn.after.person;
    await show(turn.replies);
    if (!turn.erased) to.write("\n> ");
    return !turn.erased;
  };

  if (!(await say({ do: "start" }))) return;
  const lines = createInterface({ input: parts.from });
  for await (const line of lines) {
    const pressed = /^\d{1,2}$/.test(line.trim()) ? buttons[Number(line.trim()) - 1] : undefined;
    const command = (pressed && decodePress(pressed.data)) ?? readText(line);
    try {
      if (!(await say(command))) break;
    } catch (error) {
      helpInTerminal(parts, line, person.locale);
      throw error;
    }
  }
  lines.close();
}

/** What can be said without a record: help lines to whoever is in danger, and nothing else. */
export function helpInTerminal(
  { help, words, to }: Pick<TerminalParts, "help" | "words" | "to">,
  line: string,
  locale: Locale,
): void {
  for (const reply of help([line], locale) ?? [])
    to.write(`\n${words.render(reply, { locale, tone: "friendly" }, "plain").text}\n`);
}
