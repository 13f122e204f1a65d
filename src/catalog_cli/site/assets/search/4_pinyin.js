// Matching a word in pinyin against a text, as search/spelling/pinyin.py does. The data has how each character is usually
// read, and where a text reads one otherwise.
const INITIALS = /^[bcdfgjklmnpqrstwxyz]+$/;
const OPENS = "bcdfjklmpqstwxyz";
const LETTER = /[\p{L}\p{N}]/u;
const PLAIN = /[a-z0-9]/;
const ways = data.ways.map(([spellings]) => (spellings ? spellings.split(" ") : []));
const usual = new Map(data.ways.flatMap(([, signs], way) => Array.from(signs, (sign) => [sign, ways[way]])));
const unsettled = new Set(data.unsettled);
const unusual = new Map(data.unusual.map(([number, ...rest]) => [number, rest]));
const ascii = new Set(data.wide);
const readings = new Map();

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
  const read = folded.map((sign) => usual.get(sign) || []);
  for (let at = 0; at < otherwise.length; at += 2) read[otherwise[at]] = ways[otherwise[at + 1]];
  const signs = folded.map(bare);
  const heads = signs.map((sign, at) => (read[at].length ? read[at][0][0] : sign));
  const loose = heads.map((head, at) => (unsettled.has(folded[at]) ? SEAM : head));
  const spelt = (all) => all.filter((head) => head === SEAM || LETTER.test(head)).join("");
  return { signs, ways: read, initials: spelt(heads), loose: spelt(loose) };
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
  for (let place = 0, after = 0; place < reading.signs.length; place += 1) {
    const withinRun = place > 0 && PLAIN.test(reading.signs[place]) && PLAIN.test(reading.signs[place - 1]);
    const end = place < after || withinRun ? null : endOf(pinyin.word, reading, place);
    if (end !== null) yield [place, (after = end)];
  }
}

// Returns the place after the last character that the word spells, if it spells those from `start` on.
function endOf(word, reading, start) {
  const open = [[start, 0]], seen = new Set();
  while (open.length) {
    const [place, typed] = open.pop();
    if (typed === word.length) return place;
    const state = place * (word.length + 1) + typed;
    if (place < reading.signs.length && !seen.has(state)) {
      seen.add(state);
      for (const step of steps(word, typed, reading.signs[place], reading.ways[place], place > start))
        open.push([place + 1, typed + step]);
    }
  }
  return null;
}

// Yields how many letters of the word one character may account for; the best comes last.
function* steps(word, typed, sign, spellings, isLater) {
  if (isLater && !LETTER.test(sign)) yield 0;
  if (spellings.length) {
    const rest = word.slice(typed), first = spellings[0];
    if (isLater && first.startsWith(rest)) yield rest.length;
    if (rest[0] === first[0]) yield 1;
    if (/^[zcs]h/.test(first) && first.startsWith(rest.slice(0, 2))) yield rest.slice(0, 2).length;
    for (const spelling of spellings) if (rest.startsWith(spelling)) yield spelling.length;
  }
  if (word.startsWith(sign, typed)) yield sign.length;
}
