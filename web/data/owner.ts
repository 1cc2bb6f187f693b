import { useQuery, useQueryClient } from "@tanstack/react-query";
import type {
  BackupVerifiedWire,
  FindingsWire,
  KeptBackupWire,
  ModelWishWire,
  OwnerDoorWire,
  OwnerGlanceWire,
  OwnerModelWire,
} from "#contract/owner.ts";
import { useAccountAction } from "./account.ts";
import { request } from "./api.ts";
import { showPasskey } from "./passkey.ts";

const path = "/api/owner";
const doorKey = ["owner", "door"];
const glanceKey = ["owner", "glance"];
const modelKey = ["owner", "model"];

export const useOwnerDoor = () =>
  useQuery({ queryKey: doorKey, queryFn: () => request<OwnerDoorWire>("GET", `${path}/door`), staleTime: 0 });

export const useOpenByCode = () =>
  useAccountAction((code: string) => request<OwnerDoorWire>("POST", `${path}/open`, { code }), [doorKey]);

export const useOpenByPasskey = () =>
  useAccountAction(async () => {
    const passkey = await showPasskey();
    if (passkey !== undefined) await request<OwnerDoorWire>("POST", `${path}/open`, { passkey });
  }, [doorKey]);

/** Shuts the page, and forgets what it showed. */
export function useCloseOwner() {
  const client = useQueryClient();
  return useAccountAction(async () => {
    await request<void>("POST", `${path}/close`);
    for (const queryKey of [glanceKey, modelKey]) client.removeQueries({ queryKey });
  }, [doorKey]);
}

export const useGlance = () =>
  useQuery({
    queryKey: glanceKey,
    queryFn: () => request<OwnerGlanceWire>("GET", `${path}/glance`),
    staleTime: 0,
    gcTime: 0,
  });

export const useExamine = () => useAccountAction(() => request<FindingsWire>("POST", `${path}/examine`));

export const useInvite = () =>
  useAccountAction(() => request<{ readonly code: string }>("POST", `${path}/invites`), [glanceKey]);

export const useWithdraw = () =>
  useAccountAction((id: string) => request<void>("DELETE", `${path}/invites/${encodeURIComponent(id)}`), [glanceKey]);

export const useBackUp = () => useAccountAction(() => request<KeptBackupWire>("POST", `${path}/backups`), [glanceKey]);

export const backupFilePath = (name: string): string => `${path}/backups/${name}/file`;

export const useVerify = () =>
  useAccountAction((name: string) => request<BackupVerifiedWire>("POST", `${path}/backups/${name}/verify`));

const isUnderWay = (model: OwnerModelWire | undefined): boolean =>
  model !== undefined && ["fetching", "engine", "measuring"].includes(model.work.is);

/** Looked at again and again while something is being done. */
export const useModel = (first: OwnerModelWire) =>
  useQuery({
    queryKey: modelKey,
    queryFn: () => request<OwnerModelWire>("GET", `${path}/model`),
    initialData: first,
    staleTime: 60_000,
    gcTime: 0,
    refetchInterval: ({ state }) => (isUnderWay(state.data) ? 1000 : false),
  });

export type ModelAct =
  | { readonly do: "install"; readonly wish: ModelWishWire }
  | { readonly do: "agree"; readonly agreed: boolean }
  | { readonly do: "use" | "remove"; readonly name: string }
  | { readonly do: "stop" | "off" | "bench" };

function bodyOf(act: ModelAct): object | undefined {
  if ("wish" in act) return act.wish;
  if ("agreed" in act) return { agreed: act.agreed };
  return "name" in act ? { name: act.name } : undefined;
}

export function useModelAct() {
  const client = useQueryClient();
  return useAccountAction(async (act: ModelAct) => {
    client.setQueryData(modelKey, await request<OwnerModelWire>("POST", `${path}/model/${act.do}`, bodyOf(act)));
  });
}

/** Resolves when the program serves again. */
export const useRestart = () =>
  useAccountAction(async () => {
    await request<void>("POST", `${path}/restart`);
    for (;;) {
      await new Promise((resolve) => setTimeout(resolve, 1500));
      const answer = await fetch("/readyz").catch(() => undefined);
      if (answer?.ok) break;
    }
    location.reload();
  });
