const lights = ["morning", "day", "evening", "night"] as const;
/** The light of the hour, as the pages are drawn in it. */
export type Light = (typeof lights)[number];

/** The light that the page stands in; public/theme.js sets it before the first paint, by the clock of the device. */
export function lightNow(): Light {
  const { light } = document.documentElement.dataset;
  return lights.find((each) => each === light) ?? "day";
}
