/** What can be told of a letter by its words alone. */
export const draftFindings = [
  "accuses",
  "threatens",
  "apologises",
  "belittles",
  "hedges",
  "many_questions",
  "long",
  "no_request",
] as const;
export type DraftFinding = (typeof draftFindings)[number];

/** A letter that is shown to be judged: what is found in it, with the words that show it, and what of it stays without reproach. */
export interface ReadDraft {
  readonly found: readonly { readonly what: DraftFinding; readonly words: string }[];
  /** The letter without the sentences that reproach or threaten; undefined where nothing falls away, or nothing is left. */
  readonly without: string | undefined;
}

/** What introduces a letter, and one in quotes. */
const asked =
  /(?<!\p{L})(?:провер\p{L}*|глянь\p{L}*|посмотри\p{L}*|оцени\p{L}*|прочти\p{L}*|черновик|вот (?:что я )?написал[аи]?|письмо|сообщение|смс|как звучит|нормально\?|так можно|draft|check|look at|read (?:this|my|it)|can i send|should i send|ok to send|okay to send|thinking of sending|is this ok|correct this|my (?:letter|message|text|email|reply)|here(?:[’']s| is) (?:my|the|what))(?!\p{L})/iu;
const inQuotes = /[«“"]([^«»“”"]{25,})[»”"]|(?<=[\s:])['‘]([^«»“”"]{25,})['’](?=\s|[.,!?]|$)/u;
const afterColon = /^[^:\n]{0,60}:\s*([^\s][^]{25,})$/u;
/** What is no letter is read by other rules, and we have none. */
const prose =
  /(?<!\p{L})(?:sentence|poem|story|novel|chapter|lyrics|verse|стих\p{L}*|рассказ\p{L}*|роман\p{L}*|глав[аеуы]|строчк\p{L}*|песн\p{L}*)(?!\p{L})/iu;
const fewestWords = 6;
const mostLead = 160;

/** Whether a message shows a piece of writing that is no letter, to be judged. */
export const showsProse = (message: string): boolean =>
  inQuotes.test(message) && prose.test(message.replace(inQuotes, " ")) && shown.test(message.replace(inQuotes, " "));
const shown =
  /(?<!\p{L})(?:here(?:[’']s| is)|well\?|what do you think|вот|послушай\p{L}*|как тебе|как вам|ну как)(?!\p{L})|[?]/iu;

/** The letter that a message shows to be judged; undefined where it shows none. */
export function draftIn(message: string): string | undefined {
  const letter = inQuotes.exec(message);
  const quoted = letter?.[1] ?? letter?.[2];
  const around = quoted === undefined ? message : message.replace(quoted, " ");
  if ((around.length > mostLead && quoted !== undefined) || prose.test(around)) return undefined;
  if (!asked.test(quoted === undefined ? message.slice(0, mostLead / 2) : around)) return undefined;
  const text = (quoted ?? afterColon.exec(message)?.[1])?.trim();
  return text !== undefined && text.split(/\s+/u).length >= fewestWords ? text : undefined;
}

const signs: readonly (readonly [what: DraftFinding, sign: RegExp])[] = [
  [
    "threatens",
    /(?<!\p{L})(?:пожалеешь|пожалеете|увидимся в суде|подам в суд|встретимся в суде|заявлени\p{L}+ в полицию|лишу|иначе я|а то я|по-плохому|see you in court|my lawyer|you[’']ll regret|or else|i[’']ll (?:sue|report|call the police)|last warning|police)(?!\p{L})/iu,
  ],
  [
    "accuses",
    /(?<!\p{L})(?:ты (?:вечно|всегда|никогда|опять|снова|постоянно)|вы (?:вечно|всегда|никогда|опять|снова|постоянно)|(?:уже )?(?:второй|третий|четв[её]ртый|пятый|сотый) раз|сколько можно|не име(?:ешь|ете) права|как ты мог(?:ла)?|как вам не стыдно|тебе плевать|вам плевать|из-за тебя|по твоей вине|это ты|ты виноват[аы]?|прятать от меня|you (?:always|never|still|keep|only)|(?<!bother )you again|did you (?:say|tell|do)|how (?:could|dare) you|because of you|your fault|you don[’']?t care|you (?:have|[’']ve) no right|as usual|third time|once again|was weird|were weird)(?!\p{L})/iu,
  ],
  [
    "apologises",
    /(?<!\p{L})(?:простите(?: ради бога)?(?: за (?:беспокойство|неудобства))?|прости, что|извините(?: за (?:беспокойство|неудобства))?|извини, что|(?:so |very |really )?sorry (?:to bother(?: you)?(?: again)?|for (?:bothering|the trouble|everything))|(?:so|very) sorry|i apologi[sz]e)(?!\p{L})/iu,
  ],
  [
    "belittles",
    /(?<!\p{L})(?:я понимаю,? как вы заняты|я знаю,? что (?:это )?(?:ерунда|мелочь|плохо|мешаю)|(?:is|[’']s|was) a disappointment|disappointment|i know (?:i[’']m|this is|it[’']s) (?:stupid|silly|annoying|a lot)|probably (?:stupid|silly)|наверное,? глупо|не сочтите)(?!\p{L})/iu,
  ],
  [
    "hedges",
    /(?<!\p{L})(?:когда-нибудь|как-нибудь|если вдруг|если (?:будет|есть) возможность|если получится|возможно|может быть|не могли бы вы когда-нибудь|might possibly|possibly|whenever(?: you)?(?: might)?|at some point|some time|if you (?:could|might) maybe|maybe|perhaps|just wondering)(?!\p{L})/iu,
  ],
];
const request =
  /\?|(?<!\p{L})(?:прошу|просим|пожалуйста|поставь\p{L}*|пришли\p{L}*|назови\p{L}*|напиши\p{L}*|ответь\p{L}*|позвони\p{L}*|передай\p{L}*|сообщи\p{L}*|дай(?:те)?|можно ли|буду (?:рад|ждать)|хочу|please|could you|can you|would you|let me know|tell (?:him|her|them|me)|send|i[’']d like|i would like|thank)(?!\p{L})/iu;
const mostWords = 120;
const mostQuestions = 2;
const reproach: readonly DraftFinding[] = ["accuses", "threatens"];
/** A dot behind a title ends nothing. */
const sentence = /(?:[^.!?…\n]|(?<=(?:Mr|Mrs|Ms|Dr|Prof|St))\.)+[.!?…]*/gu;
const address = /^([\p{Lu}][\p{L}.]*(?: [\p{Lu}][\p{L}.]*)?)\s*[,!]\s*/u;

/** Reads a letter by what can be told of it for sure: reproach, threat, needless apology, words that take a request back. */
export function readDraft(letter: string): ReadDraft {
  const found = signs.flatMap(([what, sign]) => {
    const words = sign.exec(letter)?.[0];
    return words === undefined ? [] : [{ what, words }];
  });
  const extent = [
    ...(letter.split("?").length - 1 > mostQuestions ? (["many_questions"] as const) : []),
    ...(letter.split(/\s+/u).length > mostWords ? (["long"] as const) : []),
    ...(request.test(letter) ? [] : (["no_request"] as const)),
  ].map((what) => ({ what, words: "" }));
  return { found: [...found, ...extent], without: withoutReproach(letter) };
}

function withoutReproach(letter: string): string | undefined {
  const blames = (text: string): boolean => signs.some(([what, sign]) => reproach.includes(what) && sign.test(text));
  const sentences = [...letter.matchAll(sentence)].map(([text]) => text.trim()).filter(Boolean);
  const kept = sentences.filter((text) => !blames(text));
  if (kept.length === sentences.length || kept.length === 0) return undefined;
  const named = address.exec(letter)?.[1];
  const body = kept.join(" ");
  return named === undefined || body.startsWith(named)
    ? body
    : `${named}, ${body.slice(0, 1).toLowerCase()}${body.slice(1)}`;
}
