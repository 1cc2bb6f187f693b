import { describe, expect, test } from "vitest";
import { emptySnapshot, Walk } from "#test/dialogue/walk.ts";
import { loadTextScreen } from "../compose.ts";
import { contentFolder } from "./content-folder.ts";

const screen = loadTextScreen(contentFolder);

/** Somebody new, with the readers that the program has. */
function stranger(text: string): Walk {
  const walk = new Walk(emptySnapshot({ locale: /[а-яё]/iu.test(text) ? "ru" : "en" }));
  walk.screen = screen;
  return walk;
}
const titles = (walk: Walk): readonly string[] => walk.snapshot.goals.map(({ title }) => title);

describe("what is wanted, long meant, undone or near is a goal in one message", () => {
  test.each<[string, readonly string[]]>([
    [
      "Well Ive had an allotment nine months and not dug a square foot of it. Council will have it off me",
      ["The allotment"],
    ],
    [
      "Hello. I have two think. Better english and driving licence for lorry",
      ["Better english", "Driving licence for lorry"],
    ],
    ["history coursework due monday havent started lol", ["History coursework by monday"]],
    ["tax return due end of jan and i aint opened a single envelope", ["Tax return by end of jan"]],
    ["ещё надо курсач, сдавать 12 декабря", ["Курсач до 12 декабря"]],
    ["bleach stain on the carpet, inspection thursday", ["Bleach stain on the carpet before Thursday"]],
    ["пятно на ковре, хозяйка придёт в четверг", ["Убрать до четверга: пятно на ковре"]],
    ["к зубному бы сходить", ["Сходить к зубному"]],
    ["i want out. own place. tiny, six tables, nobody shouting", ["My own place"]],
    [
      "keeps asking me how i feel. i feel like a bloke who asked for a bloody plan to save for a ute",
      ["Save for a ute"],
    ],
    ["i keep meaning to call my sister", ["Call my sister"]],
    ["Fair. I want to stop eating dinner over the sink. That's the whole goal.", ["Stop eating dinner over the sink"]],
    [
      "ok scratch whatever it was. new thing. i want one hour a week that is MINE. thats it",
      ["One hour a week that is MINE"],
    ],
    ["hi. so basically my life is a mess lol. I'd like to get my passport renewed", ["Get my passport renewed"]],
    ["the passport ran out in march and i've done nothing about it", ["Renew the passport"]],
    ["Seven months of unopened post in a carrier bag by the door.", ["The unopened post"]],
    ["My CV is from 2014. need to sort it", ["The CV"]],
    ["i've owned this guitar for two years and can't play one chord", ["The guitar"]],
    ["never learned to ride a bike. 41. want to", ["Ride a bike"]],
    ["Two things. Tax return, and the dentist.", ["Tax return", "The dentist"]],
    ["i am want learn to make bread, mother make it good", ["Learn to make bread"]],
    ["Please I want get job in kitchen, I am cook in my country", ["Get job in kitchen"]],
    ["driving test's in three weeks and i haven't practised once", ["Get ready for the driving test"]],
    ["i'd like to be able to run for a bus without dying lol", ["Run for a bus without dying"]],
    ["should really see the dentist, its been six years", ["See the dentist"]],
    ["i gotta quit vaping man", ["Quit vaping"]],
    ["mine is simple. get to bed before midnight", ["Get to bed before midnight"]],
    ["кота кастрировать", ["Кастрировать кота"]],
    ["диссер дописать", ["Дописать диссер"]],
    ["загран поменять надо", ["Поменять загран"]],
    ["курить бросить хочу. пачка в день, с армии", ["Бросить курить"]],
    ["посудомойку выбрать и купить", ["Выбрать посудомойку и купить"]],
    ["book a smear test. ugh", ["Book a smear test"]],
    ["want to be on my phone less", ["Be on my phone less"]],
    ["it would be nice to read again. i used to get through a book a week", ["Read again"]],
    ["could you help me get off the sofa in the evenings", ["Get off the sofa in the evenings"]],
    ["all i want is a garden that isn't mud", ["A garden that isn't mud"]],
    ["i wish i could sing in front of people", ["Sing in front of people"]],
    ["trying to save 2k by june", ["Save 2k by june"]],
    ["the garden's gone wild since dave left. can't even see the path", ["The garden"]],
    ["my sister and i haven't spoken since the funeral, i'd like to ring her", ["Ring my sister"]],
    ["still haven't put the cot together and she's due in five weeks", ["Put the cot together"]],
    ["I said I'd write my memoirs when I retired. That was four years ago.", ["Write my memoirs"]],
    ["can we do something about my snacking", ["My snacking"]],
    ["english better, driving licence, and find flat", ["English better", "Driving licence", "Find flat"]],
    ["i need to book the mot", ["Book the mot"]],
    ["i never get round to the ironing", ["The ironing"]],
    ["Здравствуйте. Казахский хочу выучить, сын во втором классе уже лучше меня шпарит", ["Выучить казахский"]],
    ["ок. кароч егэ по химии через 2 мес а я в минусах", ["Подготовиться: егэ по химии"]],
    [
      "Буквы уменьшила. Хочу научится звонить с картинкой Артёмке он в Калининграде учится",
      ["Научиться звонить с картинкой Артёмке"],
    ],
    ["Мне бы вечером посидеть с чаем чтоб никто не трогал. это цель вообще?", ["Посидеть вечером с чаем"]],
    [
      "приветик! кароче мне 27, у меня два желания, я хочу права получить потому что задолбалась с чемоданом лаков в автобусе, и ещё похудеть к сестриной свадьбе",
      ["Получить права", "Похудеть к сестриной свадьбе"],
    ],
    ["машина стоит второй год, ни разу за руль не села после курсов", ["Машина"]],
    ["гитара пылится с нового года. стыдно", ["Гитара"]],
    ["Третий месяц не могу дойти до зубного", ["Дойти до зубного"]],
    ["загран просрочен с весны, а летом на море", ["Обновить загран"]],
    ["сессия через три недели, а я ещё ничего не открывал", ["Подготовиться: сессия"]],
    ["всё собираюсь бросить курить", ["Бросить курить"]],
    ["нет, не так. хочу не язык, а рисовать научиться", ["Рисовать научиться"]],
    ["новое: разобрать балкон", ["Разобрать балкон"]],
    ["две вещи: налоговая и зубы", ["Налоговая", "Зубы"]],
    ["Диплом не начат, сдача в мае", ["Диплом"]],
    ["письма от мамы лежат в коробке, так и не прочла ни одного", ["Письма от мамы"]],
    ["мечтаю о своей пекарне, малюсенькой, на три столика", ["Мечта о своей пекарне"]],
    ["обещала внучке связать свитер, второй год вяжу", ["Связать свитер"]],
    ["хорош. давай лучше так: хочу спать ложиться до часу. всё, это вся цель", ["Спать ложиться до часу"]],
    ["отчёт висит вторую неделю, не могу начать", ["Отчёт"]],
    ["купила беговые кроссовки в мае и ни разу не надела", ["Беговые кроссовки"]],
    ["ремонт в ванной начали два года назад и бросили", ["Ремонт в ванной"]],
    ["We bought a tent two summers ago and it's never been out of the bag", ["The tent"]],
    ["sick of being skint. want to put by fifty quid a month", ["Put by fifty quid a month"]],
    ["I promised my daughter a treehouse. She's eleven now. It's still a pile of planks.", ["The treehouse"]],
    ["there's a letter from HMRC i've been ignoring since may", ["The letter from HMRC"]],
    ["обещал сыну домик на дереве, доски лежат третий год", ["Домик на дереве"]],
    ["хочу попросить повышение и трясусь", ["Попросить повышение"]],
    ["думаю вернуться в универ", ["Вернуться в универ"]],
    ["я б хотел пить поменьше", ["Пить поменьше"]],
    ["не умею плавать, а сын просится на море", ["Научиться плавать"]],
    ["декларацию третий месяц не могу подать", ["Подать декларацию"]],
  ])("%s", (text, goals) => {
    const walk = stranger(text);
    walk.say(text);
    expect(titles(walk).toSorted()).toEqual(goals.toSorted());
    expect(walk.goal?.current).toBeDefined();
  });
});

