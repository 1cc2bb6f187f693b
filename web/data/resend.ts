import { type Asked, inTurn, type KeptPress, keptWithin, problemOf, unanswered } from "./api.ts";

/** Sends a press that was kept, with the key that it had; rejects with why it was not taken. */
export async function resend({ path, content, key, at }: KeptPress): Promise<void> {
  const headers = {
    accept: "application/json",
    "idempotency-key": key,
    ...(content === undefined ? {} : { "content-type": "application/json" }),
  };
  const init: Asked = {
    method: "POST",
    headers,
    credentials: "same-origin",
    ...(content !== undefined && { body: content }),
  };
  const response = await inTurn(path, init, at + keptWithin);
  unanswered.delete(`POST ${path} ${content ?? ""}`);
  if (!response.ok) throw await problemOf(response, path);
}
