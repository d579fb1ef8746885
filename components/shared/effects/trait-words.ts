import type { Trait } from "@/lib/domain/effects/traits";

type Words = {
  title: string;
  /** What the handoffs "with" are, for traits that are had or lacked. */
  had: string;
  /** What the case study measured (seed); null where it did not. */
  caseStudy: string | null;
};

export const TRAIT_WORDS: Record<Trait, Words> = {
  explicit: {
    title: "Explicit context",
    had: "Carries its own context",
    caseStudy: "94.1 % success with explicit context, 65.8 % on shared memory.",
  },
  justified: {
    title: "Justification",
    had: "Says why",
    caseStudy: "12.4 s with a justification, 15.1 s without; 8 % better quality.",
  },
  validated: {
    title: "Validated capability",
    had: "Tools were checked first",
    caseStudy: "96.2 % success when checked, 84.1 % when not.",
  },
  staged: {
    title: "Staged work",
    had: "One stage at a time",
    caseStudy: "91 % success staged, 71 % all at once; 8.2 s against 3.8 s.",
  },
  pooled: {
    title: "Warm agents",
    had: "Came out of a pool",
    caseStudy: "p95 of 215 ms with a pool, 520 ms without.",
  },
  size: {
    title: "Size of the context",
    had: "",
    caseStudy: "92.1 % success below 500 B, 68.7 % above 10 KB.",
  },
  phase: {
    title: "Phase of the work",
    had: "",
    caseStudy: "Best after the data is gathered and before acting on it.",
  },
  pattern: { title: "Pattern", had: "", caseStudy: null },
};
