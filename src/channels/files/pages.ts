import PDFDocument from "pdfkit";
import { drawable, fonts } from "./fonts.ts";
import { wayMarks, widthOfMarks } from "./way-marks.ts";

const ink = "#2c2f33";
const quiet = "#6a7077";

/** A4 pages to print: a title, headings, paragraphs, boxes to tick, pictures; numbered, with nothing about the person but their words. */
export interface Pages {
  title(text: string, under?: string): void;
  heading(text: string): void;
  paragraph(text: string): void;
  quiet(text: string): void;
  /** A small word over what it names; the two are never torn apart at a page's end. */
  labelled(label: string, text: string): void;
  /** One of several short lines. */
  bullet(text: string): void;
  tick(text: string, ticked: boolean): void;
  picture(jpeg: Uint8Array, caption?: string): void;
  /** One page in a frame: a title, words, and small lines under them. */
  framed(title: string, text: string, marks: number, lines: readonly string[]): void;
  newPage(): void;
  bytes(): Promise<Uint8Array>;
}

/** Begins a document; `name` stands in its properties. */
export function startPages(name: string): Pages {
  const margin = 56;
  const doc = new PDFDocument({
    size: "A4",
    margin,
    bufferPages: true,
    info: { Title: drawable(name), Producer: "Waymark", Creator: "Waymark" },
  });
  doc.registerFont("plain", fonts.plain);
  doc.registerFont("bold", fonts.bold);
  const chunks: Buffer[] = [];
  doc.on("data", (chunk: Buffer) => chunks.push(chunk));
  const done = new Promise<Uint8Array>((resolve, reject) => {
    doc.on("end", () => resolve(Buffer.concat(chunks)));
    doc.on("error", reject);
  });
  const room = () => doc.page.height - doc.page.margins.bottom - doc.y;
  const write = (text: string, font: "plain" | "bold", size: number, colour: string, gap: number): void => {
    doc.font(font).fontSize(size).fillColor(colour).text(drawable(text), { lineGap: 3 });
    doc.y += gap;
  };
  const keep = (height: number): void => {
    if (room() < height) doc.addPage();
  };
  /** A line with a sign before it; what follows keeps the page's own edge. */
  const marked = (text: string, sign: (x: number, y: number) => void): void => {
    keep(30);
    const { y } = doc;
    sign(margin, y);
    doc
      .font("plain")
      .fontSize(12)
      .fillColor(ink)
      .text(drawable(text), margin + 20, y, { lineGap: 3 });
    doc.x = margin;
    doc.y += 4;
  };
  return {
    title(text, under) {
      write(text, "bold", 20, ink, 4);
      if (under) write(under, "plain", 10, quiet, 10);
    },
    heading(text) {
      keep(80);
      doc.y += 8;
      write(text, "bold", 13, ink, 4);
    },
    paragraph: (text) => write(text, "plain", 12, ink, 6),
    quiet: (text) => write(text, "plain", 10, quiet, 4),
    labelled(label, text) {
      keep(60);
      write(label, "plain", 10, quiet, 1);
      write(text, "plain", 12, ink, 6);
    },
    bullet: (text) =>
      marked(text, (x, y) =>
        doc
          .circle(x + 6, y + 8.5, 2)
          .fillColor(quiet)
          .fill(),
      ),
    tick: (text, ticked) =>
      marked(text, (x, y) => {
        doc
          .lineWidth(1)
          .strokeColor(ink)
          .rect(x, y + 3, 10, 10)
          .stroke();
        if (ticked)
          doc
            .lineWidth(1.5)
            .moveTo(x + 2, y + 8)
            .lineTo(x + 4.5, y + 11)
            .lineTo(x + 9, y + 4)
            .stroke();
      }),
    picture(jpeg, caption) {
      const width = doc.page.width - 2 * margin;
      const most = 300;
      keep(most + 40);
      doc.x = margin;
      doc.image(Buffer.from(jpeg), { fit: [width, most] });
      doc.y += 6;
      write(caption ?? "", "plain", 12, ink, 12);
    },
    framed(title, text, marks, lines) {
      const { width, height } = doc.page;
      const inner = { width: width - 220, align: "center", lineGap: 6 } as const;
      doc
        .lineWidth(2)
        .strokeColor("#c9c4b4")
        .roundedRect(60, 70, width - 120, height - 160, 18)
        .stroke();
      doc.font("bold").fontSize(28).fillColor(ink).text(drawable(title), 110, 150, inner);
      doc
        .font("plain")
        .fontSize(15)
        .text(drawable(text), 110, doc.y + 20, inner);
      const [from, ground] = [(width - widthOfMarks(marks)) / 2, doc.y + 76];
      for (const { x, y, width: wide, height: high, round, colour } of wayMarks(marks))
        doc.roundedRect(from + x, ground + y, wide, high, round).fill(colour);
      doc.y += 100;
      for (const line of lines)
        doc
          .fontSize(11)
          .fillColor(quiet)
          .text(drawable(line), 110, doc.y, { ...inner, lineGap: 3 });
    },
    newPage: () => void doc.addPage(),
    bytes() {
      const { start, count } = doc.bufferedPageRange();
      const numbered = count > 1 ? Array.from({ length: count }, (_, index) => start + index) : [];
      for (const page of numbered) {
        doc.switchToPage(page);
        const { bottom } = doc.page.margins;
        doc.page.margins.bottom = 0;
        doc
          .font("plain")
          .fontSize(9)
          .fillColor(quiet)
          .text(`${page + 1} / ${count}`, margin, doc.page.height - 36, { align: "center", lineBreak: false });
        doc.page.margins.bottom = bottom;
      }
      doc.end();
      return done;
    },
  };
}
