import { expect, it } from "vitest";
import { SaveAlertRequest } from "@/lib/contracts/alert";
import { ALERT_MEASURES } from "@/lib/domain/alerts/alert-measure";
import { EMPTY_ALERT, toDraft, toRequest, withMeasure } from "./alert-draft";

const filled = { ...EMPTY_ALERT, name: "a", from: "Desk", to: "Buyer", channels: ["c"] };

it.each(ALERT_MEASURES)("what is typed of %s is accepted, whatever was typed before", (measure) => {
  const draft = withMeasure({ ...filled, kind: "handoff-loop" }, measure);

  expect(SaveAlertRequest.safeParse(toRequest(draft)).error).toBeUndefined();
});

it("a rate is typed in percent and comes back as it was typed", () => {
  const request = toRequest({ ...filled, bound: 29 });
  const rest = {
    id: "w",
    words: "",
    state: "quiet" as const,
    state_since: null,
    silenced_until: null,
    last_value: null,
    last_sample: 0,
    last_checked_at: null,
    is_unknown: false,
    created_by: "ana",
    created_at: "2026-01-15T12:00:00Z",
  };

  expect(request.condition.threshold).toBe(0.29);
  expect(toDraft({ ...rest, ...request })).toEqual({ ...filled, bound: 29 });
});
