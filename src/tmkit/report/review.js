"use strict";
const form = document.getElementById("filters"), list = document.getElementById("list");
const items = [...list.children], facets = ["level", "code", "file", "lang"];
const shown = document.getElementById("shown"), empty = document.getElementById("empty");
const keys = document.getElementById("keys"), single = document.getElementById("single");
const counters = Object.fromEntries(facets.map(name => [name, new Map(
  [...document.querySelectorAll(`input[name=${name}]`)].map(box =>
    [box.value, box.closest("label").querySelector(".n")]))]));
const STORE = "tmkit-done";
let texts = null, order = "risk";

function folded(text) {
  return text.toLowerCase().normalize("NFD").replace(/\p{Mn}/gu, "");
}
function grouped(number) {
  return String(number).replace(/\B(?=(\d{3})+$)/g, "\u00a0");
}
function remembered() {
  try { return new Set(JSON.parse(localStorage.getItem(STORE) || "[]")); } catch { return new Set(); }
}
const done = remembered();
function remember() {
  try { localStorage.setItem(STORE, JSON.stringify([...done])); } catch { /* a page without storage forgets */ }
}
function arrange(wanted) {
  if (wanted === order) return;
  order = wanted;
  const key = order === "place" ? "place" : "rank";
  list.append(...items.sort((one, other) => one.dataset[key] - other.dataset[key]));
  texts = null;
}
function sift() {
  const said = new FormData(form), words = folded(said.get("search") || "").split(/\s+/).filter(Boolean);
  const wanted = facets.map(name => new Set(said.getAll(name))), open = said.has("open");
  arrange(said.get("order"));
  if (words.length && !texts) texts = items.map(item => folded(item.firstElementChild.textContent));
  const tallies = facets.map(() => new Map());
  let count = 0;
  items.forEach((item, at) => {
    let missed = -1, misses = 0;
    if (open && done.has(item.dataset.key)) misses = 2;
    if (words.length && !words.every(word => texts[at].includes(word))) misses = 2;
    for (let f = 0; f < facets.length && misses < 2; f++)
      if (wanted[f].size && !wanted[f].has(item.dataset[facets[f]])) { missed = f; misses++; }
    if (misses < 2) for (let f = 0; f < facets.length; f++)  // what a choice would show, were it taken too
      if (!misses || missed === f) {
        const value = item.dataset[facets[f]];
        tallies[f].set(value, (tallies[f].get(value) || 0) + 1);
      }
    if (item.hidden !== misses > 0) item.hidden = misses > 0;
    count += !misses;
  });
  facets.forEach((name, f) => counters[name].forEach((place, value) => {
    place.textContent = grouped(tallies[f].get(value) || 0);
  }));
  const whole = grouped(items.length);
  shown.textContent = count === items.length ? `All ${whole} findings shown` : `${grouped(count)} of ${whole} findings shown`;
  empty.hidden = count > 0 || !items.length;
}
function written() {
  const said = new URLSearchParams();
  for (const [name, value] of new FormData(form)) if (value && !(name === "order" && value === "risk")) said.append(name, value);
  const hash = said.toString();
  if (hash || location.hash.includes("=")) history.replaceState(null, "", hash ? "#" + hash : location.pathname + location.search);
}
function restored() {
  if (!location.hash.includes("=") || location.hash.startsWith("#check-")) return;
  const said = new URLSearchParams(location.hash.slice(1));
  for (const control of form.elements) {
    if (control.type === "checkbox") control.checked = said.getAll(control.name).includes(control.value);
    else if (said.has(control.name)) control.value = said.get(control.name);
  }
}
function tick(item, is) {
  item.querySelector(".tick input").checked = is;
  if (is) done.add(item.dataset.key); else done.delete(item.dataset.key);
  remember();
}
function neighbour(ahead) {
  const at = items.indexOf(document.activeElement.closest?.(".finding"));
  if (ahead) return items.find((item, n) => n > at && !item.hidden);
  return at < 0 ? undefined : items.findLast((item, n) => n < at && !item.hidden);
}
function go(item) {
  if (!item) return;
  item.focus({ preventScroll: true });
  item.scrollIntoView({ block: "nearest", behavior: "instant" });
}
function level(value) {
  const box = document.querySelector(`input[name=level][value=${value}]`);
  if (box) { box.checked = !box.checked; changed(); }
}
function reset() { form.reset(); changed(); }
function changed() { sift(); written(); }

const strokes = {
  "/": () => form.elements.search.focus(),
  j: () => go(neighbour(true)),
  k: () => go(neighbour(false)),
  x: () => {
    const item = document.activeElement.closest?.(".finding");
    if (!item) return;
    const next = neighbour(true) || neighbour(false);
    tick(item, !done.has(item.dataset.key));
    sift();
    if (item.hidden) go(next);
  },
  e: () => level("error"), w: () => level("warning"), i: () => level("info"),
  r: reset,
  "?": () => keys.showModal(),
};
let wait = 0;
document.addEventListener("input", event => {
  if (event.target.form !== form) return;
  clearTimeout(wait);
  if (event.target.type === "search") wait = setTimeout(changed, 120); else changed();
});
form.addEventListener("submit", event => event.preventDefault());
addEventListener("hashchange", () => { restored(); sift(); });
list.addEventListener("change", event => {
  const item = event.target.closest(".finding");
  tick(item, event.target.checked);
  sift();
});
document.addEventListener("keydown", event => {
  if (event.ctrlKey || event.metaKey || event.altKey || keys.open) return;
  if (event.target.matches?.("input[type=search]")) {
    if (event.key === "Enter") { event.preventDefault(); changed(); go(items.find(item => !item.hidden)); }
    return;
  }
  if (event.target.matches?.("select") || !single.checked || !strokes[event.key]) return;
  event.preventDefault();
  strokes[event.key]();
});
for (const button of document.querySelectorAll("button.reset")) button.addEventListener("click", reset);
document.getElementById("ask").addEventListener("click", () => keys.showModal());
single.addEventListener("change", () => {
  try { localStorage.setItem("tmkit-keys", single.checked ? "on" : "off"); } catch { /* forgotten */ }
});
try { single.checked = localStorage.getItem("tmkit-keys") !== "off"; } catch { /* on */ }
document.addEventListener("click", event => {  // a link to a check opens what is said of it
  const link = event.target.closest?.("a[href^='#check-']");
  const goal = link && document.getElementById(link.getAttribute("href").slice(1));
  const more = goal && goal.querySelector("details");
  if (more) more.open = true;
});
if (matchMedia("(max-width: 63.99rem)").matches) document.querySelector(".facets").open = false;
for (const item of items) if (done.has(item.dataset.key)) item.querySelector(".tick input").checked = true;
restored();
sift();
