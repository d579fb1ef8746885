import { HandoffId } from "../ids";
import { foldRun } from "./fold-run";
import { nextCommands, type RunCommand } from "./next";
import type { RunEvent } from "./run-event";
import type { Workflow } from "./workflow";

export type Answer = (command: RunCommand, count: number) => readonly RunEvent[];

/** Plays a run without a runtime: what each command leads to is `answer`'s to say. */
export function simulateRun(
  workflow: Workflow,
  {
    input = {},
    answer,
    turnsMax = 1000,
  }: { input?: RunEventInput; answer: Answer; turnsMax?: number },
) {
  const events: RunEvent[] = [{ event: "run_started", input }];
  const done: RunCommand[] = [];
  for (let turn = 0; turn < turnsMax; turn += 1) {
    const commands = nextCommands(workflow, foldRun(workflow, events));
    if (commands.length === 0) break;
    for (const command of commands) {
      done.push(command);
      events.push(...answer(command, done.length));
    }
  }
  return { events, commands: done, state: foldRun(workflow, events) };
}

type RunEventInput = Extract<RunEvent, { event: "run_started" }>["input"];

/** The event that the runtime writes when it carries a hand-off out. */
export function sentEvent({ stage, last }: Extract<RunCommand, { do: "hand_off" }>) {
  const attempt = last.attempt + 1;
  const handoff_id = HandoffId.parse(`run.${stage.id}.${attempt}`);
  return { event: "handoff_sent" as const, stage: stage.id, handoff_id, ...last, attempt };
}

export function succeeding(result: RunEventInput = "done"): Answer {
  return (command) => {
    if (command.do === "end") return [ended(command)];
    if (command.do !== "hand_off") return [];
    const sent = sentEvent(command);
    const { stage, handoff_id } = sent;
    return [sent, { event: "handoff_succeeded", stage, handoff_id, result }];
  };
}

export function ended(command: Extract<RunCommand, { do: "end" }>): RunEvent {
  const { do: _, ...end } = command;
  return { event: "run_ended", ...end };
}
