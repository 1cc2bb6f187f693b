import type { ReactNode } from "react";
import type { MessageWire } from "#contract/chat.ts";
import type { MeWire } from "#contract/me.ts";
import type { NextWire } from "#contract/next.ts";
import type { StepViewWire } from "#contract/step.ts";
import { assertNever } from "#core/assert-never.ts";
import { presses } from "#contract/presses.ts";
import { usePress } from "../../data/actions.ts";
import { Parts, useArrived } from "../../app/later.tsx";
import { Beside, NextCard, WayBehind } from "../../app/later-pages.ts";
import { useDay, useHours, useLives } from "../../data/day.ts";
import { useKept } from "../../data/kept-value.ts";
import { useNext, usePass } from "../../data/next.ts";
import { useAskedAgain, useEstimate, useProgress, useStatus, useStep } from "../../data/queries.ts";
import { crisisAnswer, doneProblem, isCrisisAnswer, lastSaid, standing, takenUp } from "../../data/talk.ts";
import { Button } from "../../ui/button.tsx";
import { MessageButtons, MessageText } from "../../ui/message.tsx";
import { CatchFocus, Page } from "../../ui/page.tsx";
import { Problem } from "../../ui/problem.tsx";
import { useWords } from "../../words/words.tsx";
import { GoalForm } from "../goals/goal-form.tsx";
import { useGuidedPress } from "../tracks/guided.ts";
import { Between } from "./between.tsx";
import { ChooseGoal } from "./choose-goal.tsx";
import { Describe } from "./describe.tsx";
import { Elsewhere } from "./elsewhere.tsx";
import { Greeting, useBehind } from "./greeting.tsx";
import { Question } from "./question.tsx";
import { StepCard } from "./step-card.tsx";
import { Undo } from "./undo.tsx";

/** The one next step across everything, and nothing beside it. */
export function Home({ me }: { readonly me: MeWire }): ReactNode {
  const words = useWords();
  const view = useStep();
  const next = useNext();
  const [hours, progress] = [useHours(), useProgress()];
  const lives = hours.data?.started === true;
  const walks = progress.data?.started === true;
  const tellsOfDay = next.data?.kind === "enough" || (next.data?.task?.adaptation ?? null) !== null;
  const day = useDay(lives && tellsOfDay);
  const crisis = next.data?.kind === "crisis";
  const taken = useKept(takenUp);
  // Whatever is done may bring them, and what stands beside it comes in the same file.
  const cards = useArrived(NextCard, lives || walks);
  const beside = useArrived(Beside, lives || walks);
  // Drawn when all of it is known: nothing moves what is read already.
  const waits =
    [next, hours, progress].some(({ isPending }) => isPending) ||
    (lives && tellsOfDay && day.isPending) ||
    !cards ||
    !beside;
  if (view.data === undefined || waits) {
    return view.error ? (
      <Retry error={view.error} again={() => void view.refetch()} />
    ) : (
      <p className="waits">{words.loading}</p>
    );
  }
  return (
    <Parts>
      <div className="mx-auto grid w-full max-w-2xl gap-3.5 sm:gap-6 has-[>aside]:lg:max-w-5xl has-[>aside]:lg:grid-cols-[minmax(0,1fr)_18rem]">
        <div className="grid min-w-0 content-start gap-3.5 sm:gap-6">
          {!crisis && <Greeting />}
          <Front view={view.data} next={next.data} />
          <Said view={view.data} />
          <Estimate me={me} goalId={view.data.goal_id ?? undefined} />
        </div>
        {next.data !== undefined && !crisis && (lives || walks) && !isAsked(view.data, next.data, taken) && (
          <Beside next={next.data} lives={lives} walks={walks} />
        )}
      </div>
    </Parts>
  );
}

