import { randomBytes } from "node:crypto";
import type { Accounts } from "#channels/http/accounts/accounts.ts";
import { demoDoor } from "#channels/http/demo.ts";
import type { Router } from "#channels/http/router.ts";
import { contentFolder } from "#content/content-folder.ts";
import { type InventedPerson, loadDemo } from "#content/demo.ts";
import { readConfig } from "../config.ts";
import { createCaller } from "../demo/caller.ts";
import { liveThrough } from "../demo/live-through.ts";
import { type Running, start } from "./start.ts";

/** Beside the usual port, and by an address of its own, so that the cookies of a Waymark of one's own stay what they are. */
const usualPort = 3100;

/**
 * `./waymark demo`: invented persons with four weeks of life, in memory, to be looked at. Nothing of the configuration but the port is
 * read, so there is no bot, mail or model that anything could go out by. What it takes for now may be another time, for pictures.
 */
export async function demo(
  port: number | undefined,
  tell: (line: string) => void,
  live: () => number = Date.now,
): Promise<Running> {
  const wanted = port ?? usualPort;
  const read = readConfig({
    PORT: String(wanted),
    HOST: "127.0.0.1",
    PUBLIC_URL: `http://127.0.0.1:${wanted}`,
    WAYMARK_SIGNUP: "open",
    WAYMARK_DATA_DIR: "memory",
    WAYMARK_SECRET: randomBytes(32).toString("hex"),
    LOG_LEVEL: "error",
  });
  if (!read.ok) throw new Error(read.problems.join("; "));
  const told = loadDemo(contentFolder);
  let stands: number | undefined;
  const clock = { now: () => stands ?? live() };
  const users = new Map<InventedPerson, string>();

  async function invent(app: Router, accounts: Accounts): Promise<Pick<Router, "fetch">> {
    tell("Four weeks of invented life are being lived (under a minute) …");
    const now = live();
    for (const person of told.persons) {
      const password = randomBytes(16).toString("hex");
      const { token, user } = await signUp(app, accounts, person, password);
      users.set(person, user);
      await liveThrough(person, createCaller(app, token), now, (instant) => {
        stands = instant;
      });
      stands = undefined;
    }
    return demoDoor({
      demo: told,
      app,
      async enter(person) {
        const made = await accounts.enter(users.get(person) ?? "", undefined, false);
        return made.cookies;
      },
    });
  }
  const running = await start(read.config, () => undefined, {
    clock,
    limits: { take: async () => ({ ok: true }) },
    front: invent,
  });
  tell(
    `\nA look round: http://127.0.0.1:${running.port}\nThese people are invented. Nothing is changed, kept or sent; Ctrl-C ends it.`,
  );
  return running;
}

async function signUp(app: Router, accounts: Accounts, person: InventedPerson, password: string) {
  const email = `${person.id}@invented.example`;
  const made = await createCaller(app).call<{ readonly token: string }>("POST", "/api/account/sign-up", {
    email,
    password,
    locale: person.locale,
    time_zone: "Europe/Riga",
    code: accounts.ownerCode,
  });
  const proof = await accounts.sessions.prove(new Headers({ authorization: `Bearer ${made.token}` }));
  if (!proof.ok) throw new Error(proof.code);
  return { token: made.token, user: proof.principal.userId };
}
