import { useState } from "react";
import { deviceStorage } from "../data/device-storage.ts";

const themes = ["system", "light", "dark"] as const;
export type Theme = (typeof themes)[number];

function kept(): Theme {
  const value = deviceStorage()?.getItem("theme");
  return themes.find((theme) => theme === value) ?? "system";
}

/** The colours of this device; public/theme.js sets them before the first paint. */
export function useTheme(): readonly [Theme, (theme: Theme) => void] {
  const [theme, setTheme] = useState(kept);
  return [
    theme,
    (next) => {
      setTheme(next);
      if (next === "system") delete document.documentElement.dataset["theme"];
      else document.documentElement.dataset["theme"] = next;
      try {
        deviceStorage()?.setItem("theme", next);
      } catch {
        // A browser that keeps nothing shows the choice until the page is left.
      }
    },
  ];
}
