// Edit a text with its figures as chips, and see at once what it says and how its slide looks.
"use strict";
const proof = document.querySelector("[data-look]");
const said = document.documentElement.lang;
const chooser = document.getElementById("chooser");
const tools = document.getElementById("tools");
const NAMED = /\[\[|\[([^[\]]*)\]/g;
let chosen = () => {};

// A sentence as it is sent, "ร้อยละ [name] …", as words and chips, and back.
function parts(sentence) {
  const found = [];
  let at = 0;
  for (const match of sentence.matchAll(NAMED)) {
    found.push(sentence.slice(at, match.index), match[1] === undefined ? "[" : { name: match[1] });
    at = match.index + match[0].length;
  }
  return [...found, sentence.slice(at)].filter((part) => part !== "");
}

function sentence(node) {
  if (node.nodeType === Node.TEXT_NODE) return node.data.replaceAll("[", "[[");
  if (node.dataset?.chip) return `[${node.dataset.chip}]`;
  if (node.nodeName === "BR") return "\n";
  const inner = [...node.childNodes].map(sentence).join("");
  return node.nodeName === "DIV" && node.previousSibling ? `\n${inner}` : inner;
}

class Editor {
  constructor(form) {
    this.form = form;
    this.area = form.querySelector("textarea");
    this.known = new Map(JSON.parse(form.dataset.chips).map((chip) => [chip.name, chip]));
    this.field = document.createElement("div");
    this.field.className = "field";
    this.field.contentEditable = "true";
    const label = form.querySelector("label");
    for (const [name, value] of Object.entries({
      role: "textbox", "aria-multiline": "true", "aria-labelledby": label.id, lang: "th",
      "aria-describedby": this.area.getAttribute("aria-describedby"),
    })) this.field.setAttribute(name, value);
    this.area.after(this.field, tools.content.cloneNode(true));
    this.area.hidden = true;
    this.chips = form.querySelector("ul.chips");
    this.draw();
    label.addEventListener("click", () => this.field.focus());
    this.field.addEventListener("input", () => this.changed());
    this.field.addEventListener("paste", (event) => this.pasted(event, event.clipboardData));
    this.field.addEventListener("drop", (event) => event.preventDefault());
    this.field.addEventListener("blur", () => this.remember());
    this.field.addEventListener("click", (event) => {
      const chip = event.target.closest("[data-chip]");
      if (chip) this.change(chip);
    });
    form.addEventListener("submit", (event) => this.save(event));
    const insert = form.querySelector("[data-insert]");
    insert.setAttribute("aria-label", `${insert.textContent} ${label.textContent}`);
    insert.addEventListener("click", () => this.insert());
  }

  draw() {
    this.field.replaceChildren(...parts(this.area.value).map((part) => (part.name === undefined ? document.createTextNode(part) : this.chip(part.name))));
    this.list();
  }

  chip(name) {
    const known = this.known.get(name);
    const made = document.createElement("span");
    made.className = known ? "chip" : "chip unknown";
    made.contentEditable = "false";
    made.dataset.chip = name;
    made.textContent = known ? known.printed : name;
    made.title = name;
    return made;
  }

  // The buttons below a text, by which the keyboard reaches each of its figures.
  list() {
    const shown = [...this.field.querySelectorAll("[data-chip]")].map((chip) => {
      const item = document.createElement("li");
      const name = chip.dataset.chip;
      item.append(`${name} `);
      if (this.known.get(name)?.fact) item.append(this.button(tools.dataset.change, name, () => this.change(chip)));
      item.append(this.button(tools.dataset.remove, name, () => this.removed(chip)));
      return item;
    });
    this.chips.replaceChildren(...shown);
  }

  button(word, name, act) {
    const made = document.createElement("button");
    made.type = "button";
    made.className = "plain";
    made.textContent = word;
    made.setAttribute("aria-label", `${word} ${name}`);
    made.addEventListener("click", act);
    return made;
  }

  removed(chip) {
    chip.remove();
    this.changed();
    this.field.focus();
  }

  remember() {
    const now = getSelection();
    if (now.rangeCount && this.field.contains(now.anchorNode)) this.caret = now.getRangeAt(0).cloneRange();
  }

  insert() {
    this.remember();
    choose("", (way) => {
      const chip = this.taken(way);
      if (this.caret && this.field.contains(this.caret.startContainer)) {
        this.caret.deleteContents();
        this.caret.insertNode(chip);
      } else this.field.append(chip);
      this.after(chip);
    });
  }

  change(chip) {
    const fact = this.known.get(chip.dataset.chip)?.fact;
    if (fact) choose(fact, (way) => {
      const other = this.taken(way);
      chip.replaceWith(other);
      this.after(other);
    });
  }

  taken(way) {
    this.known.set(way.name, way);
    return this.chip(way.name);
  }

  after(chip) {
    this.changed();
    this.field.focus();
    getSelection().collapse(chip.parentNode, [...chip.parentNode.childNodes].indexOf(chip) + 1);
  }

  pasted(event, clipboard) {
    event.preventDefault();
    document.execCommand("insertText", false, clipboard.getData("text/plain"));
  }

  changed() {
    this.area.value = sentence(this.field);
    this.form.classList.add("unsaved");
    this.form.querySelector("[data-saved]").textContent = "";
    this.list();
    clearTimeout(this.waiting);
    this.waiting = setTimeout(() => this.look(), 150);
  }

  async look() {
    this.asked?.abort();
    this.asked = new AbortController();
    try {
      const answer = await fetch(proof.dataset.look, { method: "POST", body: new FormData(this.form), signal: this.asked.signal });
      if (answer.ok) this.tell(await answer.json());
    } catch {
      // another change came in between, or the server is gone: the next change asks again
    }
  }

  // Save this text alone: what is being edited beside it stays as it is.
  async save(event) {
    event.preventDefault();
    const answer = await fetch(this.form.action, { method: "POST", body: new FormData(this.form), headers: { Accept: "application/json" } });
    if (!answer.ok) {
      this.form.classList.remove("unsaved");
      return this.form.submit();
    }
    const told = await answer.json();
    this.wrong(told.wrong, told.typed);
    if (told.wrong) return this.field.focus();
    this.form.elements.was.value = told.was;
    this.form.classList.remove("unsaved");
    const saved = this.form.querySelector("[data-saved]");
    saved.textContent = saved.dataset.saved;
    document.getElementById("undo").disabled = !told.undoable;
  }

  wrong(words, typed) {
    const error = this.form.querySelector("[role=alert]");
    error.hidden = !words;
    error.textContent = words ? words[said] : "";
    this.field.setAttribute("aria-invalid", String(Boolean(words)));
    this.form.querySelector(".none").hidden = !typed;
  }

  tell(shown) {
    const [file, place] = ["file", "place"].map((name) => this.form.elements[name].value);
    const own = shown.texts.find((text) => text.file === file && text.place === place);
    if (own && !shown.refused) this.form.querySelector("[data-says]").textContent = own.said;
    const wrong = shown.refused ?? own?.error;
    this.wrong(wrong, own?.typed);
    draw(shown, Boolean(wrong));
  }
}

// Show the pictures of a slide once they are there, the earlier ones until then.
async function draw(shown, wrong) {
  const place = document.getElementById("picture");
  if (!place) return;
  document.getElementById("errors").replaceChildren(...shown.errors.map((words) => {
    const line = document.createElement("p");
    line.className = "bad";
    line.textContent = words[said];
    return line;
  }));
  const before = [...place.querySelectorAll("img")];
  for (const image of before) image.classList.toggle("stale", wrong || !shown.pictures.length);
  if (!shown.pictures.length || wrong) return;
  const images = shown.pictures.map((name) => Object.assign(new Image(1280, 720), { src: proof.dataset.pictures + name, alt: before[0]?.alt ?? "" }));
  await Promise.all(images.map((image) => image.decode().catch(() => {})));
  for (const image of place.querySelectorAll("img")) image.remove();
  place.prepend(...images);
  proof.dispatchEvent(new CustomEvent("drawn"));
}

function choose(words, then) {
  chosen = then;
  const field = document.getElementById("wanted");
  field.value = words;
  chooser.showModal();
  field.select();
  search();
}

async function search() {
  const words = document.getElementById("wanted").value;
  const answer = await fetch(`${proof.dataset.figures}?q=${encodeURIComponent(words)}`);
  if (!answer.ok || words !== document.getElementById("wanted").value) return;
  const { figures } = await answer.json();
  const counted = document.getElementById("counted");
  counted.textContent = figures.length ? `${counted.dataset.some} ${figures.length}` : counted.dataset.none;
  document.getElementById("figures").replaceChildren(...figures.map(figure));
}

function figure(one) {
  const item = document.createElement("li");
  const label = document.createElement("span");
  label.textContent = one.label;
  item.append(label, ...one.ways.map((way) => {
    const made = document.createElement("button");
    made.type = "button";
    made.className = "quiet";
    made.textContent = way.printed;
    made.setAttribute("aria-label", `${way.printed} · ${one.label}`);
    made.addEventListener("click", () => {
      chooser.close();
      chosen(way);
    });
    return made;
  }));
  return item;
}

if (proof) {
  for (const form of document.querySelectorAll("form.text")) new Editor(form);
  document.getElementById("wanted").addEventListener("input", search);
  addEventListener("beforeunload", (event) => {
    if (document.querySelector("form.unsaved")) event.preventDefault();
  });
  chooser.querySelector("[data-close]").addEventListener("click", () => chooser.close());
}
