/** The words of a picture. */
export interface Card {
  readonly title: string;
  /** What stands above the title, and what below it. */
  readonly lines: readonly [string, string];
}

/** Every picture is so large (pixels), and so much room is at its sides. */
export const width = 1280;
export const height = 960;
export const margin = 96;
/** Draws a picture with words above and what `below` draws under them, in the light of the hour or in the one of a class, and hands it to the browser to keep. Nothing leaves the device. */
export async function savePicture(
  name: string,
  card: Card,
  below: (pen: CanvasRenderingContext2D, colour: Colour) => void,
  light = "",
): Promise<void> {
  const canvas = document.createElement("canvas");
  Object.assign(canvas, { width, height });
  const pen = canvas.getContext("2d");
  if (pen === null) throw new Error("this browser draws no pictures");
  const colour = colours(light);
  const face = getComputedStyle(document.documentElement).getPropertyValue("--serif");
  // A face that did not come leaves the picture to those that the device has.
  await document.fonts.load("500 64px Lora", card.title).catch(() => undefined);
  drawSky(pen, colour);
  drawWords(pen, colour, face, card);
  below(pen, colour);
  const picture = await new Promise<Blob | null>((made) => canvas.toBlob(made, "image/png"));
  if (picture === null) throw new Error("this browser saves no pictures");
  const address = URL.createObjectURL(picture);
  const link = document.createElement("a");
  link.href = address;
  link.download = name;
  link.click();
  URL.revokeObjectURL(address);
}

/** A token by its name, as a canvas takes it. */
export type Colour = (name: string) => string;

/** The tokens as a canvas takes them, in the light that the page stands in. */
function colours(light: string): Colour {
  const probe = document.createElement("span");
  // For who asked for less movement every colour goes over to the next in no time, and would still be read as the one before it.
  probe.style.setProperty("transition", "none", "important");
  probe.className = light;
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
    "tree",
    "water",
    "path",
    "post",
    "accent",
    "lit",
    "ink",
    "soft",
    "line",
    "face",
    "face-lowest",
    "face-low",
    "face-even",
    "face-high",
    "face-highest",
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

function drawWords(pen: CanvasRenderingContext2D, colour: Colour, face: string, { title, lines }: Card): void {
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
