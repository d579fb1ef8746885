import "../examples/stream.mjs";
import { expectInBaton } from "../harness/expect.mjs";

expectInBaton({
  title: "`streamHandoff` and `readStream`",
  status: "succeeded",
  handoffs: [
    {
      from: "writer",
      to: "editor",
      type: "route",
      outcome: "succeeded",
      task: "Edit what comes",
    },
    { from: "editor", to: "writer", type: "return", outcome: "succeeded", sent: ["31"] },
  ],
});
