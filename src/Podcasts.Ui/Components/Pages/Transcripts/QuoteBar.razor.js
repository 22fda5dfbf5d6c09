const patience = 4000; // ms for which it is said that something was copied
const clock = seconds => {
  const [h, m, s] = [Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60, Math.floor(seconds) % 60];
  const pad = number => String(number).padStart(2, "0");
  return h > 0 ? `${h}:${pad(m)}:${pad(s)}` : `${m}:${pad(s)}`;
};

export function attach(bar) {
  const told = bar.nextElementSibling;
  const away = new AbortController();
  const on = (target, type, act) => target.addEventListener(type, act, { signal: away.signal });
  let timer = 0;

  const timesOf = text => (text.dataset.words ?? `0:${text.closest("[data-start]").dataset.start}`).split(" ").map(word => word.split(":").map(Number));

  // What of a passage's text lies in a range, with the seconds in which it is said; null where nothing does.
  function cut(text, range) {
    const node = text.firstChild;
    if (!node || !range.intersectsNode(text)) {
      return null;
    }

    const from = range.startContainer === node ? range.startOffset : 0;
    const to = range.endContainer === node ? range.endOffset : node.length;
    const words = node.data.slice(from, to).trim();
    const times = timesOf(text);
    return words && {
      words,
      speaker: text.closest("[data-start]").dataset.speaker ?? "",
      start: (times.findLast(([place]) => place <= from + 1) ?? times[0])[1],
      end: times.find(([place]) => place >= to)?.[1] ?? Number(text.closest("[data-start]").dataset.end),
    };
  }

  // The selected words, one piece a passage; without a selection, the passage that is heard, if it is asked for.
  function chosen(orHeard = false) {
    const selection = getSelection();
    if (!selection.isCollapsed && selection.rangeCount > 0) {
      const range = selection.getRangeAt(0);
      return [...document.querySelectorAll(".transcript .text")].map(text => cut(text, range)).filter(piece => piece);
    }

    const heard = orHeard && document.querySelector("[data-playing] .text");
    const range = document.createRange();
    if (heard) {
      range.selectNodeContents(heard);
    }

    return heard ? [cut(heard, range)].filter(piece => piece) : [];
  }

  function link(pieces) {
    return `${location.origin}${bar.dataset.path}?t=${Math.max(0, Math.floor(pieces[0].start))}`;
  }

  function quotation(pieces) {
    const turns = [];
    for (const piece of pieces) {
      const last = turns.at(-1);
      if (last?.speaker === piece.speaker) {
        last.words += ` ${piece.words}`;
      } else {
        turns.push({ ...piece });
      }
    }

    const alone = turns.length === 1;
    const source = [alone && turns[0].speaker, bar.dataset.show, `“${bar.dataset.title}”`, bar.dataset.date, clock(pieces[0].start)].filter(part => part).join(", ");
    return [...turns.map(turn => alone || !turn.speaker ? `“${turn.words}”` : `${turn.speaker}: “${turn.words}”`), `– ${source}`, link(pieces)].join("\n");
  }

  // Browsers keep the clipboard from pages that come without TLS, as in a home network; the old way still works there.
  async function copy(text, what) {
    try {
      await navigator.clipboard.writeText(text);
    } catch {
      const field = document.createElement("textarea");
      field.value = text;
      field.setAttribute("readonly", "");
      document.body.append(field);
      field.select();
      const isCopied = document.execCommand("copy");
      field.remove();
      if (!isCopied) {
        say("The browser does not let this page copy.");
        return;
      }
    }

    say(`${what} copied.`);
  }

  function say(words) {
    told.textContent = words;
    clearTimeout(timer);
    timer = setTimeout(() => { told.textContent = ""; }, patience);
  }

  const acts = {
    copy: pieces => copy(quotation(pieces), "Quote"),
    link: pieces => copy(link(pieces), "Link"),
    loop: pieces => document.dispatchEvent(new CustomEvent("player:loop", { detail: { from: pieces[0].start, to: Math.max(pieces.at(-1).end, pieces[0].start + 0.3) } })),
  };

  on(document, "selectionchange", () => {
    bar.hidden = chosen().length === 0;
    bar.style.setProperty("--player", `${document.querySelector(".player")?.offsetHeight ?? 0}px`);
    told.style.setProperty("--player", bar.style.getPropertyValue("--player"));
  });
  on(bar, "pointerdown", event => event.preventDefault()); // The selection stays.
  on(bar, "click", event => {
    const act = acts[event.target.closest("[data-quote]")?.dataset.quote];
    const pieces = chosen();
    if (act && pieces.length > 0) {
      act(pieces);
    }
  });
  on(document, "player:key", event => {
    const pieces = event.detail === "q" ? chosen(true) : event.detail === "l" ? chosen() : [];
    if (pieces.length > 0) {
      event.preventDefault();
      acts[event.detail === "q" ? "copy" : "loop"](pieces);
    }
  });

  return {
    detach: () => {
      away.abort();
      clearTimeout(timer);
    },
  };
}
