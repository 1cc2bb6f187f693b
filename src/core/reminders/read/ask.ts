import { lean } from "../../text/lean.ts";

/**
 * Which words ask to be reminded. Whatever only speaks of reminding ("he reminds me of my dad"), asks to be told what was ("remind me why"), or wants
 * none is no such asking.
 */

const softly =
  "(?:(?:gonnae|gonna|а|и|ну|ты|вы|эй|слушай|пожалуйста|плиз|можешь|можете|сможешь|мог бы|могли бы|не могли бы вы|не мог бы ты|please|pls|plz|just|also|and|hey|oi|can you|could you|would you|will you|can (?:u|ya)|could u|will u|wanna|i need you to|i want you to|you (?:may|might|can|could))\\s+)*";
const asking =
  "напомн(?:и|ите|ишь|ить|ите-ка|и-ка)|напоминай(?:те)?|напоминать|напоминани[ея] (?=на|о|про)|(?:поставь|поставьте|поставишь|сделай|сделайте|создай|создайте|заведи|добавь|поставить|нужно|нужна|нужны|хочу|дай)(?: мне)?(?: ещ[её])? (?:напоминан\\p{L}+|напоминалк\\p{L}+|будильник|пищалк\\p{L}+)|(?:кинь|скинь|закинь)(?:те)?(?: мне)? напомин\\p{L}+|мне бы напомин\\p{L}+|пусть (?:мне |он |оно |тут )?(?:пиликн|пискн|звякн|зазвон|бибикн|тренькн|динькн|прозвен|прозвон)\\p{L}+|звякни(?:те)?|тормошни(?:те)?|напомяни(?:те)?|пингуй(?:те)?|пингани(?:те)?|пинай|пни(?:те)?|толкни(?:те)?|д[её]рни(?:те)?|маякни(?:те)?|не дай(?:те)? (?:мне )?(?:забыть|проспать)|не забудь(?:те)? напомнить|разбуди(?:те)?|буди(?:те)?|нагадай(?:те)?|remind(?= (?:me|us|him|her|them|my|at|on|in|every|tomorrow|tonight|of|about|\\d))|(?<=^\\s*|[.!?\\n]\\s*)reminder(?=s?(?: (?:for|to|at|on|in|every|tomorrow|about|\\d)|:))|(?<=^\\s*|[.!?;,\\n]\\s*|(?:please|pls|plz|can you|could you|can u|will you|would you|you can|also|and|then)\\s+)remember(?: to)?(?= me (?:at|to(?! (?:your|his|her|their|him|them))|on|in|every|each|tomorrow|tonight|about|of|\\d))|(?<=^\\s*|[.!?;,\\n]\\s*)shout at(?= me (?:at|in|every|when|tomorrow|tonight|\\d))|(?:set|make|create|add|gimme|give me|give us|send me|send|need|want|put)(?: me)?(?: up)?(?: in)? (?:a |an |another |the )?(?:daily |weekly |monthly |new |quick |little )?(?:reminders?|alarm|nudge|shout|ping|heads up|poke|prod|buzz)|(?:give|gimme|drop|chuck|shoot|send)(?: me| us)? (?:a )?(?:quick |little )?(?:yell|holler|beep|bleep|ding|kick up the \\p{L}+)|(?:need|want|like|could do with) (?:nudging|prodding|poking|reminding)|nudge(?= me)|ping(?= me)|poke(?= me)|shout(?= me)|buzz(?= me)|prod(?= me)|wake(?= me)|(?:need|want|like) to be reminded|(?:перенеси|передвинь|сдвинь|переставь)(?:те)? (?:это |мо[её] )?напомина\\p{L}+|(?:надо|нужно|хочу|можно(?: ли)?|прошу),? что(?:бы|б) (?:(?:ты|вы|мне|меня) )*(?:напомнил|напоминал|разбудил|будил|пинал|толкал|д[её]ргал)[аи]?(?: (?:мне|меня))?(?: напоминани\\p{L}+)?|(?<=^\\s*)(?:напоминалка|напоминание)(?=:| (?:на|завтра|сегодня|в|через|кажд\\p{L}+) )|(?:don'?t|dont|do not) let me forget|make sure i (?:don'?t forget|remember)";
