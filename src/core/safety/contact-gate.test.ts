import { describe, expect, test } from "vitest";
import { Walk } from "#test/dialogue/walk.ts";
import { type ContactGate, askedAnew, contactVerdict, rememberingOf, reviewRanOut } from "./contact-gate.ts";

const day = 24 * 3600 * 1000;
const today = Date.UTC(2026, 5, 1);
const free: ContactGate = { contact: "free", danger: "no", separation: "longer" };

describe("the contact gate", () => {
  test.each<[string, ContactGate, ReturnType<typeof contactVerdict>]>([
    ["nothing said is safety-only", {}, { kind: "safety_only", because: "unanswered" }],
    ["one answer of two is not enough", { contact: "free" }, { kind: "safety_only", because: "unanswered" }],
    ["hard to say is safety-only", { ...free, danger: "unknown" }, { kind: "safety_only", because: "unanswered" }],
    ["free contact and no danger opens it", free, { kind: "open" }],
    ["no contact is no restriction", { ...free, contact: "none" }, { kind: "open" }],
    ["an order closes it", { ...free, contact: "restricted" }, { kind: "safety_only", because: "restricted" }],
    ["danger closes it", { ...free, danger: "yes" }, { kind: "safety_only", because: "danger" }],
    [
      "danger named before closes it, whatever is answered later",
      { ...free, named: "danger" },
      { kind: "safety_only", because: "danger" },
    ],
    ["a review opens it", { ...free, danger: "yes", reviewedAt: today - 29 * day }, { kind: "open" }],
    [
      "for 30 days",
      { ...free, danger: "yes", reviewedAt: today - 30 * day },
      { kind: "safety_only", because: "danger" },
    ],
    ["a review answers no question", { reviewedAt: today }, { kind: "safety_only", because: "unanswered" }],
  ])("%s", (_rule, gate, verdict) => {
    expect(contactVerdict(gate, today)).toEqual(verdict);
  });

  test("asking anew forgets every answer but a restriction that was named", () => {
    expect(askedAnew(free)).toEqual({});
    expect(askedAnew({ ...free, danger: "yes", reviewedAt: today })).toEqual({ named: "danger" });
    expect(askedAnew(askedAnew({ ...free, contact: "restricted" }))).toEqual({ named: "restricted" });
    expect(reviewRanOut(free, today)).toBe(false);
  });
});

test("of two records that become one, a restriction that either named stays named", () => {
  const reviewed: ContactGate = { ...free, danger: "yes", reviewedAt: today };
  expect(rememberingOf(free, reviewed)).toEqual({ ...free, named: "danger" });
  expect(rememberingOf(reviewed, free)).toBe(reviewed);
  expect(rememberingOf(free, {})).toBe(free);
});

describe("in the dialogue", () => {
  const gated = (danger: "yes" | "no"): Walk => {
    const walk = new Walk();
    walk.do({ do: "new_goal", title: "CHILD", description: "x" });
    walk.do({ do: "contact", answer: "limited" });
    walk.do({ do: "danger", answer: danger });
    walk.do({ do: "separation", answer: "longer" });
    return walk;
  };
  const presses = (walk: Walk) =>
    (walk.last?.replies ?? []).flatMap((reply) => (reply.buttons ?? []).flat()).map(({ press }) => press.do);

  test("a named danger offers the statement that a professional has reviewed it, at once and in settings", () => {
    const walk = gated("yes");
    expect(walk.said()).toEqual(["contact.thanks_safety", "step.first"]);
    expect(presses(walk)).toContain("contact_reviewed");
    walk.do({ do: "settings" });
    expect(presses(walk)).toContain("contact_reviewed");
  });

  test("without a restriction there is nothing to review", () => {
    const walk = gated("no");
    expect(presses(walk)).not.toContain("contact_reviewed");
    walk.do({ do: "contact_reviewed" });
    expect(walk.snapshot.person.contact.reviewedAt).toBeUndefined();
  });

  test("other answers alone do not lift a danger that was named", () => {
    const walk = gated("yes");
    walk.do({ do: "contact_again" });
    walk.do({ do: "contact", answer: "free" });
    walk.do({ do: "danger", answer: "no" });
    walk.do({ do: "separation", answer: "longer" });
    expect(walk.said()).toContain("contact.thanks_safety");
    walk.do({ do: "contact_reviewed" });
    expect(walk.said()).toEqual(["contact.reviewed", "step.show"]);
    expect(contactVerdict(walk.snapshot.person.contact, walk.now)).toEqual({ kind: "open" });
  });

  test("after 30 days it is asked for again, once, with the next step for such a goal", () => {
    const walk = gated("yes");
    walk.do({ do: "contact_reviewed" });
    walk.now += 31 * day;
    walk.do({ do: "done" });
    walk.do({ do: "next" });
    expect(walk.said()).toEqual(["contact.review", "step.show"]);
    walk.do({ do: "done" });
    walk.do({ do: "next" });
    expect(walk.said()).toEqual(["step.show"]);
  });

  test("a gate that was skipped does not come back with every answer to the coach", () => {
    const walk = new Walk();
    walk.do({ do: "new_goal", title: "CHILD", description: "x" });
    walk.nextAnswer = { status: "need_clarification", question: "How old?", id: "age", quick: [] };
    walk.do({ do: "skip" });
    expect(walk.said()).toEqual(["contact.thanks_safety", "question.ask"]);
    walk.say("seven");
    expect(walk.said()).toEqual(["step.first"]);
  });

  test("an answer that first brings the child in asks the three questions", () => {
    const walk = new Walk();
    walk.nextAnswer = { status: "need_clarification", question: "What about?", id: "about", quick: [] };
    walk.do({ do: "new_goal", title: "Write a letter", description: "x" });
    walk.say("to my CHILD");
    expect(walk.said()).toEqual(["contact.why", "contact.ask_contact"]);
  });

  test("a new goal asks only what was hard to say before", () => {
    const walk = new Walk();
    walk.do({ do: "new_goal", title: "CHILD", description: "x" });
    walk.do({ do: "contact", answer: "limited" });
    walk.do({ do: "danger", answer: "unknown" });
    walk.do({ do: "separation", answer: "longer" });
    walk.do({ do: "new_goal", title: "CHILD again", description: "x" });
    expect(walk.said()).toEqual(["contact.why", "contact.ask_danger"]);
    walk.do({ do: "danger", answer: "no" });
    expect(walk.said()).toEqual(["contact.thanks_open", "step.first"]);
  });
});
