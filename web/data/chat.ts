import type { ChatRequestWire, ChatResponseWire, MessageWire } from "#contract/chat.ts";
import { request } from "./api.ts";

/** Words or a pressed button for the dialogue, and what the companion says to them. */
export async function chat(said: ChatRequestWire): Promise<readonly MessageWire[]> {
  return (await request<ChatResponseWire>("POST", "/api/chat", said)).replies;
}
