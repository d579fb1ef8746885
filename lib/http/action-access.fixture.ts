import type { KeyScope } from "@/lib/domain/members/scopes";

/**
 * `member`: whoever belongs to the project, in whatever role. `triage`: the scope run or approve.
 * `public`: strangers, too.
 */
export type ActionAccess = KeyScope | "member" | "triage" | "public";

const NOTHING = "00000000-0000-4000-8000-000000000000";
const TOKEN = "nothing-was-ever-hashed-from-this-one";
const rules = { document: { rules: [] }, base: 0 };
const contract = {};
const agent = { kind: "remote", role: "specialist" };
const alert = {
  name: "a",
  condition: { measure: "handoffs", comparison: "below", threshold: 1 },
};
const view = { name: "v", search: "" };

/**
 * Who may call what, and an input that gets as far as the question of rights. An action that is not here
 * fails `every-route.test.ts`.
 */
export const ACTION_ACCESS: Record<string, { access: ActionAccess; input?: object }> = {
  deleteDataAction: { access: "admin", input: { kind: "session", id: NOTHING } },
  saveThresholdsAction: { access: "admin", input: {} },
  saveReportScheduleAction: { access: "admin", input: { schedule: null } },
  saveRetentionAction: { access: "admin", input: { traces: null, work: null, bodies: null } },
  changeMemberAction: { access: "admin", input: { id: NOTHING, role: "viewer" } },
  createInvitationAction: { access: "admin", input: { role: "viewer" } },
  joinProjectAction: { access: "public", input: { token: TOKEN, account: null } },
  readInvitationAction: { access: "public", input: { token: TOKEN } },
  // Anybody may leave; of others, administrators decide.
  removeMemberAction: { access: "admin", input: { id: NOTHING } },
  revokeInvitationAction: { access: "admin", input: { id: NOTHING } },
  addPasskeyAction: { access: "member", input: { name: "p", response: { id: NOTHING } } },
  renamePasskeyAction: { access: "member", input: { id: NOTHING, name: "p" } },
  removePasskeyAction: { access: "member", input: { id: NOTHING } },
  revokeSessionAction: { access: "member", input: { id: NOTHING } },
  rotateApiKeyAction: { access: "admin", input: { id: NOTHING } },
  addSecretAction: { access: "admin", input: { name: "S", value: "value-of-a-secret" } },
  cancelRunAction: { access: "run", input: { id: NOTHING } },
  changeFindingAction: { access: "triage", input: { id: NOTHING, status: "resolved" } },
  changeSavedViewAction: { access: "read", input: { id: NOTHING, name: "w" } },
  changeSecretAction: { access: "admin", input: { name: "S" } },
  createAlertAction: { access: "admin", input: alert },
  removeAlertAction: { access: "admin", input: { id: NOTHING } },
  saveAlertAction: { access: "admin", input: { ...alert, id: NOTHING } },
  silenceAlertAction: { access: "admin", input: { id: NOTHING, until: null } },
  testAlertAction: { access: "admin", input: { id: NOTHING } },
  createApiKeyAction: {
    access: "admin",
    input: { label: "k", scopes: ["read"], expires_in_days: 1 },
  },
  createChannelAction: {
    access: "admin",
    input: { kind: "webhook", name: "c", url: "https://example.com/" },
  },
  createSavedViewAction: { access: "read", input: view },
  decideApprovalAction: { access: "approve", input: { id: NOTHING, decision: "approve" } },
  decideInInboxAction: { access: "approve", input: { id: NOTHING, decision: "approve" } },
  deleteSavedViewAction: { access: "read", input: { id: NOTHING } },
  deleteSecretAction: { access: "admin", input: { name: "S" } },
  dropDraftAction: { access: "admin" },
  loadDemoAction: { access: "admin" },
  noteApprovalAction: { access: "approve", input: { id: NOTHING, note: "n" } },
  publishRulesAction: { access: "admin", input: rules },
  reassignApprovalAction: { access: "approve", input: { id: NOTHING, to: "ana" } },
  registerAgentAction: { access: "run", input: { name: "a", agent } },
  removeChannelAction: { access: "admin", input: { id: NOTHING } },
  removeDemoAction: { access: "admin" },
  retryRunAction: { access: "run", input: { id: NOTHING } },
  revokeApiKeyAction: { access: "admin", input: { id: NOTHING } },
  rollBackAction: { access: "admin", input: { base: 0, version: 1 } },
  saveApprovalPolicyAction: { access: "admin", input: { document: {}, version: 0 } },
  saveContractAction: { access: "admin", input: { from: null, to: null, contract } },
  cancelSimulationAction: { access: "admin", input: { id: "s" } },
  startSimulationAction: { access: "admin", input: { document: { rules: [] } } },
  saveDraftAction: { access: "admin", input: rules },
  saveMaskingPolicyAction: { access: "admin", input: { allow: [], patterns: [] } },
  setPasswordAction: { access: "member", input: { password: "a long enough one" } },
  snoozeApprovalAction: {
    access: "approve",
    input: { id: NOTHING, until: "2099-01-01T00:00:00Z" },
  },
  saveWorkflowAction: {
    access: "run",
    input: { document: { name: "w", stages: [{ id: "a", target: { agent: "a" }, task: "t" }] } },
  },
  startRunAction: { access: "run", input: { workflow: "nothing-of-the-kind" } },
  testChannelAction: { access: "admin", input: { id: NOTHING } },
  tryContractAction: {
    access: "read",
    input: { from_agent: "a", to_agent: "b", contract },
  },
  tryMaskingAction: { access: "admin", input: { allow: [], patterns: [], text: "t" } },
  tryRulesAction: { access: "read", input: { sample: { task: "t" } } },
  undoDecisionAction: { access: "approve", input: { id: NOTHING } },
};
