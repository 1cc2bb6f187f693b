import { randomBytes } from "node:crypto";
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { Client } from "pg";
import { expect, inject, test } from "vitest";
import { parse } from "yaml";
import { readConfig, variableNames } from "../../src/config.ts";

const root = join(import.meta.dirname, "..", "..");
const dockerfile = readFileSync(join(root, "Dockerfile"), "utf8").replaceAll("\\\n", " ");
const ignored = readFileSync(join(root, ".dockerignore"), "utf8").split("\n");
const instructions = dockerfile
  .split("\n")
  .filter((line) => /^[A-Z]+ /.test(line))
  .map((line) => ({ name: line.split(" ")[0] ?? "", rest: line.slice(line.indexOf(" ") + 1).trim() }));
const all = (name: string): readonly string[] =>
  instructions.filter((each) => each.name === name).map(({ rest }) => rest);
const environment = Object.fromEntries(
  all("ENV").flatMap((rest) => rest.split(/\s+/).map((pair) => pair.split("=") as [string, string])),
);

interface Service {
  readonly image?: string;
  readonly environment: Readonly<Record<string, string>>;
  readonly ports?: readonly string[];
  readonly volumes: readonly string[];
  readonly depends_on?: Readonly<Record<string, unknown>>;
  readonly healthcheck?: unknown;
  readonly read_only?: boolean;
  readonly tmpfs?: readonly string[];
  readonly cap_drop?: readonly string[];
  readonly cap_add?: readonly string[];
  readonly security_opt?: readonly string[];
}
const compose = parse(readFileSync(join(root, "compose.yaml"), "utf8")) as {
  readonly services: Readonly<Record<"app" | "db" | "ollama", Service>>;
  readonly volumes: Readonly<Record<string, unknown>>;
};
const { app, db, ollama } = compose.services;

test("every file that the image copies from the sources is there and is not kept out", () => {
  const sources = all("COPY")
    .filter((rest) => !rest.startsWith("--from"))
    .flatMap((rest) => rest.split(" ").slice(0, -1));
  expect(sources.length).toBeGreaterThan(5);
  expect(sources.filter((source) => !existsSync(join(root, source)) || ignored.includes(source))).toEqual([]);
});

test("the second stage takes only what the first one has", () => {
  const made = new Set([
    ...all("COPY")
      .filter((rest) => !rest.startsWith("--from"))
      .flatMap((rest) => rest.split(" ").slice(0, -1)),
    "node_modules",
    "web/dist",
  ]);
  const taken = all("COPY")
    .filter((rest) => rest.startsWith("--from=build"))
    .map((rest) => rest.split(" ")[1]?.replace("/app/", ""));
  expect(taken.filter((path) => path === undefined || !made.has(path))).toEqual([]);
});

test("all that the program reads at run time is in the image", () => {
  const taken = all("COPY")
    .filter((rest) => rest.startsWith("--from=build"))
    .join(" ");
  for (const needed of ["package.json", "node_modules", "src", "content", "web/dist", "tools"])
    expect(taken).toContain(`/app/${needed} `);
});

test("secrets, data and tests stay out of the image", () => {
  expect(ignored).toEqual(expect.arrayContaining([".env", "data", ".git", "test", "node_modules"]));
});

test("the image runs as nobody in particular and says when it can serve", () => {
  expect(all("USER")).toEqual(["node"]);
  expect(all("HEALTHCHECK").join()).toContain("/readyz");
  expect(all("ENTRYPOINT").map((each) => JSON.parse(each) as unknown)).toEqual([
    ["node", "--max-semi-space-size=8", "src/main.ts"],
  ]);
  expect(existsSync(join(root, "src/main.ts"))).toBe(true);
});

