/** ELK takes over `self.onmessage` of the worker it is loaded in; `request-layout.ts` speaks its protocol. */
import "elkjs/lib/elk-worker.min.js";
