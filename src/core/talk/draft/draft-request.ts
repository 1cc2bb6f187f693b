import { lean } from "../../text/lean.ts";
import type { Locale } from "../../person/person.ts";

/** What a message to somebody is for: a closed list, each with words of its own. */
export const draftPurposes = [
  "ask",
  "thank",
  "refuse",
  "sorry",
  "news",
  "complain",
  "invite",
  "move",
  "time",
  "reach",
] as const;
export type DraftPurpose = (typeof draftPurposes)[number];

/** To whom it goes, as far as the words have to differ: an office and all who are spoken to formally, those one is close to, a child, the other parent. */
export type DraftSide = "formal" | "close" | "child" | "other_parent";

const word = (forms: string): string => `(?<!\\p{L})(?:${forms})(?!\\p{L})`;
const form = (forms: string): RegExp => lean(new RegExp(word(forms), "iu"));

/** Something to be sent or said, by what it is called. */
const letter =
  "письм\\p{L}{1,2}|сообщени\\p{L}+|смс|эсэмэск\\p{L}|записк\\p{L}{1,2}|запрос\\p{L}*|заявлени\\p{L}+|бумаг[уи]|ходатайств\\p{L}+|обращени\\p{L}+|жалоб[уы]|приглашени\\p{L}+|объявлени\\p{L}+|извинени\\p{L}+|ответ|текст|пару (?:слов|строк|фраз)|фраз[уы]|слова|email|e-mail|letter|message|text|note|reply|request|complaint|invitation|apology|few words|words|line|lines";
const toWhomRu =
  "ей|ему|им|маме|папе|отцу|матери|сыну|дочери|дочке|доченьке|ребенку|ребёнку|детям|брату|сестре|бабушке|дедушке|дед[ау]|внук\\p{L}|внучке|мужу|жене|бывш\\p{L}{2,3}|начальни\\p{L}+|шефу|директору|руководител\\p{L}+|учител\\p{L}+|врачу|доктору|хозяину|хозяйке|сосед\\p{L}*|другу|подруге|друзьям|коллег\\p{L}+|родител\\p{L}+|тёте|тете|дяде|клиент\\p{L}+|тренеру|воспитател\\p{L}+|преподавател\\p{L}+|в (?:архив|банк|суд|мэрию|администрацию|школу|жэк|управляющую \\p{L}+|поликлинику|опеку|садик|сад)";
const personEn =
  "mum|mom|mother|dad|father|nan|gran|granny|grandma|grandad|aunt(?:ie|y)?|uncle|cousin|brother|sister|son|daughter|kids?|child|boy|girl|husband|wife|partner|girlfriend|boyfriend|friend|mate|ex|boss|manager|supervisor|teacher|tutor|professor|coach|doctor|gp|surgery|clinic|landlord|landlady|agent|neighbou?rs?|client|customer|colleagues?|council|court|bank|school|hr|in-laws?|family|parents";
const toWhomEn = `(?:him|her|them|people|everyone|(?:(?:my|the|our|his|her|your) )?(?:\\p{L}+ )?(?:${personEn})|to \\p{L}+)`;

