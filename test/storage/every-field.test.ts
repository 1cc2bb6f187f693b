import type { GoalId, StepId } from "#core/goals/ids.ts";
import fc from "fast-check";
import { beforeAll, expect, test } from "vitest";
import type { OutboxMessage } from "#app/outbox-ports.ts";
import type { Way } from "#app/way-ports.ts";
import type { Adapting } from "#core/adaptation/adaptation.ts";
import { type Day, newDay } from "#core/day/day.ts";
import type { HabitId } from "#core/day/habit.ts";
import type { Plan } from "#core/day/plan.ts";
import type { Schedule } from "#core/day/schedule.ts";
import { type JournalEntry, journalKinds } from "#core/dialogue/turn/decision.ts";
import { type Dialogue, emptyDialogue, type Snapshot } from "#core/dialogue/turn/dialogue.ts";
import type { ReplyFile } from "#core/dialogue/turn/reply.ts";
import type { Goal } from "#core/goals/goal.ts";
import type { Step } from "#core/goals/step.ts";
import { channelNames, wayChannels } from "#core/person/channel.ts";
import { locales, type Person, type PersonId, tones } from "#core/person/person.ts";
import type { ContactGate } from "#core/safety/contact-gate.ts";
import type { Exercise } from "#core/techniques/exercise.ts";
import type { Work } from "#core/techniques/work.ts";
import type { Journey } from "#core/tracks/journey.ts";
import type { Storage } from "#storage/open.ts";
import { adaptationFields, adaptingFields, anyBaseline, anyReading, runFields, tokenFields } from "./any-body.ts";
import { because, dayFields, planFields, recordFields, scheduleFields, taskFields } from "./any-day.ts";
import { contactFields, dialogueFields, goalFields, personFields, stepFields } from "./any-person.ts";
import { exerciseFields, journeyFields, workFields } from "./any-way.ts";
import { aPerson, describeOnBoth } from "./databases.ts";
import { aFullDay, aPlan, aRecord, walking } from "./days.ts";
import { agreed, anAdaptation, anAdapting } from "./bodies.ts";
import { anId, type Every, every, maybe, text } from "./every.ts";
import { aGoal, aStep, change, readState } from "./people.ts";
import { aFullJourney, anExercise } from "./walkers.ts";

const goalId = "g" as GoalId;

/** One kind of entity: how one is made, saved over the one before, and read back. */
interface Kind<E> {
  readonly fields: Every<E>;
  /** What is written once and never changes, or stands apart. */
  readonly fixed: readonly (keyof E)[];
  readonly first: E;
  readonly into: (before: Snapshot, entity: E) => Snapshot;
  readonly from: (snapshot: Snapshot) => E | undefined;
  /** What it has of its own person. */
  readonly own?: (person: PersonId) => Partial<E>;
}

const messageFields: Every<OutboxMessage> = {
  id: fc.uuid(),
  channel: fc.constantFrom(...channelNames),
  address: fc.constantFrom("1", "-100500"),
  editMessageId: maybe(fc.nat()),
  locale: fc.constantFrom(...locales),
  tone: fc.constantFrom(...tones),
  reply: every<OutboxMessage["reply"]>(
    {
      say: fc.constantFrom("undo.nothing", "done.praise"),
      with: fc.dictionary(fc.constantFrom("title", "habit"), fc.oneof(text, fc.nat()), { noNullPrototype: true }),
      buttons: fc.constant([[{ label: "button.done", press: { do: "replan" } }]]),
      place: fc.constantFrom("new", "edit"),
      lines: fc.constant([{ say: "undo.nothing" }]),
      helpLines: fc.constant({ country: "LV", kind: "medical", level: "high" }),
      file: fc.constantFrom<ReplyFile>("export", { make: "progress_card" }),
    },
    "with",
    "buttons",
    "place",
    "lines",
    "helpLines",
    "file",
  ),
  urgent: fc.constant(true),
  asked: fc.constant(true),
  notice: fc.constant(true),
  fold: text,
};
const wayFields: Every<Omit<Way, "id" | "createdAt">> = {
  channel: fc.constantFrom(...wayChannels),
  address: text,
  name: text,
  session: maybe(fc.uuid()),
  on: fc.boolean(),
  whole: fc.boolean(),
};
const anyEntry = every<JournalEntry>(
  { kind: fc.constantFrom(...journalKinds), goalId: anId(), stepId: anId(), because },
  "goalId",
  "stepId",
);

