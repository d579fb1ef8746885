import type { z } from "zod";
import type { Action } from "@/lib/client/action";
import type {
  DropDraftInput,
  PublishRulesInput,
  RollBackInput,
  RuleDraftDto,
  RuleVersionDto,
  SaveDraftInput,
  TriedRulesDto,
  TryRulesInput,
} from "@/lib/contracts/rules";
import type {
  CancelSimulationInput,
  SimulationDto,
  StartSimulationInput,
} from "@/lib/contracts/simulation";

/** The server actions of this page, as its parts receive them. */
export type RulesActions = {
  saveDraft: Action<z.input<typeof SaveDraftInput>, RuleDraftDto>;
  dropDraft: Action<z.input<typeof DropDraftInput>, null>;
  publish: Action<z.input<typeof PublishRulesInput>, RuleVersionDto>;
  rollBack: Action<z.input<typeof RollBackInput>, RuleVersionDto>;
  tryRules: Action<z.input<typeof TryRulesInput>, TriedRulesDto>;
  startSimulation: Action<z.input<typeof StartSimulationInput>, SimulationDto>;
  cancelSimulation: Action<z.input<typeof CancelSimulationInput>, SimulationDto>;
};
