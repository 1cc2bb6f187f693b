import type { Locale } from "#core/person/person.ts";
import { lean } from "#core/text/lean.ts";

const russianOwn: readonly (readonly [RegExp, string])[] = [
  [lean(/(?<!\p{L})мой(?!\p{L})/giu), "ваш"],
  [lean(/(?<!\p{L})моя(?!\p{L})/giu), "ваша"],
  [lean(/(?<!\p{L})мо[её](?!\p{L})/giu), "ваше"],
  [lean(/(?<!\p{L})мои(?!\p{L})/giu), "ваши"],
  [lean(/(?<!\p{L})мою(?!\p{L})/giu), "вашу"],
  [lean(/(?<!\p{L})мо(его|ему|ей|им|ём|их|ими)(?!\p{L})/giu), "ваш$1"],
  [lean(/(?<!\p{L})наш(|а|е|и|у|ей|его|ему|им|ем|их|ими)(?!\p{L})/giu), "ваш$1"],
  [lean(/(?<!\p{L})у меня(?!\p{L})/giu), "у вас"],
  [lean(/(?<!\p{L})у нас(?!\p{L})/giu), "у вас"],
  [lean(/(?<!\p{L})(?:мне|нам)(?!\p{L})/giu), "вам"],
];
const russianSelf = lean(
  /(?<!\p{L})(?:я|меня|мной|мы|нас|нами|могу|хочу|боюсь|живу|иду|еду|ем|сплю|люблю|пью|курю|ищу|сижу|лежу|хожу|вожу|плачу|должен|должна|рад|рада|\p{L}{2,}(?:аю|яю|ую|ею|аюсь|яюсь|уюсь|еюсь|ился|илась|ался|алась))(?!\p{L})/iu,
);
/** «Купила», «уже написал»: a past verb at the head speaks of whoever writes. */
const russianPast = lean(/^((?:уже|ещё|еще)\s+)?(\p{L}{2,}(?:а|и|е|я|у|ы))л(?:а)?(?=\s)/iu);

const englishTurns: Readonly<Record<string, string>> = {
  my: "your",
  me: "you",
  i: "you",
  im: "you're",
  "i'm": "you're",
  ive: "you've",
  "i've": "you've",
  "i'll": "you'll",
  "i'd": "you'd",
  mine: "yours",
  myself: "yourself",
  am: "are",
  our: "your",
  us: "you",
  we: "you",
  "we're": "you're",
  "we've": "you've",
};

/** Somebody's words about themselves as one would say them back; undefined where the Russian form cannot be turned for sure. */
export function toSecondPerson(words: string, locale: Locale): string | undefined {
  if (locale === "en")
    return (
      words
        .replace(/\bi was\b/giu, "you were")
        // Six in the morning is nobody's "am".
        .replace(/(?<!\d )(?<!\d)[\p{L}'’]+/gu, (word) => englishTurns[word.toLowerCase().replace("’", "'")] ?? word)
    );
  const turned = russianOwn
    .reduce((text, [from, to]) => text.replace(from, to), words)
    .replace(russianPast, (_, before: string | undefined, stem: string) => `${before ?? ""}вы ${stem.toLowerCase()}ли`);
  return russianSelf.test(turned) ? undefined : turned;
}
