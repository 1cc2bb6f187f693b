import { lean } from "../text/lean.ts";

const own: ReadonlyMap<string, string> = new Map(
  Object.entries({
    я: "вы",
    меня: "вас",
    мне: "вам",
    мной: "вами",
    мною: "вами",
    мой: "ваш",
    моя: "ваша",
    моё: "ваше",
    мое: "ваше",
    мои: "ваши",
    моего: "вашего",
    моей: "вашей",
    моему: "вашему",
    моим: "вашим",
    моих: "ваших",
    моими: "вашими",
    мою: "вашу",
    моём: "вашем",
    моем: "вашем",
    мы: "вы",
    нас: "вас",
    нам: "вам",
    нами: "вами",
    наш: "ваш",
    наша: "ваша",
    наше: "ваше",
    наши: "ваши",
    нашего: "вашего",
    нашей: "вашей",
    нашу: "вашу",
    наших: "ваших",
    сам: "сами",
    сама: "сами",
    рад: "рады",
    рада: "рады",
    готов: "готовы",
    готова: "готовы",
    должен: "должны",
    должна: "должны",
    уверен: "уверены",
    уверена: "уверены",
    согласен: "согласны",
    согласна: "согласны",
    зол: "злы",
    занят: "заняты",
    занята: "заняты",
  }),
);
/** What one does now, where the ending alone does not say how it is said to another. */
const now: ReadonlyMap<string, string> = new Map(
  "хочу хотите|могу можете|живу живёте|сижу сидите|вожу водите|хожу ходите|вижу видите|люблю любите|сплю спите|пишу пишете|учу учите|молчу молчите|перевожу переводите|пеку печёте|лежу лежите|веду ведёте|иду идёте|еду едете|жду ждёте|пью пьёте|ем едите|буду будете|кричу кричите|беру берёте|скажу скажете|держу держите|ищу ищете|смотрю смотрите|говорю говорите|верю верите|помню помните|готовлю готовите|звоню звоните|курю курите|болею болеете|умею умеете|стою стоите|прошу просите|ношу носите|отношу относите|спешу спешите|дышу дышите|шью шьёте|вяжу вяжете|варю варите|пою поёте|даю даёте|встаю встаёте|устаю устаёте|сдаю сдаёте|продаю продаёте|боюсь боитесь|злюсь злитесь|горжусь гордитесь|учусь учитесь|нахожусь находитесь|держусь держитесь|вожусь возитесь|ложусь ложитесь|сержусь сердитесь"
    .split("|")
    .map((pair) => pair.split(" ") as [string, string]),
);

const toUs = lean(
  /(?<!\p{L})(?:вы|вас|вам|вами|ваш\p{L}*|ты|тебя|тебе|тобой|тво[йяёеию]\p{L}*|пожалуйста|давай(?:те)?|напомни\p{L}*|покажи\p{L}*|скажи(?:те)?|помоги\p{L}*|убери\p{L}*|оставь\p{L}*|дай(?:те)?|поставь\p{L}*|проверь\p{L}*|глянь\p{L}*|хватит|стоп)(?!\p{L})/iu,
);
/** An order, by what it begins with. */
const orders = lean(
  /^(?:больше\s+)?(?:не\s+)?(?:\p{L}+(?:[аяуюеё]й|[аяуюеи]йте|ите)|придумай|подскажи|объясни|расскажи|запиши|назови|найди|перестань|забудь|измени|отмени|учти|запомни|прочти|посоветуй)(?!\p{L})/iu,
);
/** Words that stand before a deed and name nobody. */
const lead =
  /^(?:вчера|сегодня|потом|уже|наконец|наконец-то|снова|опять|только|не|ни|и|а|но|ещё|еще|вс[её]|вс[её]-таки|даже|раз|утром|вечером|дн[её]м|ночью|просто|так|тоже|почти|сначала|дважды|тут|там|здесь|долго|два|три|раза|немного|чуть|чуть-чуть|зато|кое-как|ничего|никому|никого|никуда|что|как|теперь|раньше|пока|иногда|даже|быстро|медленно|очень|сразу|снова|весь|всю|день|неделю|час|никак)$/iu;
