import { lean } from "../text/lean.ts";

/**
 * A deed that is told with its figure ("did 9k today", «прошла 5 км», "read 30 pages"): what it was a deed of, so that it is counted where it belongs
 * and nowhere else.
 */

/** What such a deed is of; `other` is known only by its own words. */
export type FigureOf = "moving" | "reading" | "writing" | "less" | "other";

export interface ToldFigure {
  /** The figure as it was told: "9k", "5 км". */
  readonly figure: string;
  readonly of: FigureOf;
  /** It counts hours or minutes, of whatever was done. */
  readonly timed: boolean;
  /** Less of it is told than was meant: "only ten minutes", "20 из 60". */
  readonly part: boolean;
}

const count =
  "(?:\\d+(?:[.,]\\d+)?|a|an|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|fifteen|twenty|thirty|forty|fifty|sixty|(?:a |one )?hundred|(?:a |one |two |three |five |ten )?thousand|half an?|an hour and a half|a few|a couple of|один|одну|одно|два|две|три|четыре|пять|шесть|семь|восемь|девять|десять|двенадцать|пятнадцать|двадцать|тридцать|сорок|пятьдесят|шестьдесят|сто|двести|тысячу|пару|несколько|пол|полтора|полторы)(?:\\s+(?:тысяч\\p{L}*|тыс|thousand|hundred))?";
const units: readonly (readonly [RegExp, FigureOf | undefined])[] = [
  [
    lean(
      /^(?:k|kms?|kilomet(?:er|re)s?|mi|miles?|m|met(?:er|re)s?|steps|lengths?|laps?|reps?|floors|push-?ups|squats|sit-?ups|press-?ups|burpees|км|километр\p{L}*|шаг(?:ов|а)|метр\p{L}*|отжимани\p{L}+|приседани\p{L}+|подтягивани\p{L}+|бассейн\p{L}*|круг(?:а|ов)?|этаж\p{L}*)$/iu,
    ),
    "moving",
  ],
  [lean(/^(?:chapters?|глав\p{L}*)$/iu), "reading"],
  [lean(/^(?:words|sentences?|paragraphs?|слов\p{L}*|предложени\p{L}+|абзац\p{L}*)$/iu), "writing"],
  [lean(/^(?:cigs?|cigarettes?|fags?|smokes|ciggies|сигарет\p{L}*|сиг)$/iu), "less"],
  [
    lean(
      /^(?:pages?|lines?|mins?|minutes?|hours?|hrs?|страни\p{L}+|стр|строк\p{L}*|строч\p{L}+|мин|минут\p{L}*|час(?:а|ов|ик)?|полчаса)$/iu,
    ),
    undefined,
  ],
];
const verbs: readonly (readonly [RegExp, FigureOf])[] = [
  [
    /^(?:ran|walked|jogged|cycled|swam|rowed|hiked|biked|rode|пробежал|прош[её]л|прошла|пробежала|проехал|проехала|проплыл|проплыла|прошагал|прошагала|нагулял|нагуляла|находил|находила|намотал|намотала|отжал(?:ся|ась)|присел|присела|подтянул(?:ся|ась)|погулял|погуляла|гулял|гуляла|ходил|ходила|бегал|бегала|плавал|плавала)$/iu,
    "moving",
  ],
  [/^(?:read|прочитал|прочитала|проч[её]л|прочла|читал|читала|почитал|почитала)$/iu, "reading"],
  [
    /^(?:wrote|typed|drafted|написал|написала|писал|писала|пописал|пописала|напечатал|напечатала|дописал|дописала)$/iu,
    "writing",
  ],
  [/^(?:smoked|выкурил|выкурила)$/iu, "less"],
  [
    /^(?:did|done|managed|got|practi[sc]ed|played|painted|drew|sang|studied|revised|meditated|stretched|cleaned|tidied|sorted|knitted|gardened|coded|сделал|сделала|занимал(?:ся|ась)|позанимал(?:ся|ась)|играл|играла|поиграл|поиграла|порисовал|порисовала|рисовал|рисовала|пел|пела|спел|спела|учил|учила|поучил|поучила|медитировал|медитировала|убирал(?:ся|ась)|разбирал|разбирала|вязал|вязала|решил|решила|проверил|проверила|выучил|выучила|потренировал(?:ся|ась))$/iu,
    "other",
  ],
];
const ahead =
  "(?:(?:just|today|finally|so|ok|okay|also|well|i|we|ive|i[’']ve|and|yeah|yes|update|lol|right|like|сегодня|вчера|я|ну|вот|ура|короче|крч|мы|уже|наконец|наконец-то|вечером|утром|днём|днем|да)[\\s,.!:]+)*";
