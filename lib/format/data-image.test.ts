import { expect, it } from "vitest";
import { readDataImage } from "./data-image";

it.each([
  ["data:image/png;base64,iVBORw0KGgo=", { type: "png", bytes: 8 }],
  ["data:image/svg+xml;base64,PHN2Zy8+", { type: "svg+xml", bytes: 6 }],
  ["data:text/html;base64,PHN2Zy8+", undefined],
  ['data:image/png;base64,AAAA" onerror="alert(1)', undefined],
  ["data:image/svg+xml,<svg onload=alert(1)>", undefined],
  ["https://example.com/a.png", undefined],
  ["data:image/png;base64,", undefined],
])("reads %s", (text, image) => {
  expect(readDataImage(text)).toEqual(image);
});
