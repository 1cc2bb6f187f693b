/** What is ordered in few odd words; `words` is what is to be kept. */
export type PlainOrder =
  | {
      readonly as:
        | "next"
        | "smaller"
        | "begin"
        | "later"
        | "pause"
        | "undo"
        | "both"
        | "other"
        | "left"
        | "how_long"
        | "list";
    }
  | { readonly as: "note"; readonly words: string };

/** In more words than these somebody tells something. */
const mostWords = 12;
const fewWords = 7;
/** Why it is not now may take more. */
const mostWithReason = 20;
const filler =
  /^(?:(?:ok(?:ay)?|yes|yeah|oh|no|nah|lol|haha|please|actually|right|well|so|and|but|wait|sorry|oops|honestly|да|не|нет|ну|ой|ок|ладно|всё|так|а|и|тогда|пожалуйста|слушай(?:те)?|стоп|погоди(?:те)?|that)(?!\p{L})[\s,.!:—–-]*)+/iu;

const note =
  /^(?:запиши(?:те)?|запомни(?:те)?|пометь(?:те)?|отметь(?:те)? себе|write (?:it |this |that )?down|note(?: down)?|jot down|make a note|(?:please )?remember|keep in mind)(?!\p{L})(?:(?:,|\s|:)+(?:что|чтобы|себе|пожалуйста|that|this|of|please)(?!\p{L}))*[\s,:—–-]+(\S.{3,})$/iu;
const noteBefore =
  /^(.{6,}?)[.!,;]\s*(?:и\s+|and\s+)?(?:запиши(?:те)?|запомни(?:те)?|write (?:that|it) down|note that)[.!)\s]*$/iu;
/** "Put beans down then": to be noted; what is laid or put to bed is not. */
const putDown =
  /^put (?:me )?(?!(?:the |my |his |her )?(?:baby|kid|kids|dog|cat|phone|book|glass|cup|bag|him|her|them|it|that|this)(?!\p{L}))(.{3,40}?) down (?:then|too|as well|for (?:today|tomorrow))(?!\p{L})/iu;
const noNote =
  /^(?:меня|нас|его|её|ее|цель|как цель|to (?:\p{L}+)|when|me|us|the goal|as a goal|новую цель|шаг|the step)(?!\p{L})/iu;

