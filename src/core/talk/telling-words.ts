import { stemsOf } from "../lessons/lesson-words.ts";
import { capitalised } from "../text/capitalised.ts";
import { lean } from "../text/lean.ts";
import { maySayBack } from "./mirror.ts";
import { noteBare } from "./note-words.ts";

/** Fewer letters than this name nothing; in more, words given back are a story told twice. */
const shortest = 8;
const longest = 76;
const fewestWords = 2;
/** So many words that say something make a picture; more add nothing to it. */
const enough = 7;

const sentenceEnd = /(?<=[.!?…\n])\s+|\n+|(?<=\))\s+/u;
const clauseEnd = lean(
  /(?:[,;:]\s+|\s[—–-]+\s|\s\(|\)\s)(?:(?:and|but|so|then|because|и|а|но|зато|потому что|так что)\s+)?|\s+(?:and|but|а|но|зато)\s+/giu,
);

/** Asked, said to us or in quotes already, or in signs that nobody says: not to be quoted. */
const unquotable = lean(
  /[«»"“”?<>{}[\]\\|=_`~^#@]|(?<!\p{L})(?:ты|тебя|тебе|тобой|вы|вас|вам|вами|ваш\p{L}*|тво\p{L}*|пожалуйста|напомни\p{L}*|прост(?:и|ите)|извин\p{L}+|прошу|слышь|помоги|скажи|составь|удаляй|удали|\p{L}{2,}(?:йте|ьте|ите)|you|your|yours|u|ur|please|pls|kindly|sorry|remind)(?!\p{L})/iu,
);
/** How a thing is meant, that one writes, does not know or is about to tell: of that nothing can be said back. */
const aside = lean(
  /(?<!\p{L})(?:to be (?:precise|exact|honest|clear|fair)|i (?:guess|think|mean|know|don['’]?t know)|i want to be|anyway|something odd|if (?:it|that) matters|design feedback|если (?:честно|это важно|что)|не знаю|честно говоря|короче говоря|к слову|кстати говоря|как говорится|имею в виду|в общем)(?!\p{L})/iu,
);
/** It hangs on what was left out before it. */
const hangs = lean(
  /^(?:who|which|that|than|where|because|to|of|as|whose|который|которая|которое|которые|чтобы|чтоб|что|чем|где|как|потому|ли|же|бы)(?!\p{L})/iu,
);
/** It waits for what was left out behind it. */
const waits = lean(
  /(?<!\p{L})(?:the|a|an|my|his|her|their|our|of|to|in|on|at|with|for|and|or|but|that|if|when|because|so|is|was|are|said|says|в|во|на|с|со|к|ко|у|о|об|от|до|из|за|для|и|а|но|что|чтобы|если|когда|потому|как|сказала?|говорит|значит)$/iu,
);
const named = lean(/(?<=\p{L}[\s,]+)\p{Lu}\p{Ll}{2,}/u);

interface Candidate {
  readonly words: string;
  readonly tells: number;
}

function candidate(words: string): Candidate | undefined {
  if (words.length < shortest || words.length > longest || words.split(/\s+/u).length < fewestWords) return undefined;
  if (unquotable.test(words) || hangs.test(words) || waits.test(words)) return undefined;
  const said = Math.min(enough, new Set(stemsOf(words)).size);
  return said < 2 ? undefined : { words, tells: said + (named.test(words) ? 1.5 : 0) - (aside.test(words) ? 4 : 0) };
}

/** So many more letters than can be given back may be small words that fall away; a longer run is not looked at, as a sentence may have hundreds of clauses. */
const mostAround = 40;

/** Every run of clauses of a sentence that is short enough to be given back. */
function runsOf(sentence: string): readonly Candidate[] {
  const ends = [...sentence.matchAll(clauseEnd)];
  const starts = [0, ...ends.map(({ index, 0: joint }) => index + joint.length)];
  const stops = [...ends.map(({ index }) => index), sentence.length];
  return starts.flatMap((start, from) =>
    stops
      .slice(from)
      .filter((stop) => stop - start <= longest + mostAround)
      .flatMap((stop) => candidate(noteBare(sentence.slice(start, stop))) ?? []),
  );
}

/** What is told last is more often the point than what leads to it; by so much a sentence counts more than the one before. */
const towardsTheEnd = 0.4;

/**
 * The words of a message that tell most of it, as they were written: a run of clauses that names things and people, short enough to be given back
 * between quotes. Given back they show what was heard, whatever it was taken for. Undefined where nothing can be given back without harm or loss of sense.
 */
export function tellingWords(message: string): string | undefined {
  // Beside shame, a death or an oath the rest of a sentence would be given back as if that were not there.
  const sentences = message.split(sentenceEnd).filter((each) => !each.trim().endsWith("?") && maySayBack(each));
  const told = sentences.flatMap((sentence, at) =>
    runsOf(sentence).map(({ words, tells }) => ({ words, tells: tells + at * towardsTheEnd })),
  );
  const [most] = told.toSorted((a, b) => b.tells - a.tells || a.words.length - b.words.length);
  return most && most.tells > 0 ? capitalised(most.words) : undefined;
}
