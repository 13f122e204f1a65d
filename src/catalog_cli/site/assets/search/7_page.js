// The page: the box, the filters, the rows, the count, the keys, and the fragment of the address.
const form = document.getElementById("search");
const table = document.querySelector("table.official");
const FIRST = 25;
const SETTLED = 400;

if (form && table) start();

function start() {
  const box = form.querySelector("input[type=search]"), status = document.getElementById("hits");
  const filters = Array.from(form.querySelectorAll("select"));
  const slash = form.querySelector("input[name=slash]");
  const groups = groupsOf(table);
  const shown = new Uint8Array(count).fill(1);
  let query = [], timer = 0, frame = 0;
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

  // Only the groups that fill the screen are laid out at once; the others follow in the next frame, when the browser takes
  // them for off the screen and skips what is in them (content-visibility), however many there are.
  function show(hits) {
    const later = [];
    const counts = new Map();
    let before = 0, category = null, jump = null;
    for (const group of groups) {
      let within = 0;
      for (const { item, row } of group.rows) {
        if (shown[item] !== hits[item]) row.hidden = !(shown[item] = hits[item]);
        within += hits[item];
      }
      if (group.jump) counts.set(group.jump, 0);
      jump = group.jump || jump;
      if (jump) counts.set(jump, counts.get(jump) + within);
      if (group.heading && within) {
        group.heading.hidden = group.heading.textContent === category;
        category = group.heading.textContent;
      }
      group.body.hidden = !within || before >= FIRST;
      if (within && before >= FIRST) later.push(group.body);
      if (group.within !== within) group.body.style.setProperty("--rows", (group.within = within));
      before += within;
    }
    for (const [link, number] of counts) {
      link.closest("li").hidden = !number;
      link.querySelector(".count").textContent = number;
    }
    cancelAnimationFrame(frame);
    frame = requestAnimationFrame(() => requestAnimationFrame(() => {
      for (const body of later) body.hidden = false;
      markShown(true);
    }));
  }

  const marked = new Set();
  function markShown(isNew) {
    if (isNew) {
      unmark(table);
      marked.clear();
    }
    if (!query.length) return;
    for (const group of groups.filter(({ body }) => !body.hidden && isNear(body))) {
      for (const { item, row } of group.rows) {
        if (row.hidden || marked.has(item) || !isNear(row)) continue;
        marked.add(item);
        markRow(row, item, query);
      }
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
}

function isNear(element) {
  const { top, bottom } = element.getBoundingClientRect();
  return bottom > -innerHeight && top < 2 * innerHeight;
}

function groupsOf(parent) {
  // of items with one id, which a rule reports, each has a row of its own, in the same order
  const numbers = new Map(data.ids.map((id) => [id, []]));
  data.ids.forEach((id, item) => numbers.get(id).push(item));
  const groups = Array.from(parent.querySelectorAll("tbody"), (body) => ({
    body,
    jump: body.id && document.querySelector(`.jump a[href="#${body.id}"]`),
    within: -1,
    heading: body.querySelector(".group"),
    rows: Array.from(body.querySelectorAll("[data-item]"), (row) => ({ row, item: numbers.get(row.dataset.item).shift() })),
  }));
  return groups.filter(({ rows }) => rows.length);
}
