// "/" goes to the search from any page; where there is a player, it passes keys on unless the reader has switched them off.
const go = event => {
  event.preventDefault();
  const field = document.querySelector("[data-search]");
  if (field) {
    field.focus();
    field.select();
  } else {
    document.querySelector("nav a[href='/search']")?.click();
  }
};

document.addEventListener("player:key", event => event.detail === "/" && go(event));
document.addEventListener("keydown", event => {
  const isTyping = event.target.closest?.("input, select, textarea, [contenteditable], [role=listbox]");
  if (event.key === "/" && !isTyping && !event.ctrlKey && !event.metaKey && !event.altKey && !event.defaultPrevented && !document.querySelector(".player")) {
    go(event);
  }
});

// Where nothing is looked for yet, the field takes the focus that other pages give to their title.
document.addEventListener("focusin", event => event.target.matches?.("h1[data-to-search]") && document.querySelector("[data-search]")?.focus());