const askedFor: readonly RegExp[] = [
  // "Help me write to her", "could you draft a request", "sort me a text": a deed of wording that is asked of us.
  form(
    `(?:помоги(?:те)?|помочь|можешь|можете|могли бы|сможете|напиши(?:те)?|составь(?:те)?|сформулируй(?:те)?|набросай(?:те)?|придумай(?:те)?|сочини(?:те)?|подскажи(?:те)?)(?:[\\s,]+\\S+){0,4}?[\\s,]+(?:${letter}|${toWhomRu}|сформулировать|сформулирую|составить (?!план|список|меню|расписание|график)\\p{L}+)`,
  ),
  form(
    "(?:помоги(?:те)?|помочь)(?: мне)?(?: \\p{L}+)? (?:поблагодарить|извиниться|отказать|ответить|сказать|попросить прощения|пригласить|предупредить|сообщить|написать (?:им|ей|ему))",
  ),
  // «Помоги написать Оле что-нибудь короткое»: to somebody by name.
  form(
    "(?:помоги(?:те)?|помочь)(?: мне)? (?:написать|сочинить|придумать) (?!себе)\\p{L}{2,}(?:е|у|ю|и|ам|ям) (?:чего-нибудь|что-нибудь|что-то|чего-то|пару|коротк\\p{L}+)",
  ),
  form("(?:you|u) (?:do|write|sort) (?:texts|letters|messages|emails)"),
  form(
    `(?:help me|can (?:you|u)|could (?:you|u)|would you|please|kindly|abeg|pls|plz)(?:[\\s,]+\\S+){0,3}?[\\s,]+(?:word|phrase|draft|compose|say (?:something |anything |this |it )?to|write (?:to|him|her|them)|(?:write|put together|type|come up with|sort)(?:\\s+\\S+){0,3}?\\s+(?:${letter}))`,
  ),
  // "How do I put it to her", «как ей сказать»: words to say are asked for.
  form(
    `(?:how|what)(?: (?:do|can|should|could|would|will|shall|might|on earth do|the hell do))? (?:i|we|u|you)(?: (?:even|ever|possibly|actually|best|then))?(?: (?:(?:say|word|phrase|explain)(?: (?:it|this|that))?(?: to)?|(?:put|break|say|word) (?:it|this|that)(?= to \\p{L})|(?:tell|text|write(?: to)?|ask|message))) ${toWhomEn}|how(?: (?:do|can|should|could|would|will))? (?:i|we|u|you)(?: even)? (?:say|word|phrase) (?:it|this|that)`,
  ),
  form(
    `(?:what (?:would|do|should) (?:you|u|i|we)(?: even)? (?:write|say|put)(?: (?:first|to start|back))?|what(?:[’']?s| is) (?:a|the) (?:good|nice|polite|right) way to (?:say|ask|tell|put)|(?:don[’']?t|dunno|do not) (?:know )?(?:what|how) to (?:say|write|put|word|tell)(?: \\S+)? to)`,
  ),
  form(
    `(?:как|что|чего|какими словами)(?:\\s+(?:бы|мне|ты|вы|лучше|тут|же|это|вообще|мягче|вежливо|правильно|нам))*(?:\\s+(?:${toWhomRu}))(?:\\s+(?:это|бы|про это|лучше|мягче|вежливо|правильно|так|об этом))*\\s+(?:сказать|написать|ответить|объяснить|попросить|отказать|сообщить|сказал|написал)`,
  ),
  form(
    `(?:как|что|какими словами)(?:\\s+(?:бы|мне|лучше|вежливо|мягко|правильно|мягче))*\\s+(?:сказать|написать|ответить|объяснить|попросить|отказать|сообщить)(?:\\s+(?:это|об этом|про это|лучше))*\\s+(?:${toWhomRu})`,
  ),
  form(
    `как бы (?:ты|вы) (?:начал|написал|сказал|ответил)\\p{L}*|не знаю,? (?:что|как)(?: \\p{L}+)? (?:${toWhomRu}) (?:сказать|написать|ответить)`,
  ),
];
/** A word of another language, a spelling, a plan, a code, an essay: none is a message to somebody. */
const noLetter = form(
  "по-английски|на английск\\p{L}+|по-русски|перев[её]д\\p{L}*|переведи\\p{L}*|транскрипци\\p{L}*|in (?:english|spanish|french|german|russian)|translat\\p{L}+|spell|pronounce|дневник\\p{L}*|diary|journal|сочинени\\p{L}+|essay|код|code|python|excel|formula|cv|резюме|сценари\\p{L}+|песн\\p{L}+|стих\\p{L}*|poem|song|в (?:группе|чате) (?:ответили|написали)|remind|напомни\\p{L}*",
);

/** Whom a capital names: "how do I tell Curtis", «как сказать Артуру». */
const byName = lean(
  /(?<!\p{L})(?:(?:[Кк]ак|[Чч]то)(?:\s+\p{Ll}+)?\s+(?:сказать|написать|ответить|отказать|объяснить)|(?:[Hh]ow|[Ww]hat)\s+(?:do|should|can|would|could|will)\s+[Ii]\s+(?:tell|ask|text|say\s+to|write\s+to|reply\s+to))\s+\p{Lu}\p{Ll}+/u,
);
/** Whether words to be sent or said to somebody are asked for, by the form of the asking. */
export const asksForDraft = (text: string): boolean =>
  !noLetter.test(text) && (byName.test(text) || askedFor.some((each) => each.test(text)));
