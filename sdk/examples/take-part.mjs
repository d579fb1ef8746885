/** A worker that takes tasks from its inbox, and a caller that hands it one through Baton. */
import { BatonError, createBaton } from "@baton/sdk";

const options = { url: process.env.BATON_URL, key: process.env.BATON_KEY };

const writer = createBaton({ ...options, agent: "writer" });
await writer.registerAgent({ kind: "remote", capabilities: ["write"] });
const stop = new AbortController();
const working = writer.work(
  async (task) => {
    const research = await writer.readBlackboard(task.output_key, { handoffId: task.handoff_id });
    stop.abort();
    return { words: research.word_count_target };
  },
  { signal: stop.signal },
);

const researcher = createBaton({ ...options, agent: "researcher" });
await researcher.validateHandoff("writer", ["write"]);
const { output_key } = await researcher.handOff({
  to: "writer",
  summary: "Write about langchain-alternative, 2847 words of sources",
  data: { topic: "langchain-alternative", word_count_target: 2000 },
});
console.log("handed off:", output_key);
await working;

try {
  await researcher.validateHandoff("writer", ["send_email"]);
} catch (error) {
  if (!BatonError.is(error) || error.code !== "missing_capability") throw error;
  console.log(error.message);
}
