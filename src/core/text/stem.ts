import snowball from "snowball-stemmers";
import { remembered } from "./remembered.ts";

const russian = snowball.newStemmer("russian");
const english = snowball.newStemmer("english");
const cyrillic = /\p{Script=Cyrillic}/u;
/** No word of either language is longer; what is longer is noise and would only cost time. */
const longestWord = 40;

/** The Snowball stem of one lower-case word, by its script; Ukrainian goes through the Russian rules, which fit most endings. */
export function stemOf(word: string): string {
  return word.length < 3 || word.length > longestWord ? word : rememberedStem(word);
}

/** Every reader of a text asks for the stems of all its words, and most words of a text are those of the last ones. */
const rememberedStem = remembered(5000, (word) => (cyrillic.test(word) ? russian : english).stem(word));
