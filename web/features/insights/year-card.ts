import type { Face } from "#core/dialogue/turn/body-command.ts";
import { type Card, height, margin, savePicture, width } from "../../ui/picture.ts";
import type { FaceYear } from "./face-year.ts";

/** How a face is drawn: its lines in a box of 24, and the name of its colour. */
type Look = (face: Face) => { readonly shape: string; readonly colour: string };

const cell = (width - 2 * margin) / 31;
const row = 38;
/** The months end as far above the lower edge as they begin from the sides. */
const top = height - margin / 2 - 12 * row;

/** A year in faces as a picture: a line for each month, and a dot where a day says nothing. */
export function saveYear(card: Card, year: FaceYear, look: Look): Promise<void> {
  return savePicture("faces.png", card, (pen, colour) => {
    for (const [at, { days }] of year.months.entries()) {
      for (const [day, face] of days.entries()) {
        const [x, y] = [margin + (day + 0.5) * cell, top + (at + 0.5) * row];
        pen.beginPath();
        pen.arc(x, y, face === undefined ? 2.5 : 15.5, 0, 2 * Math.PI);
        pen.fillStyle = colour(face === undefined ? "line" : look(face).colour);
        pen.fill();
        if (face === undefined) continue;
        pen.save();
        pen.translate(x - 19.2, y - 19.2);
        pen.scale(1.6, 1.6);
        pen.strokeStyle = colour("face");
        pen.lineWidth = 1.6;
        pen.lineCap = "round";
        pen.stroke(new Path2D(look(face).shape));
        pen.restore();
      }
    }
  });
}
