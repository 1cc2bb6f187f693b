import { describe, expect, test } from "vitest";
import { contentFolder } from "./content-folder.ts";
import { adviceRef, loadTechniqueChecks } from "./technique-checks.ts";

const checks = loadTechniqueChecks(contentFolder);
const codes = (text: string): readonly string[] => [
  ...new Set(checks("message_other_parent", text, "ru").map(({ code }) => code)),
];

describe("a message to the other parent that keeps to the matter passes", () => {
  test.each([
    "Предлагаю передать Мишу в субботу в 11:00 у школы. Подойдёт ли вам?",
    "По решению суда от 3 марта я забираю Лизу в пятницу в 18:00. Буду у подъезда.",
    "Добрый день. У Тимы с утра температура 38,2, педиатр будет в 15:00. Напишу после осмотра.",
    "Спасибо, что привезли куртку. В воскресенье верну её вместе с рюкзаком.",
    "Могу забрать Соню из садика в среду вместо четверга. Ответьте, пожалуйста, до вторника.",
    "Он всегда засыпает с серым зайцем, положите его, пожалуйста, в рюкзак.",
    "Она никогда не ела грибы, лучше не предлагать.",
    "Хочу предупредить: опоздаю минут на пятнадцать, стою в пробке.",
    "Поезд в 9:40, поэтому прошу быть на вокзале к девяти. Иначе опоздаем.",
    "Какой адрес у нового врача? Хочу записать Мишу на повторный приём.",
    "Предлагаю два варианта: суббота с 10 до 18 или воскресенье с 11 до 19. Какой удобнее?",
    "Каникулы начинаются 27 декабря. Предлагаю поделить их пополам: первая неделя у вас, вторая у меня.",
    "В среду передача была на час позже. Давайте договоримся, как предупреждать друг друга.",
    "Передайте, пожалуйста, Мише, что я позвоню в семь.",
    "Привет сыну! Позвоню сегодня в 19:00, как договаривались.",
    "Во вторник 12-го звонка не было. Удобно ли перенести его на четверг в то же время?",
    "Я не виню вас за опоздание. Давайте передвинем встречу на 12:00.",
    "Школа просит подписать согласие на экскурсию до пятницы. Подпишете со своей стороны?",
    "Сколько я вам должен за кружок в октябре? Переведу сегодня.",
    "Алименты за ноябрь переведены вчера, чек прилагаю.",
    "Вы всегда можете позвонить мне, если что-то срочное.",
    "Поздравляю вас и Лизу с днём рождения! Подарок передам в субботу.",
    "Миша молодец, сам доехал до бассейна на велосипеде.",
    "Ольга, документы для загранпаспорта готовы. Когда их удобно передать?",
    "Ему очень нравится рисование. Предлагаю оставить кружок и оплачивать по очереди.",
    "В прошлый раз он забыл у вас пенал, передайте его, пожалуйста, в пятницу.",
    "Напоминаю про родительское собрание в четверг в 18:30. Пойду я, потом напишу главное.",
    "Если не получите моё письмо до вечера, напишите, отправлю ещё раз.",
    "Как обычно, в 18:00 у школы?",
    "Вызову такси к трём и привезу Сашу к вам до четырёх.",
    "Забираю Аню в субботу в десять и возвращаю в воскресенье в семь вечера.",
    "Вчера у Ани была истерика после садика, заснула в девять. Сегодня спокойная.",
    "Понимаю, что эта неделя тяжёлая. Могу взять Егора на два дня, если это поможет.",
    "Прошу прислать расписание секции на декабрь до конца недели.",
    "Мне нужно время подумать. Отвечу завтра до шести.",
    "С предложением про лето согласен, кроме последней недели августа. Предлагаю её разделить.",
    "Лекарство давали в 8:00, следующее в 14:00. Аллергии не было.",
    "Пока не могу ответить про январь: график дадут двадцатого. Напишу в тот же день.",
    "Спасибо, что вы всегда привозите вовремя.",
    "Дети хотят взять велосипеды. Есть ли у вас место в машине?",
    "Медиатор предлагает встречу 5 декабря в 16:00. Мне подходит. А вам?",
    "Пусть он возьмёт с собой сменную обувь, завтра физкультура.",
    "Она сама попросилась на плавание. Вы не против записать её с января?",
    "Ничего страшного, что сегодня не вышло. Предлагаю позвонить завтра в 18:30.",
    "Можно, Миша останется у бабушки до понедельника? Отвезу его в школу к 8:20.",
    "Врач сказал, что ей нужен покой до среды. Звонок по видео подойдёт?",
    "Привезу тёплый комбинезон и сапоги, обещают минус двадцать.",
    "Покажу ему новый планетарий в субботу, вернёмся к шести.",
    "Вы обещали выслать копию полиса. Пришлите, пожалуйста, до среды.",
    "Зимой в 18.00 уже темно, предлагаю передавать Машу в 17.00.",
  ])("%s", (text) => {
    expect(checks("message_other_parent", text, "ru")).toEqual([]);
  });

  test.each([
    "Could we move Saturday’s handover to 11:00 at the library? Please let me know by Thursday.",
    "Under the order of 3 March, Friday is my evening. I’ll be at the gate at 6 pm.",
    "Leo has had a temperature of 38.4 since this morning. The doctor sees him at 3 pm and I’ll write after that.",
    "Thank you for packing the blue jumper. I’ll return it on Sunday.",
    "I can pick Mia up from nursery on Wednesday instead of Thursday. Does that work for you?",
    "He always sleeps with the grey rabbit, so please put it in his bag.",
    "She has never eaten mushrooms, so it’s safer to leave them out.",
    "I’m running fifteen minutes late because of traffic. Sorry about that.",
    "Wednesday’s handover was an hour late. Could we agree how to let each other know?",
    "There was no call on Tuesday the 12th. Would Thursday at the same time suit?",
    "What is the address of the new dentist? I’d like to book his check-up.",
    "School needs both signatures on the trip form by Friday. Could you sign your part?",
    "Child support for November went out yesterday; the receipt is attached.",
    "You can always ring me if something urgent comes up.",
    "It’s not your fault that the train was cancelled. Shall we try Sunday?",
    "Happy birthday to Anna. Her present will come with me on Saturday.",
    "Well done to Leo: he swam the whole length on Monday.",
    "I must leave at six, so an earlier handover would help. Would 5:30 work?",
    "The winter break starts on 20 December. I suggest you have the first week and I have the second.",
    "How much do I owe you for football in October? I’ll transfer it today.",
    "Thanks for always being on time.",
    "Thank you for telling me about the fever so quickly.",
    "I agree with the summer dates except the last week of August. Could we split that week?",
    "Medicine was given at 8 am; the next dose is at 2 pm. No rash so far.",
    "I don’t have my January rota yet. It comes on the 20th and I’ll write the same day.",
    "The mediator offers 5 December at 4 pm. That suits me. Does it suit you?",
    "Please remind him to bring trainers, PE is on Tuesday.",
    "She asked about swimming lessons. Are you happy for me to book a trial in January?",
    "No problem about today. Could he call tomorrow at 6:30 pm instead?",
    "May Max stay at Grandma’s until Monday? I’d drive him to school for 8:20.",
    "The optician says Ella’s left eye is borderline and wants to see her again in six months.",
    "The paint for her room is non-toxic, the tin is in the hall.",
    "I’d like to take the children to my parents from 2 to 9 July. Please tell me by Sunday if that works.",
    "You must be tired after the week at the hospital. I can take both of them on Saturday.",
    "Parents’ evening is on Thursday at 6:30. I’ll go and send you the main points.",
    "Her cough is better and she ate a full dinner.",
    "I understand this week is hard. I can have Ben for two more days if that helps.",
    "Please send the club timetable for December when you have it, before Friday if possible.",
    "I need a day to think it over and will answer by tomorrow at six.",
    "The passport forms are ready. When would be a good time to hand them over?",
    "Tom left his pencil case at yours last time. Could you put it in the bag on Friday?",
    "He has a right ear infection, so no swimming until Monday.",
    "It gets dark by 5.30 pm now, so I suggest we meet at 4.30 pm.",
    "The kids would like to bring their bikes. Is there room in your car?",
    "I’ll bring the snowsuit and boots, it will be cold.",
    "Of course you can call her on her birthday. Any time after four is fine.",
    "If the email has not come by tonight, tell me and I’ll send it again.",
    "We could ask the teacher which day is quieter. I’ll do that tomorrow.",
    "The court order lists Wednesday and every other weekend. The next weekend with me is the 14th.",
    "The match is on again this Saturday at ten, and you are welcome to come.",
  ])("%s", (text) => {
    expect(checks("message_other_parent", text, "en")).toEqual([]);
  });
});

