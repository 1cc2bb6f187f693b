import { talkPages } from "#channels/http/talk-pages.ts";
import { telegramPages } from "#channels/telegram/keyboard.ts";
import { terminalPages } from "#channels/terminal/chat.ts";
import { createHmac, randomUUID } from "node:crypto";
import { join } from "node:path";
import { locales, type PersonId } from "#core/person/person.ts";
import type { Flags, TextScreen, Library } from "#core/dialogue/turn/decision.ts";
import { afterCommit } from "#app/after-commit.ts";
import { type Input, createInput } from "#app/handle-input.ts";
import { createHelpWithoutRecord, type HelpWithoutRecord } from "#app/help-without-record.ts";
import { createLoadHistory } from "#app/load-history.ts";
import { createLookAgain } from "#app/look-again.ts";
import type { Clock, Coach, Log } from "#app/ports.ts";
import { createReadCalendar } from "#app/read-calendar.ts";
import { createReckonBaselines, type ReckonBaselines } from "#app/reckon-baselines.ts";
import { createTakeReadings, type TakesReadings } from "#app/take-readings.ts";
import { createCalendars } from "#channels/calendar/calendars.ts";
import { type MakeFile, openMakeFile } from "#channels/files/open-make-file.ts";
import { createSuggestWithModel, movesOn } from "#app/suggest-with-model.ts";
import { createGuardedCoach } from "#coach/guarded-coach.ts";
import { createWhoBooks } from "#coach/model/who-book.ts";
import { knownGoals } from "#coach/offline/known-goal.ts";
import { createOfflineCoach } from "#coach/offline/offline-coach.ts";
import { loadCoachPacks } from "#content/coach-packs.ts";
import { loadTopicModel } from "#content/topic-model.ts";
import { loadTouchesContact } from "#content/contact.ts";
import { contentFolder } from "#content/content-folder.ts";
import { loadAgeReader } from "#content/age.ts";
import { loadBodySigns } from "#content/body-signs.ts";
import { loadCrisisAnswers, loadLosses } from "#content/crisis-answers.ts";
import { createCrisisReader } from "#content/crisis-apart.ts";
import { type CrisisScreen, loadCrisisScreen } from "#content/crisis.ts";
import { loadLibrary } from "#content/library.ts";
import { readOperatorPacks } from "#content/operator-packs.ts";
import { loadIntentReader } from "#content/intents.ts";
import { loadPlainSpeech } from "#content/plain-speech.ts";
import { loadMatterReader } from "#content/matter-reader.ts";
import { loadMedicalScreen, loadMedicineReader } from "#content/medical.ts";
import { loadTalkReading } from "#content/gist-reader.ts";
import { makeGoalScreen } from "#content/refusals.ts";
import { type Words, loadWords } from "#content/words.ts";
import { createDayWatch } from "#ops/day-watch.ts";
import { createFlags } from "#ops/flags.ts";
import { createMetrics, type OperatorMetrics } from "#ops/metrics.ts";
import { countTroubles } from "#ops/troubles.ts";
import { createTrackWatch } from "#ops/track-watch.ts";
import type { Storage } from "#storage/open.ts";
import { type BoxedModel, openBox, wordingAhead } from "./box.ts";
import { systemClock } from "./clock.ts";
import type { Config } from "./config.ts";
import { type CarriedModel, countCalls, createModel, createModels, loadModelReader, modelPlace } from "./models.ts";
import { nearFigures } from "./near-figures.ts";
import { openDatabase } from "./open-database.ts";
import { keepSecret, secretFor } from "./secret.ts";

/** The parts that every command of the program shares, put together once. */
export interface Program {
  readonly config: Config;
  readonly secret: string;
  readonly log: Log;
  readonly clock: Clock;
  readonly metrics: OperatorMetrics;
  readonly storage: Storage;
  readonly words: Words;
  readonly screen: TextScreen;
  /** What somebody in danger is told where nothing can be kept. */
  readonly help: HelpWithoutRecord;
  readonly coach: Coach;
  readonly library: Library;
  /** Folders of an operator's packs that are in service. */
  readonly packs: readonly string[];
  /** What is turned on for a person. */
  readonly flags: (personId: PersonId) => Flags;
  readonly input: Input;
  /** Lets a model choose next actions, where there is one and the person agreed; never throws. */
  readonly suggest: (personId: PersonId, which: "focus" | "all") => Promise<void>;
  /** Tells logs and counters which next actions were shown where nothing was decided. */
  readonly suggestionsShown: ReturnType<typeof createTrackWatch>["shown"];
  /** Resolves when what follows the commands so far is done. */
  readonly idle: () => Promise<void>;
  /** The model of the box that serves, if one does. */
  readonly box: BoxedModel | undefined;
  /** Reads the calendars that were not read for three hours. */
  readonly readCalendars: () => Promise<void>;
  /** What phones and scripts send of the body. */
  readonly readings: TakesReadings;
  readonly baselines: ReckonBaselines;
  readonly makeFile: MakeFile;
  readonly newId: () => string;
}

