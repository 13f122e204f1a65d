// Showing the rows of the items that were found, and marking the words in those on the screen.
const table = document.querySelector("table.official");
// about so many rows fill a window that is as high as the screen
const FIRST = Math.ceil(screen.availHeight / 150);
const AT_LEAST = 20;
const whenIdle = window.requestIdleCallback ? (work) => requestIdleCallback(work, { timeout: 200 }) : setTimeout;
const cancelIdle = window.cancelIdleCallback || clearTimeout;
const groups = table ? groupsOf(table) : [];
const shown = new Uint8Array(count).fill(1);
const marked = new Set();
let query = [], hits = shown, stale = [], tellAll = () => {}, isMarked = true, above = null, idle = 0, waiting = 0;

function groupsOf(parent) {
  // of items with one id, which a rule reports, each has a row of its own, in the same order
  const numbers = new Map(data.ids.map((id) => [id, []]));
  data.ids.forEach((id, item) => numbers.get(id).push(item));
  const all = Array.from(parent.querySelectorAll("tbody"), (body) => ({
    body,
    heading: body.querySelector(".group"),
    jump: jumpTo(body),
    rows: Array.from(body.querySelectorAll("[data-item]"), (row) => ({ row, item: numbers.get(row.dataset.item).shift() })),
    category: "",
    isHeaded: true,
    hits: 0,
  }));
  const own = all.filter(({ rows, heading }) => rows.length && heading);
  for (const group of own) group.category = group.heading.textContent;
  return own;
}

function jumpTo(body) {
  const link = body.id && document.querySelector(`.jump a[href="#${body.id}"]`);
  return link ? { entry: link.closest("li"), number: link.querySelector(".count"), counted: -1 } : null;
}

// At once, the rows that fill the screen are put right, and what comes after them is moved far below. It follows a piece at a
// time, when the browser has nothing else to do: showing many rows takes long. Once all are there, `tell` is called: who hears
// the count finds as many rows.
function show(found, parts, tell) {
  [hits, query, tellAll, isMarked] = [found, parts, tell, false];
  const last = countHits();
  stale = groups.filter((group) => !isRight(group));
  let room = FIRST;
  for (const group of groups.slice(0, last + 1)) room = putFirst(group, room);
  if (last < 0) stale.forEach(({ body }) => hide(body, true));
  moveRest(stale.length ? groups[last] : null);
  countJumps();
  cancelIdle(idle);
  idle = whenIdle(work);
}

// Returns the number of the last group that has rows on the screen.
function countHits() {
  let category = null, room = FIRST, last = -1;
  groups.forEach((group, at) => {
    group.hits = group.rows.reduce((sum, { item }) => sum + hits[item], 0);
    group.isHeaded = group.category !== category;
    if (!group.hits) return;
    category = group.category;
    if (room > 0) last = at;
    room -= group.hits;
  });
  return last;
}

function moveRest(after) {
  const body = after ? after.body : null;
  if (body === above) return;
  if (above) above.classList.remove("above-rest");
  if (body) body.classList.add("above-rest");
  above = body;
}

function isRight({ body, heading, rows, hits: number, isHeaded }) {
  if (body.hidden === number > 0 || (number && heading.hidden === isHeaded)) return false;
  return rows.every(({ item }) => shown[item] === hits[item]);
}

function hide(element, isHidden) {
  if (element.hidden !== isHidden) element.hidden = isHidden;
}

function showRow({ row, item }) {
  if (shown[item] !== hits[item]) row.hidden = !(shown[item] = hits[item]);
}

// Hides the rows of a group that are no hits and shows as many of its hits as there is room for; returns the room that is left.
function putFirst(group, room) {
  let left = room;
  for (const each of group.hits ? group.rows : []) {
    if (!hits[each.item] || left > 0) showRow(each);
    left -= hits[each.item];
  }
  putBody(group);
  return left;
}

function put(group) {
  group.rows.forEach(showRow);
  putBody(group);
}

function putBody({ body, heading, hits: number, isHeaded }) {
  hide(heading, !isHeaded);
  hide(body, !number);
  if (number) body.style.setProperty("--rows", number);
}

function work(deadline) {
  if (!isMarked) {
    isMarked = true;
    unmark(table);
    marked.clear();
    markShown();
  }
  // browsers without idle times do all at once
  const isOver = (most) => deadline && most <= 0 && deadline.timeRemaining() < 1;
  for (let most = AT_LEAST; stale.length && !isOver(most); most -= 1) put(stale.shift());
  if (stale.length) idle = whenIdle(work);
  else done();
}

function done() {
  moveRest(null);
  tellAll();
  markLater();
}

// Shows at once what waits for the browser to have nothing else to do.
function finish() {
  stale.forEach(put);
  stale = [];
  done();
}

function countJumps() {
  const counts = new Map();
  let jump = null;
  for (const group of groups) {
    jump = group.jump || jump;
    if (jump) counts.set(jump, (counts.get(jump) || 0) + group.hits);
  }
  for (const [each, number] of counts) {
    if (each.counted === number) continue;
    each.counted = number;
    hide(each.entry, !number);
    each.number.textContent = number;
  }
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
