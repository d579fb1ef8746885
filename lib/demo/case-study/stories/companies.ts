import { itemAt, type Random } from "../../seeded-random";

const FIRST = ["Cobalt", "Juniper", "Lumen", "Harbor", "Quarry", "Saffron", "Tundra", "Willow"];
const SECOND = ["ledger", "pay", "rails", "vault", "settle", "clear", "treasury", "float"];

/** Invented companies under the reserved .example domain: no real firm is meant. */
export function companyName(index: number): string {
  return `${itemAt(FIRST, index)}${itemAt(SECOND, Math.floor(index / FIRST.length) + index)}`;
}

export function companyDomain(index: number): string {
  return `${companyName(index).toLowerCase()}-${index}.example`;
}

export function randomEvidence(random: Random): string {
  return random.pick([
    "checkout script on pricing page",
    "job advert names the integration",
    "public changelog entry",
    "status page component",
    "developer documentation mentions it",
  ]);
}
