import { createServer, type IncomingHttpHeaders } from "node:http";
import type { AddressInfo } from "node:net";

interface Posted {
  readonly path: string;
  readonly headers: IncomingHttpHeaders;
  readonly body: Buffer;
}

/** A server on this machine that keeps what is posted to it, and answers as it is told. */
export async function startPosted() {
  const posted: Posted[] = [];
  const answer = { status: 201, headers: {} as Record<string, string> };
  const server = createServer((request, response) => {
    const pieces: Buffer[] = [];
    request.on("data", (piece: Buffer) => pieces.push(piece));
    request.on("end", () => {
      posted.push({ path: request.url ?? "", headers: request.headers, body: Buffer.concat(pieces) });
      response.writeHead(answer.status, answer.headers).end();
    });
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}`,
    posted,
    answer,
    close: () => new Promise<void>((resolve) => server.close(() => resolve())),
  };
}
