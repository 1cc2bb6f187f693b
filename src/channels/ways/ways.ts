import type { WayChannels } from "#app/ways.ts";
import type { WayChannel } from "#core/person/channel.ts";
import { createNtfy, createWebhook } from "./hook.ts";
import { createMailWay, type SendMail } from "./mail.ts";
import { createPostNote } from "./post-note.ts";
import { createPush, type PushKeys } from "./push.ts";

export interface WaysParts {
  readonly keys: PushKeys;
  /** Whom a push service writes to about what we send: an address on the web or of mail. */
  readonly subject: string;
  /** Absent where no mail is set up. */
  readonly mail: SendMail | undefined;
  /** Whether people's addresses may be on this machine or in the networks around it. */
  readonly allowPrivate: boolean;
}

/** The channels that this server has: one line each. */
export function createWayChannels({ keys, subject, mail, allowPrivate }: WaysParts): WayChannels {
  const post = createPostNote({ allowPrivate });
  return {
    push: createPush(post, keys, subject),
    ntfy: createNtfy(post),
    webhook: createWebhook(post),
    ...(mail && { mail: createMailWay(mail) }),
  } satisfies Partial<Record<WayChannel, unknown>>;
}
