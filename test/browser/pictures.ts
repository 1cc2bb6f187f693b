import { existsSync, mkdirSync, readdirSync, readFileSync } from "node:fs";
import { extname, join } from "node:path";
import { type Browser, type BrowserContext, chromium, type Page } from "playwright-core";
import sharp from "sharp";
import { inject } from "vitest";
import { webDist } from "../../src/compose.ts";
import { carriedBrowser } from "./carried.ts";
import type { Recorded } from "./places.ts";

const folder = join(import.meta.dirname, "reference");
/** Pictures are made anew, and not compared (`node tools/looks.ts`). */
const isMaking = process.env["WAYMARK_PICTURES"] === "make";
const url = "http://localhost";
const letters = join(import.meta.dirname, "..", "..", "node_modules", "@expo-google-fonts", "noto-sans");
const weights = { 400: "400Regular/NotoSans_400Regular.ttf", 600: "600SemiBold/NotoSans_600SemiBold.ttf" } as const;
const types: Readonly<Record<string, string>> = {
  ".html": "text/html; charset=utf-8",
  ".js": "text/javascript",
  ".css": "text/css",
  ".svg": "image/svg+xml",
  ".woff2": "font/woff2",
};
/** Letters that are the same on every machine, and nothing that moves. */
const still = `${Object.entries(weights)
  .map(([weight]) => `@font-face { font-family: "Pictured"; font-weight: ${weight}; src: url("/letters/${weight}") }`)
  .join("\n")}
:root { --sans: "Pictured", sans-serif !important }
*, ::before, ::after { animation: none !important; transition: none !important; caret-color: transparent !important }`;

/** The browser that the packages carry: another draws letters and curves otherwise. Undefined where they carry none for this machine. */
export async function picturesBrowser(): Promise<Browser | undefined> {
  const carried = await carriedBrowser();
  if (carried === undefined) return undefined;
  const { executablePath, environment } = carried;
  const args = ["--no-sandbox", "--disable-gpu", "--font-render-hinting=none", "--hide-scrollbars"];
  return chromium.launch({ executablePath, env: { ...process.env, ...environment }, args });
}

export const devices = { phone: { width: 390, height: 844 }, desktop: { width: 1280, height: 800 } } as const;
export interface Look {
  readonly device: keyof typeof devices;
  readonly colorScheme: "light" | "dark";
}
export const looks: readonly Look[] = [
  { device: "phone", colorScheme: "light" },
  { device: "desktop", colorScheme: "dark" },
  { device: "phone", colorScheme: "dark" },
  { device: "desktop", colorScheme: "light" },
];

/** A browser before the pages as they are built and what was recorded: no server, no clock and no chance is in it. */
export async function standing(browser: Browser, locale: string, recorded: Recorded, html?: string) {
  const context = await browser.newContext({
    baseURL: url,
    locale,
    timezoneId: "Europe/Riga",
    reducedMotion: "reduce",
    serviceWorkers: "block",
  });
  await context.clock.setFixedTime(recorded.at);
  await context.routeWebSocket(/./u, () => undefined);
  await context.route("**/*", async (route) => {
    const request = route.request();
    const { pathname, search } = new URL(request.url());
    if (pathname.startsWith("/api/")) {
      const answer = recorded.answers[`${request.method()} ${pathname}${search}`];
      return route.fulfill(answer === undefined ? { status: 404, json: { code: "not_found" } } : { json: answer });
    }
    const weight = /^\/letters\/(400|600)$/u.exec(pathname)?.[1] as "400" | "600" | undefined;
    if (weight !== undefined) return route.fulfill({ path: join(letters, weights[weight]) });
    const file = join(webDist, pathname);
    if (extname(pathname) !== "" && existsSync(file))
      return route.fulfill({ path: file, contentType: types[extname(pathname)] ?? "application/octet-stream" });
    return route.fulfill({
      body: html ?? readFileSync(join(webDist, "index.html")),
      contentType: types[".html"] ?? "",
    });
  });
  return context;
}

