// The server reads the cookie: the page comes again in the chosen language (data-language is its code).
document.addEventListener("click", event => {
  const chosen = event.target.closest("[data-language]")?.dataset.language;
  if (chosen) {
    document.cookie = `.AspNetCore.Culture=${encodeURIComponent(`c=${chosen}|uic=${chosen}`)}; path=/; max-age=31536000; samesite=lax`;
    location.reload();
  }
});
