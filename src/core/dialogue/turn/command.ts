import type { GoalCommand } from "./goal-command.ts";
import type { TrackCommand } from "./track-command.ts";
import type { ExerciseCommand } from "./exercise-command.ts";
import type { PlanCommand } from "./plan-command.ts";
import type { OwnCommand, SetupCommand } from "./setup-command.ts";
import type { BodyCommand } from "./body-command.ts";
import type { GrowthCommand } from "./growth-command.ts";
import type { HomeCommand } from "./home-command.ts";
import type { CrisisCommand } from "./crisis-command.ts";
import type { EntryCommand } from "./entry-command.ts";

/** Everything a person can tell Waymark, whatever the channel. Channels translate into this and decide nothing. */
export type Command =
  | GoalCommand
  | TrackCommand
  | ExerciseCommand
  | PlanCommand
  | SetupCommand
  | OwnCommand
  | BodyCommand
  | GrowthCommand
  | HomeCommand
  | CrisisCommand
  | EntryCommand;

/** One command by its name. */
export type CommandOf<Name extends Command["do"]> = Extract<Command, { readonly do: Name }>;
