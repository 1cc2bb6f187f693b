import { type Card, type Colour, height, savePicture, width } from "../../ui/picture.ts";
import { type Ground, type Land, landscape } from "../../ui/land.ts";
import { trailOf } from "../../ui/trail-shape.ts";

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
  shadow: ["tree", 0.4],
  mirror: ["far", 0.6],
  mist: ["horizon", 0.4],
  beam: ["sun", 0.25],
  light: ["horizon", 0.25],
  smoke: ["horizon", 0.75],
};

function drawWay(pen: CanvasRenderingContext2D, colour: Colour, marks: number, land: Land): void {
  pen.translate(0, ground);
  pen.scale(scale, scale);
  const { sun, layers, mark } = land;
  function draw(name: Ground, shape: string): void {
    const [known, opacity] = thin[name] ?? [name, 1];
    pen.globalAlpha = opacity;
    pen.fillStyle = colour(known);
    // A shape that is filled with colour; no list is.
    // eslint-disable-next-line unicorn/no-array-fill-with-reference-type
    pen.fill(new Path2D(shape));
    pen.globalAlpha = 1;
  }
  pen.fillStyle = colour("sun");
  disc(pen, ...sun);
  for (const [name, shape] of layers) draw(name, shape);
  const { way, places } = trailOf(marks, land);
  pen.fillStyle = colour("path");
  // As above.
  // eslint-disable-next-line unicorn/no-array-fill-with-reference-type
  pen.fill(new Path2D(way));
  const { parts, light } = mark;
  for (const { number, x, y, size } of places) {
    const newest = number === marks;
    pen.save();
    pen.translate(x, y);
    pen.scale(size, size);
    if (newest) {
      pen.fillStyle = colour("lit");
      for (const [radius, opacity] of [
        [30, 0.22],
        [17, 0.45],
      ] as const) {
        pen.globalAlpha = opacity;
        disc(pen, 0, -light, radius);
      }
      pen.globalAlpha = 1;
    }
    for (const [name, shape] of parts) draw(name === "band" ? (newest ? "lit" : "accent") : name, shape);
    pen.restore();
  }
}

function disc(pen: CanvasRenderingContext2D, x: number, y: number, radius: number): void {
  pen.beginPath();
  pen.arc(x, y, radius, 0, 2 * Math.PI);
  pen.fill();
}
