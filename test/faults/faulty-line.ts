import { connect, createServer, type Server, type Socket } from "node:net";
import type { AddressInfo } from "node:net";

/** What the line does with bytes: lets them through, breaks every connection, takes them and says nothing, or loses what is answered. */
export type LineState = "through" | "reset" | "hang" | "no_answer";

/** A line to a server on loopback that can be made bad: as a test's network to Telegram, a database or a model. */
export class FaultyLine {
  private readonly target: number;
  private readonly server: Server;
  private readonly open = new Set<Socket>();
  private now: LineState = "through";
  /** Connections that were tried while the line was not `through`. */
  refused = 0;

  private constructor(target: number) {
    this.target = target;
    this.server = createServer((near) => this.accept(near));
  }

  static async to(target: number): Promise<FaultyLine> {
    const line = new FaultyLine(target);
    await new Promise<void>((resolve) => line.server.listen(0, "127.0.0.1", resolve));
    return line;
  }

  /** A line to the server that an address names. */
  static toServerOf(address: string): Promise<FaultyLine> {
    return FaultyLine.to(Number(new URL(address).port));
  }

  /** The address with this line in the place of its server. */
  inPlaceOf(address: string): string {
    const url = new URL(address);
    url.hostname = "127.0.0.1";
    url.port = String(this.port);
    return url.href;
  }

  get port(): number {
    return (this.server.address() as AddressInfo).port;
  }

  get root(): string {
    return `http://127.0.0.1:${this.port}`;
  }

  /** From now on; what is open is cut, as by a router that forgets it. */
  become(state: LineState): void {
    this.now = state;
    for (const socket of this.open) socket.destroy();
  }

  async stop(): Promise<void> {
    for (const socket of this.open) socket.destroy();
    await new Promise<void>((resolve) => void this.server.close(() => resolve()));
  }

  private accept(near: Socket): void {
    this.keep(near);
    if (this.now !== "through") this.refused += 1;
    if (this.now === "reset") {
      near.resetAndDestroy();
      return;
    }
    if (this.now === "hang") return;
    const far = connect(this.target, "127.0.0.1");
    this.keep(far);
    near.pipe(far);
    if (this.now === "no_answer") far.once("data", () => near.resetAndDestroy());
    else far.pipe(near);
    for (const [one, other] of [
      [near, far],
      [far, near],
    ] as const)
      one.once("close", () => other.destroy());
  }

  private keep(socket: Socket): void {
    this.open.add(socket);
    socket.on("error", () => undefined);
    socket.once("close", () => this.open.delete(socket));
  }
}
