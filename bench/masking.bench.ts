/**
 * What masking costs of the way from an OTLP body to checked events, in CPU time of the one thread that does
 * it, on data without secrets. No server and no database. Options: `--batches 200`.
 */
import { parseArgs } from "node:util";
import { register } from "tsx/esm/api";
import { printResult } from "./bench-server.ts";
import { proseText, randomText } from "./load-texts.ts";
import { createSpanLoad, SPANS_PER_BATCH } from "./span-load.ts";

/** Few, so that a block is as warm as a request is; more than one, because the clock ticks in milliseconds. */
const BLOCK_BATCHES = 4;
const WARM_UP_BLOCKS = 10;
/** Masking's share of the way in with the load of the ingest bench, the first one. */
const SHARE_MAX = 0.1;
const LOADS = [
  { load: "random base64", makeText: randomText },
  { load: "prose and JSON", makeText: proseText },
] as const;

register();
const { measureWayIn } = await import("./way-in.ts");
const { values } = parseArgs({ options: { batches: { type: "string", default: "200" } } });
const batches = Number(values.batches);

const rows = LOADS.map(({ load, makeText }) => {
  const nextBatch = createSpanLoad(batches, makeText);
  const total = { maskMs: 0, otherMs: 0 };
  for (let block = -WARM_UP_BLOCKS; block < batches / BLOCK_BATCHES; block += 1) {
    const bodies = Array.from({ length: BLOCK_BATCHES }, (_, index) => nextBatch(index).body);
    const { maskMs, otherMs } = measureWayIn(bodies);
    if (block < 0) continue;
    total.maskMs += maskMs;
    total.otherMs += otherMs;
  }
  return {
    load,
    spans: batches * SPANS_PER_BATCH,
    "decode, translate, check (ms a batch)": round(total.otherMs / batches),
    "mask (ms a batch)": round(total.maskMs / batches),
    share: round(total.maskMs / (total.maskMs + total.otherMs)),
  };
});

console.table(rows);
printResult({
  bench: "masking",
  rows,
  holds: rows.slice(0, 1).every(({ share }) => share < SHARE_MAX),
});

function round(value: number): number {
  return Math.round(value * 1000) / 1000;
}
