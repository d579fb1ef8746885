/**
 * `Promise.all` for what writes in one transaction: it fails, by the first in order that failed, only once all
 * are over. What is still under way when a transaction ends would be sent after it.
 */
export async function finishAll<Tasks extends readonly unknown[] | []>(
  tasks: Tasks,
): Promise<{ -readonly [Key in keyof Tasks]: Awaited<Tasks[Key]> }> {
  const settled = await Promise.allSettled(tasks);
  for (const one of settled) if (one.status === "rejected") throw one.reason;
  return Promise.all(tasks);
}
