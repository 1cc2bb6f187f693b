import { beforeAll, describe, expect, test } from "vitest";
import { storageAbove } from "../storage/databases.ts";
import { buildHouse, type House } from "./http-setup.ts";

const open = storageAbove();
let house: House;
let document: OpenApi;
beforeAll(async () => {
  house = buildHouse(await open());
  document = (await house.call("GET", "/api/openapi.json")).json as unknown as OpenApi;
});

interface Operation {
  readonly summary?: string;
  readonly security?: readonly object[];
  readonly parameters?: readonly { readonly name: string; readonly in: string }[];
  readonly responses: Readonly<Record<string, { readonly content?: object }>>;
}
interface OpenApi {
  readonly openapi: string;
  readonly paths: Readonly<Record<string, Readonly<Record<string, Operation>>>>;
  readonly components: { readonly schemas: Readonly<Record<string, object>>; readonly securitySchemes: object };
}

/** Pages and the document describe the API, and are no part of it. */
const notContract = /^\/api\/(docs|openapi\.json)/;

function operations(): [string, Operation][] {
  return Object.entries(document.paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, operation]): [string, Operation] => [
      `${method.toUpperCase()} ${path}`,
      operation,
    ]),
  );
}

test("the document is OpenAPI 3.1 and served without a sign-in", () => {
  expect(document.openapi).toBe("3.1.0");
});

test("every route is in the contract, and everything in the contract is routed", () => {
  const routed = house.app.routes
    .filter((route) => route.method !== "ALL" && !notContract.test(route.path))
    .map((route) => `${route.method} ${route.path.replaceAll(/:(\w+)/g, "{$1}")}`);
  expect([...new Set(routed)].sort()).toEqual(
    operations()
      .map(([name]) => name)
      .sort(),
  );
});

test("every reference leads somewhere", () => {
  const text = JSON.stringify(document);
  for (const [, name = ""] of text.matchAll(/"#\/components\/schemas\/([^"]+)"/g)) {
    expect(document.components.schemas).toHaveProperty([name]);
  }
  for (const [, operation] of operations()) {
    for (const need of operation.security ?? []) {
      for (const scheme of Object.keys(need)) expect(document.components.securitySchemes).toHaveProperty([scheme]);
    }
  }
});

test("every operation says what it is for, who may call it, what it answers, and which path parts it takes", () => {
  for (const [name, operation] of operations()) {
    expect([name, operation.summary?.length ?? 0]).not.toEqual([name, 0]);
    expect([name, operation.security]).not.toEqual([name, undefined]);
    const asked = [...name.matchAll(/\{(\w+)\}/g)].map(([, part]) => part);
    const described = (operation.parameters ?? []).filter((each) => each.in === "path").map((each) => each.name);
    expect([name, described]).toEqual([name, asked]);
    if (name !== "GET /healthz")
      expect([name, Object.keys(operation.responses)]).toEqual([name, expect.arrayContaining(["default"])]);
  }
});

test("the wire speaks snake_case", () => {
  const names: string[] = [];
  JSON.stringify(document.components.schemas, (key, value: unknown) => {
    if (key === "properties") names.push(...Object.keys(value as object));
    return value;
  });
  expect(names.length).toBeGreaterThan(50);
  expect(names.filter((name) => !/^([a-z]|\d+_days$)[a-z0-9_]*$/.test(name))).toEqual([]);
});

