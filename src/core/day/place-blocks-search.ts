/** One way of placing a block: from a minute on, for so long, at a price. */
export interface Choice {
  readonly block: number;
  readonly from: number;
  readonly minutes: number;
  readonly cost: number;
}

/** A block to be placed: the bits of those that come before it, and what leaving it out costs. */
export interface Wanted {
  readonly needs: number;
  readonly dropCost: number;
}

/** So many blocks can be weighed against each other; each more doubles the work. */
export const mostBlocks = 12;

interface State {
  readonly cost: number;
  readonly mask: number;
  readonly choice: Choice | undefined;
  readonly before: State | undefined;
}

const start: State = { cost: 0, mask: 0, choice: undefined, before: undefined };

function choicesOf(state: State): readonly Choice[] {
  const made: Choice[] = [];
  for (let at: State | undefined = state; at?.choice; at = at.before) made.push(at.choice);
  return made.toReversed();
}

/**
 * The cheapest choices, at most one a block, none overlapping, each after those that it needs: exact, by going through
 * the day once and keeping the best way to each set of blocks that are already behind. Of equals the earlier one wins.
 */
export function cheapest(wanted: readonly Wanted[], choices: readonly Choice[]): readonly Choice[] {
  if (wanted.length > mostBlocks) throw new Error(`a day has at most ${mostBlocks} blocks`);
  const best = new Map<number, State>([[0, start]]);
  const ending = new Map<number, State[]>();
  const ends: number[] = [];
  const settle = (until: number) => {
    while (ends[0] !== undefined && ends[0] <= until) {
      const end = ends.shift() ?? 0;
      for (const state of ending.get(end) ?? []) {
        const known = best.get(state.mask);
        if (!known || state.cost < known.cost) best.set(state.mask, state);
      }
    }
  };
  for (const choice of choices.toSorted((a, b) => a.from - b.from || a.block - b.block || a.cost - b.cost)) {
    settle(choice.from);
    const bit = 1 << choice.block;
    const needs = wanted[choice.block]?.needs ?? 0;
    const end = choice.from + choice.minutes;
    for (const before of best.values()) {
      if (before.mask & bit || (before.mask & needs) !== needs) continue;
      const state = { cost: before.cost + choice.cost, mask: before.mask | bit, choice, before };
      const same = ending.get(end);
      if (same) same.push(state);
      else {
        ending.set(end, [state]);
        let place = ends.length;
        while (place > 0 && (ends[place - 1] ?? 0) > end) place -= 1;
        ends.splice(place, 0, end);
      }
    }
  }
  settle(Number.POSITIVE_INFINITY);
  let [chosen, least] = [start, Number.POSITIVE_INFINITY];
  for (const state of best.values()) {
    const dropped = wanted.reduce((sum, { dropCost }, block) => sum + (state.mask & (1 << block) ? 0 : dropCost), 0);
    if (state.cost + dropped < least) [chosen, least] = [state, state.cost + dropped];
  }
  return choicesOf(chosen);
}