/** The active goal's step, for who asks for it whatever comes next. */
export function StepPage({ me }: { readonly me: MeWire }): ReactNode {
  const words = useWords();
  const [view, status] = [useStep(), useStatus()];
  const behind = useBehind({ state: view.data?.state ?? "none" });
  const drawn = useArrived(WayBehind, true);
  if (view.data === undefined || status.isLoading || !drawn) {
    return view.error ? (
      <Retry error={view.error} again={() => void view.refetch()} />
    ) : (
      <p className="waits">{words.loading}</p>
    );
  }
  return (
    <Parts>
      <div className="mx-auto grid w-full max-w-2xl gap-6">
        {behind !== undefined && <WayBehind view={view.data} steps={behind} />}
        <Standing view={view.data} named={behind === undefined} />
        <Said view={view.data} />
        <Estimate me={me} goalId={view.data.goal_id ?? undefined} />
      </div>
    </Parts>
  );
}

/** A talk about a goal that the person is in the middle of. */
const inTheMiddle: readonly StepViewWire["state"][] = [
  "naming",
  "describing",
  "choosing_first",
  "contact_questions",
  "clarifying",
  "waiting_for_coach",
  "rephrasing",
];

/** What comes next and is no goal's: an open question of a goal waits behind it, unless the person took that goal up in this visit. */
const ofOthers: readonly NextWire["kind"][] = ["draft", "task", "track"];

/** Whether the talk about a goal stands in front. */
function isAsked({ state }: StepViewWire, next: NextWire | undefined, taken: boolean): boolean {
  if (!inTheMiddle.includes(state)) return false;
  return taken || state === "waiting_for_coach" || next === undefined || !ofOthers.includes(next.kind);
}

interface FrontProps {
  readonly view: StepViewWire;
  readonly next: NextWire | undefined;
}

function Front({ view, next }: FrontProps): ReactNode {
  const words = useWords();
  const walks = useProgress().data?.started === true;
  const lives = useLives() === true;
  const taken = useKept(takenUp);
  if (next === undefined || isAsked(view, next, taken)) return <Standing view={view} />;
  switch (next.kind) {
    case "crisis":
      // The answer to it stands above every page.
      return <h1 className="sr-only">{words.home}</h1>;
    case "step":
      return (
        <>
          <Standing view={view} />
          {view.state === "on_step" && <Because next={next} />}
        </>
      );
    case "enough": {
      const asksForAGoal = !walks && !lives && view.state !== "on_step";
      if (view.state === "between_steps" || asksForAGoal) return <Standing view={view} />;
      return <Elsewhere view={view} next={next} lives={lives} />;
    }
    case "draft":
    case "task":
    case "track":
      return <Elsewhere view={view} next={next} lives={lives} />;
    default:
      return assertNever(next.kind);
  }
}

/** Why this step comes next, and the way to another. */
function Because({ next }: { readonly next: NextWire }): ReactNode {
  const words = useWords();
  const pass = usePass();
  const { key } = next;
  return (
    <div className="grid justify-items-start gap-1">
      <p className="text-note text-soft">{next.because.text}</p>
      {key !== null && (
        <Button look="plain" className="px-0!" busy={pass.isPending} onClick={() => pass.mutate(key)}>
          {words.notNow}
        </Button>
      )}
      <Problem error={pass.error} />
    </div>
  );
}

function Standing({
  view,
  named = true,
}: {
  readonly view: StepViewWire;
  /** Whether a step names its goal. */
  readonly named?: boolean;
}): ReactNode {
  const words = useWords();
  const { state, step, question } = view;
  switch (state) {
    case "none":
    case "paused":
    case "achieved":
      return <ChooseGoal />;
    case "naming":
      return (
        <div className="grid gap-6">
          <CatchFocus className="title">{words.firstGoalTitle}</CatchFocus>
          <GoalForm />
        </div>
      );
    case "describing":
      return <Describe view={view} />;
    case "choosing_first":
    case "contact_questions":
      return <Asked view={view} />;
    case "clarifying":
      return question === null ? null : <Question key={question.text} view={view} question={question} />;
    case "waiting_for_coach":
      return (
        <section aria-live="polite" className="grid gap-4 py-10">
          {view.goal_title !== null && <p className="text-soft">{view.goal_title}</p>}
          <CatchFocus className="breathes title">{words.thinking}</CatchFocus>
        </section>
      );
    case "on_step":
    case "rephrasing":
      return step === null ? null : <StepCard key={step.id} view={view} step={step} named={named} />;
    case "between_steps":
      return <Between view={view} />;
    default:
      return assertNever(state);
  }
}

