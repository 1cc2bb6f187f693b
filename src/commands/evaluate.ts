import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { knownGoals } from "#coach/offline/known-goal.ts";
import { createOfflineCoach } from "#coach/offline/offline-coach.ts";
import type { ModelCallReport } from "#coach/model/model-coach.ts";
import { loadCoachPacks } from "#content/coach-packs.ts";
import { loadTouchesContact } from "#content/contact.ts";
import { loadTopicModel } from "#content/topic-model.ts";
import { contentFolder } from "#content/content-folder.ts";
import { loadCrisisScreen } from "#content/crisis.ts";
import { loadIntentReader } from "#content/intents.ts";
import { loadLibrary } from "#content/library.ts";
import { makeGoalScreen } from "#content/refusals.ts";
import { loadWords } from "#content/words.ts";
import { createLog } from "#ops/log.ts";
import { type ModelCaseResult, modelTable, readModelCases, tryCase } from "../../tools/eval/model.ts";
import { createRecorder, type Recorder, type RecorderFolders } from "../../tools/eval/record-replay.ts";
import { type CrisisEvalLine, evalCrisis } from "../../tools/eval/crisis.ts";
import { type CrisisTalk, evalCrisisTalks } from "../../tools/eval/crisis-talks.ts";
import { evalIntents, type IntentEvalLine } from "../../tools/eval/intents.ts";
import { evalRefusals, type GoalFate, readRefusalLines } from "../../tools/eval/refusals.ts";
import { factsOf, firstAsk, readGoalLines, walkGoal } from "../../tools/eval/steps.ts";
import { personCases } from "../../tools/eval/suggestion-persons.ts";
import { evalSuggestions } from "../../tools/eval/suggestions.ts";
import { playConversation, readConversations } from "../../tools/eval/talk.ts";
import { loadKindTable } from "../../tools/train/crisis-corpus.ts";
import { openBox } from "../box.ts";
import { systemClock } from "../clock.ts";
import { compose, createCoach, loadTextScreen } from "../compose.ts";
import { createModel } from "../models.ts";
import { type Config, readConfig } from "../config.ts";

/** `./waymark eval crisis FILE`: figures of the screen on labelled messages, or on whole conversations (lines with `turns`); the last line is JSON. */
export function evaluateCrisis(file: string, tell: (line: string) => void): void {
  const lines = readFileSync(file, "utf8")
    .split("\n")
    .filter((line) => line.trim() !== "")
    .map((line) => JSON.parse(line) as CrisisEvalLine | CrisisTalk);
  const screen = loadCrisisScreen(contentFolder);
  const talks = lines.filter((line): line is CrisisTalk => "turns" in line);
  const said = lines.filter((line): line is CrisisEvalLine => !("turns" in line));
  const result = said.length === 0 ? {} : evalCrisis(said, screen, loadKindTable(contentFolder));
  const conversations = talks.length === 0 ? {} : { conversations: evalCrisisTalks(talks, screen) };
  tell(JSON.stringify({ ...result, ...conversations }));
}

/** `./waymark eval refusals FILE`: what becomes of labelled goals, harmful and not; the last line is JSON. */
export function evaluateRefusals(file: string, tell: (line: string) => void): void {
  const crisis = loadCrisisScreen(contentFolder);
  const goals = makeGoalScreen(contentFolder, knownGoals(contentFolder));
  const fateOf = (text: string): GoalFate => {
    // A loud sign stops everything: right for a harmful goal, wrong for any other. An open one stands under the answer, which is the harm reader's.
    if (crisis.screen(text).strength === "loud") return "refused";
    const harm = goals.readHarm(text).strength;
    return harm === "refuse" ? "refused" : harm === "ask" ? "asked" : "walked";
  };
  tell(JSON.stringify(evalRefusals(readRefusalLines(readFileSync(file, "utf8")), fateOf)));
}

/** `./waymark eval intents FILE`: how well free text is understood, on labelled messages; the last line is JSON. */
export function evaluateIntents(file: string, tell: (line: string) => void): void {
  const lines = readFileSync(file, "utf8")
    .split("\n")
    .filter((line) => line.trim() !== "")
    .map((line) => JSON.parse(line) as IntentEvalLine);
  tell(JSON.stringify(evalIntents(lines, loadIntentReader(contentFolder))));
}

/** `./waymark eval goals FILE`: how each goal is read, one JSON line a goal; no step is worded. Needs no database. */
export function evaluateGoals(file: string, tell: (line: string) => void): void {
  const coach = createOfflineCoach(loadCoachPacks(contentFolder), loadTopicModel(contentFolder));
  const touchesContact = loadTouchesContact(contentFolder);
  for (const goal of readGoalLines(readFileSync(file, "utf8"))) {
    const { way, act, actSure, sure, slots, candidates, ...read } = coach.read(firstAsk(goal, { touchesContact }));
    const topic = way.startsWith("frame/") ? "none" : way;
    const facts = factsOf({ way, act, sure, ...read });
    tell(JSON.stringify({ title: goal.title, topic, act, sure, act_sure: actSure, candidates, facts, slots }));
  }
}

/**
 * A model that is not there: what it would be asked is written down, and its answers are read from a folder. Without a folder the one that is configured, or in
 * the box.
 */
function played(config: Config, folders: RecorderFolders) {
  const nothing = () => undefined;
  if (folders.record === undefined && folders.replay === undefined) {
    const boxed = openBox(config, createLog("error"), systemClock);
    if (!boxed) return { config, carried: {}, recorder: undefined, close: nothing };
    return { config: boxed.config, carried: boxed.carried, recorder: undefined, close: boxed.box.close };
  }
  const recorder = createRecorder(folders);
  const model = { baseUrl: "http://replayed.invalid/v1", model: "replayed" };
  // What is not answered yet is no failure, and no person's hourly share.
  const carried = { fetch: recorder.fetch, restsAfter: Number.POSITIVE_INFINITY, perPersonHourly: 1_000_000 };
  return { config: { ...config, model }, carried, recorder, close: nothing };
}

