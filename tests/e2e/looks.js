/** Measures of a page as it is drawn, for test_looks.py. Run in the page. */
(() => {
  const LEAST = 56;
  const INTERACTIVE = "a[href], button, input:not([type=hidden]), select, textarea, summary";

  const shown = (element) => element.checkVisibility({ visibilityProperty: true }) && element.getClientRects().length > 0;
  const name = (element) =>
    `${element.tagName.toLowerCase()} "${(element.getAttribute("aria-label") ?? element.innerText ?? "").trim().slice(0, 40)}"`;

  /** What a finger aims at: the label around a radio or switch, else the element itself. */
  const target = (element) => element.closest("label") ?? element;

  /** Whether a touch there reaches the target; outside of what is on the screen nothing can be told. */
  function reaches(aim, x, y) {
    if (x < 0 || y < 0 || x >= innerWidth || y >= innerHeight) return true;
    const hit = document.elementFromPoint(x, y);
    return hit !== null && aim.contains(hit);
  }

  function tooSmall(element) {
    const aim = target(element);
    aim.scrollIntoView({ block: "center", behavior: "instant" });
    const box = aim.getClientRects()[0];
    if (!box || box.width < 2) return false; // for screen readers only
    const [x, y, reach] = [box.left + box.width / 2, box.top + box.height / 2, LEAST / 2 - 1];
    const across = box.width >= LEAST - 0.5 || (reaches(aim, x - reach, y) && reaches(aim, x + reach, y));
    const down = box.height >= LEAST - 0.5 || (reaches(aim, x, y - reach) && reaches(aim, x, y + reach));
    return !(across && down);
  }

  window.looks = {
    /** Controls that a gloved finger misses. */
    smallTargets() {
      const root = document.querySelector("dialog[open]") ?? document;
      const found = [...root.querySelectorAll(INTERACTIVE)].filter((element) => shown(element) && !element.disabled);
      return [...new Set(found.filter(tooSmall).map((element) => {
        const { width, height } = target(element).getBoundingClientRect();
        return `${name(element)} ${Math.round(width)} x ${Math.round(height)}`;
      }))];
    },
    /** Nothing but what is in the frame scrolls: below it there is nothing to see. */
    belowTheFrame() {
      const { scrollHeight } = document.documentElement;
      return scrollHeight > innerHeight + 1 ? [`the page is ${scrollHeight} high, the screen ${innerHeight}`] : [];
    },
    /** What stands beyond the right edge, unless it lies in something that is meant to be scrolled sideways. */
    beyondTheEdge() {
      const root = document.querySelector("dialog[open]") ?? document.body;
      const scrolled = (element) => {
        for (let at = element.parentElement; at; at = at.parentElement)
          if (["auto", "scroll"].includes(getComputedStyle(at).overflowX) && at.matches(".chips, [data-sideways]")) return true;
        return false;
      };
      return [...root.querySelectorAll("*")]
        .filter((element) => shown(element) && !element.closest("svg, .vh") && element.getBoundingClientRect().right > innerWidth + 1)
        .filter((element) => !scrolled(element))
        .map((element) => `${name(element)} .${element.className} ${Math.round(element.getBoundingClientRect().right)}`);
    },
  };
})();
