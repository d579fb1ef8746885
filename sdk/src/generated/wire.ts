/* Written by `npm run sdk:types` from Baton's contracts; not by hand. */

export type Json = string | number | boolean | null | Json[] | { [key: string]: Json };

/** The stable codes of refusals. */
export type ErrorCode =
  | "invalid_input"
  | "too_deep"
  | "unauthenticated"
  | "forbidden"
  | "secret_not_allowed"
  | "address_not_allowed"
  | "not_found"
  | "request_timeout"
  | "conflict"
  | "loop_detected"
  | "max_handoffs_exceeded"
  | "lease_lost"
  | "offset_mismatch"
  | "secret_unreadable"
  | "already_decided"
  | "version_conflict"
  | "precondition_failed"
  | "payload_too_large"
  | "unsupported_media_type"
  | "query_too_slow"
  | "unknown_agent"
  | "unknown_secret"
  | "missing_capability"
  | "missing_parameters"
  | "credential_in_payload"
  | "contract_violation"
  | "no_route"
  | "invalid_edit"
  | "rate_limited"
  | "queue_full"
  | "internal"
  | "call_failed"
  | "unavailable"
  | "call_timed_out";

export type NativeEvent =
  | {
      event: "handoff_initiated";
      event_id?: string;
      trace_id: string;
      at: string;
      handoff_id: string;
      from_agent?: string;
      to_agent?: string;
      from_service?: string;
      to_service?: string;
      task?: string;
      context?: Json;
      held?: Json;
      output_key?: string;
      justification?: string;
      type?: "route" | "delegate" | "return" | "escalate" | "loop";
      pattern?: "push" | "pull" | "blackboard" | "streaming";
      reason?: string;
      mode?: "sync" | "async";
      phase?: "gathering" | "ready" | "executing";
      acceptance_criteria?: string[];
      required_tools?: string[];
      validation?:
        | boolean
        | {
            ok: boolean;
            missing?: string[];
          };
      explicit?: boolean;
      staged?: boolean;
      parent_handoff_id?: string;
      state?: {
        handoff_count?: number;
        visited_agents?: string[];
        max_handoffs?: number;
      };
      timing?: {
        sent_at?: string;
        arrived_at?: string;
        ready_at?: string;
        routing_ms?: number;
        serialization_ms?: number;
        network_ms?: number;
        init_ms?: number;
        deserialization_ms?: number;
        handoff_ms?: number;
        execution_ms?: number;
      };
      inferred_why?: string;
    }
  | {
      event: "handoff_received";
      event_id?: string;
      trace_id: string;
      at: string;
      handoff_id: string;
      agent?: string;
      context?: Json;
      cold_start?: boolean;
      timing?: {
        sent_at?: string;
        arrived_at?: string;
        ready_at?: string;
        routing_ms?: number;
        serialization_ms?: number;
        network_ms?: number;
        init_ms?: number;
        deserialization_ms?: number;
        handoff_ms?: number;
        execution_ms?: number;
      };
    }
  | {
      event: "handoff_accepted";
      event_id?: string;
      trace_id: string;
      at: string;
      handoff_id: string;
      agent?: string;
      reason?: string;
    }
  | {
      event: "handoff_rejected";
      event_id?: string;
      trace_id: string;
      at: string;
      handoff_id: string;
      agent?: string;
      reason?: string;
    }
  | {
      event: "context_understood";
      event_id?: string;
      trace_id: string;
      at: string;
      handoff_id: string;
      agent?: string;
      understood: Json;
    }
  | {
      event: "clarification_requested";
      event_id?: string;
      trace_id: string;
      at: string;
      handoff_id: string;
      agent?: string;
      fields?: string[];
      question?: string;
    }
  | {
      event: "task_complete";
      event_id?: string;
      trace_id: string;
      at: string;
      handoff_id: string;
      agent?: string;
      result?: Json;
      usage?: {
        input_tokens?: number;
        output_tokens?: number;
        cache_read_tokens?: number;
        cache_write_tokens?: number;
        cost_usd?: number;
        credits?: number;
      };
      quality?: number;
      tool_error?: boolean;
      timing?: {
        sent_at?: string;
        arrived_at?: string;
        ready_at?: string;
        routing_ms?: number;
        serialization_ms?: number;
        network_ms?: number;
        init_ms?: number;
        deserialization_ms?: number;
        handoff_ms?: number;
        execution_ms?: number;
      };
    }
  | {
      event: "task_failed";
      event_id?: string;
      trace_id: string;
      at: string;
      handoff_id: string;
      agent?: string;
      error: {
        type: string;
        message?: string;
      };
    }
  | {
      event: "handoff_timed_out";
      event_id?: string;
      trace_id: string;
      at: string;
      handoff_id: string;
      after_ms?: number;
      fallback?: string;
    }
  | {
      event: "quality_rated";
      event_id?: string;
      trace_id: string;
      at: string;
      handoff_id: string;
      score: number;
      rater: string;
      note?: string;
    }
  | {
      event: "handoff_progressed";
      event_id?: string;
      trace_id: string;
      at: string;
      handoff_id: string;
      step:
        | "gathered"
        | "validated"
        | "routed"
        | "queued"
        | "delivered"
        | "claimed"
        | "lease_lost"
        | "retried"
        | "rerouted"
        | "returned";
      detail?: string;
    }
  | {
      event: "handoff_chunk";
      event_id?: string;
      trace_id: string;
      at: string;
      handoff_id: string;
      offset: number;
      bytes: number;
    }
  | {
      event: "approval_requested";
      event_id?: string;
      trace_id: string;
      at: string;
      handoff_id?: string;
      approval_id: string;
      kind?: string;
      question?: string;
      action?: Json;
    }
  | {
      event: "approval_decided";
      event_id?: string;
      trace_id: string;
      at: string;
      handoff_id?: string;
      approval_id: string;
      decision: "approve" | "edit" | "reject" | "respond" | "ignore";
      by?: string;
      wait_ms?: number;
      edited?: Json;
      reason?: string;
      context_hash?: string;
    }
  | {
      event: "trace_started";
      event_id?: string;
      trace_id: string;
      at: string;
      name?: string;
      session_id?: string;
      request?: Json;
    }
  | {
      event: "trace_ended";
      event_id?: string;
      trace_id: string;
      at: string;
      status?: "running" | "succeeded" | "failed" | "incomplete" | "waiting";
    }
  | {
      event: "agent_declared";
      event_id?: string;
      trace_id: string;
      at: string;
      agent: string;
      service?: string;
      role?: "orchestrator" | "specialist" | "human";
      capabilities?: string[];
      description?: string;
    }
  | {
      event: "blackboard_written" | "blackboard_read";
      event_id?: string;
      trace_id: string;
      at: string;
      handoff_id?: string;
      key: string;
      version?: number;
      agent?: string;
    }
  | {
      event: "marker";
      event_id?: string;
      trace_id: string;
      at: string;
      title: string;
    }
  | {
      event: "span";
      event_id?: string;
      trace_id: string;
      id: string;
      at?: string;
      parent_id?: string | null;
      kind?: "agent" | "llm" | "tool" | "guardrail" | "human" | "handoff" | "other";
      name: string;
      agent?: string | null;
      service?: string | null;
      start: string;
      end?: string | null;
      status?: "ok" | "error" | "unset";
      status_message?: string | null;
      attributes?: {
        [k: string]: Json;
      };
      input?: Json;
      output?: Json;
      session_id?: string | null;
    }
  | {
      event: "span_content";
      event_id?: string;
      trace_id: string;
      at: string;
      span_id: string;
      side: "input" | "output";
      content: Json;
      is_whole?: boolean;
      ordinal?: number;
    };

