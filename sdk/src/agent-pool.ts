export type AgentPoolOptions<Agent> = {
  /** Makes an agent that is ready to work. */
  create: (agentType: string) => Agent | Promise<Agent>;
  /** Of each type, kept ready. Default 5. */
  maxWarm?: number;
  /** After so many tasks an agent is made anew. Default: never. */
  maxTasks?: number;
  /** One that is not is thrown away before it is handed out. */
  isHealthy?: (agent: Agent) => boolean | Promise<boolean>;
  dispose?: (agent: Agent) => void | Promise<void>;
};
export type PoolStats = { warm: number; busy: number; coldStarts: number; warmStarts: number };
export type Lent<Agent> = {
  agent: Agent;
  /** For `handoff_received`: was it made for this task? */
  cold_start: boolean;
  init_ms: number;
};

/** Agents that are ready before they are needed, so that a handoff does not wait for one to be made. */
export class AgentPool<Agent extends object> {
  readonly #options: AgentPoolOptions<Agent>;
  readonly #warm = new Map<string, Agent[]>();
  readonly #tasks = new WeakMap<Agent, number>();
  readonly #counts = { busy: 0, coldStarts: 0, warmStarts: 0 };
  #isClosed = false;

  constructor(options: AgentPoolOptions<Agent>) {
    this.#options = options;
  }

  /** Makes agents until so many of the type are ready. */
  async warm(agentType: string, count = this.#maxWarm): Promise<void> {
    const missing = Math.min(count, this.#maxWarm) - this.#ready(agentType).length;
    const make = async () => this.#keep(agentType, await this.#options.create(agentType));
    await Promise.all(Array.from({ length: Math.max(0, missing) }, make));
  }

  async getAgent(agentType: string): Promise<Agent> {
    return (await this.lend(agentType)).agent;
  }

  /** An agent, and how it came to be: what the receiver of a handoff says about its start. */
  async lend(agentType: string): Promise<Lent<Agent>> {
    const ready = await this.#takeHealthy(agentType);
    this.#counts.busy += 1;
    if (ready) {
      this.#counts.warmStarts += 1;
      return { agent: ready, cold_start: false, init_ms: 0 };
    }
    const startedAt = performance.now();
    try {
      const agent = await this.#options.create(agentType);
      this.#counts.coldStarts += 1;
      return { agent, cold_start: true, init_ms: performance.now() - startedAt };
    } catch (error) {
      this.#counts.busy -= 1;
      throw error;
    }
  }

  /** Takes it back. `isBroken`: it is not to be used again. */
  async releaseAgent(agentType: string, agent: Agent, { isBroken = false } = {}): Promise<void> {
    this.#counts.busy -= 1;
    const tasks = (this.#tasks.get(agent) ?? 0) + 1;
    this.#tasks.set(agent, tasks);
    const isWornOut = tasks >= (this.#options.maxTasks ?? Number.POSITIVE_INFINITY);
    if (isBroken || isWornOut) await this.#options.dispose?.(agent);
    else await this.#keep(agentType, agent);
  }

  /** Lends an agent for one task; one whose task threw is not used again. */
  async use<Result>(
    agentType: string,
    work: (lent: Lent<Agent>) => Result | Promise<Result>,
  ): Promise<Result> {
    const lent = await this.lend(agentType);
    let isBroken = true;
    try {
      const result = await work(lent);
      isBroken = false;
      return result;
    } finally {
      await this.releaseAgent(agentType, lent.agent, { isBroken });
    }
  }

  stats(): PoolStats {
    const warm = [...this.#warm.values()].reduce((sum, agents) => sum + agents.length, 0);
    return { warm, ...this.#counts };
  }

  /** Lets go of what is ready; what is lent is let go when it comes back. */
  async close(): Promise<void> {
    this.#isClosed = true;
    const agents = [...this.#warm.values()].flat();
    this.#warm.clear();
    await Promise.all(agents.map(async (agent) => this.#options.dispose?.(agent)));
  }

  get #maxWarm(): number {
    return this.#options.maxWarm ?? 5;
  }

  #ready(agentType: string): Agent[] {
    const ready = this.#warm.get(agentType) ?? [];
    this.#warm.set(agentType, ready);
    return ready;
  }

  async #takeHealthy(agentType: string): Promise<Agent | null> {
    for (;;) {
      const agent = this.#ready(agentType).pop();
      if (!agent) return null;
      if ((await this.#options.isHealthy?.(agent)) ?? true) return agent;
      await this.#options.dispose?.(agent);
    }
  }

  async #keep(agentType: string, agent: Agent): Promise<void> {
    const ready = this.#ready(agentType);
    if (this.#isClosed || ready.length >= this.#maxWarm) await this.#options.dispose?.(agent);
    else ready.push(agent);
  }
}
