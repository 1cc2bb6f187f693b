import { describe, expect, test } from "vitest";
import { loadAsked } from "./asked.ts";
import { contentFolder } from "./content-folder.ts";

const { asked } = loadAsked(contentFolder);
const first = (text: string): string | undefined => asked(text)[0]?.id;

describe("what a watch says is not what the day is", () => {
  test.each([
    ["Чувствую нормально кстати. Но часы говорят что плохо, значит плохо?", "watch-says-bad-but-fine"],
    ["my garmin says i'm knackered but i feel fine", "watch-says-bad-but-fine"],
    ["like i feel... fine?? until i look at it", "watch-fine-until-looked"],
    ["бодро, пока не посмотрю на эту цифру", "watch-fine-until-looked"],
    ["honestly i think my goal is to NOT check it until lunch", "watch-not-looking"],
    ["хочу не смотреть на часы до обеда", "watch-not-looking"],
    ["Часы пишут: сон 5:48, глубокий 41 мин, HRV 29, body battery 34. Что делать?", "watch-figures"],
    ["body battery 12, is that bad", "watch-figures"],
    ["можешь сам забирать данные с гармина? или мне каждый день вбивать", "watch-connect"],
    ["can you connect to it. i can also export the csv", "watch-connect"],
    ["does this sync with fitbit", "watch-connect"],
    ["can i upload a csv", "watch-file"],
    ["а можно выгрузку прислать файлом", "watch-file"],
    ["do i need a watch for this", "watch-needed"],
    ["а без часов можно", "watch-needed"],
    ["do i really need 10000 steps a day", "ten-thousand-steps"],
    ["десять тысяч шагов обязательно?", "ten-thousand-steps"],
  ])("%s", (text, id) => {
    expect(first(text)).toBe(id);
  });
});

describe("nights and tiredness are met gently", () => {
  test.each([
    ["не спится. 4:12. ты тут?", "awake-at-four"],
    ["can't sleep, what do i do", "awake-at-four"],
    ["when should i sleep after night shifts", "night-shift-sleep"],
    ["во сколько ложиться после ночной смены", "night-shift-sleep"],
    ["can i take a nap", "nap-allowed"],
    ["можно днём поспать часок", "nap-allowed"],
    ["can i write to you at night", "write-at-night"],
    ["ничего если ночью писать буду", "write-at-night"],
    ["how do i get out of bed", "cannot-get-up"],
    ["как утром встать с кровати", "cannot-get-up"],
    ["am i allowed to do nothing today", "rest-allowed"],
    ["а можно сегодня ничего не делать", "rest-allowed"],
    ["отстань на пару дней ок?", "leave-me-be"],
    ["how do i switch off after a shift", "switch-off-after-work"],
    ["как отключиться от работы после смены", "switch-off-after-work"],
  ])("%s", (text, id) => {
    expect(first(text)).toBe(id);
  });
});

describe("a choice stays theirs, and a small thing helps to see", () => {
  test.each([
    ["should i quit my job", "quit-the-job"],
    ["может уволиться нафиг", "quit-the-job"],
    ["а если вообще забить и взять академ? на серьезе думаю иногда", "year-off"],
    ["should i take a gap year", "year-off"],
    ["should i leave my husband", "stay-or-leave-partner"],
    ["стоит ли развестись", "stay-or-leave-partner"],
    ["стоит ли переезжать в другой город", "move-away"],
    ["should i move back home", "move-away"],
    ["pen or pencil?", "little-choice"],
    ["ручкой или карандашом", "little-choice"],
    ["you choose", "choose-for-me"],
    ["выбери за меня", "choose-for-me"],
    ["should i message her mum and tell her what i think of her? its 3 paragraphs", "angry-message"],
    ["отправить ей всё что я думаю или нет", "angry-message"],
    ["what present for a man who has everything", "present-for-everything"],
    ["что подарить маме, у неё всё есть", "present-for-everything"],
    ["do you think that's silly", "think-it-silly"],
    ["это глупо, да?", "think-it-silly"],
    ["what will people say", "what-people-say"],
    ["а что соседи скажут", "what-people-say"],
    ["am i just lazy", "am-i-lazy"],
    ["может я просто ленивая", "am-i-lazy"],
    ["how do i start when i don't want to", "start-unwilling"],
    ["как начать, если не хочется", "start-unwilling"],
  ])("%s", (text, id) => {
    expect(first(text)).toBe(id);
  });
});

