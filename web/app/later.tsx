import { Component, type ComponentType, lazy, type ReactNode, Suspense, useEffect, useState } from "react";
import { Button } from "../ui/button.tsx";
import { Page } from "../ui/page.tsx";
import { useWords } from "../words/words.tsx";

type Around = (props: { readonly children: ReactNode }) => ReactNode;
const nothing: Around = ({ children }) => children;

/** What may be fetched before it is drawn. */
interface Fetched {
  readonly fetch: () => Promise<unknown>;
  readonly isHere: () => boolean;
}

/** A part of the app that is fetched when it is first wanted, so that the first page stays small. It stands within `Parts`. */
export function part<Props extends object>(load: () => Promise<ComponentType<Props>>): ComponentType<Props> & Fetched {
  let here: ComponentType<Props> | undefined;
  const fetch = async (): Promise<{ readonly default: ComponentType<Props> }> => ({ default: (here ??= await load()) });
  const Late = lazy(fetch);
  function Part(props: Props): ReactNode {
    // What is there already is drawn at once: React holds what comes in the place of a fallback back for a third of a second. What began as late stays so, or it would lose its state.
    const [Drawn] = useState(() => here ?? Late);
    return <Drawn {...props} />;
  }
  return Object.assign(Part, { fetch, isHere: () => here !== undefined });
}

/** Whether a part that is wanted is there, or did not arrive, which it then says itself: whoever waits for it draws it with all the rest. */
export function useArrived({ fetch, isHere }: Fetched, wanted: boolean): boolean {
  const [arrived, setArrived] = useState(isHere);
  useEffect(() => {
    const note = (): void => setArrived(true);
    if (wanted) fetch().then(note, note);
  }, [fetch, wanted]);
  return arrived || !wanted;
}

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
  Around: Around = nothing,
): ComponentType<Props> & Fetched {
  const Part = part(load);
  function Later(props: Props): ReactNode {
    // Waited for here, and not by a fallback of React's: what comes in the place of one is held back, however early it was there.
    if (!useArrived(Part, true)) {
      return (
        <Around>
          <Loading />
        </Around>
      );
    }
    return (
      <Parts Place={Around}>
        <Part {...props} />
      </Parts>
    );
  }
  return Object.assign(Later, { fetch: Part.fetch, isHere: Part.isHere });
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
