import { deviceStorage } from "../data/device-storage.ts";

const empty = "about:blank";
/** Where this device keeps the page that its person chose (public/theme.js reads it as well). */
const key = "exit";
/** Two presses of Escape within this time (ms) leave: quick enough in fright, too quick for closing two things in turn. */
const twiceWithin = 700;

let before: () => void = () => undefined;

/** Registers what is done on the way out, such as locking. */
export function whenLeaving(act: () => void): void {
  before = act;
}

/** An ordinary page of the web, and nothing that could run here. */
export function exitPage(typed: string): string | undefined {
  const text = typed.trim();
  const address = /^https?:\/\//i.test(text) ? text : `https://${text}`;
  return text !== "" && URL.canParse(address) && new URL(address).hostname.includes(".")
    ? new URL(address).href
    : undefined;
}

/** The page that was chosen on this device, if any. */
export function chosenExit(): string {
  return exitPage(deviceStorage()?.getItem(key) ?? "") ?? "";
}

/** Keeps the page to leave for on this device; an empty one where the text is no address. False where it is none and not empty. */
export function chooseExit(typed: string): boolean {
  const page = exitPage(typed);
  if (page === undefined) deviceStorage()?.removeItem(key);
  else deviceStorage()?.setItem(key, page);
  return page !== undefined || typed.trim() === "";
}

/** Leaves at once for an empty page, or the one that was chosen. Going back does not bring this one up again (see public/theme.js). */
export function quickExit(): void {
  document.documentElement.hidden = true;
  try {
    sessionStorage.setItem("left", "1");
  } catch {
    // Without storage the page is still left.
  }
  before();
  location.replace(chosenExit() || empty);
}

/** Escape twice leaves as the button does, from wherever the keys are. */
export function leaveByKey(): void {
  let last = Number.NEGATIVE_INFINITY;
  const hear = (event: KeyboardEvent): void => {
    if (event.key !== "Escape" || event.repeat || event.isComposing) return;
    if (event.timeStamp - last < twiceWithin) quickExit();
    last = event.timeStamp;
  };
  addEventListener("keydown", hear, { capture: true });
}

/** A page that the browser kept in memory is left again when it is shown by "back". */
export function stayAway(): void {
  addEventListener("pageshow", (event) => {
    if (event.persisted && document.documentElement.hidden) location.replace(chosenExit() || empty);
  });
}
