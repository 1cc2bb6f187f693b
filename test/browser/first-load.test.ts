import { gzipSync } from "node:zlib";
import { afterAll, beforeAll, expect, test } from "vitest";
import { type House, openHouse } from "./house.ts";

let house: House;
// The first start of a fresh clone also builds the pages.
beforeAll(async () => {
  house = await openHouse();
});
afterAll(() => house?.stop());

/** Bytes of scripts and styles, packed, that somebody on a slow line waits for. */
const most = 140_000;

test("the first page is small: nothing that only the server decides with is sent along", async () => {
  const page = await house.guest();
  const sizes: Promise<number>[] = [];
  page.on("response", (response) => {
    if (/\.(js|css)$/.test(new URL(response.url()).pathname)) {
      sizes.push(response.body().then((body) => gzipSync(body).length));
    }
  });
  await page.goto("/");
  await page.waitForLoadState("networkidle");
  const total = (await Promise.all(sizes)).reduce((sum, size) => sum + size, 0);
  expect(total).toBeGreaterThan(50_000);
  expect(total).toBeLessThan(most);
});
