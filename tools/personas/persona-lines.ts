import type { Words } from "#content/words.ts";
import { wallTime } from "#core/time/wall-time.ts";
import { clockText } from "#core/day/clock-text.ts";
import type { Reply } from "#core/dialogue/turn/reply.ts";
import type { LivedDay, Seen } from "./persona-days.ts";
import type { Persona } from "./persona-file.ts";

const indent = (text: string, by: string): readonly string[] =>
  text.split("\n").map((line) => `${by}${line}`.trimEnd());

/** A reply as it is read; what can be pressed stands behind it where it answers something that was said. */
function replyLines(reply: Reply, words: Words, persona: Persona, withButtons: boolean): readonly string[] {
  const { text, buttons } = words.render(reply, { locale: persona.locale, tone: "friendly" }, "plain");
  const labels = buttons.flat().map(({ label }) => `[${label}]`);
  return [...indent(text, "  "), ...(withButtons && labels.length > 0 ? [`  ${labels.join(" ")}`] : [])];
}

/** Our word of the morning is pressed at once: the plan that it opens stands below it. */
function seenLines(seen: Seen, before: Seen | undefined, words: Words, persona: Persona): readonly string[] {
  const at = clockText(wallTime(seen.at, persona.zone).minutes);
  const why = seen.after === "own_word" || seen.after === "morning" ? "" : ` (${seen.what ?? seen.after})`;
  const isOpened = seen.after === "morning" && before?.at === seen.at && before.after === "own_word";
  return [
    ...(isOpened ? [] : [`${at}${why}`]),
    ...seen.replies.flatMap((reply) => replyLines(reply, words, persona, seen.after !== "morning")),
  ];
}

const marks = { done: "✅", open: "▫️" } as const;

/** A task as it ended, and the reasons that are given to whoever asks. */
function whyLine({ task, reply }: LivedDay["why"][number], words: Words, persona: Persona): string {
  const reasons = {
    ...reply,
    lines: (reply.lines ?? []).filter(({ say }) => say === "why.rule" || say.startsWith("because_of.")),
  };
  const { text } = words.render(reasons, { locale: persona.locale, tone: "friendly" }, "plain");
  const at = clockText(wallTime(task.at, persona.zone).minutes);
  const mark = task.state === "done" ? marks.done : marks.open;
  return `  ${mark} ${at}, ${task.minutes}: ${text.split("\n").join(" ")}`;
}

/** One day as the person sees it: what is shown and said through it, by the clock, and how much of it was done. */
export function dayLines(day: LivedDay, words: Words, persona: Persona): readonly string[] {
  const tasks = day.after.plan?.date === day.date ? day.after.plan.tasks : [];
  const done = tasks.filter(({ state }) => state === "done").length;
  const time = (at: number): string => clockText(wallTime(at, persona.zone).minutes);
  return [
    `— ${day.number} · ${day.date} · ${time(day.waking.from)}–${time(day.waking.to)} · ${done}/${tasks.length} —`,
    ...day.seen.flatMap((seen, at) => seenLines(seen, day.seen[at - 1], words, persona)),
    ...day.why.map((each) => whyLine(each, words, persona)),
    "",
  ];
}