describe("what the program is asked as an acquaintance, and what it cannot do", () => {
  test.each([
    ["can i send you a song", "see-or-hear"],
    ["скину тебе фотку, посмотришь?", "see-or-hear"],
    ["Can you tell my grandson I did it? He's called Callum", "pass-it-on"],
    ["можешь передать внуку, что у меня вышло", "pass-it-on"],
    ["could you not be so encouraging, it makes me feel about 6", "less-cheer"],
    ["хватит меня хвалить, как маленькую", "less-cheer"],
    ["можно на ты?", "formal-or-not"],
    ["can you call me by my name", "call-me-by-name"],
    ["зови меня Тамара Ильинична", "call-me-by-name"],
    ["what's your name love", "your-name"],
    ["как вас зовут", "your-name"],
    ["are you a he or a she", "he-or-she"],
    ["ты мальчик или девочка", "he-or-she"],
    ["how old are you", "how-old-are-you"],
    ["сколько тебе лет", "how-old-are-you"],
    ["where do you live", "where-are-you"],
    ["ты откуда?", "where-are-you"],
    ["did you miss me", "when-i-am-away"],
    ["что ты делаешь, когда меня нет", "when-i-am-away"],
    ["what languages do you speak", "what-language"],
    ["на каких языках можно писать", "what-language"],
    ["can i swear", "can-i-swear"],
    ["матом можно?", "can-i-swear"],
    ["sorry for my spelling", "typos-fine"],
    ["извините за ошибки", "typos-fine"],
    ["okay so I'm talking into it my niece set this up", "spoken-into"],
    ["а можно голосом надиктовать", "spoken-into"],
    ["is it ok if i write a lot", "long-is-fine"],
    ["ничего что так длинно", "long-is-fine"],
    ["can you keep a secret", "keep-a-secret"],
    ["ты умеешь хранить секреты", "keep-a-secret"],
    ["are you going to tell the social worker", "report-me"],
    ["а вы в опеку не сообщите?", "report-me"],
    ["can this be used against me in court", "used-in-court"],
    ["это могут использовать против меня?", "used-in-court"],
    ["can you see where i am", "see-where-i-am"],
    ["ты видишь, где я?", "see-where-i-am"],
    ["do you judge me", "do-you-judge-me"],
    ["вы меня осуждаете?", "do-you-judge-me"],
    ["can you be my friend", "be-my-friend"],
    ["будешь моим другом", "be-my-friend"],
    ["can i trust you", "can-i-trust-you"],
    ["а тебе можно доверять?", "can-i-trust-you"],
    ["do you learn from me", "do-you-learn"],
    ["ты учишься на моих сообщениях?", "do-you-learn"],
    ["what happens if you shut down", "if-you-vanish"],
    ["а если тебя отключат", "if-you-vanish"],
    ["can my husband use this too", "two-of-us"],
    ["можно с мужем вдвоём пользоваться", "two-of-us"],
    ["what if i stop answering", "stop-answering"],
    ["а если я перестану отвечать", "stop-answering"],
    ["will it work on an old phone", "old-phone"],
    ["а на старом телефоне пойдёт?", "old-phone"],
    ["does it use a lot of data", "eats-traffic"],
    ["много трафика ест?", "eats-traffic"],
    ["do you know what day it is", "what-day-is-it"],
    ["какое сегодня число", "what-day-is-it"],
    ["can you count for me", "count-for-me"],
    ["посчитай мне проценты", "count-for-me"],
    ["solve this equation for me", "solve-it"],
    ["реши за меня задачу", "solve-it"],
    ["can you translate this", "translate-this"],
    ["переведи на английский", "translate-this"],
    ["what's the weather tomorrow", "weather-or-news"],
    ["какая завтра погода", "weather-or-news"],
    ["what should i cook tonight", "what-to-cook"],
    ["что приготовить на ужин", "what-to-cook"],
    ["tell me my fortune", "foretell"],
    ["погадай мне", "foretell"],
    ["do you believe in god", "your-views"],
    ["ты веришь в бога", "your-views"],
    ["say something nice", "something-kind"],
    ["подбодри меня", "something-kind"],
    ["right then robot. fix my life", "fix-my-life"],
    ["почини мою жизнь", "fix-my-life"],
  ])("%s", (text, id) => {
    expect(first(text)).toBe(id);
  });
});

