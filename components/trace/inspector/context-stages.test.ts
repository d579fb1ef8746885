import { expect, it } from "vitest";
import { absenceOf, CONTEXT_STAGES } from "./context-stages";

it("tells only a native sender to send an event", () => {
  const [sent] = CONTEXT_STAGES;
  if (!sent) throw new Error("no stages");

  expect(absenceOf(sent, { source: "native" })).toMatchObject({ missing: sent.missing });
  expect(absenceOf(sent, { source: "otlp" }).remedy).not.toContain("handoff_initiated");
  expect(absenceOf(sent, { source: "import" })).toMatchObject({ missing: sent.missing });
});
