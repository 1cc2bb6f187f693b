import type { CommandTable } from "../turn/command-row.ts";
import type { Snapshot } from "../turn/dialogue.ts";
import type { CrisisCommand } from "../turn/crisis-command.ts";
import { endCrisis, helpNow, notMeant, raiseFurther, worksOfHeld } from "./crisis-turn.ts";
import { calmed, openedByModel } from "./open-help.ts";

/** Whether the buttons stand under an open sign, and no crisis lasts. */
const isOpenAlone = ({ dialogue: { crisis, concern } }: Snapshot): boolean => !crisis && concern !== undefined;

/** Commands about a crisis, and the way out of it. */
export const crisisCommands = {
  help_now: {
    run: (before) => helpNow(before),
    button: { code: "hn" },
    slash: [{ name: "help_now", menu: ["all", 2], first: 5 }],
    looks: true,
    asItIs: true,
    everybody: true,
    said: ["anywhere", "in_crisis"],
  },
  i_am_safe: {
    run: (before, _command, context, commands) =>
      isOpenAlone(before) ? calmed(before, "person_said_safe") : endCrisis(before, context, commands),
    button: { code: "ok" },
    // What the crisis held is carried out now, and looks at the same works.
    works: (_command, before, now, worksFor) => worksOfHeld(before, now, worksFor),
    asItIs: true,
    everybody: true,
    said: ["in_crisis"],
  },
  not_what_i_meant: {
    run: (before, _command, context, commands) =>
      isOpenAlone(before) ? calmed(before, "not_what_i_meant") : notMeant(before, context, commands),
    button: { code: "nm" },
    works: (_command, before, now, worksFor) => worksOfHeld(before, now, worksFor),
    asItIs: true,
    everybody: true,
    said: ["in_crisis"],
  },
  raise_crisis: {
    run: (before, command, context) =>
      before.dialogue.crisis ? raiseFurther(before, command, context) : openedByModel(before, context),
    ours: true,
    unheard: true,
    everybody: true,
  },
} as const satisfies CommandTable<CrisisCommand>;
