import { expect, test } from "vitest";
import { storageAbove } from "../storage/databases.ts";
import { openBotHouse } from "./bot-house.ts";

const open = storageAbove();

test("a cry is heard in the very first message, whatever it came with; any other command begins with a hello", async () => {
  const house = await openBotHouse(await open({ clock: { now: () => Date.now() } }));
  for (const [user, words] of [
    [7901, "/newgoal i want to kill myself"],
    [7902, "/hm i want to kill myself"],
  ] as const) {
    const chat = house.api.chat(user, "en");
    await chat.does(() => chat.says(words), /One question/);
  }
  const captioned = house.api.chat(7903, "en");
  await captioned.does(() => captioned.sends({ sticker: {}, caption: "i want to kill myself" }), /One question/);
  const calm = house.api.chat(7904, "en");
  await calm.does(() => calm.says("/settings"), /Name any goal|Waymark/);
  expect(calm.last?.text).not.toMatch(/One question/);
  const named = house.api.chat(7905, "en");
  await named.does(() => named.says("/newgoal learn to juggle"), /learn to juggle/);
  await house.stop();
});
