import { createDeliver, type Messenger } from "#app/deliver.ts";
import { createLanes, type Lanes } from "#app/lanes.ts";
import { createRecover, createSweep, createTellUnsure } from "#app/recover.ts";
import { wayChannels } from "#core/person/channel.ts";
import type { Program } from "./compose.ts";

/** The ways out of the outbox. */
interface Delivery {
  /** To chats; absent where there is no messenger: another process sends what is for them. */
  readonly chats: Lanes | undefined;
  /** To all else, so that no chat waits for a server of somebody's. */
  readonly ways: Lanes;
  /** Every minute and at start. */
  readonly sweep: () => Promise<void>;
  close(): Promise<void>;
}

/** Sending what was decided; nothing is taken from the outbox that no channel here can send. */
export function createDelivery(
  { storage, input, clock, log, metrics }: Pick<Program, "storage" | "input" | "clock" | "log" | "metrics">,
  chat: Messenger | undefined,
  way: Pick<Messenger, "deliver">,
): Delivery {
  const { outbox, store } = storage;
  const parts = { outbox, clock, log, metrics };
  const ways = createLanes({
    deliver: createDeliver({ ...parts, messenger: way, channels: wayChannels, unsure: () => undefined }),
    log,
  });
  if (!chat) {
    return {
      chats: undefined,
      ways,
      sweep: createSweep({ outbox, tell: () => Promise.resolve(true), deliver: ways.run }),
      close: ways.close,
    };
  }
  const recover = createRecover({ store, input, clock });
  const tell = createTellUnsure({ outbox, recover, messenger: chat, log, metrics });
  const chats = createLanes({
    deliver: createDeliver({ ...parts, messenger: chat, channels: ["telegram"], unsure: tell.soon }),
    log,
  });
  return {
    chats,
    ways,
    sweep: createSweep({
      outbox,
      tell: tell.now,
      deliver(personId) {
        chats.run(personId);
        ways.run(personId);
      },
    }),
    async close() {
      await tell.stop();
      await Promise.all([chats.close(), ways.close()]);
    },
  };
}
