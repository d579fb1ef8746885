import { type SQL, sql } from "drizzle-orm";
import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, beforeEach, expect, it } from "vitest";
import { connect } from "@/db/client";
import { tellRunsOf } from "@/db/queries/changes";
import { openTestProjects } from "@/db/testing/test-project";
import { type ProjectId, TraceId } from "@/lib/domain/ids";
import { changeStream } from "./change-stream";
import { type Feed, openFeed } from "./feed";

type Message = { id?: string; event?: string; data?: string };

let projects: Awaited<ReturnType<typeof openTestProjects>>;
let feeds: Feed[] = [];
let projectId: ProjectId;
beforeAll(async () => {
  projects = await openTestProjects();
});
beforeEach(async () => {
  await Promise.all(feeds.map((feed) => feed.close()));
  feeds = [];
  ({ projectId } = await projects.context());
});
afterAll(async () => {
  await Promise.all(feeds.map((feed) => feed.close()));
  await projects.close();
});

function newFeed(): Feed {
  const feed = openFeed(projects.db, projects.url);
  feeds.push(feed);
  return feed;
}

/** Messages as they come; what only keeps the connection is left out. */
async function* messagesOf(stream: ReadableStream<Uint8Array>): AsyncGenerator<Message> {
  const decoder = new TextDecoder();
  let text = "";
  for await (const bytes of stream) {
    text += decoder.decode(bytes, { stream: true });
    const parts = text.split("\n\n");
    text = parts.pop() ?? "";
    for (const part of parts) {
      const fields = part.split("\n").map((line): [string, string] => {
        const at = line.indexOf(": ");
        return [line.slice(0, at), line.slice(at + 2)];
      });
      const message: Message = Object.fromEntries(fields);
      if (message.event) yield message;
    }
  }
}

async function reader({ feed = newFeed(), lastId }: { feed?: Feed; lastId?: string } = {}) {
  const place = { feed, db: projects.db, projectId, lastId };
  const messages = messagesOf(await changeStream(place));
  return { next: async () => (await messages.next()).value as Message | undefined };
}

const addRun = (db = projects.db, project = projectId, id: string = randomUUID()) =>
  db.execute(sql`
    insert into run (project_id, id, workflow, version, trace_id, status, event_count, started_at, due_at, rules_version)
    values (${project}, ${id}, 'w', 1, ${id}, 'running', 0, 0, now(), 0)`);
const told = (...ids: string[]) => ({ event: "run", data: JSON.stringify({ ids }) });

it("tells of what changes in the project, and of nothing in another one", async () => {
  const { next } = await reader();
  const other = await projects.context();

  await addRun(projects.db, other.projectId, "theirs");
  await addRun(projects.db, projectId, "ours");

  expect(await next()).toMatchObject(told("ours"));
});

it("tells in every process of what one of them wrote", async () => {
  const readers = await Promise.all([reader(), reader()]);

  await addRun(projects.db, projectId, "here");

  for (const { next } of readers) expect(await next()).toMatchObject(told("here"));
});

it("loses nothing of a transaction that began first and ended last", async () => {
  const { next } = await reader();
  const slow = connect(projects.url, { max: 1 });
  const committed = Promise.withResolvers<undefined>();
  const written = Promise.withResolvers<undefined>();
  const late = slow.db.transaction(async (tx) => {
    await addRun(tx, projectId, "late");
    written.resolve(undefined);
    await committed.promise;
  });
  await written.promise;

  await addRun(projects.db, projectId, "quick");
  committed.resolve(undefined);
  await late;
  await slow.close();

  const both = new Set([(await next())?.data, (await next())?.data]);
  expect(both).toEqual(new Set([told("late").data, told("quick").data]));
});

it("goes on where a reader was, and says so when nobody knows any more", async () => {
  const first = await reader();
  await addRun(projects.db, projectId, "seen");
  const seen = await first.next();
  await addRun(projects.db, projectId, "missed");

  const again = await reader({ lastId: seen?.id ?? "" });
  expect(await again.next()).toMatchObject(told("missed"));

  for (const lastId of ["1.1", "nonsense", `${seen?.id}9`]) {
    const lost = await reader({ lastId });
    expect(await lost.next()).toMatchObject({ event: "reset" });
  }
});

it("tells a run's status at once, and what else happens in it with its trace", async () => {
  const { next } = await reader();
  await addRun(projects.db, projectId, "run");
  expect(await next()).toMatchObject(told("run"));
  const change = (what: SQL) =>
    projects.db.execute(sql`update run set ${what} where project_id = ${projectId}`);

  await change(sql`event_count = 1`);
  await change(sql`status = 'waiting_human'`);
  await tellRunsOf(projects.db, { projectId, traceIds: [TraceId.parse("run")] });
  await addRun(projects.db, projectId, "later");

  for (const id of ["run", "run", "later"]) expect(await next()).toMatchObject(told(id));
});

it("names no more than a reader can use", async () => {
  const { next } = await reader();

  await projects.db.execute(sql`
    insert into run (project_id, id, workflow, version, trace_id, status, event_count, started_at, due_at, rules_version)
    select ${projectId}, 'r' || n, 'w', 1, 'r' || n, 'running', 0, 0, now(), 0
    from generate_series(1, 501) n`);

  expect(await next()).toMatchObject({ event: "run", data: '{"ids":null}' });
});

it("ends what it tells when the process is about to end", async () => {
  const feed = newFeed();
  const { next } = await reader({ feed });

  await feed.close();

  expect(await next()).toBeUndefined();
});
