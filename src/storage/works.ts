import type { WorkQuery } from "#core/dialogue/turn/command-row.ts";
import type { PersonId } from "#core/person/person.ts";
import { literal } from "./literal.ts";

/** SQL that gives a person's works as rows in one JSON value, newest first; the empty links of the diary only where asked for. */
export function worksSql(person: PersonId, query: WorkQuery): string {
  const from = `select w.* from core.work w where w.person_id = ${literal(person)}`;
  const newest = "order by w.created_at desc, w.id";
  const chosen =
    "ids" in query
      ? `${from} and not w.deleted and w.id = any (array[${query.ids.map((id) => literal(id)).join(", ")}]::text[])`
      : `${from}${query.kind === undefined ? "" : ` and w.kind = ${literal(query.kind)}`}${query.deletedToo === true ? "" : " and not w.deleted"}
          ${newest} limit ${literal(query.limit ?? null)} offset ${literal(query.from)}`;
  return `select json_agg(to_json(w) ${newest}) from (${chosen}) w`;
}

/** All that a person made, with the empty links of the diary. */
export const everyWork: WorkQuery = { kind: undefined, from: 0, deletedToo: true };
