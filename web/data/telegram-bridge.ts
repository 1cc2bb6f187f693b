/*
 * How a page speaks with the Telegram that shows it (core.telegram.org/bots/webapps, docs.telegram-mini-apps.com/platform/methods). Telegram's own
 * script would come from elsewhere, and into every page; this is what of it is needed.
 */

type Hear = (name: string, data: unknown) => void;
interface Receiver {
  receiveEvent: Hear;
}
declare global {
  var TelegramWebviewProxy: { postEvent(name: string, data: string): void } | undefined;
  var Telegram: { WebView: Receiver } | undefined;
  var TelegramGameProxy: Receiver | undefined;
  var TelegramGameProxy_receiveEvent: Hear | undefined;
}

/** Where Telegram runs in a browser, and the page in a frame of it. */
const framedBy = /^https:\/\/web[ak]?\.telegram\.org$/u;

/** Tells Telegram something; a Telegram that is too old to know it does nothing. */
export function tellTelegram(name: string, data: object = {}): void {
  if (globalThis.TelegramWebviewProxy !== undefined) {
    globalThis.TelegramWebviewProxy.postEvent(name, JSON.stringify(data));
    return;
  }
  const to = location.ancestorOrigins?.[0] ?? "https://web.telegram.org";
  if (framedBy.test(to)) parent.postMessage(JSON.stringify({ eventType: name, eventData: data }), to);
}

/** Hears what Telegram tells; in a frame nobody else is listened to. */
export function hearTelegram(hear: Hear): void {
  const receiver = { receiveEvent: hear };
  globalThis.Telegram = { WebView: receiver };
  globalThis.TelegramGameProxy = receiver;
  globalThis.TelegramGameProxy_receiveEvent = hear;
  addEventListener("message", ({ source, origin, data }: MessageEvent<unknown>) => {
    if (source !== parent || !framedBy.test(origin) || typeof data !== "string") return;
    const told = parsed(data);
    if (typeof told["eventType"] === "string") hear(told["eventType"], told["eventData"]);
  });
}

/** An object that was written as JSON; an empty one where it is none. */
export function parsed(text: string): Readonly<Record<string, unknown>> {
  try {
    return recordOf(JSON.parse(text));
  } catch {
    return {};
  }
}

export const recordOf = (value: unknown): Readonly<Record<string, unknown>> =>
  typeof value === "object" && value !== null ? (value as Record<string, unknown>) : {};