/** The styles of the pages, as a head of a page of one's own. */
export const builtStyles = (): string =>
  readdirSync(join(webDist, "assets"))
    .filter((name) => name.endsWith(".css"))
    .map((name) => `<link rel="stylesheet" href="/assets/${name}">`)
    .join("");

/** A page that stands in a look and does not move any more. */
export async function stands(context: BrowserContext, path: string, { device, colorScheme }: Look): Promise<Page> {
  const page = await context.newPage();
  await page.setViewportSize(devices[device]);
  await page.emulateMedia({ colorScheme, reducedMotion: "reduce" });
  await page.goto(path);
  await page.addStyleTag({ content: still });
  await page.locator("main h1").first().waitFor();
  await page.waitForLoadState("networkidle");
  await page.evaluate("document.fonts.ready.then(() => undefined)");
  return page;
}

/** A point is another one from this on (of 255, in its most different colour); so many of them may be (a share of all). */
const seenFrom = 40;
const mostOthers = 0.003;

/** What is wrong with a picture beside the one that is kept; nothing where it is being made. */
export async function otherThanKept(name: string, shot: Buffer): Promise<string | undefined> {
  if (isMaking) mkdirSync(folder, { recursive: true });
  return otherThan(join(folder, `${name}.webp`), name, shot);
}

/** The same of a picture in a file of its own. */
async function otherThan(file: string, name: string, shot: Buffer): Promise<string | undefined> {
  if (isMaking) {
    const made = sharp(shot);
    await (extname(file) === ".png" ? made.png({ palette: true }) : made.webp({ quality: 90, effort: 6 })).toFile(file);
    return undefined;
  }
  if (!existsSync(file)) return `${name}: no picture is kept`;
  const [kept, now] = await Promise.all(
    [readFileSync(file), shot].map((each) => sharp(each).removeAlpha().raw().toBuffer({ resolveWithObject: true })),
  );
  if (kept === undefined || now === undefined) throw new Error("unreachable");
  if (kept.info.width !== now.info.width || kept.info.height !== now.info.height)
    return `${name}: ${now.info.width} by ${now.info.height}, kept ${kept.info.width} by ${kept.info.height}`;
  let others = 0;
  for (let at = 0; at < now.data.length; at += 3) {
    const most = Math.max(
      ...[0, 1, 2].map((part) => Math.abs((now.data[at + part] ?? 0) - (kept.data[at + part] ?? 0))),
    );
    if (most >= seenFrom) others += 1;
  }
  const share = others / (now.info.width * now.info.height);
  if (share <= mostOthers) return undefined;
  const seen = join(inject("runFolder"), `${name}.png`);
  await sharp(shot).png().toFile(seen);
  return `${name}: ${(share * 100).toFixed(2)} % of it is other than the kept one (seen: ${seen})`;
}

const docs = join(import.meta.dirname, "..", "..", "docs");
/** The six places that docs/look.md shows as they are now, in two rows, and how they are laid out (px). */
const shown = ["first", "home", "step", "goal", "tracks", "day"] as const;
const [across, wide, between] = [3, 300, 16];
const high = Math.round((wide * devices.phone.height) / devices.phone.width);

/** What is wrong with the pictures in the docs beside the kept ones, of which they are made: the first page on a wide screen, and six places on a phone. */
export async function otherInDocs(): Promise<readonly string[]> {
  const kept = (name: string): string => join(folder, `${name}.webp`);
  const placed = shown.map(async (place, at) => ({
    input: await sharp(kept(`${place}-phone-light`))
      .resize(wide, high)
      .toBuffer(),
    left: between + (at % across) * (wide + between),
    top: between + Math.floor(at / across) * (high + between),
  }));
  const six = sharp({
    create: {
      width: between + across * (wide + between),
      height: between + (shown.length / across) * (high + between),
      channels: 3,
      background: "#e1e4d3",
    },
  });
  const found = await Promise.all([
    otherThan(join(docs, "screenshot.png"), "screenshot", await sharp(kept("home-desktop-light")).png().toBuffer()),
    otherThan(
      join(docs, "look-after.webp"),
      "look-after",
      await six
        .composite(await Promise.all(placed))
        .png()
        .toBuffer(),
    ),
  ]);
  return found.filter((each) => each !== undefined);
}
