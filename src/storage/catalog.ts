import type { Energy } from "#core/day/energy.ts";
import { energyShares } from "#core/day/energy-shares.ts";
import { byLocale, type Locale } from "#core/person/person.ts";
import type { Instant } from "#core/time/instant.ts";
import { clockMinutes } from "#core/time/wall-time.ts";
import { type Connection, onlyValue } from "./database.ts";
import { jsonLiteral } from "./literal.ts";

type Words = Readonly<Record<string, unknown>>;

/** A habit as its file says it, figures and words. */
export interface CatalogHabit
  extends Readonly<Record<Locale, Words & { readonly name: string; readonly lesson: unknown }>> {
  readonly id: string;
  readonly category: string;
  readonly task_class: string;
  readonly archetypes: readonly string[];
  readonly difficulty: number;
  readonly prerequisites: readonly string[];
  readonly minutes: number;
  readonly energy: string;
  readonly intensity: string;
  readonly parts: readonly string[];
  readonly places: readonly string[];
  readonly equipment: readonly string[];
  readonly seasons: readonly string[];
  readonly contraindications: readonly string[];
  readonly risks: readonly string[];
  readonly scaling: Readonly<Record<string, number>>;
  readonly low: number;
  readonly high: number;
  readonly gentle?: number | undefined;
  readonly restores: boolean;
  readonly days_a_week: number;
  readonly tracks: readonly string[];
  readonly evidence: readonly string[];
}

interface CatalogBlock {
  readonly id: string;
  readonly start: Readonly<Record<string, unknown>>;
  readonly minutes: Readonly<Record<string, number>>;
  readonly energy: Energy;
  readonly flexibility: number;
  readonly importance: number;
  readonly dependencies: readonly string[];
  readonly habits: readonly string[];
}

/** An archetype as its file says it: blocks, and which of them make a day in each mode. */
export interface CatalogArchetype
  extends Readonly<
    Record<
      Locale,
      { readonly blocks: Readonly<Record<string, Words & { readonly title: string; readonly purpose: string }>> }
    >
  > {
  readonly id: string;
  readonly version: string;
  readonly default_schedule: { readonly wake: string; readonly sleep: string };
  readonly blocks: readonly CatalogBlock[];
  readonly modes: Readonly<
    Record<
      string,
      {
        readonly template: string;
        readonly blocks: readonly { readonly block: string; readonly version: string }[];
      }
    >
  >;
}

/** Content as it is written, each file as it was read. */
export interface CatalogFiles {
  readonly habits: readonly { readonly habit: CatalogHabit }[];
  readonly archetypes: readonly { readonly archetype: CatalogArchetype }[];
}

/** How many rows were new, or differed from what was there. */
export interface CatalogChange {
  readonly habits: number;
  readonly templates: number;
}

/** One process at a time brings the catalog up to date. */
const catalogLock = 7261;

function habitColumns(habit: CatalogHabit): Readonly<Record<string, unknown>> {
  const {
    ru,
    en,
    id,
    category,
    archetypes,
    difficulty,
    prerequisites,
    minutes,
    energy,
    scaling,
    contraindications,
    evidence,
    ...figures
  } = habit;
  const { name: _ru, lesson: ruLesson, scaling: ruScaling, ...ruWords } = ru;
  const { name, lesson: enLesson, scaling: enScaling, ...enWords } = en;
  return {
    habit_id: id,
    name,
    category,
    archetype_compatibility: archetypes,
    difficulty_level: difficulty,
    prerequisites,
    duration_minutes: minutes,
    energy_requirement: energy,
    implementation_details: { ...figures, ru: { name: ru.name, ...ruWords }, en: { name, ...enWords } },
    scaling_options: { minutes: scaling, ru: ruScaling, en: enScaling },
    contraindications,
    educational_content: { evidence, ru: ruLesson, en: enLesson },
  };
}

/** The brief's `energy_distribution`: what share of the effort falls on each third of the hours that the template is written for. */
function distributionOf(
  { wake, sleep }: CatalogArchetype["default_schedule"],
  blocks: readonly { readonly block: CatalogBlock; readonly minutes: number }[],
): Readonly<Record<string, number>> {
  const from = clockMinutes(wake);
  const to = clockMinutes(sleep) + (clockMinutes(sleep) <= from ? 24 * 60 : 0);
  const beginning = ({ start }: CatalogBlock): number => {
    if (typeof start["after_wake"] === "number") return from + start["after_wake"];
    if (typeof start["before_sleep"] === "number") return to - start["before_sleep"];
    const at = clockMinutes(String(start["clock"]));
    return at < from ? at + 24 * 60 : at;
  };
  const placed = blocks.map(({ block, minutes }) => {
    const at = beginning(block) * 60_000;
    return { from: at, to: at + minutes * 60_000, energy: block.energy };
  });
  const { morning, midday, evening } = energyShares(placed, { from: from * 60_000, to: to * 60_000 });
  const share = (value: number): number => Math.round(value * 100) / 100;
  return { morning: share(morning), midday: share(midday), evening: share(evening) };
}

