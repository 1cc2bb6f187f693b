import { randomUUID } from "node:crypto";
import type { FakeBotApi, FakeChat } from "../test/fakes/bot-api.ts";

const pause = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));
/** A goal now and then: fewer than fifty in all, which is as many as a person may have. */
const goalEvery = 7;
/** How many calls the fake remembers. */
const keptCalls = 5000;

/** When somebody asked: in which minute, and whether something was broken just then. */
export interface Asked {
  readonly minute: number;
  readonly broken: boolean;
}

/** How long somebody waited who asked then. */
export interface Wait extends Asked {
  readonly ms: number;
}

interface Chatter {
  readonly chat: FakeChat;
  turns: number;
  asked: number;
  answered: number;
  notices: number;
  goals: number;
  waiting: { readonly since: number; readonly asked: Asked } | undefined;
}

/** People who write to the bot, one thing at a time: what the program can do, and now and then a goal. */
export class Chatters {
  readonly waits: Wait[] = [];
  private readonly all: readonly Chatter[];
  private readonly byChat: ReadonlyMap<string, Chatter>;
  private readonly api: FakeBotApi;

  constructor(api: FakeBotApi, count: number) {
    this.api = api;
    this.all = Array.from({ length: count }, (_, index) => ({
      chat: api.chat(700_000 + index),
      turns: 0,
      asked: 0,
      answered: 0,
      notices: 0,
      goals: 0,
      waiting: undefined,
    }));
    this.byChat = new Map(this.all.map((each) => [String(each.chat.userId), each]));
    for (const { chat } of this.all) chat.says("/start");
  }

  /** The next thing of somebody; nothing while their last one has no answer. */
  speak(index: number, asked: Asked): void {
    const one = this.all[index % this.all.length];
    if (!one || one.waiting) return;
    one.waiting = { since: performance.now(), asked };
    one.asked += 1;
    one.turns += 1;
    if (one.turns % goalEvery === 0) {
      one.goals += 1;
      one.chat.says(`/newgoal goal ${one.goals}`);
    } else one.chat.says("/help");
  }

  /** Reads what came since it was last asked. */
  hear(): void {
    for (const { chatId, text } of this.api.messages.splice(0)) {
      const one = this.byChat.get(chatId);
      if (!one) continue;
      if (text.includes("short restart")) one.notices += 1;
      else if (text.startsWith("What I can do") || /^“goal \d+”, noted/.test(text)) one.answered += 1;
      else continue;
      if (!one.waiting) continue;
      this.waits.push({ ...one.waiting.asked, ms: performance.now() - one.waiting.since });
      one.waiting = undefined;
    }
    if (this.api.calls.length > keptCalls) this.api.calls.length = 0;
  }

  report() {
    const sum = (of: (one: Chatter) => number): number => this.all.reduce((total, one) => total + of(one), 0);
    return {
      people: this.all.length,
      asked: sum(({ asked }) => asked),
      answered: sum(({ answered }) => answered),
      notices: sum(({ notices }) => notices),
      mostNoticesOfOne: Math.max(...this.all.map(({ notices }) => notices)),
      // With a notice what was open is shown once more.
      answeredTwice: this.all.filter(({ answered, asked, notices }) => answered > asked + notices).length,
      withoutAnswerOrNotice: this.all.filter(({ answered, asked, notices }) => answered < asked && notices === 0)
        .length,
      waiting: this.all.filter(({ waiting }) => waiting).length,
      goals: sum(({ goals }) => goals),
    };
  }
}

/** People with a page open: they look, write, set goals and tell how strong they are, each time until it was taken. */
export class Visitors {
  readonly waits: Wait[] = [];
  goals = 0;
  readings = 0;
  retries = 0;
  /** Requests that are on their way. */
  open = 0;
  private readonly tokens: readonly string[];
  private readonly ports: () => readonly number[];

  private constructor(tokens: readonly string[], ports: () => readonly number[]) {
    this.tokens = tokens;
    this.ports = ports;
  }

  static async come(count: number, ports: () => readonly number[], code: string): Promise<Visitors> {
    const tokens: string[] = [];
    for (let index = 0; index < count; index += 1) {
      const account = {
        email: `visitor${index}@example.org`,
        password: "a long password of a visitor",
        locale: "en",
        time_zone: "Europe/Riga",
        ...(index === 0 && { code }),
      };
      const from = { "x-forwarded-for": `203.0.${index >> 8}.${index & 255}` };
      const answer = await ask(ports()[0] ?? 0, "POST", "/api/account/sign-up", account, from);
      if (!answer.ok) throw new Error(`sign-up: ${answer.status} ${await answer.text()}`);
      const { token } = (await answer.json()) as { readonly token: string };
      await ask(ports()[0] ?? 0, "PUT", "/api/intake/consent", { agreed: true }, bearer(token));
      tokens.push(token);
    }
    return new Visitors(tokens, ports);
  }

  get people(): number {
    return this.tokens.length;
  }

  async turn(index: number, asked: Asked): Promise<void> {
    const token = this.tokens[index % this.tokens.length] ?? "";
    const since = performance.now();
    const wish = this.wish(Math.floor(index / this.tokens.length));
    this.open += 1;
    try {
      await this.until(token, wish);
    } finally {
      this.open -= 1;
    }
    // What was acknowledged counts: it must be there in the end.
    if (wish[0] === "POST" && wish[1] === "/api/goals") this.goals += 1;
    if (wish[1] === "/api/readings") this.readings += 1;
    this.waits.push({ ...asked, ms: performance.now() - since });
  }

  private wish(turn: number): readonly [method: string, path: string, body?: unknown] {
    switch (turn % 5) {
      case 0: {
        const timestamp = new Date().toISOString();
        const source = { source: "app", source_name: "soak", source_id: randomUUID() };
        return ["POST", "/api/readings", { ...source, timestamp, metric: "energy_level", value: 0.6 }];
      }
      case 1:
        return ["GET", "/api/next"];
      case 2:
        return ["POST", "/api/chat", { text: "/help" }];
      case 3:
        return ["GET", "/api/goals"];
      default:
        if (turn > goalEvery * 25) return ["GET", "/api/step"];
        return ["POST", "/api/goals", { title: `write song ${turn}` }];
    }
  }

  /** Says the same with the same key until somebody took it, and turns to another process where one does not answer. */
  private async until(token: string, [method, path, body]: readonly [string, string, unknown?]): Promise<void> {
    const key = method === "POST" ? { "idempotency-key": randomUUID() } : {};
    for (let tries = 0; ; tries += 1) {
      const ports = this.ports();
      const port = ports[tries % ports.length] ?? 0;
      const answer = await ask(port, method, path, body, { ...bearer(token), ...key }).catch(() => undefined);
      if (answer?.ok) return void (await answer.arrayBuffer());
      const status = answer?.status ?? 503;
      if (![409, 429, 503].includes(status)) throw new Error(`${method} ${path}: ${status} ${await answer?.text()}`);
      this.retries += 1;
      await pause(500);
    }
  }
}

const bearer = (token: string): Readonly<Record<string, string>> => ({ authorization: `Bearer ${token}` });

function ask(port: number, method: string, path: string, body: unknown, headers: Readonly<Record<string, string>>) {
  return fetch(`http://127.0.0.1:${port}${path}`, {
    method,
    headers: { "content-type": "application/json", ...headers },
    ...(body !== undefined && { body: JSON.stringify(body) }),
    signal: AbortSignal.timeout(60_000),
  });
}
