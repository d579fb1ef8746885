import type { MemberActions } from "@/lib/client/action";
import type { MemberRole } from "@/lib/domain/members/roles";

export type MembersProps = {
  project: string;
  self: { id: string; role: MemberRole };
  actions: MemberActions;
};
