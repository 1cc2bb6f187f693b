import type { Instant } from "./instant.ts";
import type { LocalDate } from "./local-date.ts";

/** Degrees north and east. */
export type Coordinates = readonly [latitude: number, longitude: number];

/** From sunrise to sunset; undefined where the sun does not rise. */
export type Daylight = { readonly from: Instant; readonly to: Instant } | undefined;

const rad = Math.PI / 180;
const dayMs = 86_400_000;
/** Noon of the first of January 2000, UTC. */
const j2000 = Date.UTC(2000, 0, 1, 12);
const tilt = rad * 23.4397;
/** The upper edge of the sun on the horizon, with the air that bends its light. */
const horizon = rad * -0.833;

/**
 * Sunrise and sunset by the sunrise equation, to a few minutes: near enough to say whether it is light. Where the sun does not set it is light for the whole of the date.
 */
export function daylightOn(date: LocalDate, [latitude, longitude]: Coordinates): Daylight {
  const west = -longitude * rad;
  const day = Math.round((Date.parse(`${date}T12:00:00Z`) - j2000) / dayMs - 0.0009 - west / (2 * Math.PI));
  const transit = (angle: number): number => 0.0009 + (angle + west) / (2 * Math.PI) + day;
  const mean = rad * (357.5291 + 0.985_600_28 * transit(0));
  const centre = rad * (1.9148 * Math.sin(mean) + 0.02 * Math.sin(2 * mean) + 0.0003 * Math.sin(3 * mean));
  const ecliptic = mean + centre + rad * 102.9372 + Math.PI;
  const declination = Math.asin(Math.sin(tilt) * Math.sin(ecliptic));
  const at = (angle: number): Instant =>
    Math.round(j2000 + dayMs * (transit(angle) + 0.0053 * Math.sin(mean) - 0.0069 * Math.sin(2 * ecliptic)));
  const phi = latitude * rad;
  const cosine = (Math.sin(horizon) - Math.sin(phi) * Math.sin(declination)) / (Math.cos(phi) * Math.cos(declination));
  if (cosine > 1) return undefined;
  const noon = at(0);
  if (cosine < -1) return { from: noon - dayMs / 2, to: noon + dayMs / 2 };
  const to = at(Math.acos(cosine));
  return { from: 2 * noon - to, to };
}
