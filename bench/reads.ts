import { join } from "node:path";
import { Client } from "pg";
import { ownerCode } from "#channels/http/accounts/one-time-code.ts";
import { secretFor } from "../src/secret.ts";
import { requestsPerSecond } from "./http-load.ts";
import { type Comparison, compare, type Tell } from "./measure.ts";
import { freePort } from "./postgres.ts";
import { type Running, startProgram } from "./program.ts";

const rounds = 15;
const roundMs = 600;
/** Both sides are let run until their code is compiled, as on a server that has been up for a while. */
const warmUpMs = 5000;
/** A person may ask 600 times a minute: enough of them that no limit is met. */
const readers = 210;
export const readerPassword = "a long password of a reader";
export const readerEmail = (index: number): string => `reader${index}@example.org`;

async function post(port: number, path: string, body: unknown, headers: Readonly<Record<string, string>>) {
  const answer = await fetch(`http://127.0.0.1:${port}${path}`, {
    method: "POST",
    headers: { "content-type": "application/json", ...headers },
    body: JSON.stringify(body),
  });
  const json = (await answer.json()) as Readonly<Record<string, string>>;
  if (!answer.ok) throw new Error(`${path}: ${JSON.stringify(json)}`);
  return json;
}

/** An account with a goal and a step, made over HTTP as anybody's is; each from an address of its own, as limits count by address. */
export async function newReader(port: number, index: number, code?: string): Promise<string> {
  const from = { "x-forwarded-for": `203.0.113.${index}` };
  const { token = "" } = await post(
    port,
    "/api/account/sign-up",
    {
      email: readerEmail(index),
      password: readerPassword,
      locale: "en",
      time_zone: "Europe/Riga",
      ...(code === undefined ? {} : { code }),
    },
    from,
  );
  const mine = { authorization: `Bearer ${token}` };
  const said = "for my sister, on the old guitar in the cupboard";
  await post(port, "/api/goals", { title: "write a song", description: said }, mine);
  // Whatever the coach asks first is answered, until there is a step to read.
  for (let questions = 0; questions < 3; questions += 1) {
    const now = await fetch(`http://127.0.0.1:${port}/api/step`, { headers: mine });
    if (((await now.json()) as { readonly step: unknown }).step !== null) return token;
    await post(port, "/api/step/answer", { answer: "not sure" }, mine);
  }
  throw new Error("no step came");
}

/** The code by which the first account owns the place; it follows from the place's secret. */
export const codeOfOwner = (secret: string): string => ownerCode(secretFor("accounts", secret));

/** Enough of them that no limit is met. The first one owns the place. */
export async function newReaders(port: number, secret: string): Promise<readonly string[]> {
  const code = codeOfOwner(secret);
  const sessions: string[] = [];
  for (let index = 0; index < readers; index += 1)
    sessions.push(await newReader(port, index, index === 0 ? code : undefined));
  return sessions;
}

/** `GET /api/step` of the running program beside one route with one select. */
export async function benchReads(
  parts: {
    readonly program: Running;
    readonly sessions: readonly string[];
    readonly bareUrl: string;
    readonly folder: string;
    readonly clients: number;
  },
  tell: Tell,
): Promise<Comparison> {
  const { program, sessions, bareUrl, folder, clients } = parts;
  const bare = await startProgram(
    [process.execPath, "bench/bare/reads.ts"],
    await freePort(),
    "/readyz",
    { BARE_URL: bareUrl },
    join(folder, "bare-reads.log"),
  );
  const database = new Client({ connectionString: bareUrl });
  await database.connect();
  const { rows } = await database.query<{ person_id: string }>(`select person_id from person limit ${readers}`);
  await database.end();

  const msOf = (round: number): number => (round === 0 ? warmUpMs : roundMs);
  const get = (path: string, more: string): string => `GET ${path} HTTP/1.1\r\nhost: 127.0.0.1\r\n${more}\r\n`;
  const ours = sessions.map((token) => get("/api/step", `authorization: Bearer ${token}\r\n`));
  const minimum = rows.map(({ person_id }) => get(`/step/${person_id}`, ""));
  try {
    return await compare(
      {
        name: "reads",
        ours: "GET /api/step of the running program: session proven, limits, state loaded under row-level security, seals opened, access log and metrics",
        minimum: "one bare Hono route with one select by key; no sessions, no limits, no seals, no log",
        unit: "requests/s",
        goal: 0.6,
      },
      rounds,
      {
        ours: (round) =>
          requestsPerSecond(program.port, clients, msOf(round), (index) => ours[index % ours.length] ?? ""),
        minimum: (round) =>
          requestsPerSecond(bare.port, clients, msOf(round), (index) => minimum[index % minimum.length] ?? ""),
      },
      tell,
    );
  } finally {
    await bare.stop();
  }
}
