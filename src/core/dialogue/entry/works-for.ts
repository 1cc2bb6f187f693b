import type { WorkKind } from "../../techniques/technique.ts";
import { type WorkId, workLimits } from "../../techniques/work.ts";
import { capsulesDue } from "../../tracks/nudge.ts";
import { localDate } from "../../time/local-date.ts";
import type { Instant } from "../../time/instant.ts";
import type { Command } from "../turn/command.ts";
import type { Snapshot } from "../turn/dialogue.ts";

/** Which works to load; they are shown a page at a time, and never all loaded for a command that is not about them. */
export type WorkQuery =
  | { readonly ids: readonly WorkId[] }
  | {
      readonly kind: WorkKind | undefined;
      readonly from: number;
      readonly limit: number;
      readonly deletedToo?: boolean;
    };

/** The works that a command looks at, so that the app loads them before it decides; undefined for most commands. */
export function worksFor(command: Command, before: Snapshot, now: Instant): WorkQuery | undefined {
  const { waiting, crisis } = before.dialogue;
  switch (command.do) {
    case "works":
      return { kind: command.kind, from: command.from ?? 0, limit: workLimits.page + 1 };
    case "work":
    case "edit_work":
    case "tick_work":
    case "mark_work":
    case "delete_work":
    case "work_file":
      return { ids: [command.workId] };
    case "tick": {
      const due = before.journey ? capsulesDue(before.journey, localDate(now, before.person.timeZone)) : [];
      return due.length === 0 ? undefined : { ids: due };
    }
    case "not_what_i_meant":
    case "i_am_safe":
      // What the crisis held is carried out now, and looks at the same works.
      return (
        crisis?.held && worksFor(crisis.held, { ...before, dialogue: { ...before.dialogue, crisis: undefined } }, now)
      );
    case "text":
      if (waiting.for === "work_section") return { ids: [waiting.workId] };
      return crisis ? { kind: "safety_plan", from: 0, limit: 1 } : undefined;
    default:
      return undefined;
  }
}