describe("what would heat a message is found", () => {
  test.each([
    ["blame", "Это ты виновата, что ребёнок не спит."],
    ["blame", "Из-за тебя мы опять всё пропустили."],
    ["blame", "Вы сорвали встречу, и теперь сын расстроен."],
    ["blame", "Тебе наплевать на дочь, ты думаешь только о себе."],
    ["blame", "Твоя безответственность меня поражает."],
    ["blame", "Всё это по твоей вине."],
    ["blame", "Ты настраиваешь ребёнка против меня."],
    ["blame", "Вы меня обманываете уже месяц."],
    ["absolutes", "Ты никогда не отвечаешь на звонки."],
    ["absolutes", "Вы постоянно переносите встречи."],
    ["absolutes", "Опять ты всё забыла."],
    ["absolutes", "Вечно у вас то понос, то золотуха. Вечно ты придумываешь отговорки."],
    ["absolutes", "Ты, как всегда, опоздала."],
    ["absolutes", "Ты ни разу не пришёл на утренник."],
    ["sarcasm", "Ну ты и молодец, конечно. Мать года."],
    ["sarcasm", "Если соизволишь ответить, буду ждать."],
    ["sarcasm", "Спасибо за испорченные выходные."],
    ["sarcasm", "Смотри не перетрудись там."],
    ["sarcasm", "Надо же, вспомнил про дочь!"],
    ["sarcasm", "Как мило с твоей стороны объявиться."],
    ["threat", "Ты ещё пожалеешь об этом."],
    ["threat", "Последний раз предупреждаю: открой дверь."],
    ["threat", "Не получишь ни копейки, пока не дашь увидеть сына."],
    ["threat", "Больше ты его не увидишь."],
    ["threat", "Иначе я приму меры."],
    ["threat", "Пока не вернёшь документы, детей не увидишь."],
    ["threat", "Приеду с полицией и заберу его."],
    ["threat", "Я всем расскажу, какая ты мать."],
    ["court", "Встретимся в суде."],
    ["court", "Я подам на тебя в суд."],
    ["court", "Все твои сообщения сохраняю для суда."],
    ["court", "Судья узнает, как ты себя ведёшь."],
    ["court", "Мой адвокат с тобой разберётся."],
    ["court", "Пусть опека решает, раз ты не понимаешь."],
    ["court", "Ты нарушаешь закон, и тебя лишат родительских прав."],
    ["court", "Я имею полное право видеть ребёнка."],
    ["old_scores", "После всего, что ты сделала, я должен ещё и ждать?"],
    ["old_scores", "Сколько раз я просила предупреждать заранее."],
    ["old_scores", "Это уже третий раз за месяц."],
    ["old_scores", "Когда ты ушёл из семьи, тебя это не волновало."],
    ["old_scores", "Помнишь, как ты бросила нас на Новый год?"],
    ["old_scores", "И твоя мама тоже лезет куда не просят."],
    ["diagnosis", "Ты обычный нарцисс."],
    ["diagnosis", "Тебе пора к психиатру."],
    ["diagnosis", "Прекрати манипулировать, это газлайтинг."],
    ["diagnosis", "Вы неадекватны."],
    ["diagnosis", "Это родительское отчуждение, и ты это знаешь."],
    ["insult", "Какая же ты эгоистка."],
    ["insult", "Как тебе не стыдно!"],
    ["insult", "Отвали от нас."],
    ["insult", "Не будь идиотом, приезжай вовремя."],
    ["demand", "Ты обязана отдать мне ребёнка в пятницу."],
    ["demand", "Немедленно верни паспорт."],
    ["demand", "Я требую объяснений."],
    ["demand", "Заберу в пять, и точка."],
    ["demand", "Не смей увозить её без спроса."],
    ["child", "Скажи ему, чтобы сам мне звонил."],
    ["child", "Спроси у неё, с кем она хочет жить."],
    ["child", "Сын тебя боится."],
    ["child", "Пусть она сама решает, ехать или нет."],
    ["child", "Деньги передам через дочь."],
    ["child", "Он должен звонить мне каждый вечер."],
    ["child", "Дети узнают, какая ты на самом деле."],
    ["several", "Заберу Мишу в пять. Кстати, куда делся велосипед и когда вернёте деньги за лагерь?"],
    ["several", "Во сколько приехать? Кто поведёт к врачу? Что с каникулами?"],
    ["several", "Нужна справка. Кроме того, надо решить про лето."],
    ["shouting", "ПОЧЕМУ ТЫ НЕ ОТВЕЧАЕШЬ"],
    ["shouting", "Где ребёнок???"],
    ["too_long", `Хочу обсудить субботу. ${"Потом я думаю об этом ещё долго и пишу длинно. ".repeat(16)}`],
  ])("%s: %s", (code, text) => {
    expect(codes(text)).toContain(code);
  });

  test.each([
    ["blame", "This is all your fault."],
    ["blame", "Because of you she missed her recital."],
    ["blame", "You ruined his birthday."],
    ["blame", "You only think about yourself."],
    ["blame", "You clearly don’t care about your daughter."],
    ["blame", "What kind of mother does this?"],
    ["blame", "Your lies are wearing me out."],
    ["blame", "You are turning him against me."],
    ["absolutes", "You never answer the phone."],
    ["absolutes", "You're always late."],
    ["absolutes", "Every time I ask, there is an excuse."],
    ["absolutes", "As usual, you forgot his coat."],
    ["absolutes", "Everyone knows what you are like."],
    ["sarcasm", "Oh great, another excuse. Father of the year."],
    ["sarcasm", "Thanks for nothing."],
    ["sarcasm", "How convenient that you were ill on my weekend."],
    ["sarcasm", "Could you be on time for once?"],
    ["sarcasm", "If it's not too much trouble, your highness."],
    ["sarcasm", "Good job ruining the weekend, well done you."],
    ["threat", "You'll regret this."],
    ["threat", "Bring her back or else."],
    ["threat", "You won't see a penny until I see my son."],
    ["threat", "I'm warning you for the last time."],
    ["threat", "You will never see the kids again."],
    ["threat", "Don't push me."],
    ["threat", "I'll tell everyone what you did."],
    ["court", "See you in court."],
    ["court", "My lawyer will be in touch about your behaviour."],
    ["court", "The judge will love to hear about this."],
    ["court", "I'm saving all of these messages as evidence."],
    ["court", "I'll take you back to court."],
    ["court", "You are in contempt of court."],
    ["court", "I have every right to see him."],
    ["court", "Anything you say will be used against you."],
    ["old_scores", "After everything you put me through, I deserve an answer."],
    ["old_scores", "Last time you forgot too."],
    ["old_scores", "How many times do I have to ask?"],
    ["old_scores", "When you walked out, you lost your say."],
    ["old_scores", "This is the third time this month."],
    ["old_scores", "Just like when we were married, you never listened."],
    ["diagnosis", "You're such a narcissist."],
    ["diagnosis", "Stop gaslighting me."],
    ["diagnosis", "You need therapy."],
    ["diagnosis", "You are completely insane."],
    ["diagnosis", "This is parental alienation."],
    ["insult", "Don't be an idiot."],
    ["insult", "You are so selfish."],
    ["insult", "Shame on you."],
    ["insult", "Grow up."],
    ["demand", "You must bring him on Friday."],
    ["demand", "I demand an explanation."],
    ["demand", "Answer me. Now."],
    ["demand", "You'd better be there at six."],
    ["demand", "Friday at five, end of story."],
    ["child", "Tell him to call me himself."],
    ["child", "Ask her who she wants to live with."],
    ["child", "He is scared of you."],
    ["child", "She doesn't want to see you."],
    ["child", "I'll send the money with our son."],
    ["child", "The kids deserve to know the truth."],
    ["child", "Let them choose where they sleep."],
    ["several", "Pick-up at five. By the way, where is the bike and when do I get the camp money?"],
    ["several", "When shall I come? Who takes her to the doctor? What about July?"],
    ["several", "I need the form. Also, we have to settle the summer."],
    ["shouting", "WHY ARE YOU NOT ANSWERING"],
    ["shouting", "Where is she???"],
    ["too_long", `About Saturday. ${"Then I keep thinking about it and write on and on. ".repeat(16)}`],
  ])("%s: %s", (code, text) => {
    expect(codes(text)).toContain(code);
  });
});

