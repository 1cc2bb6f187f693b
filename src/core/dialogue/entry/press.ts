import type { GoalId, StepId } from "../../goals/ids.ts";
import {
  type RephraseReason,
  type StepSize,
  type Tone,
  locales,
  rephraseReasons,
  stepSizes,
  tones,
} from "../../person/person.ts";
import { contactAnswers, dangerAnswers, separationAnswers } from "../../safety/contact-gate.ts";
import type { Command } from "../turn/command.ts";
import { isBodyCommand } from "./decide-body.ts";
import { isDayCommand } from "./decide-day.ts";
import { isMasteryCommand } from "./decide-mastery.ts";
import { isTrackCommand } from "./decide-tracks.ts";
import { decodeBodyPress, encodeBodyPress } from "./press-body.ts";
import { decodeDayPress, encodeDayPress } from "./press-day.ts";
import { decodeMasteryPress, encodeMasteryPress } from "./press-mastery.ts";
import { decodeTrackPress, encodeTrackPress } from "./press-tracks.ts";

/** Button data as channels carry it: `code` or `code:argument[:argument]`, at most 64 bytes (Telegram's limit). */

const plain = {
  start: "st",
  help: "he",
  help_now: "hn",
  privacy: "pr",
  new_goal: "ng",
  goal_from_text: "gt",
  skip: "sk",
  show_step: "ss",
  next: "nx",
  undo: "un",
  status: "sa",
  settings: "se",
  time_zone: "tz",
  reset_rephrase: "rr",
  contact_again: "ca",
  contact_reviewed: "cr",
  export: "ex",
  i_am_safe: "ok",
  not_what_i_meant: "nm",
  cancel: "cl",
} as const;

const plainByCode = new Map(Object.entries(plain).map(([name, code]) => [code as string, { do: name } as Command]));

/** The data of a button that gives this command; throws for a command that no button may carry (free text never rides in a button). */
export function encodePress(command: Command): string {
  if (isTrackCommand(command)) return encodeTrackPress(command);
  if (isDayCommand(command)) return encodeDayPress(command);
  if (isBodyCommand(command)) return encodeBodyPress(command);
  if (isMasteryCommand(command)) return encodeMasteryPress(command);
  const code = plain[command.do as keyof typeof plain];
  switch (command.do) {
    case "list_goals":
      if (command.from !== undefined) return `lg:${command.which === "finished" ? "f" : "o"}:${command.from}`;
      return command.which === "finished" ? "lg:f" : "lg";
    case "switch":
      return command.from === undefined ? "sw" : `sw:${command.from}`;
    case "which_first":
      return `wf:${command.index}`;
    case "activate":
      return `ac:${command.goalId}`;
    case "goal_menu":
      return `gm:${command.goalId}`;
    case "pause_goal":
      return `pg:${command.goalId}`;
    case "archive_goal":
      return `ag:${command.goalId}`;
    case "reopen_goal":
      return `rg:${command.goalId}`;
    case "finish_goal":
      return `fg:${command.goalId}:${command.reached ? "y" : "n"}`;
    case "delete_goal":
      return `dg:${command.goalId}${command.confirmed ? ":y" : ""}`;
    case "reword_goal":
      return `rw:${command.goalId}:${command.which === "title" ? "t" : "d"}`;
    case "done":
      return command.stepId ? `dn:${command.stepId}` : "dn";
    case "rephrase":
      return `rp:${command.stepId ?? ""}:${command.reason ?? ""}`;
    case "size":
      return `sz:${command.size}:${command.stepId ?? ""}`;
    case "cue":
      return `cu:${command.stepId ?? ""}`;
    case "quick_answer":
      return `qa:${command.index}:${command.tag}`;
    case "language":
      return `la:${command.locale ?? ""}`;
    case "tone":
      return `to:${command.tone ?? ""}`;
    case "estimate":
      return `es:${command.shown ? "y" : "n"}`;
    case "model_consent":
      return `mc:${command.agreed ? "y" : "n"}`;
    case "neutral_notifications":
      return `nn:${command.neutral ? "y" : "n"}`;
    case "country":
      return `co:${command.country ?? ""}`;
    case "contact":
      return `c1:${command.answer}`;
    case "danger":
      return `c2:${command.answer}`;
    case "separation":
      return `c3:${command.answer}`;
    case "delete_me":
      return command.confirmed ? "dm:y" : "dm";
    default:
      if (code === undefined || "text" in command || "title" in command)
        throw new Error(`no button carries ${command.do}`);
      return code;
  }
}

