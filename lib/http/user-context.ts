import { clock } from "@/lib/clock";
import { sharedDb } from "@/db/client";
import type { SignedInUser } from "@/lib/access/session";
import { env } from "@/lib/env";
import { AppError } from "@/lib/errors";
import type { ServiceContext } from "@/lib/services/context";
import type { UserProject } from "@/lib/services/projects/list-user-projects";

/** Without a slug, the first: people with one project never have to name it. */
export function chooseProject(projects: readonly UserProject[], slug?: string): UserProject {
  if (slug === undefined || slug === "") {
    const [first] = projects;
    if (first) return first;
    throw new AppError("forbidden", "You are not a member of any project.");
  }
  const chosen = projects.find((project) => project.slug === slug);
  if (chosen) return chosen;
  throw new AppError("not_found", `There is no project "${slug}" that you are a member of.`);
}

export function userContext(user: SignedInUser, project: UserProject): ServiceContext {
  return {
    db: sharedDb(env().DATABASE_URL),
    projectId: project.id,
    actor: { kind: "user", id: user.id, name: user.name, role: project.role },
    now: clock,
  };
}
