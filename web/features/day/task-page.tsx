import { type ReactNode, useState } from "react";
import type { MessageWire } from "#contract/chat.ts";
import type { TaskInFullWire } from "#contract/day-task.ts";
import { afterwards } from "../../data/afterwards.ts";
import { type DayWish, useDay, useDayAction, useTask } from "../../data/day.ts";
import { isGone } from "../../data/gone.ts";
import { BackLink } from "../../ui/back-link.tsx";
import { Button } from "../../ui/button.tsx";
import { Mark } from "../../ui/marks.tsx";
import { Card, Notice, Page, Part } from "../../ui/page.tsx";
import { Problem } from "../../ui/problem.tsx";
import { TextLink } from "../../ui/text-link.tsx";
import { useDayWords } from "../../words/day-words.ts";
import { useLocale, useWords } from "../../words/words.tsx";
import { Adapted } from "./adapted.tsx";
import { clockOf } from "./clock.ts";
import { Lesson, Lines, Sources } from "./lesson.tsx";
import { answerTo, Said } from "./said.tsx";
import { Choices } from "./task-row.tsx";

/** One task in full: what it is, how it is done today, and all that is known of it, folded. */
export function TaskPage({ id }: { readonly id: string }): ReactNode {
  const web = useWords();
  const words = useDayWords();
  const task = useTask(id);
  if (task.data !== undefined) return <Shown task={task.data} />;
  if (isGone(task.error)) {
    return (
      <Page title={words.taskGone} narrow>
        <TextLink href="/day">{words.toDay}</TextLink>
      </Page>
    );
  }
  return task.error ? <Problem error={task.error} /> : <p className="waits">{web.loading}</p>;
}

function Shown({ task }: { readonly task: TaskInFullWire }): ReactNode {
  const words = useDayWords();
  const locale = useLocale();
  const action = useDayAction();
  const zone = useDay(true).data?.time_zone;
  const [said, setSaid] = useState<readonly MessageWire[]>([]);
  const act = (wish: DayWish): void =>
    afterwards(action.mutateAsync(wish), ({ replies }) => setSaid(answerTo(wish, replies, words)));
  const isOpen = task.state === "open";
  const on = task.task_id;
  const busy = action.isPending;
  const lesson = task.educational_content;
  const steps = lesson?.practical_implementation.step_by_step_instructions ?? [];
  const needs = lesson?.practical_implementation.equipment_needed ?? [];
  return (
    <Page title={task.archetype_specific_title} back={<BackLink href="/day">{words.toDay}</BackLink>}>
      <Card className="grid gap-4">
        <p className="flex flex-wrap gap-x-4 gap-y-1 text-soft">
          {zone !== undefined && (
            <span className="inline-flex items-center gap-2">
              <Mark name="clock" />
              {clockOf(task.at, zone, locale)}, {words.minutes(task.duration_minutes)}
            </span>
          )}
          <span>{task.user_friendly_intensity}</span>
          {!isOpen && <span className="text-accent">{words.states[task.state]}</span>}
        </p>
        {task.title !== task.archetype_specific_title && <p className="text-sm text-soft">{task.title}</p>}
        <p>{task.description}</p>
        {task.how !== "" && <p className="font-serif text-xl leading-snug">{task.how}</p>}
        {task.adaptation !== null && zone !== undefined && (
          <Adapted adaptation={task.adaptation} zone={zone} onSaid={setSaid} />
        )}
        {task.caution !== null && (
          <p className="rounded-2xl border border-line bg-warm-wash px-4 py-3 text-warm">{task.caution}</p>
        )}
        {isOpen && task.may.includes("done") && (
          <Button
            look="main"
            size="large"
            className="w-full sm:w-auto sm:justify-self-start"
            busy={busy}
            onClick={() => act({ do: "done", on })}
          >
            <Mark name="done" className="size-6" />
            {words.marks.done}
          </Button>
        )}
        {!isOpen && task.may.includes("undo") && (
          <Button className="justify-self-start" busy={busy} onClick={() => act({ do: "undo", on })}>
            {words.marks.undo}
          </Button>
        )}
        <Said replies={said} />
        <Problem error={action.error} />
        {isOpen && <Choices task={task} busy={busy} onAct={act} />}
      </Card>
      {steps.length > 0 && (
        <Part title={words.steps}>
          <Lines lines={steps} numbered />
          {needs.length > 0 && (
            <p className="text-sm text-soft">
              {words.needs} {needs.join(", ")}
            </p>
          )}
        </Part>
      )}
      <Part title={words.versions}>
        <dl className="grid gap-3">
          <div>
            <dt className="text-sm text-soft">{words.versionLow}</dt>
            <dd>{task.scaling_info.low_energy}</dd>
          </div>
          <div>
            <dt className="text-sm text-soft">{words.versionHigh}</dt>
            <dd>{task.scaling_info.high_energy}</dd>
          </div>
        </dl>
        {task.version !== "usual" && <Notice>{words.versionToday[task.version]}</Notice>}
      </Part>
      <Part title={words.whyHere}>
        <ul className="grid gap-1.5">
          {task.reasons.map(({ rule, text }) => (
            <li key={rule}>{text}</li>
          ))}
        </ul>
        <p className="text-sm text-soft">
          {task.time_block.title}, {task.time_block.time_range}
        </p>
      </Part>
      {task.progression_context !== null && (
        <Part title={words.progress}>
          <p>{task.progression_context.progression_note}</p>
          {task.progression_context.mastery > 0 && (
            <p className="text-soft first-letter:uppercase">
              {words.mastery(task.progression_context.mastery)}
              {task.progression_context.current_streak > 1 && (
                <>. {words.streak(task.progression_context.current_streak)}</>
              )}
            </p>
          )}
          {task.success_tracking !== null && <p>{task.success_tracking.completion_criteria}</p>}
        </Part>
      )}
      {lesson !== null && <Lesson content={lesson} />}
      {(task.sources.length > 0 || lesson !== null) && (
        <Sources sources={task.sources} honesty={lesson?.scientific_basis.honesty ?? ""} />
      )}
      {task.habit_id !== null && <TextLink href={`/habits/${task.habit_id}`}>{words.aboutHabit}</TextLink>}
    </Page>
  );
}
