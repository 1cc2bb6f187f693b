import { inflateSync } from "node:zlib";

/** What a PDF of ours says, page by page, read back through the letters that its fonts carry. */
export interface ReadPdf {
  readonly pages: readonly string[];
  readonly pictures: number;
  /** Signs that no font had: they show as boxes. */
  readonly boxes: number;
}

interface PdfObject {
  readonly head: string;
  readonly body: Buffer;
}

function objectsOf(pdf: Buffer): ReadonlyMap<string, PdfObject> {
  const text = pdf.toString("latin1");
  const objects = new Map<string, PdfObject>();
  for (const found of text.matchAll(/(\d+) 0 obj\n([\s\S]*?)endobj/g)) {
    const [, id = "", whole = ""] = found;
    const at = whole.indexOf("stream\n");
    const head = at < 0 ? whole : whole.slice(0, at);
    const length = Number(/\/Length (\d+)/.exec(head)?.[1] ?? 0);
    const raw = at < 0 ? Buffer.alloc(0) : Buffer.from(whole.slice(at + 7, at + 7 + length), "latin1");
    objects.set(id, { head, body: /FlateDecode/.test(head) && !/\/Image/.test(head) ? inflateSync(raw) : raw });
  }
  return objects;
}

const utf16 = (hex: string): string => Buffer.from(hex, "hex").swap16().toString("utf16le");

/** Letters by glyph, from a font's ToUnicode map. */
function lettersOf(map: string): ReadonlyMap<number, string> {
  const letters = new Map<number, string>();
  for (const [, from = "", , all = ""] of map.matchAll(/<(\w{4})> <(\w{4})> \[([^\]]*)\]/g)) {
    for (const [index, [, hex = ""]] of [...all.matchAll(/<([\w ]*)>/g)].entries()) {
      // A ligature is one glyph and several letters.
      letters.set(Number.parseInt(from, 16) + index, utf16(hex.replaceAll(" ", "")));
    }
  }
  return letters;
}

export function readPdf(bytes: Uint8Array): ReadPdf {
  const objects = objectsOf(Buffer.from(bytes));
  const at = (id: string | undefined): PdfObject => objects.get(id ?? "") ?? { head: "", body: Buffer.alloc(0) };
  let boxes = 0;
  const lettersOfFont = (id: string): ReadonlyMap<number, string> =>
    lettersOf(at(/\/ToUnicode (\d+)/.exec(at(id).head)?.[1]).body.toString());
  const pages = [...objects.values()]
    .filter(({ head }) => /\/Type \/Page\b/.test(head))
    .map(({ head }) => {
      const resources = at(/\/Resources (\d+)/.exec(head)?.[1]).head;
      const fonts = new Map(
        [...resources.matchAll(/\/(F\d+) (\d+) 0 R/g)].map(([, name = "", id = ""]) => [name, lettersOfFont(id)]),
      );
      const content = at(/\/Contents (\d+)/.exec(head)?.[1]).body.toString("latin1");
      let letters: ReadonlyMap<number, string> = new Map();
      const lines: string[] = [];
      for (const [, font, drawn] of content.matchAll(/\/(F\d+) [\d.]+ Tf|\[([^\]]*)\] TJ/g)) {
        if (font !== undefined) letters = fonts.get(font) ?? new Map();
        if (drawn === undefined) continue;
        const glyphs = [...drawn.matchAll(/<(\w*)>/g)].flatMap(([, hex = ""]) => hex.match(/.{4}/g) ?? []);
        boxes += glyphs.filter((glyph) => glyph === "0000").length;
        lines.push(glyphs.map((glyph) => letters.get(Number.parseInt(glyph, 16)) ?? "").join(""));
      }
      return lines.join("\n");
    });
  const pictures = [...objects.values()].filter(({ head }) => /\/Subtype \/Image/.test(head)).length;
  return { pages, pictures, boxes };
}
