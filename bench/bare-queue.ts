import postgres from "postgres";

/**
 * The least that a durable hop can cost: a row is inserted and announced in one commit, another connection
 * hears of it, takes it with `SKIP LOCKED` and commits. Milliseconds from the insert to that, one at a time.
 */
export async function measureBareQueue(url: string, hops: number): Promise<number[]> {
  const producer = postgres(url, { max: 1, onnotice: () => undefined });
  const consumer = postgres(url, { max: 1, onnotice: () => undefined });
  const listener = postgres(url, { max: 1, onnotice: () => undefined });
  let heardOne: (() => void) | undefined;
  await producer`create table bare_job (id bigint generated always as identity primary key)`;
  await listener.listen("bare_job", () => heardOne?.());
  try {
    const times: number[] = [];
    for (let hop = 0; hop < hops; hop += 1) {
      const heard = new Promise<void>((resolve) => {
        heardOne = resolve;
      });
      const startedAt = performance.now();
      await producer.begin(async (tx) => {
        await tx`insert into bare_job default values`;
        await tx`select pg_notify('bare_job', '')`;
      });
      await heard;
      await consumer.begin(async (tx) => {
        const [job] = await tx`select id from bare_job limit 1 for update skip locked`;
        await tx`delete from bare_job where id = ${job?.["id"]}`;
      });
      times.push(performance.now() - startedAt);
    }
    return times;
  } finally {
    await producer`drop table bare_job`;
    await Promise.all([producer.end(), consumer.end(), listener.end()]);
  }
}
