import { capitalised } from "../text/capitalised.ts";
import { lean } from "../text/lean.ts";

/**
 * What somebody would do in place of the step that stands open, in their own words: "swap it for walking to work", "it needs to be smaller, like one
 * shelf", «не буду звонить, лучше открытку отправлю». Such a step is theirs, and is refused by no reader of deeds or wishes.
 */
export interface ProposedStep {
  /** As it is to be shown. */
  readonly words: string;
  /** Only how often is named: the thing to be done stays what it is. */
  readonly often: boolean;
}

const [longest, mostWords, leastLetters] = [400, 18, 3] as const;

const fillers =
  "(?:(?:ok|okay|right|hmm+|well|so|fine|yeah|no|nah|actually|but|and|or|honestly|please|um|uh|to be honest|you know what|ну|ок|ладно|хм+|а|да|не|нет|но|и|так|вообще|короче|слушай(?:те)?|пожалуйста|знаете|знаешь)[\\s,.]+)*";
const form = (words: string): RegExp => lean(new RegExp(`^${fillers}${words}$`, "iu"));

const doing =
  "(?:(?:i(?:[’']d| would)?\\s+(?:rather|prefer to|prefer|like to|want to)|i(?:[’']ll| will| could| can|[’']m going to|[’']m gonna)|can i|could i|let me|let[’']?s|can we|i)\\s+)?(?:(?:just|only|simply|rather|better)\\s+)?(?:do\\s+(?=the |a |an |one |two |my |some )|try\\s+)?";
const would = "(?:i(?:[’']d| would)\\s+(?:rather|prefer to|prefer))(?:\\s+(?:just|only|simply))?(?:\\s+do)?";
const theStep = "(?:it|that|this|them|the (?:first )?(?:step|task|thing)|this (?:step|one)|that (?:step|one)|my step)";
/** Each holds of a sentence by itself. */
const alone: readonly RegExp[] = [
  form(
    `(?:ok(?:ay)?,? )?(?:so )?(?:can i change ${theStep}[:,;]?\\s+)?instead of [^,;:]{2,50}[,;:]\\s*${doing}(\\S.+)`,
  ),
  form(
    `instead of [^,;:]{2,40}?\\s+(?:i(?:[’']d| would) rather|i[’']ll|i will|can i|could i|let me)\\s+(?:just )?(\\S.+)`,
  ),
  form(
    `.{0,60}?(?<!\\p{L})(?:swap|change|switch|trade|replace|turn)\\s+${theStep}\\s+(?:for|to|with|by|into)[:\\s]+(?:just )?(\\S.+)`,
  ),
  form(`(?:can|could|may|shall) (?:we|i|you) (?:please )?(?:make|have) ${theStep}\\s*(?:be)?[:\\s]+(\\S.+)`),
  form(`(?:please )?make ${theStep}[:\\s]+(\\S.+)`),
  form(`${would}\\s+(\\S.+)`),
  form(`(?:how|what) about (?:if )?(?:i |we )?(?:just |only )(\\S.+)`),
  form(`(?:how|what) about (?:if )?(?:i |we )?(\\S.+?)\\s+instead`),
  form(`what if i\\s+(?:just|only|simply)\\s+(\\S.+)`),
  form(
    `(?:i[’']ll|i will|i[’']m going to|i[’']m gonna|let me|let[’']?s|can i|could i)\\s+(?:do |start with )?(\\S.+?)\\s+instead`,
  ),
  form(`(?:can|could|may) i\\s+(?:just|only|simply)\\s+(?:do |start with )?(\\S.+)`),
  form(
    `.{0,160}?(?<!\\p{L})(?:smaller|shorter|easier|tinier|simpler|something|less|tiny)[,\\s]+(?:like|such as|as in)\\s+(?:just |literally |maybe |only )*((?:one|two|a|an|the|\\d+|five|ten|half|my)\\s\\S.+)`,
  ),
  form(
    `вместо [^,;:]{2,40}?[,;:]?\\s+(?:я\\s+)?(?:лучше|давай(?:те)?|можно|просто|буду|хочу|мне бы)\\s+(?:я\\s+)?(?:лучше\\s+|буду\\s+|просто\\s+)?(\\S.+)`,
  ),
  form(
    `(?:давай(?:те)?\\s+|можешь\\s+|можно\\s+)?(?:замени(?:те|м)?|заменить|поменяй(?:те)?|поменяем|поменять|смени(?:те)?|сменить|переделай(?:те)?|переделаем)\\s+(?:(?:его|это|шаг|этот|мне|задание|её|пункт)\\s+)*на[:\\s]+(\\S.+)`,
  ),
  form(`(?:давай(?:те)?|можно|мне бы)\\s+лучше\\s+(?:я\\s+)?(?:просто\\s+)?(\\S.+)`),
  form(`я\\s+(?:лучше|пожалуй)\\s+(?:просто\\s+)?(\\S.+)`),
  form(`лучше\\s+я\\s+(?:просто\\s+)?(\\S.+)`),
  form(`лучше\\s+((?:\\p{L}+\\s+){0,5}\\p{L}{3,}(?:у|ю)(?:сь)?)(?:,\\s.+)?`),
  form(`(?:а\\s+)?(?:можно|может(?: быть)?|давай(?:те)?)\\s+(?:я\\s+)?(?:просто|только)\\s+(\\S.+)`),
  form(`(?:давай(?:те)?|буду)\\s+(\\S.+?),?\\s+а не\\s.+`),
  form(
    `(?:мне бы\\s+)?(?:поменьше|попроще|полегче|покороче|помельче|мельче|проще)[,\\s]+(?:типа|вроде|например|скажем|хотя бы|ну)\\s+(\\S.+)`,
  ),
];
/** What is not wanted stands first; what would be done stands behind it. */
const refusal =
  "(?:.{0,90}?(?:doesn[’']?t (?:work|suit|fit)|isn[’']?t (?:for me|me|it|working)|not for me|no good(?: for me)?|can[’']?t do (?:that|this|it)(?: one| step)?|won[’']?t do (?:that|this|it)|don[’']?t (?:want|like|fancy|care for)[^,.;!?]{0,30}|not that(?: one)?|(?:useless|silly|daft|stupid|pointless|rubbish)|too (?:much|big|hard|long)(?: for me)?)|.{0,90}?(?<!\\p{L})(?:не (?:подходит|годится|то|моё|мое|про меня|идёт|идет|нравится|хочу|буду|могу|смогу|потяну|получится)(?![^,.;!?]{0,3}ли)[^,.;!?]{0,30}|(?:дурацкий|фигня|ерунда|бред|глупый|бесполезный|сложно|тяжело)))";
