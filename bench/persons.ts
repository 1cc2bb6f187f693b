import { randomUUID } from "node:crypto";
import { newPerson } from "#core/person/new-person.ts";
import type { PersonId } from "#core/person/person.ts";
import type { Storage } from "#storage/open.ts";
import { aGoal, aStep, change } from "../test/storage/people.ts";
import { type Figure, perSecond, type Tell } from "./measure.ts";

/** A person in the middle of a goal, known to Telegram by a number. */
export interface Resident {
  readonly personId: PersonId;
  readonly telegramId: number;
}

const firstTelegramId = 1_000_000;

/** Makes persons through the store, each with a goal and a step that is not done yet. */
export async function settle(
  storage: Storage,
  howMany: number,
  clients: number,
  tell: Tell,
): Promise<{ readonly residents: readonly Resident[]; readonly figure: Figure }> {
  const residents = Array.from({ length: howMany }, (_, index) => ({
    personId: randomUUID() as PersonId,
    telegramId: firstTelegramId + index,
  }));
  let made = 0;
  const persons = await perSecond(residents, clients, async ({ personId, telegramId }) => {
    const now = Date.now();
    const person = newPerson({ id: personId, locale: "en", timeZone: "Europe/Riga", now });
    await storage.store.createPerson(person, { kind: "telegram", externalId: String(telegramId) });
    await change(storage, personId, (before) => {
      const goal = aGoal({ createdAt: now, touchedAt: now });
      const step = aStep({ goalId: goal.id, createdAt: now });
      return {
        ...before,
        dialogue: { ...before.dialogue, activeGoal: goal.id },
        goals: [{ ...goal, current: step }],
      };
    });
    made += 1;
    if (made % 2500 === 0) tell(`  ${made} of ${howMany} persons`);
  });
  return {
    residents,
    figure: { name: "persons made, each with a goal and a step", value: Math.round(persons), unit: "persons/s" },
  };
}
