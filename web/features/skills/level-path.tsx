import type { ReactNode } from "react";
import { Link } from "wouter";
import type { LevelWire } from "#contract/mastery.ts";
import { Mark } from "../../ui/marks.tsx";
import { TextLink } from "../../ui/text-link.tsx";
import { useBodyWords } from "../../words/body-words.ts";
import { withNames } from "../habits/with-names.ts";
import { lasting } from "./lasting.ts";
import { Bar } from "../../ui/bar.tsx";

/** The levels of a path, one below the other: what was reached, where one is and what is missing, and what lies ahead. */
export function LevelPath({ levels }: { readonly levels: readonly LevelWire[] }): ReactNode {
  const words = useBodyWords();
  const asksHealth = levels.some(({ unlocked_habits }) =>
    unlocked_habits.some(({ excluded }) =>
      excluded.some(({ code }) => code === "contraindication" || code === "no_gentle_way"),
    ),
  );
  return (
    <div className="grid">
      <ol className="grid">
        {levels.map((level, at) => (
          <li key={level.level_id} className="grid grid-cols-[2rem_1fr] gap-3">
            <span aria-hidden="true" className="grid grid-rows-[auto_1fr] justify-items-center">
              <Blaze state={level.state} />
              {at < levels.length - 1 && (
                <span className={`w-0.5 ${level.state === "reached" ? "bg-accent" : "bg-line"}`} />
              )}
            </span>
            <LevelRow level={level} isLast={at === levels.length - 1} />
          </li>
        ))}
      </ol>
      {asksHealth && <TextLink href="/day/health">{words.toHealth}</TextLink>}
    </div>
  );
}

function Blaze({ state }: Pick<LevelWire, "state">): ReactNode {
  const looks = {
    reached: "border-accent bg-accent text-accent-ink",
    current: "border-accent bg-wash",
    ahead: "border-edge bg-card",
  } as const;
  return (
    <span className={`grid size-8 place-items-center rounded-lg border-2 ${looks[state]}`}>
      {state === "reached" && <Mark name="done" className="size-5" />}
      {state === "current" && <span className="h-1.5 w-3.5 rounded-sm bg-accent" />}
    </span>
  );
}

function LevelRow({ level, isLast }: { readonly level: LevelWire; readonly isLast: boolean }): ReactNode {
  const words = useBodyWords();
  const { state } = level;
  return (
    <div className="grid gap-3 pb-7">
      <div className="grid gap-0.5">
        <h3 className="name">{level.level_name}</h3>
        <p className={`text-sm ${state === "current" ? "text-accent" : "text-soft"}`}>
          {words.levelStates[state]}
          {state !== "reached" && <> · {words.levelTakes(level.estimated_weeks_to_complete)}</>}
        </p>
      </div>
      <p>{level.description}</p>
      {state === "current" ? (
        <Asked level={level} title={isLast ? words.toFinish : words.toGoOn} />
      ) : (
        <p className="text-sm text-soft">
          {state === "reached" ? words.hasGrown : words.itTakes}{" "}
          {level.required_skills.map(({ name, spared }) => (spared ? `${name} (${words.isSpared})` : name)).join(", ")}
        </p>
      )}
      <Opens level={level} />
    </div>
  );
}

/** What the level still asks for, with how far each is. */
function Asked({ level, title }: { readonly level: LevelWire; readonly title: string }): ReactNode {
  const words = useBodyWords();
  const isOpen = level.required_skills.some(({ met, spared }) => !met && !spared);
  return (
    <div className="grid gap-2">
      <p className="text-sm text-soft">{title}</p>
      <ul className="grid gap-3">
        {level.required_skills.map(({ skill_id, name, mastery, needed, met, spared }) => (
          <li key={skill_id} className="grid gap-1">
            <p className="flex flex-wrap justify-between gap-x-3">
              <span>{name}</span>
              <span className="text-sm text-soft">
                {spared ? words.isSpared : met ? words.isMet : words.masteryOf(mastery)}
              </span>
            </p>
            {!spared && <Bar percent={mastery} needed={needed} label={name} />}
          </li>
        ))}
      </ul>
      {!isOpen && <p>{words.allMet}</p>}
    </div>
  );
}

/** The habits of a level; what the health answers close stays closed at any level, and says so. */
function Opens({ level }: { readonly level: LevelWire }): ReactNode {
  const words = useBodyWords();
  if (level.unlocked_habits.length === 0) return null;
  return (
    <div className="grid gap-1.5">
      <p className="text-sm text-soft">{level.state === "ahead" ? words.opens : words.opened}</p>
      <ul className="grid gap-1">
        {level.unlocked_habits.map(({ habit_id, name, excluded }) => {
          const [reason] = lasting(excluded);
          return (
            <li key={habit_id}>
              <Link
                href={`/habits/${habit_id}`}
                className="underline decoration-line decoration-2 underline-offset-4 hover:decoration-accent"
              >
                {name}
              </Link>
              {reason !== undefined && (
                <span className="text-sm text-soft">
                  {" "}
                  · {words.closedNow}: {withNames(reason)}
                </span>
              )}
            </li>
          );
        })}
      </ul>
    </div>
  );
}
