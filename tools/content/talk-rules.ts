import { readMoments } from "#content/moments.ts";
import { slotsIn } from "#content/talk-wording.ts";
import { readTalkFiles, talkPath, type TalkEntryFile } from "#content/talk-words.ts";
import type { TalkKey } from "#core/talk/acts.ts";
import { talkSlots } from "#core/talk/talk-words.ts";
import { type Locale, locales } from "#core/person/person.ts";

/** Fewer ways to say something than this, and a talk of an evening repeats itself. */
const fewest = 6;
/** So many have to do without anything read from the message: a slot is often empty. */
const fewestPlain = 4;
/** A reply of the talk is two sentences, and a step may follow it. */
const longest = 220;

/** Replies to a moment are its own, so that fewer do; as many have to stand without anything read from the message. */
const fewestOfMoment = 3;

/** What is wrong with the wordings of one act or moment in one language. */
function wrongWith(texts: readonly string[], locale: Locale, least: number, leastPlain: number): readonly string[] {
  const plain = texts.filter((text) => slotsIn(text).length === 0);
  const beginnings = texts.map((text) => (text.toLowerCase().match(/[\p{L}\p{N}{}’]+/gu) ?? []).slice(0, 3).join(" "));
  const cased = texts.find((text) => locale === "en" && /\{\{who_/u.test(text));
  return [
    ...(texts.length < least ? [`${texts.length} wordings, at least ${least} are needed`] : []),
    ...(plain.length < leastPlain ? [`${plain.length} without slots, at least ${leastPlain} are needed`] : []),
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
  const ofActs = [...entries].flatMap(([key, entry]) =>
    locales.flatMap((locale) =>
      wrongWith(entry[locale], locale, fewest, fewestPlain).map(
        (message) => `${talkPath(key)}: talk-has-words: ${key} (${locale}): ${message}`,
      ),
    ),
  );
  return [...ofActs, ...checkMoments(contentDir)].toSorted();
}

/** What is wrong with the moments: a name used twice, a slot that does not exist, or their replies. */
function checkMoments(contentDir: string): readonly string[] {
  const all = readMoments(contentDir);
  const ids = all.map(({ moment }) => moment.id);
  return all.flatMap(({ file, moment }, at) => {
    const said = locales.flatMap((locale) => [
      ...wrongWith(moment[locale], locale, fewestOfMoment, fewestOfMoment),
      ...moment[locale]
        .flatMap(slotsIn)
        .filter((slot) => !(talkSlots as readonly string[]).includes(slot))
        .map((slot) => `no slot {{${slot}}}`),
    ]);
    const twice = ids.indexOf(moment.id) === at ? [] : ["is called as another moment"];
    return [...twice, ...said].map((message) => `${file}: talk-has-words: ${moment.id}: ${message}`);
  });
}
