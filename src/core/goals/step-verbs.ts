import { wordsOf } from "./words.ts";

/** Base forms with which an English step may begin; a step that begins otherwise is asked again. */
const english = new Set(
  `accept act adapt add address adjust agree air allow announce answer apply arrange ask assemble attach attend back bag
  bake balance begin bin bind block blow boil book borrow bounce box brace break breathe brew brighten bring browse brush
  build bundle button buy calculate call cancel capture carry carve cast catch celebrate centre change charge chat check
  choose chop circle claim clap clean clear climb clip close coil collect colour color comb combine come commit compare
  complete compose confirm connect continue cook cool copy count cover crack create crop cross cuddle cup curl cut dab
  dance darken date decide declare decline decorate delete deliver describe design detach dictate dig dim dip disconnect
  discard discuss display divide do donate double download drag draft drain drape draw dress drink drive drop dry dump dust
  eat edit email empty end enter erase estimate exchange explain export face fasten feed feel fetch fill film filter find
  finish fit fix flag flip fold follow forward frame free freeze fry gather get give glance glue go grab greet group grow
  guess hand hang head hear help hide highlight hire hold hook hug hum identify import install introduce invite iron join
  jot jump keep kick kiss knead kneel knit knock label lace land laugh lay lead lean learn leave lend lengthen let lie lift
  light limit line link list listen load lock log look loop loosen lower mail make map march mark match measure meet melt
  mend mention message mime mix move mow mute nail name narrow nod note notice number offer oil open order organise organize
  outline pace pack paint pair park part pass paste pat pause pay peel pencil perform phone photograph pick pin pinch place
  plan plant plate play plug point polish pop post pour practise practice prepare present press preview price print promise
  prop prune publish pull pump push put question queue quote raise rate read rearrange recall recite record recycle redraw
  reduce refill refuse rehearse reheat release remember remove rename rent repair repeat replace reply report request reread
  rerecord reserve reset resize rest restart retell return review revise rewind rewrite ring rinse rip roll rotate round row
  rub rule run save saw say scan schedule scrape screenshot screw scribble scroll scrub seal search seat select send separate
  serve set settle sew shade shadow shake shape share sharpen shave shift shoot shop shorten shout show shred shut sign silence
  sing sit sketch skim skip slice slide slip slow smell smile smooth snap soak soften sort spare speak spell spend spin split
  spot spray spread sprinkle squat squeeze stack stand staple start state stay steam step stick stir stitch stop store
  straighten stream strengthen stretch strike string strip stroke study submit subscribe subtract summarise summarize swap
  sweep swim swing switch take talk tally tap tape taste teach tear tell text thank thread throw tick tidy tie tighten time
  title top toss total touch tour trace trade train translate transfer trim try tuck tune turn twist type uncover underline
  undo unfold unhook unload unlock unpack unplug unroll unscrew unsubscribe untangle update upload use vacuum view visit
  voice vote wait walk warm wash watch water wave wear weed weigh wet whisk whisper whistle widen win wind wipe withdraw work
  wrap write yawn zip zoom
  act analyse arch arm ask award bake bend blend blot bookmark bow brainstorm bullet catalogue caption chalk chase chew clasp
  click cluster code compile compute comment contact convert correct dampen debug decorate defrost deposit destroy detail
  diagram dial dice dilute direct disable dispute dissolve document dot drum enable enlarge enrol enroll escort exhale expand
  express extend fan file flatten float flush focus form format gift grate graze grip grill groom handwrite hem host hover
  imagine improvise inflate ink inspect insert interview inhale itemise jog journal juggle key lace layer leaf level lighten
  lubricate mime mind mirror mist model moisten mount nap narrate neaten negotiate nudge observe order oversee own pat peek
  phrase pickle pile plot poke pre-heat preheat prick probe proofread purge puzzle quiz rake rank reach rebuild reconnect
  redo refer reflect register rehang relax relabel reopen reorder research respond restore retype reuse revisit reward rock
  sand scatter scoop score script section shorten shuffle sift simmer sip skate skewer smear snip spark sponge squash stamp
  stash steady storyboard strap strum sum surround suspend swatch swallow swish tack tailor tag tackle tease test thin tilt
  toast toggle treat trial uninstall unwind unwrap untie upcycle verify wag weave welcome whittle wiggle wring
  acknowledge admire advertise appoint assign avoid bike bless borrow bottle carpool challenge chart cheer clarify comfort
  compliment compost confide console consult contrast crouch cycle define delegate dedicate demonstrate develop distract draught
  earn enjoy escalate establish evaluate examine excuse exit explore fake fish forgive guide harvest honour ignore illustrate
  include inform invent investigate invoice jam joke justify lob memorise memorize mute nominate obtain paraphrase pitch ponder
  prioritise prioritize process propose provide quieten quit re-read recap reconcile redraft reframe reject remind repot
  reschedule reassure roast rotate scale sculpt secure snack soothe sow specify spare summon support surf survey sync tabulate
  go solve audition handle tip recolour exercise hunt sway suggest have cost word rise travel live stay-put feature fund hum nibble notch offload pop rattle rearrange
  retrace ripple rummage seek shelve skip-over snuggle spritz stamp strip-down sweep swipe thaw tack throw top trot unbutton
  unpin unwrap wipe zigzag air-dry hold-up shrug sigh hop dust dunk blend bin peek stash rest lob swirl sprinkle underscore
  anchor back batch bookmark bracket break-up brief brush cap chip cite claim collate commission cool crumple crush cue curb
  dangle dare dodge ease edit elect equip face fade fall fasten feel fetch figure file flex forget gauge glimpse grant grasp
  hail halt hear hit hop host house hurry inch itemise knot land last leak lick lodge loosen lug lull man map mask master
  matter merge mount mumble nestle net nick nurse pad pair parcel park peep pencil perch pet pitch pinpoint pledge pluck plump
  point pool pound praise preserve prime prompt prod prove pull quote race raid rally ready reel refresh regain regrow rehouse
  rein renew rework ride rouse sample scoot scout scribble settle shed shelve skirt slot soap space stall steer stock strain
  stray stretch stroll strum stud sub supply sway swap tame tap team text thin tilt toss treat trust twirl usher value venture
  vet vouch waive ward wash weigh whirl withhold worry wriggle tend thumb top-up trust unclip unfollow unmute upgrade volunteer vary wander wheel wonder`.split(
    /\s+/u,
  ),
);

/** Verbs that name no action one could be seen doing; a step must not begin with them. */
const vague = new Set(
  `think be try consider ponder wonder ignore relax focus trust believe avoid research explore analyse
  подумайте думайте подумать думать будьте быть попробуйте пробуйте попробовать попытайтесь попытаться постарайтесь
  стараться старайтесь постараться верьте поверьте размышляйте поразмышляйте рассмотрите учтите помните надейтесь
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
export function openingOf(text: string, locale: "ru" | "en"): Opening {
  const first = wordsOf(text)[0];
  if (first === undefined) return "no_verb";
  if (vague.has(first)) return "vague_verb";
  return isActionWord(first, locale) ? "verb" : "no_verb";
}

/** Whether a version may open with a short circumstance: "After the call, note one word". */
export function opensAfterClause(text: string, locale: "ru" | "en"): boolean {
  return wordsOf(text)
    .slice(1, 10)
    .some((word) => !vague.has(word) && isActionWord(word, locale));
}

/** Whether a single folded word reads as an order to act. */
export function isActionWord(word: string, locale: "ru" | "en"): boolean {
  if (locale === "en") return english.has(word);
  if (imperative.test(word)) return !notImperative.has(word);
  return infinitive.test(word) && !notInfinitive.has(word);
}