describe("a feeling, comfort, what others want, and what is over or only told are no goal", () => {
  test.each([
    "i want to scream",
    "i just want my dad back",
    "i want him to stop drinking",
    "she wants to move to spain. i don't",
    "my son wants to learn the drums god help us",
    "i wanted to be a vet when i was little",
    "i want to go home",
    "i want to sleep",
    "i want a divorce lol jk he just ate my leftovers",
    "i need a wee",
    "i need a hug",
    "i'd kill for a coffee",
    "i've had this cold for two weeks",
    "i've been here nine months and nobody knows my name",
    "we've had the dog eleven years",
    "I've had it up to here with him",
    "i want you to listen for a minute",
    "i want to know who reads this",
    "i wanted to ask, is it useful",
    "hoping it stops raining",
    "been thinking about my mum a lot",
    "i haven't eaten since yesterday",
    "havent been in 3 weeks. havent really got out of bed",
    "she hasn't called in a month",
    "he still hasn't fixed the tap",
    "my husband keeps meaning to fix the gate",
    "used to want kids",
    "i want nothing",
    "i don't want to be here",
    "no idea what i want",
    "do you want to hear a joke",
    "it would be nice if someone asked how i was",
    "wish i was dead tired less lol",
    "i wish it was friday",
    "i feel like a failure",
    "i feel like an idiot who asked for help",
    "the exam went badly",
    "had my driving test today, failed again",
    "lost my job on monday",
    "i need to be at work in 5",
    "i have two kids and a dog",
    "thirty one years",
    "we have two cars",
    "i have to go, bye",
    "i should have called her",
    "wanted a plan, got a lecture",
    "you want me to do WHAT",
    "what do people want from me",
    "got my passport yesterday!",
    "the council wants my shed gone",
    "three hymns and tom jones",
    "my mate needs to quit smoking",
    "trying not to cry at my desk",
    "i could murder a curry",
    "could do with a lie down",
    "Тридцать один год",
    "хочу орать",
    "хочу чтобы муж бросил пить",
    "сын хочет на барабаны, боже",
    "хочу спать",
    "хочется плакать",
    "домой хочу",
    "я в детстве хотела быть ветеринаром",
    "он обещал починить кран и не починил",
    "она так и не позвонила",
    "мы с ним двадцать лет прожили",
    "живу тут девять месяцев и никого не знаю",
    "Не знаю чего хочу",
    "ничего не хочу",
    "хочу чтоб меня послушали",
    "надо бежать, пока",
    "надо было раньше думать",
    "хотела спросить, это бесплатно?",
    "болею вторую неделю",
    "третий день перфоратор",
    "не ела со вчера",
    "вчера сдал на права!!!",
    "экзамен завалила",
    "муж всё собирается полку прибить",
    "кошка неделю не ест",
    "собака у нас одиннадцать лет",
    "сил нет ни на что",
    "бабушка мечтала увидеть море",
    "вот бы пятница уже",
    "вот бы дождь кончился",
    "как же хочется в отпуск",
    "убила бы за кофе",
    "я просила план, а получила лекцию",
    "у меня двое детей и собака",
    "начальник хочет отчёт к пятнице, пусть сам пишет",
    "дочка не звонила с мая",
    "суд был вчера, проиграла",
    "чего они все от меня хотят",
    "мне бы вашу уверенность",
    "мне бы его забыть",
    "Рассада её на окне. Помидоры. Загибаются",
    "Легла в десять, в час сосед с дрелью",
    "надо же как бывает",
    "Пора спать",
    "my brother has had a boat for ten years and never sailed it",
    "i've had this headache for three days and can't think",
    "we haven't spoken since the funeral",
    "she hasn't opened the letters i sent",
    "i've been sober nine months and nobody noticed",
    "i want to believe him",
    "i want to be left alone",
    "I wanted to be there when he woke up",
    "want to hear something funny?",
    "he wants me to apologise",
    "I'd like to thank you for last week",
    "i'd love a day off",
    "i wish he'd just say it",
    "i should be over it by now",
    "need to vent for a sec",
    "been trying to reach my ex all day, voicemail",
    "trying to be patient",
    "i just want one person to remember my birthday",
    "i'd rather be dead than do another shift with that man lol",
    "hope you're well",
    "hoping for good news tomorrow",
    "thinking of you all over there",
    "the exam's on friday but im ready",
    "my driving licence expired? no it's fine, 2031",
    "we planted the tomatoes last year and they never came up",
    "I never learned his name",
    "i keep crying",
    "I keep thinking about the accident",
    "i promised i'd never go back to him",
    "she promised she'd write. three years ago",
    "looking forward to friday",
    "got to laugh haven't you",
    "i'm dying to see what she says",
    "i want my mum",
    "i want it to stop",
    "Хочу чтобы он вернулся",
    "хочется тепла",
    "мечтаю выспаться",
    "хотел вас спросить про напоминания",
    "он хотел развестись, а я не знала",
    "мы хотели детей, не получилось",
    "надо держаться",
    "пора бы ему повзрослеть",
    "сын собирается в армию",
    "машина стоит у подъезда, опять царапина",
    "коробка с его вещами стоит в коридоре второй год",
    "у мужа гараж не разобран с девяностых",
    "собиралась позвонить, а он сам набрал",
    "я бы его убила",
    "ничего не успеваю, хочу исчезнуть",
    "хочу, чтобы ты просто выслушал",
    "хотелось бы верить",
    "экзамен сдала, а радости никакой",
    "суд через неделю",
    "никак не могу забыть её лицо",
    "второй год не могу поверить",
    "всё откладываю на потом деньги, уже сто тысяч",
    "хочу есть",
  ])("%s", (text) => {
    const walk = stranger(text);
    walk.say(text);
    expect(titles(walk)).toEqual([]);
  });
});

