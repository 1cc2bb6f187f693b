const browsers: readonly (readonly [RegExp, string])[] = [
  [/Edg\//, "Edge"],
  [/YaBrowser\//, "Yandex"],
  [/OPR\//, "Opera"],
  [/Firefox\/|FxiOS\//, "Firefox"],
  [/Chrome\/|CriOS\//, "Chrome"],
  [/Safari\//, "Safari"],
];
const systems: readonly (readonly [RegExp, string])[] = [
  [/Android/, "Android"],
  [/iPhone|iPad/, "iOS"],
  [/Windows/, "Windows"],
  [/Mac OS X/, "macOS"],
  [/Linux/, "Linux"],
];

/** A browser's long name for itself in two words; empty where it has none. */
export function deviceName(agent: string | null): string {
  const find = (known: typeof browsers): string => known.find(([sign]) => sign.test(agent ?? ""))?.[1] ?? "";
  const words = [find(browsers), find(systems)].filter((word) => word !== "").join(", ");
  return words === "" ? (agent ?? "").slice(0, 40) : words;
}
