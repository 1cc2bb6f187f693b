/** How far apart marks stand, and how many can be told apart; of more, the oldest lie beyond. */
const apart = 30;
const most = 14;

interface Piece {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
  readonly round: number;
  readonly colour: string;
}

/** How wide so many marks are. */
export const widthOfMarks = (marks: number): number => Math.max(0, Math.min(marks, most) - 1) * apart + 24;

/**
 * A way on white ground with a waymark for each milestone that lies behind, the newest lit and the highest, as the pages draw it; nothing
 * of what is ahead. It begins at 0 and stands on 0, upwards.
 */
export function wayMarks(marks: number): readonly Piece[] {
  const shown = Math.min(marks, most);
  if (shown === 0) return [];
  const way: Piece = { x: 0, y: -3, width: widthOfMarks(marks), height: 6, round: 3, colour: "#efdfb4" };
  const posts = Array.from({ length: shown }, (_, at): readonly Piece[] => {
    const newest = at === shown - 1;
    const high = newest ? 48 : 34;
    const x = 6 + at * apart;
    return [
      { x, y: -high, width: 12, height: high, round: 4, colour: "#9cc3b0" },
      { x, y: -high + 8, width: 12, height: 12, round: 0, colour: newest ? "#e0a03a" : "#25604f" },
    ];
  });
  return [way, ...posts.flat()];
}
