import { lean } from "../text/lean.ts";

/** A question of few words about the step in front, by what it asks: no more than the step itself has to be known to answer it. */
export type StepQuestion =
  | "why"
  | "how"
  | "which"
  | "where"
  | "with"
  | "whom"
  | "afterwards"
  | "enough"
  | "many"
  | "today"
  | "without"
  | "long"
  | "often"
  | "buy"
  | "check"
  | "either";

const hem = "(?:(?:ok|okay|so|and|but|well|right|yeah|um|hmm|а|и|ну|так|но|хорошо|ладно|слушай|ок)[\\s,.!]+)*";
const end = "(?:\\s+(?:exactly|then|though|anyway|even|please|like|именно|тогда|вообще|конкретно|мне|же))*[\\s.!?]*$";
const it =
  "(?:\\s+(?:it|that|this|them|one|those|the step|that one|это|её|ее|его|их|такое|такую|такой|шаг|этот шаг|мне|я|нужн\\p{L}+))*";
const verbEn = "(?:do|start|begin|go about|get started with|even do|even start|even begin)";
const verbRu =
  "(?:сделать|делать|начать|начинать|приступить|сделаю|выполнить|выполнять|писать|записать|записывать|рисовать|отметить|отмечать)";

const forms: readonly (readonly [StepQuestion, string])[] = [
  ["why", "(?:зачем|для чего|к чему)(?: (?:мне|это|вообще|он|такой шаг|этот шаг))*"],
  ["why", "(?:why|what for|what[’']?s (?:it|that|this) for)(?: (?:that|this|it|this step|that one|this one))*"],
  ["how", `how(?: (?:do|can|should|would|am) (?:i|you|we))?(?: (?:supposed to|to|even|actually))*(?: ${verbEn})?${it}`],
  ["how", `(?:как|каким образом|с чего)(?: (?:мне|это|её|его|же|вообще|лучше))*(?: ${verbRu})${it}`],
  ["which", "(?:which|what)(?: kind| sort)?(?: of)?(?: (?:one|ones|it))"],
  ["which", "(?:does it matter (?:which|what)|which|any(?: of them| one)? (?:or|will it)(?: \\S+){0,3})"],
  ["which", "(?:как(?:ой|ая|ую|ое|ие|их)|котор\\p{L}{2}|любой|любую|любая|любое|неважно как\\p{L}{2,3}|что именно)"],
  [
    "where",
    `where(?: (?:do|can|would|should|will) (?:i|you|we))?(?: (?:even|actually))?(?: (?:find|get|look for|do|write|put|buy|go for|look))${it}`,
  ],
  [
    "where",
    `(?:где|куда|откуда)(?: (?:мне|это|его|её|ее|их|же|я|вообще|такое|такую))*(?: (?:взять|найти|искать|брать|купить|достать|делать|записать|писать|звонить|идти|смотреть|возьму|найду))${it}`,
  ],
  [
    "with",
    `(?:with what|what (?:do|should|can) i (?:write|draw|do it|mark|make it|use)(?: it)?(?: with| on)?|on what)`,
  ],
  [
    "with",
    `(?:чем|на ч[её]м|из чего|во что)(?: (?:мне|это|его|её))*(?: (?:писать|записать|рисовать|делать|сделать|отметить|мерить))?`,
  ],
  [
    "whom",
    `(?:who(?:m)?(?: (?:do|should|can|would) (?:i|we))?(?: (?:ask|call|write to|phone|ring|tell|go to))(?: (?:about )?(?:it|that|this))?)`,
  ],
  [
    "whom",
    `(?:у кого|кого|кому|к кому)(?: (?:мне|об этом|это|бы))*(?: (?:спросить|спрашивать|звонить|позвонить|писать|написать|обратиться|идти|попросить))`,
  ],
  [
    "afterwards",
    "(?:then what|what(?:[’']?s)? (?:then|next|after(?: that)?)|after that|what comes (?:next|after)|what happens (?:then|next|after))",
  ],
  [
    "afterwards",
    "(?:потом|дальше|затем|после (?:этого|него))(?: (?:что|как))|что (?:потом|дальше|после (?:этого|него)|затем)(?: будет)?",
  ],
  [
    "enough",
    "(?:is|will|would) (?:that|this|it) (?:be )?(?:really )?enough|enough(?: is it)?\\?|(?:этого|столько|так|такого) (?:хватит|достаточно|довольно)(?: ли)?|(?:хватит|достаточно) (?:ли )?(?:этого|так|столько)",
  ],
  [
    "many",
    `how (?:many|much)(?: of (?:them|it|those))?(?: (?:do|should) i (?:need|do|write|take))?|сколько(?: (?:их|штук|раз|слов|строк|надо|нужно|мне|писать|делать|брать))*`,
  ],
  [
    "today",
    `(?:do|must|should|does) (?:i|it) (?:really |actually )?(?:have|need|got)?(?: to)?(?: be)?(?: (?:do|done))?${it} (?:today|now|right now|tonight|straight away)`,
  ],
  [
    "today",
    `(?:это |мне |его )?(?:обязательно|надо|нужно|прямо)(?: (?:прямо|это|делать|сделать|именно|мне))* (?:сегодня|сейчас)(?: (?:делать|сделать))?`,
  ],
  [
    "without",
    "what if i (?:don[’']?t have|haven[’']?t got|have no|can[’']?t find|ain[’']?t got) (?!(?:any |the |enough |an? )?(?:energy|time|money|strength|anyone|anybody|friends?|family|job|him|her|them|it in me|willpower|peace|hope|way out)(?!\\p{L}))(?:\\S+\\s?){1,4}",
  ],
  [
    "without",
    "(?:что )?если (?:у меня )?(?:нет|нету|не найду|не окажется) (?!(?:больше )?(?:сил|времени|денег|смысла|никого|его|е[её]|их|желания|работы|выхода|друзей|надежды)(?!\\p{L}))(?:\\S+\\s?){1,3}",
  ],
];
/** The same asked in a sentence of its own, found anywhere in it, where the message as a whole asks of the step. */
const wider: readonly (readonly [StepQuestion, string])[] = [
  [
    "long",
    "how long (?:am i|do i|should i|shall i|must i|to)(?: \\p{L}+){0,6}|how many minutes|сколько (?:минут|времени)(?: \\p{L}+){0,2} (?:делать|заниматься|тратить|уделять|сидеть|это)(?: \\p{L}+){0,3}|сколько делать(?: каждый)? раз|сколько(?: это)? (?:по времени|минут)(?: \\p{L}+){0,3}|сколько времени (?:это )?(?:надо|нужно|займ[её]т|занимает)",
  ],
  [
    "why",
    "(?:почему|зачем|отчего)(?: \\p{L}+){0,2} (?:с этого|именно (?:это|этот|эту|так|с)|нач(?:инать|ать|инаем)|перв(?:ым|ый|ое))|why(?: \\p{L}+){0,2} (?:begin|start|this (?:one|step)|that (?:one|step)|first)",
  ],
  [
    "often",
    "how (?:often|many times)(?: a day| per day)?|сколько раз|как часто|каждый день (?:надо|делать|нужно)|(?:per|a|each) (?:day|week) or|(?:is (?:that|it|this)|that[’']?s) (?:per|a|each|every) (?:day|week)|(?:это )?(?:в|на) (?:день|неделю) или",
  ],
  [
    "today",
    "(?:прям(?:о)?|обязательно|именно|точно)? ?(?:сегодня|седня|сёдня|щас|сейчас)(?: это| его| прям(?:о)?)? (?:надо|нужно|обязательно|делать)|(?:надо|нужно|обязательно) (?:прям(?:о)? )?(?:сегодня|седня|сёдня|щас|сейчас)|(?:has|have|got) to be (?:done )?(?:today|tonight|now)|does it have to be (?:today|tonight|now)|can it wait",
  ],
  [
    "buy",
    "(?:надо|нужно|придётся|придется)(?: [\\p{L}-]+){0,2} (?:покупать|купить|докупать)|(?:do|will|should) i (?:need|have) to (?:buy|get|pay for)|need (?:to buy )?anything (?:special|for it|else)",
  ],
  [
    "check",
    "how (?:will|do|would|can) i (?:know|tell|check|be sure)(?! (?:him|her|them|my|the))|как (?:я )?(?:пойму|узнаю|понять|проверить|убедиться),? (?:что|получилось|вышло|сохранил|готово|сделан)",
  ],
  [
    "either",
    "можно ли(?: \\p{L}+){0,3} (?:так|иначе|без)|на глаз|(?:что разумнее|что лучше)[^?]{0,60} или |(?:сперва|сначала)[^?]{0,60} или (?:сразу|потом)|(?:would|does|will|do) (?:that|it|this) count|that count|(?:is it|does it) cheating|(?:can|could|may) (?:i|u|you|we) do (?:it|that|this) (?:in|on|at|with|without|lying|sitting|from)",
  ],
  [
    "either",
    "should (?:i|one|we|you) [^?]{3,60}(?<!\\p{L})or(?!\\p{L})|(?:is|would) (?:it|that) (?:be )?(?:ok|okay|alright|all right|fine) (?:if i|to)|do(?:es)? (?:i|it|we) (?:really )?(?:have|need) to be(?! (?:done|today))|can (?:i|we|you) (?:just )?\\p{L}+ (?:it |them |that )?(?:instead|myself|by hand|without)",
  ],
  [
    "either",
    "(?:можно|нельзя|получится|годится)(?: ли)?(?: \\p{L}+){0,3} (?:сам(?:ому|ой|а)?|по-другому|иначе|без|вместо|дома|сидя|л[её]жа|от руки|вручную)(?!\\p{L})|(?:сам(?:ому|ой)|вместо|без \\p{L}+|дома|сидя|л[её]жа|вручную)(?: \\p{L}+){0,2} (?:можно|нельзя)|(?:обязательно|непременно)(?: ли)?(?=\\s*\\?)|(?:выкин|выбро|выкид)\\p{L}+ или (?:остав|хран)\\p{L}+",
  ],
];
const known = forms.map(([as, form]) => [as, new RegExp(`^${hem}(?:${form})${end}`, "iu")] as const);
const anywhere = wider.map(([as, form]) => [as, lean(new RegExp(`(?<!\\p{L})(?:${form})(?!\\p{L})`, "iu"))] as const);
/** Of a bare "how long", "how much is it" and what is asked of a price or a right no step knows anything. */
const longest = 60;