describe("a state of affairs that both readers hold to be a wish is a goal at once, and few words go on with it", () => {
  test.each([
    ["my flat is a tip and my mum's coming on the 20th", "What do I do first", "Clear out the flat"],
    ["my flat is a tip and my mum's coming on the 20th", "ok then", "Clear out the flat"],
    ["my flat is a tip and my mum's coming on the 20th", "too big", "Clear out the flat"],
    ["my flat is a tip and my mum's coming on the 20th", "my back hurts", "Clear out the flat"],
    ["my flat is a tip and my mum's coming on the 20th", "how old are you", "Clear out the flat"],
    ["балкон завален так, что дверь не открывается", "с чего начать", "Разобрать балкон"],
    ["балкон завален так, что дверь не открывается", "давай", "Разобрать балкон"],
    ["балкон завален так, что дверь не открывается", "дай что-нибудь поменьше", "Разобрать балкон"],
    ["балкон завален так, что дверь не открывается", "сын сегодня смеялся", "Разобрать балкон"],
    ["балкон завален так, что дверь не открывается", "нет", "Разобрать балкон"],
  ])("%s / %s", (told, taken, goal) => {
    const walk = stranger(told);
    walk.say(told);
    expect(titles(walk)).toEqual([goal]);
    walk.say(taken);
    expect(titles(walk)).toEqual([goal]);
  });
});

