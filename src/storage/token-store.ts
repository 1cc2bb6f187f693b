import { randomBytes, randomUUID } from "node:crypto";
import type { ApiToken, TokenStore } from "#app/reading-ports.ts";
import type { PersonId } from "#core/person/person.ts";
import type { MasterKeys, PersonKey } from "./crypto.ts";
import { type Database, inTransaction, onlyValue } from "./database.ts";
import { restored, type Table } from "./entity-row.ts";
import { clear, type Row } from "./field.ts";
import { jsonLiteral, literal } from "./literal.ts";
import type { TxContext } from "./person-tx.ts";
import { type Hex, openJson, sealJson, spots, type WrappedKeyRow } from "./sealing.ts";

const tokenBytes = 24;
/** So that a token that was found somewhere is known for what it is. */
const prefix = "wm_";
/** More than anybody has phones and scripts. */
const most = 20;

/** Its name is sealed as it is, with nothing around it. */
const tokens: Table<ApiToken, "name"> = {
  fields: {
    id: clear("id"),
    scopes: clear("scopes"),
    createdAt: clear("created_at"),
    usedAt: clear("used_at"),
    expiresAt: clear("expires_at"),
  },
};

type TokenRow = Row & { readonly person_id: PersonId; readonly id: string; readonly sealed: Hex };

/** A token as its person sees it. */
export function tokenOf(row: TokenRow, key: PersonKey): ApiToken {
  return { ...restored(tokens, row, {}), name: openJson<string>(key, spots.token(row.id), row.sealed) };
}

/** SQL that gives a person's tokens, the oldest first, with the keys of their names. */
export const tokensSql = (person: PersonId): string => `select json_build_object(
  'tokens', (select coalesce(json_agg(to_json(t) order by t.created_at, t.id), '[]') from core.api_token t where t.person_id = ${literal(person)}),
  'keys', (select json_agg(json_build_object('version', version, 'wrapped', wrapped)) from core.person_key where person_id = ${literal(person)}))`;

export interface TokensRow {
  readonly tokens: readonly TokenRow[];
  readonly keys: readonly WrappedKeyRow[] | null;
}

/** Personal tokens. Only an HMAC of each is kept, so nobody can read one from the database. */
export function tokenStore(database: Database, master: MasterKeys, keyOf: TxContext["key"]): TokenStore {
  const hmacOf = (token: string): string => `decode('${master.pseudonym("token", token).toString("hex")}', 'hex')`;
  const become = (person: PersonId): string => `select set_config('app.person_id', ${literal(person)}, true)`;
  return {
    create: (person, { name, scopes, expiresAt }, at) =>
      inTransaction(database, async (connection) => {
        const me = literal(person);
        const found = onlyValue(
          await connection.exec(`${become(person)};
            select 1 from core.person where person_id = ${me} for no key update; ${tokensSql(person)}`),
        ) as TokensRow;
        if (found.keys === null) return undefined;
        if (found.tokens.length >= most) return "too_many";
        const token = `${prefix}${randomBytes(tokenBytes).toString("base64url")}`;
        const id = randomUUID();
        const sealed = sealJson(keyOf(person, found.keys), spots.token(id), name);
        await connection.exec(`insert into core.api_token (person_id, id, hmac, scopes, created_at, expires_at, sealed)
          values (${me}, ${literal(id)}, ${hmacOf(token)}, array(select jsonb_array_elements_text(${jsonLiteral(scopes)})), ${literal(at)},
            ${literal(expiresAt ?? null)}, decode(${literal(sealed)}, 'base64'))`);
        return { token, kept: { id, name, scopes, createdAt: at, usedAt: undefined, expiresAt } };
      }),

    async list(person) {
      const { tokens, keys } = onlyValue(await database.once(`${become(person)}; ${tokensSql(person)}`)) as TokensRow;
      if (keys === null) return [];
      const key = keyOf(person, keys);
      return tokens.map((row) => tokenOf(row, key));
    },

    async revoke(person, id) {
      const gone = onlyValue(
        await database.once(`${become(person)}; with gone as (
          delete from core.api_token where person_id = ${literal(person)} and id::text = ${literal(id)} returning 1) select count(*)::int from gone`),
      );
      return Number(gone) > 0;
    },

    async find(token, at) {
      if (!token.startsWith(prefix)) return undefined;
      const found = onlyValue(await database.once(`select core.find_token(${hmacOf(token)}, ${literal(at)})`)) as {
        readonly token: TokenRow;
        readonly keys: readonly WrappedKeyRow[] | null;
      } | null;
      if (found === null) return undefined;
      const personId = found.token.person_id;
      return { personId, kept: tokenOf(found.token, keyOf(personId, found.keys)) };
    },
  };
}
