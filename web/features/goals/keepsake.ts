import { hills, landscape, sun, trailOf } from "../../ui/trail-shape.ts";

interface Keepsake {
  readonly title: string;
  readonly marks: number;
  /** What stands above the title, and what below it. */
  readonly lines: readonly [string, string];
}

const width = 1280;
const height = 960;
const margin = 96;
/** The landscape fills the lower part, as wide as the picture. */
const scale = width / landscape.width;
const ground = height - landscape.height * scale;

/** Draws the way that was walked, in the light of the hour, and hands it to the browser to keep. Nothing leaves the device. */
export async function savePicture(keepsake: Keepsake): Promise<void> {
  const canvas = document.createElement("canvas");
  Object.assign(canvas, { width, height });
  const pen = canvas.getContext("2d");
  if (pen === null) throw new Error("this browser draws no pictures");
  const colour = colours();
  const face = getComputedStyle(document.documentElement).getPropertyValue("--serif");
  // A face that did not come leaves the picture to those that the device has.
  await document.fonts.load("500 64px Lora", keepsake.title).catch(() => undefined);
  drawSky(pen, colour);
  drawWords(pen, colour, face, keepsake);
  drawWay(pen, colour, keepsake.marks);
  const picture = await new Promise<Blob | null>((made) => canvas.toBlob(made, "image/png"));
  if (picture === null) throw new Error("this browser saves no pictures");
  const address = URL.createObjectURL(picture);
  const link = document.createElement("a");
  link.href = address;
  link.download = "keepsake.png";
  link.click();
  URL.revokeObjectURL(address);
}

type Colour = (name: string) => string;

/** The tokens as a canvas takes them, in the light that the page stands in. */
function colours(): Colour {
  const probe = document.createElement("span");
  document.body.append(probe);
  const style = getComputedStyle(probe);
  const known = new Map<string, string>();
  for (const name of [
    "sky",
    "horizon",
    "sun",
    "far",
    "middle",
    "near",
    "path",
    "post",
    "accent",
    "lit",
    "ink",
    "soft",
  ]) {
    probe.style.color = `var(--${name})`;
    known.set(name, style.color);
  }
  probe.remove();
  return (name) => known.get(name) ?? "";
}

function drawSky(pen: CanvasRenderingContext2D, colour: Colour): void {
  const sky = pen.createLinearGradient(0, 0, 0, height);
  sky.addColorStop(0, colour("sky"));
  sky.addColorStop(0.85, colour("horizon"));
  pen.fillStyle = sky;
  pen.fillRect(0, 0, width, height);
}

function drawWords(pen: CanvasRenderingContext2D, colour: Colour, face: string, { title, lines }: Keepsake): void {
  const room = width - 2 * margin;
  pen.fillStyle = colour("ink");
  pen.font = `500 40px ${face}`;
  pen.fillText(lines[0], margin, 150, room);
  let y = 260;
  pen.font = `500 76px ${face}`;
  for (const line of wrapped(pen, title, room)) {
    pen.fillText(line, margin, y, room);
    y += 96;
  }
  pen.fillStyle = colour("soft");
  pen.font = `500 36px ${face}`;
  pen.fillText(lines[1], margin, y + 12, room);
}

/** Words in lines that fit; the fifth says that there is more. */
function wrapped(pen: CanvasRenderingContext2D, text: string, room: number): readonly string[] {
  const lines: string[] = [];
  for (const word of text.split(/\s+/u)) {
    const last = lines.at(-1);
    if (last !== undefined && pen.measureText(`${last} ${word}`).width <= room)
      lines[lines.length - 1] = `${last} ${word}`;
    else lines.push(word);
  }
  return lines.length <= 5 ? lines : [...lines.slice(0, 4), `${lines[4] ?? ""} …`];
}

function drawWay(pen: CanvasRenderingContext2D, colour: Colour, marks: number): void {
  pen.translate(0, ground);
  pen.scale(scale, scale);
  pen.fillStyle = colour("sun");
  disc(pen, sun.x, sun.y, sun.radius);
  for (const [name, shape] of hills) {
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
