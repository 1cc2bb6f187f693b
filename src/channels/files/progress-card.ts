import { Resvg } from "@resvg/resvg-js";
import type { TrackId } from "#core/tracks/track.ts";
import { drawable, fonts } from "./fonts.ts";
import { wayMarks, widthOfMarks } from "./way-marks.ts";

export interface CardTrack {
  readonly track: TrackId;
  readonly name: string;
  /** 0 to 100. */
  readonly percent: number;
  /** One line: what is next, or that the track rests. */
  readonly next: string;
  readonly paused: boolean;
}

export interface Card {
  readonly title: string;
  readonly tracks: readonly CardTrack[];
  readonly overall: string;
  /** How many milestones lie behind, on all tracks. */
  readonly milestones: number;
}

const width = 1200;
const rowHeight = 190;
const top = 150;
const left = 190;
const barWidth = 760;

/** The fills of the pages, in the light (`web/app/tokens.css`). */
const colours: Readonly<Record<TrackId, string>> = {
  self_work: "#8ea9d3",
  child_connection: "#d9a0b8",
  negotiation: "#a4bb78",
  community: "#b09ad0",
};

/** One simple sign for each track, drawn in a box of 72: pictograms have no place in the fonts. */
const signs: Readonly<Record<TrackId, string>> = {
  self_work: '<path d="M36 12c-14 0-24 10-24 23 0 8 4 14 9 18v9h26v-9c8-4 13-11 13-19C60 21 50 12 36 12z"/>',
  child_connection:
    '<circle cx="26" cy="20" r="10"/><path d="M8 62c0-16 8-26 18-26s18 10 18 26z"/><circle cx="54" cy="32" r="7"/><path d="M42 62c0-11 5-18 12-18s12 7 12 18z"/>',
  negotiation: '<path d="M8 14h40v26H28L16 50V40H8z"/><path d="M52 26h12v26h-8v9l-11-9H32v-6h16z" opacity=".6"/>',
  community:
    '<circle cx="36" cy="16" r="9"/><circle cx="14" cy="44" r="9"/><circle cx="58" cy="44" r="9"/><path d="M36 16 14 44h44z" fill="none" stroke-width="4"/>',
};

const escape = (text: string): string =>
  drawable(text).replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;");

/** Cuts a line to what fits beside the bar; about 56 letters at this size. */
function fitting(text: string, most = 62): string {
  return text.length <= most ? text : `${text.slice(0, most - 1).trimEnd()}…`;
}

function row({ track, name, percent, next, paused }: CardTrack, index: number): string {
  const y = top + index * rowHeight;
  const colour = colours[track];
  const bar = (of: number, fill: string): string =>
    `<rect x="${left}" y="${y + 64}" width="${of}" height="26" rx="13" fill="${fill}"/>`;
  // Shorter than its ends are round nothing can be drawn, and the least that was done shows.
  const done = percent === 0 ? "" : bar(Math.max(26, (barWidth * Math.min(100, percent)) / 100), colour);
  return `<g>
    <g opacity="${paused ? 0.5 : 1}" transform="translate(80 ${y + 24})" fill="${colour}" stroke="${colour}" stroke-width="0">${signs[track]}</g>
    <text x="${left}" y="${y + 42}" font-size="34" font-weight="700" fill="#26221d">${escape(name)}</text>
    <g opacity="${paused ? 0.5 : 1}">${bar(barWidth, "#e5ddd0")}${done}</g>
    <text x="${left + barWidth + 24}" y="${y + 92}" font-size="36" font-weight="700" fill="#26221d">${percent}%</text>
    <text x="${left}" y="${y + 136}" font-size="26" fill="#635b50">${escape(fitting(next))}</text>
  </g>`;
}

/** The milestones that lie behind, as marks along a way that ends at the right edge. */
function way(milestones: number): string {
  const pieces = wayMarks(milestones).map(
    ({ x, y, width: wide, height, round, colour }) =>
      `<rect x="${x}" y="${y}" width="${wide}" height="${height}" rx="${round}" fill="${colour}"/>`,
  );
  return `<g transform="translate(${width - 80 - widthOfMarks(milestones)} 98)">${pieces.join("")}</g>`;
}

/** The dashboard as a PNG: calm, one colour a track, nobody else on it. */
export function progressCard({ title, tracks, overall, milestones }: Card): Uint8Array {
  const height = top + tracks.length * rowHeight + 90;
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" font-family="Noto Sans">
    <rect width="${width}" height="${height}" fill="#f8f4ed"/>
    <text x="80" y="92" font-size="44" font-weight="700" fill="#26221d">${escape(title)}</text>
    ${way(milestones)}
    ${tracks.map(row).join("")}
    <text x="80" y="${height - 48}" font-size="28" fill="#26221d">${escape(overall)}</text>
  </svg>`;
  const image = new Resvg(svg, {
    font: { fontFiles: [fonts.plain, fonts.bold], loadSystemFonts: false, defaultFontFamily: "Noto Sans" },
  });
  return image.render().asPng();
}
