import { textRule } from "../journey-rule.ts";

/** `<b>…</b>` is the only markup: anything else would break a message, or be shown as it is. */
export const textsAreMarked = textRule("texts-are-marked", (text) => {
  const bare = text.replace(/<b>[^<>&]*<\/b>/gu, "");
  if (/[<>&]/u.test(bare)) return "only <b>…</b> may stand there, and no & < >";
  return text.trim() === text ? undefined : "no space at either end";
});
