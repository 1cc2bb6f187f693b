import { type ReactNode, useEffect, useState, useSyncExternalStore } from "react";
import { Button } from "../../ui/button.tsx";
import { useTracksWords } from "../../words/tracks-words.ts";
import type { AnswerProps } from "./answer-props.ts";

const still = typeof matchMedia === "function" ? matchMedia("(prefers-reduced-motion: reduce)") : undefined;

function useStill(): boolean {
  return useSyncExternalStore(
    (tell) => {
      still?.addEventListener("change", tell);
      return () => still?.removeEventListener("change", tell);
    },
    () => still?.matches ?? false,
  );
}

/** A circle that grows and rests with the breath; for those who want no motion, words and seconds alone. Never held, never forced. */
export function Breath({ step, busy, give }: AnswerProps): ReactNode {
  const words = useTracksWords();
  const quiet = useStill();
  const { in: inhale, out: exhale, rounds } = step.breath ?? { in: 4, out: 6, rounds: 6 };
  const [second, setSecond] = useState(0);
  const [going, setGoing] = useState(false);
  const cycle = inhale + exhale;
  const over = second >= cycle * rounds;
  useEffect(() => {
    if (!going || over) return undefined;
    const tick = setInterval(() => setSecond((now) => now + 1), 1000);
    return () => clearInterval(tick);
  }, [going, over]);

  const within = second % cycle;
  const breathesIn = within < inhale;
  const moving = going && !over;
  const left = breathesIn ? inhale - within : cycle - within;
  const phase = over ? words.breatheDone : breathesIn ? words.breatheIn : words.breatheOut;
  const size = moving && breathesIn ? 1 : 0.62;
  return (
    <div className="grid justify-items-center gap-5">
      <div className="relative grid size-56 place-items-center">
        <span
          aria-hidden="true"
          className="absolute inset-0 rounded-full border border-accent/40 bg-wash ease-in-out"
          style={
            quiet
              ? { transform: "scale(0.8)" }
              : { transform: `scale(${size})`, transition: `transform ${breathesIn ? inhale : exhale}s ease-in-out` }
          }
        />
        <div className="relative grid justify-items-center text-center">
          <p role="status" className="max-w-44 font-serif text-2xl text-accent">
            {moving || over ? phase : words.breatheCycle(inhale, exhale)}
          </p>
          {moving && (
            <p aria-hidden="true" className="text-3xl text-soft tabular-nums">
              {left}
            </p>
          )}
        </div>
      </div>
      <p className="text-sm text-soft">
        {moving ? words.breatheRound(Math.floor(second / cycle) + 1, rounds) : words.breatheHint}
      </p>
      <div className="flex flex-wrap justify-center gap-2">
        {!over && (
          <Button look={going ? "quiet" : "main"} size="large" onClick={() => setGoing(!going)}>
            {going ? words.breatheStop : words.breatheStart}
          </Button>
        )}
        <Button look={over ? "main" : "quiet"} size="large" busy={busy} onClick={() => void give({ press: "go" })}>
          {words.go}
        </Button>
      </div>
    </div>
  );
}
