import type { Db } from "@/db/client";
import { listProjectsOfUser } from "@/db/queries/projects";
import type { ProjectDto } from "@/lib/contracts/project";
import type { ProjectId, UserId } from "@/lib/domain/ids";

export type UserProject = ProjectDto & { id: ProjectId };

/** The projects a person belongs to, the oldest membership first: that one is the default. */
export async function listUserProjects(db: Db, userId: UserId): Promise<UserProject[]> {
  return listProjectsOfUser(db, userId);
}
