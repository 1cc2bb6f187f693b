import type { Button } from "./reply.ts";

/** What a person says once a professional has looked at a restriction. */
export const contactReviewedButton: Button = { label: "button.contact_reviewed", press: { do: "contact_reviewed" } };

/** Two buttons a row. */
export function pairs(buttons: readonly Button[]): Button[][] {
  const rows: Button[][] = [];
  for (let at = 0; at < buttons.length; at += 2) rows.push(buttons.slice(at, at + 2));
  return rows;
}
