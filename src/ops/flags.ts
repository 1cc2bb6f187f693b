import { existsSync, readFileSync, statSync } from "node:fs";
import { FlagdCore } from "@openfeature/flagd-core";
import type { EvaluationContext, Logger } from "@openfeature/server-sdk";
import type { Log } from "#app/ports.ts";
import { type Flags, usualFlags } from "#core/dialogue/turn/decision.ts";
import type { PersonId } from "#core/person/person.ts";

export const flagNames = Object.keys(usualFlags) as readonly (keyof Flags)[];

export interface FlagsParts {
  /** The operator's own file; looked at again and again, so that it may come, change and go while the program runs. */
  readonly file: string;
  /** What holds where there is no such file. */
  readonly carried: string;
  readonly log: Log;
  /** Who somebody is to a flag: the same name as in the logs, and never their id. */
  readonly pseudonym: (personId: PersonId) => string;
  /** How often the file is looked at (ms). */
  readonly everyMs?: number;
}

export interface FileFlags {
  /** What is turned on for a person; from memory, some microseconds. */
  of(personId: PersonId): Flags;
  /** Reads the file now. */
  reload(): void;
  close(): void;
}

/** What flagd says of targeting that fails for somebody is no news of ours: a file that fails at all is refused when it is read. */
const silent: Logger = {
  error: () => undefined,
  warn: () => undefined,
  info: () => undefined,
  debug: () => undefined,
};

/** A flag that is DISABLED is off, whatever its default would be: whoever rolls back wants it gone. */
function valueOf(core: FlagdCore, name: keyof Flags, around: EvaluationContext): boolean {
  const { value, reason } = core.resolveBooleanEvaluation(name, usualFlags[name], around, silent);
  return reason === "DISABLED" ? false : value;
}

/** Reads flags in flagd's format, or throws with what is wrong; a flag that a file leaves out is as usual. */
function parseFlags(text: string): FlagdCore {
  const core = new FlagdCore(undefined, silent);
  core.setConfigurations(text);
  const named = flagNames.filter((name) => core.getFlag(name));
  if (named.length === 0) throw new Error("none of our flags is named");
  for (const name of named) {
    const { errorCode, errorMessage } = core.resolveBooleanEvaluation(name, false, { targetingKey: "nobody" }, silent);
    if (errorCode !== undefined) throw new Error(`${name}: ${errorMessage ?? errorCode}`);
  }
  return core;
}

/** Tells one state of a file from another; a file that is not there is a state as well. */
function stateOf(file: string): string {
  const found = statSync(file, { throwIfNoEntry: false });
  return found ? `${found.ino} ${found.size} ${found.mtimeMs}` : "none";
}

/** Flags from a file that is looked at while the program runs. One that cannot be read leaves everything as it was, with a line in the log. */
export function createFlags({ file, carried, log, pseudonym, everyMs = 2000 }: FlagsParts): FileFlags {
  let core = parseFlags(readFileSync(carried, "utf8"));
  let seen = "none";
  const reload = (): void => {
    seen = stateOf(file);
    const from = existsSync(file) ? file : carried;
    try {
      core = parseFlags(readFileSync(from, "utf8"));
      const nobody = { targetingKey: "nobody" };
      const shown = Object.fromEntries(flagNames.map((name) => [name, valueOf(core, name, nobody)]));
      log.info("flags_read", { own_file: from === file, ...shown });
    } catch (error) {
      log.error("flags_broken", { error });
    }
  };
  if (existsSync(file)) reload();
  const look = setInterval(() => {
    if (stateOf(file) !== seen) reload();
  }, everyMs).unref();
  return {
    of(personId) {
      const around = { targetingKey: pseudonym(personId) };
      return {
        multi_track_system_enabled: valueOf(core, "multi_track_system_enabled", around),
        ai_suggestions_enabled: valueOf(core, "ai_suggestions_enabled", around),
        strict_milestones: valueOf(core, "strict_milestones", around),
      };
    },
    reload,
    close: () => clearInterval(look),
  };
}
