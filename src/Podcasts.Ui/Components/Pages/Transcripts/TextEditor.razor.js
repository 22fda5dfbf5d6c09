const pause = 1200; // ms without a key until what was typed is saved
const again = 3000; // ms until the next try where there is no connection
const oneLine = text => text.split(/\s+/).filter(Boolean).join(" ");

export function attach(root, server, episode) {
  const away = new AbortController();
  const states = new WeakMap(); // per textarea: the text and revision that the server has, and whether the next goes on with it
  const timers = new Map();
  const areas = () => [...root.querySelectorAll("textarea")];
  const draft = area => `draft ${episode} ${area.dataset.start}`;
  const tell = text => { const state = root.querySelector("[data-state]"); if (state) { state.textContent = text; } };
  const isDirty = area => states.has(area) && oneLine(area.value) !== states.get(area).text;

  // What is being typed is never replaced by what comes from the server.
  function sync() {
    for (const area of areas()) {
      if (!isDirty(area)) {
        const known = states.get(area);
        if (area.value !== area.dataset.text && (!known || known.text !== area.dataset.text || !area.value)) {
          area.value = area.dataset.text;
        }

        states.set(area, { text: area.dataset.text, revision: area.dataset.revision, continues: known?.continues && known.text === area.dataset.text });
      }
    }
  }

  function restore() {
    for (const area of areas()) {
      const kept = JSON.parse(localStorage.getItem(draft(area)) ?? "null");
      if (kept && oneLine(kept.text) !== area.dataset.text) {
        area.value = kept.text;
        states.set(area, { text: area.dataset.text, revision: kept.revision, continues: false });
        later(area, 0);
      } else {
        localStorage.removeItem(draft(area));
      }
    }
  }

  function later(area, delay) {
    clearTimeout(timers.get(area));
    timers.set(area, setTimeout(() => save(area), delay));
  }

  // What was refused is not tried again by itself: the reader is being asked.
  async function save(area, forced = false) {
    clearTimeout(timers.get(area));
    if (!isDirty(area)) {
      localStorage.removeItem(draft(area));
      return true;
    }

    const [state, text] = [states.get(area), oneLine(area.value)];
    if (state.refused === text && !forced) {
      return false;
    }

    if (state.saving) {
      await state.saving;
      return save(area);
    }

    tell("Saving…");
    state.saving = server.invokeMethodAsync("SaveAsync", Number(area.dataset.segment), state.revision, text, !!state.continues);
    try {
      const revision = await state.saving;
      if (revision === null) {
        [state.saving, state.refused] = [null, text];
        tell("Not saved. What you typed is kept in this browser.");
        return false;
      }

      states.set(area, { text, revision: revision || area.dataset.revision, continues: true });
      if (!isDirty(area)) {
        localStorage.removeItem(draft(area));
      }

      tell("Saved.");
      sync();
      return true;
    } catch {
      state.saving = null;
      tell("No connection. What you typed is kept in this browser, and saved as soon as the connection is back.");
      if (!away.signal.aborted) {
        later(area, again);
      }

      return false;
    }
  }

  const saveAll = async () => (await Promise.all(areas().map(area => save(area, true)))).every(Boolean);
  const of = button => areas().find(area => area.dataset.segment === button.dataset.of);
  const change = name => async button => {
    const area = of(button);
    const at = area.value.slice(0, area.selectionStart).trimStart().replace(/\s+/g, " ").length;
    if (await saveAll()) {
      await server.invokeMethodAsync(name, ...[Number(area.dataset.segment), area.dataset.revision, ...(name === "SplitAsync" ? [at] : [])]);
    }
  };
  const acts = {
    split: change("SplitAsync"),
    join: change("JoinAsync"),
    revert: change("RevertAsync"),
    mine: button => {
      const area = of(button);
      states.set(area, { text: area.dataset.text, revision: area.dataset.revision, continues: false });
      return save(area);
    },
    theirs: button => {
      const area = of(button);
      area.value = area.dataset.text;
      states.set(area, { text: area.dataset.text, revision: area.dataset.revision, continues: false });
      localStorage.removeItem(draft(area));
      button.closest(".conflict").hidden = true;
      tell("");
    },
    close: async () => { if (await saveAll()) { await server.invokeMethodAsync("CloseAsync"); } },
  };

  const on = (type, act) => root.addEventListener(type, act, { signal: away.signal });
  on("input", event => {
    const area = event.target;
    localStorage.setItem(draft(area), JSON.stringify({ text: area.value, revision: states.get(area).revision }));
    tell("");
    later(area, pause);
  });
  on("focusout", event => event.target.matches("textarea") && save(event.target));
  on("click", event => acts[event.target.closest("[data-do]")?.dataset.do]?.(event.target.closest("[data-do]")));
  on("keydown", event => {
    if (event.key === "Escape" || (event.key === "Enter" && event.ctrlKey)) {
      event.preventDefault();
      acts.close();
    } else if (event.key === "Enter" && event.target.matches("textarea")) {
      event.preventDefault(); // A segment is one line.
    } else if (event.key === " " && event.ctrlKey) {
      event.preventDefault();
      const audio = document.querySelector("audio");
      audio?.paused ? audio.play().catch(() => { }) : audio?.pause();
    }
  });

  sync();
  restore();
  areas()[0]?.focus({ preventScroll: true });
  return {
    sync,
    detach: () => { away.abort(); timers.forEach(clearTimeout); },
  };
}

// Where something was typed that no server has: seconds.
export function drafts(episode) {
  const start = `draft ${episode} `;
  return Object.keys(localStorage).filter(key => key.startsWith(start)).map(key => Number(key.slice(start.length))).sort((one, other) => one - other);
}

// The key E corrects what is heard, or else what is first in sight.
export function listen() {
  const away = new AbortController();
  document.addEventListener("player:key", event => {
    const paragraph = event.detail === "e" && (document.querySelector(".transcript [data-playing]")
      ?? [...document.querySelectorAll(".transcript p")].find(found => found.getBoundingClientRect().top >= 0));
    if (paragraph) {
      event.preventDefault();
      paragraph.querySelector("[data-correct]")?.click();
    }
  }, { signal: away.signal });
  return { detach: () => away.abort() };
}