const triggers = lean(
  new RegExp(
    `(?<![\\p{L}\\d])${softly}(?:${asking})(?:\\s+(?:мне|меня|нам|me|us))?(?:\\s+(?:пожалуйста|плиз|please|pls))?(?![\\p{L}\\d])`,
    "giu",
  ),
);

/** Softer words ask for a reminder where a time stands beside them: "пиши мне по вторникам", "text me at eight". */
/** "Put me down to write on Tuesdays": what is to be set names a deed or a time, and is no goal, step or day. */
const setsFor =
  "(?:поставь|поставьте|запиши|запишите|заведи|заведите|назначь|назначьте) (?:мне|меня|нам)(?=\\s+(?:(?!(?:цель|шаг|сон|день|план)\\p{L}*(?!\\p{L}))\\p{L}{2,}(?:ть|ти|чь)(?:ся)?(?!\\p{L})|(?:в|на|по|к|кажд\\p{L}+|ежедневно|утром|вечером)\\s))|(?:put|set) (?:me|us) (?:down|up) (?:to|for)(?=\\s)";
const softAsking =
  "(?:мне\\s+)?пиши(?:те)?(?:\\s+мне)?|(?:мне\\s+)?(?:шли|присылай|кидай|скидывай)(?:те)?(?:\\s+мне)?|(?:кидать|скидывать|присылать|слать|писать)\\s+мне|дай(?:те)? (?:мне )?(?:знать|знак|сигнал|отмашку)|свистни(?:те)?(?: мне)?|толкай(?:те)?(?: меня)?|тормоши(?:те)?(?: меня)?|подтолкни(?:те)?(?: меня)?|(?:write|text|message|tell|check in with|come find) (?:to )?me|check in(?: on me)?|write to me|hit me up|(?:give|chuck|send|drop|shoot|flick) (?:me|us) (?:a )?(?:shout|nudge|poke|prod|msg|message|text|txt|line|note)";
const softTriggers = lean(new RegExp(`(?<![\\p{L}\\d])${softly}(?:${softAsking}|${setsFor})(?![\\p{L}\\d])`, "giu"));
/** A day or an hour, as it stands right beside the softest words. */
const besideTime =
  "(?:(?:(?:on|this|next|in the|в|во|по|к|эту|этот|это)\\s+)*(?:(?:mon|tues|wednes|thurs|fri|satur|sun)days?|(?:mon|tues?|wed|thurs?|fri|sat|sun)(?=\\s(?:at|night|morn|eve|arvo|\\d))|понедельник|вторник|сред[уы]|четверг|пятниц[уы]|суббот[уы]|воскресенье|morning|evening|afternoon)|tomorrow(?!'s)|tmrw|tonight(?!'s)|(?:at|by)\\s+(?:\\d|noon|midday|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve)|in\\s+(?:\\d+|an?|half an)\\s+(?:min|hour|day|week)|завтра|послезавтра|сегодня\\s+(?:в|во|вечером|днем|днём|ночью)|вечером|утром|дн[её]м|(?:в|к)\\s+\\d{1,2}(?!\\s+(?:класс|лет|раз|стро))|через\\s+(?:\\d|час|полчаса|минут|пару|день|недел)|\\d{1,2}[:.]\\d\\d)";