/** A question whose mark was left out. */
const asks = lean(
  /^(?:а\s+|и\s+|ну\s+)?(?:что делать|как(?:ой|ая|ие|ую|ое)?(?!\p{L})|куда|где(?!\p{L})|кто|кому|когда\s|почему|зачем\s+(?!,)|сколько|можно|стоит ли|\p{L}+ ли(?!\p{L}))|(?<!\p{L})или\s+\p{L}+$/iu,
);
const before = /^(?:в|во|на|за|про|через|под|к|ко|по|у|до|с|со|о|об|из|от|без|для|над|при|между)$/iu;
const pastMan = lean(
  /^(?:(?!(?:стол|стул|угол|пол|футбол|отдел|журнал|канал|вокзал|идеал|бокал|квартал|зал|бал|вал|мел|кол|дол|вол|осёл|козёл|дятел|автомобил|апрел|подвал|материал|персонал|сигнал|металл?|капитал|скандал|финал|мал|цел|бел|гол|кисел|узел|похмел|посол|монгол|протокол|чехол|котёл|орёл|посёл|идол|ангел|раздел|предел|удел|пробел|обстрел|похотел)$)\p{L}+(?:[аеёиоуыя]л|[её]л)|мог|смог|помог|л[её]г|прин[её]с|ун[её]с|отн[её]с|прив[её]з|отв[её]з|исп[её]к|л[её]г)(?:ся)?$/iu,
);
const pastWoman = lean(
  /^(?:(?!(?:школа|скала|шкала|дела|тела|сила|стрела|пчела|игла|метла|смола|мгла|пила|могила|вилла|кукла|свекла|зола|похвала|хвала|акула|чула|мала|цела|бела|гола|мила|зла|светла|тепла|начала|правила|зеркала|одеяла|масла|числа|весла|угла|стола|пола|стула|футбола|зала|канала|журнала|вокзала|материала|финала|села|мыла|крыла|горла|стекла|дупла)$)\p{L}+ла)(?:сь)?$/iu,
);

interface Word {
  readonly text: string;
  readonly bare: string;
}

/** A Russian sentence turned to who said it; undefined where who does what is not plain. */
export function turnedRu(sentence: string): string | undefined {
  if (toUs.test(sentence) || orders.test(sentence) || asks.test(sentence)) return undefined;
  const pieces = sentence.split(/(\s*[,;:]\s+|\s[—–-]\s)/u);
  const turned: string[] = [];
  for (let at = 0; at < pieces.length; at += 2) {
    const part = turnedPart((pieces[at] ?? "").trim());
    // Somebody else's "did not" beside one's own deeds may be one's own too.
    const unsure =
      turned.length === 0 && at + 2 < pieces.length && /(?<!\p{L})не \p{L}+л(?:а|ся|ась)?(?!\p{L})/u.test(part ?? "");
    if (part === undefined || unsure) {
      if (at === 0) return undefined;
      break;
    }
    turned.push(at === 0 ? part : `${(pieces[at - 1] ?? "").trim() === "-" ? " – " : pieces[at - 1]}${part}`);
  }
  return turned.join("");
}

/** A past deed said of one, said of two or more or politely of one. */
function many(verb: string): string {
  const self = /(?:ся|сь)$/iu.test(verb) ? "сь" : "";
  const stem = verb.replace(/(?:ся|сь)$/iu, "");
  const short: Readonly<Record<string, string>> = { лёг: "легли", лег: "легли", испёк: "испекли", испек: "испекли" };
  const known = short[stem.toLowerCase()];
  if (known) return known;
  if (/(?:мог|н[её]с|в[её]з)$/iu.test(stem)) return `${stem.replace(/ё(?=[сз]$)/u, "е")}ли`;
  const root = stem.replace(/ла?$/iu, "");
  return `${/(?:ш|ч)[её]$/iu.test(root) ? root.slice(0, -1) : root.replace(/ё$/u, "е")}ли${self}`;
}

