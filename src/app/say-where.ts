import type { Command } from "#core/dialogue/turn/command.ts";
import type { Decision } from "#core/dialogue/turn/decision.ts";
import { withDialogue } from "#core/dialogue/turn/outcome.ts";
import type { Reply } from "#core/dialogue/turn/reply.ts";
import type { Address } from "#core/person/channel.ts";
import { foldOf } from "./fold-waiting.ts";
import type { OutboxMessage } from "./outbox-ports.ts";
import type { Incoming, Origin, Tx } from "./ports.ts";
import { inUse } from "./ways.ts";

type Chat = Origin & { readonly via: "telegram" };

/** A chat as where something comes from, without a message that could be changed in place. */
export const inChat = (address: string): Chat => ({ via: "telegram", address, messageId: undefined });

/** The person's chat, if they have one. */
async function chatOf(tx: Tx): Promise<string | undefined> {
  return (await tx.identities()).find(({ kind }) => kind === "telegram")?.externalId;
}

/** A promise of a later word to somebody whom neither a chat nor a way reaches is told as what it is: whole the first time, and then in few words. */
export async function sayWhere(tx: Tx, decision: Decision): Promise<Decision> {
  const reached = (await chatOf(tx)) !== undefined || inUse(await tx.ways()).length > 0;
  if (reached) return decision;
  const { after, replies } = decision;
  const told = after.dialogue.toldNowhere === true;
  return {
    ...decision,
    after: withDialogue(after, { toldNowhere: true }),
    replies: [...replies, { say: told ? "reminder.nowhere_still" : "reminder.nowhere" }],
  };
}

/**
 * What goes out for a decision: the answer into the chat that asked; and what we begin ourselves to wherever the person asked to be told. Open pages
 * hear of it anyhow.
 */
export async function messagesOf(
  tx: Tx,
  { command, origin }: Incoming,
  decision: Decision,
  newId: () => string,
): Promise<readonly OutboxMessage[]> {
  if (decision.erase || decision.replies.length === 0) return [];
  if (origin.via === "telegram") return toChat(command, decision, origin, newId);
  if (origin.via !== "job") return [];
  const chat = await chatOf(tx);
  return [
    ...(chat === undefined ? [] : toChat(command, decision, inChat(chat), newId)),
    ...inUse(await tx.ways()).flatMap((way) => byWay(command, decision, way, newId)),
  ];
}

const voiceOf = ({ after: { person } }: Decision) => ({ locale: person.locale, tone: person.tone });

/** The first reply that may edit takes the place of the pressed message; all others are new messages. Words with help lines wait for nothing. */
function toChat(
  command: Command,
  decision: Decision,
  { via, address, messageId: pressed }: Chat,
  newId: () => string,
): OutboxMessage[] {
  const editing = pressed === undefined ? -1 : decision.replies.findIndex((reply) => reply.place === "edit");
  const urgent = decision.replies.some(({ helpLines }) => helpLines !== undefined);
  return decision.replies.map((reply, index): OutboxMessage => {
    const fold = foldOf(command, reply);
    return {
      id: newId(),
      channel: via,
      address,
      editMessageId: index === editing ? pressed : undefined,
      ...voiceOf(decision),
      reply,
      ...(urgent ? { urgent } : {}),
      ...(command.do === "after_restart" ? { notice: true } : {}),
      ...(fold === undefined ? {} : { fold }),
    };
  });
}

/** Says that something is there, and nothing of what it is, unless the person wanted that of this way. */
const waits: Reply = { say: "way.waits" };

function byWay(
  command: Command,
  decision: Decision,
  { whole, channel, address }: Address & { readonly whole: boolean },
  newId: () => string,
): OutboxMessage[] {
  return (whole ? decision.replies : [waits]).map((reply): OutboxMessage => {
    const fold = foldOf(command, reply);
    return {
      id: newId(),
      channel,
      address,
      editMessageId: undefined,
      ...voiceOf(decision),
      reply,
      ...(command.do === "reminder_tick" ? { asked: true } : {}),
      ...(fold === undefined ? {} : { fold }),
    };
  });
}