/** Whether what is asked about is no message at all. */
export const isNoLetter = (text: string): boolean => noLetter.test(text);

const purposes: readonly (readonly [DraftPurpose, RegExp])[] = [
  [
    "thank",
    form(
      "поблагодар\\p{L}*|благодарност\\p{L}+|спасибо(?= за| ей| ему| им)|thank(?: you)?(?: \\p{L}+)? for|thank-you|to thank|say thanks",
    ),
  ],
  ["sorry", form("извин\\p{L}*|прощени\\p{L}+|прости(?:ть|л|ла)|apolog\\p{L}+|(?:say|saying|how|i[’']?m|am) sorry")],
  ["invite", form("приглас\\p{L}+|приглашени\\p{L}+|позвать|invit\\p{L}+|ask (?:him|her|them) (?:over|round|out)")],
  [
    "time",
    form(
      "отсрочк\\p{L}*|продлить|продлени\\p{L}+|(?:больше|ещ[её]|еще) времени|задержк\\p{L}+|задержива\\p{L}+|не успева\\p{L}+|extension|more time|delay|running late|late with|need longer|missed the deadline",
    ),
  ],
  [
    "move",
    form(
      "перенес\\p{L}+|перенос\\p{L}*|отменить|отмен[ауы]|переписаться|cancel\\p{L}*|reschedul\\p{L}+|postpone|move (?:the|my|our) (?:appointment|date|meeting|visit|lesson|session)|change the (?:date|day|time)",
    ),
  ],
  [
    "refuse",
    form(
      "отказ\\p{L}*|сказать (?:ей |ему |им )?нет|не смогу|не буду|не хочу|не возьмусь|say(?:ing)? no|turn(?:ing)? (?:him|her|them|it|down)(?: down)?|refus\\p{L}+|declin\\p{L}+|(?:can[’']?t|cannot|won[’']?t) (?:come|go|make it|do it|take)",
    ),
  ],
  ["complain", form("жалоб\\p{L}+|пожалова\\p{L}+|претензи\\p{L}+|complain\\p{L}*|шум(?:ит|ят|ел\\p{L}*)?")],
  [
    "reach",
    form(
      "помир\\p{L}+|не общал\\p{L}+|не разговарива\\p{L}+|не говорили|не виделись|давно не|first (?:text|message|words?|line)|get back in touch|reach out|haven[’']?t (?:talked|spoken|seen)|ain[’']?t (?:talked|spoken|seen)|not (?:talked|spoken)|(?:что|как) (?:точно )?(?:её|ее|его) (?:папа|мама|отец)",
    ),
  ],
  [
    "ask",
    form(
      "ask(?:ing)?(?: \\p{L}+){0,3}? (?:if|whether)|попрос\\p{L}+|прос(?:ить|ьб[аыу])|запрос\\p{L}*|запросить|о ч[её]м прошу|заявлени\\p{L}+|разрешени\\p{L}+|чтобы? (?:он |она |они )?(?!не |понял|выгляде|звуча|легко|был|знал|стал)\\p{L}{2,}(?:л|ла|ли)|обращени\\p{L}+|ходатайств\\p{L}+|служебн\\p{L}+ записк\\p{L}+|бумаг[уи]|пусть (?:даст|дадут|поставят|разрешат)|to ask|ask (?:him|her|them|my|the|for|if)|request|permission|for help|a favou?r|borrow|pay ?rise|a raise",
    ),
  ],
  [
    "news",
    form(
      "сообщ(?:ить|у)|предупре\\p{L}+|рассказать|расскажу|объяснить|сказать (?:ей |ему |им |маме |папе |родителям )?,?\\s?что|(?:break|tell)(?: \\p{L}+){1,3} (?:that|about|i|i[’']m|we)|let (?:him|her|them|\\p{L}+) know|news|announce|inform|explain|сформулировать \\p{L}+(?=:)|(?:письмо|сообщение|записк\\p{L}|сказать|написать)[^.?!:]{0,40}, что(?= (?:я|мы|у меня|у нас|мне|буду|не))|(?:text|tell|write|say|email)(?: \\p{L}+){1,4} that",
    ),
  ],
];

