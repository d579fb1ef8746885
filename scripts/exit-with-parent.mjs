/** Preloaded into Next: when its starter is killed, it must not stay and hold the port. */
process.once("disconnect", () => process.exit(1));
