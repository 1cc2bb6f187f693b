import { expect, test } from "vitest";
import { toldDetail } from "./told-detail.ts";

test.each([
  ["ive a pencil and the back of an invoice", "means", "a pencil and the back of an invoice"],
  ["ive got a hammer and some old pallet wood", "means", "a hammer and some old pallet wood"],
  ["у меня только спицы и распущенный свитер", "means", "спицы и распущенный свитер"],
  ["у меня карандаш для бровей и оборот квитанции", "means", "карандаш для бровей и оборот квитанции"],
  ["ive only got the bus ride, 20 mins each way", "spare", "the bus ride"],
  ["полчаса есть, потом на работу", "spare", "полчаса"],
  ["у меня час пока малой спит", "spare", "час"],
  ["no headphones", "missing", "headphones"],
  ["no van, cant do the tip till saturday", "missing", "van"],
  ["у меня нет струн", "missing", "струн"],
  ["внуки приедут в пять", "limit", "внуки приедут в пять"],
  ["actually theres a job fair at 2pm today", "event", "job fair at 2pm today"],
  ["завтра в два собеседование на склад", "event", "собеседование на склад"],
  ["he's 11, likes football chants", "fact", "he's 11, likes football chants"],
  ["маме 78, любит ходить на рынок", "fact", "маме 78, любит ходить на рынок"],
  ["Внук приедет в пятницу, обещал показать фотографии", "limit", "Внук приедет в пятницу, обещал показать фотографии"],
])("%s is a detail: %s", (text, as, words) => {
  expect(toldDetail(text)).toEqual({ as, words });
});

test.each([
  "у меня болит спина",
  "У меня кнопки мелкие, очки дома забыла",
  "i have a headache and a shift",
  "i got a delivery due in leeds at six in the morning",
  "i have a train at nine",
  "у меня суд в пятницу",
  "no reply yet, its been a day",
  "нет сил",
  "no idea",
  "is he coming on friday?",
  "i want to learn the guitar",
  "муж говорит я всё равно всё обратно натащу",
  "wife reckons ill give up by tuesday",
])("a state, a question or a wish is none: %s", (text) => {
  expect(toldDetail(text)).toBeUndefined();
});
