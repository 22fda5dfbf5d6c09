// The second that is heard is known in the browser only.
export function attach(root, bookmarks) {
  const away = new AbortController();
  document.addEventListener("player:key", event => {
    const player = document.querySelector(".player");
    if (event.detail === "b" && player) {
      event.preventDefault();
      root.style.setProperty("--player", `${player.offsetHeight}px`);
      bookmarks.invokeMethodAsync("AddAsync", player.querySelector("audio").currentTime);
    }
  }, { signal: away.signal });
  return { detach: () => away.abort() };
}