const skip = presses.skip;

/** Presses that a page offers by itself, so that they need not stand below a message again. */
const offeredHere = /^(nx|un|lg|dn|rp|sz|cu|ss|ng|he|se|sw|hn|qa|sk|cl)(:|$)/;

/** What the companion said to the last thing done, without what the page shows anyway. */
function Said({ view }: { readonly view: StepViewWire }): ReactNode {
  const press = useGuidedPress();
  const asks = view.state === "choosing_first" || view.state === "contact_questions";
  const said = useKept(lastSaid);
  const failed = useKept(doneProblem);
  const above = useKept(crisisAnswer);
  const fresh = said !== undefined && said.at === standing(view) && !asks ? said.messages : [];
  const replies = fresh.filter(
    (reply) => !isCrisisAnswer(reply) && reply.text !== above?.text && !repeats(reply, view),
  );
  return (
    // While it is empty it takes no gap of the page's either.
    <div aria-live="polite" className="grid gap-4 empty:absolute">
      {replies.map((reply) => (
        <div key={reply.text} className="arrives grid gap-3 border-l-4 border-accent pl-4">
          <MessageText message={reply} />
          <MessageButtons
            message={reply}
            busy={press.busy}
            hide={(data) => offeredHere.test(data)}
            onPress={({ data }) => void press.press(data)}
          />
        </div>
      ))}
      <Problem error={press.error ?? failed} />
      <Undo />
    </div>
  );
}

function repeats(reply: MessageWire, { step, question, state }: StepViewWire): boolean {
  if (state === "waiting_for_coach") return true;
  if (state === "describing" && reply.buttons.flat().some(({ data }) => data === skip)) return true;
  const shown = [step?.text, question?.text].filter((text) => text !== undefined);
  return shown.some((text) => reply.text.includes(text));
}

/** A question with buttons of its own: which goal comes first, or how contact with a child is. */
function Asked({ view }: { readonly view: StepViewWire }): ReactNode {
  const words = useWords();
  const press = usePress();
  const said = useKept(lastSaid)?.messages ?? [];
  const isAsking = (reply: MessageWire): boolean => reply.buttons.length > 0 && !isCrisisAnswer(reply);
  const known = said.findLast(isAsking);
  const again = useAskedAgain(known === undefined && !press.isPending, standing(view));
  const asking = known ?? again.data?.findLast(isAsking);
  return (
    <section aria-live="polite" className="grid gap-5 onto rounded-4xl bg-card p-6 shadow-soft sm:p-10">
      {view.goal_title !== null && <p className="text-soft">{view.goal_title}</p>}
      {said
        .filter((reply) => !isAsking(reply) && !isCrisisAnswer(reply))
        .map((reply) => (
          <MessageText key={reply.text} message={reply} />
        ))}
      <CatchFocus className="act whitespace-pre-line">{asking?.text ?? words.questionOpen}</CatchFocus>
      {asking !== undefined && (
        <MessageButtons message={asking} busy={press.isPending} onPress={({ data }) => press.mutate(data)} />
      )}
      <Problem error={press.error ?? again.error} />
    </section>
  );
}

function Estimate({ me, goalId }: { readonly me: MeWire; readonly goalId: string | undefined }): ReactNode {
  const status = useStatus();
  const estimate = useEstimate(me.show_estimate, goalId, status.data?.active_goal?.completed_steps ?? 0);
  // The first line names the goal, which stands above already.
  const text = estimate.data?.split("\n").slice(1).join("\n");
  return text && goalId !== undefined && me.show_estimate ? <p className="text-note text-soft">{text}</p> : null;
}

function Retry({ error, again }: { readonly error: unknown; readonly again: () => void }): ReactNode {
  const words = useWords();
  return (
    <Page title={words.home} narrow>
      <Problem error={error} />
      <Button onClick={again}>{words.retry}</Button>
    </Page>
  );
}
