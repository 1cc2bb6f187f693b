import { Kysely } from "kysely";
import { createAccounts } from "#channels/http/accounts/accounts.ts";
import type { AuthTables } from "#channels/http/accounts/tables.ts";
import { operatorToken } from "#channels/http/routes/operator.ts";
import { createLog } from "#ops/log.ts";
import { compose } from "../compose.ts";
import type { Config } from "../config.ts";
import { keepSecret, secretFor } from "../secret.ts";

/** Asks the program that runs on this machine; undefined where none answers, or it is another's. */
async function askRunning(config: Config, path: string, body: unknown): Promise<Response | undefined> {
  const { secret } = keepSecret(config.WAYMARK_SECRET, config.WAYMARK_DATA_DIR);
  const token = config.METRICS_TOKEN ?? operatorToken(secret);
  try {
    const response = await fetch(`http://127.0.0.1:${config.PORT}${path}`, {
      method: "POST",
      headers: { authorization: `Bearer ${token}`, "content-type": "application/json" },
      body: JSON.stringify(body),
      signal: AbortSignal.timeout(10_000),
    });
    return response.status === 403 ? undefined : response;
  } catch {
    return undefined;
  }
}

/** Opens the accounts beside a program that is not running. */
async function withAccounts<T>(
  config: Config,
  work: (accounts: ReturnType<typeof createAccounts>) => Promise<T>,
): Promise<T> {
  const log = createLog("error");
  const program = await compose(config, log);
  try {
    const accounts = createAccounts({
      db: new Kysely<AuthTables>({ dialect: program.storage.authDialect }),
      secret: secretFor("accounts", program.secret),
      publicUrl: publicUrlOf(config),
      log,
      signUp: config.WAYMARK_SIGNUP,
      clock: program.clock,
      sendResetMail: undefined,
    });
    return await work(accounts);
  } finally {
    await program.storage.close();
  }
}

const publicUrlOf = (config: Config): string => config.PUBLIC_URL ?? `http://localhost:${config.PORT}`;

/** `./waymark invite`: a code that lets one person in, by the web or by the bot. */
export async function invite(config: Config, tell: (line: string) => void): Promise<void> {
  const running = await askRunning(config, "/api/operator/invites", {});
  const { code, until } = running?.ok
    ? await running
        .json()
        .then((made: unknown) => made as { code: string; expires_at: string })
        .then(({ code, expires_at }) => ({ code, until: expires_at }))
    : await withAccounts(config, async (accounts) => {
        const made = await accounts.invites.issue();
        return { code: made.code, until: new Date(made.expiresAt).toISOString() };
      });
  tell(`${code}\nLets one person in until ${until}: on ${publicUrlOf(config)}, or in Telegram with /start ${code}`);
}

/** `./waymark reset-password EMAIL`: a link that sets a new password, for you to hand over. Resolves to false for an unknown address. */
export async function resetPassword(config: Config, email: string, tell: (line: string) => void): Promise<boolean> {
  const running = await askRunning(config, "/api/operator/reset-links", { email });
  if (running?.status === 404) return false;
  const url = running?.ok
    ? ((await running.json()) as { readonly url: string }).url
    : await withAccounts(config, async (accounts) => (await accounts.resetLink(email))?.url);
  if (url === undefined) return false;
  tell(`${url}\nSets a new password once, within an hour. Give it to the person and to nobody else.`);
  return true;
}
