import { everyRow } from "#core/dialogue/entry/registry.ts";
import type { Argument } from "#core/dialogue/turn/button-code.ts";
import type { Command } from "#core/dialogue/turn/command.ts";

type Fields = Readonly<Record<string, unknown>>;

/** Every way to fill these fields with their samples; what may be absent is absent too. */
function filled([first, ...rest]: readonly Argument<string, unknown>[]): readonly Fields[] {
  if (!first) return [{}];
  const { key, code, place } = first;
  const here: readonly Fields[] = [
    ...(place === "must" ? [] : [{}]),
    ...code.samples.map((value) => ({ [key]: value })),
  ];
  const others = filled(rest);
  return here.flatMap((field) => others.map((other) => ({ ...field, ...other })));
}

/** A command for every button that a row can have, drawn from the registry: a new command is among them by itself. */
export const everyButton: readonly Command[] = everyRow.flatMap(([name, { button }]) => {
  if (!button) return [];
  if ("carries" in button) return button.samples;
  const fields = (button.fields ?? []) as readonly Argument<string, unknown>[];
  return filled(fields).map((given) => ({ do: name, ...given }) as Command);
});
