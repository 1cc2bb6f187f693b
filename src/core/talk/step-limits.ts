import { lean } from "../text/lean.ts";
import { stemOf } from "../text/stem.ts";

/**
 * What a step has to keep to, said in few words of it: "without people", "keep it indoors, and sat down", «не надо пока про шкаф». Another step that keeps it stands
 * in its place; a word that a step may not hold tells which do not.
 */
export interface StepLimit {
  /** A step that holds one of these words does not keep to it. */
  readonly bars: RegExp;
}

const word = (form: string): RegExp => lean(new RegExp(`(?<!\\p{L})(?:${form})`, "iu"));

const kinds: readonly (readonly [said: RegExp, bars: RegExp])[] = [
  [
    word(
      "without (?:any |other )?(?:people|others|anyone|anybody)|no (?:other )?people|not with (?:people|others|anyone)|(?:on my own|by myself|just me)(?!\\p{L})|without (?:talking|speaking|writing) to|без людей|без других|ни с кем|ни к кому|(?:одной|одному|в одиночку)(?!\\p{L})|не общаться",
    ),
    word(
      "people|person|someone|somebody|anyone|friend|phone|call|ring|ask |tell |text |message|send|invite|neighbour|colleague|contact|meet|chat|greet|hello|mother|father|family|группу|люд|человек|кто-|кого-|кому-|друг|друз|позвон|набер|спрос|попрос|скажите|отправ|пригла|сосед|коллег|контакт|поздоров|знаком|собеседн|семь",
    ),
  ],
  [
    word(
      "(?:without|no|not|don[’']?t (?:want to )?|can[’']?t|hate|rather not)\\s*(?:the |any |by )?(?:phoning|phone calls?|ringing|calling|calls|call)(?!\\p{L})|без звонк|не (?:буду |хочу |могу )?(?:звонить|созваниваться)|звонить не",
    ),
    word("phone|call|ring (?:up|one|the|them|him|her)|dial|voice message|contacts|позвон|набер|звон|голосов|контакт"),
  ],
  [
    word(
      "keep (?:it|them) indoors|indoors?(?!\\p{L})|not outside|without going out|(?:do|stay) (?:it )?inside|only at home|just at home|(?:только|лучше|можно|давай(?:те)?|чтобы?|что-нибудь|желательно)(?: \\p{L}+)? дома(?!\\p{L})|^дома(?:, пожалуйста)?$|не на улиц|не выходя|в помещении|под крышей",
    ),
    word(
      "outside|outdoors|out (?:and|for|of)|walk|park|street|yard|garden|jog|run|by the door|bus|bike|улиц|двор|парк|прогул|пройд|выйд|обув|беж|бег|остановк|кросс",
    ),
  ],
  [
    word("not at home|out of the house|away from home|не дома(?!\\p{L})|вне дома"),
    word("home|house|kitchen|bed|sofa|room|case|cupboard|shelf|wardrobe|дом|кухн|кроват|диван|комнат|шкаф|полк|чехл"),
  ],
  [
    word("sat down|sitting(?: down)?|seated|in (?:a|my) chair|lying down|сидя|на стуле|не вставая|л[её]жа"),
    word(
      "stand|walk|jog|run|squat|dig|carry|kneel|jump|push-?up|lift|climb|dance|stairs|go (?:out|to|round)|rock each|встан|стоя|постой|пройд|ходи|ходьб|присед|наклон|вынес|выйд|копа|беж|бег|неси|отнес|танц|поднимит|на пол",
    ),
  ],
  [
    word(
      "(?:don[’']?t|not|without|no|rather not) (?:want to |have to )?(?:speak|talk|say|speaking|talking|out loud|aloud)|не (?:хочу )?(?:говорить|разговаривать)|без разговоров|молча(?!\\p{L})|не вслух",
    ),
    word(
      "say|aloud|out loud|speak|talk|call|record|voice|sing|скажите|вслух|говор|произнес|голос|позвон|спойте|рассказ",
    ),
  ],
  [
    word(
      "(?:don[’']?t|not|no|without|hate|rather not) (?:want to |have to |like )?(?:writ\\p{L}*|paperwork)|не (?:хочу |могу |люблю )?писать|писать не|без (?:писанины|записей|записывания)",
    ),
    word(
      "writ|list|note|notebook|jot|copy|column|card|lines?(?!\\p{L})|paper|запи[сш]|напи[сш]|выпи[сш]|спис|спиш|впиш|лист|строк|блокнот|карточк|столбик|подпи[сш]",
    ),
  ],
  [
    word(
      "(?:without|no|not (?:on|with)) (?:the |my |a |any )?(?:phone|screens?|computer|laptop|apps?)(?!\\p{L})|(?:без|не (?:в|на)) (?:телефон|экран|компьютер|ноутбук|приложени)\\p{L}*",
    ),
    word(
      "phone|screen|app(?!\\p{L})|apps|computer|laptop|file|tab(?!\\p{L})|browser|site|online|photo|alarm|timer|телефон|экран|приложен|компьют|ноутбук|файл|сайт|вкладк|фото|сфотограф|интернет|будильник|таймер",
    ),
  ],
  [
    word(
      "(?:just )?between (?:me and|us)|(?:doesn[’']?t|not|without) (?:involv\\p{L}*|go(?:ing)? through|via) (?:his|her|their|the|my)|без (?:его|её|ее|их) (?:отца|матери|мамы|папы)|без бывш|только (?:между нами|мы с)",
    ),
    word(
      "(?:his|her|their|the other|other) (?:dad|father|mum|mother|mom|parent)|your ex|parent who|agree with|lawyer|court|school|отц[ау]|матер|бывш|второ\\p{L}+ родител|друг\\p{L}+ родител|юрист|суд|школ",
    ),
  ],
];

