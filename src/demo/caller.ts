import type { Router } from "#channels/http/router.ts";

/** How an invented person does what a real one does: by the program's own doors. */
export interface Caller {
  call<T>(method: "GET" | "POST" | "PUT" | "PATCH", path: string, body?: object): Promise<T>;
}

const here = { incoming: { socket: { remoteAddress: "127.0.0.1" } } };

/** Throws where a door does not open: a demonstration with holes is none. */
export function createCaller(app: Pick<Router, "request">, token?: string): Caller {
  return {
    async call<T>(method: string, path: string, body?: object): Promise<T> {
      const response = await app.request(
        path,
        {
          method,
          headers: {
            ...(token === undefined ? {} : { authorization: `Bearer ${token}` }),
            ...(body === undefined ? {} : { "content-type": "application/json" }),
          },
          ...(body === undefined ? {} : { body: JSON.stringify(body) }),
        },
        here,
      );
      const text = await response.text();
      if (!response.ok) throw new Error(`${method} ${path}: ${text}`);
      return (text === "" ? undefined : JSON.parse(text)) as T;
    },
  };
}
