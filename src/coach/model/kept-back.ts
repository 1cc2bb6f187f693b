import {
  type HiddenKind,
  hiddenKinds,
  type NameCase,
  nameIn,
  nameKey,
  nameStem,
  type WhoWords,
} from "#content/who-words.ts";
import type { Locale } from "#core/person/person.ts";
import { createWhoBook, type WhoBook } from "./who-book.ts";

/** Keeps back who somebody is from what is sent, and puts it into what comes back. One for each ask: the same person has the same number in all its texts, and with one book in all asks. */
export interface KeptBack {
  /** The text with `[name 1]` and the like in the place of names, addresses, numbers of cases and phones, mail, links and profiles. */
  hide(text: string): string;
  /** A model's text with what was kept back in its place; undefined where that cannot be done rightly: then the text is not to be shown. */
  restore(text: string): string | undefined;
  /** What a model quoted of a text, as the person wrote it there; undefined where it stands nowhere in it. */
  quote(words: string, of: string): string | undefined;
}

interface Form {
  /** As the person wrote it. */
  readonly text: string;
  /** What stands before it and says in which case it stands. */
  readonly after: string;
  /** That case, where it is known. */
  readonly of: NameCase | undefined;
}

interface Hidden {
  readonly kind: HiddenKind;
  readonly number: number;
  readonly forms: Form[];
}

// What is kept back stands between these while a text is looked through, so that nothing is looked at twice; no text holds them.
const [open, close] = ["\u{E000}", "\u{E001}"];
const marked = new RegExp(`${open}(\\d+)${close}`, "gu");

const ends = String.raw`(?<![.,;:!?)»"'…])`;
const links = [
  /[\p{L}\p{N}._%+-]+@[\p{L}\p{N}.-]+\.\p{L}{2,}/gu,
  new RegExp(String.raw`(?:https?:\/\/|www\.)\S+${ends}`, "giu"),
  new RegExp(
    String.raw`(?<![\p{L}\p{N}])(?:[\p{L}\p{N}-]+\.)+(?:com|net|org|info|ru|рф|su|by|kz|ua|de|at|ch|lv|lt|ee|pl|uk|us|io|me|app|cc|to)(?![\p{L}\p{N}])(?:\/\S*${ends})?`,
    "giu",
  ),
  /(?<![\p{L}\p{N}])@[\p{L}\p{N}_.]{2,}[\p{L}\p{N}_]/gu,
  // A profile by its name: after the word for the place, or with a sign that no word has.
  /(?<=(?:instagram|insta|инстаграм\p{L}*|инста|telegram|телеграм\p{L}*|телега|тг|vk|вк|вконтакте|skype|скайп\p{L}*|facebook|фейсбук\p{L}*|tiktok|тикток\p{L}*|snapchat|whatsapp|nick|ник|логин|login|username)\s*[:=–—-]\s*)[\p{L}\p{N}_.-]{3,}/giu,
  /(?<![\p{L}\p{N}])(?=[\w.]*[A-Za-z])(?=[\w.]*(?:_|\d{2}))[A-Za-z][A-Za-z\d]*(?:[_.][A-Za-z\d]+)+(?![\p{L}\p{N}])/gu,
];

