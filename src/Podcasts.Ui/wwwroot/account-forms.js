// Forms that set or end the cookie of this browser are sent by the browser itself: data-account is the method and address, data-then the page that follows.
document.addEventListener("submit", async event => {
  const form = event.target;
  if (!form.dataset.account) {
    return;
  }

  event.preventDefault();
  const [method, address] = form.dataset.account.split(" ");
  const problem = form.querySelector("[role=alert]");
  const button = form.querySelector("[type=submit]");
  problem.textContent = "";
  button.disabled = true;
  try {
    const answer = await fetch(address, {
      method,
      headers: { "Content-Type": "application/json" },
      body: JSON.stringify(Object.fromEntries(new FormData(form))),
    });
    if (answer.ok) {
      location.assign(form.dataset.then);
      return;
    }

    const told = await answer.json().catch(() => null);
    problem.textContent = (told?.errors ? Object.values(told.errors).flat().join(" ") : told?.detail) ?? form.dataset.failed;
  } catch {
    problem.textContent = form.dataset.failed;
  }

  button.disabled = false;
});
