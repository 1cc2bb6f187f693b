import { lean } from "../text/lean.ts";

const own = {
  i: "you",
  "i'm": "you’re",
  im: "you’re",
  "i've": "you’ve",
  ive: "you’ve",
  "i'd": "you’d",
  id: "you’d",
  "i'll": "you’ll",
  me: "you",
  my: "your",
  mine: "yours",
  myself: "yourself",
  we: "you",
  "we're": "you’re",
  "we've": "you’ve",
  "we'll": "you’ll",
  "we'd": "you’d",
  us: "you",
  our: "your",
  ours: "yours",
  am: "are",
} as const;
/** How people write in haste. */
const hasty = {
  dont: "don’t",
  cant: "can’t",
  didnt: "didn’t",
  doesnt: "doesn’t",
  wont: "won’t",
  isnt: "isn’t",
  wasnt: "wasn’t",
  couldnt: "couldn’t",
  havent: "haven’t",
  thats: "that’s",
  hes: "he’s",
  shes: "she’s",
  theyre: "they’re",
  theres: "there’s",
  abt: "about",
  rly: "really",
  w: "with",
  bc: "because",
  cuz: "because",
  tmrw: "tomorrow",
  tho: "though",
  n: "and",
} as const;
const words: ReadonlyMap<string, string> = new Map([...Object.entries(own), ...Object.entries(hasty)]);