export interface HandOffRequest {
  from_agent?: string;
  to_agent?: string;
  required_tools?: string[];
  task: string;
  context?: {
    [k: string]: Json;
  };
  data?: Json;
  output_key?: string;
  justification?: string;
  acceptance_criteria?: string[];
  reason?: string;
  mode?: "sync" | "async";
  phase?: "gathering" | "ready" | "executing";
  state?: {
    handoff_count?: number;
    visited_agents?: string[];
    max_handoffs?: number;
  };
  pattern?: "push" | "pull" | "blackboard" | "streaming";
  trace_id?: string;
  parent_handoff_id?: string;
  max_handoffs?: number;
  ack_timeout_ms?: number;
  timeout_ms?: number;
  task_type?: string;
  domain?: string;
  complexity?: number;
  tags?: string[];
}

export interface ClaimRequest {
  capabilities?: string[];
  lease_ms?: number;
  max?: number;
}

export interface CompleteRequest {
  lease?: number;
  result?: Json;
  usage?: {
    input_tokens?: number;
    output_tokens?: number;
    cache_read_tokens?: number;
    cache_write_tokens?: number;
    cost_usd?: number;
    credits?: number;
  };
}

export interface FailRequest {
  lease?: number;
  error: {
    type: string;
    message?: string;
  };
}

export interface ReceiptRequest {
  state: "executing" | "executed" | "failed";
  note?: string;
}

