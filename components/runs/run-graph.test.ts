import { expect, it } from "vitest";
import type { RunStageDto } from "@/lib/contracts/run";
import { prepareRunGraph } from "./run-graph";

const stage = (id: string, state: RunStageDto["state"], dependsOn: string[] = []): RunStageDto => ({
  id,
  target: "Research",
  depends_on: dependsOn,
  state,
  attempt: 1,
  handoff_id: null,
  approval_id: null,
  error: null,
});

it("joins the stages as they depend on each other, and says where the run is", () => {
  const { nodes, edges } = prepareRunGraph([
    stage("find", "succeeded"),
    stage("look", "absent"),
    stage("write", "sent", ["find", "look"]),
    stage("send", "waiting", ["write"]),
  ]);

  expect(nodes.map(({ id }) => id)).toEqual(["find", "look", "write", "send"]);
  expect(
    edges.map(({ source, target, tone, isActive }) => [source, target, tone, isActive]),
  ).toEqual([
    ["find", "write", "succeeded", true],
    ["look", "write", "incomplete", true],
    ["write", "send", "neutral", false],
  ]);
});
