import type { Locale } from "../person/person.ts";
import { wordsOf } from "./words.ts";

/** Base forms with which an English step may begin; a step that begins otherwise is asked again. */
const english = new Set(
  `accept acknowledge act adapt add address adjust admire admit advertise agree air allow analyse anchor announce
  answer apologise apologize apply appoint arch archive arm arrange arrive ask assemble assign attach attend audition
  avoid award back bag bake balance bandage baste batch bathe beat begin bend bid bike bin bind bleed blend bless
  block blot blow boast boil bolt book bookmark borrow bottle bounce bow box brace bracket braid brainstorm break
  breathe brew brief brighten brine bring browse brush buff build bullet bundle burp butter button buy calculate
  calibrate call cancel cap caption capture carpool carry carve cast catalogue catch caulk celebrate centre chain
  chalk challenge change charge chart chase chat check cheer chew chip chisel choose chop circle cite claim clamp clap
  clarify clasp clean clear click climb clip close cluster coat code coil collate collect color colour comb combine
  come comfort comment commission commit compare compile complete compliment compose compost compute confide confirm
  connect console consult contact continue contrast convert cook cool copy correct cost count cover crack cream create
  crimp crochet crop cross crouch crumple crush cuddle cue cup curb cure curl curtsy cut cycle dab dampen dance dangle
  dare darken darn date debug decant decide declare decline decorate dedicate define defrost delegate delete deliver
  demonstrate deposit describe design destroy detach detail develop diagram dial dice dictate dig dilute dim dip
  direct dirty disable discard disconnect discuss display dispute dissolve distract divide do document dodge donate
  dot double doubleclick download draft drag drain drape draught draw dredge dress drill drink drive drizzle drop drum
  dry dump dunk dust earn ease eat edit elect email embroider empty enable end engrave enjoy enlarge enrol enroll
  enter equip erase escalate escort establish estimate evaluate examine exchange excuse exercise exhale exit expand
  explain explore export express extend face fade fake fall fan fashion fasten feature feed feel felt ferment fetch
  figure file fill fillet film filter find finish fish fit fix flag flatten flex flick flip float flush focus fold
  follow forage forget forgive form format forward frame fray free freeze fry fund garnish gather gauge germinate get
  gift give glance glaze glimpse glue go grab graft grant grasp grate graze grease greet grill grind grip groom group
  grout grow guess guide gut hail halt halve hammer hand handle handwrite hang harden harness harvest have head hear
  heat heave help hem hide highlight hire hit hoe hoist hold honour hook hoover hop host house hover hug hum hunt
  hurry husk identify ignore illustrate imagine import improvise inch include inflate inform inhale ink insert inspect
  install insulate interview introduce invent investigate invite invoice iron issue itemise jam jog join joke jot
  journal juggle jump justify keep key kick kiss knead kneel knit knock knot label lace ladle land lash last lather
  laugh lay layer lead leaf leak lean learn leave lend lengthen let level lick lie lift light lighten limit line link
  list listen live load lob lock lodge log look loop loosen lose lower lubricate lug lull mail make man map march
  marinate mark mash mask massage master match matter measure meet melt memorise memorize mend mention merge message
  mime mind mirror mist mix model moisten mop mount move mow mulch mumble mute nail name nap narrate narrow neaten
  negotiate nestle net nibble nick nod nominate notch note notice nudge number nurse observe obtain offer offload oil
  open order organise organize outline oversee own pace pack pad paddle paint pair paraphrase parboil parcel park part
  pass paste pat patch pause pave pay peek peel peep peg pencil perch perform pestle pet phone photograph phrase pick
  pickle picture pile pin pinch pinpoint pit pitch pivot place plait plan plane plant plate play pledge plot plough
  pluck plug plump poach pocket point poke polish ponder pool pop portion post pot pound pour practice practise praise
  preheat prepare present preserve press preview price prick prime print prioritise prioritize prise probe process
  prod promise prompt proofread prop propose prove provide prune publish pull pump puree purge push put puzzle
  question queue quieten quilt quit quiz quote race raid raise rake rally rank rasp rate rattle reach read ready
  rearrange reassure rebuild recall recap recite recolour recommend reconcile reconnect record recycle redeem redo
  redraft redraw reduce reef reel refer refill reflect reframe refresh refuse regain register regrow rehang rehearse
  reheat rehouse rein reject relabel relax release remember remind remove rename renew rent reopen reorder repair
  repeat replace reply report repot request reread rerecord reschedule research reserve reset resize resow respond
  rest restart restore retell retrace return retype reuse reverse review revise revisit reward rewind rework rewrite
  ride rig rightclick ring rinse rip ripple rise rivet roast rock roll rotate round rouse row rub rule rummage run
  saddle salt sample sand save saw say scald scale scan scatter schedule scoop scoot score scour scout scrape
  screenshot screw scribble script scroll scrub scull sculpt seal sear search season seat section secure seek select
  sell send separate serve set settle sew shade shadow shake shape share sharpen shave shear shed shell shelve shift
  shoot shop shorten shout shovel show shred shrink shrug shuck shuffle shut sieve sift sigh sign silence simmer sing
  sip sit skate sketch skewer skim skin skip skirt slacken slather slice slide sling slip slit slot slow smear smell
  smile smoke smooth snack snap snip snuggle soak soap soften solder solve soothe sort sow space spare spark speak
  specify spell spend spin splice splint split spoil sponge spool spoon spot spray spread sprinkle spritz squash squat
  squeeze squint squirt stack stall stamp stand staple star start stash state stay steady steam steep steer step stew
  stick stir stitch stock stop store storyboard straighten strain strap stray stream strengthen stretch strike string
  strip stroke stroll strum stud study stumble sub submit subscribe subtract suggest sum summarise summarize summon
  supply support surf surround survey suspend swab swaddle swallow swap swatch sway sweep swim swing swipe swirl swish
  switch sync tabulate tack tackle tag tailor take talk tally tame tamp tap tape taste teach team tear tease tell tend
  tenderise test tether text thank thaw thin thread thresh throw thumb tick tidy tie tighten till tilt time tip title
  toast toggle top toss total touch tour tow trace trade train transfer translate transplant transpose travel treat
  trial trim troll trot trowel trust try tuck tug tune turn twirl twist type unblock unbolt unbuckle unbutton unclip
  unclog uncover underline underscore undo unfasten unfold unfollow unhook uninstall unlace unload unlock unmute
  unpack unpin unplug unroll unscrew unsubscribe untangle untie unwind unwrap upcycle update upgrade upload use usher
  vacuum value varnish vary ventilate venture verify vet view visit voice volunteer vote vouch wag wait waive walk
  wander ward warm warn wash watch water wave wax wear weave wedge weed weigh welcome weld wet wheel whip whirl whisk
  whisper whistle whittle widen wield wiggle win winch wind wipe withdraw withhold wonder word work worry wrap wriggle
  wring write yank yawn yodel yoke zigzag zip zoom`.split(/\s+/u),
);