test.each([
  ["i want to sort the loft", "<script>alert(1)</script> {}|"],
  ["хочу разобрать балкон", "asdkjh ъъъ {}<b>"],
])("what is code is no deed, no detail and no news, whatever letters it shares with words: %s / %s", (goal, code) => {
  const walk = stranger(goal);
  walk.say(goal);
  const before = walk.snapshot.goals;
  walk.say(code);
  expect(walk.talked()).toEqual(["order_unclear"]);
  expect(walk.snapshot.goals).toEqual(before);
});

test("what is written in code is no goal, and is offered as none", () => {
  const walk = stranger("<script>alert(1)</script>");
  walk.say("<script>alert(1)</script>");
  expect(titles(walk)).toEqual([]);
  expect(walk.talked()).not.toContain("meant_offered");
});

test.each([
  ["i used to play the cello. its in my wardrobe since uni", "today my son turned seven and we danced all evening!!"],
  ["балкон. там ещё лыжи от прошлых хозяев", "после смены ноги гудят, легла"],
])("what does something else takes up nothing that was hinted at: %s / %s", (hinted, other) => {
  const walk = stranger(hinted);
  walk.say(hinted);
  const before = titles(walk);
  walk.say(other);
  expect(titles(walk)).toEqual(before);
});

test.each([
  ["i want to apply for 3 jobs", "Didn't send the 3 applications. Sent 0. Put down zero."],
  ["хочу закрыть кредитку", "В этом месяце ничего не внесла, коту зубы. 8 200"],
])(
  "what begins by telling that nothing came of it is no step done, whatever figures it holds: %s / %s",
  (goal, told) => {
    const walk = stranger(goal);
    walk.say(goal);
    const before = walk.goal?.current?.id;
    walk.say(told);
    expect(walk.goal?.current?.id).toBe(before);
    expect(walk.talked()).not.toContain("marked_done");
  },
);

