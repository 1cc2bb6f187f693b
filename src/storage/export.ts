import type { OutboxMessage, PersonExport, Store } from "#app/ports.ts";
import type { Step } from "#core/goals/step.ts";
import type { Instant } from "#core/person/person.ts";
import { inTransaction, onlyValue } from "./database.ts";
import { literal } from "./literal.ts";
import type { StoreParts } from "./person-store.ts";
import { personTx } from "./person-tx.ts";
import { openJson, spots, type WrappedKeyRow } from "./sealing.ts";

const iso = (at: Instant | null | undefined): string | undefined =>
  at === null || at === undefined ? undefined : new Date(at).toISOString();

const exportedStep = (step: Step): Readonly<Record<string, unknown>> => ({
  ...step,
  createdAt: iso(step.createdAt),
  completedAt: iso(step.completedAt),
});

/** Reads everything a person has in one transaction, so that the parts fit together. */
export function exporting(parts: StoreParts): Pick<Store, "exportPerson"> {
  return {
    exportPerson: (personId) =>
      inTransaction(parts.database, async (connection): Promise<PersonExport | undefined> => {
        const tx = personTx(connection, personId, parts.context, true);
        const opened = await tx.open("export");
        if (opened === undefined) return undefined;
        const { person, dialogue } = opened.snapshot;
        const [keys, messages, inputs] = (
          await connection.exec(`
            select json_agg(json_build_object('version', version, 'wrapped', wrapped)) as v from core.person_key where person_id = ${literal(personId)};
            select coalesce(json_agg(json_build_object('id', id, 'state', state, 'at', queued_at, 'settled', settled_at, 'sealed', sealed) order by seq), '[]') as v
              from core.outbox where person_id = ${literal(personId)};
            select coalesce(json_agg(json_build_object('key', key, 'at', at) order by at, key), '[]') as v
              from core.processed_input where person_id = ${literal(personId)}`)
        ).map((rows) => onlyValue([rows])) as [
          readonly WrappedKeyRow[],
          readonly {
            readonly id: string;
            readonly state: string;
            readonly at: Instant;
            readonly settled: Instant | null;
            readonly sealed: string;
          }[],
          readonly { readonly key: string; readonly at: Instant }[],
        ];
        const key = parts.context.key(personId, keys);
        return {
          format: "waymark-export-1",
          exportedAt: new Date(parts.now()).toISOString(),
          person: { ...person, createdAt: iso(person.createdAt) },
          identities: await tx.identities(),
          dialogue: { ...dialogue },
          goals: (await tx.goals()).map((goal) => ({
            ...goal,
            createdAt: iso(goal.createdAt),
            touchedAt: iso(goal.touchedAt),
            current: goal.current && exportedStep(goal.current),
            completed: goal.completed.map(exportedStep),
          })),
          journal: (await tx.journal(2 ** 31 - 1)).map((row) => ({ ...row, at: iso(row.at) })),
          messages: messages.map(({ id, state, at, settled, sealed }) => {
            const { reply, channel } = openJson<OutboxMessage>(key, spots.outbox(id), sealed);
            return { channel, state, queuedAt: iso(at), settledAt: iso(settled), reply };
          }),
          inputs: inputs.map((input) => ({ key: input.key, at: iso(input.at) })),
        };
      }),
  };
}
