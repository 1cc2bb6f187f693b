import "./styles.css";
import { QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { StrictMode } from "react";
import { createRoot } from "react-dom/client";
import { whenDrawn } from "../data/drawn.ts";
import { hasCopies } from "../data/device-storage.ts";
import { away } from "../data/line.ts";
import { leaveByKey, stayAway } from "../ui/quick-exit.ts";
import { App } from "./app.tsx";
import { firstPage } from "./first-page.ts";
import { fetchEarly } from "./later-pages.ts";

// Requests repeat themselves (data/api.ts) and the live connection says what changed.
// What the browser believes of the line holds nothing back: whether the server answers is found out by asking, and said (data/line.ts).
const client = new QueryClient({
  defaultOptions: {
    queries: { retry: false, staleTime: 30_000, networkMode: "always" },
    mutations: { networkMode: "always" },
  },
});
away.follow(() => {
  if (!away.get()) void client.invalidateQueries({ predicate: ({ state }) => state.status === "error" });
});

// From the first press on, what comes is an answer to somebody, and may be seen to come; what stood there before has come.
function opened(): void {
  for (const stood of document.querySelectorAll<HTMLElement>(".arrives")) stood.dataset["stood"] = "";
  delete document.documentElement.dataset["opening"];
}
for (const input of ["pointerdown", "keydown"]) addEventListener(input, opened, { capture: true, once: true });
stayAway();
leaveByKey();
const place = document.getElementById("app");
if (place === null) throw new Error("index.html has no place for the app");
const draw = (): void =>
  createRoot(place).render(
    <StrictMode>
      <QueryClientProvider client={client}>
        <App />
      </QueryClientProvider>
    </StrictMode>,
  );
// Never by what stands in an address: a link could bring somebody in as another.
if ("TelegramWebviewProxy" in globalThis || parent !== window) {
  void import("../data/telegram.ts")
    .then(({ beginInTelegram }) => beginInTelegram(client))
    .catch(() => undefined)
    .finally(draw);
} else if (hasCopies()) {
  void import("../data/copies.ts")
    .then(({ beginCopies }) => beginCopies(client))
    .catch(() => undefined)
    .finally(draw);
} else void firstPage(client, location.pathname).then(draw);

// Help opens without a line: it is fetched as soon as the first page has what it needs, and is small.
void whenDrawn(client, 200).then(fetchEarly);
