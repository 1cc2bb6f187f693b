import type { Command } from "../turn/command.ts";
import type { Snapshot } from "../turn/dialogue.ts";
import { everyRow, rowOf } from "./registry.ts";

/**
 * Everything in a command that a person wrote, to be screened before anything else looks at it. A text counts unless its row says that it
 * is none: that it rides in a button, is `plain`, or that the whole command is of our own making. So a field that nobody thought of is screened.
 */
export function wordsOf(command: Command, before?: Snapshot): string | undefined {
  const row = rowOf(command);
  if (row.ours) return undefined;
  if (row.fresh) return joined(textsIn(row.fresh(command, before)));
  const safe = safeFields.get(command.do);
  return joined(Object.entries(command).flatMap(([key, value]) => (safe?.has(key) ? [] : textsIn(value))));
}

type AnyButton = { readonly fields?: readonly { readonly key: string }[] } | { readonly carries: readonly string[] };

/** The fields that ride in a button. */
function carried(button: AnyButton | undefined): readonly string[] {
  if (!button) return [];
  return "carries" in button ? button.carries : (button.fields ?? []).map(({ key }) => key);
}

function textsIn(value: unknown): readonly string[] {
  if (typeof value === "string") return [value];
  if (typeof value !== "object" || value === null) return [];
  return Object.values(value).flatMap(textsIn);
}

const joined = (texts: readonly string[]): string | undefined => (texts.length === 0 ? undefined : texts.join("\n"));

/** By command, the fields that hold no words of a person. */
const safeFields = new Map(
  everyRow.map(([name, { plain = [], button }]) => [name, new Set(["do", ...plain, ...carried(button)])] as const),
);