/** How far a recording or a replay has come. */
function tellPlayed(recorder: Recorder | undefined, complain: (line: string) => void): void {
  if (recorder)
    complain(`${recorder.answered()} requests to a model were answered, ${recorder.unanswered()} wait for an answer`);
}

/**
 * `./waymark eval steps FILE [--record DIR] [--replay DIR]`: five steps of each goal with the configured coach, one JSON line a goal. Needs no database.
 * While it records, a goal stops at the first request that has no answer yet; while it only replays, the offline coach answers there.
 */
export async function evaluateSteps(
  given: Config,
  file: string,
  folders: RecorderFolders,
  tell: (line: string) => void,
  complain: (line: string) => void,
): Promise<void> {
  const unmeasured = { count: () => undefined, add: () => undefined, observe: () => undefined };
  const { config, carried, recorder, close } = played(given, folders);
  const coach = createCoach(config, createLog("error"), systemClock, unmeasured, carried);
  const screen = loadTextScreen(contentFolder);
  for (const goal of readGoalLines(readFileSync(file, "utf8"))) {
    recorder?.begin();
    const walked = await walkGoal(goal, {
      coach,
      // As in the dialogue an elevated sign is answered gently first, and the goal can be walked after it.
      refusal: (text) => {
        if (["imminent", "high"].includes(screen.crisis(text).level)) return "crisis";
        const harm = screen.harm(text);
        return harm?.strength === "refuse" ? harm.code : undefined;
      },
      touchesContact: screen.touchesContact,
      now: () => performance.now(),
      ...(recorder && folders.record !== undefined ? { unanswered: recorder.unanswered } : {}),
    });
    tell(JSON.stringify(walked));
  }
  close();
  tellPlayed(recorder, complain);
}

/**
 * `./waymark eval model [--record DIR] [--replay DIR]`: eighty cases to the configured model, one JSON line a case, and a table of figures last. 2 where
 * no model is configured.
 */
export async function evaluateModel(
  given: Config,
  folders: RecorderFolders,
  tell: (line: string) => void,
  complain: (line: string) => void,
): Promise<number> {
  const { config, carried, recorder, close } = played(given, folders);
  if (!config.model) {
    complain(
      "There is no model to judge: ./waymark model install, or set LLM_BASE_URL and LLM_MODEL, or name a folder with --record or --replay.",
    );
    return 2;
  }
  let reports: ModelCallReport[] = [];
  const way = { restsAfter: Number.POSITIVE_INFINITY, ...carried };
  const model = createModel(
    { ...config, model: config.model },
    createLog("silent"),
    systemClock,
    way,
    (report) => void reports.push(report),
  );
  const taken = () => {
    const all = reports;
    reports = [];
    return all;
  };
  const results: ModelCaseResult[] = [];
  for (const each of readModelCases()) {
    recorder?.begin();
    const result = await tryCase(each, { model, reports: taken });
    results.push(result);
    tell(JSON.stringify(result));
  }
  close();
  for (const line of modelTable(results)) tell(line);
  tellPlayed(recorder, complain);
  return 0;
}

/** `./waymark eval suggestions`: what fixed persons are told to do next, and why, to be judged by eye; the last line is JSON. 1 where a law is broken. */
export function evaluateSuggestions(tell: (line: string) => void): number {
  const { sheet, result } = evalSuggestions(personCases, {
    library: loadLibrary(contentFolder),
    text: loadWords(contentFolder).text,
  });
  for (const line of sheet) tell(line);
  tell(JSON.stringify(result));
  const { n: _n, persons: _persons, distinct: _distinct, by_rule: _rules, ...laws } = result;
  return Object.values(laws).every((count) => count === 0) ? 0 : 1;
}

/**
 * `./waymark eval talk FILE [--record DIR] [--replay DIR]`: plays each conversation as a fresh person, with words alone and without a model, and tells
 * what was answered, one JSON line a conversation. The clock is fixed, and the database is one of its own that is gone afterwards. With a folder the
 * person has agreed to a model, whose part the folder plays: it leads the talk and words the steps.
 */
export async function evaluateTalk(
  file: string,
  folders: RecorderFolders,
  tell: (line: string) => void,
  complain: (line: string) => void,
): Promise<void> {
  const conversations = readConversations(readFileSync(file, "utf8"));
  const folder = mkdtempSync(join(tmpdir(), "waymark-talk-"));
  const read = readConfig({ WAYMARK_DATA_DIR: folder });
  if (!read.ok) throw new Error(read.problems.join("; "));
  let now = 0;
  const { config, carried, recorder } = played(read.config, folders);
  const unanswered = folders.record === undefined ? () => 0 : recorder?.unanswered;
  const model = recorder && unanswered ? { model: { unanswered } } : {};
  try {
    const program = await compose(config, createLog("error"), { now: () => now }, { ...carried, leadsOnly: true });
    try {
      for (const talk of conversations) {
        const setNow = (at: number): void => void (now = at);
        recorder?.begin();
        const { input, words, newId, storage } = program;
        tell(
          JSON.stringify(await playConversation(talk, { input, words, newId, store: storage.store, setNow, ...model })),
        );
      }
    } finally {
      await program.idle();
      await program.storage.close();
    }
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
  tellPlayed(recorder, complain);
}
