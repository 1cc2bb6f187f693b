import type { PersonId } from "#core/person/person.ts";
import type { Reading } from "#core/readings/reading.ts";
import { type SealedSource, sealedSource, type Sealing } from "./body-rows.ts";
import type { PersonKey } from "./crypto.ts";
import { type Database, onlyValue } from "./database.ts";
import { literal } from "./literal.ts";
import type { TxContext } from "./person-tx.ts";
import { recent } from "./recent.ts";
import { keysSql, type WrappedKeyRow } from "./sealing.ts";

/** So many persons' sources are remembered sealed. */
const mostRemembered = 2000;

/** What is sealed of readings and their sources; the name of a source is sealed once a process, and sent along each time, so that no process has to know what others did. */
export function createSealing(database: Database, { key: keyOf, sourceId }: Pick<TxContext, "key" | "sourceId">) {
  const remembered = recent<PersonId, { readonly key: PersonKey; readonly names: Map<string, SealedSource> }>(
    mostRemembered,
  );
  return async (person: PersonId, readings: readonly Reading[]): Promise<Sealing | undefined> => {
    const known = remembered.get(person);
    const missing = new Set<string>();
    for (const { source } of readings) if (known?.names.has(source.name) !== true) missing.add(source.name);
    // A person's key never changes, and of who was erased the database keeps nothing, whatever it is sealed with.
    const key = missing.size === 0 && known ? known.key : await freshKeyOf(database, person, keyOf);
    if (key === undefined) return undefined;
    const names = known?.names ?? new Map<string, SealedSource>();
    for (const name of missing) names.set(name, sealedSource(sourceId(person, name), name, key));
    remembered.set(person, { key, names });
    return {
      key,
      sourceOf(name) {
        const source = names.get(name);
        if (source === undefined) throw new Error("a source that was not sealed");
        return source;
      },
    };
  };
}

/** A person's key, as the database has it now; undefined where there is no such person. */
export async function freshKeyOf(
  database: Database,
  person: PersonId,
  keyOf: TxContext["key"],
): Promise<PersonKey | undefined> {
  const keys = onlyValue(
    await database.once(`select set_config('app.person_id', ${literal(person)}, true); select ${keysSql(person)}`),
  ) as readonly WrappedKeyRow[] | null;
  return keys === null ? undefined : keyOf(person, keys);
}