describe("what is found", () => {
  test("is quoted as it was written, with its capitals, yo and punctuation", () => {
    expect(checks("message_other_parent", "Жду ответа. Ты, КАК всегда, всё забыла!", "ru")).toContainEqual({
      code: "absolutes",
      quote: "Ты, КАК всегда",
    });
  });
  test("is found whichever language the person speaks with us", () => {
    for (const locale of ["ru", "en"] as const) {
      expect(checks("message_other_parent", "See you in court.", locale)).toEqual([
        { code: "court", quote: "See you in court" },
      ]);
    }
  });
  test("comes in the person's own language first", () => {
    const mixed = "See you in court. Встретимся в суде.";
    const quotes = (locale: "ru" | "en") => checks("message_other_parent", mixed, locale).map(({ quote }) => quote);
    expect(quotes("en")).toEqual(["See you in court", "Встретимся в суде"]);
    expect(quotes("ru")).toEqual(["Встретимся в суде", "See you in court"]);
  });
  test("is named once a code, however often it stands there", () => {
    expect(checks("message_other_parent", "Or else. Yes, or else.", "en")).toHaveLength(1);
  });
  test("never joins the end of one sentence to the next", () => {
    expect(checks("message_other_parent", "Буду рад, если придёте вы. Всегда удобно в пять.", "ru")).toEqual([]);
  });
  test("is quoted short where it is long", () => {
    const [found] = checks("message_other_parent", "слово ".repeat(200), "ru");
    expect(found?.code).toBe("too_long");
    expect(found?.quote.length).toBeLessThanOrEqual(80);
  });
  test("has its advice in content", () => {
    expect(adviceRef("message_other_parent", "blame")).toEqual({ ref: "check.message_other_parent.blame.advice" });
  });
});