/** What the words are for; undefined where it is not said. */
export const purposeOf = (text: string): DraftPurpose | undefined => purposes.find(([, each]) => each.test(text))?.[0];

const sides: readonly (readonly [DraftSide, RegExp])[] = [
  [
    "other_parent",
    form(
      "бывш(?:ей|ему|ая|ий)|моей бывшей|(?:матери|отцу) (?:реб[её]нка|детей|моего сына|моей дочери)|my ex|the ex|co-?parent|(?:his|her|their|the kids[’']?|the baby[’']?s) (?:mum|mom|mother|dad|father)",
    ),
  ],
  [
    "formal",
    form(
      "архив\\p{L}*|банк\\p{L}*|суд\\p{L}{0,2}|администраци\\p{L}+|мэри\\p{L}+|опек\\p{L}+|жэк\\p{L}*|управляющ\\p{L}+|управляйк\\p{L}+|регистратур\\p{L}+|поликлиник\\p{L}+|врач\\p{L}*|доктор\\p{L}*|учител\\p{L}+|преподавател\\p{L}+|воспитател\\p{L}+|тренер\\p{L}*|начальни\\p{L}+|шеф\\p{L}{0,2}|директор\\p{L}*|руководител\\p{L}+|кадр\\p{L}{1,3}|хозяин\\p{L}*|хозяйк\\p{L}+|арендодател\\p{L}+|сосед\\p{L}*|коллег\\p{L}+|клиент\\p{L}+|заказчик\\p{L}*|школ\\p{L}+|родителям (?:учеников|класса|детей)|(?:запрос|заявлени|бумаг|ходатайств|официальн)\\p{L}*|office|archive|bank|court|council|clinic|gp|doctor|surgery|teacher|professor|supervisor|tutor|coach|boss|manager|hr|landlord|landlady|letting agent|neighbou?rs?|colleague|client|customer|school|insurance|company|formal\\p{L}*|email|elder|eldest|respect\\p{L}*|родителям|им|всем|отряд\\p{L}*|библиотек\\p{L}+|колледж\\p{L}*|заведующ\\p{L}+|служебн\\p{L}+|на вы|вежливо|reverend|pastor|council",
    ),
  ],
  [
    "child",
    form(
      "сын(?:у|ок|очек|ом)?|доч(?:ери|ке|ка|ь|еньке|е)|реб[её]нку|детям|(?:ей|ему) (?:\\p{L}+|\\d{1,2}) (?:лет|годик\\p{L}*|года)|son|daughter|(?:my|the) (?:kid|kids|child|children|boy|girl)|(?:she|he)(?:[’']s| is) (?:\\d|1[0-7]|\\p{L}+)(?: years old)|year[- ]old|little (?:one|girl|boy)|grandson|granddaughter|внук\\p{L}|внучке",
    ),
  ],
  [
    "close",
    form(
      "мам\\p{L}{1,2}|пап(?:е|а|у)|матери|отцу|брат\\p{L}*|сестр\\p{L}+|бабушк\\p{L}+|дедушк\\p{L}+|дед[ау]|муж[уа]?|жен[еуа]|друг\\p{L}{0,2}|друзь\\p{L}+|подруг\\p{L}|т[её]т\\p{L}|дяд\\p{L}|mum|mom|dad|mother|father|brother|sister|nan|gran|granny|grandma|grandad|aunt(?:ie|y)?|uncle|cousin|husband|wife|friend|mate|pal|partner|girlfriend|boyfriend",
    ),
  ],
];
/** To whom; undefined where nobody is named. A grown child is spoken to as one that is small, which nobody minds. */
export const sideOf = (text: string): DraftSide | undefined => sides.find(([, each]) => each.test(text))?.[0];