/** What is asked of the step; undefined where the message asks of anything else. */
export function stepQuestion(message: string): StepQuestion | undefined {
  const text = message.trim();
  if (text.length > longest) return undefined;
  return known.find(([, form]) => form.test(text))?.[0];
}

/** Longer than this (characters), a question stands in a story. */
const longestWider = 140;
/** What may hurt is never left to whoever asks. */
const risky = lean(
  /(?<!\p{L})(?:отрав\p{L}*|опасн\p{L}*|вредн\p{L}*|яд\p{L}{0,2}|керосин\p{L}*|бензин\p{L}*|кислот\p{L}*|таблет\p{L}*|лекарств\p{L}*|врач\p{L}*|боль\p{L}*|болит|шв[аыу]|газ\p{L}{0,2}|ток\p{L}{0,2}|электр\p{L}*|проводк\p{L}*|отпуст\p{L}*|poison\p{L}*|danger\p{L}*|safe\p{L}*|toxic|harm\p{L}*|kerosene|petrol|acid|bleach|pills?|tablets?|medic\p{L}*|doctor|pain|hurts?|stitch\p{L}*|gas|electric\p{L}*|wiring|mains)(?!\p{L})/iu,
);
/** What is asked of the step in a sentence of its own; to be asked only where the message as a whole is a question at a step. */
export function stepQuestionWithin(message: string): StepQuestion | undefined {
  if (message.length > longestWider) return undefined;
  const asked = anywhere.find(([, form]) => form.test(message))?.[0];
  return asked === "either" && risky.test(message) ? undefined : asked;
}
