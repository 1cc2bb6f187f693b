import type { ReadingDraft } from "#app/importer.ts";

const longest = 60;
/** Devices that are named after their owner by default: only the device is kept. */
const named = [
  [/apple\s*watch|(?:^|\W)watch(?:\d|,|\W|$)/iu, "Apple Watch", "wearable"],
  [/iphone/iu, "iPhone", "app"],
  [/ipad/iu, "iPad", "app"],
  [/ipod/iu, "iPod", "app"],
] as const;
const worn =
  /oura|garmin|connect|fitbit|whoop|polar|withings|health mate|xiaomi|mi fit|zepp|amazfit|huawei|honor|coros|suunto|ultrahuman|pixel watch|galaxy (?:watch|ring|fit)|samsung health|band/iu;

/**
 * Where a figure comes from, without whose it is: "Anna’s Apple Watch" is "Apple Watch". So the same watch has the same name in an export
 * and in what a phone sends, and no first name is kept.
 */
export function deviceNamed(name: string, more = ""): ReadingDraft["source"] {
  for (const [pattern, short, kind] of named) if (pattern.test(name)) return { kind, name: short };
  const trimmed = name.normalize("NFC").replaceAll(/\s+/gu, " ").trim().slice(0, longest);
  if (worn.test(trimmed)) return { kind: "wearable", name: trimmed };
  for (const [pattern, short, kind] of named) if (pattern.test(more)) return { kind, name: trimmed || short };
  return { kind: "app", name: trimmed || "Health" };
}

/** Whatever somebody typed in. */
export const typedIn = (name: string): ReadingDraft["source"] => ({ kind: "manual", name: deviceNamed(name).name });