/** Some thing that the step is to leave alone for now, by its name. */
const things: readonly RegExp[] = [
  lean(
    /(?<!\p{L})(?:drop|skip|leave out|lose) (?:the|that) (\p{L}{4,})(?:\s(?:one|bit|step|part|thing))?(?:\s(?:for now|for the moment|today|please|just now))/iu,
  ),
  lean(
    /(?<!\p{L})(?:not|nothing (?:about|with|to do with)) (?:about )?(?:the |my |that )(\p{L}{4,})(?:,? (?:yet|for now|please|at the moment|just now))?$/iu,
  ),
  lean(/(?<!\p{L})without (?:the |any |a |my )?(\p{L}{4,})(?:\s(?:please|for now))?$/iu),
  lean(
    /(?<!\p{L})(?:не (?:надо|нужно|хочу|будем|трогать|трогай(?:те)?)|давай(?:те)? не)(?: (?:пока|сейчас|сегодня))? (?:про|о|об|с|со|трогать|за)\s(\p{L}{4,})(?!\p{L})/iu,
  ),
  lean(
    /(?<!\p{L})(?:убери(?:те)?|отложи(?:те)?|оставь(?:те)?|пропусти(?:те)?) (?:пока )?(\p{L}{4,})(?:\sпока)(?!\p{L})/iu,
  ),
  lean(/(?<!\p{L})(?:можно |давай(?:те)? |что-нибудь |что-то |только )без (\p{L}{4,})(?!\p{L})/iu),
];
/** What names no thing. */
const noThing = lean(
  /^(?:things?|stuff|that|this|much|more|long|reminders?|people|anyone|doubt|mean|know|rush|them|него|нее|меня|этого|того|людей|спешки|думать|говорить|делать|сейчас|сегодня|меня|этом|этого|торопить\p{L}*|напомин\p{L}*|беспоко\p{L}*|пока|совет\p{L}*|вопрос\p{L}*|слов|жалост\p{L}*|этом|грустн\p{L}*)$/iu,
);

/** Words in which a step is asked to be otherwise. */
const asksFor = lean(
  /^(?:(?:ok|okay|no|nah|but|and|so|well|please|also|actually|then|fine|sorry|ну|нет|не,|но|и|а|ок|ладно|хорошо|тогда|так|пожалуйста)[\s,]+)*(?:keep (?:it|them)|can (?:we|it|you|i|this)|could (?:we|it|you|i)|something|anything|one (?:that|without|i)|make it|only|just|not|no |nothing|without|write|drop|leave|skip|i need (?:one|something)|give me (?:one|something)|i (?:can|do)[’'n]*t (?:want|do|like)|i[’']d rather not|it (?:has|needs) to be|has to be|preferably|ideally|and (?:sat|sitting)|за?чем|можно|давай|только|лишь|мне бы|мне что-|мне надо|не надо|не нужно|не хочу|не могу|не буду|без|убери|отложи|дай|что-нибудь|что-то|чтобы?|лучше|хочу|ничего|желательно|сидя|дома|молча)(?!\p{L}{4})/iu,
);
const mostWords = 14;
/** Longer than this, "without" in front begins a story. */
const mostOfWithout = 5;
const without = lean(/^(?:без|without)(?!\p{L})/iu);

/** What the step has to keep to by these words; empty where they ask for nothing of the kind. */
export function stepLimits(message: string): readonly StepLimit[] {
  return message
    .split(/(?<=[.!?…;])\s+/u)
    .map((each) => each.replace(/[\s.!?…;]+$/u, ""))
    .filter(
      (each) => asksFor.test(each) && each.split(/\s+/u).length <= (without.test(each) ? mostOfWithout : mostWords),
    )
    .flatMap((each) => {
      const known = kinds.flatMap(([said, bars]) => (said.test(each) ? [{ bars }] : []));
      return known.length > 0 ? known : named(each);
    });
}

function named(sentence: string): readonly StepLimit[] {
  const clause = sentence.split(/,\s/u)[0] ?? sentence;
  for (const form of things) {
    const thing = form.exec(clause)?.[1] ?? form.exec(sentence)?.[1];
    if (thing !== undefined && !noThing.test(thing)) return [{ bars: word(stemOf(thing.toLowerCase()).slice(0, 6)) }];
  }
  return [];
}

/** Whether words keep to all of it. */
export const keepsTo = (limits: readonly StepLimit[], words: string): boolean =>
  limits.every(({ bars }) => !bars.test(words));