/** Verbs that name no action one could be seen doing; a step must not begin with them. */
const vague = new Set(
  `think be try consider ponder wonder ignore relax focus trust believe avoid research explore analyse
  подумайте думайте подумать думать будьте быть попробуйте пробуйте попробовать попытайтесь попытаться постарайтесь
  стараться старайтесь постараться верьте поверьте размышляйте поразмышляйте учтите помните надейтесь
  исследуйте проанализируйте изучите стремитесь избегайте`.split(/\s+/u),
);

const imperative = /(?:йте|ите|ьте|гте|йтесь|итесь|ьтесь)$/u;
/** Words on -ите and -ьте that are no imperatives. */
const notImperative = new Set([
  "сайте",
  "визите",
  "кредите",
  "элите",
  "лимите",
  "аппетите",
  "граните",
  "бисквите",
  "дебите",
]);
/** Infinitives that common nouns would be taken for are told apart by this list. */
const infinitive = /(?:ать|ять|еть|ить|оть|уть|ыть|сть|зть|йти|сти|зти|чь)(?:ся|сь)?$/u;
const notInfinitive = new Set(
  `мать кровать часть речь дочь ночь помощь вещь печать тетрадь память сеть смерть область новость есть шесть путь
  кость гость честь весть масть кисть власть четверть треть шерсть скорость повесть гости вести`.split(/\s+/u),
);

export type Opening = "verb" | "vague_verb" | "no_verb";

/** Whether a step begins with something to do: a Russian imperative or infinitive by its ending, an English base form by lexicon. */
export function openingOf(text: string, locale: Locale): Opening {
  const first = wordsOf(text.replace(/(?<=\p{L})-(?=\p{L})/gu, ""))[0];
  if (first === undefined) return "no_verb";
  if (vague.has(first)) return "vague_verb";
  return isActionWord(first, locale) ? "verb" : "no_verb";
}

/** Whether a version may open with a short circumstance: "After the call, note one word". */
export function opensAfterClause(text: string, locale: Locale): boolean {
  return wordsOf(text)
    .slice(1, 10)
    .some((word) => !vague.has(word) && isActionWord(word, locale));
}

/** Whether a single folded word reads as an order to act. */
export function isActionWord(word: string, locale: Locale): boolean {
  return readsAsOrder[locale](word);
}

/** Whether a word orders in the manner of the one that a text opened with: behind an imperative an infinitive orders nothing of its own. */
export function ordersAlike(opening: string, word: string, locale: Locale): boolean {
  return isActionWord(word, locale) && !(locale === "ru" && imperative.test(opening) && !imperative.test(word));
}

/** English tells an order by a lexicon; Russian by endings, with the nouns that end alike taken out. */
const readsAsOrder: Readonly<Record<Locale, (word: string) => boolean>> = {
  ru: (word) => (imperative.test(word) ? !notImperative.has(word) : infinitive.test(word) && !notInfinitive.has(word)),
  en: (word) => english.has(word),
};
