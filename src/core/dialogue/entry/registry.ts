import { bodyCommands } from "../day/body/commands.ts";
import { planCommands } from "../day/plan/commands.ts";
import { setupCommands } from "../day/setup/commands.ts";
import { ownCommands } from "../day/setup/own-table.ts";
import { crisisCommands } from "../crisis/commands.ts";
import { goalCommands } from "../goals/commands.ts";
import { growthCommands } from "../growth/commands.ts";
import { homeCommands } from "../home/commands.ts";
import { trackCommands } from "../tracks/commands.ts";
import { exerciseCommands } from "../tracks/exercise-rows.ts";
import type { CommandRow } from "../turn/command-row.ts";
import type { Command, CommandOf } from "../turn/command.ts";
import { entryCommands } from "./commands.ts";

/** Every command and all that is known of it. A command without a row does not compile. */
const tables = {
  ...goalCommands,
  ...trackCommands,
  ...exerciseCommands,
  ...planCommands,
  ...setupCommands,
  ...ownCommands,
  ...bodyCommands,
  ...growthCommands,
  ...homeCommands,
  ...crisisCommands,
  ...entryCommands,
} as const;
export const rows: { readonly [Name in Command["do"]]: CommandRow<CommandOf<Name>> } = tables;

type SlashOf<Row> = Row extends { readonly slash: readonly (infer Slash)[] } ? Slash : never;
type Slash = SlashOf<(typeof tables)[Command["do"]]>;
/** Every name that stands in a menu: each has its words in the catalogs. */
export type MenuCommand = Extract<Slash, { readonly menu: unknown }>["name"];

/** The row of one command, whichever it is. */
export function rowOf<C extends Command>(command: C): CommandRow<C> {
  // A row belongs to the command of its name: what the mapped type above says, and the compiler cannot follow through a union.
  return rows[command.do] as unknown as CommandRow<C>;
}

/** All rows with their commands' names, in the order of the features. */
export const everyRow = Object.entries(rows) as readonly (readonly [Command["do"], CommandRow<Command>])[];

/** Two commands under one sign would be one button, or one typed name, that means two things. */
export function refuseTwice(what: string, signs: readonly string[]): void {
  const twice = signs.filter((sign, place) => signs.indexOf(sign) !== place);
  if (twice.length > 0) throw new Error(`${what} used twice: ${twice.join(", ")}`);
}

refuseTwice(
  "button codes",
  everyRow.flatMap(([, { button }]) => (button ? [button.code] : [])),
);
refuseTwice(
  "slash names",
  everyRow.flatMap(([, { slash = [] }]) => slash.map(({ name }) => name)),
);
refuseTwice(
  "places in a menu",
  everyRow.flatMap(([, { slash = [] }]) =>
    slash.flatMap(({ menu, first }) => [...(menu ? [menu.join(" ")] : []), ...(first ? [`first ${first}`] : [])]),
  ),
);
