import type { ReactNode } from "react";
import type { HabitInFullWire } from "#contract/habits.ts";
import { useLesson } from "../../data/body.ts";
import { useBodyWords } from "../../words/body-words.ts";
import { useLocale } from "../../words/words.tsx";
import { dateInWords } from "../day/clock.ts";
import { Lesson, Sources } from "../day/lesson.tsx";
import { AskLesson } from "./ask-lesson.tsx";
import { HabitLinks } from "./habit-links.tsx";

/** A habit's lesson in the voice of the person's temperament, with what it rests on, and questions where a model may answer them. */
export function HabitLesson({ habit }: { readonly habit: HabitInFullWire }): ReactNode {
  const words = useBodyWords();
  const locale = useLocale();
  const lesson = useLesson(habit.habit_id);
  const { honesty } = habit.educational_content.scientific_basis;
  if (lesson.isPending) return null;
  const { data } = lesson;
  // Without the voice the lesson itself is still there: it came with the habit.
  if (data === undefined) {
    return (
      <>
        <Lesson content={habit.educational_content} />
        <Sources sources={habit.evidence} honesty={honesty} />
      </>
    );
  }
  const others = data.related.filter(({ habit_id }) => habit_id !== habit.habit_id);
  return (
    <>
      <Lesson content={data.detailed_content} opening={data.opening} unfolded={data.unfolded}>
        {others.length > 0 && (
          <p className="text-sm text-soft">
            {words.related} <HabitLinks habits={others} />
          </p>
        )}
        {data.questions && <AskLesson key={habit.habit_id} habit={habit.habit_id} />}
      </Lesson>
      <Sources sources={data.evidence} honesty={data.detailed_content.scientific_basis.honesty}>
        {words.lessonUpdated(dateInWords(data.last_updated.slice(0, 10), locale, false))}
      </Sources>
    </>
  );
}
