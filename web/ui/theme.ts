import { useState } from "react";

const themes = ["system", "light", "dark"] as const;
export type Theme = (typeof themes)[number];

function kept(): Theme {
  try {
    const value = localStorage.getItem("theme");
    return themes.find((theme) => theme === value) ?? "system";
  } catch {
    return "system";
  }
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
        localStorage.setItem("theme", next);
      } catch {
        // A browser that keeps nothing shows the choice until the page is left.
      }
    },
  ];
}
