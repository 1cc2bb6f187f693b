import { spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test, type TestContext } from "vitest";
import { parse, stringify } from "yaml";
import { createMetrics } from "#ops/metrics.ts";
import { noFigures } from "../fakes/no-figures.ts";

const root = join(import.meta.dirname, "..", "..");
const read = (file: string): string => readFileSync(join(root, file), "utf8");

/** Runs Prometheus's own checker; a test that needs it is skipped where there is none, and says how to get it. */
function promtool({ skip }: TestContext, ...words: readonly string[]): { readonly ok: boolean; readonly said: string } {
  const { error, status, stdout, stderr } = spawnSync("promtool", words, { cwd: root, encoding: "utf8" });
  skip(error !== undefined, "promtool is not installed; Debian: apt-get install --no-install-recommends prometheus");
  return { ok: status === 0, said: `${stdout}${stderr}` };
}

interface Rule {
  readonly alert: string;
  readonly expr: string;
  readonly labels: Readonly<Record<string, string>>;
}
const rules = (
  parse(read("ops/alerts.yaml")) as { readonly groups: readonly { readonly rules: readonly Rule[] }[] }
).groups.flatMap((group) => group.rules);
const tries = (
  parse(read("ops/alerts.test.yaml")) as {
    readonly tests: readonly {
      readonly alert_rule_test: readonly { readonly alertname: string; readonly exp_alerts: readonly object[] }[];
    }[];
  }
).tests.flatMap((each) => each.alert_rule_test);

interface Panel {
  readonly title: string;
  readonly targets: readonly { readonly expr: string }[];
}
const dashboard = JSON.parse(read("ops/grafana-dashboard.json")) as { readonly panels: readonly Panel[] };
const asked = dashboard.panels.flatMap(({ targets }) => targets.map(({ expr }) => expr));

/** What /metrics tells, name by name. */
async function existing(): Promise<ReadonlySet<string>> {
  const { body } = await createMetrics(async () => noFigures).render();
  return new Set([...body.matchAll(/^# TYPE (\S+)/gm)].map(([, name]) => name as string));
}

/** The metrics in an expression: words with a `_` that stand neither in braces nor for a function. */
const metricsIn = (expr: string): readonly string[] =>
  (expr.replaceAll(/\{[^}]*\}|by \([^)]*\)/g, "").match(/\b[a-z]\w*_\w+\b(?!\s*\()/g) ?? []).map((name) =>
    name.replace(/_bucket$/, ""),
  );

test("Prometheus loads the rules", (context) => {
  expect(promtool(context, "check", "rules", "ops/alerts.yaml")).toMatchObject({ ok: true });
});

test("every alert fires where it should, and stays silent just below", (context) => {
  expect(promtool(context, "test", "rules", "ops/alerts.test.yaml")).toMatchObject({ ok: true });
  const fired = tries.filter(({ exp_alerts }) => exp_alerts.length > 0).map(({ alertname }) => alertname);
  const silent = tries.filter(({ exp_alerts }) => exp_alerts.length === 0).map(({ alertname }) => alertname);
  const names = rules.map(({ alert }) => alert).sort();
  expect([...new Set(fired)].sort()).toEqual(names);
  expect([...new Set(silent)].sort()).toEqual(names);
});

test("the brief's four conditions of rollback are marked as such", () => {
  expect(rules.filter(({ labels }) => labels["rollback"] === "yes").map(({ alert }) => alert)).toEqual([
    "TracksUnclear",
    "ProgressIncorrect",
    "SuggestionsUnwanted",
    "ProgressSlow",
  ]);
});

test("alerts and dashboard ask only for what the program counts", async () => {
  const named = [...rules.map(({ expr }) => expr), ...asked].flatMap(metricsIn);
  expect(named.length).toBeGreaterThan(20);
  const known = await existing();
  expect(named.filter((name) => !known.has(name))).toEqual([]);
});

test("the dashboard shows everything that is counted about tracks and days", async () => {
  const shown = new Set(asked.flatMap(metricsIn));
  const ours = [...(await existing())].filter((name) => /track|milestone|suggestion|^days?_|calendar/.test(name));
  expect(ours.filter((name) => !shown.has(name))).toEqual([]);
});

test("Prometheus can read what the dashboard asks", (context) => {
  const folder = mkdtempSync(join(tmpdir(), "rules-"));
  try {
    const recorded = asked.map((expr, at) => ({ record: `asked_${at}`, expr }));
    writeFileSync(join(folder, "asked.yaml"), stringify({ groups: [{ name: "asked", rules: recorded }] }));
    expect(promtool(context, "check", "rules", join(folder, "asked.yaml"))).toMatchObject({ ok: true });
  } finally {
    rmSync(folder, { recursive: true });
  }
});

test("the operator's handbook explains every alert", () => {
  const told = read("docs/operations.md");
  expect(rules.filter(({ alert }) => !told.includes(`\`${alert}\``))).toEqual([]);
});
