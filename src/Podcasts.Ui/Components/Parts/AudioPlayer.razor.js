const restart = 2; // s into a turn, until which "previous turn" means the one before
const kept = {
  // A browser may refuse to keep anything; then nothing is remembered.
  read: key => { try { return localStorage.getItem(key); } catch { return null; } },
  write: (key, value) => { try { value === null ? localStorage.removeItem(key) : localStorage.setItem(key, value); } catch { } },
};
const clock = seconds => {
  const whole = Math.max(0, Math.floor(seconds));
  const [h, m, s] = [Math.floor(whole / 3600), Math.floor(whole / 60) % 60, whole % 60];
  const pad = number => String(number).padStart(2, "0");
  return h > 0 ? `${h}:${pad(m)}:${pad(s)}` : `${m}:${pad(s)}`;
};

export function attach(root) {
  const [audio, range, now, rate, play, told, loopBox, looper, sheet, keysOn] =
    ["audio", "input[type=range]", "[data-now]", "[data-rate]", "[data-do=play]", "[data-told]", "[data-loop]", "[data-do=loop]", "[data-keys]", "[data-keys-on]"]
      .map(found => root.querySelector(found));
  const away = new AbortController();
  const on = (target, type, act) => target.addEventListener(type, act, { signal: away.signal });
  const positionKey = `position:${root.dataset.episode}`;
  let until = null;                     // where a clip ends
  let loop = { from: null, to: null };  // the passage that is repeated
  let noted = 0, frame = 0;

  const length = () => audio.duration || Number(root.dataset.duration) || 0;
  const start = () => audio.play().catch(() => { });
  const say = words => { told.textContent = words; };

  function seek(seconds, sought = true) {
    until = null;
    if (loop.to !== null && (seconds < loop.from || seconds > loop.to)) {
      repeat(null, null);
    }

    audio.currentTime = Math.min(Math.max(0, seconds), length());
    show(sought);
  }

  // --- What is heard -------------------------------------------------------

  function show(sought = false) {
    let time = audio.currentTime;
    if (loop.to !== null && time >= loop.to) {
      audio.currentTime = time = loop.from;
    } else if (until !== null && time >= until) {
      audio.pause();
      until = null;
    }

    now.textContent = clock(time);
    range.value = time;
    range.setAttribute("aria-valuetext", `${clock(time)} of ${clock(length())}`);
    for (const mark of [root, ...document.querySelectorAll("[data-playhead]")]) {
      mark.style.setProperty("--played", `${100 * time / (length() || 1)}%`);
    }

    for (const chapter of document.querySelectorAll("[data-chapter]")) {
      const isHeard = time >= Number(chapter.dataset.chapter) && time < Number(chapter.dataset.end);
      isHeard ? chapter.setAttribute("aria-current", "true") : chapter.removeAttribute("aria-current");
    }

    if (time > 0 || !audio.paused || sought) {
      document.dispatchEvent(new CustomEvent("player:time", { detail: { time, playing: !audio.paused, sought } }));
    }
  }

  // While it plays, each frame: a word is shorter than the pause between two "timeupdate"s, which go on where nobody looks.
  function tick() {
    show();
    frame = audio.paused ? 0 : requestAnimationFrame(tick);
  }

  function note() {
    noted = performance.now();
    const time = audio.currentTime;
    kept.write(positionKey, time > 5 && time < length() - 10 ? time.toFixed(1) : null);
  }

  // --- What can be done ----------------------------------------------------

  function repeat(from, to) {
    loop = { from, to };
    looper.setAttribute("aria-pressed", String(from !== null));
    looper.setAttribute("aria-label", from === null ? "Repeat from here" : to === null ? `Repeat from ${clock(from)} to here` : "Stop repeating");
    loopBox.hidden = from === null;
    loopBox.style.setProperty("--from", `${100 * (from ?? 0) / (length() || 1)}%`);
    loopBox.style.setProperty("--to", `${100 * (to ?? from ?? 0) / (length() || 1)}%`);
    say(from === null ? "Nothing is repeated." : to === null ? `The passage begins at ${clock(from)}.` : `Repeating ${clock(from)} to ${clock(to)}.`);
  }

  function speed(value) {
    audio.preservesPitch = true;
    audio.defaultPlaybackRate = audio.playbackRate = value;
    rate.value = String(value);
    kept.write("speed", value === 1 ? null : String(value));
  }

  function stepSpeed(step) {
    const option = rate.options[rate.selectedIndex + step];
    if (option) {
      speed(Number(option.value));
      say(`Speed ${option.textContent}`);
    }
  }

  function turn(step) {
    const time = audio.currentTime;
    const stops = root.dataset.stops.split(" ").filter(stop => stop).map(Number);
    const to = step > 0 ? stops.find(stop => stop > time + 0.05) : stops.findLast(stop => stop < time - restart) ?? stops[0];
    if (to !== undefined) {
      seek(to);
    }
  }

  const acts = {
    bookmark: () => document.dispatchEvent(new CustomEvent("player:key", { detail: "b", cancelable: true })),
    play: () => audio.paused ? start() : audio.pause(),
    back: () => seek(audio.currentTime - 15),
    forward: () => seek(audio.currentTime + 30),
    previous: () => turn(-1),
    next: () => turn(1),
    slower: () => stepSpeed(-1),
    faster: () => stepSpeed(1),
    follow: () => document.dispatchEvent(new CustomEvent("player:follow")),
    keys: () => sheet.open ? sheet.close() : sheet.showModal(),
    loop: () => {
      const time = audio.currentTime;
      if (loop.from === null) {
        repeat(time, null);
      } else if (loop.to === null && Math.abs(time - loop.from) > 0.2) {
        repeat(Math.min(loop.from, time), Math.max(loop.from, time));
        start();
      } else {
        repeat(null, null);
      }
    },
  };
  const keys = { " ": "play", k: "play", ArrowLeft: "back", ArrowRight: "forward", p: "previous", n: "next", "<": "slower", ">": "faster", l: "loop", g: "follow", "?": "keys" };

  on(root, "click", event => acts[event.target.closest("[data-do]")?.dataset.do]?.());
  on(range, "input", () => seek(Number(range.value)));
  on(rate, "change", () => speed(Number(rate.value)));
  on(keysOn, "change", () => kept.write("keys", keysOn.checked ? null : "off"));
  on(audio, "timeupdate", () => {
    if (!frame) {
      show();
    }

    if (performance.now() - noted > 2000) {
      note();
    }
  });
  on(audio, "loadedmetadata", () => { range.max = Math.ceil(audio.duration); });
  on(audio, "error", () => { root.querySelector("[data-problem]").hidden = false; });
  for (const type of ["play", "pause"]) {
    on(audio, type, () => {
      root.toggleAttribute("data-on", !audio.paused);
      play.setAttribute("aria-label", audio.paused ? "Play" : "Pause");
      note();
      frame ||= requestAnimationFrame(tick);
    });
  }
  on(window, "pagehide", note);
  on(document, "visibilitychange", () => {
    cancelAnimationFrame(frame);
    frame = document.hidden || audio.paused ? 0 : requestAnimationFrame(tick);
  });
  on(document, "player:seek", ({ detail }) => {
    seek(detail.seconds);
    until = detail.until ?? null;
    if (detail.play) {
      start();
    }
  });
  on(document, "player:loop", ({ detail }) => {
    repeat(detail.from, detail.to);
    seek(detail.from);
    start();
  });

  // --- What is pressed on the page ------------------------------------------

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

  // A button inside a passage does what it says, and no more; nor does a field.
  on(document, "click", event => {
    const from = event.target.closest("[data-seek], button, input, select, textarea, [contenteditable]");
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

    const busy = event.target.closest("input, select, textarea, [role=listbox], [contenteditable], dialog");
    const key = event.key.length === 1 ? event.key.toLowerCase() : event.key;
    if (event.altKey || event.ctrlKey || event.metaKey || busy || (!keysOn.checked && !key.startsWith("Arrow"))) {
      return;
    }

    if (key === " " && event.target.closest("button, a, summary")) {
      return;
    }

    // Others on the page are asked first, and say that they took it by preventing the default.
    const isTaken = !document.dispatchEvent(new CustomEvent("player:key", { detail: key, cancelable: true }));
    if (isTaken || keys[key]) {
      event.preventDefault();
    }

    if (!isTaken && keys[key]) {
      acts[keys[key]]();
    }
  });

  // --- Where the reader left off, or is sent to ------------------------------

  // A link within the app plays at once, for the reader has pressed it; a page that was just opened waits.
  function arrive(seconds) {
    seek(seconds);
    if (navigator.userActivation?.hasBeenActive) {
      start();
    }
  }

  // What a phone shows and lets be pressed while it is locked.
  if (navigator.mediaSession) {
    navigator.mediaSession.metadata = new MediaMetadata({ title: root.dataset.title, artist: root.dataset.show });
    navigator.mediaSession.setActionHandler("seekbackward", acts.back);
    navigator.mediaSession.setActionHandler("seekforward", acts.forward);
  }

  keysOn.checked = kept.read("keys") !== "off";
  speed([...rate.options].map(option => Number(option.value)).includes(Number(kept.read("speed"))) ? Number(kept.read("speed")) : 1);
  if (root.dataset.at) {
    arrive(Number(root.dataset.at));
  } else if (Number(kept.read(positionKey)) > 0) {
    seek(Number(kept.read(positionKey)), false);
  }

  return { arrive, detach: () => { note(); away.abort(); cancelAnimationFrame(frame); audio.pause(); } };
}
