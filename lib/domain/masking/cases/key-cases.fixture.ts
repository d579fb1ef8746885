import { AI_AND_CLOUD_CASES } from "./ai-cloud-cases.fixture";
import { SERVICE_CASES } from "./service-cases.fixture";

export const KEY_CASES = [...AI_AND_CLOUD_CASES, ...SERVICE_CASES];
