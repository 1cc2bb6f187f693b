import type { Way } from "#app/way-ports.ts";
import type { PersonId } from "#core/person/person.ts";
import type { Instant } from "#core/time/instant.ts";
import type { PersonKey } from "./crypto.ts";
import { literal } from "./literal.ts";
import { type Hex, keysSql, openJson, sealJson, spots, type WrappedKeyRow } from "./sealing.ts";

interface WayRow {
  readonly id: string;
  readonly created_at: Instant;
  readonly sealed: Hex;
}

/** All of a way but what stands in the clear. */
type Sealed = Omit<Way, "id" | "createdAt">;

export interface WaysRow {
  readonly ways: readonly WayRow[];
  readonly keys: readonly WrappedKeyRow[] | null;
}

/** SQL that gives a person's ways, the oldest first, with the keys of what is sealed of them. */
export const waysSql = (person: PersonId): string => `select json_build_object(
  'ways', (select coalesce(json_agg(json_build_object('id', w.id, 'created_at', w.created_at, 'sealed', w.sealed) order by w.created_at, w.id), '[]')
    from core.way w where w.person_id = ${literal(person)}), 'keys', ${keysSql(person)})`;

/** A way as it was kept. */
export function wayOf({ id, created_at: createdAt, sealed }: WayRow, key: PersonKey): Way {
  const kept = openJson<Sealed>(key, spots.way(id), sealed);
  return { ...kept, session: kept.session, id, createdAt };
}

/** A way as it is kept. */
export function sealWay({ id, createdAt: _clear, ...way }: Way, key: PersonKey): string {
  return sealJson(key, spots.way(id), way satisfies Sealed);
}