test.each([
  "хочу разобрать мамины фотографии, их три чемодана",
  "Мне надо уволиться. Написать заявление и отдать. Всё.",
  "I want read English better. Letters from school for my daughter, I not understand half",
])("whoever walks no tracks is led to no exercise by a wish that touches no contact: %s", (text) => {
  const walk = stranger(text);
  walk.say(text);
  expect(titles(walk)).toHaveLength(1);
});

test("what was only hinted at is taken up by the words that named it", () => {
  const walk = stranger("hey. so the guitar. its been under the bed since 2019");
  walk.say("hey. so the guitar. its been under the bed since 2019");
  walk.say("go on then");
  expect(titles(walk).every((title) => /guitar/iu.test(title))).toBe(true);
});

describe("what is said of the step in few words is kept, counted or fitted to", () => {
  const atStep = (goal: string): Walk => {
    const walk = stranger(goal);
    walk.say(goal);
    walk.coachAnswers = false;
    return walk;
  };

  test.each([
    ["хочу подтянуть химию", "только не органику плиз"],
    ["хочу подтянуть химию", "го химию дальше, 15 мин максимум"],
    ["хочу выучить казахский", "у меня обед 20 минут и руки в саже, мне чтоб телефон не лапать"],
    ["i want to learn to draw", "I have only time in break, 20 min, and is loud"],
    ["i want to learn to draw", "let's do trees then"],
  ])("fitted: %s / %s", (goal, text) => {
    const walk = atStep(goal);
    walk.say(text);
    expect(walk.last?.ask?.comment).toBe(text);
  });

  test.each([
    ["i want to learn to draw", "only my mother calls me that"],
    ["i want to learn to draw", "let's do that tomorrow"],
    ["хочу подтянуть химию", "только не пиши мне ночью"],
    ["хочу подтянуть химию", "только мама меня понимает"],
  ])("and not so: %s / %s", (goal, text) => {
    const walk = atStep(goal);
    walk.say(text);
    expect(walk.last?.ask?.kind).not.toBe("rephrase");
  });

  test.each([
    ["хочу дописать детектив", "полстраницы есть! свекровь пока жива"],
    ["хочу подтянуть химию", "две задачи готово, засчитай"],
    ["i'd like to get the allotment going", "Right that's open now. WD40."],
    ["i'd like to get the allotment going", "dug one bed, count it"],
  ])("done: %s / %s", (goal, text) => {
    const walk = stranger(goal);
    walk.say(goal);
    walk.say(text);
    expect(walk.goal?.completedCount).toBe(1);
  });

  test.each([
    ["i want an hour a week that is mine", "update: got 20 mins and then he found me"],
    ["хочу подтянуть химию", "2 задачки из 5 и залипла в тиктоке"],
  ])("partly: %s / %s", (goal, text) => {
    const walk = stranger(goal);
    walk.say(goal);
    walk.say(text);
    expect(walk.talked()).toContain("marked_half");
  });

  test.each([
    ["i'd like to get the allotment going", "got 20 minutes until the bus"],
    ["i'd like to get the allotment going", "that's not open yet"],
    ["хочу дописать детектив", "полстраницы ещё не есть победа"],
  ])("neither: %s / %s", (goal, text) => {
    const walk = stranger(goal);
    walk.say(goal);
    walk.say(text);
    expect(walk.goal?.completedCount).toBe(0);
    expect(walk.talked()).not.toContain("marked_half");
  });

  test("figures of a goal are said back and kept with it", () => {
    const walk = stranger("i want to save for a ute");
    walk.say("i want to save for a ute");
    walk.say("8 grand. got 1100");
    expect(walk.talked()).toEqual(["fact_told"]);
    expect(JSON.stringify(walk.goal)).toContain("got 1100");
  });
});

