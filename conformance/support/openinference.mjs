import { LangChainInstrumentation } from "@arizeai/openinference-instrumentation-langchain";
import * as CallbackManager from "@langchain/core/callbacks/manager";
import "./export-spans.mjs";

new LangChainInstrumentation().manuallyInstrument(CallbackManager);
