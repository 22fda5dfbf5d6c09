// Paints what is looked for, wherever it is on the page, and has the transcript go to the place that was chosen.
export function attach(form) {
  const away = new AbortController();
  const on = (target, type, act) => target.addEventListener(type, act, { signal: away.signal });
  const field = form.querySelector("input");
  let found = null; // { text, start, offset }

  function paint() {
    const ranges = [];
    let now = null;
    for (const passage of found ? document.querySelectorAll(".transcript [data-start]") : []) {
      const text = passage.querySelector(".text")?.firstChild;
      const lower = text?.data?.toLowerCase() ?? "";
      for (let at = lower.indexOf(found.text); at >= 0 && lower.length === text.length; at = lower.indexOf(found.text, at + found.text.length)) {
        const range = document.createRange();
        range.setStart(text, at);
        range.setEnd(text, at + found.text.length);
        if (Math.abs(passage.dataset.start - found.start) < 0.002 && at === found.offset) {
          now = range;
        } else {
          ranges.push(range);
        }
      }
    }

    if (window.Highlight) {
      CSS.highlights.set("found", new Highlight(...ranges));
      CSS.highlights.set("found-now", new Highlight(...(now ? [now] : [])));
    }
  }

  // The browser's own search would see a part of a long transcript only; pressed again in the field, it is the browser's.
  on(document, "keydown", event => {
    const isLong = [...document.querySelectorAll("[data-block]")].some(block => !block.firstElementChild);
    if ((event.ctrlKey || event.metaKey) && event.key === "f" && isLong && event.target !== field) {
      event.preventDefault();
      field.select();
    }
  });
  on(field, "keydown", event => {
    if (event.key === "Enter" && event.shiftKey) {
      event.preventDefault(); // Enter alone submits: the next one.
      form.querySelector("[data-previous]")?.click();
    }
  });
  on(document, "player:key", event => {
    if (event.detail === "f") {
      field.select();
    }
  });
  on(document, "transcript:settled", paint);

  return {
    find: (text, start, offset) => {
      found = text ? { text: text.toLowerCase(), start, offset } : null;
      paint();
      if (found) {
        document.dispatchEvent(new CustomEvent("transcript:go", { detail: { start, offset } }));
      }
    },
    detach: () => {
      away.abort();
      CSS.highlights?.delete("found");
      CSS.highlights?.delete("found-now");
    },
  };
}
