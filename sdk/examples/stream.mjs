/** The callee begins before the caller is done. */
import { createBaton } from "@baton/sdk";

const options = { url: process.env.BATON_URL, key: process.env.BATON_KEY };
const editor = createBaton({ ...options, agent: "editor" });
await editor.registerAgent({ kind: "remote" });

const stop = new AbortController();
const working = editor.work(
  async (task) => {
    let text = "";
    for await (const part of editor.readStream(task.handoff_id)) text += part;
    stop.abort();
    return { characters: text.length };
  },
  { signal: stop.signal },
);

async function* draft() {
  for (const word of ["Agents ", "hand ", "work ", "to ", "each ", "other."]) yield word;
}
const writer = createBaton({ ...options, agent: "writer" });
await writer.streamHandoff({ to_agent: "editor", task: "Edit what comes", chunks: draft() });
await working;