describe("what is said to come on top of the goal in front is a goal of its own", () => {
  test.each([
    ["i want to swim again", "also need to sort my revalidation, its due in march", "Revalidation by march"],
    ["i want to learn skateboarding", "also tidy my room before my cousin comes saturday", "Tidy my room"],
    ["i want to paint again", "also ring the memory clinic", "Ring the memory clinic"],
    [
      "i want to paint again",
      "bleach stain on the carpet too, landlord inspection thursday",
      "Bleach stain on the carpet before Thursday",
    ],
    ["хочу научиться готовить", "Ну вот ещё давление бы мерить каждый день", "Мерить давление каждый день"],
    ["хочу спать нормально", "ещё надо курсач, сдавать 12 декабря", "Курсач до 12 декабря"],
  ])("%s / %s", (first, then, title) => {
    const walk = stranger(first);
    walk.say(first);
    walk.say(then);
    expect(titles(walk)).toHaveLength(2);
    expect(titles(walk)).toContain(title);
  });

  test.each([
    ["i want to paint again", "also i'm tired"],
    ["i want to paint again", "also did you know my cat died"],
    ["хочу рисовать", "ещё раз"],
    ["хочу рисовать", "ещё и дождь"],
    ["хочу рисовать", "ещё рисовать бы акварелью"],
  ])("what is only told, or is of the goal in front, makes none: %s / %s", (first, then) => {
    const walk = stranger(first);
    walk.say(first);
    walk.say(then);
    expect(titles(walk)).toHaveLength(1);
  });
});

describe("beside a goal in front a second thing is offered by its name, and becomes a goal by a yes", () => {
  const inFront = (goal: string, text: string): Walk => {
    const walk = stranger(goal);
    walk.say(goal);
    walk.say(text);
    return walk;
  };
  const offers = (walk: Walk): boolean => walk.talked().includes("meant_beside");

  test.each(["my son didnt pick up again", "my daughter didn't text back", "дочь не отвечает третий день"])(
    "a child that does not answer is heard, and is no help for the tap: %s",
    (text) => {
      expect(inFront("i want to mend the kitchen tap", text).talked()).toEqual([
        expect.stringMatching(/^(?:silence_no_reply|heard_hard)$/u),
      ]);
    },
  );

  test("a second deed that is surely wished is a goal at once", () => {
    expect(titles(inFront("хочу похудеть", "зубы бы ещё сделать"))).toHaveLength(2);
  });

  test.each([
    ["хочу выучить казахский", "кран ещё на кухне течет"],
    ["хочу выучить казахский", "загран поменять"],
    ["хочу подтянуть химию", "кота кастрировать ещё"],
    ["i want to learn to draw", "kitchen's been half painted since easter"],
    ["i want to learn to draw", "my passport's run out too"],
    ["i want to run a 5k", "also the tax return"],
  ])("%s / %s", (goal, text) => {
    const walk = inFront(goal, text);
    expect(offers(walk)).toBe(true);
    expect(titles(walk)).toHaveLength(1);
    walk.say(/[а-яё]/iu.test(text) ? "да" : "yes");
    expect(titles(walk)).toHaveLength(2);
  });

  test.each([
    ["хочу выучить казахский", "записал пять слов"],
    ["хочу выучить казахский", "сын сегодня смеялся"],
    ["хочу выучить казахский", "устала я сегодня, сил нет"],
    ["хочу подтянуть химию", "учебник у соседа"],
    ["хочу бегать по утрам", "дождь третий день"],
    ["хочу бегать по утрам", "кроссовки старые"],
    ["хочу найти работу", "резюме с 2017 не обновлял"],
    ["хочу бегать по утрам", "муж опять уехал на вахту"],
    ["i want to learn to draw", "pencil's blunt and the sharpener's gone"],
    ["i want to learn to draw", "my mum used to paint, she died in march"],
    ["i want to learn to draw", "had a lovely day actually"],
    ["i want to run a 5k", "it's been raining all week"],
    ["i want to run a 5k", "knee's a bit sore"],
    ["i want to run a 5k", "what's for dinner i wonder"],
  ])("and not what belongs to the goal or is only told: %s / %s", (goal, text) => {
    const walk = inFront(goal, text);
    expect(offers(walk)).toBe(false);
    expect(titles(walk)).toHaveLength(1);
  });
});

test.each([
  ["хочу связать свитер", "хочу сходить к зубному", "а про свитер дальше что", "Связать свитер"],
  ["хочу связать свитер", "хочу сходить к зубному", "что дальше по свитеру", "Связать свитер"],
  ["i want to knit a jumper", "i want to see the dentist", "and whats next with the jumper", "Knit a jumper"],
])(
  "what comes next is asked of the goal that is named, not of the one in front: %s / %s / %s",
  (one, two, asked, goal) => {
    const walk = stranger(one);
    walk.say(one);
    walk.say(two);
    walk.say(asked);
    expect(walk.snapshot.goals.find(({ id }) => id === walk.snapshot.dialogue.activeGoal)?.title).toBe(goal);
  },
);
