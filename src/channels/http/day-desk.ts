import type { DayAnswerWire } from "#contract/day.ts";
import type { Command } from "#core/dialogue/turn/command.ts";
import type { Plan } from "#core/day/plan.ts";
import type { HttpDeps } from "./deps.ts";
import type { HttpContext } from "./env.ts";
import { dayToWire, onDays, planOfToday, taskToWire } from "./day-to-wire.ts";
import type { ShownDay } from "./task-words.ts";
import type { Problem, ProblemResponse } from "./problem.ts";
import { type Shown, shownTo } from "./show.ts";
import type { Talk, Told } from "./talk.ts";
import { movesToWire } from "./tracks-to-wire.ts";

/** A state with today's plan in it. */
export interface Today {
  readonly shown: ShownDay;
  readonly plan: Plan;
}

/** How routes reach a person's day. */
export interface DayDesk {
  /** Today as it is planned, planned now where it was not yet; a problem where health days have not begun. */
  today(c: HttpContext): Promise<Today | ProblemResponse>;
  /** A person's state with today's plan, where they have health days; whoever has none is shown as they are. */
  upToDate(c: HttpContext): Promise<Shown | ProblemResponse>;
  /** The state of whoever has health days; a problem for others. */
  begun(c: HttpContext): Promise<ShownDay | ProblemResponse>;
  /** Tells a command to the dialogue and answers with the day after it. */
  change(
    c: HttpContext,
    commands: readonly [Command, ...Command[]],
    taskId?: string,
  ): Promise<DayAnswerWire | ProblemResponse>;
}

/** Whether a change of today has lasted as long as it was to: looking at the day ends it. */
const hasRunOut = ({ snapshot, around }: ShownDay): boolean =>
  snapshot.adapting?.adaptations.some(
    ({ state, expiresAt }) => (state === "applied" || state === "offered") && expiresAt <= around.now,
  ) ?? false;

export function createDayDesk(talk: Talk, deps: HttpDeps, problem: Problem): DayDesk {
  async function upToDate(c: HttpContext): Promise<Shown | ProblemResponse> {
    const shown = shownTo(await talk.look(c), deps);
    const living = onDays(shown);
    if (!living || (planOfToday(living) && !hasRunOut(living))) return shown;
    const told = await talk.tell(c, { do: "today", unsaid: true });
    return told.ok ? shownTo(told.turn.after, deps) : told.response;
  }

  function todayIn(shown: Shown): Today | undefined {
    const living = onDays(shown);
    const plan = living && planOfToday(living);
    return living && plan && { shown: living, plan };
  }

  return {
    upToDate,

    async today(c) {
      const shown = await upToDate(c);
      return shown instanceof Response ? shown : (todayIn(shown) ?? problem(c, "no_day"));
    },

    async begun(c) {
      return onDays(shownTo(await talk.look(c), deps)) ?? problem(c, "no_day");
    },

    async change(c, commands, taskId) {
      const told: Told = await talk.tell(c, ...commands);
      if (!told.ok) return told.response;
      // The day may have turned while the command was on its way, or be planned only when somebody looks.
      const now = todayIn(shownTo(told.turn.after, deps)) ?? (await this.today(c));
      if (now instanceof Response) return now;
      const { shown, plan } = now;
      const task = plan.tasks.find(({ id }) => id === taskId);
      const added = plan.undo.findLast((undo) => undo.task.id === taskId)?.added;
      const instead =
        task?.state === "swapped" || task?.state === "never" ? plan.tasks.find(({ id }) => id === added) : undefined;
      return {
        day: dayToWire(plan, shown),
        task: task ? taskToWire(task, plan, shown) : null,
        instead: instead ? taskToWire(instead, plan, shown) : null,
        ...movesToWire(told.turn.journal, shown),
        replies: told.replies,
      };
    },
  };
}
