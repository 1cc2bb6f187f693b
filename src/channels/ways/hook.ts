import type { SendNote } from "#app/ways.ts";
import type { PostNote } from "./post-note.ts";

/** A header holds ASCII alone; anything else is written as mail does it (RFC 2047), which ntfy reads. */
const inHeader = (text: string): string =>
  /^[ -~]*$/u.test(text) ? text : `=?UTF-8?B?${Buffer.from(text).toString("base64")}?=`;

/** A topic of an ntfy server, by its address: the text is the body. */
export function createNtfy(post: PostNote): SendNote {
  return (address, { title, text, url }) =>
    post(address, { title: inHeader(title), click: url, "content-type": "text/plain; charset=utf-8" }, text);
}

/** Any address that takes JSON: an automation, a chat's incoming hook. */
export function createWebhook(post: PostNote): SendNote {
  return (address, note) => post(address, { "content-type": "application/json" }, JSON.stringify(note));
}