describe("goals, steps, tracks and days", () => {
  test.each([
    ["Goal", ["id", "user_id", "title", "description", "current_step", "completed_steps", "context"]],
    ["Step", ["id", "goal_id", "text", "created_at", "completed_at", "rephrased", "user_comment"]],
    ["Progress", ["primary_track", "tracks", "overall_progress", "journey_start_date", "days_active"]],
    [
      "Track",
      ["track", "phase", "completion_percentage", "milestones", "next_action", "last_activity", "total_actions"],
    ],
    ["NextAction", ["suggestion", "technique", "estimated_time"]],
    ["Milestone", ["name", "achieved_at", "description"]],
    [
      "DayBlock",
      [
        "block_id",
        "title",
        "archetype_specific_title",
        "start_time",
        "end_time",
        "purpose",
        "energy_requirement",
        "flexibility_minutes",
        "dependencies",
        "archetype_messaging",
        "alternative_versions",
      ],
    ],
    [
      "Adaptation",
      [
        "adaptation_id",
        "timestamp",
        "user_id",
        "trigger_reason",
        "original_task",
        "adapted_task",
        "confidence_score",
        "was_accepted",
        "user_feedback",
        "expires_at",
      ],
    ],
    [
      "Baseline",
      ["metric_name", "baseline_value", "calculation_method", "data_points_used", "calculated_at", "valid_until"],
    ],
    [
      "Mastery",
      [
        "user_id",
        "archetype",
        "current_level",
        "weeks_in_system",
        "total_mastered_skills",
        "mastered_skills",
        "in_progress_skills",
        "ready_for_advancement",
        "next_recommended_skills",
        "progression_velocity",
      ],
    ],
    [
      "SkillMastery",
      [
        "skill_id",
        "skill_name",
        "category",
        "current_level",
        "mastery_percentage",
        "attempts",
        "successes",
        "streak",
        "last_attempt",
        "mastery_criteria",
      ],
    ],
    [
      "Level",
      [
        "level_id",
        "level_name",
        "archetype",
        "required_skills",
        "unlocked_habits",
        "estimated_weeks_to_complete",
        "description",
      ],
    ],
    [
      "Lesson",
      [
        "content_id",
        "topic",
        "archetype_focus",
        "difficulty_level",
        "content_type",
        "title",
        "summary",
        "detailed_content",
        "related_habits",
        "sources",
        "last_updated",
      ],
    ],
    [
      "Habit",
      [
        "habit_id",
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
      ],
    ],
    [
      "TaskInFull",
      [
        "task_id",
        "title",
        "archetype_specific_title",
        "description",
        "category",
        "intensity_hint",
        "user_friendly_intensity",
        "duration_minutes",
        "energy_requirement",
        "time_block",
        "progression_context",
        "educational_content",
        "real_time_adaptations",
        "success_tracking",
      ],
    ],
  ])("%s has the brief's fields", (name, fields) => {
    const { properties, required } = document.components.schemas[name] as { properties: object; required: string[] };
    expect(Object.keys(properties)).toEqual(expect.arrayContaining(fields));
    expect(required).toEqual(expect.arrayContaining(fields));
  });
});

test("a reading has the brief's fields, of which only its time and source have to be there", () => {
  const { properties, required } = document.components.schemas["BiometricReading"] as {
    properties: object;
    required: string[];
  };
  const measured = ["hrv_score", "heart_rate", "energy_level", "stress_level", "readiness_score"];
  expect(Object.keys(properties)).toEqual(expect.arrayContaining(["user_id", "timestamp", ...measured, "source"]));
  expect(required).toEqual(["timestamp", "source"]);
});

test("personal tokens open what names a scope, and nothing that changes a day, a consent or an account", () => {
  const opened = operations().flatMap(([name, { security = [] }]) =>
    security.flatMap((need) => ("token" in need ? [`${name} ${String(need.token)}`] : [])),
  );
  expect(opened.toSorted()).toEqual([
    "GET /api/baselines readings:read",
    "GET /api/day day:read",
    "GET /api/day/adaptations day:read",
    "GET /api/day/history day:read",
    "GET /api/day/tasks/{id} day:read",
    "GET /api/mastery day:read",
    "GET /api/readings readings:read",
    "GET /api/readings/daily readings:read",
    "GET /api/readings/export readings:read",
    "GET /api/readings/sources readings:read",
    "POST /api/readings readings:write",
    "POST /api/readings/health-auto-export readings:write",
    "POST /api/readings/open-mhealth readings:write",
  ]);
});

describe("the reference page", () => {
  test("is served from here alone, without inline scripts", async () => {
    const page = await house.call("GET", "/api/docs");
    expect(page.status).toBe(200);
    expect(page.text).not.toMatch(/https?:\/\//);
    for (const [, source] of page.text.matchAll(/(?:src|href)="([^"]+)"/g)) {
      const file = await house.call("GET", source ?? "");
      expect([source, file.status]).toEqual([source, 200]);
    }
    expect(page.text).not.toMatch(/<script>|onload=|style=/);
  });
});
