import { type Card, type Colour, height, savePicture, width } from "../../ui/picture.ts";
import { type Land, landscape, layersOf, sun, trailOf } from "../../ui/trail-shape.ts";

/** The landscape fills the lower part, as wide as the picture. */
const scale = width / landscape.width;
const ground = height - landscape.height * scale;

/** The way that was walked as a picture, with so many marks. */
export function saveKeepsake(card: Card, marks: number, land: Land): Promise<void> {
  return savePicture("keepsake.png", card, (pen, colour) => drawWay(pen, colour, marks, land), "arrived");
}

function drawWay(pen: CanvasRenderingContext2D, colour: Colour, marks: number, land: Land): void {
  pen.translate(0, ground);
  pen.scale(scale, scale);
  pen.fillStyle = colour("sun");
  disc(pen, sun.x, sun.y, sun.radius);
  for (const [name, shape] of layersOf(land)) {
    pen.fillStyle = colour(name);
    // A shape that is filled with colour; no list is.
    // eslint-disable-next-line unicorn/no-array-fill-with-reference-type
    pen.fill(new Path2D(shape));
  }
  const { way, places } = trailOf(marks);
  pen.strokeStyle = colour("path");
  pen.lineWidth = 5;
  pen.lineCap = "round";
  pen.stroke(new Path2D(way));
  for (const { number, x, y } of places) {
    const newest = number === marks;
    if (newest) {
      pen.globalAlpha = 0.4;
      pen.fillStyle = colour("lit");
      disc(pen, x, y - 18, 15);
      pen.globalAlpha = 1;
    }
    pen.fillStyle = colour("post");
    pen.beginPath();
    pen.roundRect(x - 4, y - 28, 8, 29, 2.5);
    pen.fill();
    pen.fillStyle = colour(newest ? "lit" : "accent");
    pen.fillRect(x - 4, y - 21, 8, 7);
  }
}

function disc(pen: CanvasRenderingContext2D, x: number, y: number, radius: number): void {
  pen.beginPath();
  pen.arc(x, y, radius, 0, 2 * Math.PI);
  pen.fill();
}
