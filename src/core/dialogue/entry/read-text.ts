import type { Command } from "../turn/command.ts";
import type { MenuPart, SlashName } from "../turn/command-row.ts";
import { everyRow, type MenuCommand } from "./registry.ts";

/** What a name typed after a slash stands for. */
interface Slash extends SlashName<Command> {
  readonly do: Command["do"];
}

const slashes = everyRow.flatMap(([name, { slash = [] }]) => slash.map((each): Slash => ({ ...each, do: name })));
const byName = new Map(slashes.map((slash) => [slash.name, slash]));

/** The names that a menu shows to somebody who uses these parts, most needed first; to somebody who uses none, those to begin with. */
export function menuOf(used: readonly MenuPart[]): readonly MenuCommand[] {
  if (used.length === 0) return inOrder(({ first }) => first);
  return [...used, "all" as const].flatMap((part) => inOrder(({ menu }) => (menu?.[0] === part ? menu[1] : undefined)));
}

/** The names that have a place, by it. */
function inOrder(placeOf: (slash: Slash) => number | undefined): readonly MenuCommand[] {
  return slashes
    .flatMap((slash) => {
      const place = placeOf(slash);
      return place === undefined ? [] : [{ name: slash.name as MenuCommand, place }];
    })
    .sort((one, other) => one.place - other.place)
    .map(({ name }) => name);
}

/**
 * What a typed line is: `/done` (or `/done@SomeBot`) is that command, with the rest of the line as its words where it takes some;
 * everything else is text. An unknown command keeps its whole line, so that it is screened like any text.
 */
export function readText(line: string): Command {
  const found = /^\/([A-Za-z_]+)(?:@\w+)?(?:\s+([\s\S]+))?$/.exec(line.trim());
  if (!found) return { do: "text", text: line };
  const slash = byName.get((found[1] ?? "").toLowerCase());
  if (!slash) return { do: "unknown_command", name: line.trim() };
  const words = found[2]?.trim() ?? "";
  if (words === "") return { ...slash.with, do: slash.do } as Command;
  // Words after a command that takes none are still a person's words: they are heard, and screened, as text.
  return slash.takes?.(words) ?? { do: "text", text: line };
}
