import { type ReactNode, useEffect, useRef, useState } from "react";
import { useLocation } from "wouter";
import type { MessageWire } from "#contract/chat.ts";
import type { MeWire } from "#contract/me.ts";
import type { ProgressWire } from "#contract/tracks.ts";
import { presses } from "#contract/presses.ts";
import { type TrackId, trackIds } from "#core/tracks/track.ts";
import { usePress, useSetting } from "../../data/actions.ts";
import { countriesIn } from "../../data/countries.ts";
import { guessCountry } from "../../data/help-lines.ts";
import { useJourney } from "../../data/journey.ts";
import { useKept } from "../../data/kept-value.ts";
import { away } from "../../data/line.ts";
import { useAskedAgain, useProgress } from "../../data/queries.ts";
import { Button } from "../../ui/button.tsx";
import { Select } from "../../ui/field.tsx";
import { MessageButtons, MessageText } from "../../ui/message.tsx";
import { Card, CatchFocus } from "../../ui/page.tsx";
import { Problem } from "../../ui/problem.tsx";
import { useTracksWords } from "../../words/tracks-words.ts";
import { useLocale, useWords } from "../../words/words.tsx";
import { TrackMark } from "./track-mark.tsx";

type Stage = "contact" | "place" | "focus";

const skip = presses.skip;
const placeRight = presses.placeRight;

/** What is asked now, by the buttons that answer it. */
function stageOf(replies: readonly MessageWire[]): Stage | undefined {
  const data = replies.flatMap(({ buttons }) => buttons.flat()).map((button) => button.data);
  if (data.some((each) => /^c[123]:/.test(each))) return "contact";
  if (data.includes(placeRight)) return "place";
  return data.some((each) => each.startsWith("fp:")) && data.includes(skip) ? "focus" : undefined;
}

/** The first minute on the tracks: contact, place and focus, each of which may be skipped. A reload asks the same question again. */
export function Begin({ me }: { readonly me: MeWire }): ReactNode {
  const words = useWords();
  const progress = useProgress();
  const started = progress.data?.started;
  const again = useAskedAgain(started === true, "tracks");
  const journey = useJourney();
  const [said, setSaid] = useState<readonly MessageWire[]>();
  const asked = useRef(false);
  const [, go] = useLocation();

  // Asked for once the line is there: whoever has left by then is not asked about it elsewhere.
  const isAway = useKept(away);
  useEffect(() => {
    if (started !== false || isAway || asked.current) return;
    asked.current = true;
    journey.mutateAsync({ do: "onboarding", brings: "tracks" }).then(
      ({ replies }) => setSaid(replies),
      () => undefined,
    );
  }, [started, isAway, journey]);

  const replies = said ?? again.data;
  const stage = replies && stageOf(replies);
  const over = replies !== undefined && stage === undefined;
  useEffect(() => {
    if (over) go("/tracks", { replace: true });
  }, [over, go]);

  const error = progress.error ?? journey.error ?? again.error;
  if (error) return <Problem error={error} />;
  if (replies === undefined || stage === undefined || progress.data === undefined) {
    return <p className="waits">{words.loading}</p>;
  }
  return (
    <div className="mx-auto grid w-full max-w-xl gap-6">
      <Dots stage={stage} />
      {stage === "contact" && <Contact replies={replies} onSaid={setSaid} />}
      {stage === "place" && <Place me={me} onSaid={setSaid} />}
      {stage === "focus" && <Focus progress={progress.data} onSaid={setSaid} />}
    </div>
  );
}

const stages: readonly Stage[] = ["contact", "place", "focus"];

function Dots({ stage }: { readonly stage: Stage }): ReactNode {
  return (
    <div aria-hidden="true" className="flex gap-2">
      {stages.map((each) => (
        <span
          key={each}
          className={`h-1.5 w-10 rounded-full ${stages.indexOf(each) <= stages.indexOf(stage) ? "bg-accent" : "bg-line"}`}
        />
      ))}
    </div>
  );
}

interface StageProps {
  readonly onSaid: (replies: readonly MessageWire[]) => void;
}

/** Presses a button of the dialogue and hears what comes next. */
function useStagePress(onSaid: StageProps["onSaid"]) {
  const press = usePress();
  return {
    busy: press.isPending,
    error: press.error,
    press: (data: string): void => void press.mutateAsync(data).then(onSaid, () => undefined),
  };
}

