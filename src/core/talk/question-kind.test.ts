import { describe, expect, test } from "vitest";
import { questionKind } from "./question-kind.ts";

describe("what a question without an answer is about", () => {
  test.each([
    ["why won't she pick up", "person"],
    ["do you think he misses me", "person"],
    ["what is my boss even paid for", "person"],
    ["почему они так со мной", "person"],
    ["зачем муж это делает?", "person"],
    ["думаете она вернётся?", "person"],
    ["does it ever stop", "future"],
    ["will it be like this forever", "future"],
    ["what if they give her everything", "future"],
    ["Это проходит вообще?", "future"],
    ["За сколько дойду до нормального разговора?", "future"],
    ["а если не примут", "future"],
    ["am i a bad mother", "self"],
    ["what's wrong with me", "self"],
    ["почему я такая", "self"],
    ["не поздно ли в пятьдесят", "self"],
    ["What do I do first", "do"],
    ["ok so what now", "do"],
    ["что мне сегодня вообще делать", "do"],
    ["и что в эти пять минут делать", "do"],
    ["с чего мне начать", "do"],
    ["Which is first good?", "do"],
    ["what do i even tell her", "say"],
    ["how do i say that to my dad", "say"],
    ["что ей вообще говорить", "say"],
    ["а как им объяснить", "say"],
    ["what do people do in the evenings", "fact"],
    ["чем люди вечерами занимаются", "fact"],
    ["could you say why my son never rings", "person"],
    ["where does one buy wool these days", "fact"],
    ["какой клей держит фарфор", "fact"],
  ] as const)("%s", (text, kind) => {
    expect(questionKind(text)).toBe(kind);
  });
});
