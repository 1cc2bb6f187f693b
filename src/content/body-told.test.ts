import { describe, expect, test } from "vitest";
import { loadBodyTold } from "./body-told.ts";
import { contentFolder } from "./content-folder.ts";

const told = loadBodyTold(contentFolder);

describe("how one's own body is today is read from plain and odd words", () => {
  test.each([
    ["up since four with the baby", "sleep"],
    ["the little one had me up five times, i'm running on fumes", "sleep"],
    ["three hours kip and a double shift ahead", "sleep"],
    ["с трёх часов лежу и считаю трещины на потолке", "sleep"],
    ["slept till twenty to five first time since Easter", "rested"],
    ["выспалась впервые за месяц, горы готова свернуть", "rested"],
    ["legs like lead today, can't shift myself off the settee", "worn"],
    ["глаза слипаются, а ещё смену стоять до утра", "worn"],
    ["heart's going like the clappers and my jaw is clenched since the meeting", "tense"],
    ["колотит всю после разговора с начальником, руки трясутся", "tense"],
    ["нос заложен, ломает всего, градусник показал 37,8", "ill"],
    ["head's splitting and the light hurts, curtains shut", "ill"],
    ["everything feels like wading through porridge this week", "low"],
    ["третий день ничего не хочется, лежу пластом", "low"],
    ["swollen tonight, size of a grapefruit", "hurt_leg"],
    ["спина отваливается, но на работу надо", "hurt_back"],
    ["ночь в смене, день сплю", "shifts"],
    ["on nights till friday, home about half seven in the morning", "shifts"],
  ])("%s: %s", (text, state) => {
    expect(told(text)).toBe(state);
  });
});

describe("words of a body that tell nothing of how one's own is today", () => {
  test.each([
    ["somebody else's", "dad's knee is playing up so i'm doing his shopping"],
    ["somebody else's", "she's exhausted, poor thing, works nights at the bakery"],
    ["somebody else's", "у мужа спину прихватило, бегаю в аптеку"],
    ["somebody else's", "сестра после ночной смены, тихо сидим"],
    ["an animal's", "the cat slept badly and so the whole street knows"],
    ["a machine's", "my laptop is knackered, it dies after twenty minutes"],
    ["a machine's", "двигатель всю ночь чихал, к утру завёлся"],
    ["of the past", "i used to get by on four hours sleep when i was twenty"],
    ["of the past", "в молодости по двое суток не спал и хоть бы что"],
    ["denied", "not tired at all, just bored"],
    ["denied", "ни капли не устала, сама удивляюсь"],
    ["a figure of speech", "i'm sick of my neighbour's drum kit"],
    ["a figure of speech", "this spreadsheet is giving me a headache"],
    ["a figure of speech", "у меня от этих отчётов голова пухнет"],
    ["a figure of speech", "с этой мыслью надо переспать"],
    ["a title", "wrote a song called back pain blues"],
    ["a title", "читаю книжку «Бессонница», Кинг молодец"],
    ["a question", "does lack of sleep make people put on weight?"],
    ["to be reminded of", "remind me to stretch, my back hurts in the evening"],
  ])("%s: %s", (_why, text) => {
    expect(["none", undefined]).toContain(told(text));
  });
});