describe("what people ask about themselves when it is hard", () => {
  test.each([
    ["Написала. Пять строк, и разревелась. Это нормально вообще?", "crying-normal"],
    ["is it normal to cry over small things", "crying-normal"],
    ["am i a bad mother", "bad-parent"],
    ["я плохой отец?", "bad-parent"],
    ["why do i do this to myself", "why-do-i-do-this"],
    ["зачем я так с собой", "why-do-i-do-this"],
    ["how long until it gets better", "when-easier"],
    ["когда уже отпустит", "when-easier"],
    ["is it my fault", "is-it-my-fault"],
    ["это я виноват?", "is-it-my-fault"],
    ["am i overreacting", "overreacting"],
    ["может я накручиваю", "overreacting"],
    ["am i the only one who feels like this", "only-one"],
    ["это только у меня так", "only-one"],
    ["does that count as a fail", "counts-as-failure"],
    ["это провал?", "counts-as-failure"],
    ["what if i slip again", "no-relapse-fear"],
    ["а если опять сорвусь", "no-relapse-fear"],
    ["how do i stop thinking about it", "stop-thinking-of-it"],
    ["как перестать думать о нём", "stop-thinking-of-it"],
    ["am i ready for this", "am-i-ready"],
    ["готова ли я вообще", "am-i-ready"],
    ["who can i talk to", "who-can-i-talk-to"],
    ["мне не с кем поговорить", "who-can-i-talk-to"],
    ["побегал. 3х800, на 4м сдох. пульс макс 187, это ок?", "pulse-after-sport"],
    ["ran 5k, max heart rate 190, is that ok", "pulse-after-sport"],
    ["is it selfish to want a break from caring for mum", "carer-day-off"],
    ["стыдно хотеть отдохнуть от ухода за мамой", "carer-day-off"],
    ["how do i forgive myself", "how-forgive-self"],
    ["как простить себя", "how-forgive-self"],
  ])("%s", (text, id) => {
    expect(first(text)).toBe(id);
  });
});

describe("what parents apart and carers ask", () => {
  const ofSon = ["my son is eleven", "сын у бывшей"];
  test.each([
    ["what have you got for people like me", "for-people-like-me"],
    ["А что у вас вообще есть для таких как я?", "for-people-like-me"],
    ["Can you tell me what the lady writes? I have the right to see it?", "see-the-record"],
    ["могу ли я прочитать, что она пишет о встречах", "see-the-record"],
    ["will he forget me", "will-child-forget"],
    ["он меня забудет?", "will-child-forget"],
    ["does he hate me", "does-child-hate-me"],
    ["за что он меня ненавидит", "does-child-hate-me"],
    ["what do we talk about in a five minute call", "short-call"],
    ["о чём говорить по телефону пять минут", "short-call"],
    ["how do i get through his birthday without him", "birthday-apart"],
    ["как пережить день рождения сына без него", "birthday-apart"],
    ["should i keep a diary of missed visits", "write-it-down-for-court"],
    ["стоит ли записывать сорванные встречи", "write-it-down-for-court"],
    ["what do i say when she says bad things about me", "talk-bad-about-me"],
    ["что делать, если она настраивает его против меня", "talk-bad-about-me"],
    ["can i leave dad alone for an hour", "leave-them-alone"],
    ["можно ли оставить её одну на час", "leave-them-alone"],
    ["how do i tell my wife i lost my job", "say-lost-job"],
    ["как сказать жене, что меня уволили", "say-lost-job"],
  ])("%s", (text, id) => {
    expect(asked(text, ofSon)[0]?.id).toBe(id);
  });

  test("whether somebody hates or forgets is asked of a child only where a child was told of", () => {
    expect(first("does he hate me")).toBeUndefined();
    expect(first("will he forget me")).toBeUndefined();
  });
});

describe("what is asked of goals, and where words go", () => {
  test.each([
    ["is that a thing you can do as a goal", "odd-goal"],
    ["можно такую цель?", "odd-goal"],
    ["can i do two goals at once", "two-goals-at-once"],
    ["можно две цели сразу", "two-goals-at-once"],
    ["how much time do i need for this", "how-long-a-day"],
    ["сколько времени это займёт", "how-long-a-day"],
    ["oi whos on the other end of this, like where does what i type go", "who_reads_this"],
    ["who's on the other end", "are_you_robot"],
    ["здрасьте, это что вообще", "what_is_this"],
    ["hiya whats this then", "what_is_this"],
    ["Is there somebody there typing all this or is it the machine", "are_you_robot"],
    ["логи где лежат, кто читает", "who_reads_this"],
    ["куда уходит то, что я пишу", "who_reads_this"],
  ])("%s", (text, id) => {
    expect(first(text)).toBe(id);
  });
});