const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;

/** The command of a pressed button; undefined where the data is none of ours (old, broken, or forged). */
export function decodePress(data: string): Command | undefined {
  const known = plainByCode.get(data);
  if (known) return known;
  const [code = "", first = "", second = ""] = data.split(":");
  switch (code) {
    case "lg":
      return { do: "list_goals", ...(first === "f" ? { which: "finished" } : {}), ...pageFrom(second) };
    case "sw":
      return { do: "switch", ...pageFrom(first) };
    case "wf":
      return first === "0" || first === "1" || first === "2"
        ? { do: "which_first", index: Number(first) as 0 | 1 | 2 }
        : undefined;
    case "ac":
      return aboutGoal(first, (goalId) => ({ do: "activate", goalId }));
    case "gm":
      return aboutGoal(first, (goalId) => ({ do: "goal_menu", goalId }));
    case "pg":
      return aboutGoal(first, (goalId) => ({ do: "pause_goal", goalId }));
    case "ag":
      return aboutGoal(first, (goalId) => ({ do: "archive_goal", goalId }));
    case "rg":
      return aboutGoal(first, (goalId) => ({ do: "reopen_goal", goalId }));
    case "fg":
      return aboutGoal(first, (goalId) => ({ do: "finish_goal", goalId, reached: second === "y" }));
    case "dg":
      return aboutGoal(first, (goalId) => ({
        do: "delete_goal",
        goalId,
        ...(second === "y" ? { confirmed: true } : {}),
      }));
    case "rw":
      return aboutGoal(first, (goalId) => ({
        do: "reword_goal",
        goalId,
        which: second === "d" ? "description" : "title",
      }));
    case "dn":
      return aboutStep(first, (step) => ({ do: "done", ...step }));
    case "rp":
      if (second !== "" && !(rephraseReasons as readonly string[]).includes(second)) return undefined;
      return aboutStep(first, (step) => ({
        do: "rephrase",
        ...step,
        ...(second === "" ? {} : { reason: second as RephraseReason }),
      }));
    case "sz":
      if (!(stepSizes as readonly string[]).includes(first)) return undefined;
      return aboutStep(second, (step) => ({ do: "size", size: first as StepSize, ...step }));
    case "cu":
      return aboutStep(first, (step) => ({ do: "cue", ...step }));
    case "qa":
      return /^\d$/.test(first) && /^[0-9a-z]{1,7}$/.test(second)
        ? { do: "quick_answer", index: Number(first), tag: second }
        : undefined;
    case "la": {
      const locale = locales.find((each) => each === first);
      return first === "" ? { do: "language" } : locale && { do: "language", locale };
    }
    case "to":
      if (first === "") return { do: "tone" };
      return (tones as readonly string[]).includes(first) ? { do: "tone", tone: first as Tone } : undefined;
    case "es":
      return { do: "estimate", shown: first === "y" };
    case "mc":
      return { do: "model_consent", agreed: first === "y" };
    case "nn":
      return { do: "neutral_notifications", neutral: first === "y" };
    case "co":
      return first === ""
        ? { do: "country" }
        : /^[A-Z]{2}$/.test(first)
          ? { do: "country", country: first }
          : undefined;
    case "c1": {
      const answer = contactAnswers.find((each) => each === first);
      return answer && { do: "contact", answer };
    }
    case "c2": {
      const answer = dangerAnswers.find((each) => each === first);
      return answer && { do: "danger", answer };
    }
    case "c3": {
      const answer = separationAnswers.find((each) => each === first);
      return answer && { do: "separation", answer };
    }
    case "dm":
      return { do: "delete_me", ...(first === "y" ? { confirmed: true } : {}) };
    default:
      return decodeTrackPress(data) ?? decodeDayPress(data) ?? decodeBodyPress(data) ?? decodeMasteryPress(data);
  }
}

function pageFrom(digits: string): { readonly from?: number } {
  return /^\d{1,4}$/.test(digits) ? { from: Number(digits) } : {};
}

function aboutGoal(id: string, make: (goalId: GoalId) => Command): Command | undefined {
  return uuid.test(id) ? make(id as GoalId) : undefined;
}

function aboutStep(id: string, make: (step: { readonly stepId?: StepId }) => Command): Command | undefined {
  if (id === "") return make({});
  return uuid.test(id) ? make({ stepId: id as StepId }) : undefined;
}
