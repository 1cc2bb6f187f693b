import type { CoachPrompts } from "#content/prompts.ts";
import type { CoachAsk } from "#core/goals/coach-ask.ts";

export interface WrittenPrompt {
  readonly system: string;
  readonly prompt: string;
}

const most = { title: 200, description: 600, answer: 200, comment: 300, history: 15, declined: 10 } as const;

/**
 * The prompt for one ask. Of the person it holds only what words a step: title, description, answers, last steps; no id and nothing of
 * their account, and mail addresses, numbers and links are blotted out. Their text goes in as JSON strings that cannot close the data
 * block, so that it stays data whatever it says.
 */
export function writePrompt(prompts: CoachPrompts, ask: CoachAsk): WrittenPrompt {
  const { locale, goal } = ask;
  const { words } = prompts;
  const texts = ask.declined.filter((entry) => entry.includes(" "));
  const slots: Readonly<Record<string, string>> = {
    tone: words.tone[ask.tone][locale],
    contact: ask.contactAllowed ? "" : words.contact_closed[locale],
    goal: data(goal.title, most.title),
    description: data(goal.description, most.description),
    clarifications: list(
      ask.clarifications.map(({ question, answer }) => `${data(question, most.answer)}: ${data(answer, most.answer)}`),
    ),
    history: list(ask.history.slice(-most.history).map(({ text }) => data(text, most.title))),
    declined: list(texts.slice(-most.declined).map((text) => data(text, most.title))),
    questions_left: String(Math.max(0, ask.questionsLeft)),
    current: data(ask.current?.text ?? "", most.comment),
    current_minutes: String(ask.current?.minutes ?? ""),
    reason: ask.reason === undefined ? "-" : words.reason[ask.reason][locale],
    comment: data(ask.comment ?? "", most.comment),
  };
  return { system: fill(prompts.rules[locale], slots).trim(), prompt: fill(prompts.ask[ask.kind][locale], slots) };
}

/** The same ask once more, with what was wrong with the last answer; the answer itself is not sent back. */
export function writeAgain(
  prompts: CoachPrompts,
  ask: CoachAsk,
  why: readonly (keyof CoachPrompts["words"]["why"])[],
): string {
  const reasons = why.map((code) => prompts.words.why[code][ask.locale]).join(", ");
  return `${writePrompt(prompts, ask).prompt}\n\n${fill(prompts.words.again[ask.locale], { why: reasons })}`;
}

/** Puts words into the slots of a prompt, written `{{name}}`. */
export function fill(template: string, slots: Readonly<Record<string, string>>): string {
  return template.replace(/\{\{([a-z_]+)\}\}/gu, (_, name: string) => slots[name] ?? "");
}

function list(items: readonly string[]): string {
  return items.length === 0 ? "-" : items.map((item) => `\n- ${item}`).join("");
}

/**
 * A person's text as a JSON string that cannot close the data block around it, without what says who somebody is. Cut before it is
 * looked through, because a person may paste anything of any length.
 */
export function data(text: string, limit: number): string {
  const plain = blot(text.slice(0, limit * 3).replace(/\p{Cc}|\p{Cf}/gu, " "))
    .replace(/\s+/gu, " ")
    .trim();
  return JSON.stringify(Array.from(plain).slice(0, limit).join(""))
    .replaceAll("<", "\\u003c")
    .replaceAll(">", "\\u003e");
}

/** Addresses, links, handles and long numbers say who somebody is and never what a step should be. */
export function blot(text: string): string {
  return text
    .replace(/[\p{L}\p{N}._%+-]+@[\p{L}\p{N}.-]+\.\p{L}{2,}/gu, "…")
    .replace(/https?:\/\/\S+|www\.\S+/giu, "…")
    .replace(/(?<![\p{L}\p{N}])@\w{3,}/gu, "…")
    .replace(/\+?\d(?:[\s().-]{0,2}\d){6,}/gu, "…");
}
