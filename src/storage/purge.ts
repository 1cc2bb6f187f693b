import type { BackupParts } from "./backup.ts";
import { type Connection, type Database, onlyValue } from "./database.ts";
import { makeTimesCoarse } from "./coarse-times.ts";
import type { TxContext } from "./person-tx.ts";
import { sealCrises } from "./seal-crises.ts";
import type { Opened } from "./open-database.ts";

/** What a purge took away. */
export interface Purged {
  readonly inputs: number;
  readonly messages: number;
  readonly merges: number;
  readonly photos: number;
}

const dayMs = 24 * 3600 * 1000;
/** Rows that one transaction takes away: a moment's work, so that nobody waits behind it. */
const purgedAtOnce = 5000;

/** Codes and counters of limits name persons and accounts, and are nothing any more once their time is over. */
async function forgetWhatIsOver(connection: Connection): Promise<void> {
  await connection.exec(`delete from auth.rate_limit where expire < extract(epoch from now()) * 1000;
    delete from auth.passkey_answered where expires_at < now();
    delete from auth.link_code where expires_at < now()`);
}

/** Whether anybody was erased since then. */
async function erasedSince(asOwner: BackupParts["asOwner"], since: number): Promise<boolean> {
  return asOwner(async (connection) => {
    const found = await connection.exec(
      `begin; select set_config('app.system', 'on', true); select exists (select 1 from core.deletion where at >= ${since}); commit`,
    );
    return onlyValue(found.slice(0, -1)) === true;
  });
}

/** Forgets what has served its time, and leaves nothing of who was erased in the files. */
export async function purge(parts: {
  readonly database: Database;
  readonly context: TxContext;
  readonly asOwner: Opened["asOwner"];
  readonly now: () => number;
  readonly forgetDeadListeners: () => Promise<unknown>;
  readonly sealOlder: () => Promise<boolean>;
  readonly scrubNow: () => Promise<void>;
}): Promise<Purged> {
  const { database, context, asOwner, now } = parts;
  const before = `${now() - 30 * dayMs}, ${now() - 7 * dayMs}, ${now() - dayMs}`;
  const gone = { inputs: 0, messages: 0, merges: 0 };
  for (let more = true; more; ) {
    const slice = onlyValue(await database.once(`select core.purge(${before}, ${purgedAtOnce})`)) as typeof gone & {
      readonly more: boolean;
    };
    for (const what of ["inputs", "messages", "merges"] as const) gone[what] += slice[what];
    more = slice.more;
  }
  const photos = Number(onlyValue(await database.once(`select core.purge_photos(${now() - dayMs})`)));
  await parts.forgetDeadListeners();
  await asOwner(forgetWhatIsOver);
  await asOwner(makeTimesCoarse);
  await sealCrises(database, context);
  await parts.sealOlder();
  if (await erasedSince(asOwner, now() - 2 * dayMs)) await parts.scrubNow();
  return { ...gone, photos };
}
