import { expect, test } from "vitest";
import { withoutSigns } from "../../web/ui/without-signs.ts";

test.each([
  ["👨‍👦 Child Connection", "Child Connection"],
  ["✅ Done", "Done"],
  ["⏸ Pause", "Pause"],
  ["👍🏽 Yes", "Yes"],
  ["███░░ 60 %", "60 %"],
  ["Two homes: 2 + 1", "Two homes: 2 + 1"],
])("what stands before words in Telegram is not shown on the page: %s", (told, shown) => {
  expect(withoutSigns(told)).toBe(shown);
});
