import { lean } from "../text/lean.ts";

/** What is ordered of a task of today; `words` is what is to be kept with it. */
export type DayOrder =
  | { readonly as: "skip" | "swap" | "evening" | "later" | "shorter" | "limit" }
  | { readonly as: "note"; readonly words: string };

/** In more characters than these somebody tells something. */
const longest = 110;

const note = lean(
  /^(?:(?:ok|okay|so|ну|ладно)[\s,]+)*(?:запиши(?:те)?|пометь(?:те)?|write (?:it |this |that )?down|note(?: down)?|put (?:me )?down)(?!\p{L})[\s,:—–-]+(.{4,})$|^(.{4,}?)[\s,.;—–-]+(?:и\s+|and\s+)?(?:(?:так и )?запиши(?:те)?|пометь(?:те)?|write (?:it|this|that) down|put (?:it|that) down)[\s.!]*$/iu,
);

const orders: readonly (readonly [Exclude<DayOrder["as"], "note">, RegExp])[] = [
  [
    "swap",
    lean(
      /(?<!\p{L})(?:swap|replace|change (?:the|my|that|today[’']?s)|something (?:else )?instead of|замени(?:те|м|ть)?|поменя(?:й|йте|ем|ть)|сменить|(?:что|что-нибудь|что-то|чем|давай(?:те)?|можно) вместо)(?!\p{L})/iu,
    ),
  ],
  [
    "evening",
    lean(
      /(?<!\p{L})(?:(?:move|put|shift|push|leave|do)(?!\p{L}).{0,40}(?:evening|tonight|after work)|(?:перенес(?:и|ите|[её]м|ти)|передвин\p{L}+|сдвин\p{L}+|постав\p{L}+|давай(?:те)?|лучше|отлож\p{L}+)(?!\p{L}).{0,40}(?:на вечер|вечером)|(?:^|\s)\p{L}+ на вечер[\s.!]*$)/iu,
    ),
  ],
  [
    "later",
    lean(
      /(?<!\p{L})(?:(?:move|put|shift|push|leave|do)(?!\p{L}).{0,40}(?:later|off|back an hour)|(?:перенес(?:и|ите|[её]м|ти)|передвин\p{L}+|сдвин\p{L}+|отлож\p{L}+)(?!\p{L}).{0,40}(?:попозже|позже|на час|на потом))/iu,
    ),
  ],
  ["shorter", lean(/(?<!\p{L})(?:shorter|less of|cut the|(?:по)?короче|укорот\p{L}+|поменьше)(?!\p{L})/iu)],
  [
    "skip",
    lean(
      /^(?:(?:ok|okay|so|right|and|no|ну|ладно|так|да|а|и|нет)[\s,.]+)*(?:(?:skip|drop|cancel|scrap|leave out)(?!\p{L})|(?:no|not)\s.{0,30}(?:today|tonight)(?!\p{L})|сегодня без(?!\p{L})|без\s.{0,30}сегодня|пропус(?:ти(?:те|м)?|тить|каю)(?!\p{L})|пропущу(?!\p{L})|убери(?:те)?(?!\p{L})|отмени(?:те)?(?!\p{L}))|(?<!\p{L})(?:(?:сегодня )?(?:не буду|пропущу|пропустим|пропусти(?:те)?|убери(?:те)?|отмени(?:те)?)|not today)[\s.!]*$/iu,
    ),
  ],
  [
    "limit",
    lean(
      /(?<!\p{L})(?:артроз\p{L}*|артрит\p{L}*|грыж\p{L}*|колен[оиа]\p{L}*|тазобедр\p{L}*|сустав\p{L}*|arthritis|arthrosis|bad (?:knee|knees|hip|back)|(?:knee|knees|hip|joints?)).{0,60}(?<!\p{L})(?:больно|болит|болят|ноет|нельзя|не могу|hurts?|sore|aches?|painful|can[’']?t|gives? (?:out|way))(?!\p{L})/iu,
    ),
  ],
];

/** Somebody else's body and day are no task of one's own, and what hurt is over. */
const ofOthers = lean(
  /(?<!\p{L})(?:was|were|болел[аио]?|ныл[аио]?)(?!\p{L})|(?<!\p{L})(?:(?:у|моей|моего|мо[йяи])\s+)?(?:мам[аыу]|пап[аыу]|муж[ауе]?|жен[аыу]|сын[ауе]?|дочк?[аиеу]|бабушк\p{L}+|дед\p{L}*|mum|mom|dad|husband|wife|son|daughter|nan|gran|his|her|dog[’']?s)(?!\p{L})/iu,
);

/** An order about a task of today, or a limit told of it; undefined where nothing of the kind is said. */
export function dayOrder(message: string): DayOrder | undefined {
  const text = message.trim();
  if (text.length > longest) return undefined;
  const [, behind, before] = note.exec(text) ?? [];
  const words = behind ?? before;
  if (words !== undefined) return { as: "note", words: words.trim().replace(/[\s.!,;]+$/u, "") };
  if (ofOthers.test(text)) return undefined;
  const found = orders.find(([, form]) => form.test(text));
  return found && { as: found[0] };
}