describe("stories and wishes near these questions keep their own answers", () => {
  test.each([
    "У меня к Вам просьба: не пишите по выходным.",
    "зови меня не раньше девяти, говорит",
    "i want the deposit back off that landlord",
    "белая таблетка утром или вечером не помню",
    "муж в другой стране, надо договориться о часах звонков детям",
    "took the old phone to the shop and they laughed",
    "I translate subtitles for a living",
    "рецепт у дочки в сумке",
    "диктую сон семь часов, стресс три",
    "переведи меня на зимний режим",
    "he quit his job in may",
    "my son learned to count to ten",
    "утром на записке: «передай ей спасибо»",
    "посчитай сколько дней я без срывов",
    "stop drinking by june, can that be a goal",
    "торты без сахара это обман, но покупают",
    "hang on what was it you wanted me to do",
    "how many goals do i have",
    "my son cried when i left",
    "сын плакал, это нормально для трёх лет",
  ])("%s", (text) => {
    expect(first(text)).toBeUndefined();
  });
});

describe("what is asked of law gets whom to ask", () => {
  test.each([
    ["can i record the handover on my phone and play it in court", "law-record"],
    ["am i allowed to film him when he shouts at pick up", "law-record"],
    ["можно записать разговор с бывшей для суда", "law-record"],
    ["he's got an order and just ignores it. thats illegal right", "law-order-broken"],
    ["My neighbour keeps parking over my gate. Is he allowed", "law-is-it-legal"],
    ["he can't make me do sundays can he", "law-is-it-legal"],
    ["он может меня заставить в воскресенье выйти?", "law-is-it-legal"],
    ["Сосед ставит машину прямо у калитки. Имеет право?", "law-is-it-legal"],
    ["а это вообще законно, не давать трубку", "law-order-broken"],
    ["она имеет право увезти его без меня?", "law-is-it-legal"],
    ["лишить прав могут за то что я под дверью орал?", "law-what-can-they-do"],
    ["could they take my kids because of a messy flat", "law-what-can-they-do"],
    ["юрист нужен тут или там?", "law-which-lawyer"],
    ["what kind of lawyer do i need for this", "law-which-lawyer"],
    ["dont have a solicitor. 240 quid an hour are you joking", "law-no-money"],
    ["на адвоката денег нет", "law-no-money"],
    ["i could just show up at school with the skates", "just-go-there"],
    ["а если просто приехать и забрать его из садика, я же мать", "just-go-there"],
  ])("%s", (text, id) => {
    expect(first(text)).toBe(id);
  });

  test.each([
    "i want to record a lullaby for my daughter",
    "хочу записать сказку для сына",
    "the bus can't take dogs",
    "надо забрать посылку",
    "i pick the kids up from school every morning",
    "записалась к юристу на среду",
  ])("and its neighbours are left: %s", (text) => {
    expect(first(text) ?? "").not.toMatch(/^law-|^just-go/u);
  });
});

describe("a medicine is for the doctor or the pharmacist", () => {
  test.each([
    ["is zopiclone ok the once just to flip back", "medicine-may"],
    ["can I take two sumatriptan together", "medicine-may"],
    ["is it safe to stop sertraline on my own", "medicine-may"],
    ["could my mum have half her ramipril", "medicine-may"],
    ["what if i double the melatonin", "medicine-may"],
    ["можно ибупрофен с мелоксикамом пить", "medicine-may"],
    ["феназепам бросить можно сразу?", "medicine-may"],
    ["сколько валерьянки можно выпить", "medicine-may"],
    ["вторую таблеточку выпить?", "medicine-may"],
    ["давление 160, это от радости наверно. вторую таблеточку выпить?", "medicine-at-pressure"],
    ["bp is 165, can i take another tablet", "medicine-at-pressure"],
  ])("%s", (text, id) => {
    expect(first(text)).toBe(id);
  });

  test.each([
    "remind me to take my pills at nine",
    "напомни выпить таблетку в девять",
    "приняла таблетку и легла",
    "took the ibuprofen, lying down now",
    "can i draw on a tablet screen",
    "it was a bitter pill to swallow",
  ])("and its neighbours are left: %s", (text) => {
    expect(first(text) ?? "").not.toMatch(/^medicine-/u);
  });
});

