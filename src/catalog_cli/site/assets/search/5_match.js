// Which items fulfil the conditions of a query, as search/compiler.py tells. Each text of the catalogue is in the data once.
// A word is looked for in all texts at once, and the numbers of the texts lead to the items that have them.
const texts = data.texts;
const count = data.ids.length;
const columns = new Map(data.columns.map(([key, cells]) => [key, cells.map((cell) => (cell ? [].concat(cell) : []))]));
const amounts = new Map(data.amounts.map(([number, ...each]) => [number, each]));
const NONE = [];
// folding leaves no control characters, neither in texts nor in words
const joined = texts.map((text) => `${text}\n`).join("");
const starts = startsOf(texts);
const owners = new Map();
const found = new Map();
const KEPT = 100;

function startsOf(all) {
  const places = new Uint32Array(all.length + 1);
  all.forEach((text, number) => (places[number + 1] = places[number] + text.length + 1));
  return places;
}

function numbersOf(key, item) {
  const column = columns.get(key);
  return column ? column[item] : NONE;
}

// Returns what was found last under a name, or finds it: the key for deleting brings back what was there before.
function kept(name, find) {
  let numbers = found.get(name);
  if (!numbers) {
    found.set(name, (numbers = find()));
    if (found.size > KEPT) found.delete(found.keys().next().value);
  }
  return numbers;
}

// Returns, by the number of a text, the items that have it in one of these fields.
function ownersOf(name, keys) {
  let lists = owners.get(name);
  if (lists) return lists;
  owners.set(name, (lists = new Map()));
  for (let item = 0; item < count; item += 1) {
    for (const key of keys) {
      for (const number of numbersOf(key, item)) {
        const list = lists.get(number);
        if (list) list.push(item);
        else lists.set(number, [item]);
      }
    }
  }
  return lists;
}

function itemsWith(condition) {
  const { kind, key, words } = condition, hits = new Uint8Array(count);
  const lists = key ? ownersOf(key, [key]) : ownersOf("", data.free);
  const mark = (numbers, among) => numbers.forEach((number) => (among.get(number) || NONE).forEach((item) => (hits[item] = 1)));
  if (kind === "has") mark([...lists.keys()], lists);
  else if (kind === "amount") mark([...lists.keys()].filter((number) => (amounts.get(number) || NONE).includes(condition.amount)), lists);
  else if (kind === "whole") mark([...lists.keys()].filter((number) => texts[number] === words[0]), lists);
  else if (kind === "filter") mark([...lists.keys()].filter((number) => isWithin(texts[number], words[0], key)), lists);
  else {
    const read = key ? lists : ownersOf("\n", data.spelt);
    for (const word of words) {
      mark(textsWith(word), lists);
      mark(textsSpelt(word, key, read), read);
    }
  }
  return hits;
}

function isWithin(text, wanted, key) {
  return text === wanted || (key === "category" && text.startsWith(`${wanted}/`));
}

// Returns the numbers of the texts that have a word. One that goes on from an earlier one is in no other texts.
function textsWith(word) {
  return kept(word, () => {
    let among = null;
    for (const [other, numbers] of found) {
      if (!other.includes("\n") && word.includes(other) && !(among && among.length <= numbers.length)) among = numbers;
    }
    return among ? among.filter((number) => texts[number].includes(word)) : textsAnywhere(word);
  });
}

function textsAnywhere(word) {
  const numbers = [];
  let number = 0;
  for (let at = joined.indexOf(word); at >= 0; at = joined.indexOf(word, starts[number + 1])) {
    number = numberAt(at, number);
    numbers.push(number);
  }
  return numbers;
}

// Returns the number of the text at a place of all texts, from a number on.
function numberAt(place, from) {
  let low = from, high = texts.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if (starts[middle] <= place) low = middle;
    else high = middle - 1;
  }
  return low;
}

function textsSpelt(word, key, among) {
  const pinyin = parsePinyin(word);
  return pinyin ? kept(`${word}\n${key}`, () => [...among.keys()].filter((number) => pinyinIn(pinyin, number))) : NONE;
}

// Returns for each item whether it fulfils all conditions.
function search(parts) {
  const hits = new Uint8Array(count).fill(1);
  for (const part of parts) {
    const have = itemsWith(part), unwanted = part.negative ? 1 : 0;
    for (let item = 0; item < count; item += 1) if (have[item] === unwanted) hits[item] = 0;
  }
  return hits;
}
