"""How long it takes from the first frame that shows a label until its entry is there."""

from __future__ import annotations

from playwright.sync_api import Page, Request

# The table is of one colour, so a label is what differs in the middle of the picture.
WATCH = """() => {
  const canvas = new OffscreenCanvas(64, 36);
  const context = canvas.getContext("2d", { willReadFrequently: true });
  const appeared = (window.labelsAppeared = []);
  let lay = false;
  const watch = () => {
    const video = document.querySelector(".cam video");
    if (!video?.videoWidth) return requestAnimationFrame(watch);
    context.drawImage(video, 0, 0, 64, 36);
    const shades = context.getImageData(0, 0, 64, 36).data.filter((_, at) => at % 4 === 0);
    const lies = Math.max(...shades) - Math.min(...shades) > 24;
    if (lies && !lay) appeared.push(Date.now());
    lay = lies;
    video.requestVideoFrameCallback(watch);
  };
  watch();
}"""


class CameraClock:
    """Watches the picture of a page, and what it sends, from now on."""

    def __init__(self, page: Page) -> None:
        self._page = page
        self._scans: list[Request] = []
        page.on("requestfinished", self._finished)
        page.evaluate(WATCH)

    def _finished(self, request: Request) -> None:
        if "mutation RecordScan" in (request.post_data or ""):
            self._scans.append(request)

    def waits(self) -> list[float]:
        """Milliseconds of each label that was sent, from its first frame to the end of the server's answer."""
        appeared: list[float] = self._page.evaluate("window.labelsAppeared")
        waits = []
        for scan in self._scans:
            sent = scan.timing["startTime"]
            before = [at for at in appeared if at <= sent]
            waits.append(sent + scan.timing["responseEnd"] - before[-1])
        return waits
