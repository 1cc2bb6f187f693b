import { afterAll, afterEach, beforeAll, beforeEach, expect, test, vi } from "vitest";

/** What the page's own modules give, as far as it is tried here: they are checked with the page's types, where there is a document. */
interface Data {
  request(method: "POST", path: string, body: object, press: boolean): Promise<unknown>;
  keepPressesBy(by: ((press: { readonly path: string }) => void) | undefined): void;
  lineFound(): void;
  readonly away: { get(): boolean };
  readonly keptPresses: { get(): number };
}
const ofPage = async (name: string): Promise<Partial<Data>> =>
  (await import(new URL(`../../web/data/${name}.ts`, import.meta.url).href)) as Partial<Data>;
let data: Data;
/** How often anything was asked for. */
let asked = 0;
let line: "gone" | "there" = "gone";
/** What the browser says of the line: it knows of a network, not of who answers there. */
const browser = { onLine: false };

beforeAll(async () => {
  // A page has them; the modules listen as they are loaded.
  vi.stubGlobal("addEventListener", () => undefined);
  vi.stubGlobal("navigator", browser);
  vi.stubGlobal("fetch", async () => {
    asked += 1;
    if (line === "gone") throw new TypeError("Failed to fetch");
    return Response.json({ done: true });
  });
  data = { ...(await ofPage("api")), ...(await ofPage("line")) } as Data;
});
// Time stands still: whatever happens in here happens without waiting.
beforeEach(() => {
  vi.useFakeTimers();
  [asked, line, browser.onLine] = [0, "gone", false];
});
afterEach(() => {
  data.keepPressesBy(undefined);
  data.lineFound();
  vi.useRealTimers();
});
afterAll(() => vi.unstubAllGlobals());

const press = () => data.request("POST", "/api/step/done", {}, true);

test("a press without a line is kept before any time has passed", async () => {
  const kept: string[] = [];
  data.keepPressesBy(({ path }) => void kept.push(path));
  await expect(press()).rejects.toMatchObject({ code: "kept" });
  expect(kept).toEqual(["/api/step/done"]);
  expect(asked).toBe(1);
});

test("where nothing may be kept it waits in the page at once, and goes out when the line is back", async () => {
  const pressed = press();
  await vi.advanceTimersByTimeAsync(0);
  expect(data.keptPresses.get()).toBe(1);
  line = "there";
  data.lineFound();
  expect(await pressed).toEqual({ done: true });
  expect(data.keptPresses.get()).toBe(0);
});

test("one answer lost with the line in place is asked for again, and nobody is told that the line is gone", async () => {
  browser.onLine = true;
  const told: boolean[] = [];
  const pressed = press();
  await vi.advanceTimersByTimeAsync(0);
  told.push(data.away.get());
  line = "there";
  await vi.advanceTimersByTimeAsync(400);
  told.push(data.away.get());
  expect(await pressed).toEqual({ done: true });
  expect([asked, ...told]).toEqual([2, false, false]);
});

test("a press that nobody answers is kept after one more try, whatever the browser says of the line", async () => {
  browser.onLine = true;
  const kept: string[] = [];
  data.keepPressesBy(({ path }) => void kept.push(path));
  const pressed = expect(press()).rejects.toMatchObject({ code: "kept" });
  await vi.advanceTimersByTimeAsync(400);
  await pressed;
  expect(kept).toEqual(["/api/step/done"]);
  expect([asked, data.away.get()]).toEqual([2, true]);
});
