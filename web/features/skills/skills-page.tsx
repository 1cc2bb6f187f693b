import type { ReactNode } from "react";
import type { MasteryWire, SkillMasteryWire } from "#contract/mastery.ts";
import { useMastery } from "../../data/body.ts";
import { useLives } from "../../data/day.ts";
import { BackLink } from "../../ui/back-link.tsx";
import { Notice, Page, Part } from "../../ui/page.tsx";
import { Problem } from "../../ui/problem.tsx";
import { useBodyWords } from "../../words/body-words.ts";
import { useDayWords } from "../../words/day-words.ts";
import { useWords } from "../../words/words.tsx";
import { Begin } from "../day/begin.tsx";
import { Fold } from "../day/lesson.tsx";
import { Bar } from "../../ui/bar.tsx";
import { HabitLinks } from "../habits/habit-links.tsx";
import { lasting } from "./lasting.ts";
import { LevelPath } from "./level-path.tsx";

/** How far everything is that grows by doing: the path of three levels, and each skill. */
export function SkillsPage(): ReactNode {
  const web = useWords();
  const lives = useLives();
  const mastery = useMastery(lives);
  if (lives === false) return <Begin />;
  if (mastery.data !== undefined) return <Shown mastery={mastery.data} />;
  return mastery.error ? <Problem error={mastery.error} /> : <p className="waits">{web.loading}</p>;
}

function Shown({ mastery }: { readonly mastery: MasteryWire }): ReactNode {
  const words = useBodyWords();
  const day = useDayWords();
  const of = (...states: readonly SkillMasteryWire["state"][]): readonly SkillMasteryWire[] =>
    mastery.skills.filter(({ state }) => states.includes(state));
  const mastered = of("mastered");
  const growing = of("in_progress");
  const ahead = of("begun", "not_begun");
  const recommended = ahead.filter(({ skill_id }) => mastery.next_recommended_skills.includes(skill_id));
  const rest = ahead.filter((skill) => !recommended.includes(skill));
  return (
    <Page title={day.skills} back={<BackLink href="/day">{day.toDay}</BackLink>}>
      <div className="-mt-3 grid gap-1 text-soft">
        <p>{words.skillsText}</p>
        {mastery.total_mastered_skills > 0 && (
          <p>{words.skillsSummary(mastery.total_mastered_skills, mastery.weeks_in_system)}</p>
        )}
      </div>
      <Part title={`${words.path}: ${mastery.archetype_name}`}>
        <LevelPath levels={mastery.levels} />
        {mastery.complete && <Notice>{words.pathComplete}</Notice>}
      </Part>
      <Part title={words.mySkills}>
        <p className="text-sm text-soft">{words.rests}</p>
        <Skills title={words.mastered} skills={mastered} mastery={mastery} />
        <Skills title={words.inProgress} skills={growing} mastery={mastery} />
        <Skills title={words.notBegun} skills={recommended} mastery={mastery} />
        {rest.length > 0 && (
          <div>
            <Fold title={`${day.more} (${rest.length})`}>
              <SkillList skills={rest} mastery={mastery} />
            </Fold>
          </div>
        )}
      </Part>
    </Page>
  );
}

interface Props {
  readonly skills: readonly SkillMasteryWire[];
  readonly mastery: MasteryWire;
}

function Skills({ title, ...props }: Props & { readonly title: string }): ReactNode {
  if (props.skills.length === 0) return null;
  return (
    <section className="grid gap-3">
      <h3 className="font-medium">{title}</h3>
      <SkillList {...props} />
    </section>
  );
}

function SkillList({ skills, mastery }: Props): ReactNode {
  return (
    <ul className="grid gap-5">
      {skills.map((skill) => (
        <Skill key={skill.skill_id} skill={skill} mastery={mastery} />
      ))}
    </ul>
  );
}

function Skill({ skill, mastery }: { readonly skill: SkillMasteryWire; readonly mastery: MasteryWire }): ReactNode {
  const words = useBodyWords();
  const word = mastery.ready_for_advancement.includes(skill.skill_id)
    ? words.nearlyThere
    : mastery.next_recommended_skills.includes(skill.skill_id)
      ? words.growNext
      : undefined;
  const percent = Math.round(skill.mastery_percentage);
  return (
    <li className="grid gap-1">
      <p className="flex flex-wrap items-baseline justify-between gap-x-3">
        <span>
          {skill.skill_name}
          {word !== undefined && <span className="text-sm text-accent"> · {word}</span>}
        </span>
        <span className="text-sm text-soft">
          {words.masteryOf(percent)}
          {skill.streak > 1 && <> · {words.streakIs(skill.streak)}</>}
        </span>
      </p>
      <Bar percent={percent} label={skill.skill_name} />
      <p className="text-sm text-soft">
        {words.growsBy}{" "}
        <HabitLinks
          habits={skill.habits}
          note={({ excluded }) => (lasting(excluded).length > 0 ? ` (${words.closedNow})` : "")}
        />
      </p>
    </li>
  );
}