const end = "([^.?!,;:\\n()]+)";
/** The phrase of their own that each purpose governs, with its preposition where the words for it need one. */
const bits: Readonly<Record<Locale, Readonly<Partial<Record<DraftPurpose, readonly RegExp[]>>>>> = {
  ru: {
    thank: [new RegExp(`(?:благодар|спасибо)[^.?!\\n]*?\\s(за\\s${end})`, "iu")],
    sorry: [new RegExp(`(?:извин|прощени|прост)[^.?!\\n]*?\\s(за\\s(?!то[\\s,])${end})`, "iu")],
    refuse: [new RegExp(`отказ[^.?!\\n]*?\\s(от\\s(?!того[\\s,])${end})`, "iu")],
    invite: [new RegExp(`(?:приглас|позвать|приглашени)[^.?!\\n]*?\\s((?:на|в)\\s${end})`, "iu")],
    move: [new RegExp(`(?:перенести|отменить|сдвинуть)\\s${end}`, "iu")],
    ask: [new RegExp(`(?:попросить|запросить)\\sу\\s\\S+\\s${end}`, "iu")],
    complain: [
      new RegExp(`(?:жалоб|пожаловат|претензи)[^.?!\\n]*?\\s((?:на|из-за|по поводу|насчёт|насчет)\\s${end})`, "iu"),
    ],
  },
  en: {
    thank: [new RegExp(`thank[^.?!\\n]*?\\sfor\\s${end}`, "iu")],
    sorry: [new RegExp(`(?:sorry|apolog)[^.?!\\n]*?\\s((?:for|about)\\s${end})`, "iu")],
    refuse: [
      new RegExp(
        `(?:say(?:ing)? no|turn(?:ing)? down|refuse|decline)\\s(?:to\\s)?((?:the|a|an|his|her|their|this|that|my)\\s${end})`,
        "iu",
      ),
    ],
    invite: [new RegExp(`invit[^.?!\\n]*?\\s((?:to|for)\\s${end})`, "iu")],
    move: [new RegExp(`(?:cancel|reschedule|postpone|move|change)\\s((?:the|my|our|a)\\s${end})`, "iu")],
    ask: [new RegExp(`ask[^.?!\\n]*?\\sfor\\s${end}`, "iu")],
    complain: [new RegExp(`complain[^.?!\\n]*?\\sabout\\s${end}`, "iu")],
  },
};
const [mostWords, mostLetters] = [9, 70] as const;
/** What the other feels, or what somebody does about it, is no part of the phrase. */
const behind = lean(
  /\s(?:чтоб\p{L}*|но|без|только|помог\p{L}*|пожалуйста|so|but|without|please|because|and (?:not|dont|don[’']t)|pls)(?!\p{L}).*$/iu,
);

/** The phrase that the words are about, as it was written; undefined where it is not plain. */
export function bitOf(text: string, purpose: DraftPurpose, locale: Locale): string | undefined {
  for (const each of bits[locale][purpose] ?? []) {
    const bit = lean(each).exec(text)?.[1]?.replace(behind, "").trim();
    if (
      bit &&
      bit.length <= mostLetters &&
      bit.split(/\s+/u).length <= mostWords &&
      !/^(?:it|that|this|them|him|her|это|всё|все)$/iu.test(bit)
    )
      return locale === "en" ? bit.replace(/(?<!\p{L})(?:his|her|their)(?= \p{L})/giu, "your") : bit;
  }
  return undefined;
}

const reason = lean(
  /(?<!\p{L})(?:reason(?: for \p{L}+(?: \p{L}+)?)?(?: is)?:?(?: that)?|because|потому что|причина:?|так как|из-за того,? что)\s+((?:i|my|we|our|it|the|я|мой|моя|мои|у меня|результаты|всё|мне)(?!\p{L})[^.?!\n]+)/iu,
);
/** What is to be told, behind a colon or a "that". */
const told = lean(
  /(?:(?:сформулировать|написать|сказать|сообщить|передать)\s+\p{L}+:|(?:письмо|сообщение|записку|сказать|написать|сообщить)[^.?!:,]{0,40},\s+что|(?:text|tell|email)\s+(?:\p{L}+\s+){1,3}that)\s+([^.?!\n]+)/iu,
);
/** Why, or what, as a sentence of its own. */
export function reasonOf(text: string): string | undefined {
  const why = (
    reason.exec(text)?.[1] ??
    told.exec(text)?.[1]?.replace(/,\s(?:without|чтобы?|но (?:чтоб|без)|because|и чтоб).*$/iu, "")
  )?.trim();
  return why === undefined || why.split(/\s+/u).length > 18 ? undefined : why.charAt(0).toUpperCase() + why.slice(1);
}
