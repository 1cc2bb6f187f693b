import { capitalised } from "../../text/capitalised.ts";
import { englishName } from "./english-name.ts";
import { russianName } from "./russian-name.ts";
import { withinLength } from "./name-length.ts";

/**
 * A goal's name as a careful person would write it. What was picked from a message is in its order and with its asides ("баню перекрыть до снега",
 * "play one song on it"); the name stands in every later reply, so it begins with its deed, names its thing and ends where its thought does. It only
 * leaves out and turns round, and takes a noun from the same message for a pronoun: nothing is said that the person did not say.
 */
export function goalName(title: string, text: string): string {
  // Two sentences were not told apart: each is right as it stands.
  if (/[.!?…]\s+\S.*\S/u.test(title) && !/\.{2,}|…/u.test(title)) return title;
  const named = /\p{Script=Cyrillic}/u.test(title) ? russianName(title, text) : englishName(title, text);
  const short = withinLength(named);
  return capitalised(short.length < leastLetters ? title : short);
}
/** What is left of a name that fell apart says nothing. */
const leastLetters = 3;
