import type { MemberActions } from "@/lib/client/action";
import type { MemberRole } from "@/lib/contracts/project";

export type MembersProps = {
  project: string;
  self: { id: string; role: MemberRole };
  actions: MemberActions;
};
