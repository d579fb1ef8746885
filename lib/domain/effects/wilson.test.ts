import { expect, it } from "vitest";
import { wilsonInterval } from "./wilson";

// Reference values: R, prop.test(hits, n, correct = FALSE).
it.each([
  [0, 0, 0, 1],
  [0, 10, 0, 0.27753],
  [10, 10, 0.72247, 1],
  [8, 10, 0.49016, 0.94332],
  [81, 263, 0.25531, 0.36622],
])("%i of %i lies between %f and %f", (hits, n, low, high) => {
  const [from, to] = wilsonInterval(hits, n);

  expect(from).toBeCloseTo(low, 4);
  expect(to).toBeCloseTo(high, 4);
});
