/**
 * What somebody wants to do, whatever it is about: closed, so that each has its frame of steps. `anything` is the
 * act of a goal that says none.
 */
export const goalActs = [
  "learn",
  "practise",
  "train_body",
  "know_by_heart",
  "read_or_watch",
  "teach",
  "make",
  "write",
  "release",
  "mend",
  "set_up",
  "migrate",
  "clear",
  "organise",
  "move_home",
  "buy_or_choose",
  "sell_or_give_away",
  "save_or_pay",
  "earn",
  "apply",
  "file_papers",
  "find_out_why",
  "find_someone",
  "see_professional",
  "call_or_write_to",
  "tell_someone",
  "make_peace",
  "part",
  "meet_people",
  "help_someone",
  "with_a_child",
  "care_for_living",
  "host",
  "prepare_for_a_day",
  "travel",
  "decide",
  "quit",
  "keep_a_routine",
  "cope",
  "recover",
  "mourn",
  "anything",
] as const;
export type GoalAct = (typeof goalActs)[number];

/**
 * How a way ends: a `procedure` is walked in order and gets there, a `project` has an end that the person names, and
 * `open` never does (a language, a habit): it goes in chapters and is never said to be nearly reached.
 */
export const courses = ["procedure", "project", "open"] as const;
export type Course = (typeof courses)[number];
