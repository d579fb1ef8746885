import { expect, it } from "vitest";
import { ACTION_ACCESS } from "./action-access.fixture";
import { listActions, listRoutes } from "./list-app-exports.fixture";
import { ROUTE_ACCESS } from "./route-access.fixture";

it("says of every route who may ask it", () => {
  const routes = listRoutes().flatMap(({ address, exports }) =>
    exports.map((method) => `${method} ${address}`),
  );

  expect(routes.sort()).toEqual(Object.keys(ROUTE_ACCESS).sort());
});

it("says of every server action who may call it", () => {
  const actions = listActions().flatMap(({ exports }) => exports);

  expect(actions.sort()).toEqual(Object.keys(ACTION_ACCESS).sort());
});
