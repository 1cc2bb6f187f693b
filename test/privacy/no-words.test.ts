import { describe, expect, onTestFinished, test } from "vitest";
import { FakeBotApi } from "../fakes/bot-api.ts";
import { startModelServer } from "../fakes/model-server.ts";
import { saysBack } from "../fakes/talk-leader.ts";
import { databaseKinds, isLong } from "../storage/databases.ts";
import { nowhere, programUnderWatch } from "./program-under-watch.ts";

/** Words that stand nowhere else, so that wherever they turn up a person's text has been. */
const typed = {
  title: "zebrafinch serenade",
  description: "quokkabox on the shelf",
  answer: "walrusday evenings",
  comment: "the numbatglue of it all",
  meant: "it is too hard with dugongtape",
  cue: "after okapitea",
  renamed: "zebrafinch nocturne",
  refused: "spy on my ex ibexia via her phone",
  caption: "picture of pangolinia",
  command: "/tapirmode now",
  unsure: "i keep coming back to what she said about echidnia",
  crisis: "i want to kill myself axolotlia",
  inCrisis: "no, I am alone with wombatia",
};
const marks = [
  "zebrafinch",
  "quokkabox",
  "walrusday",
  "numbatglue",
  "dugongtape",
  "okapitea",
  "ibexia",
  "pangolinia",
  "tapirmode",
  "echidnia",
  "axolotlia",
  "wombatia",
];

describe.each(isLong ? databaseKinds : (["embedded"] as const))("a person's words (%s)", (kind) => {
  test("reach nothing but sealed columns: no log, journal, job or file name, and no other row", async () => {
    const api = await FakeBotApi.start();
    onTestFinished(() => api.stop());
    const model = await startModelServer();
    onTestFinished(() => model.close());
    model.script(saysBack("That can be hard.", { act: "show_goals" }));
    const watched = await programUnderWatch(kind, {
      TELEGRAM_BOT_TOKEN: api.token,
      TELEGRAM_API_ROOT: api.root,
      LLM_BASE_URL: model.baseUrl,
      LLM_MODEL: "fake",
    });

    const chat = api.chat(9100);
    chat.says("/start");
    await chat.sees(/Waymark/);
    await chat.does(() => chat.says(`/newgoal ${typed.title}`), /zebrafinch/);
    let seen = await chat.does(() => chat.says(typed.description), /\?|≈/);
    for (let asked = 0; asked < 2 && !seen.text.includes("≈"); asked += 1)
      seen = await chat.does(() => chat.says(typed.answer), /\?|≈/);
    // The coach asks back once what it does not understand.
    await chat.does(() => chat.says(`/rephrase ${typed.comment}`), /off about it/);
    await chat.does(() => chat.says(typed.meant), /Put another way/);
    await chat.does(() => chat.press(/Choose when$/), /When or where/);
    await chat.does(() => chat.says(typed.cue), /Noted: after okapitea/);
    await chat.does(() => chat.says("/goals"), /Your goals/);
    chat.press(/zebrafinch/);
    await chat.sees(/Steps done/);
    await chat.does(() => chat.press(/Rename/), /shall this goal be called/);
    await chat.does(() => chat.says(typed.renamed), /Changed: “zebrafinch nocturne”/);
    await chat.does(() => chat.says(`/newgoal ${typed.refused}`), /won’t help/);
    await chat.does(() => chat.says(typed.command), /don’t know that command/);
    await chat.does(() => chat.sends({ photo: [{ file_id: "f" }], caption: typed.caption }), /\p{L}/u);
    await chat.does(() => chat.says("/settings"), /Settings/);
    chat.press(/Allow the language model/);
    await chat.sees(/Language model: (on|yes|allowed)/i);
    expect(model.requests, "nothing leaves before the person agreed").toEqual([]);
    await chat.does(() => chat.says(typed.unsure), /\p{L}/u);
    await expect.poll(() => JSON.stringify(model.requests)).toContain("echidnia");
    await chat.does(() => chat.says(typed.crisis), /One question/);
    await chat.does(() => chat.says(typed.inCrisis), /Thank you for answering/);
    await chat.does(() => chat.says("/done"), /Marked/);
    const places = await watched.places();
    expect(places["output"]).toContain("Telegram: @");
    expect(places["output"]).toContain('"prompt":"talk"');
    expect(places["database"]).toMatch(/journal: .*sealed/);
    expect(places["database"]).toMatch(/job\w*: /);
    nowhere(marks, places);
    expect(places["output"], "a log does not say who was in a crisis").not.toMatch(/crisis/i);
    expect(places["database"], "nor does the journal").not.toMatch(/crisis_raised/);
  });
});
