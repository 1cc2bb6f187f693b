import { localDate } from "../../time/local-date.ts";
import { goalsButton, newGoalButton } from "../turn/buttons.ts";
import type { Decision } from "../turn/decision.ts";
import type { Snapshot } from "../turn/dialogue.ts";
import { say } from "../turn/outcome.ts";
import { shortDate } from "../turn/short-date.ts";

/** As many as one takes in at a glance. */
const mostShown = 20;

/** "What have I done": the last steps, exercises and habits with their days, the newest first. */
export function history(before: Snapshot): Decision {
  const deeds = [...(before.deeds ?? [])].sort((one, other) => other.at - one.at);
  if (deeds.length === 0) return say(before, { say: "history.none", buttons: [[newGoalButton]] });
  const { locale, timeZone } = before.person;
  return say(before, {
    say: "history.list",
    with: { count: deeds.length },
    lines: deeds.slice(0, mostShown).map(({ at, what }) => ({
      say: "history.line",
      with: { date: shortDate(localDate(at, timeZone), locale), text: what },
    })),
    ...(before.goals.length > 0 ? { buttons: [[goalsButton]] } : {}),
  });
}

const asked: readonly RegExp[] = [
  /^(?:а |и |ну )?(?:покажи(?:те)? |напомни(?:те)? |скажи(?:те)? |расскажи(?:те)? )?(?:мне )?что (?:я|мы) (?:уже |успел[аи]? |всего |тут |здесь |вообще )*(?:сделал[аи]?|сделать|сделано|выполнил[аи]?)(?: за (?:неделю|месяц|день|это время|все время)| на этой неделе| сегодня| вчера| уже| до сих пор)?[?!. ]*$/iu,
  /^(?:покажи(?:те)? )?(?:мою |моя )?(?:историю|история|список сделанного|сделанное|что (?:уже )?сделано|мои (?:успехи|достижения))[?!. ]*$/iu,
  /^(?:so |and |ok |okay |please )?(?:show me |tell me |remind me |list )?(?:what (?:have i|i have|i've|did i|had i) (?:already |actually |managed to )*(?:done|do|finished|finish|completed|complete|got done|get done)|my history|history|what(?:'s| is) done|everything i(?:'ve| have) done|my achievements)(?: so far| this week| today| yesterday| already| until now)?[?!. ]*$/iu,
];

/** Whether a message asks for what was done so far. */
export const asksForHistory = (text: string): boolean =>
  asked.some((form) => form.test(text.trim().replaceAll("ё", "е")));
