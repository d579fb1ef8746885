import { expect, test } from "vitest";
import { CAPTURES } from "@/lib/domain/connect/check-list";
import { findDocPage } from "@/lib/domain/docs/pages";
import { adviceFor } from "./capture-advice";

const SOURCES = ["native", "openai-agents", "langsmith", "otlp", "import", "unheard of"];

test.each(SOURCES)(
  "whatever %s leaves out, the advice leads to a document that is there",
  (source) => {
    for (const capture of CAPTURES) {
      const { words, doc } = adviceFor(source, capture);
      expect(words).toMatch(/\.$/);
      expect(findDocPage(doc)).toBeDefined();
    }
  },
);
