/** A photo on its way to the server, and what the server reads in it. */
import { put } from "../api.ts";
import type { ReadCode } from "../scanner/wedge.ts";

/** Pixels of the longer side: the bars of a label that fills half the picture still have three each. */
export const LONGEST_SIDE = 2_400;
const QUALITY = 0.85;

export type Corner = readonly [x: number, y: number];

/** One code of a photo, as PUT /photos tells it. */
export interface PhotoCode {
  /** Null when it holds bytes that are no text. */
  scan: { raw: string; symbology: string | null } | null;
  /** The code for people, escaped. */
  shown: string;
  /** A person has to look whether the label says this. */
  confirm: boolean;
  /** In the pixels of the photo as sent. */
  corners: readonly Corner[];
}

export interface PhotoAnswer {
  width: number;
  height: number;
  codes: readonly PhotoCode[];
}

/** What the scanner would have sent. */
export const readCodeOf = ({ raw, symbology }: NonNullable<PhotoCode["scan"]>): ReadCode => ({
  raw,
  ...(symbology && { symbology }),
});

/** Codes of one label as one scan, the first in reading order leading. */
export function asOneLabel(codes: readonly ReadCode[]): ReadCode | undefined {
  const [first, ...beside] = codes;
  return first && { ...first, ...(beside.length > 0 && { beside }) };
}

/** How large a picture is sent: never larger than it is. */
export function sentSize(width: number, height: number): { width: number; height: number } {
  const scale = Math.min(1, LONGEST_SIDE / Math.max(width, height));
  return { width: Math.max(1, Math.round(width * scale)), height: Math.max(1, Math.round(height * scale)) };
}

/**
 * The picture alone, upright and small enough for a weak signal: where it was taken stays on the device. What this
 * browser cannot open goes as it is, and the server says what it is.
 */
export async function shrunk(file: Blob): Promise<Blob> {
  const picture = await createImageBitmap(file, { imageOrientation: "from-image" }).catch(() => null);
  if (!picture) return file;
  const { width, height } = sentSize(picture.width, picture.height);
  const canvas = new OffscreenCanvas(width, height);
  const paper = canvas.getContext("2d");
  if (!paper) return file;
  paper.fillStyle = "white"; // what is transparent would become black
  paper.fillRect(0, 0, width, height);
  paper.imageSmoothingQuality = "high";
  paper.drawImage(picture, 0, 0, width, height);
  picture.close();
  return canvas.convertToBlob({ type: "image/jpeg", quality: QUALITY });
}

/** What the server reads in a picture. Throws ApiError. */
export const readPhoto = (picture: Blob): Promise<PhotoAnswer> =>
  put("/photos", picture) as Promise<PhotoAnswer>;
