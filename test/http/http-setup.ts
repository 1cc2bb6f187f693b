import { usualFlags } from "#core/dialogue/turn/decision.ts";
import { trackLibrary } from "../dialogue/walk.ts";
import { randomUUID } from "node:crypto";
import { Kysely } from "kysely";
import { createImportFile } from "#app/import-file.ts";
import { createKeepHabits } from "#app/keep-habits.ts";
import { createHelpWithoutRecord } from "#app/help-without-record.ts";
import { createFirstStep } from "#app/first-step.ts";
import { createInput } from "#app/handle-input.ts";
import type { Coach, LessonTeacher, Log, Metrics, TalkLeader } from "#app/ports.ts";
import type { JoinNews } from "#app/join-ports.ts";
import { createJoining } from "#app/join-telegram.ts";
import { createLoadHistory } from "#app/load-history.ts";
import { createReckonBaselines } from "#app/reckon-baselines.ts";
import { createTakeReadings } from "#app/take-readings.ts";
import { type AccountsSettings, createAccounts } from "#channels/http/accounts/accounts.ts";
import { createNotePerson } from "#channels/http/accounts/note-person.ts";
import type { AuthTables } from "#channels/http/accounts/tables.ts";
import { createMakeFile } from "#channels/files/make-file.ts";
import { readImport } from "#channels/imports/read-import.ts";
import { createImportFiles } from "#channels/imports/import-files.ts";
import { createHttpApp } from "#channels/http/app.ts";
import type { HttpDeps, HttpSettings } from "#channels/http/deps.ts";
import { createLimits, type Limits } from "#channels/http/limits.ts";
import { operatorToken } from "#channels/http/operator-token.ts";
import { createLiveHub } from "#channels/live/hub.ts";
import { pushKeysFrom } from "#channels/ways/push.ts";
import { createWayChannels } from "#channels/ways/ways.ts";
import { contentFolder } from "#content/content-folder.ts";
import { createDayTexts } from "#content/day-texts.ts";
import { createReferences } from "#content/evidence.ts";
import { loadPlainSpeech } from "#content/plain-speech.ts";
import { loadProblemWords } from "#content/problem-words.ts";
import { loadWords } from "#content/words.ts";
import { problemCodes } from "#contract/problem.ts";
import type { CoachReply } from "#core/goals/coach-ask.ts";
import type { Storage } from "#storage/open.ts";
import { cleanPhoto } from "#storage/photo-cleaning.ts";
import { loadTextScreen } from "../../src/compose.ts";
import { plainScreen } from "../dialogue/walk.ts";
import { ada, cheapPasswords, movableClock, quietLog } from "./accounts-setup.ts";
import { notingDesk } from "./owner-fake.ts";

const secret = "a secret of more than thirty-two letters";
export const publicUrl = "http://localhost:3000";
export const operator = operatorToken(secret);
export const metricsToken = "prometheus-scrape-token-1";
/** A socket as the machine itself, or as somebody out there, opens it. */
export const atTheMachine = { incoming: { socket: { remoteAddress: "127.0.0.1" } } } as never;
/** A call of the operator's, from the machine itself. */
export const byOperator = { token: operator, env: atTheMachine, headers: { host: "localhost:3000" } };
export const fromOutside = { incoming: { socket: { remoteAddress: "203.0.113.7" } } } as never;

const pushKeys = pushKeysFrom("a secret of the tests");
const words = loadWords(contentFolder);
export const wholeScreen = loadTextScreen(contentFolder);
const dayTexts = createDayTexts(contentFolder);
const references = createReferences(contentFolder);
const problemWords = loadProblemWords(contentFolder, problemCodes);

/** A coach with one more step every time, and a question where a title says so. */
function countingCoach(): Coach {
  let steps = 0;
  return {
    async reply(ask): Promise<CoachReply> {
      if (ask.goal.title.includes("QUESTION") && ask.clarifications.length === 0) {
        return {
          by: "offline",
          kind: "other",
          answer: { status: "need_clarification", question: "How long do you have?", id: "time", quick: ["An hour"] },
        };
      }
      steps += 1;
      return {
        by: "offline",
        kind: "other",
        answer: {
          status: "ok",
          step: `Write line ${steps}`,
          minutes: 15,
          floorStep: `Write word ${steps}`,
          stretchStep: `Write page ${steps}`,
          cue: undefined,
          source: `s${steps}`,
        },
      };
    },
  };
}

