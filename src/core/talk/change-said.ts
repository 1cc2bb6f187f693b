import { capitalised } from "../text/capitalised.ts";
import { lean } from "../text/lean.ts";

/**
 * What a change of the step names, clause by clause: what would be done in its place, what the step has to keep to (a day, a place, a tool, a body), what
 * is out of the question. Only for a message whose gist is a change: taken for itself, "a letter instead?" is anything.
 */
export interface ChangeSaid {
  /** What they would do, as it is to be shown. */
  readonly own?: string;
  /** What the step has to keep to, in their words. */
  readonly keeps: readonly string[];
  /** What is not to be of it, in their words. */
  readonly refuses: readonly string[];
  /** Less of the same is asked for, in minutes or times. */
  readonly less: boolean;
  /** More of it is asked for: harder, bigger. */
  readonly more: boolean;
  /** It says what stands in the place of what: it begins by turning something down, or says "instead". */
  readonly swaps: "refused" | "instead" | undefined;
  /** Another one is asked for, whatever it be. */
  readonly other: boolean;
  /** Another one is called another: "something small" may be the same, and less of it. */
  readonly different: boolean;
  /** Something is asked for, in words that ask. */
  readonly asks: boolean;
  /** What they would do is asked for, stands against something else, or is a deed by its form. */
  readonly firm: boolean;
  /** Why, in their own words: the clause that turns down, or the one behind it. */
  readonly why?: string;
}

const [longest, mostWords, leastLetters] = [260, 14, 3] as const;
const after = "(?!\\p{L})";
const start = (words: string): RegExp => lean(new RegExp(`^(?:${words})${after}`, "iu"));
const inside = (words: string): RegExp => lean(new RegExp(`(?<!\\p{L})(?:${words})${after}`, "iu"));