const houseRu = String.raw`(?:,?\s*(?:д(?:\.|ом\p{L}{0,2})?\s*)?\d+\p{L}?(?:[\/-]\d+\p{L}?)?(?![\p{L}\d]))?(?:,?\s*(?:корп(?:\.|ус\p{L}*)?|к\.|стр\.|кв(?:\.|артир\p{L}*)?|офис\p{L}*)\s*\d+)*`;
const streetRu = String.raw`(?:ул(?:\.|иц\p{L}+)|просп(?:\.|ект\p{L}*)|пр-т\p{L}*|пер(?:\.|еулк?\p{L}*)|бульвар\p{L}*|б-р|площад\p{L}+|пл\.|наб(?:\.|ережн\p{L}+)|шоссе|ш\.|мкр\.?|микрорайон\p{L}*|проезд\p{L}*|тупик\p{L}*)`;
const streetEn = String.raw`(?:Street|St|Avenue|Ave|Road|Rd|Lane|Ln|Drive|Court|Boulevard|Blvd|Square|Sq|Terrace|Close|Crescent|Gardens|Grove)`;
const addresses = [
  new RegExp(
    String.raw`(?<!\p{L})${streetRu}\s+(?:\d+-?\p{L}*\s+)?\p{Lu}[\p{L}.-]*(?:\s+\p{Lu}[\p{L}.-]*){0,2}${houseRu}`,
    "gu",
  ),
  new RegExp(String.raw`(?<!\p{L})\p{Lu}[\p{L}-]+\s+${streetRu}(?!\p{L})${houseRu}`, "gu"),
  new RegExp(
    String.raw`(?<![\p{L}\d])(?:\d{1,5}\p{L}?,?\s+)?(?:\p{Lu}[\p{L}'’-]+\s+){1,3}${streetEn}(?!\p{L})\.?(?:,?\s*(?:Apt|Apartment|Flat|Unit)\.?\s*\w+)?`,
    "gu",
  ),
  /(?<!\p{L})\p{Lu}\p{L}*(?:straße|strasse|str\.|gasse|platz|allee|damm|weg)(?!\p{L})(?:\s*\d+\p{L}?)?/gu,
  new RegExp(String.raw`(?<!\p{L})(?:кв(?:\.|артир\p{L}*)|flat|apartment|apt\.?)\s*(?:№\s*)?\d+\p{L}?(?!\p{L})`, "giu"),
  /(?<![\p{L}\d])\d{5,6}(?=,?\s+\p{Lu})/gu,
];

/** Seven digits and more: a telephone, unless they are years, a day or a sum of money. */
const telephone = /\+?\d(?:[\s().-]{0,2}\d){6,}/gu;
const tellsNobody = [
  /^(?:19|20)\d\d\s?-\s?(?:19|20)\d\d$/u,
  // A day of birth says who somebody is; one of these years does not.
  /^\d{1,2}[.-]\d{1,2}[.-]20[2-4]\d(?:\s\d{1,2})?$/u,
  /^20[2-4]\d[.-]\d{1,2}[.-]\d{1,2}$/u,
  /^\d{1,2}\.\d{1,2}\s?-\s?\d{1,2}\.\d{1,2}$/u,
  /^[1-9]\d{0,2}(?:[\s.]\d{3})+(?<=00)$/u,
];

const token = String.raw`(?=[\p{L}\p{N}\/.-]*\d)[\p{L}\p{N}](?:[\p{L}\p{N}\/.-]*[\p{L}\p{N}])?`;
const numbers = [
  new RegExp(
    String.raw`(?<=(?<!\p{L})(?:дел[оауе]|делом|делу|договор\p{L}*|паспорт\p{L}*|снилс|инн|полис\p{L}*|исков\p{L}+|case|file|docket|contract|passport|policy|iban|az\.?|aktenzeichen)\s*(?:№|#|no\.?|nr\.?|number|номер\p{L}*|:)?\s*)${token}(?:\s[A-ZА-ЯЁ]{1,2}\s\d+\/\d+)?`,
    "giu",
  ),
  new RegExp(String.raw`(?<=№\s*)${token}`, "gu"),
  /(?<![\p{L}\d])\d{1,4}\s?\p{Lu}{1,3}\s?\d{1,5}\/\d{2,4}(?!\d)/gu,
  /(?<![\p{L}\d])(?:\p{Lu}{1,4}-)?\d{1,3}[-–]\d{2,6}\/\d{2,4}(?!\d)/gu,
  telephone,
];

