import type { Locator, Page } from "playwright-core";
import { leadOf } from "../../web/ui/lead-of.ts";

/** The heading under which a step stands on its page: its act, and what is said of it beyond that, as the page sets them apart. */
export const stepHeading = (page: Page, text = ""): Locator =>
  page.getByRole("heading", { name: leadOf(text).join(" ").trim(), exact: true });
