import { describe, expect, test } from "vitest";
import type { Reply } from "#core/dialogue/turn/reply.ts";
import type { WordKey } from "#core/dialogue/turn/word-key.ts";
import { locales, tones } from "#core/person/person.ts";
import { keyOf, readCatalogFiles, slotsIn } from "./catalogs.ts";
import { contentFolder } from "./content-folder.ts";
import { loadWords } from "./words.ts";

const words = loadWords(contentFolder);
const friendlyEn = { locale: "en", tone: "friendly" } as const;

/** Every text of the catalogs with the key it belongs to. */
const written = readCatalogFiles(contentFolder).flatMap(({ words: texts }) =>
  [...texts].map(([path, text]) => ({ key: keyOf(path) as WordKey, text })),
);
const wordKeys = [...new Set(written.map(({ key }) => key))];
/** What rendering turns into names and lines by itself (`locale` into `locale_name`, `cue` into `cue_line`). */
const closedValues = {
  locale: "en",
  tone: "friendly",
  size: "normal",
  country: "LV",
  estimate: "on",
  model: "off",
  neutral: "off",
  minutes: 10,
  cue: "",
  opens: "",
};
const ofItself = Object.keys(closedValues).flatMap((name) => [`${name}_name`, `${name}_line`]);
/** Something for every slot that any text has, so that a word added later brings its own. */
const everySlot = {
  ...Object.fromEntries(
    written
      .flatMap(({ text }) => slotsIn(text))
      .filter((slot) => !ofItself.includes(slot))
      .map((slot) => [slot, 3]),
  ),
  ...closedValues,
};

test.each(locales)("every word of the dialogue is there in %s, in every tone, with no slot left open", (locale) => {
  for (const key of wordKeys) {
    for (const tone of tones) {
      const { text } = words.render({ say: key, with: everySlot }, { locale, tone }, "html");
      expect(text, key).not.toBe("");
      expect(text, key).not.toContain("{{");
      expect(text.replace(/<\/?[bi]>/g, ""), key).not.toMatch(/<|>/);
    }
  }
});

test("Russian words hold no English sentences, and English no Russian ones", () => {
  for (const key of wordKeys.filter((each) => !each.startsWith("button."))) {
    const voice = (locale: "ru" | "en") =>
      words.render({ say: key, with: {} }, { locale, tone: "friendly" }, "plain").text;
    expect(voice("en"), key).not.toMatch(/[а-яё]/i);
    const letters = voice("ru").replace(
      /\{\{.*?\}\}|\/\w+(?: (?:plan )?(?:on|off|forgot))?|Telegram|Waymark|PIN|Europe\/Riga|JPEG|PNG|WebP|HEIC|iCal|\.ics|https?:\/\/|webcal:\/\//g,
      "",
    );
    expect((letters.match(/[a-z]{3,}/gi) ?? []).length, key).toBeLessThanOrEqual(1);
  }
});

describe("a person's words are data", () => {
  const naughty = "<b>x</b> & {{step}} $t(privacy.text)";

  test("in html they are escaped, and slots in them stay as they were written", () => {
    const { text } = words.render({ say: "goal.paused", with: { goal: naughty } }, friendlyEn, "html");
    expect(text).toContain("&lt;b&gt;x&lt;/b&gt; &amp; {{step}} $t(privacy.text)");
  });

  test("in plain text they are left alone", () => {
    const { text } = words.render({ say: "goal.paused", with: { goal: "a & b" } }, friendlyEn, "plain");
    expect(text).toContain("a & b");
  });
});

describe("words of content, pointed to by path", () => {
  const head = { ref: "technique.emotional_checkin.name" };
  const bold = { ref: "because.idle" };
  const paused = (goal: string | { ref: string }, form: "html" | "plain") =>
    words.render({ say: "goal.paused", with: { goal } }, friendlyEn, form).text;

  test("stand in the slots of a reply in the person's language", () => {
    expect(words.text(head, "en")).toBe("How you are right now");
    expect(paused(head, "html")).toContain("How you are right now");
    const inRussian = words.render(
      { say: "goal.paused", with: { goal: head } },
      { locale: "ru", tone: "friendly" },
      "html",
    );
    expect(inRussian.text).toContain(words.text(head, "ru"));
  });

  test("have slots of their own, in which a person's words stay words", () => {
    const text = words.render({ say: "goal.paused", with: { goal: bold, days: "<b>5</b>" } }, friendlyEn, "html").text;
    expect(text).toContain("&lt;b&gt;5&lt;/b&gt; days");
    expect(words.text(bold, "en", { days: 15 })).toContain("15 days");
  });

  test("that are gone leave an ellipsis, not a path", () => {
    expect(words.text({ ref: "technique.gone.name" }, "ru")).toBe("…");
    expect(paused({ ref: "technique.gone.name" }, "plain")).toContain("…");
  });

  test("on a button are plain", () => {
    const { buttons } = words.render(
      {
        say: "goal.paused",
        with: { goal: "x" },
        buttons: [[{ label: "goal.paused", with: { goal: head }, press: { do: "list_goals" } }]],
      },
      friendlyEn,
      "html",
    );
    expect(buttons[0]?.[0]?.label).toContain("How you are right now");
    expect(buttons[0]?.[0]?.label).not.toContain("<");
  });
});

