import { expect, test } from "vitest";
import { contentFolder } from "./content-folder.ts";
import { loadTold } from "./told.ts";

const told = loadTold(contentFolder);

test.each([
  ["I found a lawyer", "legal_help"],
  ["finally hired a good family lawyer!", "legal_help"],
  ["Нашёл адвоката", "legal_help"],
  ["юрист наконец нашелся", "legal_help"],
  ["I joined a support group yesterday", "support_group_joined"],
  ["сходила вчера на группу поддержки", "support_group_joined"],
  ["we played the quest on Sunday, such fun", "quest_completed"],
  ["квест сыграли, дочка в восторге", "quest_completed"],
  ["I told them my story", "story_shared"],
  ["I shared my story today", "story_shared"],
  ["рассказала сегодня свою историю", "story_shared"],
  ["I helped another dad with the papers", "peer_helped"],
  ["поддержал другого отца", "peer_helped"],
  ["I want to find a lawyer", undefined],
  ["I haven’t found a lawyer", undefined],
  ["How did you find a lawyer?", undefined],
  ["she hired the best lawyer in town", undefined],
  ["не нашёл адвоката", undefined],
  ["хочу создать квест", undefined],
  ["I made a quest", undefined],
] as const)("“%s” tells of %s", (text, action) => {
  expect(told(text)).toBe(action);
});
