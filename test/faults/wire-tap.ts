import { connect, createServer, type Server, type Socket } from "node:net";
import type { AddressInfo } from "node:net";

/** One question to a PostgreSQL server for which the program waits: a trip there and back. */
export interface Trip {
  /** As whom the session works; undefined for the login itself. */
  readonly role: string | undefined;
  readonly sql: string;
}

/** What frontends of PostgreSQL say, message by message: the first has no letter before its length. */
class Frontend {
  private rest = Buffer.alloc(0);
  private role: string | undefined;
  private begun = false;
  private asked = "";
  /** What was prepared under which name. */
  private readonly named = new Map<string, string>();
  /** A session that only listens says now and then that it lives; nobody waits for that. */
  private listens = false;
  private readonly on: (trip: Trip) => void;

  constructor(on: (trip: Trip) => void) {
    this.on = on;
  }

  hear(bytes: Buffer): void {
    this.rest = Buffer.concat([this.rest, bytes]);
    for (;;) {
      const at = this.begun ? 1 : 0;
      if (this.rest.length < at + 4) return;
      const end = at + this.rest.readInt32BE(at);
      if (this.rest.length < end) return;
      const letter = this.begun ? String.fromCodePoint(this.rest[0] ?? 0) : "";
      this.take(letter, this.rest.subarray(at + 4, end).toString("latin1"));
      this.rest = this.rest.subarray(end);
    }
  }

  private take(letter: string, body: string): void {
    if (letter === "") {
      this.begun = true;
      this.role = /role=(\w+)/.exec(body)?.[1];
    }
    // A simple question is a trip; of the others, all up to where the answers are waited for.
    if (letter === "Q") {
      if (body.startsWith("listen ")) this.listens = true;
      if (!this.listens) this.on({ role: this.role, sql: body });
    }
    if (letter === "P") {
      const [name = "", sql = ""] = body.split("\0");
      this.named.set(name, sql);
    }
    if (letter === "B") this.asked += this.named.get(body.split("\0")[1] ?? "") ?? "";
    if (letter === "S") {
      this.on({ role: this.role, sql: this.asked });
      this.asked = "";
    }
  }
}

/** A line to a PostgreSQL server on which every trip is counted; nothing in the program knows of it. */
export class WireTap {
  readonly trips: Trip[] = [];
  private readonly target: number;
  private readonly server: Server;
  private readonly open = new Set<Socket>();

  private constructor(target: number) {
    this.target = target;
    this.server = createServer((near) => this.accept(near));
  }

  static async toServerOf(address: string): Promise<WireTap> {
    const tap = new WireTap(Number(new URL(address).port));
    await new Promise<void>((resolve) => tap.server.listen(0, "127.0.0.1", resolve));
    return tap;
  }

  /** The address with this line in the place of its server. */
  inPlaceOf(address: string): string {
    const url = new URL(address);
    url.hostname = "127.0.0.1";
    url.port = String((this.server.address() as AddressInfo).port);
    return url.href;
  }

  /** What was asked since then as one role, each trip by the functions that it calls. */
  since(count: number, role: string): readonly string[] {
    return this.trips
      .slice(count)
      .filter((trip) => trip.role === role)
      .map(({ sql }) => calledBy(sql));
  }

  async stop(): Promise<void> {
    for (const socket of this.open) socket.destroy();
    await new Promise<void>((resolve) => void this.server.close(() => resolve()));
  }

  private accept(near: Socket): void {
    const far = connect(this.target, "127.0.0.1");
    const frontend = new Frontend((trip) => this.trips.push(trip));
    near.on("data", (bytes: Buffer) => frontend.hear(bytes));
    near.pipe(far);
    far.pipe(near);
    for (const [one, other] of [
      [near, far],
      [far, near],
    ] as const) {
      this.open.add(one);
      one.on("error", () => undefined);
      one.once("close", () => {
        this.open.delete(one);
        other.destroy();
      });
    }
  }
}

/** The functions of ours that a statement calls, or else the tables that it is about. */
function calledBy(sql: string): string {
  const names = (pattern: RegExp): string => [...sql.matchAll(pattern)].map(([, name]) => name).join(" ");
  return names(/\bcore\.(\w+)\(/g) || names(/\b(?:from|update|into) "?(?:core|auth)"?\."?(\w+)/g) || sql;
}
