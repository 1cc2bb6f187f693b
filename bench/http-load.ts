import { once } from "node:events";
import { connect } from "node:net";

/** One client: a kept connection that sends its next request when the last one is answered. */
async function client(port: number, next: () => string | undefined, answered: () => void): Promise<void> {
  const socket = connect(port, "127.0.0.1");
  socket.setNoDelay(true);
  await once(socket, "connect");
  await new Promise<void>((resolve, reject) => {
    let received = "";
    const send = (): void => {
      const request = next();
      if (request === undefined) {
        socket.end();
        resolve();
      } else socket.write(request);
    };
    socket.on("error", reject);
    socket.on("close", () => reject(new Error("the server hung up")));
    socket.on("data", (chunk) => {
      received += chunk.toString("latin1");
      const head = received.indexOf("\r\n\r\n");
      if (head < 0) return;
      const length = /\r\ncontent-length: (\d+)/i.exec(received)?.[1];
      const whole =
        length === undefined ? received.endsWith("0\r\n\r\n") : received.length >= head + 4 + Number(length);
      if (!whole) return;
      if (!received.startsWith("HTTP/1.1 200")) return reject(new Error(received.slice(0, 500)));
      received = "";
      answered();
      send();
    });
    send();
  });
}

/** Sends requests one after the other on each of so many connections for a time; gives good answers a second. */
export async function requestsPerSecond(
  port: number,
  clients: number,
  ms: number,
  request: (index: number) => string,
): Promise<number> {
  let sent = 0;
  let answers = 0;
  const started = performance.now();
  const next = (): string | undefined => (performance.now() - started < ms ? request(sent++) : undefined);
  await Promise.all(Array.from({ length: clients }, () => client(port, next, () => (answers += 1))));
  return (answers * 1000) / (performance.now() - started);
}
