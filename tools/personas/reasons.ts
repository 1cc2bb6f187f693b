import type { Words } from "#content/words.ts";
import { daysBetween } from "#core/time/local-date.ts";
import type { LivedDay } from "./persona-days.ts";
import type { Persona } from "./persona-file.ts";

/* What no reason may be: the same as another's of its day, or not so. Judged by what stands in the day and in the days before it, not by what chose the words. */

type Line = NonNullable<LivedDay["why"][number]["reply"]["lines"]>[number];
const isReason = ({ say }: Line): boolean => say === "why.rule" || say.startsWith("because_of.");

const reasonsOf = ({ reply }: LivedDay["why"][number]): readonly Line[] => (reply.lines ?? []).filter(isReason);

/** Reasons that two things of a day share to the word, and things that have none. */
export function sharedReasons({ date, why }: LivedDay, words: Words, { locale }: Persona): readonly string[] {
  const told = new Map<string, string>();
  return why.flatMap((each) => {
    const { task, reply } = each;
    const lines = reasonsOf(each);
    const own = task.id;
    if (lines.length === 0) return [`${date} ${own}: no reason`];
    return lines.flatMap((line) => {
      const { text } = words.render(
        { ...reply, say: line.say, with: line.with ?? {}, lines: [] },
        { locale, tone: "friendly" },
        "plain",
      );
      const other = told.get(text);
      told.set(text, own);
      return other === undefined ? [] : [`${date} ${own} and ${other}: ${text}`];
    });
  });
}

const figure = ({ with: slots }: Line, name: string): number => Number(slots?.[name]);

/** Reasons of a day that are not so: shorter and longer that are not, new for the second time, counts that are not so. */
export function untrueReasons(day: LivedDay, before: readonly LivedDay[]): readonly string[] {
  return day.why.flatMap((each) => {
    const { task } = each;
    const habit = task.of.kind === "habit" ? task.of.habit : undefined;
    const stood = before.filter(({ why }) => why.some(({ task: { of } }) => of.kind === "habit" && of.habit === habit));
    const done = stood.filter(({ why }) =>
      why.some(({ task: { of, state } }) => of.kind === "habit" && of.habit === habit && state === "done"),
    );
    const ago = ({ date }: LivedDay): number => daysBetween(date, day.date);
    return reasonsOf(each)
      .filter((line) => {
        const [minutes, usual] = [figure(line, "minutes"), figure(line, "usual")];
        switch (line.say) {
          case "because_of.shorter":
          case "because_of.shorter_too":
            return minutes >= usual;
          case "because_of.longer":
          case "because_of.grown":
            return minutes <= usual;
          case "because_of.again":
            return figure(line, "n") !== done.length + 1 || done.some((each) => ago(each) < figure(line, "days"));
          case "because_of.aim_nth":
            return figure(line, "n") !== done.length + 1;
          case "because_of.aim_missed":
          case "because_of.aim_week": {
            const yesterday = done.some((each) => ago(each) === 1);
            const isSo = done.filter((each) => ago(each) <= 7).length === figure(line, "done");
            return !isSo || yesterday !== (line.say === "because_of.aim_week");
          }
          case "because_of.first":
            return stood.length > 0;
          case "because_of.back":
            return done.some((each) => ago(each) < figure(line, "days"));
          default:
            return (
              line.say.startsWith("because_of.done.") &&
              figure(line, "done") > done.filter((each) => ago(each) <= 7).length
            );
        }
      })
      .map(({ say, with: slots }) => `${day.date} ${task.id}: ${say} ${JSON.stringify(slots)}`);
  });
}
