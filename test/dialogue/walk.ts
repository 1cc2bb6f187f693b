import { telegramPages } from "#channels/telegram/keyboard.ts";
import { acts } from "#core/talk/acts.ts";
import type { ActReading } from "#core/talk/read-acts.ts";
import type { Command } from "#core/dialogue/turn/command.ts";
import { decide } from "#core/dialogue/entry/decide.ts";
import { contentFolder } from "#content/content-folder.ts";
import { loadCrisisAnswers } from "#content/crisis-answers.ts";
import { loadLibrary } from "#content/library.ts";
import {
  type Decision,
  type DecisionContext,
  type Flags,
  type TextScreen,
  usualFlags,
} from "#core/dialogue/turn/decision.ts";
import { type Via, type Snapshot, emptyDialogue, emptyTracks } from "#core/dialogue/turn/dialogue.ts";
import { type IntentGuess, type IntentReading, intents } from "#core/dialogue/turn/intents.ts";
import type { CoachAnswer } from "#core/goals/coach-ask.ts";
import type { CoachName } from "#core/goals/step.ts";
import type { ModelPlace } from "#core/person/model-place.ts";
import type { Person, PersonId } from "#core/person/person.ts";

/** The exercises, riddles and next actions that the program carries. */
export const trackLibrary = loadLibrary(contentFolder);

const noon = Date.UTC(2026, 5, 1, 12);

/** `SURE step_done` is certainly that, `LIKELY` it probably is, `HALF step_done next_step` may be either, all else is anyone's guess. */
function readPlainly(text: string): IntentReading {
  const [how = "", first, second] = text.split(" ");
  const named = [first, second].flatMap((word) => intents.filter((intent) => intent === word));
  const confidence = how === "SURE" ? 0.99 : how === "LIKELY" ? 0.6 : how === "HALF" ? 0.4 : 0.05;
  const top3: readonly IntentGuess[] = named.map((intent, at) => ({ intent, confidence: confidence / (at + 1) }));
  return {
    intent: top3[0]?.intent ?? "other",
    confidence,
    top3,
    committed: how === "SURE",
    worthAsking: how === "HALF",
  };
}

const phrases: Readonly<Record<string, Command>> = {
  "done please": { do: "done" },
  "next please": { do: "next" },
  "too big": { do: "rephrase", reason: "too_big" },
};

/** "DOES step_done wish, whatever else" does just these acts. */
function readActsPlainly(text: string): ActReading {
  const named = /^DOES ([a-z_ ]+)/u.exec(text)?.[1]?.trim().split(" ") ?? [];
  const known = acts.filter((act) => named.includes(act));
  const clause = text.replace(/^DOES [a-z_ ]+,? ?/u, "") || text;
  return {
    acts: known.map((act) => ({ act, confidence: 0.99, clause: 0 })),
    clauses: [{ text: clause, asks: clause.endsWith("?") }],
  };
}

/** A screen with one word for each verdict, so that a test says what it means. */
export const plainScreen: TextScreen = {
  crisis: (text) =>
    text.includes("CRISIS")
      ? {
          level: "high",
          strength: "loud",
          kind: "self_harm",
          because: { strength: "rule", rules: ["test"], score: 1 },
        }
      : { level: "none", strength: "none", kind: undefined, because: { strength: "nothing", rules: [], score: 0 } },
  age: (text) => (text.includes("FOURTEEN") ? "under_16" : text.includes("SIXTEEN") ? "young" : undefined),
  ageTold: (text) => (text.includes("FOURTEEN") ? "under_16" : text.includes("FORTY") ? "adult" : undefined),
  bodySign: (text) => (text.includes("TAKEN") ? "taken" : text.includes("SOON") ? "soon" : undefined),
  crisisAnswer: loadCrisisAnswers(contentFolder),
  tellsLoss: (text) => text.includes("LOST"),
  harm: (text) =>
    text.includes("REFUSED")
      ? { strength: "refuse", code: "fraud", by: "rule" }
      : text.includes("DOUBTED")
        ? { strength: "ask", code: "fraud", by: "reader" }
        : undefined,
  harmQuestion: (code) => `What is it for (${code})?`,
  answersDoubt: (_goal, said) => !said.includes("ELSEWHERE"),
  harmAnswered: (_goal, answer) => (answer.includes("HARMLESS") ? undefined : { code: "fraud", by: "rule" }),
  touchesContact: (title, description) => `${title} ${description}`.includes("CHILD"),
  medical: (text) => text.includes("MEDICAL"),
  medicine: (text) => (text.includes("MEDICINE") ? "asked" : undefined),
  matter: (text) => (text.includes("MATTER") ? 0.9 : text.includes("MAYBE") ? 0.6 : 0),
  names: (text) => (text.includes("WISHED ") ? [{ name: text.slice(text.indexOf("WISHED ") + 7), likely: 0.9 }] : []),
  phrase: (text) => phrases[text],
  acts: readActsPlainly,
  intent: readPlainly,
  timeZone: (text) => (text === "Riga" ? "Europe/Riga" : undefined),
  country: (text) => (text === "Latvia" || text === "LV" ? "LV" : undefined),
  zoneOf: (country) => (country === "LV" ? "Europe/Riga" : undefined),
  countryOf: (timeZone) => (timeZone === "Europe/Riga" ? "LV" : undefined),
};

