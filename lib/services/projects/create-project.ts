import { randomUUID } from "node:crypto";
import { insertMember } from "@/db/queries/members";
import { findProjectBySlug, insertProject } from "@/db/queries/projects";
import type { CreateProjectBody, ProjectDto } from "@/lib/contracts/project";
import { ProjectId } from "@/lib/domain/ids";
import { AppError } from "@/lib/errors";
import { writeAudit } from "../audit/write-audit";
import type { ServiceContext } from "../context";
import { requireScope } from "../require-scope";

const SLUG_CHARS_MAX = 40;

/** Creates a project with its creator as owner. Slugs are made from names; a taken one gets a suffix. */
export async function createProject(
  ctx: ServiceContext,
  { name }: CreateProjectBody,
): Promise<ProjectDto> {
  requireScope(ctx, "admin");
  const { actor } = ctx;
  if (actor.kind !== "user") {
    throw new AppError("forbidden", "A key belongs to one project; sign in to create another.");
  }
  const id = ProjectId.parse(randomUUID());
  return ctx.db.transaction(async (tx) => {
    const wanted = toSlug(name);
    const slug = (await findProjectBySlug(tx, wanted)) ? `${wanted}-${id.slice(0, 6)}` : wanted;
    await insertProject(tx, { id, slug, name });
    const created = await findProjectBySlug(tx, slug);
    if (created?.id !== id) throw new AppError("conflict", `The name "${name}" was just taken.`);
    await insertMember(tx, { projectId: id, userId: actor.id, role: "owner" });
    const inside = { ...ctx, db: tx, projectId: id };
    await writeAudit(inside, { action: "project.create", subject: `project:${slug}` });
    return { id, slug, name, role: "owner" };
  });
}

function toSlug(name: string): string {
  const slug = name
    .normalize("NFKD")
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, "-")
    .replaceAll(/^-+|-+$/g, "")
    .slice(0, SLUG_CHARS_MAX);
  return slug === "" ? "project" : slug;
}
