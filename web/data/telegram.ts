import type { QueryClient } from "@tanstack/react-query";
import type { MeWire } from "#contract/me.ts";
import type { TelegramEnteredWire, TelegramEntryWire } from "#contract/telegram.ts";
import { telegramColours } from "../ui/telegram-colours.ts";
import { request, RequestProblem } from "./api.ts";
import { keys } from "./keys.ts";
import { hearTelegram, parsed, recordOf, tellTelegram } from "./telegram-bridge.ts";
import { telegramShut } from "./telegram-shut.ts";

const kept = "telegram";

/** What Telegram put behind the hash sign of the address; a page that is loaded anew finds it again in its own tab. */
function launched(): URLSearchParams {
  try {
    if (location.hash.includes("tgWebAppData=")) sessionStorage.setItem(kept, location.hash.slice(1));
    return new URLSearchParams(sessionStorage.getItem(kept) ?? "");
  } catch {
    return new URLSearchParams(location.hash.slice(1));
  }
}

const launch = launched();

/** Who somebody is stands neither in the address nor in the history. */
function clearAddress(): void {
  if (location.hash !== "") history.replaceState(null, "", location.pathname + location.search);
}

/** The page is loaded once more, and nothing is drawn until it is. */
function beginAnew(): Promise<never> {
  location.reload();
  return new Promise(() => undefined);
}

/**
 * Who is here was asked with the page's first bytes, and the browser keeps that answer for whoever asks first. It is taken away before somebody is
 * let in: it says that nobody is here, and whoever heard it afterwards would be signed out by it.
 */
function takeFirstAnswer(): void {
  fetch("/api/account/who", { credentials: "same-origin" })
    .then((answer) => answer.text())
    .catch(() => undefined);
}

/** Goes to the server with what Telegram signed. Whoever is not let in is told why, and shown no page of anybody's. */
export async function enterByTelegram(client: QueryClient, invite?: string): Promise<void> {
  const init_data = launch.get("tgWebAppData");
  if (init_data === null) return telegramShut.set({ because: "not_given" });
  try {
    const wish: TelegramEntryWire = { init_data, ...(invite === undefined ? {} : { invite }) };
    const { anew } = await request<TelegramEnteredWire>("POST", "/api/account/telegram", wish);
    // What came with the first bytes came for the session of before, and another person may have been here.
    if (anew) return beginAnew();
    client.setQueryData(keys.me, await request<MeWire>("GET", "/api/me"));
    telegramShut.set(undefined);
  } catch (error) {
    if (error instanceof RequestProblem && error.code === "unauthenticated")
      return telegramShut.set({ because: "keeps_nothing" });
    // A PIN is asked for by the page itself.
    if (error instanceof RequestProblem && error.code === "locked") return telegramShut.set(undefined);
    if (!(error instanceof RequestProblem)) throw error;
    telegramShut.set({ error });
  }
}

/** Telegram's colours, where words stay readable in them; its bars take ours. */
function showColours(theme: Readonly<Record<string, unknown>>): void {
  const { style, dataset } = document.documentElement;
  const colours = telegramColours(theme);
  if (colours !== undefined) {
    dataset["theme"] = colours.scheme;
    for (const name of ["paper", "card"] as const) {
      const taken = colours[name];
      if (taken === undefined) style.removeProperty(`--${name}`);
      else style.setProperty(`--${name}`, taken);
    }
  }
  const color = hexOf(getComputedStyle(document.documentElement).backgroundColor);
  if (color === undefined) return;
  tellTelegram("web_app_set_header_color", { color });
  tellTelegram("web_app_set_background_color", { color });
}

/** A colour as a browser computes it, as Telegram wants it. */
function hexOf(computed: string): string | undefined {
  const parts = /^rgb\((\d+), (\d+), (\d+)\)$/u.exec(computed)?.slice(1);
  return parts && `#${parts.map((part) => Number(part).toString(16).padStart(2, "0")).join("")}`;
}

const sides = ["top", "right", "bottom", "left"] as const;
const areas: Record<string, Readonly<Record<string, unknown>>> = {};

/** Leaves room for what the device, and Telegram, put over the page. */
function leaveRoom(kind: string, area: Readonly<Record<string, unknown>>): void {
  areas[kind] = area;
  for (const side of sides) {
    const room = Object.values(areas).reduce((sum, each) => sum + (Number(each[side]) || 0), 0);
    document.documentElement.style.setProperty(`--safe-${side}`, `${room}px`);
  }
}

/** Telegram's own arrow leads back, from everywhere but the first page. */
function followPages(): void {
  const show = (): void => tellTelegram("web_app_setup_back_button", { is_visible: location.pathname !== "/" });
  // The router tells of its own moves by events of these names.
  for (const move of ["popstate", "pushState", "replaceState"]) addEventListener(move, show);
  show();
}

function hear(name: string, data: unknown): void {
  const told = recordOf(data);
  if (name === "theme_changed") showColours(recordOf(told["theme_params"]));
  else if (name === "safe_area_changed" || name === "content_safe_area_changed") leaveRoom(name, told);
  else if (name === "back_button_pressed") history.back();
}

/** Links that lead away open outside: a page of another place inside this one could be taken for it. */
function openOutside(event: MouseEvent): void {
  const link = event.target instanceof Element ? event.target.closest("a") : null;
  if (link === null || !/^https?:$/u.test(link.protocol) || link.host === location.host) return;
  event.preventDefault();
  tellTelegram("web_app_open_link", { url: link.href });
}

/** The pages begin inside Telegram: in its colours and its room, with its arrow, and as who it says is there. */
export async function beginInTelegram(client: QueryClient): Promise<void> {
  clearAddress();
  hearTelegram(hear);
  showColours(parsed(launch.get("tgWebAppThemeParams") ?? ""));
  tellTelegram("web_app_expand");
  // Blocks of the day are moved up and down; a swipe must not close the page under them.
  tellTelegram("web_app_setup_swipe_behavior", { allow_vertical_swipe: false });
  tellTelegram("web_app_request_safe_area");
  tellTelegram("web_app_request_content_safe_area");
  followPages();
  takeFirstAnswer();
  addEventListener("click", openOutside);
  // The quick exit leaves Telegram's window too.
  addEventListener("pagehide", () => document.documentElement.hidden && tellTelegram("web_app_close"));
  await enterByTelegram(client);
  tellTelegram("web_app_ready");
}
