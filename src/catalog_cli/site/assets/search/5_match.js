// Which items fulfil the conditions of a query, as search/compiler.py tells. Each text of the catalogue is in the data once,
// and is looked at once for each word; items know their texts by number.
const texts = data.texts;
const count = data.ids.length;
const columns = new Map(data.columns.map(([key, cells]) => [key, cells.map((cell) => (cell ? [].concat(cell) : []))]));
const NONE = [];
const free = data.ids.map((_id, item) => data.free.flatMap((key) => numbersOf(key, item)));

function numbersOf(key, item) {
  const column = columns.get(key);
  return column ? column[item] : NONE;
}

// Returns a test of numbered texts that asks for each text only once.
function once(test) {
  const known = new Uint8Array(texts.length);
  return (number) => {
    if (!known[number]) known[number] = test(number) ? 2 : 1;
    return known[number] === 2;
  };
}

function testOf(condition) {
  const { kind, key } = condition;
  if (kind === "has") return (item) => numbersOf(key, item).length > 0;
  if (kind === "amount") return (item) => numbersOf(key, item).some((number) => (amounts.get(number) || NONE).includes(condition.amount));
  if (kind === "whole") return (item) => numbersOf(key, item).some((number) => texts[number] === condition.words[0]);
  if (kind === "filter") return (item) => numbersOf(key, item).some((number) => isWithin(texts[number], condition.words[0], key));
  const tests = condition.words.map((word) => wordTest(word, key));
  return (item) => tests.some((test) => test(item));
}

function isWithin(text, wanted, key) {
  return text === wanted || (key === "category" && text.startsWith(`${wanted}/`));
}

const amounts = new Map(data.amounts.map(([number, ...each]) => [number, each]));

function wordTest(word, key) {
  const pinyin = parsePinyin(word);
  const plain = once((number) => texts[number].includes(word));
  const spelt = pinyin ? once((number) => pinyinIn(pinyin, number)) : () => false;
  if (key) return (item) => numbersOf(key, item).some((number) => plain(number) || spelt(number));
  return (item) => free[item].some(plain) || (pinyin && data.spelt.some((each) => numbersOf(each, item).some(spelt)));
}

// Returns for each item whether it fulfils all conditions.
function search(parts) {
  const tests = parts.map((part) => [testOf(part), Boolean(part.negative)]);
  return Uint8Array.from(data.ids, (_id, item) => (tests.every(([test, negative]) => Boolean(test(item)) !== negative) ? 1 : 0));
}