/** Words of pushing that order it of us where they are no one else's deed, and a time of any kind stands somewhere beside them. */
const pushes =
  "(?:gis|gies|gie us|gie me|give us|give me|gimme|chuck us) (?:a |an )?(?:quick |little |wee )?(?:nudge|hoy|yell|bell|prod|poke|shout|ping)|(?:bug|hassle|nag|catch|pester|chase|beep|yell at|holler at|shout at|message) (?:me|us)|jog (?:my|me) memory|remember me(?: please| pls)?(?! (?:to (?:your|his|her|their|him|them)|when|as))|bring (?:this|it|that) (?:back )?up|put (?:a|an) (?:nudge|alarm|ping)(?: on| in)?|set (?:it|one|an? (?:alarm|ping|nudge)) for|set me an? (?:alarm|ping|nudge)|стукни(?:те)?(?: мне)?|тормоши(?:те)?(?: меня)?|д[её]ргай(?:те)?(?: меня)?|пиликни(?:те)?|пиликай(?:те)?|бибикни(?:те)?|тыкни(?:те)?(?: меня)?|ткни(?:те)?(?: меня)?|мигни(?:те)?(?: мне)?|свистни(?:те)?|ори(?:те)? на меня|крикни(?:те)?(?: мне)?|(?:поставь|поставьте|дай|дайте)(?: мне)? пин(?:ок|ка)|(?<=(?:^|[\\s,.!?])(?:ты|вы)\\s+(?:мне|меня)\\s[^.!?]{3,40}\\s)(?:скажи|напиши|звякни|стукни)(?:те)?(?=,?\\s+(?:чтоб|про)\\p{L}*)|скажи(?:те)?\\s+мне(?=\\s+(?:чтоб|что(?! (?:там|это|ты|вы|мне|делать))|про|(?-i:\\p{Lu}{3})))";