const behind: readonly RegExp[] = [
  form(`.{0,60}?(?<!\\p{L})передумал[аи]?(?!\\p{L}).{0,60}?[,.;!]+\\s*буду\\s+(?:просто\\s+)?(\\S.+)`),
  form(
    `${refusal}[,.;!]+\\s*(?:(?:so|then|ok|right|but|and)[\\s,]+)*(?:i[’']ll|i will|i[’']m going to|i[’']m gonna|can i|could i|let me|how about|what about)\\s+(?:just\\s+|do\\s+|rather\\s+)?(\\S.+)`,
  ),
  form(
    `${refusal}[,.;!]+\\s*(?:(?:а|и|но|так|тогда)[\\s,]+)*(?:лучше|давай(?:те)?(?:\\s+лучше)?|буду|можно|может)\\s+(?:я\\s+)?(?:просто\\s+|лучше\\s+|только\\s+)?(\\S.+)`,
  ),
];

/** Behind the deed: a softening, what it stands instead of, and the same said once more. */
const tail = lean(
  /\s*(?:[,.]?\s*(?:(?<!\p{L})(?:instead|rather)(?: of| than)\s.+|(?<!\p{L})(?:instead|for now|then|please|pls|to start with|today|tonight|if that[’']?s (?:ok|okay|alright))|[,.]?\s*а не\s.+|(?<!\p{L})вместо\s.+|(?<!\p{L})(?:пока|для начала|тогда|пожалуйста)|(?<!\p{L})(?:like|типа|как бы)\s+(?:literally|just|буквально|прям)\s.+)|[\s.?!,;)]+)$/iu,
);
const again = lean(
  /^(.{3,40}?)[,\s]+(?:like|literally|типа|прям|буквально)\s+(?:literally\s+|just\s+|прям\s+)?\1.*$/iu,
);

const often = lean(
  /^(?:only |just |только )?(?:once|twice|thrice|one time|every other day|(?:\d+|one|two|three|four|five|six) times|\d+x|(?:\d+|один|два|три|четыре|пять|шесть) раза?|(?:\d+|один|два|три) раз|раз|через день|дважды|по разу)(?: (?:a|per|every|each|in a|в|за) (?:day|week|month|morning|evening|fortnight|день|неделю|месяц|сутки))?(?! \p{L})/iu,
);

/** What is no deed: rest, leave, talk, what only points or only says how it should be. */
const noStep = lean(
  /^(?:it|this|that|these|those|them|me|you|him|her|us|nothing|something|anything|someone|leave|stop|quit|give (?:up|in)|not|no|know|ask (?:you|for|something|a question)|tell (?:you|me)|say(?! it (?:in|a|to))|talk|chat|vent|listen|be|been|see|understand|check|forget|delete|drop|pause|skip|stay|rest|sleep|wait|die|have (?:a|some) (?:break|rest)|tired|sad|one (?:without|that|more|with|for)|another|a (?:bit |little )?(?:later|smaller|easier|different|shorter|simpler|rest|no|break|joke|thought|question|minute|sec)|an (?:easier|other)|smaller|easier|shorter|simpler|bigger|harder|tiny|small|easy|short|simple|less|more|different|quick|the (?:other|same|next|first) one|later|tomorrow|tonight|sooner|earlier|at \d|(?:\d{1,2}(?:[:.]\d\d)?(?:\s?(?:am|pm))?)[\s.!]*$|indoors|inside|outside|alone|without|with you|english|russian|это|этого|этот|так|её|ее|его|их|не|ни|ничего|никак|без|что-\p{L}+|чего-\p{L}+|как-\p{L}+|что|чтобы|кто|потом|позже|завтра|сегодня|послезавтра|утром|вечером|дн[её]м|по (?:утрам|вечерам|выходным|будням)|попроще|поменьше|полегче|покороче|помельче|мельче|меньше|проще|легче|друг\p{L}+|ещё|еще|тебя|вас|мне|меня|спросить|узнать|поговори\p{L}*|помолч\p{L}+|отдохн\p{L}+|посмотрим|посмотрю|пойму|подумаю|узнаю|спрошу у (?:тебя|вас)|расскажу|скажу|уйду|пойду спать|усну|помолчу|отдохну|подожду|пос[ие][дж]\p{L}+|побуд\p{L}+|послуша\p{L}*|забыть|забить|бросить|подожд\p{L}+|отложи\p{L}*|лень|спать|шаг|на паузу|скажи\p{L}*|дай\p{L}*|напомни\p{L}*|удали\p{L}*|убери\p{L}*|умереть|сдохнуть|исчезнуть|друг\p{L}+|в \d|\d{1,2}(?:[:.]\d\d)?[\s.!]*$)(?!\p{L})/iu,
);
const clock = lean(
  /^(?:at |в |к )?(?:(?:half|quarter) (?:past|to)|noon|midday|midnight|(?:\d{1,2}(?:[:.]\d\d)?|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|час|два|три|четыре|пять|шесть|семь|восемь|девять|десять|одиннадцать|двенадцать|пол\p{L}{4,})(?:\s(?:in the|o[’']?clock|am|pm|thirty|tonight|tomorrow|утра|вечера|дня|час\p{L}*)|[\s.!]*$))/iu,
);
/** Somebody's name for the app, the talk or a setting stands for no deed. */
const ofTheApp = lean(
  /(?<!\p{L})(?:reminders?|goals?|settings?|language|time ?zone|плана?|цел[ьи]|напоминани\p{L}*|настро(?:йк\p{L}*|ить)|язык)(?!\p{L})/iu,
);

/** A step that is proposed in place of the open one; undefined where none is. */
export function proposedStep(message: string): ProposedStep | undefined {
  const text = message.trim().replace(/\s+/gu, " ");
  if (text.length > longest) return undefined;
  for (const way of [...alone, ...behind]) {
    for (const sentence of readings(text)) {
      const found = way.exec(sentence)?.[1];
      const words = found === undefined ? undefined : bare(found);
      if (words !== undefined && isStep(words)) return { words: capitalised(words), often: often.test(words) };
    }
  }
  return undefined;
}

/** The sentences of a message, and each with the one before it: what is refused may stand there. */
function readings(text: string): readonly string[] {
  const sentences = text.split(/(?<=[.!?…])\s+/u).map((each) => each.replace(/[\s.!?…]+$/u, ""));
  const pairs = sentences.slice(1).map((each, at) => `${sentences[at] ?? ""}, ${each}`);
  return [...sentences, ...pairs];
}

function bare(found: string): string {
  let words = found.replace(again, "$1");
  for (let before = ""; before !== words; ) {
    before = words;
    words = words.replace(tail, "");
  }
  return words.trim();
}

const isStep = (words: string): boolean =>
  words.length >= leastLetters &&
  words.split(/\s+/u).length <= mostWords &&
  /\p{L}{2}/u.test(words) &&
  !noStep.test(words) &&
  !clock.test(words) &&
  !ofTheApp.test(words) &&
  !/[?;]|\.\s/u.test(words);
