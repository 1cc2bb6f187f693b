import { existsSync, readFileSync } from "node:fs";
import { resolve } from "node:path";
import { parseEnv } from "node:util";
import { z } from "zod";

const port = z.coerce.number().int().min(0).max(65_535);
const url = z.url({ protocol: /^https?$/ }).transform((given) => given.replace(/\/+$/, ""));
const flagged = <T extends z.ZodType>(schema: T, expected: string) => ({ schema, expected });

/** Every variable the program reads: what it must look like, and what to say where it does not. */
const variables = {
  PORT: flagged(port.default(3000), "a port from 0 to 65535 (0 takes a free one)"),
  HOST: flagged(z.string().min(1).default("0.0.0.0"), "an address to listen on, such as 127.0.0.1"),
  PUBLIC_URL: flagged(url.optional(), "the address people reach this server at, such as https://waymark.example.org"),
  WAYMARK_DATA_DIR: flagged(
    z.string().min(1).default("./data"),
    "a folder for the embedded database, the secret and the backups",
  ),
  WAYMARK_FLAGS_FILE: flagged(z.string().min(1).optional(), "a file of flags in flagd's format"),
  DATABASE_URL: flagged(z.url({ protocol: /^postgres(ql)?$/ }).optional(), "postgres://user:password@host/database"),
  WAYMARK_DATABASE_LOGIN: flagged(
    z.enum(["own", "given"]).default("own"),
    "own, or given: the service may then work as the login in DATABASE_URL",
  ),
  WAYMARK_SECRET: flagged(z.string().min(32).optional(), "at least 32 characters"),
  WAYMARK_SECRET_FILE: flagged(z.string().min(1).optional(), "a file that holds the secret, apart from the data"),
  WAYMARK_BACKUP_PASSPHRASE: flagged(z.string().min(12).optional(), "at least 12 characters"),
  WAYMARK_SIGNUP: flagged(z.enum(["invite", "open", "closed"]).default("invite"), "invite, open or closed"),
  TELEGRAM_BOT_TOKEN: flagged(
    z
      .string()
      .regex(/^\d+:[\w-]{20,}$/)
      .optional(),
    "the token that BotFather gave, such as 123456:ABC…",
  ),
  TELEGRAM_API_ROOT: flagged(url.default("https://api.telegram.org"), "the address of a Bot API server"),
  TELEGRAM_MODE: flagged(z.enum(["polling", "webhook"]).default("polling"), "polling or webhook"),
  TELEGRAM_RATE: flagged(
    z.coerce.number().min(1).max(1000).default(30),
    "messages a second from 1 to 1000: what Telegram lets this bot send in all",
  ),
  LLM_BASE_URL: flagged(
    url.optional(),
    "the address of an OpenAI-compatible server, such as http://localhost:11434/v1",
  ),
  LLM_MODEL: flagged(z.string().min(1).optional(), "the model's name"),
  LLM_API_KEY: flagged(z.string().min(1).optional(), "the key, where the server wants one"),
  LLM_TIMEOUT_MS: flagged(
    z.coerce.number().int().min(1000).max(120_000).optional(),
    "milliseconds from 1000 to 120000",
  ),
  SMTP_URL: flagged(
    z.url({ protocol: /^smtps?$/ }).optional(),
    "smtp://user:password@host:587?from=waymark@example.org",
  ),
  OIDC_ISSUER: flagged(url.optional(), "the issuer of an OpenID provider, such as https://id.example.org/realms/home"),
  OIDC_CLIENT_ID: flagged(z.string().min(1).optional(), "how this place is known at the provider"),
  OIDC_CLIENT_SECRET: flagged(z.string().min(1).optional(), "the secret that the provider gave"),
  OIDC_NAME: flagged(z.string().min(1).max(40).optional(), "what the button for the provider says"),
  WAYMARK_CALENDAR_PRIVATE: flagged(
    z.stringbool({ truthy: ["true"], falsy: ["false"] }).default(false),
    "true or false: whether people's calendars may be on this machine or in the networks around it",
  ),
  WAYMARK_WAYS_PRIVATE: flagged(
    z.stringbool({ truthy: ["true"], falsy: ["false"] }).default(false),
    "true or false: whether the addresses at which people are reminded may be on this machine or in the networks around it",
  ),
  TRUSTED_PROXIES: flagged(
    z
      .string()
      .default("")
      .transform((list) =>
        list
          .split(",")
          .map((each) => each.trim())
          .filter((each) => each !== ""),
      ),
    "addresses or subnets of reverse proxies, separated by commas (this machine is always believed)",
  ),
  WAYMARK_PACKS: flagged(
    z
      .string()
      .default("")
      .transform((list) => list.split(":").filter((folder) => folder !== "")),
    "folders with habits of your own, separated by colons",
  ),
  WAYMARK_IMPORT_MB: flagged(
    z.coerce.number().int().min(1).max(100_000).default(2048),
    "megabytes from 1 to 100000: the largest file of health data that the pages take in",
  ),
  METRICS_TOKEN: flagged(z.string().min(16).optional(), "at least 16 characters"),
  LOG_LEVEL: flagged(
    z.enum(["debug", "info", "warn", "error", "silent"]).default("info"),
    "debug, info, warn, error or silent",
  ),
} as const;

