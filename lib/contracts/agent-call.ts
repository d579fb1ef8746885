import { z } from "zod";
import { Text, Usage, Word } from "@/lib/domain/event/shapes";

/** What an agent that is called answers, at once or never: what came of it, or why not. */
export const AgentAnswer = z.union([
  z.object({ result: z.json(), usage: Usage.optional() }),
  z.object({ rejected: Text.min(1) }),
  z.object({ error: z.object({ type: Word.default("agent_error"), message: Text }) }),
]);
