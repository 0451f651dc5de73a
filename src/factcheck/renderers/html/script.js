
"use strict";
(() => {
  const root = document.body;
  const byId = (id) => document.getElementById(id);
  const sentences = [...document.querySelectorAll("a.sentence")];
  const quiet = new Set(["supported", "skipped"]);
  const hidden = new Set();
  let chosen = null;

  const numberOf = (sentence) => sentence.id.slice("sentence-".length);
  const cardOf = (sentence) => byId("finding-" + numberOf(sentence));
  const isProblem = (sentence) =>
    !quiet.has(sentence.dataset.verdict) && !sentence.classList.contains("suppressed");
  const problems = () =>
    sentences.filter((s) => isProblem(s) && !hidden.has(s.dataset.verdict));

  function mark(sentence, on) {
    sentence.classList.toggle("chosen", on);
    if (on) sentence.setAttribute("aria-current", "true");
    else sentence.removeAttribute("aria-current");
    cardOf(sentence).classList.toggle("chosen", on);
  }

  function tellPosition() {
    const list = problems();
    const at = chosen ? list.indexOf(chosen) : -1;
    const all = `${list.length} problem${list.length === 1 ? "" : "s"}`;
    byId("position").textContent = at < 0 ? all : `problem ${at + 1} of ${list.length}`;
  }

  function choose(sentence) {
    if (chosen) mark(chosen, false);
    chosen = sentence;
    mark(sentence, true);
    root.classList.add("open");
    byId("close").hidden = false;
    sentence.focus({ preventScroll: true });
    sentence.scrollIntoView({ block: "nearest" });
    byId("panel").scrollTop = 0;
    tellPosition();
  }

  function close() {
    if (!chosen) return;
    const last = chosen;
    mark(chosen, false);
    chosen = null;
    root.classList.remove("open");
    byId("close").hidden = true;
    last.focus({ preventScroll: true });
    tellPosition();
  }

  function step(by) {
    const list = problems();
    if (!list.length) return;
    let at = chosen ? list.indexOf(chosen) : -1;
    if (at < 0 && chosen) {
      const place = sentences.indexOf(chosen);
      const after = list.findIndex((s) => sentences.indexOf(s) > place);
      at = by > 0 ? (after < 0 ? list.length : after) - 1 : after < 0 ? list.length : after;
    } else if (at < 0) {
      at = by > 0 ? -1 : 0;
    }
    choose(list[(at + by + list.length) % list.length]);
  }

  function filter(box) {
    const verdict = box.dataset.filter;
    if (box.checked) hidden.delete(verdict);
    else hidden.add(verdict);
    for (const sentence of sentences) {
      if (sentence.dataset.verdict !== verdict) continue;
      sentence.classList.toggle("muted", !box.checked);
      sentence.tabIndex = box.checked ? 0 : -1;
    }
    for (const item of document.querySelectorAll("#overview li")) {
      item.hidden = hidden.has(item.dataset.verdict);
    }
    if (chosen && hidden.has(chosen.dataset.verdict)) {
      close();
      box.focus();
    }
    tellPosition();
  }

  function openTarget(hash) {
    const found = /^#(?:finding|sentence)-(\d+)$/.exec(hash);
    const sentence = found && byId("sentence-" + found[1]);
    if (sentence) choose(sentence);
    return Boolean(sentence);
  }

  document.addEventListener("click", (event) => {
    const link = event.target.closest('a[href^="#"]');
    if (link && openTarget(link.getAttribute("href"))) event.preventDefault();
  });
  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.key === "Escape") close();
    else if (event.key === "j" || event.key === "n") step(1);
    else if (event.key === "k" || event.key === "p") step(-1);
    else if (event.key === " " && event.target.matches("a.sentence")) choose(event.target);
    else return;
    event.preventDefault();
  });
  byId("next").addEventListener("click", () => step(1));
  byId("previous").addEventListener("click", () => step(-1));
  byId("close").addEventListener("click", close);
  for (const box of document.querySelectorAll("[data-filter]")) {
    box.checked = true;
    box.addEventListener("change", () => filter(box));
  }
  function measure() {
    const height = document.querySelector("header").offsetHeight;
    document.documentElement.style.setProperty("--header", `${height}px`);
  }
  addEventListener("resize", measure);
  measure();
  root.classList.add("live");
  document.querySelector(".steps").hidden = false;
  tellPosition();
  openTarget(location.hash);
})();
