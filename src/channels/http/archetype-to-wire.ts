import type { ArchetypeWire } from "#contract/habits.ts";
import { type ArchetypeId, archetypeIds } from "#core/day/archetype.ts";
import { clockText } from "#core/day/clock-text.ts";
import type { Shown } from "./show.ts";

function archetypeToWire(id: ArchetypeId, { snapshot, around, text }: Shown): ArchetypeWire {
  const { day } = snapshot;
  const library = around.library.day;
  const pack = library.archetypes[id];
  const at = `archetype.${id}`;
  return {
    archetype: id,
    name: text({ ref: `${at}.name` }),
    about: text({ ref: `${at}.about` }),
    voice: text({ ref: `${at}.voice` }),
    welcome: text({ ref: `${at}.welcome` }),
    chosen: day?.archetype === id,
    tasks_at_first: pack.habitsADay.atFirst,
    tasks_most: pack.habitsADay.most,
    default_schedule: { wake_time: clockText(pack.wake), sleep_time: clockText(pack.sleep) },
    intensity: {
      easy: text({ ref: `${at}.intensity.easy` }),
      moderate: text({ ref: `${at}.intensity.moderate` }),
      high: text({ ref: `${at}.intensity.high` }),
    },
    blocks: pack.templates.medium.blocks.map(({ block }) => ({
      block_id: block.id,
      title: text({ ref: `block.${block.id}.own_title` }),
      purpose: text({ ref: `block.${block.id}.purpose` }),
      energy_requirement: block.energy,
    })),
    levels: library.levels[id].map((level) => ({
      level_id: level.id,
      level_name: text({ ref: `level.${level.id}.name` }),
      description: text({ ref: `level.${level.id}.description` }),
      estimated_weeks_to_complete: level.weeks,
      required_skills: level.requires.map((skill) => ({
        skill_id: skill,
        name: text({ ref: `skill.${skill}.name` }),
      })),
      unlocked_habits: level.unlocks.map((habit) => ({ habit_id: habit, name: text({ ref: `habit.${habit}.name` }) })),
      reached: day?.levels.includes(level.id) ?? false,
    })),
  };
}

/** All six, with the one that is chosen. */
export function archetypesToWire(shown: Shown): { chosen: ArchetypeId | null; archetypes: ArchetypeWire[] } {
  return {
    chosen: shown.snapshot.day?.archetype ?? null,
    archetypes: archetypeIds.map((id) => archetypeToWire(id, shown)),
  };
}
