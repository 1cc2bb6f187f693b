import { plainWords } from "./plain-words.ts";

/** What somebody says instead of the words that are waited for. */
export type Aside = "leaving" | "question" | "request";

const openers =
  "(?:(?:ну|а|и|но|так|ой|ладно|слушай|слушайте|подожди|подождите|погоди|стой|стоп|нет|хм|эй|кстати|извини|извините|простите|well|so|but|and|ok|okay|hey|wait|hold on|actually|sorry|um|hmm|no|listen|btw|by the way) )*";
const whole = (source: string): RegExp => new RegExp(`^ ${openers}(?:${source}) $`, "u");
const begins = (source: string): RegExp => new RegExp(`^ ${openers}(?:${source})(?= )`, "u");

const tail =
  "(?: (?:сейчас|сегодня|это|этого|об этом|про это|больше|дальше|пока|тут|здесь|с этим|писать|делать|говорить|отвечать|продолжать|обсуждать|заполнять|упражнение|спасибо|пожалуйста|я|лучше|давай|давайте|в другой раз|потом|завтра))*";
const end =
  "(?: (?:now|right now|today|this|it|that|about it|about this|about that|anymore|any more|any longer|to do|to write|to talk|to answer|to continue|do|write|talk|answer|continue|doing|writing|talking|going|the exercise|exercise|please|thanks|for now|later|tomorrow|i|it's|too much))*";
/** A change of mind, said and nothing else. */
const leaving: readonly RegExp[] = [
  whole(
    `(?:все |всё )?(?:стоп|хватит|довольно|достаточно|закончим|заканчиваем|прекрати|прекратите|прекращаем|отстань|отстаньте|надоело|выйти|выход|хочу выйти|закрой|закрыть|передумал|передумала|я передумал|я передумала)${tail}`,
  ),
  whole(`(?:я )?(?:не (?:хочу|буду|могу|хочется|готов|готова|в силах|в состоянии|получается))${tail}`),
  whole(
    `(?:давай|давайте)? ?(?:потом|позже|попозже|в другой раз|не сейчас|не сегодня|завтра|закончим|прекратим|остановимся|хватит|другое|о другом|что-нибудь другое|сделаем паузу|прервемся)${tail}`,
  ),
  whole(`(?:забудь|забудьте|оставь|оставьте|оставим|бросим|проехали|неважно|не важно|пауза|перерыв)${tail}`),
  whole(
    `(?:let's |lets |can we |could we |please |i want to |i'd like to |i need to )?(?:stop|quit|exit|leave it|leave this|leave|pause|take a break|drop it|drop this|end this|finish here|do this later|do it later|skip this)${end}`,
  ),
  whole(
    `(?:enough|that's enough|never mind|nevermind|i changed my mind|changed my mind|not now|not today|later|maybe later|another time|some other time|forget it|i'm done with this|i've had enough|something else|let's talk about something else|let's do something else)${end}`,
  ),
  whole(
    `(?:i )?(?:don't want to|dont want to|don't feel like|can't|cant|cannot|won't|would rather not|'d rather not|rather not|i'd rather not)${end}`,
  ),
];

