import { configureGlobal } from "fast-check";

/**
 * The same random values in every run, so that a commit is green or it is not. To look further:
 * `PROPERTY_SEED=$RANDOM npm run test:unit`; a failure prints its seed.
 */
configureGlobal({ seed: Number(process.env["PROPERTY_SEED"] ?? 20_260_901) });
