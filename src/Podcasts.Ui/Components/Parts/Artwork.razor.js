// A picture that cannot be had gives way to the initial below it, also one that failed before this file came.
const hide = image => { image.hidden = true; };
document.addEventListener("error", event => event.target.matches?.("[data-artwork]") && hide(event.target), true);
document.querySelectorAll("[data-artwork]").forEach(image => image.complete && image.naturalWidth === 0 && image.currentSrc && hide(image));
