import { useMutation, useQueryClient } from "@tanstack/react-query";
import type { MessageWire } from "#contract/chat.ts";
import type { GoalAnswerWire, GoalPatchWire, GoalWire } from "#contract/goal.ts";
import type { MePatchWire, MeWire } from "#contract/me.ts";
import type { StepViewWire } from "#contract/step.ts";
import { cuePress, presses } from "#contract/presses.ts";
import { request, RequestProblem } from "./api.ts";
import { chat } from "./chat.ts";
import { keys } from "./keys.ts";
import { forgetDrafts } from "./drafts.ts";
import { addToTalk, crisisAnswer, doneProblem, lastSaid, noticeCrisis, standing, takenUp, talk } from "./talk.ts";

/** What the dialogue holds since it saw a sign of crisis; the fields that it was typed in keep it too. */
let held: readonly string[] = [];

function textsIn(wish: unknown): readonly string[] {
  if (typeof wish === "string") return [wish];
  return typeof wish === "object" && wish !== null ? Object.values(wish).flatMap(textsIn) : [];
}

const takeUp = (): void => takenUp.set(true);

const standingKeys: readonly (readonly string[])[] = [keys.step, keys.status, keys.goals];

/** Something that changes where the person stands. Whatever comes back, a crisis answer in it is put before everything. */
export function useAction<Wish, Answer>(
  act: (wish: Wish) => Promise<Answer>,
  then: {
    readonly before?: (wish: Wish) => void;
    readonly after?: (answer: Answer, wish: Wish) => void;
    readonly failed?: (problem: RequestProblem, wish: Wish) => void;
    /** What the companion said, to stand beside the step until it moves on. */
    readonly said?: (answer: Answer) => readonly MessageWire[];
    /** What is fetched again after a success, where it is less than everything around the step. */
    readonly changes?: (answer: Answer) => readonly (readonly string[])[];
  } = {},
) {
  const client = useQueryClient();
  return useMutation<Answer, RequestProblem, Wish>({
    mutationFn: act,
    onMutate: (wish) => {
      lastSaid.set(undefined);
      doneProblem.set(undefined);
      then.before?.(wish);
    },
    onSuccess: (answer, wish) => then.after?.(answer, wish),
    onError: (problem, wish) => {
      if (!(problem instanceof RequestProblem)) return;
      noticeCrisis(problem.replies);
      if (problem.code === "crisis") held = textsIn(wish);
      then.failed?.(problem, wish);
    },
    onSettled: async (answer, problem) => {
      const changed = answer === undefined ? standingKeys : (then.changes?.(answer) ?? standingKeys);
      // Whatever was done may stand in today's plan, and may bring another next step.
      const also = changed.includes(keys.day) ? [keys.next] : [keys.next, keys.today];
      const fetched = Promise.all([...changed, ...also].map((queryKey) => client.invalidateQueries({ queryKey })));
      // What went wrong is said at once, however long it takes to hear how things stand.
      if (problem !== null) return;
      await fetched;
      const view = client.getQueryData<StepViewWire>(keys.step);
      if (answer === undefined || then.said === undefined || view === undefined) return;
      lastSaid.set({ messages: then.said(answer), at: standing(view) });
    },
  });
}

export type StepWish =
  | { readonly do: "done"; readonly step_id: string }
  | { readonly do: "next" }
  | { readonly do: "undo" }
  | { readonly do: "rephrase"; readonly step_id: string; readonly reason: string; readonly comment?: string }
  | { readonly do: "answer"; readonly answer: string };

/**
 * What a person does with the one step. Nothing is shown as done before it is: without a line "Done" waits for it, with the key that it
 * had, and says so; where it was refused in the end, that is said beside the step.
 */
export function useStepAction() {
  const client = useQueryClient();
  return useAction<StepWish, StepViewWire>(
    ({ do: what, ...body }) =>
      request(
        "POST",
        `/api/step/${what}`,
        Object.keys(body).length === 0 ? undefined : body,
        what === "done" || what === "undo",
      ),
    {
      before: takeUp,
      after: (view) => client.setQueryData(keys.step, view),
      failed: (problem, wish) => {
        if (wish.do === "done") doneProblem.set(problem);
      },
      said: ({ replies }) => replies,
    },
  );
}