export function newPerson(change: Partial<Person> = {}): Person {
  return {
    id: "00000000-0000-4000-8000-000000000001" as PersonId,
    locale: "en",
    tone: "friendly",
    timeZone: "UTC",
    country: undefined,
    showEstimate: false,
    neutralNotifications: false,
    modelConsent: false,
    stepSize: "normal",
    rephraseCounts: {},
    contact: {},
    createdAt: noon,
    ...change,
  };
}

/** How much of a list is shown at once where persons walk: what Telegram shows. */
export const walkPages = telegramPages;

export const emptySnapshot = (change: Partial<Person> = {}): Snapshot => ({
  person: newPerson(change),
  dialogue: emptyDialogue,
  goals: [],
  lastDoneStep: undefined,
  ...emptyTracks,
  pages: walkPages,
});

/** A coach that always has one more step, and asks nothing. */
function stepNumber(count: number): CoachAnswer {
  return {
    status: "ok",
    step: `Step ${count}`,
    minutes: 15,
    floorStep: `Small ${count}`,
    stretchStep: `Large ${count}`,
    cue: undefined,
    source: `s${count}`,
  };
}

/** Walks one person through the dialogue; the coach answers at once unless `coachAnswers` is off. */
export class Walk {
  snapshot: Snapshot;
  now = noon;
  last: Decision | undefined;
  coachAnswers = true;
  flags: Flags = usualFlags;
  screen: TextScreen = plainScreen;
  /** Where the person talks; nowhere in particular where it makes no difference. */
  via: Via | undefined;
  /** Whether a page asks by itself, beside the talk. */
  onPage = false;
  nextAnswer: CoachAnswer | undefined;
  /** Who words the steps, and where the language model runs that the operator set up. */
  by: CoachName = "model";
  model: ModelPlace | undefined;
  /** What a language model made of the message that comes next. */
  lead: DecisionContext["lead"];
  private ids = 0;
  private steps = 0;

  constructor(snapshot: Snapshot = emptySnapshot()) {
    this.snapshot = snapshot;
  }

  readonly newId = (): string => {
    this.ids += 1;
    return `00000000-0000-4000-8000-${String(this.ids).padStart(12, "0")}`;
  };

  do(command: Command): Decision {
    const decision = decide(this.snapshot, command, {
      now: this.now,
      newId: this.newId,
      screen: this.screen,
      ...(this.via ? { via: this.via } : {}),
      ...(this.onPage ? { onPage: true as const } : {}),
      library: trackLibrary,
      flags: this.flags,
      ...(this.model ? { model: this.model } : {}),
      ...(this.lead ? { lead: this.lead } : {}),
    });
    this.snapshot = decision.after;
    this.last = decision;
    if (!decision.ask || !this.coachAnswers) return decision;
    this.steps += 1;
    const answer = this.nextAnswer ?? stepNumber(this.steps);
    this.nextAnswer = undefined;
    const { askId } = decision.ask;
    const answered = this.do({ do: "coach_reply", askId, reply: { by: this.by, kind: "other", answer } });
    this.last = {
      ...answered,
      replies: [...decision.replies, ...answered.replies],
      journal: [...decision.journal, ...answered.journal],
    };
    return this.last;
  }

  say(text: string): Decision {
    return this.do({ do: "text", text });
  }

  /** A goal with its first step. */
  withGoal(title = "Learn Japanese"): this {
    this.do({ do: "new_goal", title, description: "a little" });
    return this;
  }

  said(): string[] {
    return (this.last?.replies ?? []).map((reply) => reply.say);
  }

  /** To what the lines of talk in the last answer were said: the keys of their words. */
  talked(): string[] {
    const lines = (this.last?.replies ?? []).flatMap((reply) => [reply, ...(reply.lines ?? [])]);
    return lines.flatMap(({ with: params }) => {
      const text = params?.["text"];
      return typeof text === "object" ? [text.ref.split(".").at(-2) ?? ""] : [];
    });
  }

  get goal() {
    return this.snapshot.goals.find((goal) => goal.id === this.snapshot.dialogue.activeGoal);
  }
}
