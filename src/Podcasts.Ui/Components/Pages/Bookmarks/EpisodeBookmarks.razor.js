// The second that is heard is known in the browser only.
export function attach(button, bookmarks) {
  const away = new AbortController();
  const add = () => bookmarks.invokeMethodAsync("AddAsync", document.querySelector(".player audio")?.currentTime ?? 0);
  button.addEventListener("click", add, { signal: away.signal });
  document.addEventListener("player:key", event => {
    if (event.detail === "b") {
      event.preventDefault();
      add();
    }
  }, { signal: away.signal });
  return { detach: () => away.abort() };
}