function templateColumns(archetype: CatalogArchetype): readonly Readonly<Record<string, unknown>>[] {
  const blocks = new Map(archetype.blocks.map((block) => [block.id, block]));
  return Object.entries(archetype.modes).map(([mode, { template, blocks: chosen }]) => {
    const used = chosen.flatMap(({ block: id, version }) => {
      const block = blocks.get(id);
      if (block === undefined) return [];
      const said = (locale: Locale) => archetype[locale].blocks[id];
      return {
        id: `${archetype.id}_${id}`,
        title: byLocale((locale) => said(locale)?.title),
        purpose: byLocale((locale) => said(locale)?.purpose),
        start: block.start,
        version,
        duration_minutes: block.minutes[version] ?? 0,
        alternative_versions: block.minutes,
        energy_requirement: block.energy,
        flexibility_minutes: block.flexibility,
        importance: block.importance,
        dependencies: block.dependencies.map((dependency) => `${archetype.id}_${dependency}`),
        core_activities: block.habits,
      };
    });
    return {
      id: `${archetype.id}.${mode}`,
      archetype: archetype.id,
      template_name: template,
      template_data: {
        mode,
        default_schedule: archetype.default_schedule,
        energy_distribution: distributionOf(
          archetype.default_schedule,
          chosen.flatMap(({ block: id, version }) => {
            const block = blocks.get(id);
            return block ? [{ block, minutes: block.minutes[version] ?? 0 }] : [];
          }),
        ),
        total_duration_minutes: used.reduce((sum, { duration_minutes: minutes }) => sum + minutes, 0),
        blocks: used,
      },
      version: archetype.version,
    };
  });
}

/** SQL that makes a catalog table hold these rows, and marks those that it has besides; gives how many rows it touched. */
function syncSql(table: string, id: string, columns: readonly string[], rows: readonly unknown[], at: Instant): string {
  const all = [id, ...columns].join(", ");
  const of = (row: string): string => columns.map((column) => `${row}.${column}`).join(", ");
  return `with wanted as (
      select ${all} from jsonb_populate_recordset(null::core.${table}, ${jsonLiteral(rows)})
    ), written as (
      insert into core.${table} as o (${all}, is_active, created_at, updated_at)
      select ${all}, true, ${at}, ${at} from wanted order by ${id}
      on conflict (${id}) do update set (${columns.join(", ")}, is_active, updated_at) = (${of("excluded")}, true, ${at})
        where (${of("o")}, o.is_active) is distinct from (${of("excluded")}, true)
      returning 1
    ), gone as (
      update core.${table} set is_active = false, updated_at = ${at}
      where is_active and ${id} not in (select ${id} from wanted) returning 1
    ) select (select count(*) from written)::int + (select count(*) from gone)::int`;
}

const habitFields = [
  "name",
  "category",
  "archetype_compatibility",
  "difficulty_level",
  "prerequisites",
  "duration_minutes",
  "energy_requirement",
  "implementation_details",
  "scaling_options",
  "contraindications",
  "educational_content",
];
const templateFields = ["archetype", "template_name", "template_data", "version"];

/**
 * Writes down what habits and days content has; rows that content no longer has stay, but are no longer active. As the owner: the service
 * itself may only read them.
 */
export async function syncCatalog(connection: Connection, files: CatalogFiles, at: Instant): Promise<CatalogChange> {
  const habits = files.habits.map(({ habit }) => habitColumns(habit));
  const templates = files.archetypes.flatMap(({ archetype }) => templateColumns(archetype));
  await connection.exec(`begin; select pg_advisory_xact_lock(${catalogLock})`);
  try {
    const sync = async (table: string, id: string, fields: readonly string[], rows: readonly unknown[]) =>
      Number(onlyValue(await connection.exec(syncSql(table, id, fields, rows, at))));
    const changed = {
      habits: await sync("habit_definitions", "habit_id", habitFields, habits),
      templates: await sync("archetype_time_block_templates", "id", templateFields, templates),
    };
    await connection.exec("commit");
    return changed;
  } catch (error) {
    await connection.exec("rollback").catch(() => undefined);
    throw error;
  }
}
