// What a long transcript needs in the browser: the server is told what is near the reader's eye, and the word that is heard is marked and kept in view.
// It listens to "player:time" (what is heard), "player:follow" (go along with it again) and "transcript:go" (show a place), and says "transcript:settled" when what is on the page has changed.

const nearby = "150% 0px";      // two screens above and below are on the page before they are scrolled to
const moved = 1500;             // ms after a wheel, finger or key in which a scroll is the reader's own
const pause = 600;              // ms between scrolls that follow the words
const scrolling = ["PageUp", "PageDown", "Home", "End", "ArrowUp", "ArrowDown"];
const longestSelection = 12;    // blocks that stay on the page because they are selected

export function attach(root, view) {
  const away = new AbortController();
  const on = (target, type, act, options) => target.addEventListener(type, act, { ...options, signal: away.signal });
  const near = new Set();
  const heights = new Map();
  let perCharacter = null;
  let asked = "", asking = false;
  let heard = null;             // the paragraph that is heard
  let time = null, playing = false;
  let following = true;
  let goal = null;              // a place to go to once it is on the page: { start, offset } or { time }
  let touched = 0, followed = 0;

  const isEmpty = block => !block.firstElementChild;
  const blockAt = seconds => [...root.children].findLast(block => Number(block.dataset.from) <= seconds) ?? root.firstElementChild;
  const passagesIn = block => [...block.querySelectorAll(":scope > [data-start]")];
  const textOf = passage => passage?.querySelector(".text")?.firstChild ?? null;

  // The word said at a second, as a range of the paragraph's text; its times stand beside it as "0:12.3 6:12.8".
  function wordAt(passage, seconds) {
    const text = textOf(passage);
    const times = passage?.querySelector("[data-words]")?.dataset.words.split(" ").map(word => word.split(":").map(Number));
    if (!text || !times) {
      return null;
    }

    const index = Math.max(0, times.findLastIndex(([, start]) => start <= seconds));
    const to = Math.min(times[index + 1]?.[0] ?? text.length, text.length);
    return rangeOf(text, times[index][0], text.data.slice(times[index][0], to).trimEnd().length);
  }

  function rangeOf(text, offset, length) {
    const range = document.createRange();
    range.setStart(text, Math.min(offset, text.length));
    range.setEnd(text, Math.min(offset + length, text.length));
    return range;
  }

  // --- What is on the page -------------------------------------------------

  // An empty block is as tall as it was, or as its text will make it; the browser keeps what is read in its place.
  // All get their size before anything is measured: measuring lays the page out, and a block that is emptied and has no size yet would move what is read.
  function settle() {
    for (const block of root.children) {
      watcher.observe(block);
      block.style.blockSize = isEmpty(block) ? `${Math.round(heights.get(block.dataset.block) ?? Number(block.dataset.size) * (perCharacter ?? 0.5))}px` : "";
    }

    const isFirst = perCharacter === null;
    for (const block of root.children) {
      if (!isEmpty(block)) {
        heights.set(block.dataset.block, block.offsetHeight);
        perCharacter ??= block.offsetHeight / Number(block.dataset.size);
      }
    }

    if (isFirst && perCharacter !== null) {
      settle();
      return;
    }

    if (goal) {
      go(goal);
    }

    mark();
    document.dispatchEvent(new CustomEvent("transcript:settled"));
  }

  function wanted() {
    const selection = getSelection();
    const ends = [selection.anchorNode, selection.focusNode, document.activeElement]
      .map(node => (node?.nodeType === Node.TEXT_NODE ? node.parentElement : node)?.closest?.("[data-block]"))
      .map(block => block && root.contains(block) ? Number(block.dataset.block) : null);
    const blocks = new Set([...near].filter(block => block.isConnected).map(block => Number(block.dataset.block)));
    if (ends[2] !== null) {
      blocks.add(ends[2]);
    }

    if (!selection.isCollapsed && ends[0] !== null && ends[1] !== null && Math.abs(ends[0] - ends[1]) < longestSelection) {
      for (let number = Math.min(ends[0], ends[1]); number <= Math.max(ends[0], ends[1]); number++) {
        blocks.add(number);
      }
    }

    return [...blocks].sort((one, other) => one - other);
  }

  async function ask() {
    const blocks = wanted();
    if (asking || blocks.length === 0 || blocks.join() === asked) {
      return;
    }

    asking = true;
    asked = blocks.join();
    try {
      await view.invokeMethodAsync("Show", blocks);
    } catch {
      asked = ""; // The connection is lost; asked again with the next scroll.
      asking = false;
      return;
    }

    asking = false;
    ask();
  }

  const watcher = new IntersectionObserver(entries => {
    for (const entry of entries) {
      entry.isIntersecting ? near.add(entry.target) : near.delete(entry.target);
    }

    ask();
  }, { rootMargin: nearby });
  const changes = new MutationObserver(settle);
  let width = root.clientWidth;
  let read = null; // the paragraph in the upper part of the screen, and how far down it is: it stays there when a phone is turned
  const remember = () => {
    const passage = document.elementsFromPoint(root.getBoundingClientRect().left + 8, innerHeight / 3).map(one => one.closest(".transcript [data-start]")).find(one => one);
    read = passage ? { passage, top: passage.getBoundingClientRect().top } : null;
  };
  const sizes = new ResizeObserver(() => {
    if (root.clientWidth !== width) {
      width = root.clientWidth;
      heights.clear();
      perCharacter = null;
      settle();
      if (read?.passage.isConnected) {
        followed = performance.now();
        scrollBy({ top: read.passage.getBoundingClientRect().top - read.top, behavior: "instant" });
      }
    }
  });

  // --- What is heard -------------------------------------------------------

  function mark() {
    const passage = time === null ? null : passageAt(time);
    if (passage !== heard || !heard?.hasAttribute("data-playing")) {
      heard?.removeAttribute("data-playing");
      passage?.setAttribute("data-playing", "");
      heard = passage;
    }

    const word = heard && wordAt(heard, time);
    if (word && window.Highlight) {
      CSS.highlights.set("spoken", new Highlight(word));
    } else {
      CSS.highlights?.delete("spoken");
    }
  }

  function passageAt(seconds) {
    const block = blockAt(seconds);
    return block ? passagesIn(block).findLast(passage => Number(passage.dataset.start) <= seconds) ?? null : null;
  }

  function boxOf(passage, seconds) {
    return (wordAt(passage, seconds) ?? passage).getBoundingClientRect();
  }

  const floor = () => innerHeight - (document.querySelector(".player")?.offsetHeight ?? 0);
  const isInView = box => box.bottom > 0 && box.top < floor();
  const isComfortable = box => box.top > 72 && box.bottom < floor() - 40;

  function bring(box) {
    followed = performance.now();
    scrollTo({ top: scrollY + box.top - floor() * 0.35, behavior: matchMedia("(prefers-reduced-motion: reduce)").matches ? "auto" : "smooth" });
  }

  // Goes to a place, by way of its block where that is not on the page yet.
  function go(place) {
    const seconds = place.time ?? place.start;
    const block = blockAt(seconds);
    goal = block && isEmpty(block) ? place : null;
    if (!block) {
      goal = place;
    } else if (goal) {
      const box = block.getBoundingClientRect();
      if (!isInView(box) || box.height > innerHeight) {
        followed = performance.now();
        scrollTo({ top: scrollY + box.top - floor() * 0.35, behavior: "instant" });
      }
    } else {
      const passage = place.time === undefined ? passagesIn(block).find(one => Math.abs(one.dataset.start - place.start) < 0.002) : passageAt(seconds);
      const box = passage && (place.time === undefined ? rangeOf(textOf(passage), place.offset, 1).getBoundingClientRect() : boxOf(passage, seconds));
      if (box && !isComfortable(box)) {
        bring(box);
      }
    }
  }

  function follow(yes) {
    following = yes;
    document.documentElement.toggleAttribute("data-away", !yes && time !== null);
  }

  on(document, "player:time", ({ detail }) => {
    ({ time, playing } = detail);
    if (detail.sought) {
      follow(true);
      go({ time });
    }

    mark();
    if (playing && following && !detail.sought && performance.now() - followed > pause) {
      if (heard && !isComfortable(boxOf(heard, time))) {
        bring(boxOf(heard, time));
      } else if (!heard) {
        go({ time });
      }
    }
  });
  on(document, "player:follow", () => {
    follow(true);
    if (time !== null) {
      go({ time });
    }
  });

  // A reader who scrolls away is let go, and who comes back to what is heard goes along with it again.
  for (const type of ["wheel", "touchmove"]) {
    on(window, type, () => { touched = performance.now(); }, { passive: true });
  }
  on(window, "keydown", event => { touched = scrolling.includes(event.key) ? performance.now() : touched; });
  on(window, "pointerdown", event => { touched = event.target === document.documentElement ? performance.now() + 60_000 : touched; });
  on(window, "pointerup", () => { touched = Math.min(touched, performance.now()); });
  on(window, "scroll", () => {
    if (root.clientWidth === width) {
      remember();
    }

    if (touched > followed && performance.now() - touched < moved && time !== null && playing) {
      goal = null;
      follow(heard !== null && isInView(boxOf(heard, time)));
    }
  }, { passive: true });

  on(document, "transcript:go", ({ detail }) => {
    follow(false);
    go(detail);
  });
  on(document, "selectionchange", ask);
  on(root, "focusin", ask);
  changes.observe(root, { childList: true, subtree: true, characterData: true });
  sizes.observe(root);
  settle();
  const asksFor = Number(new URLSearchParams(location.search).get("t") ?? NaN);
  const audio = document.querySelector(".player audio");
  time = audio?.currentTime || null;
  if (asksFor >= 0) {
    go({ time: asksFor });
  }

  return {
    detach: () => {
      away.abort();
      watcher.disconnect();
      changes.disconnect();
      sizes.disconnect();
      CSS.highlights?.delete("spoken");
      document.documentElement.removeAttribute("data-away");
    },
  };
}
