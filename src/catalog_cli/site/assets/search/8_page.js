// The page: the box, the filters, the count, the keys, and the fragment of the address.
const form = document.getElementById("search");
const box = form && form.querySelector("input[type=search]");
const statusLine = document.getElementById("hits");
const everything = statusLine && statusLine.textContent;
const filters = form ? Array.from(form.querySelectorAll("select")) : [];
const SETTLED = 400;
let timer = 0, said = everything;

function apply() {
  const chosen = filters.filter((each) => each.value);
  let parts;
  try {
    parts = parse(box.value);
  } catch (error) {
    if (!(error instanceof Refused)) throw error;
    // the last hits stay until the query can be read again, as in the terminal's search while typing
    said = data.words[error.words].replace("{value}", () => error.value);
    return tell();
  }
  const found = search([...parts, ...chosen.map((each) => ({ kind: "filter", key: each.name, words: [fold(each.value)] }))]);
  said = parts.length || chosen.length ? counted(found.reduce((sum, each) => sum + each, 0)) : everything;
  show(found, parts, tell);
}

function counted(number) {
  return number ? data.words.found.replace("{n}", number).replace("{all}", count) : data.words.none;
}

// A screen reader reads the status when it is written, even if it says the same.
function tell() {
  if (statusLine.textContent !== said) statusLine.textContent = said;
}

function keep() {
  clearTimeout(timer);
  const values = [["q", box.value], ...filters.map((each) => [each.name, each.value])].filter(([, value]) => value);
  const kept = new URLSearchParams(values).toString();
  if (kept) history.replaceState(null, "", `#${kept}`);
  else if (ownFragment()) history.replaceState(null, "", location.pathname + location.search);
}

function keepSoon() {
  clearTimeout(timer);
  timer = setTimeout(keep, SETTLED);
}

function ownFragment() {
  const fragment = location.hash.slice(1), keys = ["q", ...filters.map((each) => each.name)];
  return keys.some((key) => fragment.startsWith(`${key}=`)) ? fragment : "";
}

function recall() {
  // a link to a category leads there, and the hits stay
  finish();
  if (location.hash && !ownFragment() && document.querySelector(":target:not([hidden])")) return;
  const values = new URLSearchParams(ownFragment());
  box.value = values.get("q") || "";
  for (const each of filters) each.value = values.get(each.name) || "";
  apply();
}

function press(event) {
  const { key, target } = event;
  if (event.isComposing || event.ctrlKey || event.altKey || event.metaKey) return;
  const act = target === box ? inBox(key) : inHits(key, target) || toBox(key, target);
  if (!act) return;
  event.preventDefault();
  act();
  if (key !== "/") keep();
}

function inBox(key) {
  if (key === "Escape") return clear;
  return key === "ArrowDown" || key === "Enter" ? () => focusHit(0) : null;
}

function inHits(key, target) {
  const row = query.length && target.closest("[data-item]");
  if (!row) return null;
  const at = hitLinks().indexOf(row.querySelector("a"));
  if (key === "Escape") return focusBox;
  return { ArrowDown: () => focusHit(at + 1), ArrowUp: () => focusHit(at - 1) }[key] || null;
}

// A key of one character has to be one that can be switched off (WCAG 2.2, 2.1.4).
function toBox(key, target) {
  const slash = form.querySelector("input[name=slash]");
  const isTyping = target.matches("input:not([type=checkbox]), select, textarea");
  return key === "/" && !isTyping && (!slash || slash.checked) ? focusBox : null;
}

function clear() {
  box.value = "";
  apply();
}

function focusBox() {
  box.focus();
  box.select();
}

function focusHit(at) {
  const to = at < 0 ? box : hitLinks()[at];
  if (to) to.focus();
}

// Reads names and categories before the first word in pinyin is typed, some at a time; the last is a first search.
function readNames(from) {
  for (let item = from; item < Math.min(from + 200, count); item += 1) {
    for (const key of data.spelt) numbersOf(key, item).forEach(readingOf);
  }
  if (from + 200 < count) whenIdle(() => readNames(from + 200));
  else whenIdle(() => search(parse("zz -zz")));
}

function start() {
  form.hidden = false;
  form.addEventListener("submit", (event) => event.preventDefault());
  box.addEventListener("input", () => [apply(), keepSoon()]);
  box.addEventListener("change", keep);
  for (const each of filters) each.addEventListener("change", () => [apply(), keep()]);
  document.addEventListener("keydown", press);
  addEventListener("scroll", markLater, { passive: true });
  addEventListener("resize", markLater, { passive: true });
  addEventListener("hashchange", recall);
  // where a link leads to has to be on the page by then, and all rows on the paper
  addEventListener("click", finish, { capture: true });
  addEventListener("beforeprint", finish);
  if (ownFragment()) recall();
  // a browser may bring back what was typed when one comes back to the page
  else if (box.value) apply();
  whenIdle(() => readNames(0));
}

if (box && statusLine && table) start();
