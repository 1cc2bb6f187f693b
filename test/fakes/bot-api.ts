import { type IncomingMessage, type Server, createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { patience } from "../setup/patience.ts";

/** What the fake does with one call in place of answering it. */
export type Fault =
  | { readonly kind: "error"; readonly code: number; readonly description: string; readonly retryAfter?: number }
  /** Accepts the message and then drops the connection: the caller cannot know that it arrived. */
  | { readonly kind: "drop_after" }
  /** A gateway in front of it answers in its place, with a page for people. */
  | { readonly kind: "gateway"; readonly code: number }
  | { readonly kind: "hang" };

export interface FakeButton {
  readonly text: string;
  readonly callback_data: string;
}

export interface FakeMessage {
  readonly messageId: number;
  readonly chatId: string;
  text: string;
  buttons: readonly (readonly FakeButton[])[];
  /** What a file holds, read as text. */
  readonly document: string | undefined;
  readonly file: FakeFile | undefined;
  /** The method that brought it. */
  readonly by: string;
  edits: number;
}

/** A file that the bot sent. */
export interface FakeFile {
  readonly name: string;
  readonly bytes: Buffer;
}

interface WaitingUpdate {
  readonly update_id: number;
  readonly [field: string]: unknown;
}

/** A Bot API on loopback: keeps what the bot sends and hands it updates by long poll, until they are confirmed as Telegram does. */
export class FakeBotApi {
  readonly token = "123456789:AAHdqTcvCH1vGWJxfSeofSAs0K5PALDsaw1";
  readonly messages: FakeMessage[] = [];
  readonly calls: { readonly method: string; readonly params: Readonly<Record<string, unknown>> }[] = [];
  readonly answered: string[] = [];
  left: string[] = [];
  /** Decides on a fault for a call; undefined lets it through. */
  fault: (method: string, params: Readonly<Record<string, unknown>>) => Fault | undefined = () => undefined;
  confirmed = 0;
  /** Files that persons sent, by `file_id`, as `getFile` and the file address give them. */
  readonly uploads = new Map<string, Buffer>();

  private readonly server: Server;
  private updates: WaitingUpdate[] = [];
  private waiting: (() => void)[] = [];
  private nextUpdate = 1000;
  private nextMessage = 1;

  private constructor() {
    this.server = createServer((request, response) => {
      void this.serve(request).then(
        (answer) => {
          if (answer === "drop") {
            response.destroy();
            return;
          }
          if (answer === "hang") return;
          if ("bytes" in answer) {
            response.writeHead(answer.status, { "content-type": "text/html" });
            response.end(answer.bytes);
            return;
          }
          response.writeHead(answer.status, { "content-type": "application/json" });
          response.end(JSON.stringify(answer.body));
        },
        () => response.destroy(),
      );
    });
    // A line that falls idle stays open: one that is closed just as it is used again loses a message, which is for tests of faults.
    this.server.keepAliveTimeout = 0;
  }

  static async start(port = 0): Promise<FakeBotApi> {
    const fake = new FakeBotApi();
    await new Promise<void>((resolve) => fake.server.listen(port, "127.0.0.1", resolve));
    return fake;
  }

  get port(): number {
    return (this.server.address() as AddressInfo).port;
  }

  get root(): string {
    return `http://127.0.0.1:${this.port}`;
  }

  async stop(): Promise<void> {
    for (const wake of this.waiting.splice(0)) wake();
    this.server.closeAllConnections();
    await new Promise<void>((resolve) => void this.server.close(() => resolve()));
  }

  /** Queues an update; the same id again is a redelivery. Returns the id. */
  push(fields: Readonly<Record<string, unknown>>, updateId: number = this.nextUpdate++): number {
    this.updates.push({ update_id: updateId, ...fields });
    for (const wake of this.waiting.splice(0)) wake();
    return updateId;
  }

  /** Whether the bot has taken in everything that was pushed. */
  get isRead(): boolean {
    return this.updates.length === 0;
  }

  chat(userId: number, languageCode = "en"): FakeChat {
    return new FakeChat(this, userId, languageCode);
  }

  newMessageId(): number {
    return this.nextMessage++;
  }

  private async serve(
    request: IncomingMessage,
  ): Promise<{ status: number; body: unknown } | { status: number; bytes: Buffer } | "drop" | "hang"> {
    const upload = this.uploads.get(/^\/file\/bot[^/]+\/uploads\/(.+)$/.exec(request.url ?? "")?.[1] ?? "");
    if (upload) {
      this.calls.push({ method: "download", params: {} });
      return { status: 200, bytes: upload };
    }
    const [, token, method = ""] = /^\/bot([^/]+)\/(\w+)/.exec(request.url ?? "") ?? [];
    const params = await readParams(request);
    if (token !== this.token) return { status: 401, body: { ok: false, error_code: 401, description: "Unauthorized" } };
    this.calls.push({ method, params });
    const fault = this.fault(method, params);
    if (fault?.kind === "hang") return "hang";
    if (fault?.kind === "gateway") return { status: fault.code, bytes: Buffer.from("<h1>Bad Gateway</h1>") };
    if (fault?.kind === "error") {
      const { code, description, retryAfter } = fault;
      return {
        status: code,
        body: {
          ok: false,
          error_code: code,
          description,
          ...(retryAfter === undefined ? {} : { parameters: { retry_after: retryAfter } }),
        },
      };
    }
    const result = await this.answer(method, params);
    if (fault?.kind === "drop_after") return "drop";
    return "error" in result
      ? { status: 400, body: { ok: false, error_code: 400, description: result.error } }
      : { status: 200, body: { ok: true, result: result.value } };
  }

  private async answer(
    method: string,
    params: Readonly<Record<string, unknown>>,
  ): Promise<{ readonly value: unknown } | { readonly error: string }> {
    switch (method) {
      case "getMe":
        return { value: { id: 123456789, is_bot: true, first_name: "Waymark", username: "waymark_test_bot" } };
      case "getUpdates":
        return { value: await this.getUpdates(Number(params["offset"] ?? 0), Number(params["timeout"] ?? 0)) };
      case "sendMessage":
      case "sendDocument":
      case "sendPhoto":
        return { value: this.keep(method, params) };
      case "getFile": {
        const id = String(params["file_id"]);
        const upload = this.uploads.get(id);
        if (!upload) return { error: "Bad Request: invalid file_id" };
        if (upload.length > 20 * 2 ** 20) return { error: "Bad Request: file is too big" };
        return { value: { file_id: id, file_unique_id: id, file_size: upload.length, file_path: `uploads/${id}` } };
      }
      case "editMessageText":
        return this.edit(params, true);
      case "editMessageReplyMarkup":
        return this.edit(params, false);
      case "answerCallbackQuery":
        this.answered.push(String(params["callback_query_id"]));
        return { value: true };
      case "leaveChat":
        this.left.push(String(params["chat_id"]));
        return { value: true };
      default:
        return { value: true };
    }
  }

  /** As Telegram: everything below the offset is confirmed and gone; the rest is handed out again and again. */
  private async getUpdates(offset: number, timeout: number): Promise<readonly WaitingUpdate[]> {
    if (offset > 0) {
      this.confirmed = Math.max(this.confirmed, offset - 1);
      this.updates = this.updates.filter(({ update_id }) => update_id >= offset);
    }
    if (this.updates.length === 0 && timeout > 0) {
      await new Promise<void>((resolve) => {
        const timer = setTimeout(resolve, Math.min(timeout * 1000, 2000));
        this.waiting.push(() => {
          clearTimeout(timer);
          resolve();
        });
      });
    }
    return this.updates.slice(0, 100);
  }

  private keep(by: string, params: Readonly<Record<string, unknown>>): unknown {
    const file = params["file"] as FakeFile | undefined;
    const message: FakeMessage = {
      messageId: this.newMessageId(),
      chatId: String(params["chat_id"]),
      text: String(params["text"] ?? params["caption"] ?? ""),
      buttons: buttonsOf(params["reply_markup"]),
      document: file?.bytes.toString(),
      file,
      by,
      edits: 0,
    };
    this.messages.push(message);
    return {
      message_id: message.messageId,
      date: 0,
      chat: { id: Number(message.chatId), type: "private" },
      text: message.text,
    };
  }

  private edit(
    params: Readonly<Record<string, unknown>>,
    withText: boolean,
  ): { readonly value: unknown } | { readonly error: string } {
    const message = this.messages.find(({ messageId }) => messageId === Number(params["message_id"]));
    if (!message) return { error: "Bad Request: message to edit not found" };
    const text = withText ? String(params["text"]) : message.text;
    const buttons = buttonsOf(params["reply_markup"]);
    if (text === message.text && JSON.stringify(buttons) === JSON.stringify(message.buttons)) {
      return { error: "Bad Request: message is not modified" };
    }
    message.text = text;
    message.buttons = buttons;
    message.edits += 1;
    return { value: true };
  }
}

/** One person's chat with the bot, as a test speaks it. */
export class FakeChat {
  private readonly api: FakeBotApi;
  readonly userId: number;
  private readonly languageCode: string;

  constructor(api: FakeBotApi, userId: number, languageCode: string) {
    this.api = api;
    this.userId = userId;
    this.languageCode = languageCode;
  }

  get messages(): readonly FakeMessage[] {
    return this.api.messages.filter(({ chatId }) => chatId === String(this.userId));
  }

  get last(): FakeMessage | undefined {
    return this.messages.at(-1);
  }

  private get from() {
    return { id: this.userId, is_bot: false, first_name: "A", language_code: this.languageCode };
  }

  private get chat() {
    return { id: this.userId, type: "private", first_name: "A" };
  }

  /** A message of this person as it stands in an update. */
  message(fields: Readonly<Record<string, unknown>>): Readonly<Record<string, unknown>> {
    return { message_id: this.api.newMessageId(), date: 0, chat: this.chat, from: this.from, ...fields };
  }

  says(text: string, updateId?: number): number {
    return this.sends({ text }, updateId);
  }

  sends(fields: Readonly<Record<string, unknown>>, updateId?: number): number {
    return this.api.push({ message: this.message(fields) }, updateId);
  }

  /** Sends a photo as Telegram does: in two sizes, the larger with these bytes. */
  sendsPhoto(bytes: Buffer, fields: Readonly<Record<string, unknown>> = {}, updateId?: number): number {
    const file_id = `photo${this.api.newMessageId()}`;
    this.api.uploads.set(file_id, bytes);
    const large = { file_id, file_unique_id: file_id, width: 1280, height: 960, file_size: bytes.length };
    const small = { file_id: "thumb", file_unique_id: "thumb", width: 90, height: 67, file_size: 900 };
    return this.sends({ photo: [small, large], ...fields }, updateId);
  }

  edits(text: string): number {
    const edited_message = { message_id: 1, date: 0, edit_date: 1, chat: this.chat, from: this.from, text };
    return this.api.push({ edited_message });
  }

  /** Presses the newest button with these words. */
  press(label: RegExp): number {
    for (const message of [...this.messages].reverse()) {
      const button = message.buttons.flat().find(({ text }) => label.test(text));
      if (button) return this.pressData(button.callback_data, message.messageId);
    }
    throw new Error(`no button ${String(label)} among ${JSON.stringify(this.messages.map(({ buttons }) => buttons))}`);
  }

  pressData(data: string, messageId: number): number {
    const message = { message_id: messageId, date: 0, chat: this.chat };
    return this.api.push({
      callback_query: { id: `c${messageId}-${data}`, from: this.from, chat_instance: "1", data, message },
    });
  }

  /** Waits until a message (new since `after` messages, or edited) matches; fails with what was said instead. */
  async sees(pattern: RegExp, after = 0): Promise<FakeMessage> {
    const until = Date.now() + patience;
    for (;;) {
      const found = this.messages.slice(after).find(({ text }) => pattern.test(text));
      if (found) return found;
      if (Date.now() > until) {
        throw new Error(
          `never saw ${String(pattern)} after ${after}; said: ${JSON.stringify(this.messages.slice(after).map(({ text }) => text))}`,
        );
      }
      await new Promise((resolve) => setTimeout(resolve, 10));
    }
  }

  /** Says or presses, and waits for an answer that matches. */
  async does(act: () => unknown, pattern: RegExp): Promise<FakeMessage> {
    const before = this.messages.length;
    act();
    return this.sees(pattern, before);
  }
}

function buttonsOf(markup: unknown): readonly (readonly FakeButton[])[] {
  const parsed: unknown = typeof markup === "string" ? JSON.parse(markup) : markup;
  return (parsed as { inline_keyboard?: FakeButton[][] } | undefined)?.inline_keyboard ?? [];
}

async function readParams(request: IncomingMessage): Promise<Record<string, unknown>> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  const body = Buffer.concat(chunks);
  const type = request.headers["content-type"] ?? "";
  if (type.includes("json")) return JSON.parse(body.toString() || "{}") as Record<string, unknown>;
  if (!type.includes("multipart")) return {};
  const fields: Record<string, unknown> = {};
  for (const [name, value] of await new Response(body, { headers: { "content-type": type } }).formData()) {
    if (typeof value === "string") fields[name] = value;
    else fields["file"] = { name: value.name, bytes: Buffer.from(await value.arrayBuffer()) } satisfies FakeFile;
  }
  return fields;
}
