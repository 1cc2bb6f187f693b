import { type DraftKind, kindOf, letterByShape } from "./draft-shape.ts";
import { lean } from "../text/lean.ts";

/** What can be told of a letter by its words alone. */
export const draftFindings = [
  "threatens",
  "presses",
  "insults",
  "diagnoses",
  "claims",
  "accuses",
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
  /** A sentence of it that stands firm as it is, with why; undefined where a rule knows none. */
  readonly good: { readonly what: DraftGood; readonly words: string } | undefined;
  /** The sentence that asks, without the words that take it back; undefined where none does. */
  readonly firmer: string | undefined;
  readonly kind: DraftKind;
}

/** What is good in a letter, as far as a rule can tell. */
export type DraftGood = "warm" | "by_when" | "fact" | "asks" | "thanks";

/** What introduces a letter, and one in quotes. */
const asked = lean(
  /(?<!\p{L})(?:провер\p{L}*|глянь\p{L}*|посмотри\p{L}*|оцени\p{L}*|прочти\p{L}*|черновик|вот (?:что )?(?:я )?написал[аи]?|письмо|сообщение|смс|как звучит|нормально\?|так можно|draft|does (?:this|that|it) (?:sound|read)|sounds? ok(?:ay)?|how does (?:this|it) (?:sound|read)|too harsh|what do you think of|so far i have|(?:got|have) so far|so far|i wrote|written|написал[аи]? (?:ему|ей|им|маме|папе|хозяину|начальнику|в)|(?:ему|ей|им|судье|маме|папе)(?: \p{L}+){0,2} написал[аи]?|как тебе|как вам|хочу отправить|думаю отправить|отправляю|check|look at|read (?:this|my|it)|can i send|should i send|ok to send|okay to send|thinking of sending|is this ok|correct this|my (?:letter|message|text|email|reply)|here(?:[’']?s| is) (?:my|the|what))(?!\p{L})/iu,
);
const inQuotes = /[«“"]([^«»“”"]{25,})[»”"]|(?<=[\s:])['‘]([^«»“”"]{25,})['’](?=\s|[.,!?]|$)/u;
const afterColon = /^[^:\n]{0,60}:\s*([^\s][^]{25,})$/u;
/** What is no letter is read by other rules, and we have none. */
const prose = lean(
  /(?<!\p{L})(?:sentence|poem|story|novel|chapter|lyrics|verse|стих\p{L}*|рассказ\p{L}*|роман\p{L}*|глав[аеуы]|строчк\p{L}*|песн\p{L}*)(?!\p{L})/iu,
);
const fewestWords = 6;
const mostLead = 160;

/** Whether a message shows a piece of writing that is no letter, to be judged. */
export const showsProse = (message: string): boolean =>
  inQuotes.test(message) && prose.test(message.replace(inQuotes, " ")) && shown.test(message.replace(inQuotes, " "));
const shown = lean(
  /(?<!\p{L})(?:here(?:[’']s| is)|well\?|what do you think|вот|послушай\p{L}*|как тебе|как вам|ну как)(?!\p{L})|[?]/iu,
);

/** The letter that a message shows to be judged; undefined where it shows none. */
export function draftIn(message: string): string | undefined {
  const letter = inQuotes.exec(message);
  const quoted = letter?.[1] ?? letter?.[2];
  const around = quoted === undefined ? message : message.replace(quoted, " ");
  if ((around.length > mostLead && quoted !== undefined) || prose.test(around)) return undefined;
  if (!asked.test(quoted === undefined ? message.slice(0, mostLead / 2) : around)) return letterByShape(message);
  const text = (quoted ?? afterColon.exec(message)?.[1])?.trim();
  return text !== undefined && text.split(/\s+/u).length >= fewestWords ? text : letterByShape(message);
}

const signs: readonly (readonly [what: DraftFinding, sign: RegExp])[] = [
  [
    "threatens",
    lean(
      /(?<!\p{L})(?:пожалеешь|пожалеете|увидимся в суде|подам в суд|встретимся в суде|заявлени\p{L}+ в полицию|лишу|иначе я|а то я|по-плохому|see you in court|my lawyer|you[’']ll regret|or else|i[’']ll (?:sue|report|call the police)|last warning|police)(?!\p{L})/iu,
    ),
  ],
  [
    "presses",
    lean(
      /(?<!\p{L})(?:if you (?:really )?love(?:d)? me|who do you love more|tell your (?:mum|mom|dad|mother|father)|don[’']?t tell (?:your )?(?:mum|mom|dad)|why (?:don[’']?t|won[’']?t|didn[’']?t) you (?:write|call|answer|reply|want)|your (?:mum|mom|mother|dad|father) (?:won[’']?t|doesn[’']?t|never|keeps)|breaks my heart|если (?:ты )?(?:меня )?любишь|кого ты (?:больше )?любишь|скажи маме|скажи папе|не говори (?:маме|папе)|почему ты (?:не|мне не) (?:пишешь|звонишь|отвечаешь|хочешь)|из-за (?:твоей )?мамы|из-за (?:твоего )?папы|мне (?:так )?плохо без тебя|без тебя (?:не живу|умираю)|ты должн[аы]? (?:выбрать|сказать|понять))(?!\p{L})/iu,
    ),
  ],
  [
    "accuses",
    lean(
      /(?<!\p{L})(?:ты (?:вечно|всегда|никогда|опять|снова|постоянно)|вы (?:вечно|всегда|никогда|опять|снова|постоянно)|(?:уже )?(?:второй|третий|четв[её]ртый|пятый|сотый) раз|сколько можно|не име(?:ешь|ете) права|как ты мог(?:ла)?|как вам не стыдно|тебе плевать|вам плевать|из-за тебя|по твоей вине|это ты|(?:ты|вы) (?:это )?(?:нарочно|специально|назло)|ты виноват[аы]?|прятать от меня|you (?:always|never|still|keep|only)|(?<!bother )you again|did you (?:say|tell|do)|how (?:could|dare) you|because of you|your fault|on purpose|you don[’']?t care|you (?:have|[’']ve) no right|as usual|third time|once again|was weird|were weird)(?!\p{L})/iu,
    ),
  ],
  [
    "insults",
    lean(
      /(?<!\p{L})(?:вру(?:н|нья|шка)|лгун\p{L}*|лж(?:ец|ица)|твар\p{L}+|мраз\p{L}+|сволоч\p{L}*|скотин\p{L}*|гадин\p{L}*|стерв\p{L}*|дур(?:а|ак|ой|ища)|идиот\p{L}*|кретин\p{L}*|подл(?:ая|ый|ец)|аферист\p{L}*|алкаш\p{L}*|алкоголи(?:чка|к)|тунеяд\p{L}*|шлюх\p{L}*|урод\p{L}?|козел|коз[её]л|никчемн\p{L}*|бессовестн\p{L}*|бесстыж\p{L}*|нахал\p{L}*|наглец|хам|хамка|ничтожеств\p{L}*|никч[её]мн\p{L}*|мошенни\p{L}*|(?:compulsive |pathological |damn |bloody )*liars?|(?:lying |evil |nasty |stupid |bloody |ignorant |selfish |disgusting )+(?:cow|bitch|witch|woman|man|bastard|pig|rat)|bitch|bastard|idiots?|moron|scum|trash|pig|witch|drunk|waste of space|deadbeat|useless (?:mother|father|mum|mom|dad)|need your (?:eyes|head) (?:tested|examined))(?!\p{L})/iu,
    ),
  ],
  [
    "diagnoses",
    lean(
      /(?<!\p{L})(?:(?:она|он|мать|отец|бывш\p{L}+)?\s*(?:психически )?(?:больн(?:ая|ой)(?! (?:на|в|зуб|дом)|ниц)|ненормальн(?:ая|ый)|психованн(?:ая|ый)|неадекватн(?:ая|ый)|сумасшедш(?:ая|ий))|психопат\p{L}*|шизофрени\p{L}*|шизик|нарцисс\p{L}*|истери(?:чка|к)|биполяр\p{L}*|психичк\p{L}*|narcissist\p{L}*|psycho(?:path)?|sociopath|bipolar|borderline|schizo\p{L}*|mental(?:ly ill| case)|insane|unhinged|deranged|delusional|(?:she|he)[’']?s (?:crazy|mad|sick|nuts|mental))(?!\p{L})/iu,
    ),
  ],
  [
    "claims",
    lean(
      /(?<!\p{L})(?:(?:она |он )?(?:настраива\p{L}+|настроил\p{L}*)(?: \p{L}+){0,3}|промыва\p{L}+ (?:\p{L}+ )?мозги|манипулиру\p{L}+|вс[её] (?:вр[её]т|лж[её]т|врань[её]|ложь)|(?:being |been |is |are )?brainwash(?:ed|ing)|(?:turn(?:s|ing|ed)|poison(?:s|ing|ed)) (?:the |my |our )?(?:kids?|girls?|boys?|children|son|daughter|them|him|her)(?: against me)?|manipulat(?:es|ing|ive)|all lies|nothing but lies)(?!\p{L})/iu,
    ),
  ],
  [
    "apologises",
    lean(
      /(?<!\p{L})(?:простите(?: ради бога)?(?: за (?:беспокойство|неудобства))?|прости, что|извините(?: за (?:беспокойство|неудобства))?|извини, что|(?:so |very |really )?sorry (?:to bother(?: you)?(?: again)?|for (?:bothering|the trouble|everything))|(?:so|very) sorry|i apologi[sz]e)(?!\p{L})/iu,
    ),
  ],
  [
    "belittles",
    lean(
      /(?<!\p{L})(?:я понимаю,? как вы заняты|я знаю,? что (?:это )?(?:ерунда|мелочь|плохо|мешаю)|(?:is|[’']s|was) a disappointment|disappointment|i know (?:i[’']m|this is|it[’']s) (?:stupid|silly|annoying|a lot)|probably (?:stupid|silly)|наверное,? глупо|не сочтите)(?!\p{L})/iu,
    ),
  ],
  [
    "hedges",
    lean(
      /(?<!\p{L})(?:когда-нибудь|как-нибудь|если вдруг|если (?:будет|есть) возможность|если получится|возможно|может быть|не могли бы вы когда-нибудь|might possibly|possibly|whenever(?: you)?(?: might)?|at some point|some time|if you (?:could|might) maybe|maybe|perhaps|just wondering)(?!\p{L})/iu,
    ),
  ],
];
const request = lean(
  /\?|(?<!\p{L})(?:прошу|просим|i ask|i request|пожалуйста|поставь\p{L}*|пришли\p{L}*|назови\p{L}*|напиши\p{L}*|ответь\p{L}*|позвони\p{L}*|передай\p{L}*|сообщи\p{L}*|дай(?:те)?|можно ли|буду (?:рад|ждать)|хочу|please|could you|can you|would you|let me know|tell (?:him|her|them|me)|send|i[’']d like|i would like|thank)(?!\p{L})/iu,
);
const mostWords = 120;
const mostQuestions = 2;
const reproach: readonly DraftFinding[] = ["insults", "diagnoses", "claims", "accuses", "threatens", "presses"];
/** A dot behind a title ends nothing. */
const sentence = /(?:[^.!?…\n]|(?<=(?:Mr|Mrs|Ms|Dr|Prof|St))\.)+[.!?…]*/gu;
const address = lean(/^([\p{Lu}][\p{L}.]*(?: [\p{Lu}][\p{L}.]*)?)\s*[,!]\s*/u);

/** Reads a letter by what can be told of it for sure: reproach, threat, needless apology, words that take a request back. */
export function readDraft(letter: string): ReadDraft {
  const kind = kindOf(letter);
  const found = signs.flatMap(([what, sign]) => {
    if (what === "presses" && kind !== "child") return [];
    const words = sign.exec(letter)?.[0];
    return words === undefined ? [] : [{ what, words }];
  });
  const extent = [
    ...(letter.split("?").length - 1 > mostQuestions ? (["many_questions"] as const) : []),
    ...(letter.split(/\s+/u).length > mostWords ? (["long"] as const) : []),
    ...(request.test(letter) ? [] : (["no_request"] as const)),
  ].map((what) => ({ what, words: "" }));
  return {
    found: [...found, ...extent],
    without: withoutReproach(letter),
    good: goodIn(letter),
    firmer: firmerOf(letter),
    kind,
  };
}

const goods: readonly (readonly [DraftGood, RegExp])[] = [
  [
    "warm",
    lean(
      /(?<!\p{L})(?:i (?:still )?(?:love|miss|remember)(?: you)?|proud of you|thinking of you|люблю|скучаю|помню|горжусь|думаю о тебе)(?!\p{L})/iu,
    ),
  ],
  [
    "by_when",
    lean(
      /(?<!\p{L})(?:by|until|before|до|к) (?:the )?(?:monday|tuesday|wednesday|thursday|friday|saturday|sunday|\d|понедельник\p{L}*|вторник\p{L}*|сред\p{L}+|четверг\p{L}*|пятниц\p{L}+|суббот\p{L}+|воскресень\p{L}+)/iu,
    ),
  ],
  [
    "fact",
    lean(
      /(?<!\p{L})(?:since|on|с|со|от) (?:monday|tuesday|wednesday|thursday|friday|saturday|sunday|the \d|\d{1,2}(?!\d)|понедельник\p{L}*|вторник\p{L}*|сред\p{L}+|четверг\p{L}*|пятниц\p{L}+|суббот\p{L}+|воскресень\p{L}+)|(?:£|\$|€)\d|\d+ (?:руб\p{L}*|₽|евро)/iu,
    ),
  ],
  [
    "asks",
    lean(
      /(?<!\p{L})(?:could you|can you|would you|please|may i|пожалуйста|прошу|можно ли|могли бы|можешь|можете)(?!\p{L})/iu,
    ),
  ],
  ["thanks", lean(/(?<!\p{L})(?:thank you|thanks|спасибо|благодар\p{L}+)(?!\p{L})/iu)],
];
const longestShown = 110;

/** The first sentence that holds something good and nothing that was found against it. */
function goodIn(letter: string): ReadDraft["good"] {
  const clean = sentencesOf(letter).filter(
    (text) => text.length <= longestShown && !signs.some(([, sign]) => sign.test(text)),
  );
  for (const [what, form] of goods) {
    const words = clean.find((text) => form.test(text));
    if (words !== undefined) return { what, words: words.replace(/[.!…]+$/u, "") };
  }
  return undefined;
}

const softened: readonly DraftFinding[] = ["apologises", "belittles", "hedges"];
/** "Sorry to bother you, could you maybe send it?" asks as firmly without its hems. */
function firmerOf(letter: string): string | undefined {
  const soft = signs.filter(([what]) => softened.includes(what));
  const asking = sentencesOf(letter).find(
    (text) =>
      goods.some(([what, form]) => what === "asks" && form.test(text)) && soft.some(([, sign]) => sign.test(text)),
  );
  if (asking === undefined) return undefined;
  const bare = soft
    .reduce((text, [, sign]) => text.replace(sign, ""), asking)
    .replace(/\s+/gu, " ")
    .replace(/^[\s,;:–—-]*(?:(?:but|and|но|и)\s+)?/iu, "")
    .replace(/\s+([,.!?])/gu, "$1")
    .replace(/,\s*(?=[.!?,])/gu, "")
    .trim();
  return bare.split(" ").length >= fewestFirm ? bare.slice(0, 1).toUpperCase() + bare.slice(1) : undefined;
}
const fewestFirm = 4;
const sentencesOf = (letter: string): readonly string[] =>
  [...letter.matchAll(sentence)].map(([text]) => text.trim()).filter(Boolean);

/** A letter in its first words and its request; undefined where it is as short as that. */
export function shorterOf(letter: string): string | undefined {
  const all = sentencesOf(letter);
  const kept = all.filter((text) => !signs.some(([what, sign]) => reproach.includes(what) && sign.test(text)));
  const asks = kept.findLast((text) => request.test(text));
  const [first] = kept;
  // A greeting alone says nothing yet.
  const telling = kept.find((text) => text.split(/\s+/u).length >= fewestFirm);
  const both = [...new Set([first, telling, asks])].filter((text) => text !== undefined).join(" ");
  return both === "" || both.length >= letter.length - fewestWords ? undefined : both;
}

/** How a letter ends: with what is asked, with something warm, or with neither; the words are its last sentence. */
export function endingOf(letter: string): { readonly words: string; readonly holds: boolean } {
  const all = sentencesOf(letter);
  const words = all.at(-1) ?? letter;
  return { words, holds: request.test(words) || goods.some(([, form]) => form.test(words)) };
}

function withoutReproach(letter: string): string | undefined {
  const blames = (text: string): boolean => signs.some(([what, sign]) => reproach.includes(what) && sign.test(text));
  const sentences = sentencesOf(letter);
  const kept = sentences.filter((text) => !blames(text));
  const left = kept.join(" ").split(/\s+/u).length;
  // Of a greeting alone no letter is left.
  if (kept.length === sentences.length || kept.length === 0 || left < fewestFirm) return undefined;
  const named = address.exec(letter)?.[1];
  const body = kept.join(" ");
  return named === undefined || body.startsWith(named)
    ? body
    : `${named}, ${body.slice(0, 1).toLowerCase()}${body.slice(1)}`;
}