/** A question that only we can be asked: about what to do here, who reads it, how long it takes, what we are. */
const asked: readonly RegExp[] = [
  begins(
    "что (?:мне )?(?:сейчас |теперь |тут |здесь |сюда |именно |дальше )*(?:делать|писать|отвечать|вписать|нажать|выбрать|нужно (?:писать|делать|написать)|надо (?:писать|делать|написать))",
  ),
  begins(
    "(?:что|как) (?:это|тут|здесь|вообще|имеется|имеешь|имеете|ты|вы|значит|за)(?: |$)(?:это |тут |вообще |такое |значит |работает |в виду |за вопрос |имеется |имеешь |имеете |умеешь |умеете )*",
  ),
  begins("(?:зачем|для чего) (?:это|вам|тебе|вы|ты|мне это|оно|тут|здесь|спрашива\\p{L}+|нужн\\p{L}+)"),
  begins("почему (?:ты|вы|это|тебе|вам|именно|я должн\\p{L}+|спрашива\\p{L}+)"),
  begins("кто (?:это |это все |меня |тут |здесь |все это )?(?:увидит|видит|прочтет|прочитает|читает|ты|вы)"),
  begins("сколько (?:это|времени|еще|ещё|осталось|займет|вопросов|стоит|там|минут|шагов|тут)"),
  begins(
    "(?:как (?:долго|мне (?:быть|ответить|это|выйти|вернуться|пропустить|писать)|отвечать|пропустить|выйти|вернуться|закончить|правильно)|где (?:мои|мой|я |тут|здесь|кнопка|посмотреть|это)|можно (?:ли|мне|я|потом|пропустить|не |своими|коротко|вернуться|спросить|это пропустить|позже))",
  ),
  begins(
    "(?:это (?:анонимно|обязательно|бесплатно|надолго|увидят|увидит|безопасно|долго|видно|сохраняется|секретно|куда|все)|а если (?:я|не|у меня)|а можно|обязательно (?:ли|писать|отвечать)|(?:ты|вы) (?:бот|робот|человек|кто|меня|это|можешь|можете|умеешь|умеете|тут|здесь|живой|живая|настоящ\\p{L}+))",
  ),
  begins("(?:какой|какая|какие|какое) (?:у меня|сегодня|мой|моя|мои|шаг|цель|план|смысл|сейчас|из них)"),
  begins("what (?:should|do|am|can|must) i (?:do|write|say|put|answer|type|supposed|enter|pick|choose|press)?"),
  begins(
    "what (?:is this|are you|is that|does (?:this|that|it)|did you|do you|happens|happened to my|now|next|kind of|else|was i|counts|for)",
  ),
  begins("why (?:do you|are you|do i|should i|is this|this|does it|would you|am i|did you)"),
  begins("who (?:sees|reads|will|can|are you|is this|gets|else|has)"),
  begins(
    "how (?:long|much (?:time|longer|do i|more|is)|many|do i|does (?:this|it)|is this|am i|should i|can i|would i|personal|private|honest)",
  ),
  begins(
    "(?:is (?:this|it|that) (?:required|anonymous|private|safe|necessary|saved|secret|confidential|long|free|a must|for|going|really|ok|okay|kept|read|seen|mandatory|optional)|does (?:this|it|anyone|anybody)|do i (?:have|need|get|press|write)|can (?:i|we|it) (?:skip|leave|stop|go|do|change|write|come|pause|be|ask|use|see|delete|quit|finish|answer)|are you (?:a|an|human|real|there|recording|reading|listening|serious|kidding|saving|going|sure|alive|able)|(?:will|would|could|can) (?:this|it|you|anyone|anybody|someone|they) (?:see|read|be|help|tell|save|keep|take|explain|show|repeat|say|skip|stop|go))",
  ),
  begins(
    "(?:where (?:is my|are my|am i|do i|is the|does this|can i)|which (?:one|step|goal|of)|when (?:will|do|does|is|can))",
  ),
];

/** A wish that we do something else. What it is, the reading of the whole says. */
const requested: readonly RegExp[] = [
  begins(
    "(?:я )?(?:хочу|хотела? бы|хотелось бы|хотел бы|давай|давайте|можешь|можете|можно|нужно|надо|мне (?:нужно|надо|нужен|нужна))",
  ),
  begins(
    "(?:покажи|покажите|открой|откройте|напомни|напомните|помоги|помогите|подскажи|подскажите|расскажи|расскажите|дай|дайте|сделай|сделайте|создай|создайте|отмени|отмените|удали|удалите|поставь|поставьте|переключи|переключите|верни|верните|посоветуй|посоветуйте|объясни|объясните|добавь|добавьте|начни|начнем|начнём|запусти|составь|составьте|перенеси|отложи|отложим|поменяй|смени|настрой|включи|выключи)",
  ),
  begins(
    "(?:please )?(?:i (?:want|wanna|need|'d like|would like)|i'd like|i'd rather|let's|lets|let me|show|open|remind|help|tell me|give me|create|make|delete|cancel|switch|go (?:back|to)|take me|explain|start|begin|set|add|change|turn|put|move|can you|could you|would you|will you)",
  ),
];

/** More words than these are a story, whatever it begins with. */
const mostWords = 24;

/**
 * Whether a message is no words of the kind that are waited for. A `request` is one only where the reading of the whole knows what is asked;
 * a question to somebody in the person's life is theirs to write.
 */
export function readAside(text: string): Aside | undefined {
  const plain = plainWords(text);
  const words = plain.trim().split(" ");
  if (plain === "" || words.length > mostWords) return undefined;
  if (leaving.some((form) => form.test(plain))) return "leaving";
  const asks =
    /\?\s*$/u.test(text.trim()) ||
    /^\s*(?:(?:а|ну|но)\s+)?(?:зачем|почему|сколько|кто|как|где|что|why|who|how|what|where)(?=\s)/iu.test(text);
  if (asks && asked.some((form) => form.test(plain))) return "question";
  return requested.some((form) => form.test(plain)) ? "request" : undefined;
}
