// Show a slide anew whenever the files of its edition change.
"use strict";
const place = document.getElementById("preview");
const spoken = document.documentElement.lang;

async function follow() {
  let wait = 0;
  try {
    const answer = await fetch(`${place.dataset.look}&since=${place.dataset.since}`);
    if (!answer.ok) throw new Error(answer.statusText);
    const seen = await answer.json();
    if (!seen.same) await draw(seen);
  } catch {
    wait = 2000; // the program was ended, or is busy
  }
  setTimeout(follow, wait);
}

async function draw(seen) {
  place.dataset.since = seen.since;
  const words = seen.errors.map((one) => Object.assign(document.createElement("p"), { className: "bad lines", textContent: one[spoken] }));
  const images = seen.pictures.map((name) => Object.assign(new Image(), { src: `/picture/${name}`, alt: seen.title }));
  await Promise.all(images.map((image) => image.decode().catch(() => {})));
  if (seen.title) place.querySelector("h1").textContent = seen.title;
  document.getElementById("errors").replaceChildren(...words);
  for (const image of place.querySelectorAll("img")) image.remove();
  place.append(...images);
  place.dispatchEvent(new CustomEvent("drawn"));
}

follow();
