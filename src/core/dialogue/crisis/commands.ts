import type { CommandTable } from "../turn/command-row.ts";
import type { CrisisCommand } from "../turn/crisis-command.ts";
import { endCrisis, helpNow, notMeant, raiseFurther, worksOfHeld } from "./crisis-turn.ts";

/** Commands about a crisis, and the way out of it. */
export const crisisCommands = {
  help_now: {
    run: (before) => helpNow(before),
    button: { code: "hn" },
    slash: [{ name: "help_now", menu: ["all", 2], first: 5 }],
    looks: true,
    asItIs: true,
    said: ["anywhere", "in_crisis"],
  },
  i_am_safe: {
    run: (before, _command, context, commands) => endCrisis(before, context, commands),
    button: { code: "ok" },
    // What the crisis held is carried out now, and looks at the same works.
    works: (_command, before, now, worksFor) => worksOfHeld(before, now, worksFor),
    asItIs: true,
    said: ["in_crisis"],
  },
  not_what_i_meant: {
    run: (before, _command, context, commands) => notMeant(before, context, commands),
    button: { code: "nm" },
    works: (_command, before, now, worksFor) => worksOfHeld(before, now, worksFor),
    asItIs: true,
    said: ["in_crisis"],
  },
  raise_crisis: {
    run: (before, command, context) => raiseFurther(before, command, context),
    ours: true,
    unheard: true,
  },
} as const satisfies CommandTable<CrisisCommand>;
