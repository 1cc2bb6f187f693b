import { lean } from "../text/lean.ts";

/** What stands behind a noun that is the last of its phrase: a stop, or a word that begins something else. */
const behind =
  "(?=\\s*(?:[.,!?;:…)]|$)|\\s+(?:in|on|at|and|but|with|of|to|is|was|were|are|has|had|that|for|from|who|as|so|because|again|today|yesterday|tomorrow|tonight|when|while|before|after|if|or|by|about|like|every|now|then|not|isn['’]?t|wasn['’]?t|came|comes|went|said|says|asked|told|died|got|gets|gave|made|took|left|sat|phoned|rang|keeps|kept|does|did|just|still|never|always|until|till|without|into|over|under|through|i|he|she|they|it|we)(?!\\p{L}))";
/** Behind these a noun tells where or with what something was, and is not what is spoken of. */
const aside =
  "(?<!(?:^|\\s)(?:in|at|on|onto|through|to|into|from|under|over|off|with|by|near|past|across|behind|outside|inside|round|around)\\s)";
/** Whose or which it is, and the noun; after "let her" and the like a verb follows. */
const owned = lean(
  new RegExp(
    `(?<![\\p{L}'’-])(?<!(?:let|made|make|watch(?:ed)?|see|saw|heard?|help(?:ed)?|had|have|gave|give|told|tell|asked?)\\s)${aside}(my|our|his|her|their)\\s+(\\p{L}{3,})${behind}`,
    "giu",
  ),
);
const known = lean(new RegExp(`(?<![\\p{L}'’-])(?<!of\\s)${aside}(the)\\s+(\\p{L}{3,})${behind}`, "giu"));
/** "His name is Colton", "called Pickle". */
const named = lean(
  /(?<!\p{L})(?:name(?:['’]?s| is| was)|(?:is|was|['’]s|one|cat|dog|boy|girl) called|named)\s+(\p{Lu}\p{Ll}{2,})(?!\p{L})/u,
);
const owners: Readonly<Record<string, string>> = { my: "your", our: "your" };

/** What names no thing to speak of: a place, a time, a part of anything, what is compared, and what is sworn. */
const noThing = lean(
  /^(?:same|best|worst|first|last|next|other|others|own|whole|ones?|rest|way|end|times?|days?|weeks?|months?|years?|morning|afternoon|evening|night|weekend|moment|things?|lot|bit|kind|sort|only|most|more|less|least|truth|fact|point|problem|ideas?|reason|question|answer|past|future|left|right|back|top|bottom|middle|side|front|start|beginning|minute|hour|hours|second|third|self|mind|god|hell|fuck|shit|damn|steps?|goals?|app|bot|robot|program|sake|case|part|half|two|three|four|five|six|seven|eight|nine|ten|lads?|saying|area|place|world|internet|web|subject|size|colou?r|number|name|age|fault|turn|opinion|bad|good|old|new|big|little|small|dead|late|poor|arse|ass|tits|bum|way|well|very|all|use|dark|ground|floor|again|today|there|here|then|now|her|him)$|(?:ing|ly|est|ed)$/iu,
);

function phraseBy(form: RegExp, text: string): string | undefined {
  for (const [, owner = "", noun = ""] of text.matchAll(form)) {
    if (noThing.test(noun)) continue;
    // "Called her Doris": a name stands for itself.
    if (/^\p{Lu}\p{Ll}/u.test(noun)) return noun;
    const whose = owner.toLowerCase();
    const shouted = noun === noun.toUpperCase();
    return `${owners[whose] ?? whose} ${shouted ? noun.toLowerCase() : noun}`;
  }
  return undefined;
}

/**
 * What a message speaks of, as it can be named after "about": a name that is given, what is somebody's ("my ringtone" as "your ringtone"), or what is
 * known ("the pram"). By its form alone: a noun between the word that says whose it is and one that begins something else. Undefined where none stands so.
 */
export const topicEn = (text: string): string | undefined =>
  named.exec(text)?.[1] ?? phraseBy(owned, text) ?? phraseBy(known, text);
