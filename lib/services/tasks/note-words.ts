import { z } from "zod";
import { insertRoutingWords, type SaidWord } from "@/db/queries/routing-words";
import type { TaskHints } from "@/lib/contracts/task";
import type { ServiceContext } from "../context";
import { withoutSecrets } from "../masking/find-secrets";

const KEPT_MAX = 200;
const CHARS_MAX = 100;
const Values = z.array(z.string());

/** Keeps what a handoff says of its task for who writes rules. Most say nothing, and cost nothing. */
export async function noteWords(
  ctx: ServiceContext,
  { task_type: type, domain, tags = [] }: TaskHints,
): Promise<void> {
  const words: SaidWord[] = [
    ...(type === undefined ? [] : [{ fact: "task_type" as const, value: type }]),
    ...(domain === undefined ? [] : [{ fact: "domain" as const, value: domain }]),
    ...tags.map((value) => ({ fact: "tags" as const, value })),
  ].filter(({ value }) => value.length <= CHARS_MAX);
  if (words.length === 0) return;
  // One with a secret in it is no word that anybody wants suggested.
  const masked = Values.parse(
    await withoutSecrets(
      ctx,
      words.map(({ value }) => value),
    ),
  );
  const said = words.filter(({ value }, index) => masked[index] === value);
  const { db, projectId } = ctx;
  await insertRoutingWords(db, { projectId, words: said, keptMax: KEPT_MAX });
}