function Contact({ replies, onSaid }: StageProps & { readonly replies: readonly MessageWire[] }): ReactNode {
  const words = useTracksWords();
  const { busy, error, press } = useStagePress(onSaid);
  const question = replies.findLast(({ buttons }) => buttons.length > 0);
  if (question === undefined) return null;
  // The tracks were explained on the page before.
  const why = replies.filter((reply) => reply !== question && reply.buttons.length === 0).at(-1);
  return (
    <section aria-live="polite" className="grid gap-5">
      <CatchFocus className="title">{words.contactTitle}</CatchFocus>
      {why !== undefined && (
        <div className="text-soft">
          <MessageText message={why} />
        </div>
      )}
      <Card className="grid gap-5">
        <div className="text-lg">
          <MessageText message={question} />
        </div>
        <MessageButtons message={question} busy={busy} onPress={({ data }) => press(data)} />
        <Problem error={error} />
      </Card>
    </section>
  );
}

function Place({ me, onSaid }: StageProps & { readonly me: MeWire }): ReactNode {
  const words = useTracksWords();
  const web = useWords();
  const locale = useLocale();
  const setting = useSetting();
  const { busy, error, press } = useStagePress(onSaid);
  const [country, setCountry] = useState(() => me.country ?? guessCountry() ?? "");
  const [zone, setZone] = useState(() => Intl.DateTimeFormat().resolvedOptions().timeZone ?? me.time_zone);
  const zones = Intl.supportedValuesOf("timeZone");
  async function right(): Promise<void> {
    try {
      const patch = {
        ...(country !== "" && country !== me.country ? { country } : {}),
        ...(zone === me.time_zone ? {} : { time_zone: zone }),
      };
      if (Object.keys(patch).length > 0) await setting.mutateAsync(patch);
      press(placeRight);
    } catch {
      // Shown below.
    }
  }
  return (
    <section className="grid gap-5">
      <CatchFocus className="title">{words.placeTitle}</CatchFocus>
      <p className="text-soft">{words.placeText}</p>
      <Card className="grid gap-5">
        <Select
          label={web.country}
          value={country}
          options={[...(country === "" ? [{ value: "", label: web.notSet }] : []), ...countriesIn(locale)]}
          onPick={setCountry}
        />
        <Select
          label={web.timeZone}
          value={zone}
          options={(zones.includes(zone) ? zones : [zone, ...zones]).map((value) => ({
            value,
            label: value.replaceAll("_", " "),
          }))}
          onPick={setZone}
        />
        <Problem error={setting.error ?? error} />
        <div className="flex flex-wrap gap-2">
          <Button look="main" busy={busy || setting.isPending} onClick={() => void right()}>
            {words.placeRight}
          </Button>
          <Button busy={busy} onClick={() => press(skip)}>
            {words.skip}
          </Button>
        </div>
      </Card>
    </section>
  );
}

function Focus({ progress, onSaid }: StageProps & { readonly progress: ProgressWire }): ReactNode {
  const words = useTracksWords();
  const journey = useJourney();
  const { busy, error, press } = useStagePress(onSaid);
  const waits = busy || journey.isPending;
  const pick = (track: TrackId | "all"): void =>
    void journey.mutateAsync({ do: "set-primary", track }).then(
      () => onSaid([]),
      () => undefined,
    );
  return (
    <section className="grid gap-5">
      <CatchFocus className="title">{words.focusTitle}</CatchFocus>
      <p className="text-soft">{words.focusHint}</p>
      <ul className="grid gap-3">
        {trackIds.map((track) => {
          const { name, about } = progress.tracks[track];
          return (
            <li key={track}>
              <button
                type="button"
                aria-disabled={waits || undefined}
                onClick={() => !waits && pick(track)}
                className="flex w-full gap-3 rounded-3xl border border-edge bg-card p-4 text-left shadow-soft hover:border-accent sm:p-5"
              >
                <TrackMark track={track} />
                <span className="grid gap-0.5">
                  <span className="name">{name}</span>
                  <span className="text-sm text-soft">{about}</span>
                </span>
              </button>
            </li>
          );
        })}
      </ul>
      <Problem error={journey.error ?? error} />
      <div className="flex flex-wrap gap-2">
        <Button busy={waits} onClick={() => pick("all")}>
          {words.all}
        </Button>
        <Button look="plain" busy={waits} onClick={() => press(skip)}>
          {words.skip}
        </Button>
      </div>
    </section>
  );
}
