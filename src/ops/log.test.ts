import fc from "fast-check";
import { expect, test } from "vitest";
import { createLog, redact } from "./log.ts";

test.each([
  ["a bot's token", "call to 123456789:AAHdqTcvCH1vGWJxfSeofSAs0K5PALDsaw failed"],
  ["a database login", "cannot reach postgres://waymark:hunter2hunter2@db/waymark"],
  ["an address of a person", "no mail to anna.petrova@example.org"],
  ["a phone number", "called +371 29 123 456 back"],
])("%s never stands in a log", (_rule, text) => {
  const logged = JSON.stringify(redact({ note: text, deep: { list: [text] }, error: new Error(text) }));
  for (const secret of ["AAHdqTcv", "hunter2", "anna.petrova", "29 123"]) expect(logged).not.toContain(secret);
});

test("a long text is a person's text: only its length is logged", () => {
  fc.assert(
    fc.property(fc.string({ minLength: 201, maxLength: 2000 }), (text) => {
      expect(redact({ text })).toEqual({ text: `[${text.length} characters]` });
    }),
  );
});

test("figures, codes and ids stay readable", () => {
  const fields = { ms: 12, code: "not_found", outbox_id: "0b7c2f0e-3c53-4f6e-9a34-012345678901", ok: true };
  expect(redact(fields)).toEqual(fields);
});

test("a line is one JSON object with the event's name", () => {
  const lines: string[] = [];
  createLog("info", { write: (line: string) => void lines.push(line) }).warn("message_failed", { code: "gone" });
  expect(JSON.parse(lines[0] ?? "")).toMatchObject({ msg: "message_failed", code: "gone" });
});
