import { describe, expect, test } from "vitest";
import { contentFolder } from "#content/content-folder.ts";
import { loadMomentIndex } from "#content/moments.ts";
import { detailOf } from "./detail.ts";

const { sayings } = loadMomentIndex(contentFolder);

describe("what a listener would take up of a message", () => {
  test.each([
    ["с понедельника, заказ на гостиницу, 88 окон", "88 окон"],
    ["и ему приложила. улыбнулся половинкой", "улыбнулся половинкой"],
    ["она ответила: «лаврушку вынь». три месяца молчала!", "лаврушку вынь"],
    ["напоминать не надо, поезд сам напомнит", "поезд сам напомнит"],
    ["Multi storey car park, top floor, my sister drove. Pennines behind Wilko", "Pennines behind Wilko"],
    ["ate it myself two days later. the toys in the glovebox", "the toys in the glovebox"],
    ["ask her to help? she'd reorganise my soul", "she'd reorganise my soul"],
  ])("%s: %s", (message, detail) => {
    expect(detailOf(message, sayings)).toBe(detail);
  });

  test.each(["ну да", "ok then", "it was just so", "was that wrong?"])("%s: nothing", (message) => {
    const detail = detailOf(message, sayings);
    expect(detail === undefined || message.includes(detail)).toBe(true);
    expect(detail === undefined || detail.split(" ").length > 1).toBe(true);
  });

  test.each([
    "ему 11",
    "they're 8 and 13",
    "didn't expect that to hit me so hard",
    "i moved three boxes into the hall",
    "i dont have scales",
    "👻 test <script>",
    "Понятно. Всю жизнь",
    "Yes. I know",
    "Медсестра",
  ])("%s: nothing that is more than an echo", (message) => {
    expect(detailOf(message, sayings)).toBeUndefined();
  });
});