/** The day's job looks every five minutes: whoever is due for longer than this (ms) is late. */
const overdueMs = 20 * 60_000;

/** What nobody waits for is no figure of how long people wait. */
const unmeasured = { count: () => undefined, add: () => undefined, observe: () => undefined };

/** Who somebody is in logs and to flags: the same name always, from which nobody can tell the person without the secret. */
function pseudonymsFrom(secret: string): (personId: PersonId) => string {
  const key = secretFor("pseudonyms in logs and flags", secret);
  return (personId) => `u_${createHmac("sha256", key).update(personId).digest("hex").slice(0, 16)}`;
}

/** The screens of safety.md over the packs, as the dialogue asks them. */
export function loadTextScreen(folder: string, crisis: CrisisScreen = loadCrisisScreen(folder)): TextScreen {
  const goals = makeGoalScreen(folder, knownGoals(folder));
  const ages = loadAgeReader(folder);
  return {
    crisis: crisis.screen,
    age: ages.read,
    ageTold: ages.told,
    bodySign: loadBodySigns(folder),
    crisisAnswer: loadCrisisAnswers(folder),
    tellsLoss: loadLosses(folder),
    // A goal that sounds like giving up is asked about before any step, as one that may be harmful is.
    harm: (text, as) =>
      goals.harm(text, as) ??
      (crisis.screen(text).because.strength === "mild_rule"
        ? { strength: "ask", code: "self_harm", by: "rule" }
        : undefined),
    harmQuestion: goals.harmQuestion,
    answersDoubt: goals.answersDoubt,
    harmAnswered: goals.harmAnswered,
    touchesContact: loadTouchesContact(folder),
    medical: loadMedicalScreen(folder),
    medicine: loadMedicineReader(folder),
    ...loadTalkReading(folder),
    intent: loadIntentReader(folder).classify,
    matter: loadMatterReader(folder),
    ...loadPlainSpeech(folder),
  };
}

/** Ordinary words and a crisis's own, in each language: whatever a reader makes on its first use is made by them. */
const firstLines = [
  "hello, i want to learn the guitar with my daughter, but i have no time and no strength today",
  "he hit me and i am afraid, i want to die, i took all the pills, my chest hurts and i can't breathe",
  "здравствуйте, хочу научиться играть на гитаре с дочкой, но сегодня нет ни времени, ни сил",
  "он меня бьёт, мне страшно, не хочу жить, выпила все таблетки, болит в груди и не могу дышать",
];

/** Asks every reader once, so that the first message is not the one that waits for them. */
export function warm(screen: TextScreen): void {
  for (const line of firstLines) {
    screen.crisis(line);
    screen.harm(line);
    screen.bodySign(line);
    screen.age(line);
    screen.medical(line);
    screen.crisisAnswer(line);
    screen.matter(line);
    for (const locale of locales) {
      screen.intent(line, locale);
      screen.phrase(line, locale);
    }
  }
}

/** The coach that the configuration asks for: the offline one always, the model in front of it where there is one. */
export function createCoach(
  config: Config,
  log: Log,
  clock: Clock,
  metrics: Pick<OperatorMetrics, "count" | "add" | "observe">,
  carried: CarriedModel = {},
): Coach {
  const offline = createOfflineCoach(loadCoachPacks(contentFolder), loadTopicModel(contentFolder));
  const model =
    config.model && createModel({ ...config, model: config.model }, log, clock, carried, countCalls(metrics));
  return createGuardedCoach({
    offline,
    model,
    read: loadModelReader(),
    log,
    watch: { replied: (by, miss) => metrics.count("waymark_coach_replies_total", { by, miss: miss ?? "none" }) },
  });
}