/** A person waits so long for a model (ms): on one's own machine the next step has mostly been worded ahead. */
const usualTimeout = { ofServer: 20_000, inTheBox: 8000 } as const;

type Variables = typeof variables;
export type VariableName = keyof Variables;
export const variableNames = Object.keys(variables) as readonly VariableName[];

/** The environment, parsed once; no other file reads it. */
export type Config = { readonly [Name in VariableName]: z.output<Variables[Name]["schema"]> } & {
  readonly LLM_TIMEOUT_MS: number;
  /** The model is configured only where both its address and its name are. */
  readonly model: { readonly baseUrl: string; readonly model: string } | undefined;
};

export type ConfigResult =
  | { readonly ok: true; readonly config: Config }
  /** One line for each wrong value: its name and what is expected, never the value. */
  | { readonly ok: false; readonly problems: readonly string[] };

/** Reads the configuration; an empty variable counts as absent, and all wrong ones are named at once. */
export function readConfig(environment: Readonly<Record<string, string | undefined>>): ConfigResult {
  const problems: string[] = [];
  const values: Record<string, unknown> = {};
  for (const name of variableNames) {
    const { schema, expected } = variables[name];
    const given = environment[name]?.trim();
    const parsed = schema.safeParse(given === "" ? undefined : given);
    if (parsed.success) values[name] = parsed.data;
    else problems.push(`${name}: expected ${expected}`);
  }
  if ((values["LLM_BASE_URL"] === undefined) !== (values["LLM_MODEL"] === undefined)) {
    problems.push("LLM_BASE_URL and LLM_MODEL: expected both or neither");
  }
  if ((values["OIDC_ISSUER"] === undefined) !== (values["OIDC_CLIENT_ID"] === undefined)) {
    problems.push("OIDC_ISSUER and OIDC_CLIENT_ID: expected both or neither");
  }
  if (values["TELEGRAM_MODE"] === "webhook" && values["PUBLIC_URL"] === undefined) {
    problems.push("PUBLIC_URL: expected an https address, because TELEGRAM_MODE is webhook");
  }
  if (problems.length > 0) return { ok: false, problems };
  const { LLM_BASE_URL: baseUrl, LLM_MODEL: model } = values as { LLM_BASE_URL?: string; LLM_MODEL?: string };
  values["LLM_TIMEOUT_MS"] ??= baseUrl === undefined ? usualTimeout.inTheBox : usualTimeout.ofServer;
  const config = { ...values, model: baseUrl !== undefined && model !== undefined ? { baseUrl, model } : undefined };
  return { ok: true, config: config as unknown as Config };
}

/** The process's environment over a `.env` file in the working folder, if there is one. */
export function environmentWithFile(folder: string): Record<string, string | undefined> {
  const file = resolve(folder, ".env");
  const fromFile = existsSync(file) ? parseEnv(readFileSync(file, "utf8")) : {};
  return { ...fromFile, ...process.env };
}
