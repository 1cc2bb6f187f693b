import { capitalised } from "../../text/capitalised.ts";
import type { Clause } from "../clauses.ts";
import { namesAWish, wishTitle } from "../wish-title.ts";
import { lean } from "../../text/lean.ts";

/** How likely words hold something to set about, 0 to 1. */
type Reads = (text: string) => number;

/** Where the naming of a thing ends and the telling about it begins. */
const joint = lean(
  /\s*(?:[,;:(]|\.{2,}|…|\s[—–-]\s|\s(?:и|а|но|так|что|чтобы?|потому|котор\p{L}+|если|когда|and|but|so|because|which|that|since|cause|cos|if|when|or)(?=\s))/iu,
);
/** Words of a name at most. */
const most = 7;
/** What opens a story and names nothing. */
const opens = lean(
  /^(?:(?:i[’']?ve (?:had|got)|ive got|i have|i[’']?m|im|i am|my|the|our|there[’']?s|it[’']?s|its|so|ok|okay|like|well|hey|hi|and|but|ну|у (?:меня|нас)|мой|моя|моё|мои|наш\p{L}*|это|короче|в общем|вот|а|и|но|да|вчера|сегодня|опять|привет\p{L}*|здравствуйте|добрый (?:день|вечер)|всем)(?![\p{L}’'])[\s,!]*)+/iu,
);
/** What a name does not begin with: it is half of something else. */
const halfOf = lean(
  /^(?:в|во|на|из|у|с|со|к|по|за|от|до|о|для|без|видимо|наверное?|просто|тоже|даже|хоть|лишь|только|или|зато|чего|как|где|когда|кто|почему|сколько|не (?:хочу|могу)|in|on|at|of|from|with|to|by|for|as|just|maybe|even|not|who|why|where|how|what|when|which|then|it|he|she|they|you|we|i|он|она|они|оно|я|мы|ты|вы)(?!\p{L})/iu,
);
const pronouns = lean(
  /(?<!\p{L})(?:it|this|that|them|him|her|one|some|свою|свой|своё|его|её|ее|их|это|этого|эту|всё|все|двух|трёх|одну|один)(?!\p{L})/giu,
);
const wordsOf = (text: string): readonly string[] => text.split(/\s+/u).filter((word) => /\p{L}{2}/u.test(word));

/** A name for what is to be set about, and whether it can be said back as one: "no boyfriend anymore" cannot. */
export interface MatterTitle {
  readonly name: string;
  readonly plain: boolean;
}

/**
 * A name for what is to be set about where nobody named it: of the part of the message that speaks of it most, its beginning as far as one thing is
 * said. "Resume last updated 2017, still lists 'fax'" is "Resume last updated 2017". Undefined where no few words of it are a name.
 */
export function matterTitle(text: string, clauses: readonly Clause[], reads: Reads): MatterTitle | undefined {
  const parts = clauses.length > 0 ? clauses.map((clause) => clause.text) : [text];
  return parts
    .flatMap((part, at) => {
      const name = nameIn(part);
      const weight =
        reads(part) + (wishing.test(part) ? ofWish : 0) - at * perPart - (name && isThin(name) ? ofThin : 0);
      return name === undefined ? [] : [{ name, weight, plain: weight >= plainFrom && !denies.test(name) }];
    })
    .sort((one, other) => other.weight - one.weight)
    .at(0);
}
/** What is told later names it less often, and what says hardly a thing names it worst. */
const perPart = 0.05;
const ofThin = 0.6;
const ofWish = 0.3;
const plainFrom = 0.55;
const denies = lean(
  /(?<!\p{L})(?:no|not|never|nobody|nothing|\p{L}+n[’']?t|gave|split|left|retired|lost|не|ни|нет|никто|никогда|умер\p{L}*|ушёл|ушел|ушла|развел\p{L}*)(?!\p{L})/iu,
);
const wishing = lean(
  /(?<!\p{L})(?:хочу|хочется|хотел[аи]? бы|надо|нужно|пора|мечтаю|бы|want|wanna|need|should|gotta|i[’']?d (?:like|love)|would (?:like|love)|time it was|fancied)(?!\p{L})/iu,
);

/** One word beside what only points: "to send it", "возвращать свою". */
const isThin = (name: string): boolean => wordsOf(name.replace(pronouns, " ")).length < 2;

function nameIn(part: string): string | undefined {
  const title = wishTitle(part).replace(/[\s.!?…)]+$/u, "");
  const bare = title.replace(opens, "");
  const [head = ""] = bare.split(joint);
  const name = shortened((wordsOf(head).length >= 2 || !joint.test(bare) ? head : bare).trim());
  const half = halfOf.test(name) && !deed.test(name);
  return half || !namesAWish(name) ? undefined : capitalised(name);
}
const deed = lean(/\p{L}{2,}(?:ть|ти|чь)(?:ся)?(?!\p{L})/u);

/** A long one ends before its last word that hangs something on it: "nani's pickle recipe" of "… is only in nani's head". */
function shortened(name: string): string {
  const words = name.split(/\s+/u);
  if (words.length <= most) return name;
  const ends = words.flatMap((word, at) => (at >= 2 && at <= most && hangs.test(word) ? [at] : []));
  return words.slice(0, ends.at(0) ?? most).join(" ");
}
const hangs =
  /^(?:in|on|at|for|with|from|by|to|since|till|until|before|after|w|is|are|was|were|been|has|have|still|me|every|only|в|во|на|с|со|к|для|у|по|за|от|из|до|при|под|около|про|уже|ещё|еще|пока|это|с)$/iu;
