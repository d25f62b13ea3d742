// Tell how far a job is, load the page anew when it is done, and ask before something is removed.
"use strict";
const live = document.querySelector("[data-progress]");
const spoken = document.documentElement.lang;

async function look() {
  try {
    const answer = await fetch(live.dataset.progress, { headers: { Accept: "application/json" } });
    const far = await answer.json();
    if (!far.at_work) {
      sessionStorage.setItem("done", location.pathname);
      location.reload();
      return;
    }
    const step = live.querySelector("[data-step]");
    if (step.textContent !== far.step[spoken]) step.textContent = far.step[spoken];
    const bar = live.querySelector("progress");
    bar.max = far.of || 1;
    bar.value = far.done;
  } catch {
    // the server may be busy or gone: ask again
  }
  setTimeout(look, 1000);
}

// Lead those who don't see the page to what is said on it, or to its begin when a job is done.
function lead() {
  const done = sessionStorage.getItem("done") === location.pathname;
  sessionStorage.removeItem("done");
  const said = document.querySelector(".said") ?? (done ? document.getElementById("main") : null);
  said?.focus({ preventScroll: true });
}

// Bring what is marked in a wide table into its window.
for (const mark of document.querySelectorAll(".wide .here")) {
  const window_ = mark.closest(".wide");
  const show = () => { window_.scrollLeft = mark.offsetLeft - (window_.clientWidth - mark.offsetWidth) / 2; };
  mark.closest("details")?.addEventListener("toggle", show);
  show();
}
// Have the texts made ready before they are asked for.
const next = document.querySelector("[data-ahead]");
if (next) fetch(next.dataset.ahead).catch(() => {});
lead();
if (live) setTimeout(look, 1000);
for (const form of document.querySelectorAll("form[data-sure]")) {
  form.addEventListener("submit", (event) => {
    if (!confirm(form.dataset.sure)) event.preventDefault();
  });
}
