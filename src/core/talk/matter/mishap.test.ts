import { expect, test } from "vitest";
import { mishapIn } from "./mishap.ts";

test.each([
  ["bleach stain on the carpet, inspection thursday", "bleach stain on the carpet before Thursday"],
  ["ugh the boiler packed in and my in-laws arrive on saturday", "boiler packed in before Saturday"],
  ["pipe burst under the sink, landlord coming friday", "pipe burst under the sink before Friday"],
  ["bleach stain on the carpet too, landlord inspection thursday", "bleach stain on the carpet before Thursday"],
  ["my suit is ripped, wedding tomorrow", "suit is ripped before tomorrow"],
  ["кран потёк, в пятницу придут гости", "Починить до пятницы: кран потёк"],
  ["пятно на ковре, хозяйка придёт в четверг", "Убрать до четверга: пятно на ковре"],
  ["сломалась стиралка, а в субботу гости", "Починить до субботы: сломалась стиралка"],
  ["потёк кран на кухне, в пятницу придут гости", "Починить до пятницы: потёк кран на кухне"],
  ["соседи залили потолок, в понедельник комиссия", "Разобраться до понедельника: соседи залили потолок"],
])("%s", (text, title) => {
  expect(mishapIn(text)).toBe(title);
});

test.each([
  "broke my heart, he leaves on friday",
  "the boiler is fixed, guests on saturday",
  "the carpet is lovely, party friday",
  "is the boiler broken? on friday?",
  "сломалась на работе, в пятницу увольняют",
  "кран починили, в пятницу гости",
])("no mishap with a day: %s", (text) => {
  expect(mishapIn(text)).toBeUndefined();
});
