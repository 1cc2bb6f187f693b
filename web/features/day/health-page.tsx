import { type ReactNode, useRef, useState } from "react";
import type { IntakeWire } from "#contract/schedule.ts";
import type { Contraindication } from "#core/day/contraindication.ts";
import { injuries, type Injury, type IntakeSection } from "#core/day/intake.ts";
import { afterwards } from "../../data/afterwards.ts";
import { useHabits, useIntake, useIntakeAction } from "../../data/day-setup.ts";
import { BackLink } from "../../ui/back-link.tsx";
import { Button } from "../../ui/button.tsx";
import { Confirm } from "../../ui/confirm.tsx";
import { Card, Page, Part } from "../../ui/page.tsx";
import { Problem } from "../../ui/problem.tsx";
import { TextLink } from "../../ui/text-link.tsx";
import { useDayWords } from "../../words/day-words.ts";
import { useWishWords } from "../../words/wish-words.ts";
import { useWords } from "../../words/words.tsx";
import { Checks } from "./checks.tsx";

/** What speaks against habits for this person: agreed to first, each part optional, deleted at a word. */
export function HealthPage(): ReactNode {
  const words = useDayWords();
  const web = useWords();
  const intake = useIntake();
  const act = useIntakeAction();
  if (intake.data === undefined) {
    return intake.error ? <Problem error={intake.error} /> : <p className="waits">{web.loading}</p>;
  }
  const { consent, consent_text, about } = intake.data;
  return (
    <Page title={words.health} back={<BackLink href="/day">{words.toDay}</BackLink>}>
      {consent ? (
        <>
          <p className="-mt-3 text-soft">{withoutTitle(about)}</p>
          <Sections intake={intake.data} />
          <LeftOut />
          <Forget />
        </>
      ) : (
        <Card className="grid gap-5">
          <p className="whitespace-pre-line">{consent_text}</p>
          <div className="flex flex-wrap items-center gap-2">
            <Button look="main" busy={act.isPending} onClick={() => act.mutate({ do: "consent", agreed: true })}>
              {words.agree}
            </Button>
            <TextLink href="/day">{words.noThanks}</TextLink>
          </div>
          <Problem error={act.error} />
        </Card>
      )}
    </Page>
  );
}

/** The companion's words begin with the title that the page has already. */
const withoutTitle = (text: string): string => text.slice(text.indexOf("\n") + 1).trim();

type SectionWire = IntakeWire["sections"][number];

/** What is answered: sections, and the codes that hold. */
interface Said {
  readonly answered: readonly IntakeSection[];
  readonly codes: readonly Contraindication[];
  /** Injuries that only twinge. */
  readonly mild: readonly Injury[];
}

const saidIn = ({ sections }: IntakeWire): Said => ({
  answered: sections.filter(({ answered }) => answered).map(({ section }) => section),
  codes: sections.flatMap(({ codes }) => codes.filter(({ chosen }) => chosen).map(({ code }) => code)),
  mild: injuries.filter((code) => sections.some(({ codes }) => codes.some((each) => each.code === code && each.mild))),
});

/** Each tap shows at once and is kept at once; taps reach the server in their order. */
function Sections({ intake }: { readonly intake: IntakeWire }): ReactNode {
  const act = useIntakeAction();
  const [onTheWay, setOnTheWay] = useState<Said>();
  const latest = useRef<Said>(undefined);
  const queue = useRef<Promise<unknown>>(Promise.resolve());
  const said = onTheWay ?? saidIn(intake);
  function answer(
    section: SectionWire,
    codes: readonly Contraindication[],
    answered: boolean,
    mild?: readonly Injury[],
  ): void {
    const before = latest.current ?? said;
    const own = section.codes.map(({ code }) => code);
    const now: Said = {
      answered: [...before.answered.filter((each) => each !== section.section), ...(answered ? [section.section] : [])],
      codes: [...before.codes.filter((code) => !own.includes(code)), ...codes],
      mild: (mild ?? before.mild).filter((code) => section.section !== "injuries" || codes.includes(code)),
    };
    const settle = (): void => {
      if (latest.current !== now) return;
      latest.current = undefined;
      setOnTheWay(undefined);
    };
    latest.current = now;
    setOnTheWay(now);
    queue.current = queue.current.then(() => act.mutateAsync({ do: "answer", ...now })).then(settle, settle);
  }
  return (
    <>
      <ul className="grid gap-4">
        {intake.sections.map((section) => (
          <li key={section.section}>
            <Section
              section={section}
              said={said}
              onAnswer={(codes, answered, mild) => answer(section, codes, answered, mild)}
            />
          </li>
        ))}
      </ul>
      <Problem error={act.error} />
    </>
  );
}

