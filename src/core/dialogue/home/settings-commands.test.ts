import { describe, expect, test } from "vitest";
import { dayMs, openGate, TracksWalk } from "../../../../test/dialogue/tracks-walk.ts";
import { Walk } from "../../../../test/dialogue/walk.ts";
import type { Person } from "../../person/person.ts";
import type { ContactGate } from "../../safety/contact-gate.ts";
import type { Command } from "../turn/command.ts";

describe("a setting", () => {
  const changes: readonly (readonly [Command, Partial<Person>])[] = [
    [{ do: "estimate", shown: true }, { showEstimate: true }],
    [{ do: "model_consent", agreed: true }, { modelConsent: true }],
    [{ do: "neutral_notifications", neutral: true }, { neutralNotifications: true }],
    [{ do: "reset_rephrase" }, { stepSize: "normal", rephraseCounts: {} }],
    [{ do: "language", locale: "ru" }, { locale: "ru" }],
    [{ do: "tone", tone: "serious" }, { tone: "serious" }],
    [{ do: "time_zone", timeZone: "Riga" }, { timeZone: "Europe/Riga" }],
    [{ do: "country", country: "Latvia" }, { country: "LV" }],
  ];

  test.each(changes.map(([command, change]) => [command.do, command, change] as const))(
    "%s changes that alone, and is journaled without a word of the person",
    (_name, command, change) => {
      const walk = new Walk();
      const { person } = walk.snapshot;
      walk.do(command);
      expect(walk.snapshot.person).toEqual({ ...person, ...change });
      expect(walk.last?.journal.map(({ kind, because }) => [kind, because.inputs])).toEqual([
        ["settings_changed", undefined],
      ]);
    },
  );

  test.each([
    { do: "time_zone", timeZone: "Atlantis" },
    { do: "country", country: "Atlantis" },
  ] as const)("$do that nobody knows is said so, and nothing changes", (command) => {
    const walk = new Walk();
    const { person } = walk.snapshot;
    walk.do(command);
    expect(walk.last?.denied).toEqual({ code: "invalid" });
    expect(walk.snapshot.person).toEqual(person);
  });

  test("where the place is asked, a written city tells the zone and the country, and a country with one zone that zone", () => {
    const walk = new TracksWalk().onTracks();
    walk.do({ do: "brings", what: "tracks" });
    expect(walk.said()).toContain("place.ask_both");
    walk.say("Riga");
    expect(walk.said()).toEqual(["place.set", "focus.ask"]);
    expect(walk.snapshot.person).toMatchObject({ country: "LV", timeZone: "Europe/Riga" });
    const other = new TracksWalk().onTracks();
    other.do({ do: "brings", what: "tracks" });
    other.say("Latvia");
    expect(other.snapshot.person).toMatchObject({ country: "LV", timeZone: "Europe/Riga" });
  });

  test("what was being asked goes on after a country or a zone was asked for in between, and knows it", () => {
    const walk = new TracksWalk().onTracks();
    walk.do({ do: "brings", what: "tracks" });
    walk.do({ do: "country" });
    walk.say("Latvia");
    expect(walk.said()).toEqual(["country.set", "place.ask"]);
    expect(walk.reply("place.ask")?.with).toEqual({ country: "LV", time_zone: "Europe/Riga" });
    walk.do({ do: "time_zone" });
    walk.say("Riga");
    expect(walk.reply("place.ask")?.with).toEqual({ country: "LV", time_zone: "Europe/Riga" });
  });
});

describe("the contact gate", () => {
  const danger: ContactGate = { ...openGate, danger: "yes" };

  test("a professional's review opens what a danger had shut, for thirty days", () => {
    const walk = new TracksWalk(danger).onTracks();
    walk.do({ do: "contact_reviewed" });
    expect(walk.said()[0]).toBe("contact.reviewed");
    walk.do({ do: "begin", technique: "mediation_prep" });
    expect(walk.exercise?.technique).toBe("mediation_prep");
    walk.now += 30 * dayMs;
    walk.do({ do: "resume" });
    expect(walk.said()).toEqual(["gate.closed"]);
  });

  test("where nothing was named there is nothing to review; where nothing was answered, the questions come", () => {
    const open = new TracksWalk().onTracks();
    open.do({ do: "contact_reviewed" });
    expect(open.snapshot.person.contact).toEqual(openGate);
    const unsaid = new TracksWalk({}).onTracks();
    unsaid.do({ do: "contact_reviewed" });
    expect(unsaid.said()).toEqual(["contact.ask_contact"]);
  });

  test("other answers alone do not lift what was named before", () => {
    const walk = new TracksWalk(danger).onTracks();
    walk.do({ do: "contact_again" });
    walk.do({ do: "contact", answer: "free" });
    walk.do({ do: "danger", answer: "no" });
    walk.do({ do: "separation", answer: "longer" });
    walk.do({ do: "begin", technique: "message_other_parent" });
    expect(walk.last?.denied).toEqual({ code: "gate_closed" });
  });
});

test("after a restart in the middle of a send we say so, and show where the person is", () => {
  const walk = new TracksWalk().onTracks();
  walk.do({ do: "begin", technique: "emotional_checkin" });
  walk.do({ do: "after_restart" });
  expect(walk.said()[0]).toBe("restart.sorry");
  expect(walk.exercise?.technique).toBe("emotional_checkin");
});

test("a message that was changed after it was sent answers nothing", () => {
  const walk = new TracksWalk().onTracks();
  walk.do({ do: "begin", technique: "emotional_checkin" });
  walk.do({ do: "edited", text: "5" });
  expect(walk.said()).toEqual([]);
  expect(walk.asked.id).toBe("mood");
});

test("an unknown command leads to the help", () => {
  const walk = new Walk();
  walk.do({ do: "unknown_command", name: "/fly" });
  expect(walk.said()).toEqual(["command.unknown"]);
});