export type RegisterAgentRequest =
  | {
      role?: "orchestrator" | "specialist" | "human";
      capabilities?: string[];
      description?: string;
      is_down?: boolean;
      kind: "http";
      endpoint: string;
    }
  | {
      role?: "orchestrator" | "specialist" | "human";
      capabilities?: string[];
      description?: string;
      is_down?: boolean;
      kind: "llm";
      endpoint: string;
      settings: {
        model: string;
        instructions?: string;
        temperature?: number;
        max_steps?: number;
        hand_to?: string[];
        blackboard?: "none" | "read" | "write";
        ask_person?: boolean;
        mcp_servers?: {
          name: string;
          url: string;
          /**
           * @minItems 1
           */
          tools: string[];
          needs_approval?: string[];
          api_key_secret?: string;
        }[];
        needs_approval?: ("handoff" | "ask_person" | "read_blackboard" | "write_blackboard")[];
        api_key_secret?: string;
        usd_per_million_tokens?: {
          input: number;
          output: number;
        };
      };
    }
  | {
      role?: "orchestrator" | "specialist" | "human";
      capabilities?: string[];
      description?: string;
      is_down?: boolean;
      kind: "code";
      endpoint?: unknown;
      settings: {
        module: string;
        pool?: {
          min_warm?: number;
          max?: number;
          recycle_after?: number;
        };
      };
    }
  | {
      role?: "orchestrator" | "specialist" | "human";
      capabilities?: string[];
      description?: string;
      is_down?: boolean;
      kind: "a2a";
      endpoint: string;
      settings?: {
        api_key_secret?: string;
      };
    }
  | {
      role?: "orchestrator" | "specialist" | "human";
      capabilities?: string[];
      description?: string;
      is_down?: boolean;
      kind: "human";
      endpoint?: unknown;
      settings?: {
        assignee?: string;
        due_ms?: number;
      };
    }
  | {
      role?: "orchestrator" | "specialist" | "human";
      capabilities?: string[];
      description?: string;
      is_down?: boolean;
      kind: "remote";
      endpoint?: unknown;
    };

export interface InboxItem {
  handoff_id: string;
  trace_id: string;
  lease: {
    token: number;
    expires_at: string;
  } | null;
  state:
    "queued" | "claimed" | "accepted" | "waiting" | "completed" | "failed" | "rejected" | "timed_out" | "cancelled";
  from_agent: string;
  task: string;
  output_key: string | null;
  context: {
    [k: string]: Json;
  };
  justification: string;
  acceptance_criteria: string[];
  attempt: number;
  received_at: string | null;
  approval_id: string | null;
}

export interface Approval {
  id: string;
  status: "waiting" | "snoozed" | "decided" | "expired" | "cancelled";
  kind: string;
  title: string;
  question: string;
  action: {
    name: string;
    args: Json;
    schema?: Json;
  } | null;
  allowed: ("approve" | "edit" | "reject" | "respond")[];
  trace_id: string | null;
  handoff_id: string | null;
  run_id: string | null;
  requested_by: string;
  requested_at: string;
  due_at: string | null;
  version: number;
  decision: {
    decision: "approve" | "edit" | "reject" | "respond";
    by: string;
    at: string;
    reason: string | null;
    edited: Json;
  } | null;
  pending: {
    decision: "approve" | "edit" | "reject" | "respond";
    by: string;
    at: string;
    reason: string | null;
    edited: Json;
    effective_at: string;
  } | null;
  assignee: string | null;
  snoozed_until: string | null;
  on_timeout:
    | (
        | ("expire" | "deny" | "continue")
        | {
            escalate: {
              to: unknown;
              otherwise: "expire" | "deny" | "continue";
            };
          }
      )
    | null;
  rule: string | null;
  quorum: {
    needed: number;
    approved_by: string[];
  };
  context_hash: string;
  shape: "baton" | "agent_inbox" | "langchain" | "openai_agents" | "adk" | "a2a";
  response: Json;
  masked: string[];
  receipt: {
    state: "executing" | "executed" | "failed";
    at: string;
    note: string | null;
  } | null;
  context: Json;
  trail: {
    step:
      | "requested"
      | "asked_again"
      | "assigned"
      | "snoozed"
      | "woke"
      | "noted"
      | "voted"
      | "decided"
      | "undone"
      | "took_effect"
      | "escalated"
      | "expired"
      | "cancelled"
      | "executing"
      | "executed"
      | "failed";
    by: string;
    at: string;
    note: string | null;
  }[];
  if_unanswered: {
    at: string;
    what: "escalate" | "expire" | "deny" | "continue";
    to: string | null;
  }[];
  business_hours: {
    time_zone: string;
    days: unknown;
    from: string;
    to: string;
  } | null;
}

export interface RegisteredAgent {
  name: string;
  service: string | null;
  role: ("orchestrator" | "specialist" | "human") | null;
  capabilities: string[];
  description: string | null;
  kind: ("scripted" | "code" | "llm" | "human" | "a2a" | "http" | "remote") | null;
  endpoint: string | null;
  settings: Json;
  is_down: boolean;
}

export interface BoardEntry {
  key: string;
  version: number;
  bytes: number;
  written_by: string;
  written_at: string;
  trace_id: string | null;
  handoff_id: string | null;
}

export interface BoardValue {
  key: string;
  value: Json;
  version: number;
  bytes: number;
  written_by: string;
  written_at: string;
  trace_id: string | null;
  handoff_id: string | null;
}

export interface BoardWritten {
  key: string;
  version: number;
}

export interface Chunk {
  next_offset: number;
  decided_offset: number;
  is_ended: boolean;
}

export interface IngestResult {
  accepted: number;
  duplicates: number;
  rejected: {
    index: number;
    event_id: string | null;
    code: string;
    message: string;
  }[];
}
