type Link = { label: string; path: `/${string}` };
type WayOut = { text: string; link?: Link };

const REGISTER: Link = {
  label: "Register an agent",
  path: "/agents?tab=register",
};
const CONTRACT: Link = {
  label: "Open the contracts",
  path: "/agents?tab=contract",
};

const AGENTS: Link = { label: "Open the agents", path: "/agents" };
const VAULT: Link = { label: "Open the vault", path: "/settings/vault" };

/** What to do about the way in which a run ended, by the code of its error. */
const WAYS: Readonly<Record<string, WayOut>> = {
  unknown_agent: {
    text: "Register the agent, or name one that there is in the workflow. Then retry.",
    link: REGISTER,
  },
  no_route: {
    text: "No agent that is up has the tools. Register one or bring one back up. Then retry.",
    link: REGISTER,
  },
  missing_capability: {
    text: "Give the agent the tool that is named, or choose another agent. Then retry.",
    link: AGENTS,
  },
  missing_parameters: {
    text: "Give the stage the fields that its contract requires, or change the contract. Then retry.",
    link: CONTRACT,
  },
  contract_violation: {
    text: "What would be sent breaks the contract of the two. Change the stage's context or the contract. Then retry.",
    link: CONTRACT,
  },
  credential_in_payload: {
    text: "Put the secret into the vault and name it there: contexts never carry one.",
    link: VAULT,
  },
  no_acknowledgement: {
    text: "Nobody took the work in time: no such agent or worker was there. Start it, then retry.",
    link: { label: "Open the runs, with queues and workers", path: "/runs" },
  },
  timed_out: {
    text: "The agent may be down or slow: look at what it did in the trace. Retry, or give the stage more time or a fallback.",
  },
  invalid_answer: {
    text: "The agent answered something that is no answer: its trace shows what it got. Mend it, then retry.",
  },
  unreachable: {
    text: "Baton could not reach the agent at its address. Mend the address or the agent, then retry.",
    link: AGENTS,
  },
  not_set_up: {
    text: "Where the workers run, the folder of agents or the module is not there. Put it there, then retry.",
    link: AGENTS,
  },
  agent_error: {
    text: "The agent itself failed: its message is above, what it got is in the trace. Mend the agent, then retry.",
    link: AGENTS,
  },
  answer_too_large: {
    text: "Let the agent write what is large to the blackboard and answer with its key. Then retry.",
    link: { label: "Open the blackboard", path: "/blackboard" },
  },
  rejected: {
    text: "The agent took a look and said no. Give the stage what it asks for, another agent or a fallback; then start again.",
  },
  loop_detected: {
    text: "An agent would get the same work a second time without anything new. Give the stage a context that it did not have, or another agent; then start again.",
  },
  max_handoffs_exceeded: {
    text: "The run made as many handoffs as its workflow allows. Raise max_handoffs in the workflow, then start again.",
    link: { label: "Open the workflows", path: "/runs" },
  },
  tools_unavailable: {
    text: "A tool server of the agent could not be reached or lacks a tool that is named. Mend it or the agent, then retry.",
    link: AGENTS,
  },
  model_unauthorized: {
    text: "The model's provider refused the key. Put a good one into the vault, for this agent and this host; then retry.",
    link: VAULT,
  },
  model_not_found: {
    text: "The provider has no model of that name, or the address is wrong. Change the agent, then retry.",
    link: AGENTS,
  },
  model_rate_limited: {
    text: "The model's provider has too much to do. Wait a little, then retry.",
  },
  model_unavailable: { text: "The model's provider does not answer. Wait a little, then retry." },
  rejected_by_human: { text: "A person said no. Start it again when that has changed." },
  approval_expired: {
    text: "Nobody answered in time. Start it again, or let the approval policy ask more people.",
  },
  cancelled: { text: "Somebody stopped it. “Start again” takes the same input." },
};

const OTHERWISE: WayOut = {
  text: "The trace shows what each agent got and did. When the cause is mended, retry from where it failed; to change the input, start again.",
};

export function wayOut(errorType: string): WayOut {
  return Object.hasOwn(WAYS, errorType) ? (WAYS[errorType] ?? OTHERWISE) : OTHERWISE;
}
