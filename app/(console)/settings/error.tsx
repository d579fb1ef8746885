"use client";

/** Below the tabs, which stay. */
export { default } from "../error";