export interface HouseOptions {
  readonly accounts?: Partial<AccountsSettings>;
  readonly settings?: Partial<HttpSettings>;
  readonly limits?: Limits;
  readonly leader?: (log: Log) => TalkLeader;
  readonly teacher?: LessonTeacher;
  readonly deps?: (deps: HttpDeps) => HttpDeps;
}

/** The whole HTTP channel over a real store, called without a socket. */
export function buildHouse(storage: Storage, options: HouseOptions = {}) {
  const clock = movableClock();
  const counted: { name: string; labels: Readonly<Record<string, string>> }[] = [];
  const logged: { event: string; fields: unknown }[] = [];
  const metrics: Metrics = {
    count: (name, labels = {}) => void counted.push({ name, labels }),
    observe: () => undefined,
  };
  const log = {
    info: (event: string, fields?: unknown) => void logged.push({ event, fields }),
    warn: (event: string, fields?: unknown) => void logged.push({ event, fields }),
    error: (event: string, fields?: unknown) => void logged.push({ event, fields }),
  };
  const db = new Kysely<AuthTables>({ dialect: storage.authDialect });
  const accounts = createAccounts({
    db,
    secret,
    publicUrl: options.settings?.publicUrl ?? publicUrl,
    log: quietLog,
    signUp: "open",
    clock,
    sendResetMail: undefined,
    passwordCost: cheapPasswords,
    ...options.accounts,
  });
  const live = createLiveHub({ feed: storage.live, metrics, sessionAlive: accounts.sessions.alive });
  accounts.sessions.onEnded(live.endSessions);
  const loadHistory = createLoadHistory({ store: storage.store, readings: storage.readings });
  const input = createInput({
    store: storage.store,
    history: loadHistory,
    teacher: options.teacher,
    coach: countingCoach(),
    leader: options.leader?.(log),
    screen: { ...plainScreen, ...loadPlainSpeech(contentFolder) },
    clock,
    newId: randomUUID,
    log,
    metrics,
    library: trackLibrary,
    flags: () => usualFlags,
  });
  const { take: takeReadings } = createTakeReadings({
    store: storage.store,
    readings: storage.readings,
    input,
    screen: plainScreen,
    library: trackLibrary,
    flags: () => usualFlags,
    newId: randomUUID,
    clock,
    log,
    metrics,
  });
  const baselines = createReckonBaselines({ store: storage.store, readings: storage.readings, clock, log });
  const importFile = createImportFile({
    store: storage.store,
    readings: storage.readings,
    imports: storage.imports,
    habits: createKeepHabits({ input, clock }),
    files: createImportFiles(storage.uploads),
    shelf: storage.uploads,
    read: readImport,
    reckon: baselines.of,
    digest: trackLibrary.digest,
    clock,
    log,
    mostBytes: 3_000_000,
  });
  const told: JoinNews[] = [];
  const joining = createJoining({
    store: storage.store,
    wishes: accounts.joinWishes,
    addressOf: accounts.emailOf,
    forgetAccount: accounts.forget,
    endPages: accounts.telegramUsers.endPages,
    note: createNotePerson({ store: storage.store, notices: accounts.notices }),
    tell: async (_to, news) => {
      told.push(news);
      return true;
    },
    clock,
    log,
  });
  const given: HttpDeps = {
    settings: {
      publicUrl,
      webDist: undefined,
      trustedProxies: [],
      operatorToken: operator,
      metricsToken,
      ownerWithoutCode: true,
      version: "0.1.0",
      ...options.settings,
    },
    accounts,
    store: storage.store,
    telegramDoor: undefined,
    joining,
    suggest: async () => undefined,
    suggestionsShown: () => undefined,
    photos: storage.photos,
    cleanPhoto,
    makeFile: createMakeFile({
      store: storage.store,
      photos: storage.photos,
      words,
      context: () => ({
        now: clock.now(),
        newId: randomUUID,
        screen: plainScreen,
        library: trackLibrary,
        flags: usualFlags,
      }),
    }),
    feeds: storage.feeds,
    readings: storage.readings,
    takeReadings,
    reckonBaselines: baselines.of,
    tokens: storage.tokens,
    ways: storage.ways,
    wayChannels: createWayChannels({
      keys: pushKeys,
      subject: "mailto:us@localhost",
      mail: undefined,
      allowPrivate: true,
    }),
    pushKey: pushKeys.publicKey,
    importFile,
    loadHistory,
    answersLessons: options.teacher !== undefined,
    habitWords: dayTexts.habit,
    references,
    library: trackLibrary,
    flags: () => usualFlags,
    input,
    firstStep: createFirstStep({
      coach: countingCoach(),
      screen: { ...plainScreen, ...loadPlainSpeech(contentFolder) },
      library: trackLibrary,
      flags: () => usualFlags,
      newId: randomUUID,
      clock,
    }),
    screen: plainScreen,
    help: createHelpWithoutRecord(wholeScreen),
    words,
    botName: () => "waymark_bot",
    problemWords,
    idempotency: storage.idempotency,
    live,
    owner: notingDesk(),
    limits: options.limits ?? createLimits(),
    clock,
    log,
    metrics,
    renderMetrics: async () => ({ contentType: "text/plain; version=0.0.4", body: "waymark_up 1\n" }),
    ping: () => storage.ping(),
    newId: randomUUID,
  };
  const deps = options.deps?.(given) ?? given;
  const app = createHttpApp(deps);

  /** Sends JSON as a program would: with a session token, and no cookie. */
  async function call(
    method: string,
    path: string,
    body?: unknown,
    more: { token?: string; headers?: Record<string, string>; env?: never } = {},
  ) {
    const response = await app.request(
      path,
      {
        method,
        headers: {
          ...(body === undefined ? {} : { "content-type": "application/json" }),
          ...(more.token === undefined ? {} : { authorization: `Bearer ${more.token}` }),
          ...more.headers,
        },
        ...(body === undefined ? {} : { body: typeof body === "string" ? body : JSON.stringify(body) }),
      },
      more.env ?? fromOutside,
    );
    const text = await response.text();
    const isJson = /json/.test(response.headers.get("content-type") ?? "");
    return {
      status: response.status,
      headers: response.headers,
      text,
      json: (isJson ? JSON.parse(text) : undefined) as AnyJson,
    };
  }

  /** Makes an account and gives its session token and cookie. */
  async function newcomer(email = `${randomUUID()}@example.org`, locale: "en" | "ru" = "en") {
    if (!(await accounts.owner.exists())) {
      await call("POST", "/api/account/sign-up", { ...ada, code: accounts.ownerCode });
      if (email === ada.email) return signIn();
    }
    const made = await call("POST", "/api/account/sign-up", {
      email,
      password: ada.password,
      locale,
      time_zone: "Europe/Riga",
    });
    if (made.status !== 201) throw new Error(made.text);
    return { token: made.json.token, cookie: cookieOf(made.headers), email };
  }
  async function signIn() {
    const made = await call("POST", "/api/account/sign-in", ada);
    return { token: made.json.token, cookie: cookieOf(made.headers), email: ada.email as string };
  }
  return {
    app,
    accounts,
    joining,
    told,
    deps,
    baselines,
    importFile,
    live,
    clock,
    counted,
    logged,
    call,
    newcomer,
    db,
  };
}
export type House = ReturnType<typeof buildHouse>;

/** The JSON of an answer, with the parts that tests name. */
type TextPart =
  | "id"
  | "token"
  | "code"
  | "text"
  | "state"
  | "url"
  | "data"
  | "title"
  | "label"
  | "openapi"
  | "pointer"
  | "detail";
type Part =
  | "goal"
  | "goals"
  | "step"
  | "now"
  | "replies"
  | "buttons"
  | "completed_steps"
  | "context"
  | "clarifications"
  | "undo_until"
  | "sessions"
  | "errors"
  | "keys"
  | "paths"
  | 0;
export type AnyJson = { readonly [Name in TextPart]: string } & { readonly [Name in Part]: AnyJson };

export function cookieOf(headers: Headers): string {
  return headers
    .getSetCookie()
    .map((each) => each.split(";")[0])
    .join("; ");
}
