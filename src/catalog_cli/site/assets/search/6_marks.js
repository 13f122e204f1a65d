// Marking the words of the query in the rows that are on the screen. The CSS Custom Highlight API marks without touching the
// page; browsers that lack it get <mark> elements.
const NAME_OF_MARKS = "search-hit";
const highlight = window.Highlight && CSS.highlights ? new Highlight() : null;
if (highlight) CSS.highlights.set(NAME_OF_MARKS, highlight);

function unmark(table) {
  if (highlight) return highlight.clear();
  for (const mark of table.querySelectorAll("mark")) {
    const parent = mark.parentNode;
    mark.replaceWith(...mark.childNodes);
    parent.normalize();
  }
}

function markRow(row, item, parts) {
  for (const cell of row.querySelectorAll("[data-field]")) {
    const key = cell.dataset.field;
    const wanted = parts.filter((part) => !part.negative && (part.kind === "word" || part.kind === "amount"));
    const words = wanted.filter((part) => !part.key || part.key === key).flatMap((part) => part.words);
    if (words.length) markCell(cell, words, stretchesIn.bind(null, item, key, wanted));
  }
}

function markCell(cell, words, stretches) {
  const nodes = [], walker = document.createTreeWalker(cell, NodeFilter.SHOW_TEXT);
  let length = 0;
  while (walker.nextNode()) {
    nodes.push({ node: walker.currentNode, start: length });
    length += walker.currentNode.data.length;
  }
  const { text, origins } = foldWithOrigins(nodes.map(({ node }) => node.data).join(""));
  const found = merged(stretches(words, text).map(([start, end]) => [origins[start][0], origins[end - 1][1]]));
  // from the end on, as <mark> elements split the text nodes
  for (const { node, start } of nodes.reverse()) {
    for (const [from, to] of found.reverse()) markNode(node, Math.max(from - start, 0), Math.min(to - start, node.data.length));
    found.reverse();
  }
}

function markNode(node, from, to) {
  if (from >= to) return;
  const range = document.createRange();
  range.setStart(node, from);
  range.setEnd(node, to);
  if (highlight) highlight.add(range);
  else range.surroundContents(document.createElement("mark"));
}

// Returns where the words are in the folded text of a cell: as they are, or as pinyin of the texts in it.
function stretchesIn(item, key, wanted, words, text) {
  const found = words.flatMap((word) => occurrences(word, text));
  const spelt = wanted.filter((part) => part.key === key || (!part.key && data.spelt.includes(key)));
  const pinyins = spelt.flatMap((part) => part.words).filter((word) => !text.includes(word)).map(parsePinyin);
  for (const number of numbersOf(key, item)) {
    const at = text.indexOf(texts[number]);
    const meant = at >= 0 && isRead(number) ? pinyins.filter((pinyin) => pinyin && mayBe(pinyin, readingOf(number))) : [];
    for (const pinyin of meant) {
      const { signs } = readingOf(number), offsets = Array.from(texts[number]).map((sign) => sign.length);
      const unit = (place) => at + offsets.slice(0, place).reduce((sum, each) => sum + each, 0);
      for (const [start, end] of places(pinyin, readingOf(number))) if (end <= signs.length) found.push([unit(start), unit(end)]);
    }
  }
  return found;
}

function occurrences(word, text) {
  const found = [];
  for (let at = text.indexOf(word); at >= 0; at = text.indexOf(word, at + word.length)) found.push([at, at + word.length]);
  return found;
}

function merged(stretches) {
  const done = [];
  for (const [start, end] of stretches.sort((one, other) => one[0] - other[0])) {
    const last = done[done.length - 1];
    if (last && start <= last[1]) last[1] = Math.max(end, last[1]);
    else done.push([start, end]);
  }
  return done;
}
