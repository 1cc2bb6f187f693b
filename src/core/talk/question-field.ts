import { lean } from "../text/lean.ts";

/** Fields of life in which somebody is known to know: what cannot be answered here is sent there, with the nearest thing to do. */
export const questionFields = ["risk", "papers", "device", "money", "lesson", "garden", "craft"] as const;
export type QuestionField = (typeof questionFields)[number];

const form = (forms: string): RegExp => lean(new RegExp(`(?<!\\p{L})(?:${forms})(?!\\p{L})`, "iu"));
const known: readonly (readonly [QuestionField, RegExp])[] = [
  [
    "risk",
    form(
      "(?:от)?рав(?:люсь|ится|иться|имся|ишься)|ядовит\\p{L}*|токсичн\\p{L}*|не опасно|опасно ли|безопасно(?: ли)?|не взорв[её]тся|керосин\\p{L}*|кислот\\p{L}*|poison\\p{L}*|toxic|dangerous|(?:is|would) (?:it|that|this) (?:be )?safe|safe to|kerosene|bleach|explode",
    ),
  ],
  [
    "papers",
    form(
      "права на|лицензи\\p{L}+|справк\\p{L}+|документ\\p{L}*|архив\\p{L}*|заявлени\\p{L}+|паспорт\\p{L}*|виз[аыуе]|нотариус\\p{L}*|льгот\\p{L}*|пенси\\p{L}+|налог\\p{L}*|запрос\\p{L}*|госуслуг\\p{L}*|permit|passport|visa|tax|council|registry|registrar|paperwork|archives?|records office|benefits?|licen[cs]e",
    ),
  ],
  [
    "device",
    form(
      "телефон\\p{L}*|приложени\\p{L}+|файл\\p{L}*|сохран\\p{L}+|компьютер\\p{L}*|ноутбук\\p{L}*|интернет\\p{L}*|айфон\\p{L}*|андроид\\p{L}*|иконк\\p{L}+|принтер\\p{L}*|флешк\\p{L}+|phone|files?|saved?|backup|laptop|computer|printer|icon|usb|cloud|android|iphone",
    ),
  ],
  [
    "money",
    form(
      "кредит\\p{L}*|процент\\p{L}*|долг\\p{L}{0,3}|вклад\\p{L}*|ипотек\\p{L}+|loans?|debts?|interest rates?|mortgage|savings|overdraft|credit cards?",
    ),
  ],
  [
    "lesson",
    form(
      "нот[ыу]|урок\\p{L}*|гитар\\p{L}+|пианино|репетици\\p{L}+|хор[еауы]?|танц\\p{L}+|бассейн\\p{L}*|плава\\p{L}+|тренер\\p{L}*|аккорд\\p{L}*|chords?|strings|guitar|piano|lessons?|choir|rehearsals?|swim\\p{L}*|coach|banjo|fiddle|ukulele",
    ),
  ],
  [
    "garden",
    form(
      "сажа\\p{L}+|посад\\p{L}+|семен\\p{L}+|рассад\\p{L}+|почв\\p{L}+|огород\\p{L}*|теплиц\\p{L}+|саженц\\p{L}+|plants?|planting|seeds?|seedlings?|soil|allotment|compost|prun\\p{L}+|hives?",
    ),
  ],
  [
    "craft",
    form(
      "кле[йяею]\\p{L}*|краск\\p{L}+|шить|шв[аыуо]\\p{L}*|вяза\\p{L}+|ткан\\p{L}+|доск\\p{L}+|гипс\\p{L}*|кирпич\\p{L}*|мотор\\p{L}*|двигател\\p{L}+|карбюратор\\p{L}*|шлиф\\p{L}+|лак\\p{L}?|grout|glue|paint|sew\\p{L}*|knit\\p{L}*|crochet|yarn|varnish|sand(?:ing|paper)|engine|carburett?or|drystone|mortar|pencil",
    ),
  ],
];
/** The field that a question is of, by its own words; undefined where none is named. */
export const questionField = (text: string): QuestionField | undefined =>
  known.find(([, each]) => each.test(text))?.[0];
