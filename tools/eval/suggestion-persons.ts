import type { Locale } from "#core/person/person.ts";
import type { ContactGate } from "#core/safety/contact-gate.ts";
import type { TechniqueId } from "#core/techniques/technique.ts";
import type { ActionType } from "#core/tracks/action.ts";
import type { TrackId } from "#core/tracks/track.ts";

/** Somebody on the tracks as a judge of suggestions needs to know them: where they stand, how they are, and what they said. */
export interface PersonCase {
  readonly about: string;
  readonly locale: Locale;
  /** Since the journey began. */
  readonly days: number;
  /** Percent on self work, child connection, negotiation and community. */
  readonly percents: readonly [number, number, number, number];
  readonly gate: ContactGate;
  readonly focus?: TrackId | "all";
  readonly paused?: readonly TrackId[];
  /** At the last check-in, 0 (unbearable) to 10 (good), and how many hours ago. */
  readonly mood?: { readonly score: number; readonly hoursAgo: number };
  /** Days since a track last saw an action; 1 where nothing is said. */
  readonly idle?: Readonly<Partial<Record<TrackId, number>>>;
  /** Active days on which a track did not move. */
  readonly still?: Readonly<Partial<Record<TrackId, number>>>;
  readonly done?: Readonly<Partial<Record<ActionType, number>>>;
  readonly declined?: Readonly<Record<string, number>>;
  /** Tracks that an open goal is linked to. */
  readonly goals?: readonly TrackId[];
  readonly drafts?: readonly TechniqueId[];
}

const free: ContactGate = { contact: "free", danger: "no", separation: "longer" };
const limited: ContactGate = { contact: "limited", danger: "no", separation: "longer" };
const recent: ContactGate = { contact: "limited", danger: "no", separation: "recent" };
const none: ContactGate = { contact: "none", danger: "no", separation: "longer" };
const restricted: ContactGate = { contact: "restricted", danger: "no", separation: "longer" };
const danger: ContactGate = { contact: "limited", danger: "yes", separation: "recent" };
const unsaid: ContactGate = {};

