import { expect, it } from "vitest";
import { createAllowance } from "./allowance";

it("is used up by a second at once, and comes back by a tenth of the time", () => {
  let ms = 0;
  const { isUsedUp, spend } = createAllowance(() => ms);
  spend(999);
  const before = isUsedUp();
  spend(1);
  const after = isUsedUp();
  ms = 10;
  const later = isUsedUp();
  spend(101);
  ms = 1_009;
  const still = isUsedUp();

  expect({ before, after, later, still }).toEqual({
    before: false,
    after: true,
    later: false,
    still: true,
  });
});