/** One part: "none of these" answers it too, and it can be left out again. */
function Section({
  section,
  said,
  onAnswer,
}: {
  readonly section: SectionWire;
  readonly said: Said;
  readonly onAnswer: (codes: readonly Contraindication[], answered: boolean, mild?: readonly Injury[]) => void;
}): ReactNode {
  const words = useDayWords();
  const answered = said.answered.includes(section.section);
  const chosen = section.codes.map(({ code }) => code).filter((code) => said.codes.includes(code));
  const wishes = useWishWords();
  const hurt = injuries.filter((code) => chosen.includes(code));
  return (
    <Part title={section.name}>
      <Checks
        label={section.ask}
        chosen={chosen}
        options={section.codes.map(({ code, label }) => ({ value: code, label }))}
        onPick={(codes) => onAnswer(codes, true)}
      />
      {hurt.length > 0 && (
        <Checks
          label={wishes.onlyTwinges}
          hint={wishes.onlyTwingesHint}
          chosen={said.mild}
          options={section.codes.flatMap(({ code, label }) => {
            const injury = hurt.find((each) => each === code);
            return injury ? [{ value: injury, label }] : [];
          })}
          onPick={(mild) => onAnswer(chosen, true, mild)}
        />
      )}
      <div className="flex flex-wrap items-center gap-x-5 gap-y-2">
        <Button
          aria-pressed={answered && chosen.length === 0}
          aria-label={`${words.noneOfThese}: ${section.name}`}
          className="aria-pressed:border-accent aria-pressed:bg-wash aria-pressed:text-accent"
          onClick={() => onAnswer([], true)}
        >
          {words.noneOfThese}
        </Button>
        {answered ? (
          <Button
            look="plain"
            className="px-0!"
            aria-label={`${words.unanswer}: ${section.name}`}
            onClick={() => onAnswer([], false)}
          >
            {words.unanswer}
          </Button>
        ) : (
          <p className="text-sm text-soft">{words.unanswered}</p>
        )}
      </div>
    </Part>
  );
}

const byHealth: readonly string[] = ["contraindication", "age", "no_gentle_way"];

/** What is left out because of the answers, with the reason. */
function LeftOut(): ReactNode {
  const words = useDayWords();
  const habits = useHabits();
  const left = (habits.data?.habits ?? []).flatMap((habit) => {
    const reasons = habit.excluded.filter(({ code }) => byHealth.includes(code));
    return reasons.length === 0 ? [] : [{ habit, reasons }];
  });
  return (
    <Part title={words.leftOutTitle}>
      {left.length === 0 ? (
        <p className="text-soft">{habits.data !== undefined && words.leftOutNone}</p>
      ) : (
        <ul className="grid gap-2">
          {left.map(({ habit, reasons }) => (
            <li key={habit.habit_id}>
              <span className="font-medium">{habit.name}</span>
              <span className="text-soft">
                :{" "}
                {reasons
                  .map(({ text, of_names }) => (of_names.length === 0 ? text : `${text} (${of_names.join(", ")})`))
                  .join("; ")}
              </span>
            </li>
          ))}
        </ul>
      )}
      <Problem error={habits.error} />
    </Part>
  );
}

function Forget(): ReactNode {
  const words = useDayWords();
  const act = useIntakeAction();
  const [asking, setAsking] = useState(false);
  return (
    <div className="grid gap-3">
      <Button look="warm" className="justify-self-start" aria-haspopup="dialog" onClick={() => setAsking(true)}>
        {words.forgetHealth}
      </Button>
      <Problem error={act.error} />
      {asking && (
        <Confirm
          question={words.forgetHealthSure}
          yes={words.forgetHealthYes}
          busy={act.isPending}
          onNo={() => setAsking(false)}
          onYes={() => afterwards(act.mutateAsync({ do: "consent", agreed: false }), () => setAsking(false))}
        />
      )}
    </div>
  );
}
