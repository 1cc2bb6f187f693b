import { readTalkFiles, slotsIn, talkPath, type TalkEntryFile } from "#content/talk-words.ts";
import type { TalkKey } from "#core/talk/acts.ts";
import { type Locale, locales } from "#core/person/person.ts";

/** Fewer ways to say something than this, and a talk of an evening repeats itself. */
const fewest = 6;
/** So many have to do without anything read from the message: a slot is often empty. */
const fewestPlain = 4;
/** A reply of the talk is two sentences, and a step may follow it. */
const longest = 220;

/** What is wrong with the wordings of one act in one language. */
function wrongWith(entry: TalkEntryFile, locale: Locale): readonly string[] {
  const texts = entry[locale];
  const plain = texts.filter((text) => slotsIn(text).length === 0);
  const beginnings = texts.map((text) => (text.toLowerCase().match(/[\p{L}\p{N}{}’]+/gu) ?? []).slice(0, 3).join(" "));
  const cased = texts.find((text) => locale === "en" && /\{\{who_/u.test(text));
  return [
    ...(texts.length < fewest ? [`${texts.length} wordings, at least ${fewest} are needed`] : []),
    ...(plain.length < fewestPlain ? [`${plain.length} without slots, at least ${fewestPlain} are needed`] : []),
    ...texts.filter((text) => text.length > longest).map((text) => `longer than ${longest}: ${text}`),
    ...texts.filter((text) => text.split("?").length > 2).map((text) => `asks more than one thing: ${text}`),
    ...texts.filter((_, at) => texts.indexOf(texts[at] ?? "") !== at).map((text) => `said twice: ${text}`),
    ...beginnings.filter((text, at) => beginnings.indexOf(text) !== at).map((text) => `two begin alike: ${text}`),
    ...(cased === undefined ? [] : [`cases are for Russian: ${cased}`]),
  ];
}

/** Whether the words of the talk are many, short and each its own, one line a problem; what cannot be read is one problem alone. */
export function checkTalk(contentDir: string): readonly string[] {
  let entries: ReadonlyMap<TalkKey, TalkEntryFile>;
  try {
    entries = readTalkFiles(contentDir);
  } catch (error) {
    return [`readable: ${error instanceof Error ? error.message : String(error)}`];
  }
  return [...entries]
    .flatMap(([key, entry]) =>
      locales.flatMap((locale) =>
        wrongWith(entry, locale).map((message) => `${talkPath(key)}: talk-has-words: ${key} (${locale}): ${message}`),
      ),
    )
    .toSorted();
}
