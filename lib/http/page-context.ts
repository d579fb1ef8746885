import { headers } from "next/headers";
import { notFound, redirect } from "next/navigation";
import { cache } from "react";
import { sharedDb } from "@/db/client";
import { findSession, type SignedInUser } from "@/lib/access/session";
import type { ProjectDto } from "@/lib/contracts/project";
import { env } from "@/lib/env";
import type { ServiceContext } from "@/lib/services/context";
import { listUserProjects, type UserProject } from "@/lib/services/projects/list-user-projects";
import { onReplica } from "./on-replica";
import { userContext } from "./user-context";

type PageContext = {
  ctx: ServiceContext;
  /** For figures over many handoffs, which may be a moment behind. */
  figures: ServiceContext;
  user: SignedInUser;
  project: ProjectDto;
  projects: ProjectDto[];
};

/** The frame of every page: who is signed in, and where they may go. Read once a request. */
export const shellContext = cache(
  async (): Promise<{ user: SignedInUser; projects: UserProject[] }> => {
    const sent = await headers();
    // Pages cannot set cookies, so they do not roll the session on; the API that they call does.
    const session = await findSession(sent, { refresh: false });
    if (!session) redirect(signInPath(sent.get("x-baton-path")));
    const projects = await listUserProjects(sharedDb(env().DATABASE_URL), session.user.id);
    return { user: session.user, projects };
  },
);

export async function pageContext(searchParams: {
  project?: string | string[] | undefined;
}): Promise<PageContext> {
  const { user, projects } = await shellContext();
  const slug = [searchParams.project].flat()[0];
  const project = slug ? projects.find((each) => each.slug === slug) : projects[0];
  if (!project) notFound();
  const ctx = userContext(user, project);
  return { ctx, figures: onReplica(ctx), user, project, projects };
}

function signInPath(from: string | null) {
  return from === null
    ? ("/sign-in" as const)
    : (`/sign-in?next=${encodeURIComponent(from)}` as const);
}