const forms: readonly (readonly [as: Exclude<PlainOrder["as"], "note">, most: number, form: RegExp])[] = [
  [
    "both",
    mostWords,
    /(?<!\p{L})(?:(?:one|a single|any|some)\s*(?:thing|step|way|move)\b.{0,24}\bboth|(?:do|does|for|cover|serve)s? both|both (?:at once|in one|together)|two birds|и то,? и (?:то|другое|это)|(?:для|сразу) (?:обо?их|обеих)|оба сразу|обе сразу|два в одном|одним махом|двух зайцев)(?!\p{L})/iu,
  ],
  [
    "undo",
    fewWords,
    /(?:^|\s)(?:отмени(?:те)?|верни(?:те)?(?:\s+(?:как было|обратно|назад|всё как было))?|undo(?:\s+(?:that|it))?|take (?:that|it) back|put (?:it|that) back(?: how it was)?)(?=\s|[.,!]|$)/iu,
  ],
  [
    "pause",
    mostWords,
    /^(?:(?:park|freeze|stop|pause|shelve|leave) (?:it|this|that|everything)\s+for (?:a|the|\d+|two|a couple of|a few) (?:weeks?|months?|fortnight)|(?:на|до) (?:\p{L}+\s+){0,2}(?:недел\p{L}+|месяц\p{L}*|отпуск\p{L}*)\s+(?:прекрат\p{L}+|прерв\p{L}+|останов\p{L}+|сдела\p{L}+ (?:паузу|перерыв)|перерыв|пауза|отлож\p{L}+)|(?:давай(?:те)?\s+)?(?:сделаем )?(?:перерыв|паузу?|прерв[её]мся|прекратим|остановимся) (?:на|до) (?:\p{L}+\s+){0,2}(?:недел\p{L}+|месяц\p{L}*|отпуск\p{L}*))(?!\p{L})/iu,
  ],
  [
    "later",
    mostWithReason,
    /^(?:not (?:now|right now|just now|tonight|today|yet)|in (?:a|an|ten|five|fifteen|twenty|\d+|half an?)\s?(?:bit|minutes?|mins?|hour|sec|tick)|later(?=[\s.!)]*$|,)|after (?:dinner|work|tea|lunch|the \p{L}+|school)|(?:i )?(?:can[’']?t|cannot) (?:now|today|tonight|right now|just now)|leave (?:it|that|this) (?:for now|there|here|till .+|until .+)|(?:that[’']?s )?enough(?: for)? (?:today|now)|(?:прям(?:о)? )?(?:не )?(?:прям(?:о)? )?сейчас (?:никак|не могу|некогда|не получится|я (?:в|на|у) \p{L}+)|(?:я )?не (?:говорил[аи]?|сказал[аи]?),? что прям(?:о)? сейчас|не (?:прям(?:о)? )?сейчас|сейчас \p{L}+ (?:проснул\p{L}+|плачет|приш[её]л|пришл[аи])|сегодня (?:никак|не могу|не получится|не выйдет|некогда)|(?:это )?(?:потом|позже)(?=[\s.!)]*$|,)|(?:дальше|остальное|продолж(?:у|им)|доделаю) (?:уже )?(?:завтра|потом|позже|вечером|на выходных)|(?:the )?rest (?:tomorrow|later|tonight)|(?:more|on with it) tomorrow|через (?:час|полчаса|\d+ минут|пару минут|\p{L}+ минут)|(?:на сегодня )?хватит(?: на сегодня)?|на сегодня вс[её]|отлож(?:и|им|ите)(?: \p{L}+)?)(?!\p{L})|,\s+(?:давай(?:те)?\s+)?(?:потом|позже|later)[\s.!]*$/iu,
  ],
  [
    "smaller",
    mostWords,
    /^(?:(?:that[’']?s|thats|it[’']?s|its|this is) )?(?:way |far |a bit |still |just )*too (?:much|big|long|hard)(?: for me)?(?!\p{L})(?! (?:sugar|salt|money|time|noise))|(?<!\p{L})(?:smal+er|smallr|tinier|easier one|make it (?:small|tiny|easier|shorter))(?!\p{L})|that[’']?s (?:a|an) \p{L}+,? not a step|not a step,? (?:but |that[’']?s |thats |its |it[’']?s )?a \p{L}+|^(?:это\s+)?(?:слишком )?(?:много|многовато|(?:слишком )?(?:большой|длинно|сложно))[,.!\s]*(?:давай(?:те)?\s+)?(?:по)?(?:меньше|проще|мельче|легче)?$|^(?:а\s+)?(?:давай(?:те)?\s+|можно\s+|надо\s+|нужно\s+)?(?:что-нибудь\s+|ещё\s+|еще\s+|чуть\s+|шаг\s+)*(?:по)?(?:меньше|мельче|проще|легче)(?:\s+(?:можно|бы|давай(?:те)?|шаг|как-нибудь|пожалуйста))*[.!)]*$|это не шаг(?!\p{L})|thats a lifestyle/iu,
  ],
  [
    "begin",
    mostWords,
    /(?<!\p{L})(?:what(?:[’']?s| is) the (?:very )?(?:first|next) (?:bit|step|thing|move|piece)|where do i (?:even |actually )?(?:start|begin)|what (?:do|should|could) i do(?: first| now| then| about (?:it|that))?(?=[\s?.!]*$)|(?:just |so )?(?:give|tell) me (?:the|a|my) (?:step|next step)|just (?:give|tell) (?:me )?the step|с чего (?:(?:там|мне|хоть|вообще|хотя бы|тут|бы|тогда|лучше)\s+)*нач(?:ать|инать)|что (?:(?:хоть|мне|тут|там|сейчас)\s+)*делать(?:-то|\s+то)?(?:\s+(?:сейчас|сначала|первым))?(?=\s*(?:$|[,.?!]))|(?:просто )?да(?:й|йте|вай|вайте) (?:мне )?шаг|какой (?:(?:там|у меня|сейчас|первый)\s+)*шаг)(?!\p{L})/iu,
  ],
  [
    "list",
    fewWords,
    /^(?:(?:мой|весь|покажи(?:те)?|show|my|the)\s+)*(?:список|list|goals|цели)(?:\s+(?:покажи(?:те)?|целей|please))?[\s.!?]*$/iu,
  ],
  [
    "left",
    fewWords,
    /^(?:what[’']?s (?:still )?left|how much (?:is )?left|what have i (?:still )?got left|(?:а )?(?:что|сколько) (?:там |мне |у меня |ещё |еще )*(?:осталось|остал[аи]сь)|сколько (?:я )?(?:уже )?сделал[аи]?)(?: to do)?[\s.?!]*$/iu,
  ],
  [
    "how_long",
    mostWords,
    /(?<!\p{L})(?:how long (?:will|does|is|till|until|before)|how many (?:weeks|months|years)|(?:^|(?<=(?:а|и|но)\s))долго (?:ли|мне|ещё|еще|это|вообще|до)|как долго|надолго (?:ли|это)|сколько (?:(?:мне|нам|ещё|еще)\s+)?до(?=\s)|сколько (?:(?:вообще|мне|на это|ещё|еще|примерно)\s+)*(?:времени|лет|месяцев|недель|это займ[её]т|(?:надо )?учиться|ждать))(?!\p{L})/iu,
  ],
  [
    "next",
    fewWords,
    /^(?:next(?: (?:one|step|bit|thing))?(?: please)?|another(?: one)?|one more|more (?:of|like) that|what[’']?s next|what now|and now|хочу ещё|(?:что )?дальше|(?:давай(?:те)?\s+)?следующ\p{L}+(?: шаг)?|(?:давай(?:те)?\s+)?ещ[её](?: (?:один|шаг|раз|что-нибудь|чего-нибудь))?(?: так(?:ое|ой|ую))?|что теперь)[\s.,!?)]*$/iu,
  ],
  [
    "other",
    mostWords,
    /^(?:skip (?:that|it|this)(?: one)?(?!\p{L})|(?:can we |let[’']?s )?swap(?: it| that)?[\s.!]*$|instead(?!\p{L})|вместо этого(?!\p{L})|давай(?:те)? (?:поменяем|заменим|другое|другой)|замени(?:те)?(?!\p{L}))/iu,
  ],
];

/** Small words around an order go; what is left is read. Undefined where nothing of the kind is ordered. */
export function plainOrder(message: string): PlainOrder | undefined {
  const text = message.trim();
  const bare = text.replace(filler, "").trim() || text;
  const kept =
    note.exec(bare)?.[1] ??
    putDown.exec(bare)?.[1] ??
    noteBefore
      .exec(text)?.[1]
      ?.replace(filler, "")
      .replace(/^(?:хорошо|good|fine)[\s,.]+/iu, "");
  if (kept !== undefined && !noNote.test(kept.trim()) && !text.includes("?"))
    return { as: "note", words: kept.trim().replace(/[\s.!,;]+$/u, "") };
  const words = bare.split(/\s+/u).length;
  const found = forms.find(([, most, form]) => words <= most && (form.test(bare) || form.test(text)));
  return found && { as: found[0] };
}
