// Runs before anything is drawn: the chosen colours never flash, and a page that was left by the quick exit does not come back.
try {
  const theme = localStorage.getItem("theme");
  if (theme === "light" || theme === "dark") document.documentElement.dataset.theme = theme;
  const came = performance.getEntriesByType("navigation")[0];
  if (sessionStorage.getItem("left") && came && came.type === "back_forward") {
    document.documentElement.hidden = true;
    const exit = localStorage.getItem("exit");
    location.replace(exit && /^https?:/.test(exit) ? exit : "about:blank");
  } else {
    sessionStorage.removeItem("left");
  }
} catch {}