const about =
  "(?:(?:about|like|around|maybe|almost|nearly|over|only|just|for|another|a whole|the first|примерно|около|где-то|почти|аж|целых|только|всего|ещё|еще|первые|дома|по|in|на)\\s+)*";
const verb = "(\\p{L}+(?:[’']\\p{L}+)?)";
/** The verb first, or the figure first as Russian may have it. */
const forms = [
  lean(new RegExp(`^${ahead}${verb}\\s+${about}(${count})\\s*(\\p{L}+(?:-\\p{L}+)?)(?!\\p{L})`, "iu")),
  lean(
    new RegExp(
      `^${ahead}${about}(${count})\\s*(\\p{L}+)\\s+(?:(?:сегодня|вчера|утром|вечером|днём|днем|я|уже|наконец)\\s+){0,2}${verb}(?!\\p{L})`,
      "iu",
    ),
  ),
] as const;
/** "Did half an hour", «занималась полчаса»: a figure that is its own unit. */
const halfHour = lean(new RegExp(`^${ahead}${verb}\\s+${about}(an hour|полчаса|час)(?!\\p{L})`, "iu"));

const time = lean(/^(?:mins?|minutes?|hours?|hrs?|мин|минут\p{L}*|час(?:а|ов|ик)?)$/iu);
const denied = lean(
  /(?<!\p{L})(?:не|ни|нет|если|бы|хочу|надо|нужно|завтра|not|never|no|if|would|should|want|need|will|tomorrow|used to|\p{L}+n[’']t)(?!\p{L})/iu,
);
const lesser = lean(/(?<!\p{L})(?:only|managed|lasted|out of|of the|только|всего лишь|из)(?!\p{L})/iu);
const longest = 120;

const notUnit = lean(
  /^(?:вместо|из|раза?|лет|года?|в|на|с|со|и|по|до|от|за|под|класс\p{L}*|утра|вечера|ночи|of|instead|rather|in|at|and|to|on|for|am|pm|times?|years?|o|out)$/iu,
);
const unitOf = (word: string): readonly [known: boolean, of: FigureOf | undefined] => {
  const found = units.find(([form]) => form.test(word));
  return [found !== undefined, found?.[1]];
};
const verbOf = (word: string): FigureOf | undefined => verbs.find(([form]) => form.test(word))?.[1];

/** The deed and its figure; undefined where a message tells none, asks or denies. */
export function toldFigure(message: string): ToldFigure | undefined {
  const text = message.trim();
  if (text.length > longest || text.includes("?")) return undefined;
  const [head = ""] = text.split(/(?<=\p{L})[.!;)]+\s/u);
  if (denied.test(head)) return undefined;
  const [first, last] = [forms[0].exec(text), forms[1].exec(text)];
  const half = halfHour.exec(text);
  const read = half
    ? { deed: half[1], many: half[2], unit: "hour" }
    : first && verbOf(first[1] ?? "") !== undefined
      ? { deed: first[1], many: first[2], unit: first[3] }
      : last && verbOf(last[3] ?? "") !== undefined
        ? { deed: last[3], many: last[1], unit: last[2] }
        : undefined;
  const { deed = "", many = "", unit = "" } = read ?? {};
  const byVerb = verbOf(deed);
  if (read === undefined || byVerb === undefined) return undefined;
  const [known, byUnit] = unitOf(unit);
  if (notUnit.test(unit)) {
    // "Smoked 6 instead of 15": what is counted was said before.
    const than = new RegExp(`${many}\\s+((?:вместо|instead of|out of|rather than)\\s+\\d+)`, "iu").exec(text)?.[1];
    return than === undefined || byVerb === "moving"
      ? undefined
      : { figure: `${many} ${than}`, of: byVerb, timed: false, part: byVerb !== "less" };
  }
  // "Sang two songs" counts what is no unit; an article alone counts nothing.
  if (!known && (/^got$/iu.test(deed) || /^(?:a|an|one|один|одну|одно|пол)$/iu.test(many))) return undefined;
  const figure = half ? many : /^k$|^км$/iu.test(unit) && /\d$/u.test(many) ? joined(many, unit) : `${many} ${unit}`;
  const of = byVerb === "less" || byUnit === "less" ? "less" : byVerb === "other" ? (byUnit ?? "other") : byVerb;
  return { figure, of, timed: half !== null || time.test(unit), part: lesser.test(head) };
}
const joined = (many: string, unit: string): string => (unit.toLowerCase() === "k" ? `${many}k` : `${many} ${unit}`);

const fields: Readonly<Record<Exclude<FigureOf, "other">, RegExp>> = {
  moving: lean(
    /(?<!\p{L})(?:run|runs|running|runner|jog\p{L}*|walk\p{L}*|mov(?:e|ing)|fit|fitter|fitness|exercis\p{L}*|sport\p{L}*|swim\p{L}*|pool|cycl\p{L}*|bike|marathon|gym|train(?:ing)?|weight|stretch\p{L}*|strong\p{L}*|shape|[5-9]k|10k|outdoors|hik\p{L}*|бег\p{L}*|пробеж\p{L}*|ходить|ходьб\p{L}*|прогул\p{L}*|гуля\p{L}*|плав\p{L}*|бассейн\p{L}*|спорт\p{L}*|зарядк\p{L}*|двига\p{L}*|тренир\p{L}*|худе\p{L}*|похуд\p{L}*|вес|марафон\p{L}*|велосипед\p{L}*|отжим\p{L}*|присед\p{L}*|форм[уеы]|физкультур\p{L}*)(?!\p{L})/iu,
  ),
  reading: lean(
    /(?<!\p{L})(?:read(?:ing)?|books?|novels?|pages?|chapter\p{L}*|stud(?:y|ying)|exam\p{L}*|revis\p{L}*|course\p{L}*|чита\p{L}*|прочи\p{L}*|проч[её]\p{L}*|книг\p{L}*|книж\p{L}*|страни\p{L}*|экзамен\p{L}*|уч[иё]\p{L}*|роман\p{L}*|глав\p{L}*)(?!\p{L})/iu,
  ),
  writing: lean(
    /(?<!\p{L})(?:writ\p{L}*|essay\p{L}*|coursework|dissertation|thesis|novel|book|report|blog|letter\p{L}*|story|stories|diary|journal|memoir|reflection\p{L}*|portfolio|paper|cv|пис(?:а|ь)\p{L}*|пиш\p{L}*|напи\p{L}*|допи\p{L}*|курсов\p{L}*|курсач\p{L}*|диплом\p{L}*|эссе|реферат\p{L}*|книг\p{L}*|роман\p{L}*|доклад\p{L}*|отч[её]т\p{L}*|рассказ\p{L}*|дневник\p{L}*|диссер\p{L}*|стать\p{L}*|сочинени\p{L}*)(?!\p{L})/iu,
  ),
  less: lean(/(?<!\p{L})(?:smok\p{L}*|cig\p{L}*|vap\p{L}*|кур\p{L}*|сигарет\p{L}*|вейп\p{L}*)(?!\p{L})/iu),
};

/** Whether a deed of this kind is one of what the words speak of; of other deeds only their own words tell. */
export const fitsFigure = (of: FigureOf, words: string): boolean => of !== "other" && fields[of].test(words);
