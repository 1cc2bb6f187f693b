import type { ReactNode } from "react";
import { Gauge } from "./gauge.tsx";

const ten = Array.from({ length: 10 }, (_, index) => index);

/** How far something is, as ten blocks, one for each full tenth. */
export function Blocks({ percent, label }: { readonly percent: number; readonly label: string }): ReactNode {
  const full = Math.floor(percent / 10);
  return (
    <Gauge role="progressbar" percent={percent} label={label} className="grid grid-cols-10 gap-1">
      {ten.map((block) => (
        <span
          key={block}
          className={`h-3.5 rounded-[0.3rem] border transition-colors duration-700 ${block < full ? "border-accent bg-accent" : "border-edge bg-paper"}`}
        />
      ))}
    </Gauge>
  );
}
