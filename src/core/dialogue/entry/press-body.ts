import type { AdaptationId } from "../../adaptation/adaptation.ts";
import { type AdaptationAnswer, adaptationAnswers, type Command } from "../turn/command.ts";
import type { BodyCommand } from "./decide-body.ts";

/** Button data of how the body is and what the day becomes by it; see `press.ts`. */

const codes = {
  accept: "a",
  decline: "d",
  undo: "u",
  helped: "h",
  not_helped: "n",
} as const satisfies Record<AdaptationAnswer, string>;

/** The data of a button that gives this command; throws for what no button may carry. */
export function encodeBodyPress(command: BodyCommand): string {
  switch (command.do) {
    case "adaptation":
      return `ad:${codes[command.answer]}:${command.id}`;
    case "keep_plan":
      return `kp:${command.keep ? "y" : "n"}`;
    case "body":
      break;
  }
  throw new Error(`no button carries ${command.do}`);
}

const adaptationId = /^[A-Za-z0-9_.-]{1,48}$/u;

/** The command of a pressed button of ours; undefined for anything else. */
export function decodeBodyPress(data: string): Command | undefined {
  const [code = "", first = "", second = ""] = data.split(":");
  switch (code) {
    case "ad": {
      const answer = adaptationAnswers.find((each) => codes[each] === first);
      return answer && adaptationId.test(second) ? { do: "adaptation", id: second as AdaptationId, answer } : undefined;
    }
    case "kp":
      return first === "y" || first === "n" ? { do: "keep_plan", keep: first === "y" } : undefined;
    default:
      return undefined;
  }
}
