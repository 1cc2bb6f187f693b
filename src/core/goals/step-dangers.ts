import type { GuardCode } from "./guard-codes.ts";
import { lean } from "../text/lean.ts";

/** What safety.md forbids in any step, whoever worded it: rule, and the words that show it. */
const dangers: readonly (readonly [GuardCode, RegExp])[] = [
  [
    "medicine",
    lean(
      /\d\s?(?:mg|mcg|µg|мг|мкг|iu|ме)(?![\p{L}])|\d\s?(?:pills?|tablets?|capsules?|drops|таблет|капсул|капель)|(?:^|[^\p{L}])(?:take|swallow|double|halve|skip|stop taking|increase|reduce|lower)\s(?:\p{L}+\s){0,3}(?:pills?|tablets?|medication|medicines?|meds|dose|antidepressants?|insulin|ibuprofen|paracetamol|melatonin|aspirin|supplements?|vitamins?)(?!\p{L})|(?:выпейте|принимайте|примите|пейте|увеличьте|уменьшите|снизьте|бросьте|отмените|пропустите)\s(?:\p{L}+\s){0,3}(?:таблет|лекарств|препарат|доз|антидепресс|инсулин|ибупроф|парацетам|мелатонин|аспирин|бад(?!\p{L})|витамин|магни)/iu,
    ),
  ],
  [
    "body_risk",
    lean(
      /(?:hold|holding) your breath|breath[- ]?holds?|hyperventilat|cold (?:plunge|shower|bath)|ice bath|(?<!break )(?<!\p{L})fast (?:for|until)|fasting|skip (?:breakfast|lunch|dinner|a meal|meals)|\d+\s?(?:kcal|calories|ккал|калори)|lose \d|stay up all night|without sleep|to exhaustion|until you (?:faint|drop|vomit)|detox|purge|laxative|задерж\p{L}+ дыхание|ледян\p{L}+ (?:вод|душ|ванн)|холодн\p{L}+ (?:душ|ванн)|облей|обливан|голода(?:й|ни|т)|не (?:ешьте|завтракайте|обедайте|ужинайте|спите)|пропустите (?:завтрак|обед|ужин|при[её]м пищи)|сбросьте \d|похудейте|детокс|слабительн|до изнеможения|через боль|through the pain/iu,
    ),
  ],
  [
    "covert",
    lean(
      /secretly|(?:in secret|on the sly)(?!\p{L})|without (?:him|her|them|anyone|his|their) (?:knowing|noticing|knowledge)|behind (?:his|her|their) backs?|hidden (?:camera|recorder|microphone|message)|(?:read|check|go through|unlock|track) (?:his|her|their) (?:phone|messages|mail|e-?mail|location|chats?)|fake (?:account|profile|name|document)|follow (?:him|her|them)(?! on)(?!\p{L})|spy(?!\p{L})|тайно(?!\p{L})|тайком|втайне|украдкой|исподтишка|скрыт\p{L}+ (?:камер|запис|сообщен)|незаметно для (?:не[её]|него|них|матери|отца|жены|мужа|реб[её]нка)|чтобы (?:он|она|они|никто) не (?:узнал|заметил)|(?:прочтите|проверьте|просмотрите|взломайте|отследите) (?:его|е[её]|их) (?:телефон|переписк|сообщени|почт|геолокац)|фейков|проследите за (?:ним|ней|ними)|подслуша/iu,
    ),
  ],
  [
    "legal_advice",
    lean(
      /(?<!(?:one|what|whether|if|anything) )you (?:are|'re) (?:legally )?entitled|by law you|you have (?:the|a) legal right|file (?:a|the) (?:lawsuit|motion|claim against)|sue (?:him|her|them|your|the)(?!\p{L})|you (?:will|'ll) win|plead (?:guilty|not)|refuse to pay|stop paying|вы вправе|вам по закону положен|по закону вы|подайте (?:иск|в суд|апелляц|ходатайств)|обратитесь в суд с|взыщите|не платите|откажитесь платить|вы выиграете/iu,
    ),
  ],
  [
    "harm",
    lean(
      /(?:hurt|kill|hit|punish|threaten|blackmail|humiliate) (?:yourself|him|her|them|your|someone)(?!\p{L})|make (?:him|her|them) pay|take revenge|(?:убейте|ударьте|накажите|отомстите|запугайте|шантажируйте|припугните|унизьте)(?!\p{L})|причините|(?:say|tell) (?:the|a) (?:child|kid|son|daughter) (?:that|to say)|научите (?:реб[её]нка|сына|дочь) (?:сказать|говорить), что|lie to (?:the|your)(?!\p{L})|солгите|соврите|подделайте|forge(?!\p{L})/iu,
    ),
  ],
];