const filler = lean(
  /^(?:(?:ok(?:ay)?|right|so|well|yeah|yes|no(?=[,.!]|\s(?:can|i|it|not|that|don|let))|nah|nope|hm+|but|and|or|actually|honestly|please|pls|plz|sorry|look|also|mate|ну|ок|ладно|хм+|нет|не[,.]|да|но|и|а|или|так|вообще|короче|слушай(?:те)?|пожалуйста|извини(?:те)?|будьте добры|будь добра?|если можно|если не сложно|стоп|тогда|знае(?:те|шь))(?!\p{L})[\s,]*)+/iu,
);
/** "Make it", "can I", «давай лучше я»: what follows is what they would do. */
const asking = lean(
  /^(?:(?:(?:can|could|may|shall|would) (?:i|we|it|you|this|that)(?: be| please| just)*(?: do(?= \p{L}))?|is (?:it|that) (?:ok|okay|fine|alright|possible)(?: if (?:i|we)| to)?|is there|what about|how about|what if|why not|let me|let[’']?s|make (?:it|that|this)|i[’']?d (?:rather|prefer|like)(?: to)?|i would (?:rather|prefer|like)(?: to)?|i (?:prefer|rather)(?: to)?|rather(?! than)|i (?:can|could|will|want to|want|say)|i[’']ll|could do|can do|maybe|perhaps|just|only|simply|it(?:[’']d| would| will|[’']ll)? have to be|it[’']?s(?= an? )|give me|start with|swap (?:it|that) (?:for|to)|change (?:it|that|the step) (?:to|for)|можно(?: ли)?(?: мне| я)?|может(?: быть)?(?: я| мы)?|давай(?:те)?(?:[- ]?ка)?(?: мы)?|лучше|я лучше|мне бы|хотел[аи]? бы|хочу|буду|могу|пусть(?: будет)?|предлагаю(?: иначе)?|что если|как насч[её]т|только|лишь|просто|сначала|сперва|для начала|если(?= \p{L}{3,}[ую](?:[\s,.?!]|$))|пока(?= \p{L}+ \p{L})|дай(?:те)?(?: же)?(?: мне| нам)?|сделай(?:те)?(?= шаг)|го(?= шаг)|замени(?:те|м)?(?: \p{L}+)? на|поменяй(?:те)?(?: \p{L}+)? на|я(?= \p{L}+(?:у|ю)(?:сь)?(?!\p{L})))(?!\p{L})[\s,:]*)+/iu,
);
const behind = lean(
  /(?:[\s,]*(?<!\p{L})(?:instead|then|maybe|today|tonight|please|pls|plz|perhaps|first|for now|to start with|for a start|or something|that[’']?s (?:it|all)|тогда|пока|что ли|сначала|сперва|для начала|пожалуйста|может|давай(?:те)?|можно|могу|хочу|сегодня|хотя бы|и вс[её])(?!\p{L})|[\s.,!?;)]+)+$/iu,
);
/** What it stands instead of is said behind it. */
const inPlaceOf = lean(
  /[\s,]+(?:(?:instead|rather|and) (?:of|than|not)\s.+|not\s(?:the |a |my |\d)\S?.*|а не\s.+|вместо\s.+|(?:than|so) (?:it|that|i|in|on|at|the|my|our|a)(?:[’']s)?\s.+|чтобы?\s(?:не|было)\s.+)$/iu,
);
const inPlaceFirst = lean(
  /^(?:instead of|rather than)\s[^,;:]{2,50}[,;:]\s*|^(?:можно |давай(?:те)? |а )?вместо\s\S+(?:\s\S+)?\s(?=\S+\s\S+)/iu,
);

const refused = [
  start(
    "not|no(?! one)|never|nothing|without|skip|drop|forget|ain[’']?t|instead of|any way w/o|w/o|не|ни|без|никаких|никакого|только не|кроме|хватит|убери(?:те)?",
  ),
  inside(
    "(?:is|are|was|were)(?! (?:ok|okay|fine|enough))|can[’']?t|cannot|won[’']?t|don[’']?t|doesn[’']?t|do(?:es)? not|will not|ain[’']?t|isn[’']?t|aren[’']?t|not (?:happening|realistic|possible|allowed|an option|doing|for me|my thing)|hates?|impossible|too (?:much|many|long|big|hard|hot|early|late|far)|way too|is a no|a no|no way|hurts?|useless|boring|dull|lame|cursed|makes me freeze|bad at|не \\p{L}+|мало|много|никак|бесполезно|дорого|далеко|тупо|ненавижу|терпеть не|нереально|невозможно|дофига|слишком|нельзя|запрещ\\p{L}+|скучно|страшно|боюсь|тяжело|сложно|банально|ерунда|фигня|бред|чушь|отстой|rubbish|daft|crap|дурац\\p{L}+",
  ),
  /\s(?:no|не|нет)$/iu,
];
/** "Not a page but a question": what is meant stands behind. */
const contrary = lean(/^(?:.{0,12}\s)?(?:не|not|no)\s(.{2,40}?),?\s(?:а|but)\s(?=\S)/iu);
const exchanged = lean(/^.{0,40}?(?<!\p{L})(?:замени|поменя|смени)\p{L}*\s(?:\p{L}+\s){0,2}?на\s/iu);
/** What comes from "but", in the same breath, is said of itself. */
const breaks = lean(
  /,\s+|(?<=\s\S{1,40})\s+(?=давай(?:те)?\s\S)|\s+(?=(?:but|only|so) (?:i|we|could|can|maybe|rather)(?!\p{L}))|\s+(?=(?:а|но) (?:можно|давай|лучше|чтоб\p{L}*|например|только)(?!\p{L}))|(?<=^(?:не|not)\s.{3,40})\s+(?:а|but)\s+/iu,
);
/** Why, and who else is spoken of, names no step. */
const reason = start(
  "because|cos|cuz|since|as|it(?:[’']?s)?|that(?:[’']?s)?|there(?:[’']?s)?|he(?:[’']?s)?|she(?:[’']?s)?|they(?:[’']?re)?|you|who|my|his|her|their|the|i[’']m|im|i[’']ve|ive|i (?:am|was|have|had|got|just|lose|go|get|sit|like|hate|know|think)|both|everyone|nobody|saturdays|weekdays|так как|потому|ведь|там|тут|здесь|это|он|она|они|оно|мой|моя|мо[её]|мои|его|е[её]|их|у (?:меня|нас|него|не[её]|них)|мне|меня|нас|нам|мы|я|все|всё|вчера|пробовал[аи]?|бешусь|жена|муж|мама|дед|сын|дочь|дочка|ребёнок|дети|начальник|сразу|точно",
);
const other = inside(
  "(?:something|anything|somethin|anythin|sth|smth|summat|чонить|чтонить|ч[её]нить|ч[оё]-нить|что-нить|что нить|чо-нибудь|another|other|else|different|otherwise|another way|possible you change|change it|что-то|что-нибудь|что нибудь|чего-нибудь|друго\\p{L}+|друг(?:ую|ая|ие|их)|иначе|по-другому|по другому|придумай(?:те)?|предложи(?:те)?|что ещ[её]|как-нибудь|переделать|переделай(?:те)?|поменять|изменить)",
);
const different = inside(
  "another|other(?! than)|else|different|otherwise|instead|swap (?:it|that|this)|change (?:it|that|the step)|друго\\p{L}+|друг(?:ую|ая|ие|их)|иначе|по-другому|по другому|вместо|поменя\\p{L}+|замени\\p{L}*|переделать|переделай(?:те)?|изменить",
);
const less = inside(
  "smaller|shorter|less|tinier|tiny|teeny|small|little(?= step| one| thing)|easier|simpler|gentler|lighter|half (?:that|the|of (?:it|that))|reduce|cut (?:it|that|this) (?:down|back)|too (?:much|many|long|big)|сократ\\p{L}+|урежь(?:те)?|вдвое|пополам|(?:по)?мягче|л[её]г(?:кое|кий|кую|кого|онькое|онький)|меньше|поменьше|мельче|помельче|малип\\p{L}+|малюсеньк\\p{L}+|крохотн\\p{L}+|крошечн\\p{L}+|короче|покороче|проще|попроще|легче|полегче|дофига|слишком (?:много|долго|большой|большая)",
);
/** Harder or bigger; said of how things go it asks for nothing. */
const harder = inside(
  "harder|tougher|bigger|scarier|heftier|meatier|more (?:difficult|challenging|serious|ambitious)|too (?:easy|small|little|simple|basic)|крупнее|сложнее|(?:слишком|очень) (?:л[её]гк\\p{L}+|прост\\p{L}+|мелк\\p{L}+|просто)|по(?:сложнее|тяжелее|труднее|крупнее|серь[её]знее|страшнее|больше|жёстче|жестче)",
);
const howItGoes = inside(
  "getting|gets|got|feels?|is it|становится|стало|стал[аи]?|становлюсь|не (?:сложнее|крупнее|посложнее)|not (?:harder|bigger)|than (?:i|it|that) (?:thought|looks?|looked|was|expected)|чем (?:думал|казал|кажется)\\p{L}*",
);
const tooFew = inside("мало|маловато|not enough|too (?:few|little)|nowhere near");
const figure =
  "(?:\\d+(?:[.:]\\d+)?|half(?: an?)?|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|fifteen|twenty|thirty|пол|полчаса|один|одну|одна|две|два|три|четыре|пять|шесть|семь|восемь|девять|десять|одиннадцать|двенадцать|пятнадцать|двадцать|тридцать)";
const minutes = lean(
  new RegExp(
    `^(?:по |на |just |maybe |about )*${figure}(?:[\\s-]*(?:min(?:ute)?s?|минут\\p{L}*|hours?|часа?))?(?: max| at most| максимум| хватит)?$`,
    "iu",
  ),
);
/** "Let's not take it to bed": a deed of leaving something be. */
const undoing = lean(/^(?:не \p{L}+(?:ть|ти|чь)(?:ся)?|not (?:to )?\p{L}{3,} (?:it|him|her|them|the|my|a))(?!\p{L})/iu);
const notThen = start("only not|not|no|только не|не");
const insteadSaid = inside("instead|вместо");
const onlyThat = start("only|just only|только|лишь");
const putsOff = inside("later|потом|позже|on hold");
const weekday =
  "(?:mon|tue|tues|wed|weds|thu|thur|thurs|fri|sat|sun)(?:day|sday|nesday|rsday|urday)?s?|weekends?|weekdays?|понедельник\\p{L}*|вторник\\p{L}*|сред[ауы]\\p{L}*|четверг\\p{L}*|пятниц\\p{L}*|суббот\\p{L}*|воскресень\\p{L}*|пн|вт|ср|чт|пт|сб|вс|выходн\\p{L}+|будн\\p{L}+";
/** A day, an hour, how often. */
const time = lean(
  new RegExp(
    `^(?:(?:on|in|at|by|from|to|before|after|every|each|once|twice|a|the|my|and|or|only|just|it|is|по|в|во|на|с|до|после|и|или|раз|раза|каждый|каждую|только|через)\\s+)*(?:(?:${weekday}|mornings?|evenings?|afternoons?|nights?|night before|lunch(?:time| break)?|dinner|breakfast|noon|midnight|bed(?:time)?|day|days|week|month|work|shift|weekly|daily|today|tomorrow|other|утр\\p{L}*|вечер\\p{L}*|ноч\\p{L}*|дн[её]м|день|дня|неделю|неделе|месяц|обед\\p{L}*|ужин\\p{L}*|завтрак\\p{L}*|сна|работ[ыу]|смен\\p{L}+|сегодня|завтра|раз|дважды|only|only\\s|before|${figure}|am|pm|утра|вечера|часов|часа?)(?!\\p{L})[\\s,]*(?:(?:and|or|the|a|in|и|или|в|до|после|по|для|before|instead|only|just|только)\\s+)*)+$`,
    "iu",
  ),
);
/** Where, with what, of what kind: it is said of the step that stands, or of the one to come. */
const manner = lean(
  /^(?:in|on|at|by|from|with|without|via|over|near|outside|inside|indoors|standing|sitting|seated|lying|something|anything|sth|one (?:that|where|i|with|without)|up to|only|тако[ейм]|такую|в|во|на|по|про|об?|из|с|со|без|до|от|у|через|возле|около|котор\p{L}+|который|where|which|that|дома|лёжа|лежа|сидя|стоя|письменно|голосом|молча|онлайн|устно|что-то|что-нибудь|чтоб|чтобы)(?!\p{L})/iu,
);
const noStep = lean(
  /^(?:(?:do|does|did|should|must|am) (?:i|we|it|you)|ты|вы|it|this|that|these|those|them|me|you|us|him|her|stop|quit|leave(?: (?:it|me|this|that))?$|talk(?! (?:it|my|him|her|them))|ask (?:you |something|a question)|chat|vent|listen|sleep|rest|die|wait|see|later|soon|tomorrow|smaller|shorter|easier|simpler|bigger|harder|less|more|fewer|different|thanks|a (?:bit|little|question|minute|sec|rest|break|no)|time|idea|ideas|whole|be realistic|yes|no|why|how|what|when|where|who|which|this is|это|этого|так|его|её|ее|их|потом|позже|завтра|меньше|поменьше|проще|попроще|легче|полегче|короче|вдвое|пополам|больше|(?:норм|нормально|нормальн(?:ый|ое|ую)|человеческ(?:ий|ое|ую)|decent|proper|better)(?=[\s.!]*$)|ещё|еще|спасибо|спать|отдохн\p{L}+|поговори\p{L}*|умереть|сдохнуть|не|ни|как|что|где|когда|почему|зачем|кто|голосом)(?!\p{L})/iu,
);
/** What was done, what somebody else may do, and what is told of how things are: no step is named by it. */
const tells = lean(
  /(?<!\p{L})(?!(?:стол|стул|угол|пол|футбол|журнал|канал|зал|вокзал|материал|сериал|зала|сила|силы|дела|тела|школа|скала|шкала|недел[ияю]|цел[иья]|постел[ияь]|модел[иья]|отел[иья])(?!\p{L}))\p{L}{2,}(?:[аеёиоуыя]л(?:а|и|ся|ась|ись)?|ш[её]л|шл[аи]|мог|могл[аи])(?!\p{L})|(?<!\p{L})(?:стало|было|вышло|прошло|пришло|получилось|может|могут|хочет|хотят|должен|должна|должны|вдруг|же)(?!\p{L})|^(?:\p{L}{3,}(?<!ne)ed|saw|went|had|was|were|did|got|made|took|gave|found|came|said|told|thought|been|even|saw|broke|lost|fell|i[’']?(?:m|ve|d)|he|she|they|we|it[’']?s|there|people)\s|\s(?:is|are|was|were|has|had)\s/iu,
);
/** A deed to do, or a thing one would have: what it is by its form, where nothing asks for it. */
const deedByForm = lean(
  /^(?:\p{L}+\s){0,2}\p{L}{2,}(?:ть|ти|чь)(?:ся)?(?!\p{L})|^(?:\p{L}+\s){0,3}\p{L}{2,}(?:у|ю)(?:сь)?(?!\p{L})/iu,
);
/** Words that ask softly, or only narrow: what stands behind them may as well be told. */
const softly = lean(
  /^(?:(?:just|only|simply|maybe|perhaps|i can|i could|i want to|i say|i will|i[’']ll|could do|can do|only|только|лишь|просто|может(?: быть)?|могу|хочу|буду|сначала|сперва|я|пока)(?!\p{L})[\s,:]*)+$/iu,
);
/** "A step without the phone": what kind of step is asked for. */
const stepOfKind = lean(
  /^(?:(?:a|an|the|one|some|прошу|мне|го)\s)*(?:step|task|one|job|thing|шаг|задани[ея]|задач[уа])\s+(?=(?:without|with|that|which|where|for|i|in|on|at|в|во|без|с|со|на|по|котор\p{L}+|где|чтоб\p{L}*|для|про)(?!\p{L}))/iu,
);
/** A tag behind a question asks nothing more. */
const tag = start(
  "is that (?:ok|okay|stupid|fine|alright)|or (?:not|what)|or is that|does that count|или нельзя|или нет|так можно|можно так",
);

/** What was found so far, clause by clause. */
interface Found {
  own: string | undefined;
  ownAsked: boolean;
  readonly keeps: string[];
  readonly refuses: string[];
  less: boolean;
  more: boolean;
  other: boolean;
  asks: boolean;
  firm: boolean;
  why: string | undefined;
}

/** What the clauses of a change name; undefined where it is longer than any change, or names nothing. */
export function changeSaid(message: string): ChangeSaid | undefined {
  const text = message.trim().replace(/\s+/gu, " ");
  if (text.length > longest) return undefined;
  const found: Found = {
    own: undefined,
    ownAsked: false,
    keeps: [],
    refuses: [],
    less: false,
    more: false,
    other: false,
    asks: false,
    firm: false,
    why: undefined,
  };
  for (const each of clausesIn(text)) hearClause(found, each, text.includes("?"));
  const { own, ownAsked: _asked, keeps, refuses, why, ...said } = found;
  if (own === undefined && keeps.length + refuses.length === 0 && !said.less && !said.more && !said.other)
    return undefined;
  // Bare figures are more where there were too few.
  const fewer = said.less && !less.test(text) && tooFew.test(text);
  const named = own !== undefined || keeps.length > 0 || said.other;
  const down = refuses[0] !== undefined && turnsDown(text, refuses[0]);
  const swaps = !named ? undefined : down ? "refused" : insteadOf.test(text) ? "instead" : undefined;
  return {
    ...said,
    ...(own === undefined ? {} : { own }),
    ...(why === undefined ? {} : { why }),
    ...(fewer ? { less: false, more: true } : {}),
    keeps,
    refuses,
    different: different.test(text),
    swaps,
  };
}

function hearClause(found: Found, { clause, begins }: Clause, asksSomewhere: boolean): void {
  const whole = clause.replace(filler, "").trim();
  const turns = contrary.exec(whole) ?? exchanged.exec(whole);
  if (turns?.[1] !== undefined) found.refuses.push(turns[1]);
  const bare = turns ? whole.slice(turns[0].length) : whole;
  if (bare.length < leastLetters || tag.test(bare)) return;
  if (harder.test(bare) && !howItGoes.test(bare)) {
    found.more = true;
    return;
  }
  if (less.test(bare)) found.less = true;
  const proposal = proposed(bare);
  const lead = asking.exec(bare)?.[0] ?? "";
  const firmly = turns !== null || (lead !== "" && !softly.test(lead)) || insteadSaid.test(bare);
  const asked = firmly || lead !== "";
  const ofKind = stepOfKind.test(bare.replace(asking, ""));
  if (ofKind) found.other = true;
  if (firmly || ofKind || other.test(bare)) found.asks = true;
  const named = isStep(proposal) && (asked || (begins && !found.less && (found.refuses.length > 0 || !asksSomewhere)));
  if (asked && undoing.test(proposal)) {
    found.own ??= capitalised(proposal);
    found.firm ||= firmly;
  } else if (notThen.test(bare) && time.test(bare.replace(notThen, "").trim()))
    found.keeps.push(words(bare.replace(onlyThat, "").trim()));
  else if (isRefused(bare) && !(asked && inPlaceOf.test(bare))) {
    found.refuses.push(words(bare));
    if (ofOneself.test(bare) && !asked) found.why ??= words(bare);
  } else if (minutes.test(proposal)) found.less = true;
  else if (time.test(proposal)) found.keeps.push(proposal);
  else if (other.test(proposal)) {
    found.other = true;
    if (saysMore(proposal) && !less.test(proposal)) found.keeps.push(proposal);
  } else if (putsOff.test(bare)) found.refuses.push(words(bare));
  else if (reason.test(bare) && !asked) {
    if (ofOneself.test(bare)) found.why ??= words(bare);
  } else if (noStep.test(proposal)) return;
  else if ((manner.test(proposal) && !tells.test(proposal)) || (onlyThat.test(bare) && named))
    found.keeps.push(proposal);
  else if (named && (found.own === undefined || (asked && !found.ownAsked))) {
    [found.own, found.ownAsked] = [capitalised(proposal), asked];
    found.firm = firmly || deedByForm.test(proposal);
  }
}

/** A reason of one's own: "the internet is short here" may be anybody's. */
const ofOneself = inside("у меня|меня|мне|мо[йяёеиюих]|у нас|нам|i|i[’']m|i[’']ve|my|me");

type Clause = { readonly clause: string; readonly begins: boolean };

/** The clauses of a message, and whether each begins a sentence: what follows a comma says why, unless it asks. */
function clausesIn(text: string): readonly Clause[] {
  return text
    .split(/[.!?;…\n]+(?:\s+|$)|\s+[-–—]+\s+/u)
    .flatMap((sentence) => sentence.split(breaks).map((clause, at) => ({ clause, begins: at === 0 })));
}

const insteadOf = inside("instead|rather .{2,60} than|вместо");
const plainly = lean(
  /^(?:не|not|no|без|without)(?!\p{L})|(?<!\p{L})(?:can[’']?t|cannot|won[’']?t|not happening|too (?:much|many|long|big)|hate|не (?:могу|смогу|буду|хочу|надо|потяну|успею|осилю|вариант|мо[её]|пойду|поеду)|нереально|ненавижу|страшно|скучно|потом|дофига|много)(?!\p{L})/iu,
);
const turnsDown = (text: string, words: string): boolean => {
  const bare = text.replace(filler, "");
  return bare.startsWith(words) && plainly.test(words) && !/[«“"]/u.test(words);
};

const isRefused = (clause: string): boolean =>
  refused.some((form) => form.test(clause.replace(asking, "")) || form.test(clause));
const words = (clause: string): string => clause.replace(/[\s.,!?;)]+$/u, "");

/** The clause without what asks for it, and without what it stands instead of. */
function proposed(clause: string): string {
  let now = clause;
  for (let was = ""; was !== now; ) {
    was = now;
    now = now
      .replace(inPlaceFirst, "")
      .replace(asking, "")
      .replace(filler, "")
      .replace(inPlaceOf, "")
      .replace(behind, "")
      .trim();
  }
  return now
    .replace(stepOfKind, "")
    .replace(/^(?:я|i|like|типа|например|сразу|же|мне|нам)\s+/iu, "")
    .replace(
      /^(?:(?:do )?(?:it|this|that|them)|do) (?=(?:in|on|at|by|from|with|without|over|up|via|outside|inside|before|after|while)(?!\p{L}))/iu,
      "",
    );
}

/** "Something else" says no more than that; "something standing" says what of. */
const bareOther = lean(
  /^(?:(?:something|anything|sth|smth|another|other|else|different|otherwise|way|idea|one|thing|what[’']?s|whats|a|any|just|pls|please|change|it|possible|you|is|me|give|more|что-то|что-нибудь|что нибудь|чего-нибудь|чего|чё|че|чо|somethin|anythin|summat|kind|sort|of|thing|job|us|while|друг\p{L}+|иначе|по-другому|по другому|придумай\p{L}*|предложи\p{L}*|как-нибудь|как|шаг|вариант|ещё|еще|мне|бы|ка|же|тогда|дай\p{L}*|переделать|поменять|изменить)[\s,]*)+$/iu,
);
const saysMore = (clause: string): boolean => !bareOther.test(clause);

const isStep = (clause: string): boolean =>
  clause.length >= leastLetters &&
  clause.split(" ").length <= mostWords &&
  /\p{L}{2}/u.test(clause) &&
  !noStep.test(clause) &&
  !tells.test(clause) &&
  !/^[:«“"]/u.test(clause) &&
  !other.test(clause);