/** Buttons that the API has no address of its own for go the way of the dialogue. */
export function usePress() {
  const client = useQueryClient();
  return useAction<string, readonly MessageWire[]>((button) => chat({ button }), {
    said: (replies) => replies,
    after: (replies, button) => {
      noticeCrisis(replies);
      const [first] = replies;
      const ends = button === safe || button === notMeant;
      // What is said on the way back stays for as long as the person likes.
      if (ends) crisisAnswer.set(first && { text: first.text, buttons: first.buttons.filter(leadsToAPage) });
      // What was held in a crisis has gone on by itself, so the page must not offer to send it again. Once they are safe, that is
      // only what was written for an exercise or a work.
      if (ends) {
        const goesOn = button === notMeant ? /^/ : /:(exercise|work):/;
        forgetDrafts((text, key) => goesOn.test(key) && held.includes(text.trim()));
        for (const queryKey of [keys.exercises, keys.works]) void client.invalidateQueries({ queryKey });
      }
      if (/^(la|to|es|mc|nn|co|rr|tz)/.test(button)) void client.invalidateQueries({ queryKey: keys.me });
    },
  });
}
/** A row of buttons with an exercise or a work behind it, such as the safety plan. */
const leadsToAPage = (row: MessageWire["buttons"][number]): boolean =>
  row.some(({ data }) => /^(bg|wo|rs):/.test(data));
const safe = presses.iAmSafe;
const notMeant = presses.notWhatIMeant;

/** A word or a press in the talk; both sides are added to what is shown. */
export function useSay() {
  const press = usePress();
  const text = useAction<string, readonly MessageWire[]>((said) => chat({ text: said }), { after: noticeCrisis });
  return {
    busy: press.isPending || text.isPending,
    problem: text.error ?? press.error,
    async say(said: string): Promise<boolean> {
      try {
        const replies = await text.mutateAsync(said);
        if (said.trim() === "/forget_talk") talk.set([]);
        else addToTalk("person", { text: said, buttons: [] });
        addToTalk("companion", ...replies);
        return true;
      } catch {
        return false;
      }
    },
    async press(button: { readonly label: string; readonly data: string }): Promise<void> {
      try {
        const replies = await press.mutateAsync(button.data);
        if (button.data === presses.forgetTalk) talk.set([]);
        else addToTalk("person", { text: button.label, buttons: [] });
        addToTalk("companion", ...replies);
      } catch {
        // Shown by whoever asked, through `problem`.
      }
    },
  };
}

/** The when and where of a step: the dialogue asks for it and takes the next words as the answer. */
export function useCue() {
  return useAction<{ readonly stepId: string; readonly text: string }, readonly MessageWire[]>(
    async ({ stepId, text }) => {
      await chat({ button: cuePress(stepId) });
      const replies = await chat({ text });
      noticeCrisis(replies);
      return replies;
    },
  );
}

export function useCreateGoal() {
  const client = useQueryClient();
  return useAction<{ readonly title: string; readonly description: string }, GoalAnswerWire>(
    (goal) => request("POST", "/api/goals", goal),
    {
      before: takeUp,
      after: ({ now, replies }) => client.setQueryData<StepViewWire>(keys.step, { ...now, replies }),
      said: ({ replies }) => replies,
    },
  );
}

export type GoalWish =
  | { readonly do: "activate"; readonly id: string }
  | { readonly do: "delete"; readonly id: string }
  | { readonly do: "change"; readonly id: string; readonly patch: GoalPatchWire };

export function useGoalAction() {
  const client = useQueryClient();
  return useAction<GoalWish, GoalAnswerWire | undefined>(
    (wish) => {
      const path = `/api/goals/${wish.id}`;
      if (wish.do === "change") return request("PATCH", path, wish.patch);
      return wish.do === "activate" ? request("POST", `${path}/activate`) : request("DELETE", path);
    },
    {
      before: takeUp,
      said: (answer) => answer?.replies ?? [],
      after: (answer, wish) => {
        client.setQueryData<readonly GoalWire[]>(keys.goals, (goals) =>
          goals
            ?.filter(({ id }) => wish.do !== "delete" || id !== wish.id)
            .map((goal) => (goal.id === answer?.goal?.id ? answer.goal : goal)),
        );
        if (answer) client.setQueryData<StepViewWire>(keys.step, { ...answer.now, replies: answer.replies });
      },
    },
  );
}

/** A setting shows at once and falls back if it was not taken. */
export function useSetting() {
  const client = useQueryClient();
  return useMutation<MeWire, RequestProblem, MePatchWire>({
    mutationFn: (patch) => request("PATCH", "/api/me", patch),
    onMutate: ({ reset_rephrase: _reset, ...patch }) => {
      void client.cancelQueries({ queryKey: keys.me });
      client.setQueryData<MeWire>(keys.me, (me) => me && ({ ...me, ...patch } as MeWire));
    },
    onSuccess: (me) => client.setQueryData(keys.me, me),
    onError: () => client.invalidateQueries({ queryKey: keys.me }),
  });
}
