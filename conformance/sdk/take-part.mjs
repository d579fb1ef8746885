import "../examples/take-part.mjs";
import { expectInBaton } from "../harness/expect.mjs";

expectInBaton({
  title: "`handOff` by the blackboard, `work` and `readBlackboard`",
  status: "succeeded",
  handoffs: [
    {
      from: "researcher",
      to: "writer",
      type: "route",
      outcome: "succeeded",
      task: "Write about langchain-alternative, 2847 words of sources",
    },
    { from: "writer", to: "researcher", type: "return", outcome: "succeeded", sent: ["2000"] },
  ],
});
