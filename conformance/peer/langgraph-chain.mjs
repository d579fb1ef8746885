/**
 * What a durable hop costs in LangGraph.js with its own Postgres checkpointer: the chain of
 * `npm run bench -- runtime` as a graph whose nodes answer at once. `durability: "sync"` writes each
 * checkpoint before the next node begins, which is what makes a hop durable; "async" is its default.
 * Arguments: database URL, durability, hops to time alone, runs at once, stages.
 */
import { Annotation, END, START, StateGraph } from "@langchain/langgraph";
import { PostgresSaver } from "@langchain/langgraph-checkpoint-postgres";
import { Pool } from "pg";

const [url, durability, hopsText, runsText, stagesText] = process.argv.slice(2);
const [hops, runs, stages] = [Number(hopsText), Number(runsText), Number(stagesText)];
const WARM_UP_RUNS = 5;

const pool = new Pool({ connectionString: url, max: 20 });
const checkpointer = new PostgresSaver(pool);
await checkpointer.setup();
const startedAt = [];
const graph = chain();

for (let run = 0; run < WARM_UP_RUNS; run += 1) await once(`warm-${run}`);
const alone = [];
for (let run = 0; run < Math.ceil(hops / stages); run += 1) {
  startedAt.length = 0;
  await once(`alone-${run}`);
  alone.push(...startedAt.slice(1).map((at, hop) => at - startedAt[hop]));
}
const began = performance.now();
await Promise.all(Array.from({ length: runs }, (_, run) => once(`together-${run}`)));
const seconds = (performance.now() - began) / 1000;
await pool.end();
process.stdout.write(`${JSON.stringify({ alone, hopsPerSecond: (runs * stages) / seconds })}\n`);

/** Every stage hands on what the one before it found, as Baton's chain does. */
function chain() {
  const State = Annotation.Root({
    results: Annotation({ reducer: (all, one) => ({ ...all, ...one }), default: () => ({}) }),
  });
  let builder = new StateGraph(State);
  const names = Array.from({ length: stages }, (_, stage) => `s${stage}`);
  for (const [stage, name] of names.entries()) {
    builder = builder.addNode(name, () => {
      startedAt.push(performance.now());
      return { results: { [name]: { step: `agent-${stage % 10}` } } };
    });
    builder = builder.addEdge(stage === 0 ? START : names[stage - 1], name);
  }
  return builder.addEdge(names.at(-1), END).compile({ checkpointer });
}

async function once(id) {
  const config = { configurable: { thread_id: id }, durability, recursionLimit: stages * 2 };
  const { results } = await graph.invoke({ results: {} }, config);
  const made = Object.keys(results).length;
  if (made !== stages) throw new Error(`a graph ran ${made} of ${stages} nodes`);
}