const pushTriggers = lean(
  new RegExp(
    `(?<![\\p{L}\\d])(?<!(?<!\\p{L})(?:they|he|she|it|who|that|always|to|would|will|did|does|didn't|don't|not|people|boss|mum|mom|dad|kids?|wife|husband|i|never|не|они|он|она|кто|всегда)\\s)${softly}(?:${pushes})(?![\\p{L}\\d])`,
    "giu",
  ),
);
const timedAnyhow = lean(
  /(?<!\p{L})(?:tomorrow|the morra|tmrw|tonight|завтра|послезавтра|(?:утром|вечером|днем|днём|к обеду|к вечеру)|через (?:час|полчас|день|недел|месяц|\d)\p{L}*|in (?:a|an|\d+) \p{L}+|in the (?:morning|evening|afternoon)|(?:half|hauf|quarter)[\s-](?:(?:past|to|tae)\s)?(?:\d|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve)|(?:about|aboot|around|round|like) (?:\d|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|noon)(?!\d* (?:of|times|people|min|hours))|\d{1,2}-?ish|noon(?:-?ish)?|(?:mon|tues|wednes|thurs|fri|satur|sun)days?|(?:в|во|на|по|к) (?:понедельник|вторник|сред|четверь?г|пятниц|суббот|воскресень)\p{L}*|\d{1,2}(?:-?го)? числа|the \d{1,2}(?:st|nd|rd|th)|часов (?:в|с) \p{L}+)(?!\p{L})/iu,
);
const writes = "(?:мне\\s+)?напиши(?:те)?(?:\\s+мне)?";
/** A single word that writes or tells asks for a reminder only where it begins, and the time stands right beside it. */
const besideTriggers = lean(
  new RegExp(
    `(?:(?<=(?:^|[.!?;,\\n])\\s*)${softly}(?:(?:${writes}|(?:write|text|message|msg) (?:to )?me)(?=\\s*,?\\s*${besideTime})|tell me(?=\\s+${besideTime}[^.!?]{0,25}?\\s(?:to|about)\\s)|скажи(?:те)?(?: мне)?(?=\\s+${besideTime}[^.!?]{0,25}?\\s(?:что|чтобы?|про)\\s))|(?<=${besideTime}[^.!?]{0,20})(?<!\\p{L})${writes}(?=\\s*(?:[.!]*$|,?\\s*(?:про|насч[её]т|чтобы?)\\s)))(?![\\p{L}\\d])`,
    "giu",
  ),
);
/** "OK, start it, one line daily at ten": what is to begin asks for a reminder where it comes again at an hour. */
const beginTriggers =
  /(?<=^\s*(?:(?:ok|okay|yes|yeah|right|well|so|ладно|хорошо|ну|да|ок|давай(?:те)?)[\s,]+)*)(?:start (?:it|this|that)(?: up)?|let'?s (?:start|begin)(?: it)?|начн(?:[её]м|и|ите)|начинай(?:те)?|начинаем|заведи(?:те)?|завод(?:и|им))(?=[\s,])/giu;
/** "Every morning at half seven tell me to stretch". */
const tellTriggers = lean(/(?<!\p{L})(?:говори(?:те)?\s+мне|мне\s+говори(?:те)?)(?!\p{L})/giu);
const comesAgain = lean(/(?<!\p{L})(?:daily|every|each|nightly|ежедневно|кажд\p{L}+|по \p{L}+(?:ам|ям))(?!\p{L})/iu);
const anHour = lean(/(?<![\p{L}\d])\d{1,2}(?:[:.]\d\d)?(?!\s*(?:min|мин)|\d)/iu);

/** What somebody else said or asked is no asking of ours. */
const reported = lean(
  /(?<!\p{L})(?:говор\p{L}+|сказа\p{L}+|попрос\p{L}+|просил\p{L}*|просит|ответил\p{L}*|написал\p{L}*|обещал\p{L}*|said|says|told|asked|asks|used to|wrote|promised)(?!\p{L})/iu,
);
const timed = lean(
  /(?<!\p{L})(?:(?:at|в|к) (?:\d|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|час|два|три|четыре|пять|шесть|семь|восемь|девять|десять|полдень)|\d{1,2}[:.]\d\d|\d{1,2} ?(?:am|pm|утра|вечера)|every|each|daily|on (?:mon|tues|wednes|thurs|fri|satur|sun)days?|(?:mon|tues|wednes|thurs|fri|satur|sun)days(?!\p{L})|кажд\p{L}+|ежедневно|по (?:утрам|вечерам|понедельникам|вторникам|средам|четвергам|пятницам|субботам|воскресеньям|будням|выходным))/iu,
);

const even = (text: string): string => text.replace(/[’ʼ`´‘]/gu, "'");

const denied =
  /(?:^|[\s,])(?:не надо|не нужно|не стоит|можно не|можешь не|don't|dont|do not|need not|needn't|no need to|without|stop|quit|хватит|перестань(?:те)?|прекрати(?:те)?|не)\s+(?:мне |меня |you |to |больше )?(?:напоминай|напоминать|напоминани|напоминалк|напомни(?!л|т(?!е))|remind|nudg|ping)|(?:напоминать|напоминаний|reminders?)\s+(?:не надо|не нужно|больше не)/iu;
/** What somebody has forgotten is to be told, and not said again later. */
const recalls = lean(
  /(?:напомни(?:те)?|remind me)(?:\s+мне)?,?\s+(?:again\s+|(?:ещё|еще) раз,?\s+|(?:заодно|кстати|ещё|еще)\s+)?(?:(?:(?:до|к|на) (?:какого|какому|какое|когда)|зачем|почему|кто|на ч[её]м|о ч[её]м|чем|какой|какая|какие|why|who|which|how|whose|чья|чей|ч[ьё]ё|как\s+(?:начать|делать|сделать|это|мне|я|там|зовут|называ\p{L}+|польз\p{L}+)|(?:что|чего)\s+у\s+(?:меня|нас)\s+(?:было|там|в плане|по плану))(?!\p{L})|(?:что|чего|где|where|what)\s+(?:я|мы|там|за|вообще|это|здесь|такое|i|we|was|were|is|are|my|the|this|you)(?!\p{L}))|(?:^|[.!?]\s*)(?:а |и |ну |so |and )*(?:что|чего|где|зачем|на ч[её]м|what|where|why)\s+(?:я|мы|у меня|i|we|was i|were we)(?!\p{L})[^.!?]{0,40}[.!?,]\s*(?:напомни(?:те)?|remind me)(?!\p{L})/iu,
);
/** "Don't remind me", said of something sad; "it reminds me", "to remind myself"; what others do or did. */
const speaks = lean(
  /(?:^|[^\p{L}])(?:напоминай(?:те)? себе|(?!you (?:may|can|could|might|will)\s)(?:that|it|he|she|they|this|you|which|always|just|who|to|only|kind of|sort of|people|things|photos?|songs?|smells?)\s+(?:\p{L}+\s+)?remind(?:s|ed)?\s+me\s+of|(?:ask|asks|asking|asked|wants?|wanted|expects?|told|tells?)\s+(?:me|us|him|her|them)\s+to\s+remind|(?:don't|dont|do not|never|no)\s+(?:need|want|have)\s+(?:a|any|another)\s+reminder|(?:asked|told|forgot|had|has|have|wanted|used|promised|tries|tried|refuses?)\s+(?:\p{L}+\s+){0,2}to\s+remind|(?:он|она|они|муж|жена|мама|бывш\p{L}+|начальни\p{L}+|все|никто)\s+(?:\p{L}+\s+)?(?:должн\p{L}+|обещал\p{L}*|забыл\p{L}*|прос\p{L}+|не)\s+(?:мне\s+)?напомнить|(?:пыта\p{L}+|попыта\p{L}+|забыл\p{L}*|забыва\p{L}+|собира\p{L}+|обеща\p{L}+|успел\p{L}*)\s+(?:\p{L}+\s+)?напомнить|(?:хочу|решил\p{L}*|пришлось|приходится|стыдно|неловко|боюсь|надоело|устал\p{L}*|как|чтобы|пора|надо|нужно)\s+(?:\p{L}+\s+)?(?:напомнить|напоминать)\s+(?:о себе|ему|ей|им|бывш\p{L}+|мужу|жене|маме|отцу|начальник\p{L}*|детям|сыну|дочери|\p{L}+у о)|напомнить о себе|(?:устал\p{L}*|надоело)\s+(?:всем |ему |ей |им )?напоминать)/iu,
);

/** Where the asking words stand; undefined where a message asks for nothing of the kind. */
export function askingIn(text: string): readonly { readonly from: number; readonly to: number }[] | undefined {
  const plain = even(text);
  if (denied.test(plain) || recalls.test(plain) || speaks.test(plain)) return undefined;
  const found = placesOf(plain, triggers);
  if (found.length > 0) return found;
  const soft = timed.test(plain) && !plain.includes("?") ? placesOf(plain, softTriggers) : [];
  if (soft.length > 0) return soft;
  const pushed =
    (timed.test(plain) || timedAnyhow.test(plain)) && !reported.test(plain) ? placesOf(plain, pushTriggers) : [];
  if (pushed.length > 0) return pushed;
  const begins =
    comesAgain.test(plain) && anHour.test(plain) && !plain.includes("?")
      ? [...placesOf(plain, beginTriggers), ...placesOf(plain, tellTriggers)]
      : [];
  if (begins.length > 0) return begins;
  const beside = plain.includes("?") || reported.test(plain) ? [] : placesOf(plain, besideTriggers);
  return beside.length > 0 ? beside : undefined;
}

/** Words that ask of us to write, tell or ask: they ask for a reminder only where the whole message reads as one, and are then none of what it is of. */
const gentle =
  "(?:(?:could|can|would|will) (?:you|u|ya) )?(?:please )?(?:send|text|message|msg|write|tell|ask)(?: to)? me(?: one| a message)?|(?:could|can|would|will) (?:you|u|ya) (?:please )?(?:message|text|write|check in)|let me know|hit me up|check (?:in )?on me|put a thing on|remember me|i want (?:it|one)|(?:мне )?(?:напиши|пиши|скажи|говори)(?:те)?(?: мне)?|спроси(?:те)?(?: меня| у меня)?|спрашивай(?:те)?(?: меня)?|давай(?:те)?|поставь(?:те)?";
const gentleTriggers = lean(new RegExp(`(?<![\\p{L}\\d])${softly}(?:${gentle})(?![\\p{L}\\d])`, "giu"));
const asksFact = lean(
  /(?<!\p{L})(?:(?:tell|ask|let) me(?: know)? (?:what|how|why|if|whether|where|who|which|more|about)|(?:скажи|напиши|спроси)(?:те)?(?: мне)? (?:как|что делать|почему|зачем|где|кто|какой|какая|сколько))(?!\p{L})/iu,
);
/** Where such words stand; empty where a fact is asked for by them. */
export const gentleIn = (text: string): readonly { readonly from: number; readonly to: number }[] =>
  asksFact.test(even(text)) ? [] : placesOf(even(text), gentleTriggers);

/** Whether we are to push or call, said as an order of ours, whether or not a time stands beside it. */
export const pushesUs = (text: string): boolean =>
  !reported.test(even(text)) && placesOf(even(text), pushTriggers).length > 0;

const placesOf = (text: string, form: RegExp): readonly { readonly from: number; readonly to: number }[] =>
  [...text.matchAll(form)].map((each) => ({ from: each.index, to: each.index + each[0].length }));

/** Whether a message asks to be reminded of something. */
export const asksToRemind = (text: string): boolean => askingIn(text) !== undefined;

/** "Remind me what I was doing here": what there is, is asked for. */
export const asksToRecall = (text: string): boolean => recalls.test(even(text)) && !denied.test(even(text));

/** Whether to be woken is asked for, or an alarm: the hour is one of the coming morning. */
export const asksToWake = (asking: string): boolean =>
  /(?<!\p{L})(?:разбуди|буди(?!льник)|wake me|alarm|будильник)/iu.test(asking);
/** A reminder of nothing but waking, in the words that asked for it. */
export const isWaking = (text: string): boolean =>
  /^(?:(?:раз)?буди(?:те)?(?: (?:меня|нас))?|wake(?: (?:me|us))?(?: up)?)[\s.!]*$/iu.test(text);

/** Whether again and again is meant by the very word that asks: "напоминай". */
export const asksOften = (asking: string): boolean =>
  /напоминай|напоминать|пинай|пингуй|толкай|дергай|дёргай|пиликай|тормоши(?!н)|говори|(?<!раз)буди(?!льник)/iu.test(
    asking,
  );

/** Whether a message asks for no more reminders. */
export const stopsReminding = (text: string): boolean =>
  denied.test(even(text)) ||
  /(?:отмени(?:те)?|убери(?:те)?|удали(?:те)?|выключи(?:те)?|отключи(?:те)?|останови(?:те)?|сними(?:те)?|сотри(?:те)?|cancel|remove|delete|turn off|switch off|drop|kill|scrap|clear|ditch|stop)(?: \S+){0,4} (?:напоминан|напоминалк|reminder)/iu.test(
    text,
  ) ||
  /(?:no (?:more )?reminders|больше не напоминай|без напоминаний)/iu.test(text) ||
  goneBehind.test(text);
/** "The reminder goes", "напоминание тоже убери": what is to go stands first. */
const goneBehind = lean(
  /(?<!\p{L})(?:напоминани\p{L}+|напоминалк\p{L}+|reminders?)(?: \S+){0,3} (?:убери(?:те)?|отмени(?:те)?|удали(?:те)?|выключи(?:те)?|отключи(?:те)?|сними(?:те)?|не надо|не нужн\p{L}+|off|goes|can go)(?!\p{L})|(?<!\p{L})(?:take|turn|switch) (?:off|away|down) (?:\S+ ){0,2}reminders?(?!\p{L})/iu,
);
