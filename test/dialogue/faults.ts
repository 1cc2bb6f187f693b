import { contentFolder } from "#content/content-folder.ts";
import { loadWords } from "#content/words.ts";
import { decodePress, encodePress } from "#core/dialogue/entry/press.ts";
import type { Reply } from "#core/dialogue/turn/reply.ts";
import type { TextRef } from "#core/techniques/technique.ts";
import { locales } from "#core/person/person.ts";

const words = loadWords(contentFolder);

/** A message of Telegram holds so many characters, and a button so many bytes. */
const most = { message: 4096, data: 64 } as const;
/** What no person should ever read: an open slot, a value that is none. */
const leftover = /\{\{|\}\}|undefined|null|NaN|\[object/u;
/** More than one empty line is a hole, but in what the person wrote. */
const hole = /\n\n\n/u;

/** What is wrong with replies as a person would see them, in both languages; empty where they are as they should be. */
export function faultsOf(replies: readonly Reply[]): readonly string[] {
  return replies.flatMap((reply) => locales.flatMap((locale) => faultsIn(reply, locale)));
}

/** What stands where words of content are missing. */
const gone = "…";

/** All words of content that a reply points to. */
function refsIn({ with: given, lines = [], buttons = [] }: Reply): readonly TextRef[] {
  const params = [given, ...lines.map((line) => line.with), ...buttons.flat().map((button) => button.with)];
  return params.flatMap((each) => Object.values(each ?? {})).filter((value) => typeof value === "object");
}

function faultsIn(reply: Reply, locale: (typeof locales)[number]): readonly string[] {
  const faults: string[] = [];
  const { text, buttons } = words.render(reply, { locale, tone: "friendly" }, "html");
  const at = `${reply.say} (${locale})`;
  for (const ref of refsIn(reply)) if (words.text(ref, locale) === gone) faults.push(`${at}: no words for ${ref.ref}`);
  if (text === "") faults.push(`${at}: says nothing`);
  if (text.length > most.message) faults.push(`${at}: ${text.length} characters`);
  for (const shown of [text, ...buttons.flat().map(({ label }) => label)]) {
    if (leftover.test(shown)) faults.push(`${at}: ${leftover.exec(shown)?.[0]} in ${shown}`);
    if (/^[a-z_]+(?:\.[a-z_0-9]+)+$/mu.test(shown)) faults.push(`${at}: a key instead of words in ${shown}`);
  }
  if (!reply.say.startsWith("goal.") && hole.test(text)) faults.push(`${at}: a hole in ${text}`);
  if (buttons.some((row) => row.length === 0)) faults.push(`${at}: a row without buttons`);
  for (const { label, data } of buttons.flat()) {
    if (label.trim() === "") faults.push(`${at}: a button without words, ${data}`);
    if (Buffer.byteLength(data) > most.data) faults.push(`${at}: a button of ${Buffer.byteLength(data)} bytes`);
    const command = decodePress(data);
    if (!command || encodePress(command) !== data) faults.push(`${at}: a button that means nothing, ${data}`);
  }
  return faults;
}
