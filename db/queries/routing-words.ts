import { asc, eq, sql } from "drizzle-orm";
import type { ProjectId } from "../../lib/domain/ids";
import type { SaidFact } from "../../lib/domain/routing/facts";
import type { Db } from "../client";
import { routingWord } from "../schema";

export type SaidWord = { fact: SaidFact; value: string };

/** New ones only, and no more once there are `keptMax` of a fact: senders choose how many they make up. */
export async function insertRoutingWords(
  db: Db,
  {
    projectId,
    words,
    keptMax,
  }: { projectId: ProjectId; words: readonly SaidWord[]; keptMax: number },
): Promise<void> {
  await db.execute(sql`
    insert into routing_word (project_id, fact, value)
    select ${projectId}, fact, value
    from json_to_recordset(${JSON.stringify(words)}::text::json) as said(fact text, value text)
    where (select count(*) from routing_word known
      where known.project_id = ${projectId} and known.fact = said.fact) < ${keptMax}
    order by fact, value
    on conflict do nothing`);
}

export async function listRoutingWords(db: Db, projectId: ProjectId): Promise<SaidWord[]> {
  return db
    .select({ fact: routingWord.fact, value: routingWord.value })
    .from(routingWord)
    .where(eq(routingWord.projectId, projectId))
    .orderBy(asc(routingWord.fact), asc(routingWord.value))
    .limit(1000);
}