/** Who is meant, in the cases that a Russian verb of contact takes; "бывший коллега" is nobody's other parent. */
const former = String.raw`(?!\s(?:коллег|начальн|руковод|работодат|одногрупп|однокласс|сослуж|сосед|клиент|учител|преподават|сотрудн|партн[её]р по))`;
const toWhom = String.raw`(?:реб[её]нку|детям|сыну|дочери|дочке|малышу|подростку|бывшему${former}|бывшей${former}|второму родителю|другому родителю|(?:матери|отцу|маме|папе) (?:реб[её]нка|детей)|(?:его|е[её]|их) (?:матери|отцу|маме|папе))(?!\p{L})`;
const withWhom = String.raw`(?:реб[её]нком|детьми|сыном|дочерью|дочкой|малышом|подростком|бывшим${former}|бывшей${former}|вторым родителем|другим родителем|(?:матерью|отцом|мамой|папой) (?:реб[её]нка|детей)|(?:его|е[её]|их) (?:матерью|отцом|мамой|папой))(?!\p{L})`;
const whom = String.raw`(?:реб[её]нка|детей|сына|дочь|дочку|малыша|бывшего${former}|бывшую${former}|(?:мать|отца) (?:реб[её]нка|детей))(?!\p{L})`;
const someone = String.raw`(?:(?:your|the) (?:child|son|daughter|kids?|children|toddler|teen|teenager|ex|ex-\p{L}+|co-?parent|other parent)|(?:his|her|their) (?:mother|father|mum|mom|dad))(?!\p{L}|['’]s)`;
const near = String.raw`(?!\p{L})[^.!?;«“]{0,60}?(?<!\p{L})`;
const start = String.raw`(?<!\p{L})`;

const contacts: readonly RegExp[] = [
  `${start}(?:позвоните|наберите|напишите|отправьте|пошлите|перешлите|сообщите|скажите|передайте|вручите|подарите|покажите|предложите|ответьте|дайте|прочтите|прочитайте|почитайте|расскажите|помогите)${near}${toWhom}`,
  `${start}(?:встретьтесь|договоритесь|поговорите|созвонитесь|обсудите|побудьте|поиграйте|сыграйте|сходите|погуляйте|сядьте|приготовьте|сделайте)${near}со?\\s${withWhom}`,
  `${start}(?:навестите|пригласите|заберите|обнимите|спросите|попросите|приведите|уложите)${near}${whom}`,
  `${start}(?:call|phone|ring|text|message|send|e-?mail|meet|visit|video-?call|write to|read to|play with|talk to|talk with|speak to|hug|sit with|reply to|answer)${near}${someone}`,
  `${start}(?:ask|tell|show|give|hand|invite|offer|help|take)\\s(?:\\p{L}+\\s)?${someone}`,
].map((source) => lean(new RegExp(source, "iu")));
/** A letter that stays in the drawer is paper, not contact. */
const unsent =
  /unsent|don['’]t send|do not send|not to send|won['’]t send|never send|time capsule|stays? with you|only for yourself|for your eyes only|on paper|in (?:a|your) (?:notebook|note)|lawyer|solicitor|mediator|psychologist|therapist|counsell?or|professional|social worker|неотправл|не отправля|не отправите|без отправки|только для себя|оста(?:[её]тся|нется) (?:у вас|дома)|капсул|на листе|на листке|на карточке|в блокнот|в тетрад|в заметк|юрист|адвокат|медиатор|психолог|специалист|опек/iu;

/** Which of safety.md's prohibitions a step breaks; `contactAllowed` false closes every step that reaches the child or the other parent. */
export function dangersIn(text: string, contactAllowed: boolean): readonly GuardCode[] {
  const found = dangers.filter(([, pattern]) => pattern.test(text)).map(([code]) => code);
  if (!contactAllowed && !unsent.test(text) && contacts.some((act) => act.test(text))) found.push("contact");
  return found;
}
