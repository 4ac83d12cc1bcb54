/** Looks at a video frame by frame, as fast as the decoder can. */
import { aimedAt } from "./aim.ts";
import { decode } from "./decoder.ts";
import { enlarged } from "./stream.ts";
import type { Frame } from "./watching.ts";

/** Every so many looks are thorough, also when nothing is in view: some codes only show themselves then. */
const THOROUGH_EVERY = 4;

export interface Follower {
  /** Whether the next look must be a thorough one. */
  needsThorough: () => boolean;
  onFrame: (frame: Frame) => void;
  onFailure: () => void;
}

/** Begin to look; returns how to stop. What comes while the decoder is busy is never looked at. */
export function follow(video: HTMLVideoElement, { needsThorough, onFrame, onFailure }: Follower): () => void {
  let going = true;
  let busy = false;
  let looks = 0;
  const look = async (at: number) => {
    busy = true;
    const thorough = needsThorough() || ++looks % THOROUGH_EVERY === 0;
    const closer = enlarged();
    const view = { width: video.clientWidth, height: video.clientHeight };
    const { x, y, width, height } = aimedAt(sizeOf(video), view, closer);
    // Modules of a pixel or two are read surer when they have more of them.
    const size: ImageBitmapOptions =
      closer > 1 ? { resizeWidth: width * closer, resizeHeight: height * closer, resizeQuality: "high" } : {};
    // Refused between two streams, when there is no picture for a moment.
    const picture = await createImageBitmap(video, x, y, width, height, size).catch(() => null);
    const read = picture && (await decode({ picture, thorough }));
    busy = false;
    if (going && read) onFrame({ codes: read.codes, at, thorough });
  };
  const next = (at: number) => {
    if (!going) return;
    if (!busy && video.videoWidth > 0 && !document.hidden)
      look(at).catch(() => {
        busy = false;
        if (going) onFailure();
      });
    onNextFrame(video, next);
  };
  onNextFrame(video, next);
  return () => {
    going = false;
  };
}

const sizeOf = ({ videoWidth, videoHeight }: HTMLVideoElement) => ({
  width: videoWidth,
  height: videoHeight,
});

/** Once, with the next frame of the video, or of the screen where the browser does not tell frames. */
function onNextFrame(video: HTMLVideoElement, then: (at: number) => void): void {
  if ("requestVideoFrameCallback" in video) video.requestVideoFrameCallback(then);
  else requestAnimationFrame(then);
}
