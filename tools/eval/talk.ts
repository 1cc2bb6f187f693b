import { z } from "zod";
import type { Input } from "#app/handle-input.ts";
import type { Store } from "#app/ports.ts";
import type { Words } from "#content/words.ts";
import type { Reply } from "#core/dialogue/turn/reply.ts";
import { readText } from "#core/dialogue/entry/read-text.ts";
import { newPerson } from "#core/person/new-person.ts";
import { localeFor } from "#core/person/locale-for.ts";
import type { Locale, PersonId } from "#core/person/person.ts";

const conversationSchema = z.object({
  id: z.string(),
  /** Any language tag; whoever speaks none of ours is met in the nearest. */
  locale: z.string(),
  turns: z.array(z.object({ say: z.string(), at: z.iso.datetime({ offset: true }).optional() })),
});
/** One conversation as `./waymark eval talk` reads it: what somebody says, turn by turn. */
export type Conversation = z.infer<typeof conversationSchema>;

/** What came of one message: texts and buttons as a terminal shows them, and what was read in the message. */
export interface PlayedTurn {
  readonly say: string;
  readonly replies: readonly string[];
  readonly buttons: readonly string[];
  readonly acts: readonly string[];
  /** By which rows it was decided, and which wordings were said. */
  readonly by: readonly string[];
  readonly ms: number;
}

export interface PlayedConversation {
  readonly id: string;
  readonly turns: readonly PlayedTurn[];
  /** It stopped at a request to a model that has no answer yet. */
  readonly waits?: true;
}

/** Where conversations begin in time: a Monday, ten in the morning in London. A message follows the one before after a minute. */
export const talkBegins = Date.UTC(2026, 10, 23, 10);
const minute = 60_000;

const zones: Readonly<Record<Locale, string>> = { ru: "Europe/Moscow", en: "Europe/London" };

/** The conversations of a file, one a line; throws with the line that is none. */
export function readConversations(text: string): readonly Conversation[] {
  return text
    .split("\n")
    .flatMap((line, at) => (line.trim() === "" ? [] : [{ line, at }]))
    .map(({ line, at }) => {
      const parsed = conversationSchema.safeParse(JSON.parse(line));
      if (!parsed.success) throw new Error(`line ${at + 1}: ${parsed.error.issues[0]?.message ?? "no conversation"}`);
      return parsed.data;
    });
}

interface Parts {
  readonly store: Pick<Store, "createPerson">;
  readonly input: Pick<Input, "handle">;
  readonly words: Pick<Words, "render">;
  readonly newId: () => string;
  /** Sets the clock that a coach's answer is stamped with. */
  readonly setNow: (now: number) => void;
  /** The person has agreed to a language model; how many requests to it had no answer so far: one more stops the conversation. */
  readonly model?: { readonly unanswered: () => number };
}

/** Plays a conversation as somebody who has never been here before: words alone, no button is pressed. */
export async function playConversation(talk: Conversation, parts: Parts): Promise<PlayedConversation> {
  const locale = localeFor(talk.locale);
  const { store, input, words, newId } = parts;
  const id = newId() as PersonId;
  let now = talkBegins;
  const fresh = { ...newPerson({ id, locale, timeZone: zones[locale], now }), modelConsent: parts.model !== undefined };
  const unanswered = parts.model?.unanswered ?? (() => 0);
  const personId = await store.createPerson(fresh, undefined);
  const turns: PlayedTurn[] = [];
  for (const { say, at } of talk.turns) {
    now = at === undefined ? now + minute : Date.parse(at);
    parts.setNow(now);
    const started = performance.now();
    const before = unanswered();
    const turn = await input.handle({
      personId,
      command: readText(say),
      at: now,
      key: `talk:${newId()}`,
      origin: { via: "terminal" },
    });
    const ms = Math.round(performance.now() - started);
    if (unanswered() > before) return { id: talk.id, turns, waits: true };
    const shown = (turn?.replies ?? []).map((reply) => words.render(reply, turn?.after.person ?? fresh, "plain"));
    turns.push({
      say,
      replies: shown.map(({ text }) => text),
      buttons: shown.flatMap(({ buttons }) => buttons.flat().map(({ label }) => label)),
      acts: (turn?.journal ?? []).flatMap(({ kind, because }) =>
        kind === "talk_heard" ? String(because.inputs?.["acts"] ?? "").split(" ") : [kind],
      ),
      by: [
        ...(turn?.journal ?? []).flatMap(({ kind, because }) => (kind === "talk_heard" ? [because.rule] : [])),
        ...(turn?.replies ?? []).flatMap(wordingsOf),
      ],
      ms,
    });
  }
  return { id: talk.id, turns };
}

/** The wordings of talk in a reply or one of its lines; what else it says by its key. */
function wordingsOf({ say, with: params, lines }: Pick<Reply, "say" | "with" | "lines">): readonly string[] {
  const text = params?.["text"];
  return [typeof text === "object" ? text.ref : say, ...(lines ?? []).flatMap(wordingsOf)];
}
