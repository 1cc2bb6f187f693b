declare module "snowball-stemmers" {
  interface Stemmer {
    stem(word: string): string;
  }
  /** The package is CommonJS: Node offers its exports as the default import. */
  const snowball: { newStemmer(language: "russian" | "english"): Stemmer };
  export default snowball;
}
