/** Which part of the picture is read. Pure. */

export interface Size {
  width: number;
  height: number;
}

export interface Part extends Size {
  x: number;
  y: number;
}

/** The frame that a person aims with, as src/styles/camera.css draws it. */
const AIM = { part: 0.72, most: 420, ratio: 1.5 };
/** A hand is not exact: so much more than the height of the frame is read. */
const MARGIN = 1.5;

/**
 * The band of the video behind the aiming frame, over the whole width that is shown, in pixels of the video.
 * The video fills the view and is cut at two of its sides, as with object-fit: cover. enlarged: how many times it is
 * shown larger than that.
 */
export function aimedAt(video: Size, view: Size, enlarged = 1): Part {
  const scale = Math.max(view.width / video.width, view.height / video.height) * enlarged || 1;
  const shown = { width: view.width / scale, height: view.height / scale };
  const aim = Math.min(view.width * AIM.part, AIM.most) / AIM.ratio / scale;
  const width = Math.round(Math.min(shown.width, video.width));
  const height = Math.round(Math.min(aim * MARGIN, shown.height, video.height));
  return {
    x: Math.round((video.width - width) / 2),
    y: Math.round((video.height - height) / 2),
    width,
    height,
  };
}
