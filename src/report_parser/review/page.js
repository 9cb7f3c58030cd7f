"use strict";
(() => {
  const all = (selector, root = document) => Array.from(root.querySelectorAll(selector));
  const places = new Map();
  for (const place of all("[data-facts]")) {
    for (const fact of place.dataset.facts.split(" ")) {
      if (!places.has(fact)) places.set(fact, []);
      places.get(fact).push(place);
    }
  }
  const cards = () => all(".card").filter((card) => !card.classList.contains("hidden"));
  const choose = (fact, from) => {
    for (const lit of all(".lit")) lit.classList.remove("lit");
    const card = document.getElementById(fact);
    const found = places.get(fact) || [];
    for (const place of found) place.classList.add("lit");
    if (card) card.classList.add("lit");
    if (from !== "source" && found[0]) found[0].scrollIntoView({ block: "center" });
    if (from === "source" && card) {
      card.scrollIntoView({ block: "center" });
      card.focus({ preventScroll: true });
    }
  };
  let last = null;
  const show = (place) => {
    // A place may bear several facts: choosing it again leads to the next of them.
    const facts = place.dataset.facts.split(" ");
    const turn = last && last.place === place ? (last.turn + 1) % facts.length : 0;
    last = { place, turn };
    choose(facts[turn], "source");
  };
  document.addEventListener("click", (event) => {
    const target = event.target instanceof Element ? event.target : null;
    if (!target || target.closest("a, input, label")) return;
    const place = target.closest("[data-facts]");
    if (place && place.dataset.facts) return show(place);
    const card = target.closest(".card");
    if (card) {
      card.focus({ preventScroll: true });
      choose(card.id, "facts");
    }
  });
  const step = (by) => {
    const shown = cards();
    const here = shown.indexOf(document.activeElement);
    const next = shown[Math.min(shown.length - 1, Math.max(0, here + by))];
    if (next) {
      next.focus();
      choose(next.id, "facts");
    }
  };
  const walk = (by) => {
    const shown = all(".source [data-facts]").filter((place) => place.dataset.facts);
    const here = last ? shown.indexOf(last.place) : -1;
    const next = shown[Math.min(shown.length - 1, Math.max(0, here + by))];
    if (!next) return;
    last = null;
    show(next);
    next.scrollIntoView({ block: "center" });
  };
  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const typing = event.target instanceof HTMLInputElement;
    if (typing && event.key !== "Escape") return;
    if (event.key === "j") step(1);
    else if (event.key === "k") step(-1);
    else if (event.key === "n") walk(1);
    else if (event.key === "p") walk(-1);
    else if (event.key === "Enter" && document.activeElement.classList.contains("card")) choose(document.activeElement.id, "facts");
    else if (event.key === "Escape") {
      document.activeElement.blur();
      for (const lit of all(".lit")) lit.classList.remove("lit");
    } else if (event.key === "/") {
      const words = document.querySelector("input[name=words]");
      if (words) {
        event.preventDefault();
        words.focus();
      }
    }
  });
  const form = document.querySelector(".filters");
  if (form) {
    form.hidden = false;
    const fold = (text) => text.normalize("NFD").replace(/[\u0300-\u036f]/g, "").replace(/[đĐ]/g, "d").toLowerCase();
    const apply = () => {
      const chosen = (name) => new Set(all(`input[name=${name}]:checked`, form).map((box) => box.value));
      const verdicts = chosen("verdict");
      const groups = chosen("group");
      const words = fold(form.elements.words.value.trim());
      for (const card of all(".card.indicator")) {
        const right = verdicts.has(card.dataset.verdict) && (card.dataset.group === "" || groups.has(card.dataset.group));
        card.classList.toggle("hidden", !(right && fold(card.textContent).includes(words)));
      }
      const left = new Set(all(".card.indicator:not(.hidden)").map((card) => card.dataset.group));
      for (const card of all(".card.group[data-group]")) card.classList.toggle("hidden", !left.has(card.dataset.group));
    };
    form.addEventListener("input", apply);
    form.addEventListener("submit", (event) => event.preventDefault());
  }
  const asked = location.hash ? document.getElementById(location.hash.slice(1)) : null;
  if (asked && asked.classList.contains("card")) {
    choose(asked.id, "facts");
    asked.scrollIntoView({ block: "center" });
    asked.focus({ preventScroll: true });
  }
})();
