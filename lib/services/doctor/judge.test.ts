import { describe, expect, it } from "vitest";
import {
  judgeClock,
  judgeDisk,
  judgeKeys,
  judgeNode,
  judgeReplica,
  judgeSecretFile,
  judgeServer,
  judgeVault,
  judgeWork,
} from "./judge";

const GIB = 1024 ** 3;
const server = { version: 180_004, encoding: "UTF8", connectionsMax: 100, fsync: "on" };
const work = { oldestJobSeconds: 0, jobsFailed: 0, outbox: 0, rollupsFailing: 0 };
const states = (verdicts: { state: string }[]) => verdicts.map(({ state }) => state);

describe("the doctor", () => {
  it.each([
    ["a new Node", judgeNode("v24.21.0"), "ok"],
    ["an old Node", judgeNode("v20.20.0"), "fail"],
    ["room", judgeDisk({ free: 50 * GIB, total: 100 * GIB }), "ok"],
    ["little room", judgeDisk({ free: 3 * GIB, total: 100 * GIB }), "warn"],
    ["no room", judgeDisk({ free: GIB / 2, total: 100 * GIB }), "fail"],
    ["a private secret", judgeSecretFile(0o100600), "ok"],
    ["a secret that all may read", judgeSecretFile(0o100644), "fail"],
    ["a secret of the environment", judgeSecretFile(null), "ok"],
    ["one time", judgeClock(-300), "ok"],
    ["two times", judgeClock(-90_000), "warn"],
    ["keys in order", judgeKeys({ endSoon: 0, endless: 0, idle: 0 }), "ok"],
    ["keys that end", judgeKeys({ endSoon: 2, endless: 0, idle: 0 }), "warn"],
    ["a replica that keeps up", judgeReplica(2), "ok"],
    ["a replica far behind", judgeReplica(90), "warn"],
    ["a replica of nothing", judgeReplica(null), "warn"],
    ["an open vault", judgeVault({ total: 2, unreadable: 0 }), "ok"],
    ["a shut vault", judgeVault({ total: 2, unreadable: 1 }), "fail"],
  ])("calls %s what it is", (_name, verdict, state) => {
    expect(verdict.state).toBe(state);
    expect(verdict.advice === undefined).toBe(state === "ok");
  });

  it("judges the server by version, encoding, durability and connections", () => {
    expect(states(judgeServer(server))).toEqual(["ok", "ok", "ok", "ok"]);
    expect(
      states(
        judgeServer({ version: 140_010, encoding: "LATIN1", connectionsMax: 20, fsync: "off" }),
      ),
    ).toEqual(["fail", "fail", "fail", "warn"]);
  });

  it("notices that nobody works", () => {
    expect(states(judgeWork(work))).toEqual(["ok", "ok", "ok"]);
    const stuck = { oldestJobSeconds: 300, jobsFailed: 1, outbox: 9, rollupsFailing: 1 };
    expect(states(judgeWork(stuck))).toEqual(["fail", "warn", "warn"]);
  });
});
