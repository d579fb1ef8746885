import type { SvgDrawing } from "./draw-graph-svg";

/** Sharp on dense screens; less where a canvas could not hold it. */
const PNG_SCALE = 2;
const CANVAS_SIDE_MAX = 16_000;
const CANVAS_AREA_MAX = 120_000_000;

export function saveSvg({ svg }: SvgDrawing, fileName: string): void {
  saveBlob(new Blob([svg], { type: "image/svg+xml;charset=utf-8" }), fileName);
}

/** The same drawing, painted by the browser. */
export async function savePng(drawing: SvgDrawing, fileName: string): Promise<void> {
  const image = await loadImage(drawing.svg);
  const scale = pngScale(drawing);
  const canvas = document.createElement("canvas");
  canvas.width = Math.max(1, Math.floor(drawing.width * scale));
  canvas.height = Math.max(1, Math.floor(drawing.height * scale));
  canvas.getContext("2d")?.drawImage(image, 0, 0, canvas.width, canvas.height);
  const blob = await new Promise<Blob | null>((resolve) => {
    canvas.toBlob(resolve, "image/png");
  });
  if (!blob) {
    throw new Error("This browser cannot paint a picture of that size. Export SVG instead.");
  }
  saveBlob(blob, fileName);
}

export function pngScale({ width, height }: Pick<SvgDrawing, "width" | "height">): number {
  return Math.min(
    PNG_SCALE,
    CANVAS_SIDE_MAX / Math.max(width, height),
    Math.sqrt(CANVAS_AREA_MAX / (width * height)),
  );
}

async function loadImage(svg: string): Promise<HTMLImageElement> {
  const url = URL.createObjectURL(new Blob([svg], { type: "image/svg+xml;charset=utf-8" }));
  try {
    const image = new Image();
    image.src = url;
    await image.decode();
    return image;
  } finally {
    URL.revokeObjectURL(url);
  }
}

function saveBlob(blob: Blob, fileName: string): void {
  const url = URL.createObjectURL(blob);
  const link = document.createElement("a");
  link.href = url;
  link.download = fileName;
  link.click();
  // The browser has begun to read it by the next task.
  setTimeout(() => URL.revokeObjectURL(url));
}
