import { type QueryClient, useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useEffect, useRef } from "react";
import type { ImportWire } from "#contract/imports.ts";
import type { ProblemWire } from "#contract/problem.ts";
import { request, RequestProblem } from "./api.ts";
import { keptValue } from "./kept-value.ts";
import { keys } from "./keys.ts";

interface ImportsTold {
  readonly imports: readonly ImportWire[];
  readonly most_bytes: number;
}

const everySecond = 1000;
const isAtWork = ({ state }: ImportWire): boolean => state === "waiting" || state === "running";

/** Files that were brought in, and how far each is; looked at again for as long as one is being read. What is kept follows once it is over. */
export function useImports() {
  const client = useQueryClient();
  const imports = useQuery({
    queryKey: keys.imports,
    queryFn: () => request<ImportsTold>("GET", "/api/imports"),
    refetchInterval: ({ state }) => (state.data?.imports.some(isAtWork) === true ? everySecond : false),
  });
  const over = imports.data?.imports
    .filter((each) => !isAtWork(each))
    .map(({ id, changed_at }) => `${id} ${changed_at}`)
    .join();
  const before = useRef<string>(undefined);
  useEffect(() => {
    if (over === undefined) return;
    if (before.current !== undefined && before.current !== over) void client.invalidateQueries({ queryKey: keys.kept });
    before.current = over;
  }, [client, over]);
  return imports;
}

/** Has a file read no further; what was read stays. */
export function useStopImport() {
  const client = useQueryClient();
  return useMutation<void, RequestProblem, string>({
    mutationFn: (id) => request("DELETE", `/api/imports/${encodeURIComponent(id)}`),
    onSettled: () => client.invalidateQueries({ queryKey: keys.body }),
  });
}

export interface Sending {
  readonly name: string;
  readonly sent: number;
  readonly size: number;
  readonly stop: () => void;
}

/** The file on its way to the server. It goes on while other pages are open, and ends with the tab. */
export const sending = keptValue<Sending | undefined>(undefined);
/** Why the last file did not arrive. */
export const sendingProblem = keptValue<RequestProblem | undefined>(undefined);

/** Sends a file as it is, whatever its size, telling how far it is; the server reads it bit by bit. */
export function sendFile(client: QueryClient, file: File): void {
  // Fetch cannot tell how much of a body has left.
  const carrier = new XMLHttpRequest();
  const begun: Sending = { name: file.name, sent: 0, size: file.size, stop: () => carrier.abort() };
  sendingProblem.set(undefined);
  sending.set(begun);
  addEventListener("beforeunload", warn);
  function end(problem?: RequestProblem): void {
    removeEventListener("beforeunload", warn);
    sending.set(undefined);
    sendingProblem.set(problem);
    void client.invalidateQueries({ queryKey: keys.body });
  }
  carrier.upload.addEventListener("progress", ({ loaded }) => sending.set({ ...begun, sent: loaded }));
  carrier.addEventListener("load", () => end(carrier.status < 300 ? undefined : problemIn(carrier.responseText)));
  carrier.addEventListener("error", () => end(new RequestProblem("offline")));
  carrier.addEventListener("abort", () => end());
  carrier.open("POST", "/api/imports");
  carrier.setRequestHeader("accept", "application/json");
  carrier.setRequestHeader("content-type", "application/octet-stream");
  carrier.send(file);
}

/** Leaving would cut the file off. */
function warn(event: BeforeUnloadEvent): void {
  event.preventDefault();
}

function problemIn(text: string): RequestProblem {
  try {
    const wire = JSON.parse(text) as Partial<ProblemWire>;
    return new RequestProblem(wire.code ?? "internal", wire);
  } catch {
    return new RequestProblem("internal");
  }
}
