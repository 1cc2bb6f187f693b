/** Leaves at once for an empty page. Going back does not bring this one up again (see public/theme.js). */
export function quickExit(): void {
  document.documentElement.hidden = true;
  try {
    sessionStorage.setItem("left", "1");
  } catch {
    // Without storage the page is still left.
  }
  location.replace("about:blank");
}

/** A page that the browser kept in memory is left again when it is shown by "back". */
export function stayAway(): void {
  addEventListener("pageshow", (event) => {
    if (event.persisted && document.documentElement.hidden) location.replace("about:blank");
  });
}
