import { sql } from "drizzle-orm";
import type { Reader } from "../../lib/domain/members/reader";
import type { Db } from "../client";

/** Which of them (by place) would not be let in any more. */
export async function findReadersOver(db: Db, readers: readonly Reader[]): Promise<number[]> {
  const column = (name: keyof Reader) =>
    sql`${sql.param(readers.map((each) => each[name]))}::text[]`;
  const rows = await db.execute<{ place: number }>(sql`
    select (r.n - 1)::int as place
    from unnest(${column("projectId")}, ${column("keyId")}, ${column("userId")}, ${column("sessionId")})
      with ordinality as r (project_id, key_id, user_id, session_id, n)
    where not case when r.key_id is not null
      then exists (select from api_key k where k.project_id = r.project_id and k.id = r.key_id
        and k.revoked_at is null and (k.expires_at is null or k.expires_at > now()))
      else exists (select from member m where m.project_id = r.project_id and m.user_id = r.user_id)
        and (r.session_id is null or exists (select from session s
          where s.id = r.session_id and s.user_id = r.user_id and s.expires_at > now()))
      end`);
  return rows.map(({ place }) => place);
}
