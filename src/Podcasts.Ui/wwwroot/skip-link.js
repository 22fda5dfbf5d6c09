// Blazor follows the link by scrolling alone; who uses the keyboard must stand there, too.
document.addEventListener("click", event => {
  if (event.target.closest?.("a.skip")) {
    event.preventDefault();
    document.getElementById("main").focus();
  }
}, { capture: true });
