import type { ReactNode } from "react";
import { renderToStaticMarkup } from "react-dom/server";
import { Router } from "wouter";
import { BackLink } from "../ui/back-link.tsx";
import { Bar } from "../ui/bar.tsx";
import { Button, type Look } from "../ui/button.tsx";
import { Confirm } from "../ui/confirm.tsx";
import { Copyable } from "../ui/copyable.tsx";
import { Choice, Field, Select, Switch, TextField } from "../ui/field.tsx";
import { Mark, type MarkName } from "../ui/marks.tsx";
import { Menu, MenuButton } from "../ui/menu.tsx";
import { MessageButtons, MessageText } from "../ui/message.tsx";
import { Card, Notice, Page, Part } from "../ui/page.tsx";
import { PinField } from "../ui/pin-field.tsx";
import { Sheet } from "../ui/sheet.tsx";
import { Blaze, frameSigns, Sign } from "../ui/sign.tsx";
import { type Area, Spot } from "../ui/spot.tsx";
import { Drawing, drawn } from "../ui/task-spot.tsx";
import { TextLink } from "../ui/text-link.tsx";
import { Tick } from "../ui/tick.tsx";
import { Trail } from "../ui/trail.tsx";
import { mountains, valley } from "../ui/lands.ts";
import { shore } from "../ui/shore.ts";

const nothing = (): void => undefined;
const looks: readonly Look[] = ["main", "quiet", "plain", "warm"];
const areas: readonly (readonly [Area, string])[] = [
  ["goals", "of-goals"],
  ["day", "of-day"],
  ["self_work", "of-self_work"],
  ["child_connection", "of-child_connection"],
  ["negotiation", "of-negotiation"],
  ["community", "of-community"],
];
const marks: readonly MarkName[] = [
  "now",
  "goals",
  "chat",
  "settings",
  "lock",
  "done",
  "clock",
  "moment",
  "tracks",
  "day",
  "back",
  "work",
  "plus",
  "more",
  "down",
  "flag",
  "self",
  "child",
  "negotiation",
  "community",
  "send",
];
const message = {
  text: "Two ways on. Which one is nearer?",
  buttons: [
    [{ label: "The first", data: "a" }],
    [
      { label: "The second", data: "b" },
      { label: "Neither", data: "c" },
    ],
  ],
};
const choices = [
  { value: "a", label: "Short" },
  { value: "b", label: "Longer, with more words" },
  { value: "c", label: "Long" },
] as const;

function Buttons(): ReactNode {
  return (
    <Part title="Buttons">
      {looks.map((look) => (
        <div key={look} className="flex flex-wrap items-center gap-2">
          <Button look={look}>Usual</Button>
          <Button look={look} size="large">
            Large
          </Button>
          <Button look={look} busy>
            Busy
          </Button>
          <Button look={look} disabled>
            Off
          </Button>
        </div>
      ))}
      <div className="flex flex-wrap items-center gap-3">
        <TextLink href="/">A quiet way</TextLink>
        <BackLink href="/">Back</BackLink>
        <Menu label="More">
          <MenuButton onPress={nothing}>First</MenuButton>
          <MenuButton onPress={nothing} busy>
            Second
          </MenuButton>
        </Menu>
        <Menu label="More" dots>
          <MenuButton onPress={nothing}>First</MenuButton>
        </Menu>
      </div>
    </Part>
  );
}

function Fields(): ReactNode {
  return (
    <Part title="Fields">
      <Field label="Empty" placeholder="Such as this" />
      <Field label="Filled, with a hint" hint="What it is for" value="Words of somebody" readOnly />
      <Field label="Wrong" wrong="this does not fit" value="???" readOnly />
      <Field label="Off" disabled value="Not now" readOnly />
      <Field label="Password" type="password" value="eleven chars" readOnly />
      <PinField value="4829" wrong="that was not it" onValue={nothing} />
      <TextField label="Longer words" value={"One line,\nand another one."} readOnly />
      <Select label="One of many" value="b" options={choices} onPick={nothing} />
      <Choice label="One of a few" hint="All seen at once" value="b" options={choices} onPick={nothing} />
      <Switch label="On" hint="With what it means" on onTurn={nothing} />
      <Switch label="Off" on={false} onTurn={nothing} />
      <Copyable label="To be taken elsewhere" value="wm_0123456789" copy="Copy" copied="Copied" />
    </Part>
  );
}

function Told(): ReactNode {
  return (
    <Part title="What is told">
      <Notice>A calm word.</Notice>
      <Notice kind="trouble">Something did not work, and what can be done about it.</Notice>
      <MessageText message={message} />
      <MessageButtons message={message} busy={false} onPress={nothing} />
      <MessageButtons message={message} busy onPress={nothing} />
    </Part>
  );
}

function Drawn(): ReactNode {
  return (
    <Part title="What is drawn">
      {[0, 1, 7, 40].map((each) => (
        <Trail key={each} marks={each} land={valley} className="h-30 rounded-2xl" />
      ))}
      {[shore, ...mountains].map((land) => (
        <Trail key={land.name} marks={9} land={land} className="h-30 rounded-2xl" />
      ))}
      <div className="flex flex-wrap items-center gap-4">
        {areas.map(([of, area]) => (
          <div key={of} className={area}>
            <Spot of={of} />
          </div>
        ))}
        {drawn.map((each) => (
          <Drawing key={each} of={each} className="size-24" />
        ))}
        <Tick />
        <Blaze />
      </div>
      <div className="flex flex-wrap gap-3">
        {marks.map((name) => (
          <Mark key={name} name={name} />
        ))}
        {Object.values(frameSigns).map((stroke) => (
          <Sign key={stroke} stroke={stroke} />
        ))}
      </div>
      {areas.map(([of, area], at) => (
        <div key={of} className={area}>
          <Bar percent={[0, 3, 9, 50, 88, 100][at] ?? 0} label={of} {...(at === 3 ? { needed: 70 } : {})} />
        </div>
      ))}
    </Part>
  );
}

/** Every component in every state it can stand in, for pictures of tests alone: nothing of the app imports it. */
function Gallery(): ReactNode {
  return (
    <Router ssrPath="/">
      <main className="px-4 py-10">
        <Page title="Every component" art={<Spot of="goals" />} aside={<Button>Beside</Button>}>
          <Card>A card with words in it.</Card>
          <Buttons />
          <Fields />
          <Told />
          <Drawn />
        </Page>
        <Confirm question="Take it away for good?" yes="Yes" busy={false} onYes={nothing} onNo={nothing}>
          <p>What that means.</p>
        </Confirm>
        <Sheet label="Before the page" onClose={nothing}>
          <p className="p-4">Something that stands before the page.</p>
        </Sheet>
      </main>
    </Router>
  );
}

/** As a page without scripts: it stands still. */
export const galleryHtml = (): string => renderToStaticMarkup(<Gallery />);