test("praise changes from step to step, so that it does not sound like a machine", () => {
  const praised = [1, 2, 3, 4].map(
    (seed) => words.render({ say: "done.praise", with: { seed } }, friendlyEn, "plain").text,
  );
  expect(new Set(praised).size).toBe(4);
});

describe("help lines", () => {
  const shown = (
    country: string | undefined,
    kind: "self_harm" | "danger_now" | undefined = "self_harm",
    locale: "ru" | "en" = "en",
  ) => {
    const reply: Reply = { say: "help_now.text", helpLines: { country, kind, level: "high" } };
    return words.render(reply, { locale, tone: "friendly" }, "plain").text;
  };

  test("the country's emergency number comes first", () => {
    expect(shown("GB")).toMatch(/Emergency: 999[\s\S]*116 123/);
    expect(shown("RU", "self_harm", "ru")).toMatch(/Экстренная служба: 112/);
  });

  test("of an unknown country the numbers of its language's main countries stand, each with where it holds, and it is asked for", () => {
    expect(shown(undefined)).toMatch(/911 \(United States, Canada\)[\s\S]*988 \(United States, Canada\)/);
    expect(shown(undefined, "self_harm", "ru")).toMatch(/112 \(Россия, [\s\S]*\+7 495 989-50-50 \(Россия\)/);
    expect(shown(undefined).match(/\b(112|911|999|988|000|116 123)\b(?! \()/g)).toBeNull();
    expect(shown(undefined)).toContain("Tell me the country");
  });

  test("the short answer to an open sign asks for the country where it is told to, and never twice of itself", () => {
    const open = (asks: boolean): string =>
      words.render(
        {
          say: "crisis.open",
          helpLines: { country: undefined, kind: undefined, level: "elevated", short: true, asks },
        },
        { locale: "en", tone: "friendly" },
        "plain",
      ).text;
    expect(open(true)).toContain("Tell me the country");
    expect(open(false)).not.toContain("Tell me the country");
    expect(open(false)).toContain("116 123 (United Kingdom, Ireland)");
  });

  test("no country borrows another's line", () => {
    expect(shown("LV")).not.toContain("988");
    expect(shown("US")).toContain("988");
  });

  test("a line read on one page only is not shown", () => {
    expect(shown("GB", undefined)).not.toContain("reunite");
    expect(shown("RU")).not.toContain("637-70-70");
  });

  test("somebody threatened sees lines for it, open to anybody", () => {
    expect(shown("GB", "danger_now")).toMatch(/0808 2000 247[\s\S]*whatever their gender/);
  });

  test("a text line names the word to send", () => {
    expect(shown("US")).toContain("HOME → 741741");
  });
});

test("after the first time the help lines are short: the emergency number and one line, open at night where one is", () => {
  const inBritain = (short: boolean): readonly string[] =>
    words
      .render(
        { say: "crisis.check_in", helpLines: { country: "GB", kind: "self_harm", level: "high", short } },
        { locale: "en", tone: "friendly" },
        "plain",
      )
      .text.split("\n")
      .slice(2);
  const short = inBritain(true);
  expect(short).toHaveLength(2);
  expect(short[0]).toBe("Emergency: 999");
  expect(short[1]).toContain("24/7");
  expect(inBritain(false)).toEqual(expect.arrayContaining([...short]));
  expect(inBritain(false).length).toBeGreaterThan(3);
});

test("a line of talk that begins with what somebody wrote begins as a sentence does", () => {
  const line: Reply = {
    say: "talk.line",
    with: { cheer: "она согласилась", text: { ref: "talk.disclosure.good_news.0" } },
  };
  expect(words.render(line, { locale: "ru", tone: "friendly" }, "plain").text).toMatch(/^Она согласилась/u);
});