test("what image and compose set are variables that the program reads, with values that it takes", () => {
  const names = new Set<string>([...variableNames, "NODE_ENV", "MALLOC_MMAP_THRESHOLD_"]);
  expect([...Object.keys(environment), ...Object.keys(app.environment)].filter((name) => !names.has(name))).toEqual([]);
  const filled = Object.fromEntries(
    Object.entries(app.environment).map(([name, value]) => [name, value.replaceAll(/\$\{[^}]+\}/g, "x".repeat(40))]),
  );
  expect(readConfig({ ...environment, ...filled })).toMatchObject({ ok: true, config: { PORT: 3000 } });
});

test("port, data folder and database are the same on both sides", () => {
  expect(all("EXPOSE")).toEqual([environment["PORT"]]);
  expect(app.environment["PORT"]).toBe(environment["PORT"]);
  expect(app.ports).toEqual([`127.0.0.1:3000:${environment["PORT"]}`]);
  expect(all("VOLUME")).toEqual([environment["WAYMARK_DATA_DIR"]]);
  expect(app.volumes).toEqual([`data:${environment["WAYMARK_DATA_DIR"]}`]);
  const url = new URL((app.environment["DATABASE_URL"] ?? "").replaceAll(/\$\{[^}]+\}/g, "x"));
  expect([url.username, url.hostname, url.pathname]).toEqual(["waymark", "db", "/waymark"]);
  expect(db.volumes).toContain("./ops/make-database.sh:/docker-entrypoint-initdb.d/make-database.sh:ro");
  expect(app.depends_on).toEqual({ db: { condition: "service_healthy" } });
  expect(db.healthcheck).toBeDefined();
});

test("a language model stands beside the program only where it is asked for, and nothing outside reaches it", () => {
  expect(ollama).toMatchObject({ profiles: ["model"] });
  expect(ollama).not.toHaveProperty("ports");
});

test("nothing that must last lives outside a named volume", () => {
  const named = [...app.volumes, ...db.volumes, ...ollama.volumes]
    .filter((volume) => !volume.endsWith(":ro"))
    .map((volume) => volume.split(":")[0]);
  expect(named.sort()).toEqual(Object.keys(compose.volumes).sort());
});

test("what runs in a container can gain no rights, and the program writes nowhere but its data folder", () => {
  for (const service of [app, db]) {
    expect(service.cap_drop).toEqual(["ALL"]);
    expect(service.security_opt).toEqual(["no-new-privileges:true"]);
  }
  expect(app).toMatchObject({ read_only: true, tmpfs: ["/tmp"] });
  expect(app.cap_add).toBeUndefined();
});

test("the image is built on the very Node that the wrapper fetches", () => {
  const fetched = /^toolchain_version=(\S+)$/m.exec(readFileSync(join(root, "waymark"), "utf8"))?.[1];
  expect(all("FROM").map((rest) => rest.split(" ")[0])).toEqual([`node:${fetched}-slim`, `node:${fetched}-slim`]);
});

test("the program's role in the database beside it is no superuser, and the superuser has no password", async () => {
  const name = `waymark_${randomBytes(6).toString("hex")}`;
  const admin = new Client({ connectionString: inject("postgresUrl") });
  await admin.connect();
  try {
    // What the script tells psql, in a transaction that is taken back; a database cannot be made in one.
    const said = readFileSync(join(root, "ops/make-database.sh"), "utf8").split(/<<'SQL'\n|^SQL$/m)[1] ?? "";
    const own = said.replaceAll("waymark", name).replace(":'password'", "'p'");
    await admin.query("begin");
    await admin.query(own.replace(/^create database .*$/m, ""));
    const { rows } = await admin.query(
      `select rolname = '${name}' as ours, rolsuper, rolcreaterole, rolpassword is not null as "password" from pg_authid
        where rolname in ('${name}', current_user) order by 1`,
    );
    expect(rows).toEqual([
      { ours: false, rolsuper: true, rolcreaterole: true, password: false },
      { ours: true, rolsuper: false, rolcreaterole: true, password: true },
    ]);
    expect(own).toContain(`create database ${name} owner ${name};`);
  } finally {
    await admin.query("rollback");
    await admin.end();
  }
});
