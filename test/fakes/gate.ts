import { connect, createServer, type AddressInfo, type Socket } from "node:net";

/** A way to a server that can be shut, as a network or a server goes away: what is open breaks, and nobody gets through until it opens again. */
export interface Gate {
  /** The server's address, by way of the gate. */
  readonly url: string;
  shut(): void;
  open(): void;
  close(): void;
}

/** Stands in front of the server that an address names. */
export async function startGate(address: string): Promise<Gate> {
  const server = new URL(address);
  const open = new Set<Socket>();
  let shut = false;
  const gate = createServer((client) => {
    if (shut) return client.resetAndDestroy();
    const upstream = connect(Number(server.port), server.hostname);
    for (const [end, other] of [
      [client, upstream],
      [upstream, client],
    ] as const) {
      open.add(end);
      end.on("error", () => other.destroy());
      end.on("close", () => {
        open.delete(end);
        other.destroy();
      });
      end.pipe(other);
    }
  });
  await new Promise<void>((resolve) => gate.listen(0, "127.0.0.1", resolve));
  const url = new URL(address);
  url.hostname = "127.0.0.1";
  url.port = String((gate.address() as AddressInfo).port);
  const cut = (): void => {
    for (const end of open) end.resetAndDestroy();
  };
  return {
    url: url.href,
    shut() {
      shut = true;
      cut();
    },
    open() {
      shut = false;
    },
    close() {
      cut();
      gate.close();
    },
  };
}
