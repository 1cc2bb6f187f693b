import type { Locale } from "../person/person.ts";

/** Words that stand in nearly every English sentence, and in no title, name or Russian in Latin letters. */
const english =
  /^(?:i|i[’']?m|i[’']?ve|i[’']?ll|im|ive|you|your|my|we|he|she|they|it|its|it[’']?s|his|her|our|their|me|him|them|the|an|and|or|but|is|are|am|was|were|be|been|do|does|did|don[’']?t|dont|can|can[’']?t|cant|could|would|should|will|won[’']?t|wont|have|has|had|what|what[’']?s|whats|how|why|when|where|who|which|to|of|in|on|at|for|with|from|this|that|there|not|no|yes|want|wanna|need|please|thanks|hello|about|just|so|if|then|today|tomorrow|done|help|know|get|got)$/iu;
/** A name or a title of several words holds few of them; a sentence holds one in five. */
const shareOfEnglish = 0.2;
const fewestWords = 2;

/**
 * The language in which a message is plainly written, so that it can be answered in it. Undefined where that is open: a name, a title or a single
 * Latin word may stand in a message of either language.
 */
export function writtenIn(text: string): Locale | undefined {
  const cyrillic = text.match(/\p{Script=Cyrillic}/gu)?.length ?? 0;
  const latin = text.match(/\p{Script=Latin}/gu)?.length ?? 0;
  if (cyrillic >= fewestWords && cyrillic > latin) return "ru";
  if (cyrillic > 0) return undefined;
  const words = text.match(/[\p{L}’']+/gu) ?? [];
  const known = words.filter((word) => english.test(word)).length;
  return words.length >= fewestWords && known > 0 && known >= words.length * shareOfEnglish ? "en" : undefined;
}
