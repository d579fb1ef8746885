import type { ActionResult } from "@/lib/contracts/action-result";
import type {
  ContractDto,
  ContractTrialDto,
  SaveContractInput,
  TryContractInput,
} from "@/lib/contracts/contract";
import type {
  ApprovalDto,
  DecideInput,
  NoteInput,
  ReassignInput,
  SnoozeInput,
  UndoInput,
} from "@/lib/contracts/approval";
import type { RegisterAgentInput, RegisteredAgentDto } from "@/lib/contracts/registered-agent";
import type {
  AlertDto,
  AlertInput,
  CreateAlertInput,
  SaveAlertInput,
  SilenceAlertInput,
  TestedAlert,
} from "@/lib/contracts/alert";
import type { ApprovalPolicyDto, SaveApprovalPolicyInput } from "@/lib/contracts/approval-policy";
import type { ReportScheduleDto, SaveReportScheduleInput } from "@/lib/contracts/report-schedule";
import type { RunActionInput, RunDto, StartRunInput } from "@/lib/contracts/run";
import type { ChangeFindingInput, FindingCauseDetail } from "@/lib/contracts/finding-cause";
import type { DemoLoaded, ProjectInput } from "@/lib/contracts/connect";
import type {
  MaskedText,
  MaskingPolicyDto,
  SaveMaskingPolicyInput,
  TryMaskingInput,
} from "@/lib/contracts/masking-policy";
import type {
  ChannelDto,
  ChannelInput,
  CreateChannelInput,
} from "@/lib/contracts/notification-channel";
import type {
  AddPasskeyInput,
  RemovePasskeyInput,
  RenamePasskeyInput,
} from "@/lib/contracts/passkey";
import type {
  ApiKeyDto,
  CreateApiKeyInput,
  CreatedApiKey,
  RevokeApiKeyInput,
  RotateApiKeyInput,
} from "@/lib/contracts/project";
import type {
  ChangeSavedViewInput,
  CreateSavedViewInput,
  DeleteSavedViewInput,
  SavedViewDto,
} from "@/lib/contracts/saved-view";
import type {
  AddSecretInput,
  ChangeSecretInput,
  SecretDto,
  SecretInput,
} from "@/lib/contracts/vault";
import type {
  ChangeMemberInput,
  CreateInvitationInput,
  CreatedInvitation,
  InvitedDto,
  JoinedDto,
  JoinInput,
  MemberInput,
} from "@/lib/contracts/member";
import type {
  DeletedDto,
  DeletionInput,
  RetentionBody,
  SaveRetentionInput,
} from "@/lib/contracts/data-life";
import type { SaveThresholdsInput, ThresholdsDto } from "@/lib/contracts/finding-thresholds";
import type { SaveWorkflowInput, WorkflowDto } from "@/lib/contracts/workflow";
import { ERROR_STATUS } from "@/lib/errors";
import { ProblemError } from "./problem-error";

export type Action<Input, Data> = (input: Input) => Promise<ActionResult<Data>>;

/** The server actions as components receive them: props, so that they stay below `app`. */
export type LoadDemo = Action<ProjectInput, DemoLoaded>;
export type RemoveDemo = Action<ProjectInput, null>;
export type SetPassword = Action<{ project: string; password: string }, null>;
export type CreateApiKey = Action<CreateApiKeyInput, CreatedApiKey>;
export type RevokeApiKey = Action<RevokeApiKeyInput, ApiKeyDto>;
export type RotateApiKey = Action<RotateApiKeyInput, CreatedApiKey>;
export type RevokeSession = Action<{ project: string; id: string }, null>;
export type PasskeyActions = {
  add: Action<AddPasskeyInput, null>;
  rename: Action<RenamePasskeyInput, null>;
  remove: Action<RemovePasskeyInput, null>;
};
export type SaveRetention = Action<SaveRetentionInput, RetentionBody>;
export type SaveThresholds = Action<SaveThresholdsInput, ThresholdsDto>;
export type DeleteData = Action<DeletionInput, DeletedDto>;
export type MemberActions = {
  invite: Action<CreateInvitationInput, CreatedInvitation>;
  revoke: Action<MemberInput, null>;
  change: Action<ChangeMemberInput, null>;
  remove: Action<MemberInput, null>;
};
export type JoinActions = {
  read: Action<{ token: string }, InvitedDto>;
  join: Action<JoinInput, JoinedDto>;
};
export type SaveApprovalPolicy = Action<SaveApprovalPolicyInput, ApprovalPolicyDto>;
export type SaveMaskingPolicy = Action<SaveMaskingPolicyInput, MaskingPolicyDto>;
export type SavedViewActions = {
  createView: Action<CreateSavedViewInput, SavedViewDto>;
  changeView: Action<ChangeSavedViewInput, SavedViewDto>;
  deleteView: Action<DeleteSavedViewInput, null>;
};
export type ChangeFinding = Action<ChangeFindingInput, FindingCauseDetail>;
export type StartRun = Action<StartRunInput, RunDto>;
export type SaveWorkflow = Action<SaveWorkflowInput, WorkflowDto>;
export type ChangeRun = Action<RunActionInput, RunDto>;
export type DecideApproval = Action<DecideInput, ApprovalDto>;
export type TryContract = Action<TryContractInput, ContractTrialDto>;
export type ContractActions = {
  save: Action<SaveContractInput, ContractDto>;
  try: TryContract;
};
export type RegisterAgent = Action<RegisterAgentInput, RegisteredAgentDto>;
export type AlertActions = {
  create: Action<CreateAlertInput, AlertDto>;
  save: Action<SaveAlertInput, AlertDto>;
  remove: Action<AlertInput, null>;
  silence: Action<SilenceAlertInput, AlertDto>;
  test: Action<AlertInput, TestedAlert>;
};
export type ChannelActions = {
  create: Action<CreateChannelInput, ChannelDto>;
  test: Action<ChannelInput, null>;
  remove: Action<ChannelInput, null>;
};
export type SaveReportSchedule = Action<SaveReportScheduleInput, ReportScheduleDto>;
export type VaultActions = {
  add: Action<AddSecretInput, SecretDto>;
  change: Action<ChangeSecretInput, SecretDto>;
  remove: Action<SecretInput, null>;
};
export type ApprovalActions = {
  decide: DecideApproval;
  undo: Action<UndoInput, ApprovalDto>;
  snooze: Action<SnoozeInput, ApprovalDto>;
  reassign: Action<ReassignInput, ApprovalDto>;
  note: Action<NoteInput, ApprovalDto>;
};
export type TryMasking = Action<TryMaskingInput, MaskedText>;

/** An expected failure as an error, so that a mutation has one way to fail. */
export async function orThrow<Data>(pending: Promise<ActionResult<Data>>): Promise<Data> {
  const result = await pending.catch((cause: unknown): never => {
    // What `fetch` throws when nobody answers; any other failure keeps its digest.
    throw cause instanceof TypeError ? ProblemError.unreachable(cause) : cause;
  });
  if (result.ok) return result.data;
  const { code, message, issues } = result.error;
  throw new ProblemError(message, { code, status: ERROR_STATUS[code], issues });
}