/** Whom the companion is spoken to as, and orders to it. */
const toUs = lean(
  /(?<![\p{L}'’])(?:you|your|yours|yourself|u|ur|y[’']?all|please|pls|let[’']?s|give me|show me|tell me|help me|remind me|stop|don[’']t (?:say|tell|ask|give|mind)|no more)(?![\p{L}])/iu,
);
/** A question whose mark was left out. */
const asks = lean(
  /^(?:(?:what|how|why|where|who|which)(?!\p{L})|(?:whats|what's)(?!\p{L})|(?:is|are|do|does|did|can|could|should|may|am|was|were|will|would|when (?:is|are|do|does|did|can|should))\s+(?:i|you|u|it|he|she|they|we|this|that|there|the|my|one|anyone|anybody|somebody)(?!\p{L}))/iu,
);
const past =
  "ran|went|did|made|got|sent|wrote|rang|called|bought|paid|put|slept|woke|ate|drank|drew|read|told|said|saw|found|gave|kept|left|lost|met|sold|spoke|stood|swam|threw|tried|won|built|cut|felt|forgot|hung|held|heard|let|sang|began|broke|brought|caught|chose|drove|fell|flew|rode|set|shut|spent|swept|taught|thought|wore|missed|hid|lit|fed|dug|sewed|knit|knitted|had|came|walked|cried";
/** A deed of one's own, as it is said back. */
export const deedEn = lean(
  new RegExp(`^You(?:’ve)? (?:\\p{L}+ly |just |then |also )?(?:${past}|\\p{L}{2,}ed)(?!\\p{L})`, "u"),
);
const beginsPast = lean(
  new RegExp(
    `^(?:(?:just|only|finally|actually|also|then|already|never|even|still)\\s+)*(?:${past}|\\p{L}{2,}ed)(?!\\p{L})`,
    "iu",
  ),
);
const noPast = lean(
  /^(?:tired|bored|scared|worried|excited|exhausted|stressed|confused|red|need|indeed|bed|speed|feed|weed|seed|hundred|wicked|naked|sacred|relaxed|annoyed|ashamed|disappointed|depressed|embarrassed|frustrated|married|divorced|retired|interested|shed|used|supposed|based|started as|let[’']?s)(?!\p{L})/iu,
);
const beginsNot = lean(
  /^(?:(?:didn[’']?t|can[’']?t|couldn[’']?t|haven[’']?t|wasn[’']?t)\s+\p{L}|don[’']?t\s+(?:feel|have|know|want|like|think|need|care|get|even|really|see|sleep|eat)(?!\p{L}))/iu,
);
const loneDeed =
  /^(?:rang|looked|finished|called|cried|slept|ran|walked|tried|asked|wrote|failed|apologised|apologized)$/iu;
/** A part that names who does it. */
const namesWho = lean(
  /^(?:(?:and|but|so|then|because|cuz|bc|now|today|yesterday|tonight|maybe|still|just|when|also|that|which|at \d\S*)\s+)*(?:i|i[’']?m|i[’']?ve|ive|i[’']?d|i[’']?ll|we|we[’'](?:re|ve|ll|d)|he|she|they|it|he[’']?s|she[’']?s|it[’']?s|its|they[’']?re|there[’']?s|my|our|his|her|their|the|this|that|that[’']?s|thats|everyone|everybody|nobody|no one|someone|somebody|a|an)(?!\p{L})/iu,
);
const finite = lean(
  /(?<!\p{L})(?:is|are|was|were|has|had|have|does|did|said|says|wants|keeps|goes|went|came|got|called|wrote|replied|gave|made|will|can|can[’']?t|won[’']?t|didn[’']?t|doesn[’']?t|isn[’']?t|wasn[’']?t|hurts?|lives?|\p{L}+[’']s)(?!\p{L})/iu,
);
/** Where one part ends and another begins; a list within one stays. */
const joint = /([,;:]\s+|\s[—–-]\s)/u;

/** An English sentence turned to who said it; undefined where who does what is not plain. */
export function turnedEn(sentence: string): string | undefined {
  const plain = sentence.replace(/’/gu, "'");
  if (toUs.test(plain) || asks.test(plain)) return undefined;
  const pieces = plain.split(joint);
  const turned: string[] = [];
  for (let at = 0; at < pieces.length; at += 2) {
    const part = turnedPart((pieces[at] ?? "").trim(), at === 0);
    if (part === undefined) break;
    const sign = (pieces[at - 1] ?? "").trim();
    turned.push(at === 0 ? part : /[—–-]/u.test(sign) ? ` – ${part}` : `${sign} ${part}`);
  }
  return turned.length > 0 ? turned.join("") : undefined;
}

function turnedPart(part: string, first: boolean): string | undefined {
  const isPast = beginsPast.test(part) && !noPast.test(part);
  // "Broke", "tinned": one word alone may be no deed.
  const alone = !/\s/u.test(part) && !loneDeed.test(part);
  if (alone) return first ? undefined : part;
  if (isPast || beginsNot.test(part)) {
    const deed = inSecond(part);
    return first ? `you ${deed.slice(0, 1).toLowerCase()}${deed.slice(1)}` : deed;
  }
  if (namesWho.test(part) || (finite.test(part) && /^[\p{L}\d]/u.test(part) && /^(?:\p{Lu}|\d)/u.test(part)))
    return inSecond(part);
  // What hangs on a part that was turned: "6 min", "back on the 5".
  return first || /(?<!\p{L})(?:i|me|my|im)(?!\p{L})/iu.test(part) || /^[a-z]+\s+(?:my|me)\s/iu.test(part)
    ? undefined
    : part;
}

function inSecond(part: string): string {
  return part
    .replace(
      /(?<![\p{L}'])(?:i|we)(\s+(?:just|really|only|still|also)?\s*)was(n'?t)?(?!\p{L})/giu,
      (_all, gap: string, not?: string) => `you${gap}${not ? "weren’t" : "were"}`,
    )
    .replace(/(?<![\p{L}\d])\p{L}[\p{L}']*/gu, (word, at: number, whole: string) => {
      // Six in the morning is nobody's "am".
      if (word.toLowerCase() === "am" && /\d\s$/u.test(whole.slice(0, at))) return word;
      const turned = words.get(word.toLowerCase());
      return turned ?? word.replace(/'/gu, "’");
    });
}
