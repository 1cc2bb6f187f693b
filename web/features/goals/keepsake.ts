import { type Card, type Colour, height, savePicture, width } from "../../ui/picture.ts";
import { type Ground, type Land, landscape, layersOf, post, sunOf, sunRadius, trailOf } from "../../ui/trail-shape.ts";

/** The landscape fills the lower part, as wide as the picture. */
const scale = width / landscape.width;
const ground = height - landscape.height * scale;

/** The way that was walked as a picture, with so many marks. */
export function saveKeepsake(card: Card, marks: number, land: Land): Promise<void> {
  return savePicture("keepsake.png", card, (pen, colour) => drawWay(pen, colour, marks, land), "arrived");
}

/** What lets through something that lies behind it. */
const thin: Partial<Readonly<Record<Ground, readonly [colour: string, opacity: number]>>> = {
  shade: ["tree", 0.14],
  mist: ["horizon", 0.4],
};

function drawWay(pen: CanvasRenderingContext2D, colour: Colour, marks: number, land: Land): void {
  pen.translate(0, ground);
  pen.scale(scale, scale);
  pen.fillStyle = colour("sun");
  disc(pen, ...sunOf(land), sunRadius);
  for (const [name, shape] of layersOf(land)) {
    const [known, opacity] = thin[name] ?? [name, 1];
    pen.globalAlpha = opacity;
    pen.fillStyle = colour(known);
    // A shape that is filled with colour; no list is.
    // eslint-disable-next-line unicorn/no-array-fill-with-reference-type
    pen.fill(new Path2D(shape));
  }
  pen.globalAlpha = 1;
  const { way, places } = trailOf(marks, land);
  pen.fillStyle = colour("path");
  // As above.
  // eslint-disable-next-line unicorn/no-array-fill-with-reference-type
  pen.fill(new Path2D(way));
  for (const { number, x, y, size } of places) {
    const newest = number === marks;
    const { wide, high, band } = post;
    pen.save();
    pen.translate(x, y);
    pen.scale(size, size);
    if (newest) {
      pen.fillStyle = colour("lit");
      for (const [radius, opacity] of [
        [33, 0.22],
        [20, 0.45],
      ] as const) {
        pen.globalAlpha = opacity;
        disc(pen, 0, -band, radius);
      }
      pen.globalAlpha = 1;
    }
    pen.fillStyle = colour("post");
    pen.beginPath();
    pen.roundRect(-wide / 2, -high, wide, high + 1, 4);
    pen.fill();
    pen.fillStyle = colour(newest ? "lit" : "accent");
    pen.fillRect(-wide / 2, -band - 6, wide, 12);
    pen.restore();
  }
}

function disc(pen: CanvasRenderingContext2D, x: number, y: number, radius: number): void {
  pen.beginPath();
  pen.arc(x, y, radius, 0, 2 * Math.PI);
  pen.fill();
}
