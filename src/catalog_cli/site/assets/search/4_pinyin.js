// Matching a word in pinyin against a text, as search/spelling/pinyin.py does. The data has how each character is usually
// read, and where a text reads one otherwise.
const INITIALS = /^[bcdfgjklmnpqrstwxyz]+$/;
const OPENS = "bcdfjklmpqstwxyz";
const LETTER = /[\p{L}\p{N}]/u;
const PLAIN = /[a-z0-9]/;
const UNREAD = [];
const ways = data.ways.map(([spellings]) => (spellings ? spellings.split(" ") : []));
const usual = new Map(data.ways.flatMap(([, signs], way) => Array.from(signs, (sign) => [sign, ways[way]])));
const unsettled = new Set(data.unsettled);
const unusual = new Map(data.unusual.map(([number, ...rest]) => [number, rest]));
const ascii = new Set(data.wide);
const readings = new Map();
const bits = new Map();
// where in a text and a word one has been in this turn
let seen = new Uint32Array(1024), turn = 0;

function bare(sign) {
  const apart = sign.normalize("NFD");
  const plain = apart.startsWith("u\u0308") ? "v" : apart.replace(/\p{Mn}/gu, "");
  return plain.length === 1 && plain < "\x80" ? plain : sign;
}

// Returns how a text of the data is read, by its number.
function readingOf(number) {
  let reading = readings.get(number);
  if (!reading) readings.set(number, (reading = readText(texts[number], unusual.get(number) || [])));
  return reading;
}

function readText(text, otherwise) {
  const folded = Array.from(text);
  const read = folded.map((sign) => usual.get(sign) || UNREAD);
  for (let at = 0; at < otherwise.length; at += 2) read[otherwise[at]] = ways[otherwise[at + 1]];
  const signs = folded.map(bare);
  const heads = signs.map((sign, at) => (read[at].length ? read[at][0][0] : sign));
  const loose = heads.map((head, at) => (unsettled.has(folded[at]) ? SEAM : head));
  const spelt = (all) => all.filter((head) => head === SEAM || LETTER.test(head)).join("");
  const openers = Uint32Array.from(signs, (sign, at) => letterBit(sign[0]) | bitsOf(read[at]));
  return { signs, ways: read, openers, initials: spelt(heads), loose: spelt(loose) };
}

function letterBit(letter) {
  return letter >= "a" && letter <= "z" ? 1 << (letter.charCodeAt(0) - 97) : 0;
}

function bitsOf(spellings) {
  if (!bits.has(spellings)) bits.set(spellings, spellings.reduce((all, each) => all | letterBit(each[0]), 0));
  return bits.get(spellings);
}

// Returns a folded word as pinyin; null for one that cannot be pinyin.
function parsePinyin(typed) {
  const signs = Array.from(typed, bare), word = signs.join("");
  const letters = signs.filter((sign) => sign >= "a" && sign <= "z").length;
  if (!(letters > 1 || (letters && signs.length > 1))) return null;
  return { word, sketch: new RegExp(sketch(signs), "u"), isInitials: INITIALS.test(word) };
}

function sketch(signs) {
  return signs.map((sign, at) => (LETTER.test(sign) ? initial(sign, at ? signs[at - 1] : " ") : "")).join("");
}

function initial(sign, before) {
  if (sign >= "\x80") return `[a-z${SEAM}${sign}]`;
  const opens = /[0-9]/.test(sign) || before === " " || (OPENS.includes(sign) && !(sign === "y" && "ln".includes(before)));
  return `[${sign}${SEAM}]${opens ? "" : "?"}`;
}

function pinyinIn(pinyin, number) {
  return isRead(number) && mayBe(pinyin, readingOf(number)) && !places(pinyin, readingOf(number), true).next().done;
}

function isRead(number) {
  return /[^\0-\x7f]/.test(texts[number]) || ascii.has(number);
}

function mayBe(pinyin, reading) {
  return pinyin.isInitials ? reading.initials.includes(pinyin.word) : pinyin.sketch.test(reading.loose);
}

// Yields the matches among the characters of a reading, in order and without overlap.
function* places(pinyin, reading) {
  const { signs, openers } = reading, first = letterBit(pinyin.word[0]);
  for (let place = 0, after = 0; place < signs.length; place += 1) {
    if (place < after || (first ? !(openers[place] & first) : signs[place][0] !== pinyin.word[0])) continue;
    const withinRun = place > 0 && PLAIN.test(signs[place]) && PLAIN.test(signs[place - 1]);
    const end = withinRun ? null : endOf(pinyin.word, reading, place);
    if (end !== null) yield [place, (after = end)];
  }
}

// Returns the place after the last character that the word spells, if it spells those from `start` on.
function endOf(word, { signs, ways }, start) {
  const width = word.length + 1, open = [0];
  if (seen.length < (signs.length - start + 1) * width) seen = new Uint32Array(2 * (signs.length + 1) * width);
  turn += 1;
  while (open.length) {
    const state = open.pop(), typed = state % width, after = (state - typed) / width, place = start + after;
    if (typed === word.length) return place;
    if (place === signs.length || seen[state] === turn) continue;
    seen[state] = turn;
    pushSteps(open, state + width, word, typed, signs[place], ways[place], after > 0);
  }
  return null;
}

// Adds where one can be after a character, which may account for more or fewer letters of the word; the best comes last.
function pushSteps(open, next, word, typed, sign, spellings, isLater) {
  if (isLater && !LETTER.test(sign)) open.push(next);
  if (spellings.length) {
    const first = spellings[0], left = word.length - typed;
    if (isLater && left <= first.length && word.startsWith(first.slice(0, left), typed)) open.push(next + left);
    if (word[typed] === first[0]) open.push(next + 1);
    if (/^[zcs]h/.test(first) && first.startsWith(word.slice(typed, typed + 2))) open.push(next + Math.min(left, 2));
    for (const spelling of spellings) if (word.startsWith(spelling, typed)) open.push(next + spelling.length);
  }
  if (word.startsWith(sign, typed)) open.push(next + sign.length);
}
