import type { PersonId } from "#core/person/person.ts";
import { type Database, inTransaction, onlyValue } from "./database.ts";
import { jsonLiteral, literal } from "./literal.ts";
import type { TxContext } from "./person-tx.ts";
import { dialogueColumns, snapshotOf, type StateRow } from "./rows.ts";

const atOnce = 100;

/** Seals crisis states that were kept in the clear by an earlier Waymark and not saved since; there are few, and soon none. */
export async function sealCrises(database: Database, context: TxContext): Promise<void> {
  const found = await database.once(`select core.crises_in_the_clear(${atOnce}) as person`);
  const persons = (found.at(-1) ?? []).map((row) => row["person"] as PersonId);
  for (const person of persons) {
    await inTransaction(database, async (run) => {
      const opened = onlyValue(await run.exec(`select core.open(${literal(person)}, '')`)) as {
        readonly state: StateRow;
      } | null;
      if (opened === null) return;
      const key = context.key(person, opened.state.keys);
      const { sealed } = dialogueColumns(snapshotOf(opened.state, key).dialogue, key);
      await run.exec(`update core.dialogue set crisis_level = null, crisis_kind = null, crisis_since = null,
        crisis_checked_in_at = null, sealed = decode((${jsonLiteral({ sealed })})->>'sealed', 'base64') where person_id = ${literal(person)};
        update core.person set settings_at = settings_at where person_id = ${literal(person)}`);
    });
  }
  if (persons.length === atOnce) await sealCrises(database, context);
}
