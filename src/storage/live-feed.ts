import type { LiveEvent, LiveFeed } from "#app/live-ports.ts";
import type { PersonId } from "#core/person/person.ts";
import type { Database } from "./database.ts";
import type { Listener } from "./listener.ts";
import { literal } from "./literal.ts";

/** On which every process hears that somebody was erased; all else is said to those alone that hold a page of the person. */
const everybody = "waymark_live";

/** What changes for persons, as far as this process follows them. */
export function liveFeed(database: Pick<Database, "once">, listener: Listener): LiveFeed {
  const followed = new Set<PersonId>();
  const mine = `${everybody}_${listener.holder}`;
  const write = async (person: PersonId): Promise<void> => {
    await database.once(`select set_config('app.person_id', ${literal(person)}, true);
      insert into core.listening (person_id, holder) select person_id, ${listener.holder} from core.person where person_id = ${literal(person)}
      on conflict do nothing`);
  };
  /** While the connection was gone this process counted as dead to others. */
  const writeAgain = async (): Promise<void> => {
    for (const person of followed) await write(person);
  };
  return {
    async listen(on) {
      const hear = (payload: string): void => {
        const { person, event } = JSON.parse(payload) as { readonly person: PersonId; readonly event: LiveEvent };
        on(person, event);
      };
      const stops = [
        await listener.listen(everybody, hear),
        await listener.listen(mine, hear, () => void writeAgain().catch(() => undefined)),
      ];
      return async () => void (await Promise.all(stops.map((stop) => stop())));
    },
    async follow(person) {
      followed.add(person);
      await write(person);
    },
    async leave(person) {
      followed.delete(person);
      await database.once(`select set_config('app.person_id', ${literal(person)}, true);
        delete from core.listening where person_id = ${literal(person)} and holder = ${listener.holder}`);
    },
  };
}
