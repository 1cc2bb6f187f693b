/** Telegram takes 4096 characters of text; a little less leaves room for how it counts markup. */
const limit = 4000;

/** Cuts a long text at a paragraph, a line, a sentence or a word, never inside a tag or an escape; `<b>` is closed and opened again. */
export function splitText(text: string): readonly string[] {
  const parts: string[] = [];
  let rest = text.trim();
  while (rest.length > limit) {
    const at = cutAt(rest);
    let head = rest.slice(0, at).trimEnd();
    rest = rest.slice(at).trimStart();
    if (count(head, "<b>") > count(head, "</b>")) {
      head += "</b>";
      rest = `<b>${rest}`;
    }
    parts.push(head);
  }
  return [...parts, rest];
}

function cutAt(text: string): number {
  const head = text.slice(0, limit);
  for (const mark of ["\n\n", "\n", ". ", " "]) {
    const at = head.lastIndexOf(mark);
    if (at > limit / 2) return at + mark.length;
  }
  const tag = head.lastIndexOf("<");
  if (tag > head.lastIndexOf(">")) return tag;
  const entity = head.lastIndexOf("&");
  if (entity > limit - 8 && !head.slice(entity).includes(";")) return entity;
  const lastUnit = head.charCodeAt(limit - 1);
  return lastUnit >= 0xd800 && lastUnit <= 0xdbff ? limit - 1 : limit;
}

function count(text: string, part: string): number {
  return text.split(part).length - 1;
}
