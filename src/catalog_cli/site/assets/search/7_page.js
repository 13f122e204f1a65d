// The page: the box, the filters, the rows, the count, the keys, and the fragment of the address.
const form = document.getElementById("search");
const table = document.querySelector("table.official");
const FIRST = 12;
const NEAR = 60;
const whenIdle = window.requestIdleCallback ? (work) => requestIdleCallback(work, { timeout: 200 }) : setTimeout;
const cancelIdle = window.cancelIdleCallback || clearTimeout;
const SETTLED = 400;

if (form && table) start();

function start() {
  const box = form.querySelector("input[type=search]"), status = document.getElementById("hits");
  const filters = Array.from(form.querySelectorAll("select"));
  const slash = form.querySelector("input[name=slash]");
  const groups = groupsOf(table);
  const shown = new Uint8Array(count).fill(1);
  let query = [], timer = 0, idle = 0;
  const everything = status.textContent;
  form.hidden = false;

  function apply() {
    const filtered = filters.filter((each) => each.value).map((each) => ({ kind: "filter", key: each.name, words: [fold(each.value)] }));
    let parts;
    try {
      parts = parse(box.value);
    } catch (error) {
      if (!(error instanceof Refused)) throw error;
      // the last hits stay until the query can be read again, as in the terminal's search while typing
      status.textContent = data.words[error.words].replace("{value}", () => error.value);
      return;
    }
    query = parts;
    const hits = search([...parts, ...filtered]);
    show(hits);
    const found = hits.reduce((sum, each) => sum + each, 0);
    const isAll = !parts.length && !filtered.length;
    status.textContent = isAll ? everything : found ? data.words.found.replace("{n}", found).replace("{all}", count) : data.words.none;
  }

  // At once, rows are hidden and the parts that fill the screen are put right. The parts after them follow when the browser
  // has nothing else to do; of these, the ones that are laid out by now wait unseen, or showing many rows would take long.
  function show(hits) {
    const later = [];
    let before = 0, category = null;
    for (const group of groups) {
      const within = showRows(group, hits), wasNear = group.isNear;
      group.isNear = within > 0 && before < NEAR;
      group.heading.hidden = group.heading.textContent === category;
      if (within) category = group.heading.textContent;
      if (before < FIRST) put(group, within);
      else later.push([group, within]);
      if (before >= FIRST && wasNear) group.body.hidden = true;
      before += within;
    }
    countJumps();
    cancelIdle(idle);
    idle = whenIdle(() => {
      for (const [group, within] of later) put(group, within);
      markShown(true);
    });
  }

  function showRows(group, hits) {
    let within = 0;
    for (const { item, row } of group.rows) {
      if (shown[item] !== hits[item]) row.hidden = !(shown[item] = hits[item]);
      within += hits[item];
    }
    return (group.hits = within);
  }

  function put(group, within) {
    if (group.body.hidden === within > 0) group.body.hidden = !within;
    if (group.within !== within) group.body.style.setProperty("--rows", (group.within = within));
  }

  function countJumps() {
    let jump = null, sum = 0;
    const close = () => {
      if (!jump || jump.number === sum) return;
      jump.number = sum;
      jump.link.closest("li").hidden = !sum;
      jump.link.querySelector(".count").textContent = sum;
    };
    for (const group of groups) {
      if (group.jump) close();
      if (group.jump) [jump, sum] = [group.jump, 0];
      sum += group.hits;
    }
    close();
  }

  const marked = new Set();
  function markShown(isNew) {
    if (isNew) {
      unmark(table);
      marked.clear();
    }
    if (!query.length) return;
    for (const group of groups.filter(({ body }) => !body.hidden)) {
      const { top, bottom } = group.body.getBoundingClientRect();
      if (top > 2 * innerHeight) return;
      if (bottom > -innerHeight) markRows(group);
    }
  }

  function markRows(group) {
    for (const { item, row } of group.rows) {
      if (row.hidden || marked.has(item)) continue;
      marked.add(item);
      markRow(row, item, query);
    }
  }

  let waiting = 0;
  function markLater() {
    waiting = waiting || requestAnimationFrame(() => {
      waiting = 0;
      markShown(false);
    });
  }

  function keep() {
    clearTimeout(timer);
    const values = [["q", box.value], ...filters.map((each) => [each.name, each.value])].filter(([, value]) => value);
    const kept = new URLSearchParams(values).toString();
    if (kept) history.replaceState(null, "", `#${kept}`);
    else if (kept !== ownFragment()) history.replaceState(null, "", location.pathname + location.search);
  }

  function ownFragment() {
    const fragment = location.hash.slice(1), names = ["q", ...filters.map((each) => each.name)];
    return names.some((name) => fragment.startsWith(`${name}=`)) ? fragment : "";
  }

  function recall() {
    // a link to a category leads there, and the hits stay
    if (location.hash && !ownFragment() && document.querySelector(":target:not([hidden])")) return;
    const values = new URLSearchParams(ownFragment());
    box.value = values.get("q") || "";
    for (const each of filters) each.value = values.get(each.name) || "";
    apply();
  }

  function keepSoon() {
    clearTimeout(timer);
    timer = setTimeout(keep, SETTLED);
  }

  function clear() {
    box.value = "";
    apply();
    keep();
  }

  const links = () => groups.flatMap(({ rows }) => rows.filter(({ row }) => !row.hidden).map(({ row }) => row.querySelector("a")));
  function step(from, by) {
    const hits = links(), at = hits.indexOf(from) + by;
    const to = at < 0 ? box : hits[at];
    if (to) to.focus();
    return to;
  }

  function press(event) {
    const { key, target } = event;
    if (event.isComposing || event.ctrlKey || event.altKey || event.metaKey) return;
    const inBox = target === box, inHits = table.contains(target) && target.matches("[data-item] a") && query.length;
    const isTyping = target.matches("input:not([type=checkbox]), select, textarea");
    if (key === "/" && !isTyping && slash?.checked !== false) box.select();
    else if (key === "Escape" && inBox) clear();
    else if (key === "Escape" && inHits) box.select();
    else if ((key === "ArrowDown" || key === "Enter") && inBox) step(null, 1);
    else if (key === "ArrowDown" && inHits) step(target, 1);
    else if (key === "ArrowUp" && inHits) step(target, -1);
    else return;
    event.preventDefault();
    if (key === "/") box.focus();
    else keep();
  }

  form.addEventListener("submit", (event) => event.preventDefault());
  box.addEventListener("input", () => [apply(), keepSoon()]);
  box.addEventListener("change", keep);
  for (const each of filters) each.addEventListener("change", () => [apply(), keep()]);
  document.addEventListener("keydown", press);
  addEventListener("scroll", markLater, { passive: true });
  addEventListener("resize", markLater, { passive: true });
  addEventListener("hashchange", recall);
  if (ownFragment()) recall();
  // a browser may bring back what was typed when one comes back to the page
  else if (box.value) apply();
  whenIdle(() => readNames(0));
}

// Reads names and categories before the first word in pinyin is typed, some at a time.
function readNames(from) {
  for (let item = from; item < Math.min(from + 200, count); item += 1) {
    for (const key of data.spelt) numbersOf(key, item).forEach(readingOf);
  }
  if (from + 200 < count) whenIdle(() => readNames(from + 200));
}

function groupsOf(parent) {
  // of items with one id, which a rule reports, each has a row of its own, in the same order
  const numbers = new Map(data.ids.map((id) => [id, []]));
  data.ids.forEach((id, item) => numbers.get(id).push(item));
  const groups = Array.from(parent.querySelectorAll("tbody"), (body) => ({
    body,
    heading: body.querySelector(".group"),
    jump: jumpTo(body),
    rows: Array.from(body.querySelectorAll("[data-item]"), (row) => ({ row, item: numbers.get(row.dataset.item).shift() })),
    hits: 0,
    within: -1,
    isNear: true,
  }));
  return groups.filter(({ rows, heading }) => rows.length && heading);
}

function jumpTo(body) {
  const link = body.id && document.querySelector(`.jump a[href="#${body.id}"]`);
  return link ? { link, number: -1 } : null;
}
