import { wordingRule } from "../day-rule.ts";

/** What stands in a list of its own, or on a button, is a label; everything else is said in sentences. */
const labels =
  /^(?:name|titles\.\w+|equipment\.\d|quality\.\d|aims\.\w+\.\d|lesson\.(?:benefits|preparation|signs)\.\d|lesson\.trouble\.\d\.when)$/u;

/** Labels end without a full stop and sentences with one, so that habits read as if one person had written them. */
export const linesEndAlike = wordingRule("lines-end-alike", ({ file, path, text }) => {
  if (!file.startsWith("habits/")) return undefined;
  const ends = /[.?…]["»”’)]?$/u.test(text);
  const label = labels.test(path.slice(1).join("."));
  if (label) return text.endsWith(".") ? "a label ends with a full stop" : undefined;
  return ends ? undefined : "a sentence does not end";
});
