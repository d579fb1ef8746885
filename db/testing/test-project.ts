import { randomUUID } from "node:crypto";
import { connect } from "../client";
import { project } from "../schema";
import { ProjectId } from "../../lib/domain/ids";
import { nanos, type Nanos } from "../../lib/domain/time";
import { createTestDatabase } from "./test-database";

/** 2026-01-15T12:00:00Z: tests never read the clock. */
export const TEST_NOW: Nanos = nanos(1_768_478_400_000_000_000n);

/** A database of its own for one test file; `context()` gives a fresh project in it. */
export async function openTestProjects() {
  const database = await createTestDatabase();
  const connection = connect(database.url, { max: 6 });
  return {
    url: database.url,
    db: connection.db,
    context: async () => {
      const projectId = ProjectId.parse(randomUUID());
      await connection.db.insert(project).values({ id: projectId, slug: projectId, name: "Test" });
      return {
        db: connection.db,
        projectId,
        actor: { kind: "system" as const },
        now: () => TEST_NOW,
      };
    },
    close: async () => {
      await connection.close();
      await database.drop();
    },
  };
}
