// Reading a query, as search/tokenizer.py and search/parser.py do. What only the terminal can do (OR, brackets,
// comparisons, conditions) is refused with a sentence.
const S = "\\t-\\r\\x1c-\\x1f\\x85\\p{Z}";
const DOUBLE = '"“”„‟＂〝〞〟';
const EDGE = `(?:[${S}()（）|｜]|$)`;
const NAME = `([^${S}:：()（）|｜<>＜＞≤≥≠=＝!！${DOUBLE}「『]+)`;
const KEYWORD = new RegExp(`(?:AND|且|OR|或|NOT|非)(?=${EDGE})`, "uy");
const MINUS = new RegExp(`[-－](?=[-－]*(?![-－])(?!${EDGE})|[-－]*[(（])`, "uy");
const FIELD = new RegExp(`${NAME}()([:：])([${S}]*)`, "uy");
const COMPARED = new RegExp(`${NAME}([${S}]*)([<＜][=＝]|[>＞][=＝]|[!！][=＝]|[<＜>＞≤≥≠=＝])[${S}]*`, "uy");
const EDGES = new RegExp(EDGE, "uy");
const PHRASE = new RegExp(`[${DOUBLE}]([^${DOUBLE}]*)[${DOUBLE}]|「[^」]*」|『[^』]*』`, "uy");
const SINGLE = new RegExp(`'[^']*'(?=${EDGE})`, "uy");
const WORD_LIKE = /^[\p{L}\p{N}_-]+$/u;
const KINDS = { AND: "and", 且: "and", OR: "or", 或: "or", NOT: "not", 非: "not" };
const RELATIONS = { "：": ":", "＝": "=", "！": "!", "≠": "!=" };
const DEEPEST = 50;
const names = new Map(data.names);
const conditions = new Map(data.conditions);
const synonyms = new Map(data.synonyms);

// A query that cannot be answered here; `words` is the name of a sentence in the data.
class Refused extends Error {
  constructor(words, value = "") {
    super(words);
    Object.assign(this, { words, value });
  }
}

function matchAt(pattern, text, place) {
  pattern.lastIndex = place;
  return pattern.exec(text);
}

function keyNamed(name) {
  const plain = casefold(trim(name));
  const key = names.get(plain.split("-").join("_"));
  if (key) return key;
  const dot = trim(name).indexOf("."), inner = trim(name).slice(dot + 1);
  if (dot >= 0 && inner && keyNamed(name.slice(0, name.indexOf("."))) === "extra") return `extra.${inner}`;
  return plain === "path" ? plain : undefined;
}

function trim(text) {
  return text.replace(new RegExp(`^[${S}]+|[${S}]+$`, "gu"), "");
}

function tokenize(query) {
  const tokens = [];
  for (let place = 0, afterMinus = false; ; ) {
    while (place < query.length && BLANK.test(query[place])) place += 1;
    if (place === query.length) return tokens;
    const token = tokenAt(query, place, afterMinus);
    tokens.push(token);
    afterMinus = token.kind === "not" && "-－".includes(query[place]);
    place = token.end;
  }
}

function tokenAt(query, place, afterMinus) {
  if ("()（）|｜".includes(query[place])) throw new Refused("terminal");
  if (!afterMinus) {
    if (matchAt(MINUS, query, place)) return { kind: "not", end: place + 1 };
    const keyword = matchAt(KEYWORD, query, place);
    if (keyword) return { kind: KINDS[keyword[0]], end: place + keyword[0].length };
  }
  return boundAt(query, place) || wordAt(query, place);
}

function boundAt(query, place) {
  const match = matchAt(FIELD, query, place) || matchAt(COMPARED, query, place);
  if (!match) return null;
  const [all, name, gap, sign, apart] = match;
  const relation = Array.from(sign, (each) => RELATIONS[each] || each).join("");
  const end = place + all.length;
  if (keyNamed(name) === undefined && !conditions.has(casefold(name))) {
    if (relation !== ":" && !gap && WORD_LIKE.test(name)) throw new Refused("unknown", name);
    return null;
  }
  if (relation === ":") {
    if ("(（".includes(query[end] || " ")) throw new Refused("terminal");
    if (matchAt(EDGES, query, end) || (apart && matchAt(KEYWORD, query, end))) return null;
  }
  return wordAt(query, end, name, relation);
}

function wordAt(query, inner, name = "", relation = "") {
  let text = "", place = inner, opened = 0;
  const single = matchAt(SINGLE, query, inner);
  while (place < query.length) {
    const sign = query[place];
    const phrase = place === inner && single ? single : matchAt(PHRASE, query, place);
    if (phrase) {
      text += phrase !== single && phrase[1] !== undefined ? phrase[1] : phrase[0];
      place += phrase[0].length;
      continue;
    }
    if (BLANK.test(sign) || "|｜".includes(sign) || (")）".includes(sign) && !opened)) break;
    if (DOUBLE.includes(sign) || "「『".includes(sign)) throw new Refused("unclosed", sign);
    if ("(（".includes(sign)) opened += 1;
    else if (")）".includes(sign)) opened -= 1;
    text += sign;
    place += 1;
  }
  if (opened) throw new Refused("unclosed", "(");
  const written = query.slice(inner, place);
  return { kind: "word", end: place, text, name, relation, isPhrase: written !== text || /^[「『]/.test(written) };
}

// Returns the conditions that must all hold, each `negative` or not; none for a query that says nothing.
function parse(query) {
  const tokens = tokenize(query), parts = [];
  if (tokens.some((token) => token.kind === "or")) throw new Refused("terminal");
  for (let at = 0; at < tokens.length; at += 1) {
    const first = at;
    if (tokens[at].kind === "and") {
      at += 1;
      if (!first || !tokens[at] || tokens[at].kind === "and") throw new Refused("unfinished");
    }
    let negations = 0;
    for (; tokens[at].kind === "not"; at += 1) {
      negations += 1;
      if (!tokens[at + 1] || tokens[at + 1].kind === "and" || negations > DEEPEST) throw new Refused("unfinished");
    }
    const part = conditionOf(tokens[at]);
    if (part) parts.push({ ...part, negative: (negations + (part.negative ? 1 : 0)) % 2 === 1 });
  }
  return parts;
}

function conditionOf({ text, name, relation, isPhrase }) {
  const key = name ? keyNamed(name) : "";
  if (key === undefined) return presence(conditions.get(casefold(name)), relation, text);
  if (/^[<>＜＞≤≥]/.test(relation)) throw new Refused("terminal");
  const word = fold(text), amount = key === "time_limit" && relation === ":" && amountOf(word);
  if (amount) return { kind: "amount", key, amount, words: [word] };
  if (relation === "=" || relation === "!=") {
    if (!word) throw new Refused("unfinished");
    return { kind: "whole", key, words: [word], negative: relation === "!=" };
  }
  const also = isPhrase || data.wordless.includes(key) ? [] : synonyms.get(word) || [];
  return word ? { kind: "word", key, words: [word, ...also] } : null;
}

function presence(asked, relation, text) {
  if (relation !== ":" || (asked !== "has" && asked !== "missing") || conditions.get(casefold(trim(text))) === "statutory")
    throw new Refused("terminal");
  const key = keyNamed(text);
  if (key === undefined) throw new Refused("unknown", text);
  return { kind: "has", key, words: [], negative: asked === "missing" };
}
