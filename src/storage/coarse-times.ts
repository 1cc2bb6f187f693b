import type { Connection } from "./database.ts";

/** Accounts older than a day are known by the month, sessions and invites by the day: finer times would lead from an account to its person. */
export async function makeTimesCoarse(connection: Connection): Promise<void> {
  const coarse = (table: string, to: string, [first = "", ...others]: readonly string[]): string =>
    `update auth.${table} set ${[first, ...others].map((column) => `${column} = date_trunc('${to}', ${column}, 'UTC')`).join(", ")}
      where ${first} < now() - interval '1 day' and ${first} <> date_trunc('${to}', ${first}, 'UTC')`;
  const both = ['"createdAt"', '"updatedAt"'];
  await connection.exec(
    [
      coarse('"user"', "month", both),
      coarse("account", "month", both),
      coarse("session", "day", both),
      coarse("owner", "month", ["claimed_at"]),
      coarse("invite", "day", ["used_at"]),
      "update auth.session set confirmed_at = null where confirmed_at < now() - interval '1 day'",
    ].join(";\n"),
  );
}