/** The persons that every sheet is about; a change of the rules is seen by reading the sheet before and after. */
export const personCases: readonly PersonCase[] = [
  { about: "first hour, nothing done, contact free", locale: "ru", days: 0, percents: [0, 0, 0, 0], gate: free },
  { about: "first hour, gate skipped", locale: "en", days: 0, percents: [0, 0, 0, 0], gate: unsaid },
  {
    about: "first hour after a heavy check-in, separation recent",
    locale: "ru",
    days: 0,
    percents: [10, 0, 0, 0],
    gate: recent,
    mood: { score: 1, hoursAgo: 0 },
    done: { emotional_checkin: 1 },
  },
  {
    about: "danger named, separation recent, calm day",
    locale: "en",
    days: 3,
    percents: [10, 0, 4, 0],
    gate: danger,
    mood: { score: 6, hoursAgo: 2 },
    done: { emotional_checkin: 1, contact_diary: 1 },
  },
  {
    about: "contact restricted by a court, unbearable day",
    locale: "ru",
    days: 20,
    percents: [24, 15, 26, 0],
    gate: restricted,
    mood: { score: 0, hoursAgo: 1 },
    done: { emotional_checkin: 2, letter_to_child: 1, court_documents: 1, legal_help: 1 },
  },
  {
    about: "the dashboard of the brief: 80, 30, 10, 20",
    locale: "en",
    days: 60,
    percents: [80, 30, 10, 20],
    gate: limited,
    mood: { score: 7, hoursAgo: 3 },
    done: { emotional_checkin: 4, cbt_exercise: 3, letter_to_self: 2, letter_to_child: 1, support_group_joined: 1 },
  },
  {
    about: "the same, negotiation idle for two weeks",
    locale: "ru",
    days: 60,
    percents: [80, 30, 10, 20],
    gate: limited,
    idle: { negotiation: 15, community: 20 },
    done: { emotional_checkin: 4, cbt_exercise: 3, court_documents: 1, support_group_joined: 1 },
  },
  {
    about: "stuck at 45 on self work for eight active days",
    locale: "en",
    days: 70,
    percents: [45, 10, 10, 0],
    gate: free,
    still: { self_work: 8 },
    done: { emotional_checkin: 6, cbt_exercise: 5 },
  },
  {
    about: "stuck on every track, contact refused by the other side",
    locale: "ru",
    days: 120,
    percents: [40, 45, 48, 32],
    gate: none,
    still: { self_work: 9, child_connection: 9, negotiation: 9, community: 9 },
    idle: { self_work: 33, child_connection: 33, negotiation: 33, community: 33 },
    done: { emotional_checkin: 3, letter_to_child: 2, court_documents: 2, support_group_joined: 1 },
  },
  {
    about: "declined letters twice",
    locale: "en",
    days: 25,
    percents: [30, 12, 8, 0],
    gate: free,
    declined: { letter_to_child: 2, letter_to_self: 2 },
    done: { emotional_checkin: 2, cbt_exercise: 1 },
  },
  {
    about: "declined everything on self work",
    locale: "ru",
    days: 12,
    percents: [10, 0, 0, 0],
    gate: limited,
    declined: { emotional_checkin: 2, grounding: 2, cbt_exercise: 3 },
    done: { emotional_checkin: 1 },
  },
  {
    about: "declined once, which is not yet a no",
    locale: "en",
    days: 12,
    percents: [10, 0, 0, 0],
    gate: limited,
    declined: { emotional_checkin: 1, court_documents: 1 },
  },
  {
    about: "a half-written letter to the child waits",
    locale: "ru",
    days: 18,
    percents: [20, 15, 0, 0],
    gate: limited,
    drafts: ["letter_to_child"],
    done: { emotional_checkin: 2, letter_to_child: 1 },
  },
  {
    about: "a draft of a message waits behind a gate that has closed",
    locale: "en",
    days: 18,
    percents: [20, 15, 30, 0],
    gate: danger,
    drafts: ["message_other_parent"],
    done: { emotional_checkin: 2, court_documents: 1, contact_diary: 3 },
  },
  {
    about: "heavy day in the middle of a thought record",
    locale: "ru",
    days: 30,
    percents: [35, 20, 10, 12],
    gate: free,
    mood: { score: 2, hoursAgo: 5 },
    drafts: ["cbt_exercise"],
    done: { emotional_checkin: 3, cbt_exercise: 1, story_shared: 1 },
  },
  {
    about: "the heavy check-in was two days ago",
    locale: "en",
    days: 30,
    percents: [35, 20, 10, 12],
    gate: free,
    mood: { score: 2, hoursAgo: 50 },
    done: { emotional_checkin: 3, cbt_exercise: 1, story_shared: 1 },
  },
  {
    about: "a goal about papers is open",
    locale: "ru",
    days: 14,
    percents: [14, 0, 10, 0],
    gate: limited,
    focus: "negotiation",
    goals: ["negotiation"],
    done: { emotional_checkin: 1, court_documents: 1 },
  },
  {
    about: "goals on two tracks, all tracks at once",
    locale: "en",
    days: 40,
    percents: [55, 52, 51, 40],
    gate: free,
    focus: "all",
    goals: ["child_connection", "community"],
    idle: { self_work: 2, child_connection: 6, negotiation: 4, community: 9 },
    done: { emotional_checkin: 5, quest_created: 1, letter_to_child: 2, message_other_parent: 2 },
  },
  {
    about: "negotiation and child connection rest",
    locale: "ru",
    days: 33,
    percents: [50, 30, 22, 20],
    gate: none,
    paused: ["negotiation", "child_connection"],
    done: { emotional_checkin: 5, letter_to_self: 1, support_group_joined: 1 },
  },
  {
    about: "everything rests but the focus wakes nothing",
    locale: "en",
    days: 33,
    percents: [50, 30, 22, 20],
    gate: none,
    paused: ["self_work", "child_connection", "negotiation", "community"],
    done: { emotional_checkin: 5 },
  },
  {
    about: "the focus itself rests",
    locale: "ru",
    days: 33,
    percents: [50, 30, 22, 20],
    gate: limited,
    focus: "child_connection",
    paused: ["child_connection"],
    done: { emotional_checkin: 5, quest_created: 1 },
  },
  {
    about: "a quest was made and not played yet",
    locale: "en",
    days: 45,
    percents: [40, 60, 20, 12],
    gate: limited,
    focus: "child_connection",
    done: { emotional_checkin: 4, quest_created: 2, photo_album: 1, letter_to_child: 1, story_shared: 1 },
  },
  {
    about: "far on every track, child near, good day",
    locale: "ru",
    days: 200,
    percents: [90, 85, 80, 76],
    gate: free,
    mood: { score: 9, hoursAgo: 2 },
    done: {
      emotional_checkin: 9,
      cbt_exercise: 6,
      letter_to_self: 4,
      quest_created: 3,
      quest_completed: 2,
      letter_to_child: 5,
      message_other_parent: 5,
      mediation_prep: 2,
      parallel_parenting: 1,
      court_documents: 3,
      support_group_joined: 4,
      peer_helped: 2,
    },
  },
  {
    about: "self work complete, the rest half way",
    locale: "en",
    days: 150,
    percents: [100, 50, 52, 55],
    gate: limited,
    done: { emotional_checkin: 9, cbt_exercise: 8, letter_to_self: 5, quest_created: 1, support_group_joined: 3 },
  },
  {
    about: "every track complete, heavy day",
    locale: "ru",
    days: 400,
    percents: [100, 100, 100, 100],
    gate: free,
    mood: { score: 3, hoursAgo: 1 },
    done: { emotional_checkin: 20, quest_created: 5, court_documents: 5, support_group_joined: 5 },
  },
  {
    about: "mediation is next, but danger was named since",
    locale: "en",
    days: 80,
    percents: [60, 40, 55, 30],
    gate: danger,
    done: { emotional_checkin: 6, letter_to_child: 2, court_documents: 2, legal_help: 1, contact_diary: 6 },
  },
  {
    about: "ready for mediation, contact free",
    locale: "ru",
    days: 80,
    percents: [60, 40, 55, 30],
    gate: free,
    done: { emotional_checkin: 6, letter_to_child: 2, court_documents: 2, message_other_parent: 3 },
  },
  {
    about: "back after half a year away",
    locale: "en",
    days: 220,
    percents: [34, 18, 12, 8],
    gate: limited,
    idle: { self_work: 180, child_connection: 181, negotiation: 185, community: 190 },
    done: { emotional_checkin: 3, letter_to_child: 1, court_documents: 1, peer_helped: 1 },
  },
];
