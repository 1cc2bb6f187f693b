import type { OwnHabitId } from "../../../day/own-habit.ts";
import { day, digits, flag, last, lenient, may, must, signs, uuid, yesOrNo } from "../../turn/button-code.ts";
import type { CommandTable } from "../../turn/command-row.ts";
import type { OwnCommand, OwnMark } from "../../turn/setup-command.ts";
import * as own from "./own-commands.ts";

const id = must("own", uuid<OwnHabitId>());
const mark = signs<OwnMark>([
  ["done", "d"],
  ["partly", "p"],
  ["skip", "s"],
  ["undo", "u"],
]);

/** Commands about habits that a person makes up. */
export const ownCommands = {
  own_habits: {
    run: (before, { from }, context) => own.ownHabits(before, from, context),
    button: { code: "o1", fields: [lenient(may("from", digits(4)))] },
    looks: true,
  },
  own_habit: {
    run: (before, command, context) => own.show(before, command.own, context),
    button: { code: "o2", fields: [id] },
    looks: true,
  },
  own_add: {
    run: (before, { words }, context) => own.add(before, words, context),
    button: { code: "o3" },
    slash: [{ name: "habit", menu: ["day", 12], takes: (words) => ({ do: "own_add", words }) }],
    needs: ["body"],
    draft: true,
  },
  own_new: {
    run: (before, { said, risk }, context) => own.create(before, said, risk, context),
    needs: ["body"],
    draft: true,
  },
  own_set: {
    run: (before, command, context) => own.set(before, command.own, command.change, context),
    needs: ["body"],
    draft: true,
  },
  own_ask: {
    run: (before, command) => own.ask(before, command.own),
    button: { code: "o4", fields: [id] },
  },
  own_risk: {
    run: (before, command, context) => own.answerRisk(before, command.own, command.risk, context),
    button: { code: "o5", fields: [must("risk", yesOrNo), id] },
    needs: ["body"],
  },
  own_pause: {
    run: (before, command, context) => own.pause(before, command.own, command.paused, context),
    button: { code: "o6", fields: [must("paused", yesOrNo), id] },
    needs: ["body"],
  },
  own_delete: {
    run: (before, command, context) => own.remove(before, command.own, command.confirmed ?? false, context),
    button: { code: "o7", fields: [id, lenient(last("confirmed", flag("y")))] },
    needs: ["body"],
  },
  own_import: {
    run: (before, { habits }, context) => own.importHabits(before, habits, context),
    unheard: true,
    draft: true,
  },
  own_mark: {
    run: (before, command, context) => own.mark(before, command.own, command.how, command.date, context),
    button: { code: "o8", fields: [must("how", mark), id, lenient(last("date", day))] },
    needs: ["body"],
  },
} as const satisfies CommandTable<OwnCommand>;
