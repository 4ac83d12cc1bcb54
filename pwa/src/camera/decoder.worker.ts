/** Reads barcodes in pictures, away from the page: zxing-cpp as WebAssembly, from our own server. */
import { prepareZXingModule, type ReaderOptions, readBarcodes } from "zxing-wasm/reader";
import wasmUrl from "zxing-wasm/reader/zxing_reader.wasm?url";
import type { Answer, Look } from "./messages.ts";
import { isPartial } from "./partial.ts";

const ready = prepareZXingModule({
  overrides: {
    locateFile: (file: string, folder: string) => (file.endsWith(".wasm") ? wasmUrl : folder + file),
  },
  fireImmediately: true,
});

// What goods, places and papers carry. Everything more costs time, and misreads.
const COMMON: ReaderOptions = {
  formats: ["Code128", "EAN13", "EAN8", "UPCE", "ITF14", "Code39", "DataBar", "DataMatrix", "QRCode"],
  textMode: "Plain",
  maxNumberOfSymbols: 8,
  tryInvert: false,
};
const FAST: ReaderOptions = { ...COMMON, tryHarder: false, tryDownscale: false };
const THOROUGH: ReaderOptions = { ...COMMON, tryHarder: true, tryDownscale: true };

let canvas: OffscreenCanvas | undefined;

function pixels(picture: ImageBitmap): ImageData {
  const { width, height } = picture;
  if (canvas?.width !== width || canvas.height !== height) canvas = new OffscreenCanvas(width, height);
  const context = canvas.getContext("2d", { willReadFrequently: true });
  if (!context) throw new Error("there is no canvas for the picture");
  context.drawImage(picture, 0, 0);
  picture.close();
  return context.getImageData(0, 0, width, height);
}

async function read({ picture, thorough }: Look): Promise<Answer> {
  await ready;
  const image = pixels(picture);
  const start = performance.now();
  const found = await readBarcodes(image, thorough ? THOROUGH : FAST);
  const took = performance.now() - start;
  const codes = found
    .filter(({ isValid }) => isValid)
    .map(({ text, symbologyIdentifier }) => ({
      raw: text,
      ...(symbologyIdentifier && { symbology: symbologyIdentifier }),
    }))
    .filter((code) => !isPartial(code));
  return { codes, took };
}

addEventListener("message", ({ data }: MessageEvent<Look>) => {
  read(data).then(
    (answer) => postMessage(answer),
    (cause: unknown) => postMessage({ failed: String(cause) } satisfies Answer),
  );
});
