// Folding what is typed, as search/folding.py folds texts. The two maps come with the data: `alike` are signs that count as
// the same, `simple` are the traditional characters whose simplified form occurs in some text.
const BLANK = /[\t-\r\x1c-\x1f\x85\p{Z}]/u;
const UNSEEN = /[\p{Cc}\p{Cf}\p{Z}]/u;
const SEAM = "\u241f";
const alike = new Map(data.alike);
const simple = pairs(data.simple);
const foldedSigns = new Map();

function pairs(text) {
  const signs = Array.from(text);
  return new Map(signs.flatMap((sign, at) => (at % 2 ? [] : [[sign, signs[at + 1]]])));
}

// JavaScript has no casefold: to capitals and back is the same but for these two
function casefoldSign(sign) {
  if (sign === "ı") return sign;
  return /\p{Script=Cherokee}/u.test(sign) ? sign.toUpperCase() : sign.toLowerCase().toUpperCase().toLowerCase();
}

function casefold(text) {
  return Array.from(text, casefoldSign).join("");
}

function foldSign(sign) {
  let done = foldedSigns.get(sign);
  if (done === undefined) foldedSigns.set(sign, (done = foldAnew(sign)));
  return done;
}

function foldAnew(sign) {
  let folded = sign.normalize("NFKD"), before = "";
  while (folded !== before) [before, folded] = [folded, casefold(folded).normalize("NFKD")];
  const seen = Array.from(folded).filter((part) => !UNSEEN.test(part));
  const plain = seen.map((part) => (alike.has(part) ? alike.get(part) : part)).join("");
  return Array.from(plain, (part) => simple.get(part) || part).join("");
}

function fold(text) {
  return Array.from(text.split(SEAM).join(""), foldSign).join("").normalize("NFC");
}

// Returns the folded text, and for each of its code units the stretch of the original that it comes from.
function foldWithOrigins(text) {
  const pieces = [];
  let place = 0;
  for (const sign of text) {
    const end = place + sign.length;
    for (const part of sign === SEAM ? "" : foldSign(sign)) {
      const last = pieces[pieces.length - 1];
      if (last && joins(last.text, part)) [last.text, last.end] = [(last.text + part).normalize("NFC"), end];
      else pieces.push({ text: part, start: place, end });
    }
    place = end;
  }
  const origins = pieces.flatMap((piece) => Array.from({ length: piece.text.length }, () => [piece.start, piece.end]));
  return { text: pieces.map((piece) => piece.text).join(""), origins };
}

function joins(before, part) {
  if (part < "\u0300") return false;
  return /\p{M}/u.test(part) || (before + part).normalize("NFC") !== before + part;
}
