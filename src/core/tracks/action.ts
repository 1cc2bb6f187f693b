import { type PhaseEnd, phaseEnds, type TrackId, trackIds } from "./track.ts";

interface ActionRule {
  /** Percent that the first time moves each track by. */
  readonly impact: Readonly<Partial<Record<TrackId, number>>>;
  /** What the first time is remembered as. */
  readonly milestone?: string;
  /** Moves the tracks that a goal or habit is linked to, instead of tracks of its own. */
  readonly linked?: number;
}

/**
 * The closed list of what can be finished, with what it moves and what its first time is called (tracks.md): impact, milestone and
 * technique hang on this one table, so that an action without its row does not compile.
 */
export const actions = {
  emotional_checkin: { impact: { self_work: 10 }, milestone: "first_checkin" },
  cbt_exercise: { impact: { self_work: 10 }, milestone: "first_cbt" },
  grounding: { impact: { self_work: 4 } },
  letter_to_self: { impact: { self_work: 10 }, milestone: "first_letter_to_self" },
  quest_created: { impact: { child_connection: 30, self_work: 5 }, milestone: "quest_created" },
  quest_completed: { impact: { child_connection: 10 }, milestone: "quest_completed" },
  letter_to_child: { impact: { child_connection: 15, self_work: 5 }, milestone: "first_letter" },
  photo_album: { impact: { child_connection: 10, self_work: 3 }, milestone: "first_album" },
  message_other_parent: { impact: { negotiation: 10, self_work: 3 }, milestone: "first_message" },
  court_documents: { impact: { negotiation: 10 }, milestone: "documents_reviewed" },
  mediation_prep: { impact: { negotiation: 12 }, milestone: "mediation_ready" },
  legal_help: { impact: { negotiation: 8 }, milestone: "lawyer_found" },
  parallel_parenting: { impact: { negotiation: 6 } },
  contact_diary: { impact: { negotiation: 4 }, milestone: "first_diary_entry" },
  support_group_joined: { impact: { community: 20, self_work: 5 }, milestone: "group_joined" },
  story_shared: { impact: { community: 12, self_work: 5 }, milestone: "first_story" },
  peer_helped: { impact: { community: 10 }, milestone: "first_peer_helped" },
  goal_step_done: { impact: {}, linked: 2 },
  habit_done: { impact: {}, linked: 2 },
} as const satisfies Record<string, ActionRule>;
export type ActionType = keyof typeof actions;
export const actionTypes = Object.keys(actions) as readonly ActionType[];

export function isActionType(name: string): name is ActionType {
  return Object.hasOwn(actions, name);
}

type FirstMilestone = { [A in ActionType]: (typeof actions)[A] extends { milestone: infer M } ? M : never }[ActionType];
/** What a person keeps for ever: a first time, or a track's phase come to its end. */
export type MilestoneType = FirstMilestone | `${TrackId}_${PhaseEnd}`;

const firstMilestones: readonly MilestoneType[] = Object.values(actions).flatMap((rule) =>
  "milestone" in rule ? [rule.milestone] : [],
);
export const milestoneTypes: readonly MilestoneType[] = [
  ...firstMilestones,
  ...trackIds.flatMap((track) => phaseEnds.map((end): MilestoneType => `${track}_${end}`)),
];

/** The first-time milestone of an action, if it has one. */
export function firstMilestoneOf(action: ActionType): MilestoneType | undefined {
  const rule: ActionRule = actions[action];
  return rule.milestone as MilestoneType | undefined;
}

/**
 * The brief's `get_cross_track_impact`: which tracks an action moves, by how much when it is done for the first time.
 * `linked` are the tracks that the goal or habit behind it was linked to.
 */
export function impactOf(
  action: ActionType,
  linked: readonly TrackId[] = [],
): readonly { readonly track: TrackId; readonly points: number }[] {
  const rule: ActionRule = actions[action];
  if (rule.linked !== undefined) {
    const points = rule.linked;
    return trackIds.filter((track) => linked.includes(track)).map((track) => ({ track, points }));
  }
  return Object.entries(rule.impact).map(([track, points]) => ({ track: track as TrackId, points }));
}

/** The track that an action belongs to first of all. */
export function homeTrackOf(action: ActionType): TrackId | undefined {
  return impactOf(action)[0]?.track;
}
