import type { ReactNode } from "react";
import type { HabitInFullWire } from "#contract/habits.ts";
import { useLives } from "../../data/day.ts";
import { useHabit, useHabitAction } from "../../data/day-setup.ts";
import { isGone } from "../../data/gone.ts";
import { NotFound } from "../../app/later-pages.ts";
import { BackLink } from "../../ui/back-link.tsx";
import { Button } from "../../ui/button.tsx";
import { Choice } from "../../ui/field.tsx";
import { Card, Notice, Page, Part } from "../../ui/page.tsx";
import { Problem } from "../../ui/problem.tsx";
import { TextLink } from "../../ui/text-link.tsx";
import { useDayWords } from "../../words/day-words.ts";
import { useWords } from "../../words/words.tsx";
import { Lines } from "../day/lesson.tsx";
import { HabitLesson } from "./habit-lesson.tsx";
import { HabitNote } from "./habit-note.tsx";
import { withNames } from "./with-names.ts";

const stars = [1, 2, 3, 4, 5] as const;
const stages = ["beginner", "intermediate", "advanced"] as const;

/** Everything about one habit, what the person thinks of it, and why it is left out if it is. */
export function HabitPage({ id }: { readonly id: string }): ReactNode {
  const web = useWords();
  const habit = useHabit(id);
  if (habit.data !== undefined) return <Shown habit={habit.data} />;
  if (isGone(habit.error)) return <NotFound />;
  return habit.error ? <Problem error={habit.error} /> : <p className="waits">{web.loading}</p>;
}

function Shown({ habit }: { readonly habit: HabitInFullWire }): ReactNode {
  const words = useDayWords();
  const lives = useLives();
  const act = useHabitAction(habit.habit_id);
  const practice = habit.educational_content.practical_implementation;
  return (
    <Page title={habit.name} back={<BackLink href="/habits">{words.habits}</BackLink>}>
      {habit.excluded.length > 0 && (
        <Notice>
          <p className="font-medium">{words.leftOut}</p>
          <ul className="list-disc pl-5">
            {habit.excluded.map((reason) => (
              <li key={reason.code}>{withNames(reason)}</li>
            ))}
          </ul>
          {habit.excluded.some(({ code }) => code === "contraindication" || code === "no_gentle_way") && (
            <TextLink href="/day/health">{words.health}</TextLink>
          )}
        </Notice>
      )}
      <Card className="grid gap-4">
        <p className="text-lg">{habit.about}</p>
        <p className="text-sm text-soft">
          {habit.category_name} · {words.minutes(habit.duration_minutes)} · {words.difficulty(habit.difficulty_level)}
        </p>
        {habit.implementation_details.technique !== "" && <p>{habit.implementation_details.technique}</p>}
        {habit.caution !== null && (
          <p className="rounded-2xl border border-line bg-warm-wash px-4 py-3 text-warm">{habit.caution}</p>
        )}
        {habit.total_attempts > 0 && (
          <p className="text-soft first-letter:uppercase">
            {words.mastery(habit.mastery)}
            {habit.current_streak > 1 && <>. {words.streak(habit.current_streak)}</>}
          </p>
        )}
        {habit.never && (
          <Button className="justify-self-start" busy={act.isPending} onClick={() => act.mutate({ never: false })}>
            {words.bringBack}
          </Button>
        )}
        {lives === true && (
          <Choice
            label={words.rate}
            value={`${habit.rating ?? ""}`}
            options={stars.map((value) => ({ value: `${value}`, label: words.ratings[value] }))}
            onPick={(rating) => act.mutate({ rating: Number(rating) })}
          />
        )}
        {lives === true && <HabitNote habit={habit} act={act} />}
        <Problem error={act.error} />
      </Card>
      {practice.step_by_step_instructions.length > 0 && (
        <Part title={words.steps}>
          <Lines lines={practice.step_by_step_instructions} numbered />
          {practice.equipment_needed.length > 0 && (
            <p className="text-sm text-soft">
              {words.needs} {practice.equipment_needed.join(", ")}
            </p>
          )}
        </Part>
      )}
      <Part title={words.grows}>
        <dl className="grid gap-3">
          {stages
            .filter((stage) => habit.scaling_options[stage] !== "")
            .map((stage) => (
              <div key={stage}>
                <dt className="text-sm text-soft">
                  {words.stages[stage]}, {words.minutes(habit.scaling_minutes[stage])}
                </dt>
                <dd>{habit.scaling_options[stage]}</dd>
              </div>
            ))}
          {habit.gentle !== null && (
            <div>
              <dt className="text-sm text-soft">{words.versionGentle}</dt>
              <dd>{habit.gentle}</dd>
            </div>
          )}
        </dl>
        {habit.prerequisites.length > 0 && (
          <p className="text-sm text-soft">
            {words.first}{" "}
            {habit.prerequisites.map(({ name, mastery }) => `${name} (${words.mastery(mastery)})`).join(", ")}
          </p>
        )}
        {habit.contraindications.length > 0 && (
          <p className="text-sm text-soft">
            {words.notWith} {habit.contraindications.map(({ label }) => label).join(", ")}
          </p>
        )}
      </Part>
      <HabitLesson habit={habit} />
    </Page>
  );
}
