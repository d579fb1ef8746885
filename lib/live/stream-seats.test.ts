import { expect, it } from "vitest";
import { requireSeat, takeSeat } from "./stream-seats";

const refusal = expect.objectContaining({ code: "rate_limited", retryAfterSeconds: 30 });

it("lets one caller hold 200 streams, and another as many", () => {
  const leave = Array.from({ length: 200 }, () => takeSeat("ann"));

  expect(() => requireSeat("ann")).toThrow(refusal);
  expect(() => requireSeat("bob")).not.toThrow();
  leave[0]?.();
  expect(() => requireSeat("ann")).not.toThrow();
});

it("counts a stream that ends twice once", () => {
  const [first] = Array.from({ length: 201 }, () => takeSeat("eve"));

  first?.();
  first?.();
  expect(() => requireSeat("eve")).toThrow(refusal);
});
