/**
 * Runs before anything of the page. The library of schemas would try whether code may be made from text, which
 * the pages' policy refuses and the browser's console then reports.
 */
Object.assign(globalThis, { __zod_globalConfig: { jitless: true } });
