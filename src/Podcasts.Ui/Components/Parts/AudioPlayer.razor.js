const rates = [1, 1.25, 1.5, 1.75, 2, 0.75];
const clock = seconds => {
  const whole = Math.max(0, Math.floor(seconds));
  const [h, m, s] = [Math.floor(whole / 3600), Math.floor(whole / 60) % 60, whole % 60];
  const pad = number => String(number).padStart(2, "0");
  return h > 0 ? `${h}:${pad(m)}:${pad(s)}` : `${m}:${pad(s)}`;
};

export function attach(root) {
  const audio = root.querySelector("audio");
  const range = root.querySelector("input");
  const [now, rate, play] = ["[data-now]", "[data-do=rate]", "[data-do=play]"].map(found => root.querySelector(found));
  const away = new AbortController();
  const on = (target, type, act) => target.addEventListener(type, act, { signal: away.signal });
  let playing = null;
  let until = null;

  const seek = seconds => {
    until = null;
    audio.currentTime = Math.min(Math.max(0, seconds), audio.duration || Number(root.dataset.duration) || 0);
    show();
  };

  // The second at which the word is said that was pressed, or null: its place in the text is looked up in the times beside it.
  const wordAt = event => {
    const text = event.target.closest("[data-words]");
    const caret = document.caretPositionFromPoint?.(event.clientX, event.clientY);
    const range = caret ? null : document.caretRangeFromPoint?.(event.clientX, event.clientY);
    const [node, offset] = caret ? [caret.offsetNode, caret.offset] : [range?.startContainer, range?.startOffset];
    return text && node?.parentNode === text
      ? Number(text.dataset.words.split(" ").map(word => word.split(":")).findLast(([place]) => place <= offset)?.[1])
      : null;
  };
  const start = () => audio.play().catch(() => { });
  const acts = {
    play: () => audio.paused ? start() : audio.pause(),
    back: () => seek(audio.currentTime - 15),
    forward: () => seek(audio.currentTime + 30),
    rate: () => {
      audio.playbackRate = rates[(rates.indexOf(audio.playbackRate) + 1) % rates.length];
      rate.textContent = `${audio.playbackRate}×`;
      rate.setAttribute("aria-label", `Speed ${audio.playbackRate}×`);
    },
  };

  function show() {
    const time = audio.currentTime;
    if (until !== null && time >= until) {
      audio.pause();
      until = null;
    }

    now.textContent = clock(time);
    range.value = time;
    for (const mark of [range, ...document.querySelectorAll("[data-playhead]")]) {
      mark.style.setProperty("--played", `${100 * time / (audio.duration || 1)}%`);
    }

    range.setAttribute("aria-valuetext", `${clock(time)} of ${clock(audio.duration || 0)}`);
    mark(time);
  }

  // The paragraph being heard. It is followed only by a reader who could see the one before.
  function mark(time) {
    if (playing?.isConnected && time >= playing.dataset.start && time < playing.dataset.end) {
      return;
    }

    const next = audio.paused && time === 0 ? null
      : [...document.querySelectorAll("[data-start]")].findLast(found => Number(found.dataset.start) <= time) ?? null;
    if (next === playing) {
      return;
    }

    const box = playing?.getBoundingClientRect();
    playing?.removeAttribute("data-playing");
    next?.setAttribute("data-playing", "");
    if (next && box && box.bottom > 0 && box.top < innerHeight) {
      next.scrollIntoView({ block: "nearest", behavior: matchMedia("(prefers-reduced-motion: reduce)").matches ? "auto" : "smooth" });
    }

    playing = next;
  }

  on(root, "click", event => acts[event.target.closest("[data-do]")?.dataset.do]?.());
  on(range, "input", () => seek(Number(range.value)));
  on(audio, "timeupdate", show);
  on(audio, "loadedmetadata", () => { range.max = Math.ceil(audio.duration); });
  on(audio, "error", () => { root.querySelector("[data-problem]").hidden = false; });
  for (const type of ["play", "pause"]) {
    on(audio, type, () => {
      root.toggleAttribute("data-on", !audio.paused);
      play.setAttribute("aria-label", audio.paused ? "Play" : "Pause");
    });
  }

  // A button inside a passage does what it says, and no more.
  on(document, "click", event => {
    const from = event.target.closest("[data-seek], button");
    const picture = event.target.closest("[data-across]");
    if (from?.dataset.seek && (from.matches("button") || getSelection().isCollapsed)) {
      seek(wordAt(event) ?? Number(from.dataset.seek));
      until = from.dataset.until ? Number(from.dataset.until) : null;
      start();
    } else if (picture) {
      const box = picture.getBoundingClientRect();
      seek(Number(picture.dataset.across) * (event.clientX - box.left) / box.width);
      start();
    }
  });

  // A voice's turns, one step each; Enter and space play from the one that is reached.
  const turnOf = steps => Number(steps.dataset.turns.split(" ")[steps.value]);
  on(document, "input", event => {
    if (event.target.dataset.turns) {
      seek(turnOf(event.target));
      event.target.setAttribute("aria-valuetext", `Turn ${Number(event.target.value) + 1} of ${Number(event.target.max) + 1}, at ${clock(audio.currentTime)}`);
    }
  });
  on(document, "keydown", event => {
    if (event.target.dataset.turns && (event.key === " " || event.key === "Enter")) {
      event.preventDefault();
      seek(turnOf(event.target));
      start();
    }

    if (event.target.closest("[role=listbox]") && (event.key === " " || event.key.startsWith("Arrow"))) {
      event.preventDefault(); // It moves among the words, not the page.
    }

    const busy = event.target.closest("input, select, textarea, [role=listbox], [contenteditable]");
    if (event.altKey || event.ctrlKey || event.metaKey || busy) {
      return;
    }

    if (event.key === " " && !event.target.closest("button, a, summary")) {
      event.preventDefault();
      acts.play();
    } else if (event.key === "ArrowLeft" || event.key === "ArrowRight") {
      event.preventDefault();
      acts[event.key === "ArrowLeft" ? "back" : "forward"]();
    }
  });

  return { detach: () => { away.abort(); audio.pause(); playing?.removeAttribute("data-playing"); } };
}
