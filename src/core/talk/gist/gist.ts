import { type Act, acts, groupOf } from "../acts.ts";

/**
 * What a message mainly does, told coarsely enough that strangers' messages are read right: the acts (some 170) say it finer, and each belongs to
 * one gist. `content/corpora/README.md` says what each means.
 */
export const gists = [
  "hello",
  "wish",
  "detail",
  "done",
  "missed",
  "obstacle",
  "change",
  "next",
  "plan",
  "remind",
  "manage",
  "about",
  "ask_step",
  "ask_fact",
  "ask_words",
  "heavy",
  "body",
  "glad",
  "told",
  "correct",
  "agree",
  "refuse",
  "bye",
  "listen",
] as const;
export type Gist = (typeof gists)[number];

/** How likely each gist is, 0 to 1, in the order of `gists`; together they make one. */
export type GistShares = readonly number[];

/** The acts of each gist, the plainest first: it is what the gist is taken for where nothing finer is heard. Disclosures that stand nowhere are heavy. */
const actsOf: Readonly<Record<Gist, readonly [Act, ...Act[]]>> = {
  hello: ["hello", "hello_again"],
  wish: ["wish", "two_wishes", "wish_vague", "wish_hidden"],
  detail: ["fact", "constraint_time", "age_told", "answers"],
  done: ["step_done", "step_partly", "step_other", "goal_reached", "already_did"],
  missed: ["missed", "relapse", "procrastinated_again", "wasted_day"],
  obstacle: [
    "obstacle",
    "doubt",
    "cannot",
    "no_time",
    "no_thing",
    "no_money",
    "no_energy",
    "constraint_body",
    "constraint_money",
    "constraint_place",
  ],
  change: ["otherwise", "smaller", "swap", "too_easy", "more", "boring", "not_that", "wrong_topic"],
  next: ["ask_step"],
  plan: ["plan_told"],
  remind: ["remind", "stop_reminding"],
  manage: [
    "put_off",
    "not_a_goal",
    "pause_goal",
    "delete_goal",
    "rename_goal",
    "resume_goal",
    "list_done",
    "show_goals",
    "show_where",
    "undo",
  ],
  about: [
    "what_can_you_do",
    "what_is_this",
    "are_you_robot",
    "who_reads_this",
    "is_it_free",
    "offline",
    "do_you_nag",
    "delete_everything",
    "export_mine",
    "human_please",
    "source",
    "other_language",
    "change_language",
    "are_you_there",
    "how_are_you",
    "do_it_for_me",
    "testing",
  ],
  ask_step: ["step_how", "step_what", "step_why", "how_long", "why_no_plan"],
  ask_fact: ["off_topic_question", "medicine_question", "health_question", "law_question"],
  ask_words: ["help_word_it", "draft_check"],
  heavy: ["feel_failure"],
  body: ["energy", "sleep", "stress", "ill_now", "pause_day", "body_pain", "exhausted"],
  glad: [
    "good_news",
    "small_win",
    "child_joy",
    "proud",
    "hope",
    "calm_today",
    "mood_good",
    "child_said_loving",
    "court_won",
  ],
  told: ["told", "memory", "opinion", "joke", "swearing", "bored"],
  correct: ["corrects", "useless", "not_understood"],
  agree: ["yes", "unsure"],
  refuse: ["no"],
  bye: ["goodbye", "thanks", "praise_you", "sorry"],
  listen: ["just_listen", "no_answer_needed", "stop_offering"],
};

const gistOfAct = new Map<Act, Gist>(
  (Object.entries(actsOf) as [Gist, readonly Act[]][]).flatMap(([gist, own]) => own.map((act) => [act, gist] as const)),
);

/** The gist that an act belongs to; what befalls people and stands nowhere else is heavy. */
export const gistOf = (act: Act): Gist => gistOfAct.get(act) ?? (groupOf(act) === "itself" ? "about" : "heavy");

const places = acts.map((act) => gists.indexOf(gistOf(act)));
/** Gists of which any act may be meant are taken for none of them where the finer reader hears none: which grief, question or order it is has to be heard. */
const manifold: readonly Gist[] = ["heavy", "body", "glad", "about", "ask_fact", "ask_words", "manage", "change"];
/** So much of a reading tells which act of a gist it is: of a gist with one plain act, and of a manifold one. */
const faint = 0.03;
const plainly = 0.25;

/**
 * What the finer reader hears, set right by the gist: the acts of a gist share its likelihood as the finer reader divides it among them. `heard` holds
 * the share of every act in the order of `acts`.
 */
export function actsByGist(heard: readonly number[], shares: GistShares): ReadonlyMap<Act, number> {
  const weights = heard.slice(0, acts.length);
  gists.forEach((gist) => {
    if (manifold.includes(gist)) return;
    const at = acts.indexOf(actsOf[gist][0]);
    weights[at] = (weights[at] ?? 0) + faint;
  });
  const sums = gists.map(() => 0);
  weights.forEach((weight, at) => {
    const place = places[at] ?? 0;
    sums[place] = (sums[place] ?? 0) + weight;
  });
  const least = gists.map((gist) => (manifold.includes(gist) ? plainly : faint));
  return new Map(
    acts.map((act, at) => {
      const place = places[at] ?? 0;
      return [
        act,
        ((shares[place] ?? 0) * (weights[at] ?? 0)) / Math.max(sums[place] ?? 0, least[place] ?? faint),
      ] as const;
    }),
  );
}

/** How likely one gist is. */
export const shareOf = (shares: GistShares | undefined, gist: Gist): number => shares?.[gists.indexOf(gist)] ?? 0;

/** The likeliest gist and how likely it is. */
export function foremostGist(shares: GistShares): { readonly gist: Gist; readonly share: number } {
  const share = Math.max(...shares);
  return { gist: gists[shares.indexOf(share)] ?? "told", share };
}
