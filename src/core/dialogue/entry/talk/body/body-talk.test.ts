import { describe, expect, test } from "vitest";
import { contentFolder } from "#content/content-folder.ts";
import { loadTalkReading } from "#content/gist-reader.ts";
import { loadWords } from "#content/words.ts";
import type { Locale } from "#core/person/person.ts";
import type { HabitId } from "../../../../day/habit.ts";
import type { Task } from "../../../../day/plan.ts";
import { DayWalk } from "#test/dialogue/day-walk.ts";
import { plainScreen, trackLibrary, Walk } from "#test/dialogue/walk.ts";

const words = loadWords(contentFolder);
const { acts } = loadTalkReading(contentFolder);

function shown(walk: Walk, locale: Locale): string {
  return (walk.last?.replies ?? [])
    .map((reply) => words.render(reply, { locale, tone: "friendly" }, "plain").text)
    .join("\n");
}
function talks(locale: Locale): (text: string) => string {
  const walk = new Walk();
  walk.snapshot = { ...walk.snapshot, person: { ...walk.snapshot.person, locale } };
  walk.screen = { ...plainScreen, acts };
  return (text) => {
    walk.say(text);
    return shown(walk, locale);
  };
}

/** Neither a name of an illness nor of anything to swallow. */
const noDoctor =
  /sprain|ligament|arthritis|sciatica|ibuprofen|paracetamol|\bmg\b|растяжени|связк|грыж|ишиас|ибупрофен|нурофен|\bмг\b/iu;

describe("what hurts stays the matter until it is let go", () => {
  test("an ankle in English", () => {
    const hear = talks("en");
    const told = hear("my ankle hurts, rolled it off the kerb");
    const replies = [
      told,
      hear("yeah its puffy since last night"),
      hear("could i still go for a run tho"),
      hear("what else then, i can't sit still"),
      hear("ok and tomorrow the same"),
      hear("swelling is gone now"),
    ];
    for (const reply of replies) expect(reply).not.toMatch(noDoctor);
    expect(replies[1]).toMatch(/two or three days|couple of days/u);
    expect(replies[1]).toMatch(/stand on it|weight on it/u);
    expect(replies[2]).toMatch(/^Not today/u);
    expect(replies[3]).toMatch(/sit/iu);
    expect(replies[4]).toMatch(/tomorrow/u);
    expect(replies[5]).toMatch(/half/iu);
  });

  test("a back in Russian, with the signs that mean a doctor soon and those that mean at once", () => {
    const hear = talks("ru");
    hear("спина ноет, весь день за рулём");
    const numb = hear("и в бедро отдаёт, пальцы немеют");
    expect(numb).toMatch(/врач/u);
    expect(numb).toMatch(/112/u);
    expect(numb).not.toMatch(noDoctor);
    expect(hear("а планку можно?")).toMatch(/нет|Не сегодня/u);
    expect(hear("записали на вторник, до вторника ходить-то можно?")).toMatch(/по ровному/u);
    expect(hear("сегодня ещё и в паху онемело")).toMatch(/112/u);
  });

  test.each([
    ["en", "mum's knee hurts and she won't rest"],
    ["en", "it hurt my feelings, my back was turned"],
    ["en", "can i go for a run now"],
    ["ru", "у мамы опухло колено"],
    ["ru", "можно побегать?"],
  ] as const)("nobody's else body and nothing that was not told of: %s: %s", (locale, text) => {
    expect(talks(locale)(text)).not.toMatch(/that loads|load on it|сегодня нет|Не сегодня|Отёк значит/u);
  });
});

/** A day at nine in the morning whose first open habit is strength training. */
function withStrength(): { readonly walk: DayWalk; readonly task: Task } {
  const walk = new DayWalk({ locale: "en" }).at(9);
  walk.do({ do: "today" });
  const first = walk.habit();
  const task: Task = { ...first, of: { kind: "habit", habit: "bodyweight_strength" as HabitId } };
  const tasks = walk.plan.tasks.map((each) => (each.id === first.id ? task : each));
  walk.withDay({ plan: { ...walk.plan, tasks } });
  walk.screen = { ...plainScreen, acts };
  return { walk, task };
}

test("with a planned day what loads the sore part leaves it, and the limits that hold for all days are one press away", () => {
  const { walk, task } = withStrength();
  walk.say("my knee hurts on the stairs, went over on it");
  walk.say("can i still do the squats");
  expect(walk.task(task.id)?.state).not.toBe("open");
  expect(shown(walk, "en")).toMatch(/^Not today/u);
  const { habits } = trackLibrary.day;
  const loads = walk.plan.tasks.filter(
    ({ state, of }) =>
      state === "open" && of.kind === "habit" && habits.get(of.habit)?.contraindications.includes("injury_leg"),
  );
  expect(loads).toEqual([]);
  const presses = (walk.last?.replies ?? []).flatMap(({ buttons }) =>
    (buttons ?? []).flat().map(({ press }) => press.do),
  );
  expect(presses).toContain("intake");
});
