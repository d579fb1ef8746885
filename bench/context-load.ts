import type { Json } from "../lib/domain/json";

/** Contexts as agents pass them on: a request with limits, data rows, notes in prose, a history. */
export type LoadedHandoff = { sent: string; received: string; understood: string };

const WORDS =
  "the customer asked for a quote and we checked the account before the renewal team could answer with terms that match what was agreed in the last call about pricing security review onboarding data residency and support".split(
    " ",
  );
const TOWNS = ["Berlin", "Lisbon", "Toronto", "Nairobi", "Osaka", "Austin", "Tallinn", "Lima"];

/** `count` handoffs of about `bytes` each; every hop loses some facts, rewords one and adds others. */
export function makeHandoffs(count: number, bytes: number): LoadedHandoff[] {
  const random = seeded(7);
  return Array.from({ length: count }, (_, hop) => {
    const rows = makeRows(hop, bytes, random);
    const sent = { user_request: request(hop), constraints: limits(hop), companies: rows };
    const kept = rows.filter((_row, index) => index % 9 !== hop % 9);
    const received = { ...sent, constraints: { ...limits(hop), budget_usd: 0 }, companies: kept };
    return {
      sent: JSON.stringify(sent),
      received: JSON.stringify(received),
      understood: JSON.stringify({ task: request(hop), inputs: kept.length }),
    };
  });
}

function request(hop: number): string {
  return `Find ${20 + hop} fintech companies using Stripe, not in ${pick(TOWNS, hop)}, by 30 June 2026`;
}

function limits(hop: number): Record<string, Json> {
  return { minimum_results: 20 + hop, exclude_city: pick(TOWNS, hop), budget_usd: 5000 + hop };
}

function makeRows(hop: number, bytes: number, random: () => number): Json[] {
  const rows: Json[] = [];
  for (let size = 0; size < bytes;) {
    const id = `acct_${hop}_${rows.length}`;
    const row = {
      id,
      name: `${pick(TOWNS, rows.length)} Payments ${rows.length}`,
      email: `ops${rows.length}@example.com`,
      revenue_usd: Math.floor(random() * 1e6),
      score: Math.round(random() * 1000) / 1000,
      active: random() > 0.5,
      notes: prose(random, 60),
    };
    rows.push(row);
    size += JSON.stringify(row).length;
  }
  return rows;
}

function prose(random: () => number, words: number): string {
  const said = Array.from({ length: words }, () =>
    pick(WORDS, Math.floor(random() * WORDS.length)),
  );
  said.splice(20, 0, `On 2026-0${1 + Math.floor(random() * 9)}-14 ${pick(TOWNS, words)} paid`);
  said.push(`${Math.floor(random() * 900) + 100} seats.`);
  return said.join(" ");
}

function pick<Item>(items: readonly Item[], index: number): Item {
  const item = items[index % items.length];
  if (item === undefined) throw new Error("nothing to pick from");
  return item;
}

/** The same numbers in every run (mulberry32). */
function seeded(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}
