import { modes } from "../../../day/mode.ts";
import type { TaskId } from "../../../day/plan.ts";
import { digits, may, must, oneOf, shaped } from "../../turn/button-code.ts";
import type { CommandTable } from "../../turn/command-row.ts";
import { type PlanCommand, taskMarks } from "../../turn/plan-command.ts";
import { withTrackOfStep } from "../../tracks/journey-turn.ts";
import { putBlockOn } from "./block-commands.ts";
import * as day from "./day-commands.ts";
import { dayTick } from "./day-tick.ts";
import * as modesOf from "./mode-commands.ts";

const taskId = shaped<TaskId>(/^[A-Za-z0-9_.-]{1,48}$/u, "260601-1a");

/** Commands about today. */
export const planCommands = {
  today: {
    run: (before, _command, context) => day.today(before, context),
    button: { code: "td" },
    slash: [{ name: "today", menu: ["day", 1], first: 3 }],
    needs: ["body"],
    looks: true,
    unheard: ({ unsaid }) => unsaid === true,
  },
  task: {
    run: (before, command, context) => day.task(before, command.taskId, context),
    button: { code: "ta", fields: [must("taskId", taskId)] },
    looks: true,
  },
  why: {
    run: (before, command, context) => day.why(before, command.taskId, context),
    button: { code: "wy", fields: [may("taskId", taskId)] },
    slash: [{ name: "why", menu: ["day", 4] }],
    looks: true,
  },
  mark_task: {
    run: (before, command, context) =>
      withTrackOfStep(before, day.mark(before, command.taskId, command.how, context), context),
    button: { code: "mt", fields: [must("how", oneOf(taskMarks)), must("taskId", taskId)] },
  },
  snooze: {
    run: (before, command, context) => day.snooze(before, command.taskId, command.minutes, context),
    button: { code: "sz2", fields: [must("minutes", digits(3)), must("taskId", taskId)] },
  },
  mode: {
    run: (before, { mode }, context) => modesOf.chooseMode(before, mode, context),
    button: { code: "mo", fields: [may("mode", oneOf([...modes, "auto"] as const))] },
    needs: ["body"],
    looks: ({ mode }) => mode === undefined,
  },
  replan: {
    run: (before, _command, context) => modesOf.replanNow(before, context),
    button: { code: "rx" },
    needs: ["body"],
  },
  put_block: {
    run: (before, { blockId, to }, context) => putBlockOn(before, blockId, to, context),
    needs: ["body"],
  },
  day_tick: {
    run: (before, _command, context) => dayTick(before, context),
    needs: ["body"],
    ours: true,
    unheard: true,
  },
} as const satisfies CommandTable<PlanCommand>;
