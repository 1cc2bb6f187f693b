import type { TalkWire } from "#contract/chat.ts";
import { request } from "./api.ts";
import { recalled, saidBy, talk } from "./talk.ts";

/** Puts what was said before this visit, here or elsewhere, above all that was said in it. Where it does not come, the talk goes on without it. */
export async function recallTalk(): Promise<void> {
  if (recalled.get()) return;
  recalled.set(true);
  try {
    const { turns } = await request<TalkWire>("GET", "/api/chat");
    // Locked meanwhile.
    if (!recalled.get()) return;
    const now = talk.get();
    const isNew = (said: string): boolean => !now.some(({ by, message }) => by === "person" && message.text === said);
    const before = turns.flatMap(({ said, replies }) =>
      isNew(said) ? [...saidBy("person", [{ text: said, buttons: [] }]), ...saidBy("companion", replies)] : [],
    );
    talk.set([...before, ...now]);
  } catch {
    recalled.set(false);
  }
}
