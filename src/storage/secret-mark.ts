import type { MasterKeys } from "./crypto.ts";
import { type Connection, onlyValue } from "./database.ts";
import { literal } from "./literal.ts";

/** This database was kept with another secret: nobody would be found in it, and nothing could be read. */
export class WrongSecret extends Error {
  override readonly name = "WrongSecret";
  constructor() {
    super(
      'The data here was kept with another secret; nothing was changed. Set WAYMARK_SECRET to that one, put its file "secret" back into the data folder, or begin in an empty folder (WAYMARK_DATA_DIR).',
    );
  }
}

/** Leaves the secret's mark in a new database, and compares it in every other; throws `WrongSecret` before anything is served. */
export async function checkSecret(connection: Connection, master: Pick<MasterKeys, "pseudonym">): Promise<void> {
  const mark = master.pseudonym("secret", "mark").toString("hex");
  await connection.exec(`insert into public.waymark_secret (mark) values (${literal(mark)}) on conflict do nothing`);
  const kept = onlyValue(await connection.exec("select mark from public.waymark_secret"));
  if (kept !== mark) throw new WrongSecret();
}
