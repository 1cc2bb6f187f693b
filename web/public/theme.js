// Runs before anything is drawn: the chosen colours never flash, and a page that was left by the quick exit does not come back.
const shine = () => {
  const hour = new Date().getHours();
  document.documentElement.dataset.light =
    hour < 5 || hour > 21 ? "night" : hour < 11 ? "morning" : hour < 17 ? "day" : "evening";
};
shine();
// A browser takes its time to learn how a language writes dates, once; the page's own scripts are on their way and nothing else is done meanwhile.
setTimeout(() => {
  for (const hour of [
    { hour: "numeric", minute: "2-digit" },
    { weekday: "long", day: "numeric", month: "long" },
  ])
    new Intl.DateTimeFormat(navigator.language.startsWith("ru") ? "ru" : "en", hour).format();
});
addEventListener("visibilitychange", shine);
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
