import { Agent, handoff, run, tool } from "@openai/agents";
import { z } from "zod";
import { finish, scriptModel } from "../support/openai.mjs";

await scriptModel([
  { lookup_account: { id: "acct_42" } },
  { transfer_to_Research_Agent: { task: "Find out why INV-7 was charged twice" } },
  "The card terminal retried.",
]);

const lookupAccount = tool({
  name: "lookup_account",
  description: "Reads an account",
  parameters: z.object({ id: z.string() }),
  execute: ({ id }) => `Account ${id}: INV-7 was charged twice.`,
});
const research = new Agent({ name: "Research Agent", instructions: "You find causes." });
const triage = new Agent({
  name: "Triage Agent",
  instructions: "You find out who helps.",
  tools: [lookupAccount],
  handoffs: [
    handoff(research, {
      inputType: z.object({ task: z.string() }),
      onHandoff: () => {},
      inputFilter: ({ inputHistory, ...data }) => ({
        ...data,
        inputHistory,
        preHandoffItems: [],
        newItems: [],
      }),
    }),
  ],
});
await run(triage, "INV-7 is wrong, my account is acct_42.");

await finish({
  title: "an input filter takes the tool results out of the conversation",
  status: "succeeded",
  findings: ["free-text-payload"],
  handoffs: [
    {
      from: "Triage Agent",
      to: "Research Agent",
      type: "route",
      outcome: "succeeded",
      task: "Find out why INV-7 was charged twice",
      held: ["INV-7 is wrong", "charged twice"],
      received: ["INV-7 is wrong"],
      lost: ["was charged twice."],
    },
  ],
});
