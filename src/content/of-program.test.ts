import { expect, test } from "vitest";
import { acts } from "#core/talk/acts.ts";
import { contentFolder } from "./content-folder.ts";
import { loadAsked } from "./asked.ts";

const known = loadAsked(contentFolder);
const of = (text: string): string | undefined => known.ofProgram(text)?.id;

test.each([
  ["can her solicitor see this?", "will-somebody-see"],
  ["Does Aoife see what I write in here?", "will-somebody-see"],
  ["ты же директору ничего не отправляешь?)", "will-somebody-see"],
  ["мне нельзя чтоб жена увидела переписку, уведомления с текстом приходят?", "app-notice-shown"],
  ["mumma checks my phone. pin lock?", "app-pin"],
  ["Before I say anything else: is this on a shared account somewhere?", "app-shared-device"],
  ["where is this stored, which country I mean", "app-country"],
  ["is this free or is there a catch", "is_it_free"],
  ["и карту не надо привязывать?", "is_it_free"],
  ["А вы сами не мошенники? Паспорт мой вам не нужен?", "app-no-scam"],
  ["u dont see my bank right", "app-sees"],
  ["ты сама мою почту не видишь ведь?", "app-sees"],
  ["do I talk or type", "app-voice"],
  ["а ты картинки понимаешь если скину?", "see-or-hear"],
  ["can u read it out 2 me or is it just typing", "app-reads-aloud"],
  ["а вы по ночам не пишете? у меня муж на каждый дзынь подскакивает", "app-nights"],
  ["does it go red if I skip?", "app-streaks"],
  ["What is the difference between a goal and a step in this application?", "app-goal-and-step"],
  ["is there a limit on how many of these i can have going?", "app-two-things"],
  ["do you remember this next week or do I have to explain it all again", "app-remembers"],
  ["and if i delete it, gone?", "how-to-erase"],
  ["а ты можешь тренировки сама из гармина забирать или мне руками писать", "watch-connect"],
  ["is this like chatgpt or what", "app-engine"],
  ["whit's yer name by the way. are ye a guy or a lassie", "your-name"],
  ["can I talk to ya when there's no signal", "app-no-signal"],
  ["do ya speak irish at all", "other_language"],
  ["ты по таджикски понимаешь?", "other_language"],
  ["will you have a go at me if i lie to u", "do-you-judge-me"],
  ["а ты сам-то 31-го работаешь? или у вас там тоже выходной", "app-always-on"],
  ["вы всем одинаково отвечаете или правда запоминаете, кто что сказал?", "app-remembers"],
  ["You are a person or a machine? I ask with respect", "are_you_robot"],
  ["ну а экспорт есть? выгрузить всё", "app-export"],
])("a question that surely is of the program is met by its subject: %s", (text, id) => {
  expect(of(text)).toBe(id);
});

test.each(["can you quiz me on the capitals", "А ты стихи себе не присвоишь?", "what colour do you like"])(
  "of what no true answer is known none is given: %s",
  (text) => {
    expect(of(text)).toBeUndefined();
  },
);

test("every subject leads to words that are there", () => {
  expect(known.loose.filter((to) => known.situation(to) === undefined && !acts.some((act) => act === to))).toEqual([]);
});

test.each([
  ["so what can't you do, honestly", "app-what-not"],
  ["а чего ты не умеешь?", "app-what-not"],
  ["why only one step, other apps show it all", "app-one-step"],
  ["почему только один шаг?", "app-one-step"],
  ["if i disappear for a month will you keep pestering me", "app-if-silent"],
  ["а вы точно не нейросеть?", "app-engine"],
])("a question about the program is found by plain words: %s", (text, id) => {
  expect(known.asked(text).map((each) => each.id)).toContain(id);
});
