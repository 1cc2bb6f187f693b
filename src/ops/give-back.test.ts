import { expect, test } from "vitest";
import { giveBack } from "./give-back.ts";

/** Made where nothing of it stays on the way back. */
const usedOnce = (): WeakRef<object> => new WeakRef({ of: "a use" });

test("what nobody uses any more is gone, and what somebody uses is there", async () => {
  const [dropped, kept] = [usedOnce(), { of: "use" }];
  const stillHeld = new WeakRef(kept);
  // A weak reference holds what it names until the task that made it has ended.
  await new Promise((resolve) => setImmediate(resolve));
  giveBack();
  expect([dropped.deref(), stillHeld.deref()]).toEqual([undefined, kept]);
});
