import { sql } from "drizzle-orm";
import { afterAll, beforeAll, expect, it } from "vitest";
import { insertMember } from "@/db/queries/members";
import { user } from "@/db/schema";
import { openTestProjects } from "@/db/testing/test-project";
import { AskRequest } from "@/lib/contracts/approval";
import { ApprovalId } from "@/lib/domain/approvals/approval";
import { UserId } from "@/lib/domain/ids";
import type { ServiceContext } from "../context";
import { leaveApproval, lookAtApproval } from "./presence";
import { requestApproval } from "./request-approval";

let projects: Awaited<ReturnType<typeof openTestProjects>>;
beforeAll(async () => {
  projects = await openTestProjects();
});
afterAll(() => projects.close());

async function open() {
  const ctx = await projects.context();
  const { approval } = await requestApproval(ctx, AskRequest.parse({ question: "May I?" }));
  return { ctx, id: ApprovalId.parse(approval.id) };
}

async function person(ctx: ServiceContext, name: string): Promise<ServiceContext> {
  const id = UserId.parse(`${ctx.projectId}-${name}`);
  await ctx.db.insert(user).values({ id, name, email: `${id}@x.example` });
  await insertMember(ctx.db, { projectId: ctx.projectId, userId: id, role: "reviewer" });
  return { ...ctx, actor: { kind: "user", id, name, role: "reviewer" } };
}

const toldIn = async ({ db, projectId }: ServiceContext) =>
  db.execute(sql`select ids from change where project_id = ${projectId} and topic = 'presence'`);

it("tells who else looks, when they come and when they go, and not that they stay", async () => {
  const { ctx, id } = await open();
  const ann = await person(ctx, "Ann");
  const bob = await person(ctx, "Bob");

  expect(await lookAtApproval(ann, id)).toEqual({ items: [] });
  expect(await lookAtApproval(bob, id)).toEqual({ items: [{ name: "Ann" }] });
  expect(await lookAtApproval(ann, id)).toEqual({ items: [{ name: "Bob" }] });
  expect(await toldIn(ctx)).toEqual([{ ids: [id] }, { ids: [id] }]);

  await leaveApproval(bob, id);
  expect(await lookAtApproval(ann, id)).toEqual({ items: [] });
  expect(await toldIn(ctx)).toHaveLength(3);
});

it("forgets who says nothing any more, and tells nothing to another project", async () => {
  const { ctx, id } = await open();
  const ann = await person(ctx, "Ann");
  await lookAtApproval(ann, id);
  await ctx.db.execute(sql`update approval_viewer set seen_at = now() - interval '1 minute'
    where project_id = ${ctx.projectId}`);

  expect(await lookAtApproval(await person(ctx, "Bob"), id)).toEqual({ items: [] });
  const other = await person(await projects.context(), "Eve");
  await expect(lookAtApproval(other, id)).rejects.toMatchObject({ code: "not_found" });
});
