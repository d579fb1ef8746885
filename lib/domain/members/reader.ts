import type { ProjectId, UserId } from "../ids";

/** Who was let in to read in a project: a key, or a person in a session of theirs. */
export type Reader = {
  projectId: ProjectId;
  keyId: string | null;
  userId: UserId | null;
  sessionId: string | null;
};
