import { describe, expect, test } from "vitest";
import { contentFolder } from "./content-folder.ts";
import { loadMedicalScreen } from "./medical.ts";

const medical = loadMedicalScreen(contentFolder);

describe("a question for a doctor is seen", () => {
  test.each([
    "Can I do this with high blood pressure?",
    "I have diabetes, is that ok?",
    "Does walking replace my antidepressants",
    "what dose of melatonin should I take",
    "my chest pain gets worse, go on?",
    "I feel dizzy after it",
    "can I do this while pregnant?",
    "will it cure my depression",
    "instead of seeing a doctor?",
    "Можно ли при гипертонии?",
    "у меня диабет, мне можно?",
    "можно бросить таблетки и просто гулять",
    "сколько мг мелатонина пить",
    "кружится голова, это нормально?",
    "я беременна, можно ли холодный душ",
    "это вылечит депрессию?",
    "вместо врача поможет?",
    "болит сердце после прогулки",
  ])("%s", (question) => expect(medical(question)).toBe(true));
});

describe("a question about the lesson is not one", () => {
  test.each([
    "How long should I walk at first?",
    "What if it rains?",
    "why does it work",
    "is there any proof?",
    "I have no time, what then",
    "how do I notice that it helps",
    "what do I need to buy",
    "Сколько минут идти в начале?",
    "а если дождь?",
    "почему это работает",
    "доказано ли это",
    "что делать, если нет сил",
    "зимой скользко, как быть",
    "с чего начать",
    "в какое время лучше",
    "скучно, что поменять?",
  ])("%s", (question) => expect(medical(question)).toBe(false));
});
