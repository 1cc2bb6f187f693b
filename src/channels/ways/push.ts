import { createECDH, createHash } from "node:crypto";
import type { PushSubscription } from "web-push";
import type { SendNote } from "#app/ways.ts";
import type { PostNote } from "./post-note.ts";

/** By which push services know this server: both in base64url. */
export interface PushKeys {
  readonly publicKey: string;
  readonly privateKey: string;
}

/** The keys that follow from a secret of the operator's, so that they are kept where that is and stay the same. */
export function pushKeysFrom(secret: string): PushKeys {
  const curve = createECDH("prime256v1");
  for (let seed = secret; ; seed = createHash("sha256").update(seed).digest("hex")) {
    try {
      curve.setPrivateKey(createHash("sha256").update(seed).digest());
      return { publicKey: curve.getPublicKey("base64url"), privateKey: curve.getPrivateKey("base64url") };
    } catch {
      // A number beyond the curve's, which comes once in four thousand million: the next one will do.
    }
  }
}

/** A note that nobody fetched within so many seconds is no news any more. */
const keptFor = 12 * 3600;
/** Push services take 4096 bytes, sealed; a letter may be two. */
const mostLetters = 1200;

/** Sends to a browser by its own push service (RFC 8030), sealed for that browser alone (RFC 8291). */
export function createPush(post: PostNote, keys: PushKeys, subject: string): SendNote {
  return async (address, { id, title, text, url }) => {
    const { default: webPush } = await import("web-push");
    const subscription = JSON.parse(address) as PushSubscription;
    const payload = JSON.stringify({ id, title, text: text.slice(0, mostLetters), url });
    const { endpoint, headers, body } = webPush.generateRequestDetails(subscription, payload, {
      vapidDetails: { subject, ...keys },
      TTL: keptFor,
      // A service takes 32 signs of a safe alphabet.
      topic: id.replaceAll("-", "").slice(0, 32),
    });
    return post(endpoint, headers, body);
  };
}
