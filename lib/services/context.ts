import type { Db } from "@/db/client";
import type { KeyScope } from "@/lib/domain/members/scopes";
import type { MemberRole } from "@/lib/domain/members/roles";
import type { ProjectId, UserId } from "@/lib/domain/ids";
import type { Nanos } from "@/lib/domain/time";

/** Who is asking. The system itself acts when no person or key does (timers, first start). */
export type Actor =
  | { kind: "user"; id: UserId; name: string; role: MemberRole }
  | {
      kind: "api_key";
      id: string;
      label: string;
      scopes: readonly KeyScope[];
      /** Which agents it may act as; null: whichever it says. */
      agents?: readonly string[] | null;
    }
  | { kind: "system" };

/** What every service gets: one project, one actor, a database and a clock. */
export type ServiceContext = {
  db: Db;
  projectId: ProjectId;
  actor: Actor;
  now: () => Nanos;
  /** The session of the person who asks; what they read live ends with it. */
  sessionId?: string | undefined;
  /** Where the request came from, for the audit log. */
  origin?: { address: string | null; requestId: string | null } | undefined;
};
