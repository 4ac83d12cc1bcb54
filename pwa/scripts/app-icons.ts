/** Draws the PNG icons of the installed app from its two SVG marks; run by `npm run icons` when a mark changes. */
import sharp from "sharp";

const rounded = "public/logo.svg";
const fullBleed = "brand/logo-maskable.svg";

const icons: [source: string, pixels: number, file: string][] = [
  [rounded, 192, "app-192.png"],
  [rounded, 512, "app-512.png"],
  [fullBleed, 512, "maskable-512.png"],
  [fullBleed, 180, "apple-touch-180.png"],
];

for (const [source, pixels, file] of icons) {
  // 64 is the width of the marks' view box: drawn at its final size, not enlarged.
  const density = (72 * pixels) / 64;
  await sharp(source, { density }).resize(pixels).png({ compressionLevel: 9 }).toFile(`public/icons/${file}`);
}
