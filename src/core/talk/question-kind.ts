import { lean } from "../text/lean.ts";

/** What a question that has no answer here is about: that decides what can honestly be said to it. */
export const questionKinds = ["person", "future", "self", "do", "say", "right", "fact"] as const;
export type QuestionKind = (typeof questionKinds)[number];

const word = (forms: string): string => `(?<!\\p{L})(?:${forms})(?!\\p{L})`;
const form = (forms: string): RegExp => lean(new RegExp(word(forms), "iu"));

const led = "^(?:(?:so|and|but|ok|okay|well|then|yeah|right|а|и|но|ну|да|так|вот|тогда|слушай|скажи|скажите)[\\s,]+)*";

/** What to do, or where to begin: a step can be given. */
const todo = lean(
  new RegExp(
    `${led}(?:what (?:do|should|can|am|else|on earth|the hell)(?:[’']m)? (?:i|we)(?!\\p{L})|what now|what next|where (?:do|should) i (?:start|begin)|(?:which|what)(?: \\p{L}+)?(?: is| do i| should i)?(?: do)? first|(?:и )?(?:что|чего)(?: \\p{L}+){0,4} делать|что (?:теперь|дальше|мне)(?!\\p{L})|с чего (?:\\p{L}+ )?нач\\p{L}+|как (?:мне )?быть)(?!\\p{L})|what do i do first|(?<!\\p{L})что (?:\\p{L}+ ){0,4}делать(?: \\p{L}+)?\\s*\\??$`,
    "iu",
  ),
);
/** What to say to somebody: words can be given. */
const saying = lean(
  new RegExp(
    `${led}(?:(?:what|how) (?:do|can|should|could|would) i (?:even |ever |possibly )?(?:say|tell|answer|reply|explain|put)|(?:что|как|чего)(?: \\p{L}+){0,3} (?:сказать|говорить|ответить|отвечать|объяснить))(?!\\p{L})`,
    "iu",
  ),
);
/** How it will go on. */
const future = form(
  "will (?:it|this|that|things|everything|we|i)|(?:is|are) (?:it|things|we) (?:ever )?going to|does (?:it|this) (?:ever )?(?:get|pass|stop|end|go away|last)|when (?:will|does|is)|how long (?:till|until|before|will|does)|ever (?:end|stop|change|get)|(?:это |оно )?(?:пройдёт|пройдет|проходит|кончится|закончится|изменится|наладится|получится|станет|будет|отпустит|заживёт|заживет|вернётся|вернется|дождусь|успею|смогу)|за сколько|через сколько|как скоро|когда (?:же |это |уже )?(?:\\p{L}+ся|будет|станет|пройдёт|пройдет)",
);
const feared = lean(new RegExp(`${led}(?:what if|а если|а вдруг|вдруг|что если|что,? если)(?!\\p{L})`, "iu"));
/** Why somebody else does what they do, or what they think. */
const person = lean(
  new RegExp(
    `${word("why|what|how|does|do|did|will|would|is|are|can|has|have|was|were|who")}[^?]{0,24}${word("he|she|they|him|her|them|his|my (?:ex|son|daughter|kid|kids|mum|mom|dad|mother|father|boss|husband|wife|partner|friend|sister|brother|neighbou?r)")}|${word("почему|зачем|за что|как|неужели|разве|что|интересно|может|чего")}[^?]{0,24}${word("он|она|они|ему|ей|им|его|её|ее|их|муж\\p{L}*|жен[аеыу]|мам\\p{L}+|мать|пап\\p{L}+|отец|сын\\p{L}*|доч\\p{L}+|бывш\\p{L}+|начальни\\p{L}+|свекров\\p{L}+|подруг\\p{L}+|друзья|люди|дети|сосед\\p{L}*")}|${word("думаете|думаешь|think|reckon|suppose")}[^?]{0,16}${word("он|она|они|he|she|they")}`,
    "iu",
  ),
);
/** Whether one is as one should be, and why one is as one is. */
const self = form(
  "am i|was i|should i|do i|why (?:am|do|did|can[’']?t|don[’']?t) i|why is it me|is it (?:me|just me|normal|weird|wrong|bad|selfish|stupid|too late)|what(?:[’']s| is) wrong with me|who am i|почему я|зачем я|отчего я|что со мной|кто я|это нормально|нормально (?:ли|что)|я (?:\\p{L}+ )?(?:плох|ужасн|эгоист|дур|ненормальн|лишн)\\p{L}*|не поздно ли|поздно ли|имею ли я|стоит ли|надо ли мне|может[, ]+я(?: \\p{L}+)?|неужели я|разве я",
);

/** Whether a thing is right to do, or foolish to feel: nobody can say that for somebody else. */
const right = form(
  "(?:не)?честно ли|(?:это |разве )?нечестно|справедливо(?: ли)?|правильно ли|хорошо ли|плохо ли|подло(?: ли)?|эгоистично|грех(?: ли)?|глупо ли|стыдно ли|прилично ли|уместно ли|бестактно|навязчиво|имею ли я право|можно ли так(?: \\p{L}+){0,2}|(?:is|was|would|isn[’']?t) (?:it|that|this)(?: be)? (?:a bit |really |so |too |very )?(?:un)?(?:fair|right|wrong|honest|dishonest|selfish|irrational|rational|mean|cruel|rude|disloyal|cheating|pushy|pushing|needy|creepy|daft|mad|a betrayal|a sin)|or would (?:that|it|this) be \\p{L}+|(?:think|suppose|reckon) (?:it|that|this)(?:[’']s| is| would be)? (?:irrational|wrong|right|fair|selfish|mad|daft|mean|cruel|rude|silly)|should (?:i|we) (?:call|text|write|tell|ask|message|go|forgive|apologi[sz]e|visit|wait|ring|phone)",
);

/** What kind of question it is, by its words alone; a question of fact where nothing else is known. */
export function questionKind(text: string): QuestionKind {
  const asked = text.trim();
  if (saying.test(asked)) return "say";
  if (todo.test(asked)) return "do";
  if (feared.test(asked)) return "future";
  if (right.test(asked)) return "right";
  if (self.test(asked)) return "self";
  if (person.test(asked)) return "person";
  return future.test(asked) ? "future" : "fact";
}
