import type { ProjectDto } from "@/lib/contracts/project";
import { request, withQuery } from "./request";

/** `project` is where the person stands now: it decides whether they may create another. */
export async function createProject(input: {
  project: string | null;
  name: string;
}): Promise<ProjectDto> {
  const { project, name } = input;
  return request(
    withQuery("/api/v1/projects", { project }),
    async () => (await import("@/lib/contracts/project")).ProjectDto,
    {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: JSON.stringify({ name }),
    },
  );
}
