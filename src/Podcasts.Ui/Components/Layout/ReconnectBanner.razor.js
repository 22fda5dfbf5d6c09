document.addEventListener("click", async event => {
  if (event.target.closest("[data-reload]")) {
    location.reload();
  } else if (event.target.closest("[data-reconnect]")) {
    // False: the server answers but no longer knows this page.
    if (await Blazor.reconnect() === false) {
      location.reload();
    }
  }
});
