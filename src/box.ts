import { randomUUID } from "node:crypto";
import type { Afterwards } from "#app/after-commit.ts";
import type { Clock, Coach, Log } from "#app/ports.ts";
import { createWordAhead, type WordAheadParts } from "#app/word-ahead.ts";
import { asServer } from "#coach/box/as-server.ts";
import { type Box, createBox } from "#coach/box/box.ts";
import { engineIn } from "#coach/box/install-engine.ts";
import { chosenModel, noteState, type ShelvedModel, shelfIn } from "#coach/box/shelf.ts";
import { startEngine } from "#coach/box/start-engine.ts";
import { answersOf } from "#coach/model/model-coach.ts";
import { contentFolder } from "#content/content-folder.ts";
import { loadCoachPrompts } from "#content/prompts.ts";
import type { Config } from "./config.ts";
import type { CarriedModel } from "./models.ts";

/** Where a model is called that no network leads to: an address of this machine that nobody ever connects to. */
const inTheBox = "http://localhost/in-the-box/v1";

/** What is worded ahead has time, and is kept until its person comes back (ms). */
const ahead = { timeoutMs: 180_000, holdMs: 24 * 3600_000 } as const;

/** A model that runs in the box, as the program calls it. */
export interface BoxedModel {
  readonly box: Box;
  /** The configuration with this model in the place of a server's. */
  readonly config: Config;
  readonly carried: CarriedModel;
  /** Wording ahead goes the same way, and waits for everybody who waits. */
  readonly carriedAhead: CarriedModel;
}

/** The model of the box that is in use: none where a server is configured, which wins. */
function boxedModel(config: Config): ShelvedModel | undefined {
  const shelf = shelfIn(config.WAYMARK_DATA_DIR);
  return config.model === undefined && engineIn(shelf.engine) ? chosenModel(shelf) : undefined;
}

/** Opens the model of the box that is in use; nothing is loaded before somebody asks. */
export function openBox(
  config: Config,
  log: Log,
  clock: Clock,
  /** Whether the doctor hears of how it fares: of the program that serves, and of no trial beside it. */
  noting = false,
): BoxedModel | undefined {
  const model = boxedModel(config);
  if (model === undefined) return undefined;
  const shelf = shelfIn(config.WAYMARK_DATA_DIR);
  const box = createBox({
    start: startEngine(shelf.engine, model.file),
    log,
    now: clock.now,
    later(ms, run) {
      const timer = setTimeout(run, ms).unref();
      return () => clearTimeout(timer);
    },
    ...(noting ? { told: (state) => noteState(shelf, state) } : {}),
  });
  const answers = answersOf(model.name, loadCoachPrompts(contentFolder), clock.now);
  return {
    box,
    config: { ...config, model: { baseUrl: inTheBox, model: model.name } },
    carried: { fetch: asServer(box, "waits"), answers },
    carriedAhead: { fetch: asServer(box, "ahead"), answers, ...ahead },
  };
}

/** While the box is idle, the next step of whoever was just served is worded ahead of its time. */
export function wordingAhead(
  boxed: BoxedModel | undefined,
  makeCoach: (config: Config, carried: CarriedModel) => Coach,
  parts: Omit<WordAheadParts, "coach" | "idle" | "newId">,
): readonly Afterwards[] {
  if (boxed === undefined) return [];
  const coach = makeCoach(boxed.config, boxed.carriedAhead);
  return [createWordAhead({ ...parts, coach, idle: boxed.box.idle, newId: randomUUID })];
}
