export const MEMBER_ROLES = ["owner", "admin", "reviewer", "member", "viewer"] as const;
export type MemberRole = (typeof MEMBER_ROLES)[number];
