import type { Origin, Turn } from "#app/ports.ts";
import type { MessageWire } from "#contract/chat.ts";
import type { Command } from "#core/dialogue/turn/command.ts";
import { wordsOf } from "#core/dialogue/entry/words-of.ts";
import type { Reply, ReplyFile } from "#core/dialogue/turn/reply.ts";
import type { Snapshot } from "#core/dialogue/turn/dialogue.ts";
import type { Person } from "#core/person/person.ts";
import type { HttpDeps } from "./deps.ts";
import type { HttpContext } from "./env.ts";
import { tooMany } from "./authenticate.ts";
import type { Problem, ProblemResponse } from "./problem.ts";

/** Somebody was erased a moment ago, perhaps on another process: their session is worth nothing any more. */
export class PersonGone extends Error {}

export type Told =
  | { readonly ok: true; readonly turn: Turn; readonly replies: MessageWire[] }
  /** `turn` and its words where the dialogue itself said no. */
  | {
      readonly ok: false;
      readonly response: ProblemResponse;
      readonly turn?: Turn;
      readonly replies?: MessageWire[];
    };

/** How routes reach the dialogue and a person's state. */
export interface Talk {
  /** Hands commands to the dialogue one after the other; the first that is denied ends it, as a problem with the companion's words. */
  tell(c: HttpContext, ...commands: readonly [Command, ...Command[]]): Promise<Told>;
  /** The same for the chat, where a denial is an answer like any other. */
  chat(c: HttpContext, command: Command): Promise<Told>;
  look(c: HttpContext): Promise<Snapshot>;
  /** Words of ours as the person gets them, where nothing was told. */
  say(replies: readonly Reply[], person: Person): MessageWire[];
}

/** Where a file that a reply promises is fetched. */
function fileWire(file: ReplyFile): NonNullable<MessageWire["file"]> {
  // Everything at once is asked for on its own page, with the password.
  if (file === "export") return { kind: "export", href: "/settings" };
  switch (file.make) {
    case "progress_card":
      return { kind: "progress_card", href: "/api/tracks/card.png" };
    case "work":
      return { kind: "work", href: `/api/works/${file.workId}/file.pdf` };
    case "diary":
      return { kind: "diary", href: `/api/diary.${file.format}` };
    case "keepsake":
      return { kind: "keepsake", href: `/api/tracks/${file.track}/keepsake.pdf` };
  }
}

/** Words of ours as they stand in an answer, in somebody's language and tone. */
export function wiresOf(
  words: HttpDeps["words"],
  replies: readonly Reply[],
  { locale, tone }: Pick<Person, "locale" | "tone">,
): MessageWire[] {
  return replies.map((reply) => {
    const { text, buttons } = words.render(reply, { locale, tone }, "plain");
    return {
      text,
      buttons: buttons.map((row) => row.map(({ label, data }) => ({ label, data }))),
      ...(reply.file === undefined ? {} : { file: fileWire(reply.file) }),
    };
  });
}

export function createTalk(deps: HttpDeps, problem: Problem): Talk {
  const say = (replies: readonly Reply[], person: Person): MessageWire[] => wiresOf(deps.words, replies, person);

  /** A cry, and the way to help, are answered however many words came before. */
  function mustBeHeard(command: Command): boolean {
    const text = wordsOf(command);
    return command.do === "help_now" || (text !== undefined && deps.screen.crisis(text).level !== "none");
  }

  async function one(
    c: HttpContext,
    command: Command,
    key: string,
    origin: Origin & { via: "http" },
  ): Promise<{ turn: Turn; replies: MessageWire[] } | ProblemResponse> {
    const personId = c.get("personId");
    const taken = await deps.limits.take("chat", personId);
    if (!taken.ok && !mustBeHeard(command)) return tooMany(c, problem, taken.retryAfter);
    const turn = await deps.input.handle({ personId, command, at: deps.clock.now(), key, origin });
    if (turn === undefined) throw new PersonGone();
    c.set("locale", turn.after.person.locale);
    return { turn, replies: say(turn.replies, turn.after.person) };
  }

  return {
    say,
    async tell(c, ...commands) {
      const replies: MessageWire[] = [];
      let last: Turn | undefined;
      for (const [index, command] of commands.entries()) {
        const told = await one(c, command, index === 0 ? c.get("key") : `${c.get("key")}#${index}`, {
          via: "http",
          page: true,
        });
        if (told instanceof Response) return { ok: false, response: told };
        replies.push(...told.replies);
        const { denied } = told.turn;
        if (denied !== undefined) {
          const refused = denied.refused === undefined ? {} : { refused: denied.refused };
          const response = problem(c, denied.code, { ...refused, replies });
          return { ok: false, response, turn: told.turn, replies };
        }
        last = told.turn;
      }
      if (last === undefined) throw new Error("no command to tell");
      return { ok: true, turn: last, replies };
    },
    async chat(c, command) {
      const told = await one(c, command, c.get("key"), { via: "http" });
      return told instanceof Response ? { ok: false, response: told } : { ok: true, ...told };
    },
    async look(c) {
      const snapshot = await deps.store.snapshot(c.get("personId"));
      if (snapshot === undefined) throw new PersonGone();
      c.set("locale", snapshot.person.locale);
      return snapshot;
    },
  };
}
