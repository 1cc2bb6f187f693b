import type { Argument } from "../turn/button-code.ts";
import type { OwnButton } from "../turn/command-row.ts";
import type { Command } from "../turn/command.ts";
import { everyRow, rowOf } from "./registry.ts";

/** Buttons as channels carry them: `code` or `code:argument[:argument]`, as each row of the registry says. */

type Fields = Readonly<Record<string, unknown>>;
interface CodedButton {
  readonly code: string;
  readonly fields: readonly Argument<string, unknown>[];
}
type AnyButton = CodedButton | OwnButton<Command>;

const buttonOf = (command: Command): AnyButton | undefined => {
  const { button } = rowOf(command);
  return button && ("carries" in button ? button : { code: button.code, fields: button.fields ?? [] });
};
const byCode = new Map(everyRow.flatMap(([name, { button }]) => (button ? [[button.code, name] as const] : [])));

/** The data of a button that gives this command; throws for a command that no button carries, and so for all that holds a person's words. */
export function encodePress(command: Command): string {
  const button = buttonOf(command);
  const parts = button && ("carries" in button ? button.write(command) : written(button, { ...command }));
  if (!button || !parts) throw new Error(`no button carries ${command.do}`);
  return [button.code, ...parts].join(":");
}

/** Each field in its place; undefined where the command has one that has no place. */
function written({ fields }: CodedButton, command: Fields): readonly string[] | undefined {
  const places = new Set(["do", ...fields.map(({ key }) => key)]);
  if (Object.entries(command).some(([key, value]) => value !== undefined && !places.has(key))) return undefined;
  const parts = fields.map(({ key, code }) => (command[key] === undefined ? "" : code.write(command[key])));
  const end = fields.at(-1);
  return end?.place === "last" && parts.at(-1) === "" ? parts.slice(0, -1) : parts;
}

/** The command of a pressed button; undefined where the data is none of ours (old, broken, or forged). */
export function decodePress(data: string): Command | undefined {
  const [code = "", ...parts] = data.split(":");
  const name = byCode.get(code);
  const button = name && buttonOf({ do: name } as Command);
  if (!button) return undefined;
  if ("carries" in button) return button.read(parts);
  if (parts.length > button.fields.length) return undefined;
  const fields: Record<string, unknown> = {};
  for (const [place, { key, code: field, place: needed, lenient }] of button.fields.entries()) {
    const text = parts[place] ?? "";
    if (text === "" && needed !== "must") continue;
    const value = field.read(text);
    if (value !== undefined) fields[key] = value;
    else if (!lenient) return undefined;
  }
  return { do: name, ...fields } as Command;
}