describe("questions about the program in other words", () => {
  test.each([
    ["heyy r u allowed to talk to ppl under 18", "may-i-be-young"],
    ["im 17 is that ok", "may-i-be-young"],
    ["мне 16, можно?", "may-i-be-young"],
    ["How long do you keep it.", "how-long-kept"],
    ["сколько вы это храните", "how-long-kept"],
    ["what do you do with what i write here", "what-becomes-of-it"],
    ["а что будет с тем что я пишу", "what-becomes-of-it"],
    ["Show me what you have on me so far.", "shows-what-it-has"],
    ["покажи что ты знаешь обо мне", "shows-what-it-has"],
    ["и как снести вообще всё? сносить НЕ надо, просто расскажи", "how-to-erase"],
    ["how do i wipe everything", "how-to-erase"],
    ["мы у неё. эту переписку можно стереть? он в телефон лазит", "how-to-erase-talk"],
    ["can i delete this chat", "how-to-erase-talk"],
    ["чем ты лучше заметок с галочками", "better-than-a-list"],
    ["how are you any different from a notes app", "better-than-a-list"],
    ["do you always sound this nice its suspicious", "always-so-nice"],
    ["ты всегда такой вежливый?", "always-so-nice"],
    ["на какой модели крутишься", "do-you-write-yourself"],
    ["do you write this yourself", "do-you-write-yourself"],
    ["Mozesz po polsku?", "other_language"],
    ["can you speak polish", "other_language"],
    ["а по-казахски понимаешь?", "other_language"],
    ["банальщина. пруф есть?", "source"],
    ["says who", "source"],
    ["hiya is this going to be on my record anywhere", "who_reads_this"],
    ["а это нигде не сохранится? в смысле на работе не узнают", "who_reads_this"],
    ["GOOD MORNING I AM SHOUTING BECAUSE I CANT FIND THE SMALL LETTERS", "in-capitals"],
    ["КАК ТУТ БУКВЫ ПОМЕНЬШЕ", "in-capitals"],
    ["God bless. You've been very patient", "blessing"],
    ["дай вам бог здоровья", "blessing"],
    ["ты бесишь", "annoys-me"],
    ["stupid bot", "annoys-me"],
    ["yeah, same to you. night x", undefined],
    ["спокойной ночи", "good-night"],
    ["omg hi. i totally ghosted you", "back-after-long"],
  ])("%s", (text, id) => {
    expect(first(text)).toBe(id);
  });

  test.each([
    "my son is 16 and can't sleep",
    "how long do i keep soup in the fridge",
    "i'm learning polish",
    "мой начальник бесит",
    "last night was awful",
    "i want to delete his messages from whatsapp",
  ])("and their neighbours are left: %s", (text) => {
    expect(first(text) ?? "").not.toMatch(/^(?:may-i|how-long-kept|other_language|annoys|good-night|how-to-erase)/u);
  });
});

describe("what is near the words of an entry and of another subject is left", () => {
  test.each([
    ["Today I looked at one bridge from the bus and it has bad expansion joint. I was happy whole day", "joints-limit"],
    ["He wrote back 'that was a bad move dad' best post I ever had", "joints-limit"],
    ["went to the pub for a shandy and came back after 40 mins, fine", "back-after-long"],
    ["пропал носок, второй раз за неделю", "back-after-long"],
    ["what if i ring instead, less to read out", "fear-any"],
    ["а если просто «сейчас не могу, сам на мели»", "fear-any"],
    ["помоги записку ему написать, вежливую, без мата", "say-partner-night"],
    ["17го я приставу написал заявление, как им ответить", "say-quit"],
    ["короче одно дело до сна и отстань", "leave-me-be"],
  ])("%s", (text, id) => {
    expect(first(text)).not.toBe(id);
  });
});

describe("plain questions of everyday have a plain answer", () => {
  test.each([
    ["кофе в четыре дня уже всё, нельзя?", "coffee-late"],
    ["is coffee at five too late", "coffee-late"],
    ["headache diary people are talking about, is it useful or just one more chore", "diary-useful"],
    ["дневник головной боли, есть от него толк?", "diary-useful"],
    ["ok. what do i do friday then. like actually that day", "that-very-day"],
    ["как прожить этот день", "that-very-day"],
    ["тётя рая снизу пустит. что брать с собой", "what-to-pack"],
    ["дай хоть одну строчку для дочки, положу в ящик, потом отдам", "say-child-line"],
    ["give me one line for my son", "say-child-line"],
  ])("%s", (text, id) => {
    expect(first(text)).toBe(id);
  });
});
