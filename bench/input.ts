import { randomUUID } from "node:crypto";
import { createInput, type Input } from "#app/handle-input.ts";
import { contentFolder } from "#content/content-folder.ts";
import { loadLibrary } from "#content/library.ts";
import { usualFlags } from "#core/dialogue/turn/decision.ts";
import type { Storage } from "#storage/open.ts";
import { systemClock } from "../src/clock.ts";
import { createCoach, loadTextScreen } from "../src/compose.ts";
import { readConfig } from "../src/config.ts";

export const quietLog = { info: () => undefined, warn: () => undefined, error: () => undefined };

/** The program's own use case over a storage, with everything in it that a server has but its channels. */
export function inputOver(storage: Storage): Input {
  const metrics = { count: () => undefined, add: () => undefined, observe: () => undefined };
  const unconfigured = readConfig({});
  if (!unconfigured.ok) throw new Error("an empty configuration is refused");
  return createInput({
    store: storage.store,
    coach: createCoach(unconfigured.config, quietLog, systemClock, metrics),
    screen: loadTextScreen(contentFolder),
    clock: systemClock,
    newId: randomUUID,
    log: quietLog,
    metrics,
    library: loadLibrary(contentFolder),
    flags: () => usualFlags,
  });
}