/** Which deeds of a part are one's own: those behind "я", those that begin it with nobody named, and those whose thing cannot have done them. */
function turnedPart(part: string): string | undefined {
  const words: Word[] = part
    .split(/\s+/u)
    .map((text) => ({ text, bare: text.toLowerCase().replace(/[^\p{L}-]/gu, "") }));
  if (words.some(({ bare }, at) => bare === "я" && /(?:ая|ый|ой|ий|яя)$/u.test(words[at + 1]?.bare ?? "")))
    return undefined;
  const begins = Math.max(
    0,
    words.findIndex(({ bare }) => !lead.test(bare)),
  );
  const turned: string[] = [];
  let mine = doneByOneself(words, begins);
  // "На хх пять откликов кинул": whose deed it is, such a beginning does not say.
  if (!mine && before.test(words[begins]?.bare ?? "") && !words.some(({ bare }) => bare === "я" || others.test(bare)))
    if (words.some(isPast)) return undefined;
  for (const [at, word] of words.entries()) {
    if (others.test(word.bare)) mine = false;
    if (word.bare === "я" || now.has(word.bare)) mine = true;
    const next = wordTurned(word, words[at - 1]?.bare ?? "", {
      mine,
      at: at - begins,
      past: words.some(isPast),
    });
    if (next === undefined) return undefined;
    turned.push(next);
  }
  return turned.join(" ");
}

/** Whoever does what follows is somebody else, or not yet named. */
const others =
  /^(?:он|она|они|оно|муж|жена|сын|дочь|мама|папа|кто|никто|некому|который|которая|которое|что|чтоб|чтобы|пусть)$/u;
const isPast = ({ bare }: Word): boolean => pastMan.test(bare) || pastWoman.test(bare);

/** Whether nobody else can have done what a part tells: a deed begins it, or what stands before the deed is what it was done to. */
function doneByOneself(words: readonly Word[], begins: number): boolean {
  const first = words[begins];
  if (first === undefined) return false;
  if (/^был[ао]?$/u.test(first.bare)) return false;
  if (isPast(first) || words.some(({ bare }) => now.has(bare))) return true;
  const second = words[begins + 1];
  if (second === undefined || !isPast(second)) return false;
  return pastWoman.test(second.bare) ? /[бвгджзклмнпрстфхцчшщйыиую]$/u.test(first.bare) : /[ыиую]$/u.test(first.bare);
}

interface Place {
  /** The deeds around it are one's own. */
  readonly mine: boolean;
  /** 0 where it is the first word that says something. */
  readonly at: number;
  /** A deed that is over stands in the part: what ends like a deed of now is then a thing. */
  readonly past: boolean;
}

function wordTurned({ text, bare }: Word, prior: string, { mine, at, past }: Place): string | undefined {
  const put = (turned: string): string => text.replace(/[\p{L}-]+/u, turned);
  // "На мне" is "на вас", "мне" alone is "вам"; "сам" may be anybody's.
  if (bare === "мне" && /^(?:на|в|при|обо|о)$/u.test(prior)) return put("вас");
  const self = /^сама?$/u.test(bare) && !mine ? undefined : own.get(bare);
  if (self !== undefined) return put(self);
  const verb = now.get(bare);
  if (verb !== undefined) return put(verb);
  if (mine && (pastMan.test(bare) || pastWoman.test(bare))) return put(many(bare));
  if (!/[ую](?:сь)?$/u.test(bare) || bare.length < 3) return text;
  const begins = at <= 0 || prior === "я" || prior === "не";
  const regular = /^(.*[аяею])ю(сь)?$/u.exec(bare) ?? (prior === "я" ? /^(.*у)ю(сь)?$/u.exec(bare) : null);
  if (regular && begins) return put(`${regular[1]}ете${regular[2] ? "сь" : ""}`);
  if (/(?:аюсь|яюсь|уюсь|еюсь)$/u.test(bare)) return put(`${bare.slice(0, -3)}етесь`);
  if (/(?:[аяе]ю)$/u.test(bare) && !past && !before.test(prior)) return undefined;
  // After a preposition, an adjective or a deed that is over it names a thing.
  const isThing =
    before.test(prior) ||
    past ||
    /(?:ую|юю|эту|ту|всю|одну|мою|свою|те|ить|ать|еть|ять|ти)$/u.test(prior) ||
    bare.endsWith("ую");
  return isThing && !begins ? text : undefined;
}

/** A deed of one's own, as it is said back: the verb stands in front, or behind a word or two of when. */
export const deedRu = lean(/^(?:\p{L}+ ){0,2}\p{L}{2,}(?:ли|лись)(?!\p{L})/u);
