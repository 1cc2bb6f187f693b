import { expect, test } from "vitest";
import { examine } from "./doctor.ts";
import type { DoctorSenses } from "./doctor-senses.ts";

const quiet = { oldestMessageSeconds: 3, unsure: 0 };
const boxed = { inUse: "small", outdone: false, engine: true, resting: false, ends: 0, why: undefined };
const healthy: DoctorSenses = {
  nodeMajor: 24,
  dataDir: "./data",
  publicUrl: "https://waymark.example.org",
  signup: "invite",
  freeBytes: async () => 10 * 1024 ** 3,
  secret: async () => ({ kind: "kept", file: "/etc/waymark/secret", isPrivate: true, besideData: false }),
  database: async () => ({ kind: "fine", where: "embedded", ownLogin: true, superuser: false, ...quiet }),
  backupAgeHours: async () => 7,
  telegram: async () => ({ kind: "fine", name: "waymark_bot", webhook: "", skewSeconds: 1 }),
  telegramMode: "polling",
  privateCalendars: false,
  model: async () => ({ kind: "fine", ms: 900 }),
  box: () => undefined,
  mail: async () => "fine",
  webBuilt: () => true,
  packs: () => ({ configured: 0, habits: 0, problems: [] }),
};

test("a healthy set-up has nothing to mend", async () => {
  const findings = await examine(healthy);
  expect(findings.filter(({ state }) => state !== "well")).toEqual([]);
});

test.each([
  ["an old Node", { nodeMajor: 20 }, /Node 20/],
  ["a folder that cannot be written", { freeBytes: () => Promise.resolve(undefined) }, /cannot be written/],
  ["a nearly full disk", { freeBytes: () => Promise.resolve(1000) }, /GB free/],
  [
    "a secret that others can read",
    { secret: async () => ({ kind: "kept", file: "s", isPrivate: false, besideData: true }) },
    /read by others/,
  ],
  ["a dead database", { database: async () => ({ kind: "dead", reason: "refused" }) }, /does not answer/],
  [
    "a service without a login of its own",
    { database: async () => ({ kind: "fine", where: "postgres", ownLogin: false, superuser: false, ...quiet }) },
    /no login of its own/,
  ],
  [
    "messages that do not go out",
    {
      database: async () => ({
        kind: "fine",
        where: "embedded",
        ownLogin: true,
        superuser: false,
        oldestMessageSeconds: 1200,
        unsure: 0,
      }),
    },
    /waited for 20 minutes/,
  ],
  ["old backups", { backupAgeHours: async () => 100 }, /100 hours/],
  ["a wrong token", { telegram: async () => ({ kind: "token" }) }, /refuses the token/],
  ["Telegram out of reach", { telegram: async () => ({ kind: "unreachable" }) }, /cannot be reached/],
  [
    "a clock that is off",
    { telegram: async () => ({ kind: "fine", name: "b", webhook: "", skewSeconds: 400 }) },
    /400 s off/,
  ],
  [
    "a model that gives no step",
    { model: async () => ({ kind: "ill", reason: "timeout" }) },
    /no usable step: timeout/,
  ],
  [
    "a model whose process ends",
    { box: () => ({ ...boxed, resting: true, ends: 3, why: "SIGKILL" }) },
    /3 times.*SIGKILL/,
  ],
  ["a model without its engine", { box: () => ({ ...boxed, engine: false }) }, /not of this version/],
  ["a dead mail server", { mail: async () => "ill" }, /mail server does not answer/],
  [
    "a broken file in a pack",
    {
      packs: () => ({
        configured: 1,
        habits: 0,
        problems: [{ file: "/packs/ours/habits/juggling.yaml", line: 7, rule: "shape", message: "low: too small" }],
      }),
    },
    /juggling\.yaml:7: shape: low: too small/,
  ],
  ["passwords in the open", { publicUrl: "http://waymark.example.org" }, /not https/],
] as const)("%s is found, with a reason and a cure", async (_rule, change, words) => {
  const ill = (await examine({ ...healthy, ...(change as Partial<DoctorSenses>) })).filter(
    ({ state }) => state === "ill",
  );
  expect(ill).toHaveLength(1);
  expect(ill[0]?.what).toMatch(words);
  expect(ill[0]?.why).toBeTruthy();
  expect(ill[0]?.mend).toBeTruthy();
});

test.each([
  ["no bot", { telegram: async () => ({ kind: "off" }) }],
  ["no model", { model: async () => ({ kind: "off" }) }],
  ["a model that is not in use", { box: () => ({ ...boxed, inUse: undefined }) }],
  ["a model beside a server", { box: () => ({ ...boxed, outdone: true }) }],
  ["a model whose process ended and works again", { box: () => ({ ...boxed, ends: 1 }) }],
  [
    "a secret beside the data",
    { secret: async () => ({ kind: "kept", file: "data/secret", isPrivate: true, besideData: true }) },
  ],
  [
    "messages that may not have arrived",
    {
      database: async () => ({
        kind: "fine",
        where: "embedded",
        ownLogin: true,
        superuser: false,
        oldestMessageSeconds: 0,
        unsure: 2,
      }),
    },
  ],
  ["no mail", { mail: async () => "off" }],
  ["no public address", { publicUrl: undefined }],
  ["open sign-up", { signup: "open" }],
  [
    "a webhook left over",
    { telegram: async () => ({ kind: "fine", name: "b", webhook: "https://x", skewSeconds: 0 }) },
  ],
  [
    "a superuser in the address",
    { database: async () => ({ kind: "fine", where: "postgres", ownLogin: true, superuser: true, ...quiet }) },
  ],
] as const)("%s is a note, not an illness", async (_rule, change) => {
  const findings = await examine({ ...healthy, ...(change as Partial<DoctorSenses>) });
  expect(findings.map(({ state }) => state)).not.toContain("ill");
  expect(findings.map(({ state }) => state)).toContain("note");
});

test.each([
  ["only those who were invited", "invite", "note"],
  ["anybody", "open", "ill"],
] as const)("calendars in one's own network, where %s may have an account", async (_who, signup, state) => {
  const found = await examine({ ...healthy, signup, privateCalendars: true });
  expect(found.filter(({ mend }) => mend?.includes("WAYMARK_CALENDAR_PRIVATE")).map((each) => each.state)).toEqual([
    state,
  ]);
});
