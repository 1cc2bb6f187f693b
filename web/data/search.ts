import { keepPreviousData, useQuery } from "@tanstack/react-query";
import type { SearchAnswerWire } from "#contract/search.ts";
import { request } from "./api.ts";

/** What is one's own by words; nothing of it stays on the page once the search is closed. */
export const useSearch = (words: string) =>
  useQuery({
    queryKey: ["search", words],
    queryFn: () => request<SearchAnswerWire>("POST", "/api/search", { words }),
    enabled: words.length > 1,
    placeholderData: keepPreviousData,
    gcTime: 0,
  });
