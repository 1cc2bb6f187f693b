import PDFDocument from "pdfkit";
import { drawable, fonts } from "./fonts.ts";

const ink = "#2c2f33";
const quiet = "#6a7077";

/** A4 pages to print: a title, headings, paragraphs, boxes to tick, pictures; numbered, with nothing about the person but their words. */
export interface Pages {
  title(text: string, under?: string): void;
  heading(text: string): void;
  paragraph(text: string): void;
  quiet(text: string): void;
  tick(text: string, ticked: boolean): void;
  picture(jpeg: Uint8Array): void;
  /** A frame with words in the middle of the page. */
  framed(title: string, text: string): void;
  newPage(): void;
  bytes(): Promise<Uint8Array>;
}

/** Begins a document; `name` stands in its properties. */
export function startPages(name: string): Pages {
  const doc = new PDFDocument({
    size: "A4",
    margin: 56,
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
  return {
    title(text, under) {
      write(text, "bold", 20, ink, 4);
      if (under) write(under, "plain", 10, quiet, 14);
    },
    heading(text) {
      if (room() < 80) doc.addPage();
      doc.y += 8;
      write(text, "bold", 13, ink, 4);
    },
    paragraph: (text) => write(text, "plain", 12, ink, 6),
    quiet: (text) => write(text, "plain", 10, quiet, 4),
    tick(text, ticked) {
      if (room() < 30) doc.addPage();
      const { x, y } = doc;
      doc
        .lineWidth(1)
        .strokeColor(ink)
        .rect(x, y + 3, 10, 10)
        .stroke();
      if (ticked)
        doc
          .moveTo(x + 2, y + 8)
          .lineTo(x + 5, y + 11)
          .lineTo(x + 9, y + 4)
          .stroke();
      doc
        .font("plain")
        .fontSize(12)
        .fillColor(ink)
        .text(drawable(text), x + 20, y, { lineGap: 3 });
      doc.x = x;
      doc.y += 4;
    },
    picture(jpeg) {
      const width = doc.page.width - doc.page.margins.left - doc.page.margins.right;
      const height = 300;
      if (room() < height + 10) doc.addPage();
      doc.image(Buffer.from(jpeg), { fit: [width, height], align: "center" });
      doc.y += 12;
    },
    framed(title, text) {
      const { width, height } = doc.page;
      doc
        .lineWidth(2)
        .strokeColor("#c9c4b4")
        .roundedRect(60, 120, width - 120, height - 320, 18)
        .stroke();
      doc
        .font("bold")
        .fontSize(26)
        .fillColor(ink)
        .text(drawable(title), 100, 240, { width: width - 200, align: "center" });
      doc
        .font("plain")
        .fontSize(15)
        .fillColor(ink)
        .text(drawable(text), 110, doc.y + 30, { width: width - 220, align: "center", lineGap: 6 });
    },
    newPage: () => void doc.addPage(),
    bytes() {
      const { start, count } = doc.bufferedPageRange();
      for (let page = start; count > 1 && page < start + count; page += 1) {
        doc.switchToPage(page);
        const { bottom } = doc.page.margins;
        doc.page.margins.bottom = 0;
        doc
          .font("plain")
          .fontSize(9)
          .fillColor(quiet)
          .text(`${page + 1} / ${count}`, 56, doc.page.height - 36, { align: "center", lineBreak: false });
        doc.page.margins.bottom = bottom;
      }
      doc.end();
      return done;
    },
  };
}
