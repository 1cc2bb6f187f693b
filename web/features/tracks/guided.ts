import { useLocation } from "wouter";
import type { MessageWire } from "#contract/chat.ts";
import { presses } from "#contract/presses.ts";
import { usePress } from "../../data/actions.ts";
import { type Answered, waitingExercises } from "../../data/exercises.ts";
import { crisisAnswer, isCrisisAnswer } from "../../data/talk.ts";

const dataIn = (replies: readonly MessageWire[]): readonly string[] =>
  replies.flatMap(({ buttons }) => buttons.flat()).map(({ data }) => data);

/** The exercise to open now; none where something is asked first, such as whether to go on with an older one. */
export function exerciseToOpen({ exercise, replies }: Pick<Answered, "exercise" | "replies">): string | undefined {
  return exercise !== null && !dataIn(replies).some((data) => data.startsWith("rs:")) ? exercise.id : undefined;
}

const endsCrisis: readonly string[] = [presses.iAmSafe, presses.notWhatIMeant];
const stops = presses.stopExercise;

/** The exercise that a reply of the dialogue asks a step of: named by its buttons, else the one touched last. */
async function exerciseAskedIn(replies: readonly MessageWire[]): Promise<string | undefined> {
  const data = dataIn(replies);
  const named = data.findLast((each) => each.startsWith("xp:"))?.split(":")[1];
  if (named !== undefined || !data.includes(stops)) return named;
  return (await waitingExercises())[0]?.id;
}

const idOf = (data: string, code: string): string | undefined =>
  data.startsWith(`${code}:`) ? data.split(":")[1] : undefined;

/** Presses of the dialogue where a page is the better place for what they lead to: an exercise, a work, the help lines. */
export function useGuidedPress() {
  const press = usePress();
  const [, go] = useLocation();
  const leaveFor = (path: string): undefined => {
    go(path);
    return undefined;
  };
  return {
    busy: press.isPending,
    error: press.error,
    /** Resolves to what is said, where no other page has been opened. */
    async press(data: string): Promise<readonly MessageWire[] | undefined> {
      const work = idOf(data, "wo");
      const waiting = idOf(data, "rs");
      if (work !== undefined) return leaveFor(`/works/${work}`);
      if (waiting) return leaveFor(`/exercise/${waiting}`);
      if (data === "hn") return leaveFor("/help");
      try {
        const replies = await press.mutateAsync(data);
        // Who comes back from a crisis first reads what is said to that, where they are.
        const exercise = endsCrisis.includes(data) ? undefined : await exerciseAskedIn(replies);
        if (exercise === undefined) return replies;
        const panel = crisisAnswer.get();
        // The way back was shown above everything; help for a crisis that lasts stays there.
        if (panel !== undefined && !isCrisisAnswer(panel)) crisisAnswer.set(undefined);
        return leaveFor(`/exercise/${exercise}`);
      } catch {
        // Shown through `error`.
        return undefined;
      }
    },
  };
}
