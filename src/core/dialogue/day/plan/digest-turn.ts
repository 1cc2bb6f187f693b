import { countMessage } from "../../../day/reminders.ts";
import { type Digest, digestDue, weeklyDigest } from "../../../insights/digest.ts";
import type { Locale } from "../../../person/person.ts";
import type { OnDay } from "../../turn/on-day.ts";
import { planInput } from "./day-turn.ts";
import { habitName } from "./task-names.ts";
import type { DecisionContext, JournalEntry } from "../../turn/decision.ts";
import { insightsButton } from "../../turn/buttons.ts";
import { shortDate } from "../../../text/short-date.ts";
import { entry } from "../../turn/outcome.ts";
import type { Button, Reply } from "../../turn/reply.ts";

/** A word about last week, for whoever asked for one. */

type Line = NonNullable<Reply["lines"]>[number];

const offButton: Button = { label: "button.digest_off", press: { do: "day_settings", change: { digest: false } } };

function wellLine({ wentWell }: Digest): readonly Line[] {
  if (!wentWell) return [];
  const name = habitName(wentWell.habit);
  return wentWell.kind === "streak"
    ? [{ say: "digest.streak", with: { name, streak: wentWell.streak } }]
    : [{ say: "digest.went_well", with: { name, times: wentWell.times } }];
}

function lookLine({ look }: Digest): readonly Line[] {
  if (!look) return [];
  return look.kind === "skipped"
    ? [{ say: "digest.look_skipped", with: { name: habitName(look.habit) } }]
    : [{ say: "digest.look_near", with: { name: { ref: `skill.${look.skill}.name` }, mastery: look.mastery } }];
}

function digestReply(digest: Digest, locale: Locale): Reply {
  const { from, to, done, days, look, wasAway } = digest;
  return {
    say: "digest.title",
    with: { from: shortDate(from, locale), to: shortDate(to, locale), done, days },
    lines: [...wellLine(digest), ...lookLine(digest), ...(wasAway ? [{ say: "digest.away" } as const] : [])],
    buttons: [
      ...(look?.kind === "skipped"
        ? [
            [
              {
                label: "button.quick",
                with: { text: habitName(look.habit) },
                press: { do: "habit", habit: look.habit },
              } as const,
            ],
          ]
        : []),
      [insightsButton],
      [offButton],
    ],
  };
}

/** The day after the word about last week, where one is due and there is something to tell; counted among the day's messages. The caller is not in a crisis. */
export function withDigest(
  on: OnDay,
  context: DecisionContext,
): { readonly after: OnDay; readonly replies: readonly Reply[]; readonly journal: readonly JournalEntry[] } {
  const { waking, library } = planInput(on, context);
  const digest = digestDue(on.day, context.now, waking) ? weeklyDigest(on.day, library, waking.date) : undefined;
  if (!digest) return { after: on, replies: [], journal: [] };
  const { person } = on;
  return {
    after: { ...on, day: { ...countMessage(on.day, waking.date), digestOn: waking.date } },
    replies: [
      person.neutralNotifications
        ? { say: "digest.neutral", buttons: [[insightsButton]] }
        : digestReply(digest, person.locale),
    ],
    journal: [entry("digest_sent", { rule: "weekly", inputs: { from: digest.from, done: digest.done } })],
  };
}
