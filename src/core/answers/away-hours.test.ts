import { describe, expect, test } from "vitest";
import { awayHours } from "./away-hours.ts";

const shown = (text: string): string | undefined => {
  const hours = awayHours(text);
  const clock = (minutes: number): string => `${Math.floor(minutes / 60)}:${String(minutes % 60).padStart(2, "0")}`;
  return hours && `${clock(hours.from)}-${clock(hours.to)}`;
};

describe("hours out of the house are read from how somebody tells of an ordinary day", () => {
  test.each([
    [
      "Kindly plan for me one healthy day, keeping in view that I leave home 8.10 and return by 7.15 p.m.",
      "8:10-19:15",
    ],
    ["i'm out the door by ten to seven and never back before six", "6:50-18:00"],
    ["I work nine to five", "9:00-17:00"],
    ["из дома выхожу без двадцати семь, обратно к восьми вечера, если электричка не подведёт", "6:40-20:00"],
    ["выхожу без двадцати пяти восемь, домой в шесть", "7:35-18:00"],
    ["детей в сад к восьми, сама на работе с девяти до шести, ужин у нас в семь", "9:00-18:00"],
    ["работаю с 10 до 19", "10:00-19:00"],
  ])("%s", (text, hours) => {
    expect(shown(text)).toBe(hours);
  });

  test.each([
    "my husband leaves at seven and is back at six",
    "i leave at 8 tomorrow and i'm back at 7",
    "i used to leave at six and come back at nine",
    "i want to leave work at five and be home by six",
    "i leave the keys at 7 and come back at 8",
    "муж уходит в семь, возвращается в девять",
    "завтра выхожу в семь, обратно в девять вечера",
    "хочу работать с десяти до трёх",
  ])("another's hours, one day's, a wish and an errand are none: %s", (text) => {
    expect(awayHours(text)).toBeUndefined();
  });
});
