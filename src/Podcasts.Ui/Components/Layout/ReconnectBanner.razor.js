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

// The server was restarted and knows nothing of this page: read anew, it shows the work where it is by now.
document.getElementById("components-reconnect-modal").addEventListener("components-reconnect-state-changed", event => {
  if (event.detail.state === "rejected") {
    location.reload();
  }
});
