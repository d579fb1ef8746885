type WayOut = { text: string; link?: { label: string; path: `/${string}` } };

const REGISTER: NonNullable<WayOut["link"]> = {
  label: "Register an agent",
  path: "/agents?tab=register",
};
const CONTRACT: NonNullable<WayOut["link"]> = {
  label: "Open the contracts",
  path: "/agents?tab=contract",
};

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
    link: { label: "Open the agents", path: "/agents" },
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
    link: { label: "Open the settings", path: "/settings" },
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
    link: { label: "Open the agents", path: "/agents" },
  },
  not_set_up: {
    text: "Where the workers run, the folder of agents or the module is not there. Put it there, then retry.",
    link: { label: "Open the agents", path: "/agents" },
  },
  rejected_by_human: { text: "A person said no. Start it again when that has changed." },
  approval_expired: {
    text: "Nobody answered in time. Start it again, or let the approval policy ask more people.",
  },
  cancelled: { text: "Somebody stopped it. Start it again where it is wanted after all." },
};

const OTHERWISE: WayOut = {
  text: "The trace shows what each agent got and did. When the cause is mended, retry from where it failed.",
};

export function wayOut(errorType: string): WayOut {
  return Object.hasOwn(WAYS, errorType) ? (WAYS[errorType] ?? OTHERWISE) : OTHERWISE;
}
