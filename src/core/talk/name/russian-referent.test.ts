import { expect, test } from "vitest";
import { withItsNoun } from "./russian-referent.ts";

test.each([
  [
    "a pronoun gives way to the thing named before",
    "Перебрать её",
    "Стоит в сарае лодка. Остался велосипед. хочу её",
    "Перебрать её",
  ],
  [
    "the one thing named before leads the name",
    "Сделать полку из него",
    "лежит у меня старый шкаф, хочу из него полку сделать",
    "старый шкаф: сделать полку",
  ],
  ["people are no things", "Научить её плавать", "у меня дочка, хочу её научить плавать", "Научить её плавать"],
  ["a name without a pronoun stays", "Починить кран", "у меня кран течёт", "Починить кран"],
])("%s", (_rule, name, text, expected) => expect(withItsNoun(name, text)).toBe(expected));