/** Opens the database and puts the program together; whoever composes it closes the storage. */
export async function compose(
  given: Config,
  written: Log,
  clock: Clock = systemClock,
  carriedIn: CarriedModel = {},
): Promise<Program> {
  const boxed = openBox(given, written, clock, true);
  const { config, carried: way } = boxed ?? { config: given, carried: carriedIn };
  // One for steps and talk, so that a name has one number in both.
  const carried = { ...way, books: createWhoBooks() };
  const { secret } = keepSecret(config);
  const metrics = createMetrics(
    async () => {
      const [counts, tracks, days, overdue] = await Promise.all([
        storage.counts(),
        storage.trackCounts(),
        storage.dayCounts(),
        storage.store.dueDays(clock.now() - overdueMs, 1000),
      ]);
      return {
        waymark_persons: counts.persons,
        waymark_goals: counts.goals,
        waymark_steps_done: counts.steps_done,
        waymark_outbox_waiting: counts.outbox_waiting,
        waymark_outbox_oldest_seconds: counts.outbox_oldest === null ? 0 : (clock.now() - counts.outbox_oldest) / 1000,
        waymark_outbox_unsure: counts.outbox_unsure,
        tracks_persons: tracks.persons,
        tracks_stuck_persons: tracks.stuck,
        days_persons: days.persons,
        days_plans: days.plans,
        days_done_share: days.done_share ?? 0,
        days_overdue: overdue.length,
        average_track_completion_percentage: tracks.average_percent,
      };
    },
    () => nearFigures(config, storage),
  );
  const log = countTroubles(written, metrics);
  const packs = readOperatorPacks(config.WAYMARK_PACKS, contentFolder);
  for (const problem of packs.problems) log.error("pack.left_out", { ...problem });
  const words = loadWords(contentFolder, packs.folders);
  const crisis = loadCrisisScreen(contentFolder);
  const screen = loadTextScreen(contentFolder, crisis);
  warm(screen);
  const storage = await openDatabase(config, secret, log, clock);
  const newId = randomUUID as () => string;
  const coach = createCoach(config, log, clock, metrics, carried);
  const library = loadLibrary(contentFolder, packs.folders, words);
  const pseudonym = pseudonymsFrom(secret);
  const { of: flags } = createFlags({
    file: config.WAYMARK_FLAGS_FILE ?? join(config.WAYMARK_DATA_DIR, "flags.json"),
    carried: join(contentFolder, "flags.json"),
    log,
    pseudonym,
  });
  const { choose, judge, teacher, leader } = createModels(config, log, clock, metrics, carried);
  const trackWatch = createTrackWatch({ log, metrics, library, pseudonym });
  const dayWatch = createDayWatch(metrics);
  const taken = createInput({
    store: storage.store,
    coach,
    teacher,
    leader,
    model: modelPlace(config),
    history: createLoadHistory({ store: storage.store, readings: storage.readings }),
    screen,
    ahead: createCrisisReader(contentFolder, crisis).ahead,
    clock,
    newId,
    log,
    metrics,
    library,
    // A job speaks in Telegram.
    pages: { telegram: telegramPages, job: telegramPages, http: talkPages, terminal: terminalPages },
    flags,
    watch: {
      decided(...decided) {
        trackWatch.decided(...decided);
        dayWatch.decided(...decided);
      },
    },
  });
  const suggest = createSuggestWithModel({
    store: storage.store,
    input: taken,
    choose,
    library,
    flags,
    clock,
    log,
    metrics,
  });
  const lookAgain = createLookAgain({ input: taken, judge, screen, clock, log, metrics });
  const calendars = createCalendars({ allowPrivate: config.WAYMARK_CALENDAR_PRIVATE });
  const readCalendar = createReadCalendar({
    store: storage.store,
    input: taken,
    read: calendars.read,
    clock,
    log,
    metrics,
  });
  const { input, idle } = afterCommit(taken, [
    lookAgain,
    readCalendar.afterwards,
    ({ personId }, turn) => (movesOn(turn) ? suggest(personId, "focus") : Promise.resolve()),
    ...wordingAhead(boxed, (config, way) => createCoach(config, log, clock, unmeasured, way), {
      store: storage.store,
      screen,
      library,
      flags,
      clock,
      log,
    }),
  ]);
  const readings = createTakeReadings({
    store: storage.store,
    readings: storage.readings,
    input,
    screen,
    library,
    flags,
    newId,
    clock,
    log,
    metrics,
  });
  return {
    config,
    secret,
    log,
    clock,
    metrics,
    storage,
    words,
    screen,
    help: createHelpWithoutRecord(screen),
    coach,
    library,
    packs: packs.folders,
    flags,
    input,
    suggest,
    suggestionsShown: trackWatch.shown,
    readCalendars: readCalendar.due,
    readings,
    baselines: createReckonBaselines({ store: storage.store, readings: storage.readings, clock, log }),
    async idle() {
      await idle();
      await calendars.close();
    },
    box: boxed,
    makeFile: openMakeFile({
      store: storage.store,
      photos: storage.photos,
      words,
      context: (personId) => ({ now: clock.now(), newId, screen, library, flags: flags(personId) }),
    }),
    newId,
  };
}

/** The built web app, beside the sources. */
export const webDist = join(import.meta.dirname, "..", "web", "dist");
