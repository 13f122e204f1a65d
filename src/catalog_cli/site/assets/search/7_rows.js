// Showing the rows of the items that were found, and marking the words in those on the screen.
const table = document.querySelector("table.official");
// so many rows fill the screen, and so many may be laid out beyond it
const FIRST = 12;
const NEAR = 60;
const whenIdle = window.requestIdleCallback ? (work) => requestIdleCallback(work, { timeout: 200 }) : setTimeout;
const cancelIdle = window.cancelIdleCallback || clearTimeout;
const groups = table ? groupsOf(table) : [];
const shown = new Uint8Array(count).fill(1);
const marked = new Set();
let query = [], idle = 0, rest = null, waiting = 0;

function groupsOf(parent) {
  // of items with one id, which a rule reports, each has a row of its own, in the same order
  const numbers = new Map(data.ids.map((id) => [id, []]));
  data.ids.forEach((id, item) => numbers.get(id).push(item));
  const all = Array.from(parent.querySelectorAll("tbody"), (body) => ({
    body,
    heading: body.querySelector(".group"),
    jump: jumpTo(body),
    rows: Array.from(body.querySelectorAll("[data-item]"), (row) => ({ row, item: numbers.get(row.dataset.item).shift() })),
    hits: 0,
    counted: -1,
    isNear: true,
  }));
  return all.filter(({ rows, heading }) => rows.length && heading);
}

function jumpTo(body) {
  const link = body.id && document.querySelector(`.jump a[href="#${body.id}"]`);
  return link ? { link, counted: -1 } : null;
}

// At once, rows are hidden and the parts that fill the screen are put right. The parts after them follow when the browser has
// nothing else to do; of these, the ones that are laid out by now wait unseen, or showing many rows would take long. Once all
// are there, `tell` is called: who hears the count finds as many rows.
function show(hits, parts, tell) {
  const later = [];
  let before = 0, category = null;
  query = parts;
  for (const group of groups) {
    const wasNear = group.isNear, words = group.heading.textContent;
    showRows(group, hits);
    group.isNear = group.hits > 0 && before < NEAR;
    group.heading.hidden = words === category;
    if (group.hits) category = words;
    if (before < FIRST) put(group);
    else if (later.push(group) && wasNear) group.body.hidden = true;
    before += group.hits;
  }
  countJumps();
  cancelIdle(idle);
  rest = () => {
    later.forEach(put);
    tell();
    markAnew();
  };
  idle = whenIdle(finish);
}

// Does at once what waits for the browser to have nothing else to do.
function finish() {
  cancelIdle(idle);
  const work = rest;
  rest = null;
  if (work) work();
}

function showRows(group, hits) {
  group.hits = 0;
  for (const { item, row } of group.rows) {
    if (shown[item] !== hits[item]) row.hidden = !(shown[item] = hits[item]);
    group.hits += hits[item];
  }
}

function put(group) {
  if (group.body.hidden === group.hits > 0) group.body.hidden = !group.hits;
  if (group.counted !== group.hits) group.body.style.setProperty("--rows", (group.counted = group.hits));
}

function countJumps() {
  const counts = new Map();
  let jump = null;
  for (const group of groups) {
    jump = group.jump || jump;
    if (jump) counts.set(jump, (counts.get(jump) || 0) + group.hits);
  }
  for (const [each, hits] of counts) {
    if (each.counted === hits) continue;
    each.counted = hits;
    each.link.closest("li").hidden = !hits;
    each.link.querySelector(".count").textContent = hits;
  }
}

function markAnew() {
  unmark(table);
  marked.clear();
  markShown();
}

function markShown() {
  if (!query.length) return;
  for (const group of groups.filter(({ body }) => !body.hidden)) {
    const { top, bottom } = group.body.getBoundingClientRect();
    if (top > 2 * innerHeight) return;
    if (bottom > -innerHeight) group.rows.forEach(markOnce);
  }
}

function markOnce({ item, row }) {
  if (row.hidden || marked.has(item)) return;
  marked.add(item);
  markRow(row, item, query);
}

function markLater() {
  waiting = waiting || requestAnimationFrame(() => {
    waiting = 0;
    markShown();
  });
}

// Returns the link of each hit that leads to its page.
function hitLinks() {
  finish();
  return groups.flatMap(({ rows }) => rows.filter(({ row }) => !row.hidden).map(({ row }) => row.querySelector("a")));
}
