import { Kysely } from "kysely";
import type { Accounts } from "#channels/http/accounts/accounts.ts";
import type { AuthTables } from "#channels/http/accounts/tables.ts";
import { createOperatorClient } from "#channels/http/operator-client.ts";
import { operatorToken } from "#channels/http/operator-token.ts";
import { createLog } from "#ops/log.ts";
import { systemClock } from "../clock.ts";
import type { Config } from "../config.ts";
import { openDatabase } from "../open-database.ts";
import { keepSecret, secretFor } from "../secret.ts";

const publicUrlOf = (config: Config): string => config.PUBLIC_URL ?? `http://localhost:${config.PORT}`;

/** The program that runs on this machine, where one does: the embedded database has room for one process. */
function running(config: Config) {
  const { secret } = keepSecret(config);
  return createOperatorClient({ port: config.PORT, token: operatorToken(secret) });
}

/** Opens the accounts where no program runs. */
async function withAccounts<T>(config: Config, work: (accounts: Accounts) => Promise<T>): Promise<T> {
  const { createAccounts } = await import("#channels/http/accounts/accounts.ts");
  const log = createLog("error");
  const { secret } = keepSecret(config);
  const storage = await openDatabase(config, secret, log);
  try {
    const accounts = createAccounts({
      db: new Kysely<AuthTables>({ dialect: storage.authDialect }),
      secret: secretFor("accounts", secret),
      publicUrl: publicUrlOf(config),
      log,
      signUp: config.WAYMARK_SIGNUP,
      clock: systemClock,
      sendResetMail: undefined,
    });
    return await work(accounts);
  } finally {
    await storage.close();
  }
}

/** `./waymark invite`: a code that lets one person in, by the web or by the bot. */
export async function invite(config: Config, tell: (line: string) => void): Promise<void> {
  const answer = await running(config).invite();
  const { code, until } =
    answer.kind === "done"
      ? { code: answer.value.code, until: answer.value.expires_at }
      : await withAccounts(config, async (accounts) => {
          const made = await accounts.invites.issue();
          return { code: made.code, until: new Date(made.expiresAt).toISOString() };
        });
  tell(
    `${code}\nLets one person in until ${until.slice(0, 10)}: on ${publicUrlOf(config)}, or in Telegram with /start ${code}`,
  );
}

/** `./waymark reset-password EMAIL`: a link that sets a new password, for you to hand over. False for an unknown address. */
export async function resetPassword(config: Config, email: string, tell: (line: string) => void): Promise<boolean> {
  const answer = await running(config).resetLink(email);
  if (answer.kind === "not_found") return false;
  const url =
    answer.kind === "done"
      ? answer.value.url
      : await withAccounts(config, async (accounts) => (await accounts.resetLink(email))?.url);
  if (url === undefined) return false;
  tell(`${url}\nSets a new password once, within an hour. Give it to the person and to nobody else.`);
  return true;
}

/** `./waymark owner`: a code that opens the page of this place for its owner. False where no program runs, as there is no page then. */
export async function ownerCode(config: Config, tell: (line: string) => void): Promise<boolean> {
  const answer = await running(config).ownerCode();
  if (answer.kind !== "done") return false;
  tell(
    `${answer.value.code}\nOpens ${publicUrlOf(config)}/owner for whoever is signed in there as the owner; once, within ten minutes.`,
  );
  return true;
}
