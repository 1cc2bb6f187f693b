import type { AdaptationId } from "../../../adaptation/adaptation.ts";
import {
  type AdaptationAnswer,
  adaptationAnswers,
  type BodyCommand,
  faces,
  type ReliefWay,
  reliefWays,
  type TapMetric,
  tapMetrics,
} from "../../turn/body-command.ts";
import { last, may, must, oneOf, shaped, signs, yesOrNo } from "../../turn/button-code.ts";
import { reliefs } from "../../../readings/told.ts";
import type { CommandTable } from "../../turn/command-row.ts";
import * as adaptations from "./adaptation-commands.ts";
import * as checkins from "./checkin-commands.ts";
import { relief } from "./relief-commands.ts";

const answerSigns = {
  accept: "a",
  decline: "d",
  undo: "u",
  helped: "h",
  not_helped: "n",
} as const satisfies Record<AdaptationAnswer, string>;
const metricSigns = {
  energy_level: "e",
  stress_level: "s",
  mood: "m",
  sleep_quality: "q",
} as const satisfies Record<TapMetric, string>;

const wayOf = {
  exercise: "e",
  lighter: "l",
  as_it_is: "n",
  better: "b",
  same: "s",
  sudden: "d",
} as const satisfies Record<ReliefWay, string>;

/** Commands about how the body is, and what the day becomes by it. */
export const bodyCommands = {
  checkin: {
    run: (before, command, context) => checkins.checkin(before, command, context),
    button: {
      code: "ci",
      fields: [may("face", oneOf(faces)), last("metric", signs(tapMetrics.map((each) => [each, metricSigns[each]])))],
    },
    slash: [{ name: "checkin", menu: ["day", 3] }],
    needs: ["body"],
    looks: ({ metric, face }) => metric === undefined && face === undefined,
  },
  relief: {
    run: (before, command, context) => relief(before, command, context),
    button: {
      code: "rl",
      fields: [
        must("way", signs(reliefWays.map((each) => [each, wayOf[each]]))),
        must("metric", signs(tapMetrics.map((each) => [each, metricSigns[each]]))),
        last("what", oneOf(reliefs)),
      ],
    },
    needs: ["body"],
  },
  body: {
    run: (before, _command, context) => adaptations.body(before, context),
    needs: ["body"],
    ours: true,
    unheard: true,
  },
  adaptation: {
    run: (before, { id, answer }, context) => adaptations.answer(before, id, answer, context),
    button: {
      code: "ad",
      fields: [
        must("answer", signs(adaptationAnswers.map((each) => [each, answerSigns[each]]))),
        must("id", shaped<AdaptationId>(/^[A-Za-z0-9_.-]{1,48}$/u, "260601-1a")),
      ],
    },
    needs: ["body"],
  },
  keep_plan: {
    run: (before, { keep }, context) => adaptations.keepPlan(before, keep, context),
    button: { code: "kp", fields: [must("keep", yesOrNo)] },
    needs: ["body"],
  },
} as const satisfies CommandTable<BodyCommand>;
