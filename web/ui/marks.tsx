import type { ReactNode } from "react";
import { Sign } from "./sign.tsx";

const strokes = {
  now: "M6 21V5.5C6 4 7 3 8.5 3H17l-2.5 4.5L17 12H6",
  goals: "M4 20h4v-4h4v-4h4V8h4",
  chat: "M4 5.5h16v11H10.5L6 20.5v-4H4z",
  settings: "M4 7h9m4 0h3M4 17h3m4 0h9M15 4.5v5M9 14.5v5",
  lock: "M6 11h12v9.5H6zM8.5 11V7.5a3.5 3.5 0 0 1 7 0V11M12 14.5v2.5",
  done: "m5 12.5 4.5 4.5L19 7.5",
  clock: "M12 7v5.2l3.3 2M12 3.5a8.5 8.5 0 1 1 0 17 8.5 8.5 0 0 1 0-17z",
  moment: "M5 6h14v14H5zM5 10h14M9 3.5v4M15 3.5v4",
  tracks: "M5 20V9M10 20V5M15 20v-8M20 20V7",
  day: "M12 8a4 4 0 1 1 0 8 4 4 0 0 1 0-8zM12 2.8v2M12 19.2v2M2.8 12h2M19.2 12h2M5.5 5.5l1.4 1.4M17.1 17.1l1.4 1.4M18.5 5.5l-1.4 1.4M6.9 17.1l-1.4 1.4",
  back: "m14 6-6 6 6 6",
  work: "M6 3.5h9l4 4v13H6zM14.5 3.5V8H19M9 12.5h7M9 16h7",
  plus: "M12 5v14M5 12h14",
  more: "M5 12a.6.6 0 1 0 1.2 0A.6.6 0 1 0 5 12zM11.4 12a.6.6 0 1 0 1.2 0 .6.6 0 1 0-1.2 0zM17.8 12a.6.6 0 1 0 1.2 0 .6.6 0 1 0-1.2 0z",
  down: "m6 9.5 6 6 6-6",
  flag: "M6 21V4h12l-3 4 3 4H6",
  self: "M12 20.5v-9M12 14c-4.2 0-6.5-2.3-6.5-6.5C9.7 7.5 12 9.8 12 14zM12 11.5c0-4.2 2.3-6.5 6.5-6.5 0 4.2-2.3 6.5-6.5 6.5zM8 20.5h8",
  child:
    "M8 4a2.3 2.3 0 1 1 0 4.6A2.3 2.3 0 0 1 8 4zM3.8 20v-4.5a4.2 4.2 0 0 1 8.4 0V20M16.8 10.5a1.8 1.8 0 1 1 0 3.6 1.8 1.8 0 0 1 0-3.6zM13.8 20v-.8a3 3 0 0 1 6 0v.8",
  negotiation: "M3.5 4.5h11v7.5H8L5.5 14.5V12h-2zM17 9h3.5v7.5h-2V19L16 16.5H9.5V15",
  community:
    "M12 4.5a2.2 2.2 0 1 1 0 4.4 2.2 2.2 0 0 1 0-4.4zM8 19v-3.5a4 4 0 0 1 8 0V19zM5.2 8.5a1.7 1.7 0 1 1 0 3.4 1.7 1.7 0 0 1 0-3.4zM18.8 8.5a1.7 1.7 0 1 1 0 3.4 1.7 1.7 0 0 1 0-3.4zM2.5 18v-1a2.7 2.7 0 0 1 2.7-2.7M21.5 18v-1a2.7 2.7 0 0 0-2.7-2.7",
  send: "M5 12h13m0 0-5.5-5.5M18 12l-5.5 5.5",
} as const;
export type MarkName = keyof typeof strokes;

/** A small drawn sign; always beside words, so never read out. */
export function Mark({ name, className }: { readonly name: MarkName; readonly className?: string }): ReactNode {
  return <Sign stroke={strokes[name]} {...(className === undefined ? {} : { className })} />;
}