const inDay = (before: Snapshot, changes: Partial<Day>): Snapshot => ({
  ...before,
  day: { ...(before.day ?? { ...newDay("foundation_builder", 5, aPlan().date), consentAt: 5 }), ...changes },
});
const inGoal = (before: Snapshot, step: Step): Snapshot => ({
  ...before,
  goals: [{ ...(before.goals[0] ?? aGoal({ id: goalId })), current: step }],
});

type Fields = Readonly<Record<string, unknown>>;

/** Forgets which entity it is, once all that is said of it has been held against its type. */
const kind = <E extends object>(of: Kind<E>) => of as unknown as Kind<Fields>;

const kinds = {
  person: kind<Person>({
    fields: personFields,
    fixed: ["id", "createdAt"],
    first: aPerson(),
    into: (before, person) => ({ ...before, person: { ...person, id: before.person.id } }),
    from: ({ person }) => person,
    own: (id) => ({ id }),
  }),
  contact: kind<ContactGate>({
    fields: contactFields,
    fixed: [],
    first: {},
    into: (before, contact) => ({ ...before, person: { ...before.person, contact } }),
    from: ({ person }) => person.contact,
  }),
  dialogue: kind<Dialogue>({
    fields: dialogueFields,
    fixed: [],
    first: emptyDialogue,
    into: (before, dialogue) => ({ ...before, dialogue }),
    from: ({ dialogue }) => dialogue,
  }),
  goal: kind<Goal>({
    fields: goalFields(goalId),
    fixed: ["id", "createdAt"],
    first: aGoal({ id: goalId }),
    into: (before, goal) => ({ ...before, goals: [goal] }),
    from: ({ goals }) => goals[0],
  }),
  step: kind<Step>({
    fields: { ...stepFields(goalId), completedAt: fc.nat() },
    fixed: ["id", "goalId", "createdAt"],
    first: aStep({ id: "s" as StepId, goalId }),
    into: inGoal,
    from: ({ goals }) => goals[0]?.current,
  }),
  journey: kind<Journey>({
    fields: journeyFields,
    // They are rows that are only ever added (tracks.test.ts).
    fixed: ["milestones"],
    first: { ...aFullJourney(), milestones: [] },
    into: (before, journey) => ({ ...before, journey }),
    from: ({ journey }) => journey,
  }),
  exercise: kind<Exercise>({
    fields: exerciseFields,
    fixed: ["id", "technique", "startedAt"],
    first: anExercise(),
    into: (before, exercise) => ({ ...before, exercises: [exercise] }),
    from: ({ exercises }) => exercises[0],
  }),
  day: kind<Day>({
    fields: dayFields,
    fixed: [],
    first: aFullDay(),
    into: (before, day) => ({ ...before, day }),
    from: ({ day }) => day,
  }),
  schedule: kind<Schedule>({
    fields: scheduleFields,
    fixed: [],
    first: aFullDay().schedule,
    into: (before, schedule) => inDay(before, { schedule }),
    from: ({ day }) => day?.schedule,
  }),
  "habit's record": kind<Day["habits"][HabitId]>({
    fields: recordFields,
    fixed: [],
    first: aRecord(),
    into: (before, record) => inDay(before, { habits: { [walking]: record } }),
    from: ({ day }) => day?.habits[walking],
  }),
  plan: kind<Plan>({
    fields: planFields,
    fixed: [],
    first: aPlan(),
    into: (before, plan) => inDay(before, { plan }),
    from: ({ day }) => day?.plan,
  }),
  task: kind<Plan["tasks"][number]>({
    fields: taskFields,
    fixed: ["id"],
    first: aPlan().tasks[0] as Plan["tasks"][number],
    into: (before, task) => inDay(before, { plan: { ...aPlan(), tasks: [task] } }),
    from: ({ day }) => day?.plan?.tasks[0],
  }),
  adaptation: kind<Adapting["adaptations"][number]>({
    fields: adaptationFields,
    // One of another day is no longer of the plan's.
    fixed: ["id", "date"],
    first: anAdaptation({ date: aPlan().date }),
    into: (before, adaptation) => ({
      ...inDay(before, { plan: aPlan() }),
      adapting: anAdapting({ adaptations: [adaptation] }),
    }),
    from: ({ adapting }) => adapting?.adaptations[0],
  }),
  "memory of adaptations": kind<Adapting>({
    fields: adaptingFields,
    fixed: ["adaptations"],
    first: { ...anAdapting(), adaptations: [] },
    into: (before, adapting) => ({ ...inDay(before, {}), adapting }),
    from: ({ adapting }) => adapting,
  }),
} as const;

