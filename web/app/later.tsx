import { Component, type ComponentType, lazy, type ReactNode, Suspense } from "react";
import { Button } from "../ui/button.tsx";
import { Page } from "../ui/page.tsx";
import { useWords } from "../words/words.tsx";

/** A part of the app that is fetched when it is first wanted, so that the first page stays small. */
export function later<Props extends object>(load: () => Promise<ComponentType<Props>>): ComponentType<Props> {
  const Part = lazy(async () => ({ default: await load() }));
  return function Later(props: Props): ReactNode {
    return (
      <CatchMissing>
        <Suspense fallback={<Loading />}>
          <Part {...props} />
        </Suspense>
      </CatchMissing>
    );
  };
}

function Loading(): ReactNode {
  return <p className="waits">{useWords().loading}</p>;
}

/** A part that did not arrive leaves the rest of the page, and the way to help, where they are. */
class CatchMissing extends Component<{ readonly children: ReactNode }, { readonly failed: boolean }> {
  override state = { failed: false };
  static getDerivedStateFromError(): { readonly failed: boolean } {
    return { failed: true };
  }
  override render(): ReactNode {
    return this.state.failed ? <Missing /> : this.props.children;
  }
}

function Missing(): ReactNode {
  const words = useWords();
  return (
    <Page title={words.unreachable} narrow>
      <p>{words.newPart}</p>
      <Button onClick={() => location.reload()}>{words.retry}</Button>
    </Page>
  );
}
