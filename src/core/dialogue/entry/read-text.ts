import type { Command } from "../turn/command.ts";

/** Slash commands by name; the menus of the channels and the help text show these. */
export const slashCommands = {
  start: { do: "start" },
  help: { do: "help" },
  help_now: { do: "help_now" },
  newgoal: { do: "new_goal" },
  goals: { do: "list_goals" },
  switch: { do: "switch" },
  step: { do: "show_step" },
  done: { do: "done" },
  next: { do: "next" },
  rephrase: { do: "rephrase" },
  undo: { do: "undo" },
  status: { do: "status" },
  progress: { do: "progress" },
  tracks: { do: "tracks" },
  switch_track: { do: "set_primary" },
  suggest: { do: "suggest" },
  milestones: { do: "milestones" },
  letters: { do: "works", kind: "letter" },
  quests: { do: "works", kind: "quest" },
  diary: { do: "works", kind: "diary_entry" },
  works: { do: "works" },
  resume: { do: "resume" },
  card: { do: "progress_card" },
  today: { do: "today" },
  now: { do: "now" },
  habits: { do: "habits" },
  checkin: { do: "checkin" },
  day: { do: "day_settings" },
  why: { do: "why" },
  skills: { do: "skills" },
  level: { do: "level" },
  learn: { do: "learn" },
  insights: { do: "insights" },
  skip: { do: "skip" },
  cancel: { do: "cancel" },
  settings: { do: "settings" },
  language: { do: "language" },
  tone: { do: "tone" },
  timezone: { do: "time_zone" },
  country: { do: "country" },
  privacy: { do: "privacy" },
  export: { do: "export" },
  delete: { do: "delete_me" },
} as const satisfies Record<string, Command>;
export type SlashCommand = keyof typeof slashCommands;

/**
 * What a typed line is: `/done` (or `/done@SomeBot`) is that command, with the rest of the line as its words where it takes some;
 * everything else is text. An unknown command keeps its whole line, so that it is screened like any text.
 */
export function readText(line: string): Command {
  const found = /^\/([A-Za-z_]+)(?:@\w+)?(?:\s+([\s\S]+))?$/.exec(line.trim());
  if (!found) return { do: "text", text: line };
  const name = (found[1] ?? "").toLowerCase();
  const words = found[2]?.trim();
  if (!Object.hasOwn(slashCommands, name)) return { do: "unknown_command", name: line.trim() };
  const command: Command = slashCommands[name as SlashCommand];
  if (words === undefined || words === "") return command;
  switch (command.do) {
    case "new_goal":
      return { do: "new_goal", title: words };
    case "rephrase":
      return { do: "rephrase", reason: "own_words", comment: words };
    case "time_zone":
      return { do: "time_zone", timeZone: words };
    case "country":
      return { do: "country", country: words };
    case "learn":
      return { do: "learn", name: words };
    case "start":
      return command;
    default:
      // Words after a command that takes none are still a person's words: they are heard, and screened, as text.
      return { do: "text", text: line };
  }
}