const found: Readonly<Record<Exclude<HiddenKind, "name">, readonly RegExp[]>> = {
  link: links,
  address: addresses,
  number: numbers,
};

const word = /\p{L}+(?:[-’']\p{L}+)*/gu;
const capital = /^\p{Lu}\p{L}/u;

/** A placeholder that was bent: it has nothing that could be put in its place. */
const mangled = /\[\s*(?:им(?:я|ен)|адрес|номер|ссылк|name|address|number|link)\p{L}*\s*\d+/iu;

/** Whether a word begins a sentence, where a capital says nothing. */
const begins = (before: string): boolean => /(?:^|[.!?…:;"«“(\n•–—]|[.!?…][»”"')]+)\s*$/u.test(before);

/** Whether every word has a capital, as titles have in English, and none is a given name: then a capital says nothing. */
const isTitle = (words: readonly string[], who: WhoWords): boolean =>
  words.length >= 4 && words.every((each) => /^[A-Z]/u.test(each) && !who.names.has(nameKey(each)));

/** Behind these words stands a work and nobody: "read the whole of Middlemarch", «выучить Онегина наизусть». */
const ofWork =
  /(?<!\p{L})(?:(?:re-?)?read(?:ing)?|finish(?:ing)? reading|memori[sz]e|recite|sing|learn(?: to play)?|(?:до|пере|про)читать|прочесть|дочесть|(?:вы|раз)учить|спеть|сыграть)\s+(?:(?:the )?(?:whole|all|rest|end|half) of\s+|(?:всю|весь|всего|целиком|роман|книгу|поэму)\s+)?$/iu;
/** What is read to somebody, or is somebody's own, says who they are. */
const toWhom =
  /^(?:['’]s|\s+(?:an?|the|to sleep|to bed|his|her|their|my|some|one|two|how|what|stories|сказк\p{L}*|книг\p{L}*|стих\p{L}*|вслух \p{L}+)(?!\p{L}))/iu;
/** A title goes on over small words. */
const goesOn = /^\s(?:(?:of|the|and|de|la|in|и|в|на|о)\s){0,2}$/iu;

/** Abbreviations of streets that stand in every case as they are. */
const shortened: readonly (readonly [RegExp, string])[] = [
  [/(?<!\p{L})улиц\p{L}+/giu, "ул."],
  [/(?<!\p{L})проспект\p{L}*/giu, "пр-т"],
  [/(?<!\p{L})переул\p{L}*/giu, "пер."],
  [/(?<!\p{L})бульвар\p{L}*/giu, "б-р"],
  [/(?<!\p{L})площад\p{L}+/giu, "пл."],
  [/(?<!\p{L})набережн\p{L}+/giu, "наб."],
  [/(?<!\p{L})квартир\p{L}*/giu, "кв."],
];

const escaped = (text: string): string => text.replace(/[\\^$.*+?()[\]{}|/]/gu, "\\$&");

const initialsOf = (name: string): string =>
  (name.match(word) ?? []).map((each) => `${each.slice(0, 1).toUpperCase()}.`).join(" ");

/** Prepositions that stand before more than one case: there the word before them decides. */
const twoCases: ReadonlySet<string> = new Set(["в", "во", "на", "за", "под", "с", "со", "о", "об", "по", "между"]);
const ofVerb = /(?:ть|ться|ти|тись|те|тесь|ю|юсь|у|усь|шь|шься|[еёи]т|[еёи]тся|[юя]т|[еёи]м|л|ла|ли|ло)$/u;

/** A word as far as it says in which case the next one stands: verbs have that in common in all their forms. */
const governing = (each: string): string => (each.length >= 6 && ofVerb.test(each) ? `${each.slice(0, 4)}-` : each);

/** What stands before a place and says in which case the word there stands; empty where nothing does. */
function governedBy(before: string): string {
  const [one = "", last = ""] = ["", "", ...(before.match(word) ?? []).map(nameKey)].slice(-2);
  if (!twoCases.has(last)) return last.length > 1 || last === "у" || last === "к" ? governing(last) : "";
  return one === "" ? "" : `${governing(one)} ${last}`;
}

/** Prepositions before which somebody stands in one case only; "с" somebody is with them. */
const casesAfter: ReadonlyMap<string, NameCase> = new Map(
  (
    [
      ["gen", "у от для без до после около возле ради против кроме насчет вместо мимо вокруг"],
      ["dat", "к ко благодаря навстречу"],
      ["acc", "про через"],
      ["ins", "с со перед над"],
      ["pre", "о об обо при"],
      ["nom", "зовут звали где это"],
    ] as const
  ).flatMap(([of, words]) => words.split(" ").map((each) => [each, of] as const)),
);
const verbEnds = String.raw`\p{L}*(?:те|ть|[уюйиь]|л[аи]?)$`;
const toSomebody = new RegExp(
  `^(?:напи[шс]|позвон|ска[жз]|переда|да[йт]|пока[жз]|отправ|помо[гж]|помочь|расска[жз]|предло[жз]|ответ|напомн|подар|прочит|прочт|почита|объясн|верн|принес|куп|пообеща|сообщ)${verbEnds}`,
  "u",
);
const ofSomebody = new RegExp(
  `^(?:спрос|попрос|позов|позва|приглас|обн[яи]|встре[тч]|поблагодар|похвал|навест|прост|забер|забра|поздрав|послуша|слуша|подожд)${verbEnds}`,
  "u",
);

/** Who somebody is to a person: a name beside it stands in its case. */
const roles =
  /^(?:(?:инструктор|начальник|тренер|врач|друг|сосед|брат|муж|сын|внук|репетитор|мастер|директор|доктор|юрист|психолог|куратор|менеджер|редактор|учител|руководител|приятел|напарник)(?<of>|ь|а|я|у|ю|ом|ем)|(?:подруг|соседк|бабушк|дедушк|мам|пап|сестр|дочк|внучк|тет|дяд|коллег|жен|начальниц|учительниц|племянниц)(?<as>а|я|ы|и|е|у|ю|ой|ей))$/u;
const roleEndings: Readonly<Record<string, readonly NameCase[]>> = {
  "": ["nom"],
  ь: ["nom"],
  а: ["gen", "acc"],
  я: ["gen", "acc"],
  у: ["dat"],
  ю: ["dat"],
  ом: ["ins"],
  ем: ["ins"],
};
const softEndings: Readonly<Record<string, readonly NameCase[]>> = {
  а: ["nom"],
  я: ["nom"],
  ы: ["gen"],
  и: ["gen"],
  е: ["dat", "pre"],
  у: ["acc"],
  ю: ["acc"],
  ой: ["ins"],
  ей: ["ins"],
};

/** In which case somebody stands behind these words, where they say: the cases that it may be, none where nothing says. */
function casesBehind(before: string): readonly NameCase[] {
  const last = /(?<word>\p{L}+)\s+$/u.exec(before)?.groups?.["word"];
  if (last === undefined) return [];
  const key = nameKey(last);
  const of = casesAfter.get(key);
  if (of) return [of];
  if (toSomebody.test(key)) return ["dat"];
  if (ofSomebody.test(key)) return ["acc"];
  const role = roles.exec(key)?.groups;
  return (role?.["as"] === undefined ? roleEndings[role?.["of"] ?? "-"] : softEndings[role["as"]]) ?? [];
}

/** The one case that somebody stands in behind these words. */
function caseAfter(before: string): NameCase | undefined {
  const [one, ...others] = casesBehind(before);
  return others.length === 0 ? one : undefined;
}

/** Inside words to say or to send a name between two signs is what somebody is called by: “Здравствуй, Пётр!”. */
const inQuotes = /[«„“"][^«»„“”"]*$/u;
const setOff = { before: /(?:^|[«„“"(,.!?…:;–—-])\s*$/u, after: /^\s*[,.!?…:;»”“")]/u } as const;

/** Who does something stands first, and what they did or do behind it: "[имя 1] сказал", not what is done to them. */
const doesIt =
  /^\s+(?:(?:не|уже|тоже|ещё|еще|сегодня|вчера|сам|сама|мне|тебе|вам|нам|ему|ей|им)\s+)*(?!(?:видел|встретил|любил|знал|ждал|спросил|просил|поздравил|хвалил|слышал|понял)(?!\p{L}))(?:был[аи]?|\p{L}{2,}(?:[аеёиоуыя]л(?:а|ся|ась)?|[еёи]т(?:ся)?))(?!\p{L})|^\s+[—–]\s/u;
/** A Russian name in the case that it may only be: as it was written in that case, or as a given name that is known in all its cases. */
function nameInCase(forms: readonly Form[], cases: readonly NameCase[], who: WhoWords): string | undefined {
  const [only, ...others] = cases;
  const written = others.length === 0 ? forms.find((form) => form.of === only && only !== undefined)?.text : undefined;
  if (written !== undefined) return written;
  const called = callingOf(forms, who);
  const [one, ...further] = new Set(called === undefined ? [] : cases.map((of) => fullNameIn(called, forms, of)));
  return further.length === 0 ? one : undefined;
}

/** A given name with the patronymic that it was written with: whoever is called by both is not called by one. */
function fullNameIn(called: string, forms: readonly Form[], of: NameCase): string {
  const patronymic = (forms[0]?.text.match(word) ?? []).slice(1).flatMap((each) => patronymicIn(each, of) ?? [])[0];
  return patronymic === undefined ? nameIn(called, of) : `${nameIn(called, of)} ${patronymic}`;
}

const herPatronymic = /(?<=(?:ов|ев|ич|инич)н)(?:а|ы|е|у|ой|ою)$/u;
const hisPatronymic = /(?<=(?:ов|ев|ь|[мткч])ич)(?:|а|у|ем|е)$/u;
function patronymicIn(written: string, of: NameCase): string | undefined {
  if (herPatronymic.test(written))
    return written.replace(herPatronymic, { nom: "а", gen: "ы", dat: "е", acc: "у", ins: "ой", pre: "е" }[of]);
  if (hisPatronymic.test(written))
    return written.replace(hisPatronymic, { nom: "", gen: "а", dat: "у", acc: "а", ins: "ем", pre: "е" }[of]);
  return undefined;
}

/** How somebody is called whose given name is known in all its cases, and means one name only by all of them that were written. */
function callingOf(forms: readonly Form[], { calledBy }: WhoWords): string | undefined {
  const each = forms.map(({ text }) => calledBy.get(nameKey(text.match(word)?.[0] ?? "")) ?? []);
  const [one, ...others] = (each[0] ?? []).filter((name) => each.every((names) => names.includes(name)));
  return others.length === 0 ? one : undefined;
}

/**
 * What is put in the place of a placeholder. English words do not change. A Russian name stands in a case: it comes as the person wrote it after what it stood after there,
 * as they are called where they are spoken to, and whole in the case that the word before it asks for; where nothing says which, as initials, which are the same in every
 * case. So does an address, with its street shortened. Numbers and links never change.
 */
function restored(
  { kind, forms }: Hidden,
  [before, behind]: readonly [string, string],
  locale: Locale,
  who: WhoWords,
): string {
  const [first] = forms;
  const usual = first?.text ?? "";
  if (locale === "en" || kind === "number" || kind === "link") return usual;
  const after = governedBy(before);
  const same = after === "" ? undefined : forms.find((form) => form.after === after);
  if (same) return same.text;
  const isCalled = kind === "name" && inQuotes.test(before) && setOff.before.test(before) && setOff.after.test(behind);
  const calling = isCalled ? callingOf(forms, who) : undefined;
  if (calling !== undefined) return fullNameIn(calling, forms, "nom");
  const acts = kind === "name" && setOff.before.test(before) && doesIt.test(behind);
  const inCase = kind === "name" ? nameInCase(forms, acts ? ["nom"] : casesBehind(before), who) : undefined;
  if (inCase !== undefined) return inCase;
  if (kind === "address") return shortened.reduce((text, [full, short]) => text.replace(full, short), usual);
  return /^[A-Za-z]/u.test(usual) ? usual : initialsOf(usual);
}

/** Behind these words stands a name, in whatever letters. */
const toldAs =
  /(?<!\p{L})(?:(?:меня|его|е[её]|их|сына|дочь|дочку|мужа|жену|маму|папу|брата|сестру|подругу|друга|бывш\p{L}+) зовут|зовут (?:меня|его|е[её]|их)|(?:my|his|her) name(?: is|['’]s)|(?:son|daughter|husband|wife|sister|brother|mother|father|boss|friend|ex|partner),? (?:is |was )?(?:called|named))\s+(\p{L}{2,}(?:-\p{L}+)?)/giu;
const noName = /^(?:не|на|в|во|к|так|как|все|всегда|просто|обратно|the|an?|not|so|still|always|on|in|out|after)$/iu;

/**
 * Makes one for an ask. `theirs` and `ours` are all that it will send: a name that is told for one in any of them, or in an earlier ask of the same book, is kept
 * back in all. What a model itself wrote with a capital names nobody whom it was not told of: in `ours`, which were worded for the person, it stays.
 */
export function keepBack(
  who: WhoWords,
  locale: Locale,
  theirs: readonly string[],
  book: WhoBook = createWhoBook(),
  ours: readonly string[] = [],
): KeptBack {
  const hidden: Hidden[] = [];
  const byKey = new Map<string, number>();

  const keep = (kind: HiddenKind, text: string, before: string): string => {
    const key = `${kind} ${kind === "name" ? text.split(/\s+/u).map(nameStem).join(" ") : nameKey(text)}`;
    const known = byKey.get(key);
    const index = known ?? hidden.length;
    if (known === undefined) {
      byKey.set(key, index);
      hidden.push({ kind, number: book.numberOf(kind, key), forms: [] });
    }
    hidden[index]?.forms.push({ text, after: governedBy(before), of: caseAfter(before) });
    return `${open}${index}${close}`;
  };

  const isName = (each: string, before: string, inTitle: boolean, isTheirs: boolean): boolean => {
    if (who.names.has(nameKey(each))) return true;
    const bare = each.replace(/['’]s$/u, "");
    const known = book.known(nameStem(bare));
    if (known === "told") return true;
    if (known === "own" && !isTheirs) return false;
    if (!capital.test(each) || who.plain.has(bare) || who.countries.has(nameStem(bare))) return false;
    if (known === "seen") return true;
    const isAbbreviation = each === each.toUpperCase();
    return !inTitle && !isAbbreviation && !begins(before);
  };

  /** Whether a word is of a work's title: no given name, and nobody who was told of as somebody. */
  const isOfWork = (each: string, text: string, at: number, inWork: boolean): boolean =>
    !who.names.has(nameKey(each.replace(/['’]s$/u, ""))) &&
    book.known(nameStem(each)) !== "told" &&
    (inWork || (ofWork.test(text.slice(0, at)) && !toWhom.test(text.slice(at + each.replace(/['’]s$/u, "").length))));

  /** Words of a text that are names, those that follow each other as one. */
  const namesIn = (text: string, isTheirs = false): readonly { readonly from: number; readonly to: number }[] => {
    const words = [...text.matchAll(word)];
    const inTitle = isTitle(
      words.map(([each]) => each),
      who,
    );
    const spans: { from: number; to: number }[] = [];
    let workEnds: number | undefined;
    for (const { 0: each, index } of words) {
      const before = text.slice(0, index);
      const inWork = workEnds !== undefined && goesOn.test(text.slice(workEnds, index));
      if (capital.test(each) && isOfWork(each, text, index, inWork)) {
        workEnds = index + each.length;
        continue;
      }
      if (!isName(each, before, inTitle, isTheirs)) continue;
      const last = spans.at(-1);
      if (last && /^\s$/u.test(text.slice(last.to, index))) last.to = index + each.length;
      else spans.push({ from: index, to: index + each.length });
    }
    return spans;
  };

  const clean = (text: string): string => text.replace(/[\p{Co}]/gu, " ");
  const learn = (text: string, how: "seen" | "own", isTheirs = false): void => {
    for (const { from, to } of namesIn(text, isTheirs))
      for (const each of text.slice(from, to).split(/\s+/u)) book.learn(nameStem(each.replace(/['’]s$/u, "")), how);
  };
  for (const text of theirs) {
    const plain = clean(text);
    for (const [, name = ""] of plain.matchAll(toldAs)) if (!noName.test(name)) book.learn(nameStem(name), "told");
    learn(plain, "seen", true);
  }
  for (const text of ours) learn(clean(text), "seen");

  const marks = (text: string): string => {
    let result = clean(text);
    for (const kind of ["link", "address", "number"] as const)
      for (const pattern of found[kind])
        result = result.replace(pattern, (match: string, ...rest: unknown[]) => {
          const at = rest.find((each): each is number => typeof each === "number") ?? 0;
          const plain = pattern === telephone && tellsNobody.some((each) => each.test(match));
          return plain || match.includes(open) ? match : keep(kind, match, result.slice(0, at));
        });
    let [out, at] = ["", 0];
    for (const { from, to } of namesIn(result)) {
      out += result.slice(at, from) + keep("name", result.slice(from, to), result.slice(0, from));
      at = to;
    }
    return out + result.slice(at);
  };

  const called = (index: number): string => {
    const each = hidden[index];
    return each === undefined ? "" : `[${who.called[each.kind][locale]} ${each.number}]`;
  };
  const placeholder = new RegExp(
    `\\[\\s*(${hiddenKinds.map((kind) => who.called[kind][locale]).join("|")})\\s*(\\d+)\\s*\\]`,
    "giu",
  );

  const known = (name: string, number: string): Hidden | undefined =>
    hidden.find(({ kind, number: own }) => own === Number(number) && who.called[kind][locale] === name.toLowerCase());

  return {
    quote(words, text) {
      const parts = words.trim().split(placeholder);
      // A split by two groups: words, kind and number, words, …
      const pattern = parts.map((part, at) => {
        if (at % 3 === 0) return part.split(/\s+/u).map(escaped).join("\\s+");
        if (at % 3 === 2) return "";
        const forms = known(part, parts[at + 1] ?? "")?.forms ?? [];
        return forms.length === 0 ? "(?!)" : `(?:${forms.map((form) => escaped(form.text)).join("|")})`;
      });
      return words.trim() === "" ? undefined : new RegExp(pattern.join(""), "iu").exec(text)?.[0];
    },
    hide: (text) => marks(text).replace(marked, (_, index: string) => called(Number(index))),
    restore(text) {
      learn(text.replace(placeholder, " "), "own");
      let failed = false;
      const whole = text.replace(placeholder, (match: string, name: string, number: string, at: number) => {
        const each = known(name, number);
        // A letter right behind it is an ending that the model gave it.
        const behind = text.slice(at + match.length);
        if (!each || /^\p{L}/u.test(behind)) failed = true;
        return each ? restored(each, [text.slice(0, at), behind], locale, who) : match;
      });
      // The point of an abbreviation ends a sentence too.
      return failed || mangled.test(whole) ? undefined : whole.replace(/(?<=\p{Lu})\.\.(?!\.)/gu, ".");
    },
  };
}
