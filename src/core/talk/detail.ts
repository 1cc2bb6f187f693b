import { wordsOf } from "../goals/words.ts";
import { hashText } from "../text/hash.ts";
import { rareness, type Sayings } from "../text/sayings.ts";
import { emptyWords } from "../text/small-words.ts";
import { stemOf } from "../text/stem.ts";

/** Where one piece of a message ends and the next begins. */
const pieceEnd =
  /[.!?…\n;()]+\s*|:\s+|,\s+|\s[—–-]\s+|\s+(?=(?:и|а|но|что|чтобы|потому|когда|если|который|которая|которые|and|but|so|because|cos|which|that|when|if|then|while)\s)/u;
const joining =
  /^(?:и|а|но|да|ну|вот|там|тут|ещё|еще|зато|хотя|только|уже|что|чтобы|потом|короче|просто|когда|если|пока|который|которая|которые|and|but|so|also|well|just|plus|then|because|cos|that|which|when|if)\s+/iu;
/** Words that somebody said, in quotes. */
const quoted = /[«“"]([^«»“”"]{2,40})[»”"]|(?<=^|\s)['‘]([^'‘’]{2,40})['’](?=\s|[.,!?;:]|$)/gu;
/** Where a piece that is too long is cut again. */
const innerEnd =
  /\s+(?=(?:while|with|without|for|from|in|on|at|before|after|until|till|into|over|under|в|во|на|под|за|из|с|со|у|к|до|по|без|для|от|между|над|пока)\s)/u;
const hanging = /\s+(?:the|a|an|to|of|and|or|it[’']s|its|is|was|that|i|и|а|но|в|на|с|у|к|не|что|за|из)$/iu;
/** Stands where somebody else's words stood: what is around them is no whole piece. */
const gap = "\u0001";
const hedged =
  /^(?:может(?: быть)?|наверное?|какая|какой|какое|какие|кто|чего|так|maybe|perhaps|probably|what|who|whatever|not really|kind of)(?!\p{L})/iu;
const question = /[^.!?…\n]*\?+/gu;
const edges = /^[\s'’‘"«»“”.,!-]+|[\s'’‘"«»“”.,!-]+$/gu;
const mostWords = 5;
const longest = 42;
const ofOneself =
  /(?<!\p{L})(?:я|мне|меня|мной|мой|моя|моё|мои|моей|моего|i|i['’]?m|i['’]?ve|i['’]?d|me|my|mine)(?!\p{L})/iu;
const figure =
  /\d|(?<!\p{L})(?:два|две|три|четыре|пять|шесть|семь|восемь|девять|десять|сорок|сто|two|three|four|five|six|seven|eight|nine|ten|forty)(?!\p{L})/iu;
/** A mere place or time says little of what happened. */
const placed =
  /^(?:в|во|на|с|со|у|к|до|после|за|из|от|под|для|без|по|in|on|at|for|with|from|after|before|to|of|by|until|till)\s+(?:\S+\s+)?\S+$/iu;

/** What makes a piece more telling, or less: what somebody said, a figure, that it speaks of oneself, or is a mere place or time. */
const weights = { quoted: 1.5, figure: 1, oneself: -2, placed: -2, second: 0.5 } as const;
/** A word that nobody has said here is as rare as the rarest. */
const rarest = 160;
const shortWord = 3;

function rarity(word: string, { rare, bits }: Sayings): number {
  if (emptyWords.has(word) || word.length < shortWord) return 0;
  const bucket = hashText(`w${stemOf(word.replace(/[ьъ]/gu, ""))}`) & (2 ** bits - 1);
  return (rare[bucket] || rarest) * rareness;
}

const stripped = (piece: string): string =>
  piece.replace(edges, "").replace(joining, "").replace(joining, "").replace(edges, "").replace(hanging, "");

/** Signs that nobody says: of code, of pictures. */
const unspoken = /[<>{}[\]\\|=_`~^#@*]|\p{Extended_Pictographic}/u;
/** So many words of a piece must be as rare as this, or figures: "he is 11" and "into the hall" given back are mere echo. */
const leastTelling = 2;
const telling = 6.4;

/** One word says too little: given back it is an echo. */
const isEnough = (piece: string): boolean => /\s/u.test(piece);

/**
 * The most telling piece of a message, a few words as they were written, by how rarely people say them: what a listener would take up. Questions are none.
 * Undefined where no piece is short enough and says something.
 */
export function detailOf(message: string, sayings: Sayings): string | undefined {
  const told = message.replace(question, " . ");
  const text = /\p{L}/u.test(told) ? told : message;
  const speech = [...text.matchAll(quoted)].map(([, one, other]) => ({
    piece: one ?? other ?? "",
    bonus: weights.quoted,
  }));
  const plain = text
    .replace(quoted, gap)
    .split(pieceEnd)
    .filter((piece) => !piece.includes(gap));
  const whole = mostTelling([...plain.map((piece) => ({ piece, bonus: 0 })), ...speech], sayings);
  if (whole !== undefined) return whole;
  return mostTelling(
    plain.flatMap((piece) => piece.split(innerEnd)).map((piece) => ({ piece, bonus: 0 })),
    sayings,
  );
}

interface Piece {
  readonly piece: string;
  readonly bonus: number;
}

function mostTelling(pieces: readonly Piece[], sayings: Sayings): string | undefined {
  const scored = pieces.flatMap(({ piece, bonus }, at) => {
    const bare = stripped(piece);
    const words = wordsOf(bare);
    if (words.length === 0 || words.length > mostWords || bare.length > longest || unspoken.test(bare)) return [];
    if (!isEnough(bare) || hedged.test(bare)) return [];
    const [first = 0, second = 0] = words.map((word) => rarity(word, sayings)).toSorted((a, b) => b - a);
    const speaking = words.filter((word) => figure.test(word) || rarity(word, sayings) >= telling).length;
    if (first === 0 || (speaking < leastTelling && bonus === 0)) return [];
    const marks =
      (figure.test(bare) ? weights.figure : 0) +
      (ofOneself.test(bare) ? weights.oneself : 0) +
      (placed.test(bare) ? weights.placed : 0);
    // What comes last was meant to be heard.
    return [{ bare, score: first + weights.second * second + marks + bonus + at / pieces.length }];
  });
  return scored.toSorted((a, b) => b.score - a.score)[0]?.bare;
}
