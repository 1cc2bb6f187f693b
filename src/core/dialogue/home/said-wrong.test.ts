import { describe, expect, test } from "vitest";
import { Walk } from "#test/dialogue/walk.ts";
import { timing } from "#test/reminders/read.ts";

/** Somebody in Riga, at four in the afternoon of a Sunday. */
function inRiga(): Walk {
  const walk = new Walk();
  walk.say("hello there friend");
  walk.snapshot = { ...walk.snapshot, person: { ...walk.snapshot.person, timeZone: "Europe/Riga" } };
  walk.now = Date.parse("2026-11-22T14:00:00Z");
  return walk;
}
const set = ({ snapshot }: Walk): string =>
  (snapshot.dialogue.reminders ?? [])
    .map((each) => `${each.text} @ ${each.next === undefined ? "off" : timing(each)}`)
    .join(" + ");

describe("what is said wrong about a reminder straight after it was set", () => {
  test.each([
    [
      "remind me on weekdays at 8 to stretch",
      "I made an error. Weekdays won't do, I have choir on Wednesdays. Leave that day out.",
      "stretch @ w1245 08:00",
    ],
    ["remind me on weekdays at 8 to stretch", "Tuesdays are out, physio", "stretch @ w1345 08:00"],
    ["напоминай каждый день в 6 утра гулять", "ой нет, по средам у меня хор", "гулять @ w124567 06:00"],
    ["remind me at five to call mum", "no no I said nine not five, nine p.m.", "call mum @ 2026-11-22 21:00"],
    [
      "remind me on saturday at 10 to wash the car",
      "can you move my reminder to friday",
      "wash the car @ 2026-11-27 10:00",
    ],
    [
      "remind me saturdays at 9 to practise",
      "Move the nudge to Mondays, I'm on the rota Saturdays now.",
      "practise @ w1 09:00",
    ],
    [
      "напомни в субботу в 10 съездить на рынок",
      "передвинь напоминалку на семь утра воскресенья пока город спит",
      "съездить на рынок @ 2026-11-29 07:00",
    ],
    ["remind me at half 5 to take the pie out", "Scrub that, the dog has woken me already", "take the pie out @ off"],
    ["напоминай по будням в 8:15 открыть файл", "Убери будни, оставь только пн и чт", "открыть файл @ w14 08:15"],
    ["напоминай каждый вечер в 9 делать зарядку", "убери вечер, пусть будет утро", "делать зарядку @ w1234567 09:00"],
    ["напомни в 9 про лекарство", "я сказала не про лекарство, а про лекцию", "лекция @ 2026-11-22 21:00"],
    ["remind me at 6 to feed the cat", "not the cat, I meant the dog", "feed the dog @ 2026-11-22 18:00"],
  ])("%s / %s", (asked, wrong, left) => {
    const walk = inRiga();
    walk.say(asked);
    walk.say(wrong);
    expect(set(walk)).toBe(left);
  });

  test.each(["that's wrong", "not what I asked for", "не то время", "ты не так понял"])(
    "what is called wrong and no more is asked about: %s",
    (wrong) => {
      const walk = inRiga();
      walk.say("remind me at 6 to feed the cat");
      expect(walk.say(wrong).replies.map(({ say }) => say)).toContain("reminder.ask_wrong");
      expect(set(walk)).toBe("feed the cat @ 2026-11-22 18:00");
    },
  );
});
