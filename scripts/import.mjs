/** `npm run import -- <file…>`: sends conversation logs to a running Baton. */
import { readFile } from "node:fs/promises";
import { basename } from "node:path";

const url = process.env.BATON_URL ?? "http://127.0.0.1:3000";
const key = process.env.BATON_KEY;
const files = process.argv.slice(2);

if (files.length === 0 || !key) {
  console.error(
    "Usage: BATON_KEY=bt_… npm run import -- <log.json> …\n" +
      "  BATON_KEY  a key with the scope ingest (Settings → API keys)\n" +
      "  BATON_URL  where Baton runs (default http://127.0.0.1:3000)",
  );
  process.exit(2);
}

let failed = 0;
for (const file of files) {
  const line = await importFile(file).catch((error) => ({ error: error.message }));
  if (line.error) failed += 1;
  console.log(
    `${file}: ${line.error ?? `${line.handoffs} handoffs → ${url}/traces/${line.trace_id}`}`,
  );
}
process.exit(failed === 0 ? 0 : 1);

async function importFile(file) {
  const response = await fetch(
    `${url}/api/v1/imports?file_name=${encodeURIComponent(basename(file))}`,
    { method: "POST", headers: { authorization: `Bearer ${key}` }, body: await readFile(file) },
  );
  const answer = await response.json();
  return response.ok ? answer : { error: answer.detail };
}
