import { Component, type ComponentType, lazy, type ReactNode, Suspense } from "react";
import { Button } from "../ui/button.tsx";
import { Page } from "../ui/page.tsx";
import { useWords } from "../words/words.tsx";

type Around = (props: { readonly children: ReactNode }) => ReactNode;
const nothing: Around = ({ children }) => children;

/** A part of the app that is fetched when it is first wanted, so that the first page stays small. It stands within `Parts`. */
export const part = <Props extends object>(load: () => Promise<ComponentType<Props>>): ComponentType<Props> =>
  lazy(async () => ({ default: await load() }));

/**
 * Parts that are drawn when all of them are there, so that none moves another. `Place` is what stands around the word that they are on their way,
 * or did not arrive, where they themselves bring what stands around them.
 */
export function Parts({
  Place = nothing,
  children,
}: {
  readonly Place?: Around;
  readonly children: ReactNode;
}): ReactNode {
  return (
    <CatchMissing Place={Place}>
      <Suspense
        fallback={
          <Place>
            <Loading />
          </Place>
        }
      >
        {children}
      </Suspense>
    </CatchMissing>
  );
}

/** One such part, with the word that it is on its way in its place. */
export function later<Props extends object>(
  load: () => Promise<ComponentType<Props>>,
  Place?: Around,
): ComponentType<Props> {
  const Part = part(load);
  return function Later(props: Props): ReactNode {
    return (
      <Parts {...(Place && { Place })}>
        <Part {...props} />
      </Parts>
    );
  };
}

function Loading(): ReactNode {
  return <p className="waits">{useWords().loading}</p>;
}

/** A part that did not arrive leaves the rest of the page, and the way to help, where they are. */
class CatchMissing extends Component<
  { readonly children: ReactNode; readonly Place: Around },
  { readonly failed: boolean }
> {
  override state = { failed: false };
  static getDerivedStateFromError(): { readonly failed: boolean } {
    return { failed: true };
  }
  override render(): ReactNode {
    const { Place, children } = this.props;
    if (!this.state.failed) return children;
    return (
      <Place>
        <Missing />
      </Place>
    );
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
