import { lean } from "../../text/lean.ts";
import { withReferents } from "./name-referent.ts";

/** How somebody wishes, and since when: said of the wish, and no part of it. */
const opening = lean(
  /^(?:(?:basically|then|so|maybe|probably|finally|just|honestly|eventually|really|actually|also|one day|someday|first|firstly|for (?:years|ages|months)|all my life|(?:i|we)[’']?(?:ve| have|d| had)? (?:always |long |really |just |kinda )*(?:been )?(?:meaning|meant|wanting|wanted|hoping|hoped|planning|planned|dreaming|dreamed|dreamt|intending|intended|fancied|fancying)(?: to| of| about)?|(?:always |long )?(?:been )?(?:meaning|meant|wanting|wanted|hoping|hoped|intending|intended) to|to)(?:[\s,]+|$))+(?=\S)/iu,
);
const neverLearnt = /^(?:(?:i|we)\s+)?never\s+(?:really\s+|actually\s+)?learn(?:ed|t)\s+(?:how\s+)?to\s+/iu;

/** What a title does not end with: what happens else, since when it is wished, how others do it, and an aside. */
const tails = [
  /(?<=\S\s\S+),?\s+or\s+(?:i|i[’']m|im|i[’']ll|ill|else|they|he|she|we|it)(?:\s.*)?$/iu,
  /(?<=\S\s\S+),?\s+(?:basically|really|for real|someday|eventually|finally|for (?:years|ages|so long|ever so long)|all my life|my whole life|since (?:i was|childhood|forever|ages).*|that[’']?s(?: not)?|by then|before then|again lol|if (?:that|it)[’']?s (?:ok|okay|possible|allowed)|if possible|if i can|if you can)$/iu,
  /(?<=\S\s\S+\s\S+)(?<!(?:feel|look|sound|be|taste|seem|smell|act|live|more|just)),?\s+(?:like|the way)\s+(?:i|he|she|they|we|you|people|everyone|everybody|other people|the others|them)(?:\s.*)?$/iu,
  /(?<=\S\s\S+\s\S+)(?<!(?:feel|look|sound|be|taste|seem|smell|act|live|more|just)),?\s+like\s+(?:(?:the|my|a|an|those|normal|other)\s)(?:\S+\s)?\S+(?:\s(?:do|does|did|can|could|used to|had|have|has))?$/iu,
];

/** "That team" points at what was said before: in a name it is "the team". */
const pointing = lean(
  /(?<=^(?!know|say|see|think|show|prove|believe|accept|understand|feel|be|one)\p{L}+\s)that(?=\s(?!is|was|are|has|does|my|the|one|way|much|far|many|there|it|he|she|we|they|you)\p{L}{3,}(?<!s)(?:\s|$))/iu,
);

/** How a thing is to become: "the washing under control" is "get the washing under control". */
const state =
  "(?:under control|in order|sorted|done|fixed|finished|cleaned|cleared|mended|repaired|copied|scanned|digiti[sz]ed|restored|backed up|printed|published|framed|painted|sent|off (?:this|my|the) \\p{L}+|up and running|working again)";
const broughtTo = lean(
  new RegExp(
    `^((?:(?:it|them)\\s|(?:the|my|this|our|these|those|all|both|his|her|\\d+)\\s(?:[\\p{L}\\d’'-]+\\s){1,3}?))${state}(?!\\p{L})`,
    "iu",
  ),
);

/** A word of the deed that is written large for its weight; short ones and those with figures may be names (GED, IELTS 6). */
const weighty = lean(/(?<!\p{L})to\s+(\p{Lu}{4,})(?!\p{L})/u);

/** An English name: the order that one would give oneself. */
export function englishName(title: string, text: string): string {
  const loud = weighty.exec(text)?.[1];
  const calm =
    loud !== undefined && title.startsWith(loud) ? `${loud.toLowerCase()}${title.slice(loud.length)}` : title;
  const opened = calm.replace(opening, "").replace(neverLearnt, "Learn to ");
  const referred = withReferents(opened, text);
  const cut = tails.reduce((left, tail) => left.replace(tail, ""), referred.trim());
  const plain = cut.replace(pointing, "the");
  const whole = broughtTo.test(plain) ? `Get ${plain.slice(0, 1).toLowerCase()}${plain.slice(1)}` : plain;
  return whole.replace(/(?<!\p{L})i(?=\s|$|[’'](?:m|ve|d|ll)(?!\p{L}))/gu, "I").replace(/\s+/gu, " ");
}
