import type { OwnerDesk } from "#channels/http/owner-desk.ts";
import type { OwnerModelWire } from "#contract/owner.ts";

export const idleModel: OwnerModelWire = {
  runs_here: true,
  installed: [],
  chosen: null,
  serving: null,
  server: null,
  state: null,
  ends: 0,
  memory_mb: null,
  known: [],
  machine: { processors: 2, memory_mb: 4000, free_mb: 9000 },
  work: { is: "none" },
};

/** A desk behind the owner's door that notes what it was asked to do, where what the door lets through is tested. */
export function notingDesk(): OwnerDesk & { readonly asked: string[] } {
  const asked: string[] = [];
  const note = <T>(what: string, answer: T): T => {
    asked.push(what);
    return answer;
  };
  return {
    asked,
    glance: async () =>
      note("glance", {
        version: "0.1.0",
        node: "24.0.0",
        since: "2026-11-20T08:00:00Z",
        sign_up: "invite" as const,
        people: { persons: 2, goals: 3, steps_done: 5 },
        storage: { kind: "embedded" as const, database_bytes: 1000, free_bytes: 1000 },
        messages: { waiting: 0, oldest_seconds: 0, unsure: 0 },
        jobs: [],
        backups: { daily: true, files: [] },
        figures: [],
        flags: { own_file: false, values: [] },
        model: idleModel,
      }),
    examine: async () => note("examine", []),
    backUp: async () =>
      note("backUp", { name: "waymark-2026-11-20.backup", bytes: 1, made_at: "2026-11-20T08:00:00Z" }),
    backupFile: (name) => note(`backupFile ${name}`, undefined),
    verifyBackup: async (file) => note(`verifyBackup ${file}`, { whole: true, rows: 1, why: null }),
    model: {
      state: () => idleModel,
      install: () => note("install", true),
      agree: () => note("agree", true),
      stop: () => note("stop", undefined),
      use: () => note("use", true),
      off: () => note("off", undefined),
      remove: () => note("remove", true),
      measure: () => note("measure", true),
    },
    restart: () => note("restart", undefined),
  };
}