/** Every field that can change, of every kind. */
const changing = Object.entries(kinds).flatMap(([name, of]) =>
  Object.keys(of.fields).flatMap((field) => (of.fixed.includes(field) ? [] : [[name, field, of] as const])),
);

test.each(changing)("the tests make more than one %s with another %s", (_name, field, { fields }) => {
  const made = fc.sample(fields[field] as fc.Arbitrary<unknown>, { numRuns: 50, seed: 1 });
  expect(new Set(made.map((value) => JSON.stringify(value))).size).toBeGreaterThan(1);
});

describeOnBoth("nothing is forgotten when saving", (open) => {
  let storage: Storage;
  beforeAll(async () => {
    storage = await open();
  });
  const somebody = (): Promise<PersonId> => storage.store.createPerson(aPerson(), undefined);

  test.each(Object.entries(kinds))("whatever %s is saved is what is loaded, to the last field", async (_name, of) => {
    await fc.assert(
      fc.asyncProperty(every(of.fields), async (made) => {
        const person = await somebody();
        const held = Object.fromEntries(of.fixed.map((field) => [field, of.first[field]]));
        const entity = { ...made, ...held };
        await change(storage, person, (before) => of.into(before, entity));
        expect(of.from(await readState(storage, person))).toEqual({ ...entity, ...of.own?.(person) });
      }),
      { numRuns: 10 },
    );
  });

  test.each(changing)("a change of a %s that is nothing but another %s is kept", async (_name, field, of) => {
    const value = of.fields[field] as fc.Arbitrary<unknown>;
    await fc.assert(
      fc.asyncProperty(fc.array(value, { minLength: 3, maxLength: 3 }), async (values) => {
        const person = await somebody();
        for (const next of values) {
          let expected: Fields = {};
          await change(storage, person, (before) => {
            // By reference all the rest is as it was, so that only this field can be what is seen to differ.
            expected = { ...(of.from(before) ?? of.first), [field]: next };
            return of.into(before, expected);
          });
          expect(of.from(await readState(storage, person))).toEqual(expected);
        }
      }),
      { numRuns: 2 },
    );
  });

  test("whatever person comes is who is there, to the last field", async () => {
    await fc.assert(
      fc.asyncProperty(every(personFields), async (person) => {
        await storage.store.createPerson(person, undefined);
        expect((await readState(storage, person.id)).person).toEqual(person);
      }),
      { numRuns: 10 },
    );
  });

  test("of a work every field is kept, and what can change of it also where nothing else does", async () => {
    const fixed: readonly (keyof Work)[] = ["id", "kind", "technique", "createdAt", "diary"];
    const names = (Object.keys(workFields) as (keyof Work)[]).filter((name) => !fixed.includes(name));
    await fc.assert(
      fc.asyncProperty(every(workFields), every(workFields), async (made, other) => {
        const person = await somebody();
        await change(storage, person, (before) => before, { savedWorks: [made] });
        const query = { kind: undefined, from: 0, limit: 1, deletedToo: true } as const;
        const saved = async (): Promise<Work> => (await storage.store.works(person, query))[0] ?? other;
        expect(await saved()).toEqual(made);
        for (const name of names) {
          const was = await saved();
          const next = { ...was, [name]: other[name] };
          await storage.store.transaction(person, async (tx) => {
            const opened = await tx.open(`${person}:${name}`);
            if (opened === undefined) throw new Error("no such person");
            const before = { ...opened.snapshot, works: [was] };
            const decision = { replies: [], journal: [], after: before, savedWorks: [next] };
            await tx.save({ key: `${person}:${name}`, at: 10, before, decision, outbox: [], live: [] });
          });
          expect(await saved()).toEqual(next);
        }
      }),
      { numRuns: 10 },
    );
  });

  test("of readings, baselines, imports and tokens every field is kept", async () => {
    const readings = fc.uniqueArray(anyReading, { minLength: 1, maxLength: 6, selector: ({ id }) => id });
    const baselines = fc.uniqueArray(anyBaseline, { maxLength: 3, selector: ({ metric }) => metric });
    await fc.assert(
      fc.asyncProperty(readings, baselines, every(runFields), every(tokenFields), async (all, usual, run, token) => {
        const person = await agreed(storage);
        await storage.readings.put(person, all, 9);
        const newest = all.toSorted((a, b) => b.to - a.to || (a.id < b.id ? -1 : 1));
        expect(await storage.readings.list(person, { limit: 100 })).toEqual(newest);
        await storage.readings.saveBaselines(person, usual, 9, 9);
        expect(Object.values(await storage.readings.baselines(person))).toEqual(expect.arrayContaining(usual));
        const { id, startedAt, fingerprint } = (await storage.imports.begin(person, run, run.startedAt)) ?? run;
        expect({ startedAt, fingerprint }).toEqual({ startedAt: run.startedAt, fingerprint: run.fingerprint });
        await storage.imports.save(person, { ...run, id });
        expect(await storage.imports.list(person, 9)).toEqual([{ ...run, id }]);
        const given = await storage.tokens.create(person, token, 9);
        if (given === undefined || given === "too_many") throw new Error("no token");
        const kept = { ...token, id: given.kept.id, createdAt: 9, usedAt: undefined };
        expect(await storage.tokens.list(person)).toEqual([kept]);
        const at = 7_200_000;
        const isOver = token.expiresAt !== undefined && token.expiresAt <= at;
        const used = { personId: person, kept: { ...kept, usedAt: at } };
        expect(await storage.tokens.find(given.token, at)).toEqual(isOver ? undefined : used);
      }),
      { numRuns: 20 },
    );
  });

  test("of ways every field is kept, and the same address again is the same way", async () => {
    await fc.assert(
      fc.asyncProperty(every(wayFields), fc.boolean(), async (made, on) => {
        const person = await somebody();
        const first = await storage.ways.put(person, { ...made, on: true }, 9);
        const again = await storage.ways.put(person, { ...made, on }, 10);
        if (first === undefined || first === "too_many") throw new Error("no way");
        expect(again).toEqual({ ...made, on, id: first.id, createdAt: 9 });
        expect(await storage.ways.list(person)).toEqual([again]);
        expect(await storage.ways.change(person, first.id, { whole: !made.whole })).toBe(true);
        expect(await storage.store.transaction(person, (tx) => tx.ways())).toEqual([
          { ...first, ...made, on, whole: !made.whole },
        ]);
        expect(await storage.ways.change(await somebody(), first.id, { on })).toBe(false);
        expect(await storage.ways.remove(person, first.id)).toBe(true);
        expect(await storage.ways.remove(person, first.id)).toBe(false);
      }),
      { numRuns: 10 },
    );
  });

  test("of messages on their way, what happened, photos and identities every field is kept", async () => {
    await fc.assert(
      fc.asyncProperty(
        every(messageFields, "urgent", "asked", "notice", "fold"),
        fc.array(anyEntry, { maxLength: 4 }),
        text,
        async (message, journal, bytes) => {
          const person = await somebody();
          await change(storage, person, (before) => before, { outbox: [message], journal, at: 9 });
          expect(await storage.outbox.take(person, 9)).toEqual([{ message, tries: 1, since: 9 }]);
          const rows = await storage.store.transaction(person, (tx) => tx.journal(9));
          expect(rows.map(({ id: _id, ...row }) => row)).toEqual(journal.map((entry) => ({ ...entry, at: 9 })));
          const photo = { id: message.id, mime: "image/jpeg", bytes: Buffer.from(bytes) } as const;
          await storage.photos.put(person, photo, 9);
          expect(await storage.photos.get(person, photo.id)).toEqual(photo);
          const identity = { kind: "telegram", externalId: `${message.id}${bytes}` } as const;
          await storage.store.linkIdentity(person, identity);
          expect(await storage.store.transaction(person, (tx) => tx.identities())).toEqual([identity]);
        },
      ),
      { numRuns: 20 },
    );
  });
});
