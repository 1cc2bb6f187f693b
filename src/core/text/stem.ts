import snowball from "snowball-stemmers";

const russian = snowball.newStemmer("russian");
const english = snowball.newStemmer("english");
const cyrillic = /\p{Script=Cyrillic}/u;
/** No word of either language is longer; what is longer is noise and would only cost time. */
const longestWord = 40;

/** The Snowball stem of one lower-case word, by its script; Ukrainian goes through the Russian rules, which fit most endings. */
export function stemOf(word: string): string {
  if (word.length < 3 || word.length > longestWord) return word;
  return (cyrillic.test(word) ? russian : english).stem(word);
}
