// Lengths of time, as search/amounts.py and parsing/numerals.py read them: 二十个工作日 is "20工作日".
const AMOUNT = new RegExp(`^(${data.amount})$`, "u");
const DIGITS = { ...Object.fromEntries(Array.from("零一二三四五六七八九", (sign, at) => [sign, at])), 〇: 0, 两: 2 };
const POWERS = { 十: 10, 百: 100, 千: 1000 };

function amountOf(word) {
  const found = AMOUNT.exec(word);
  const number = found && numberFrom(found[2]);
  if (number === null) return null;
  const unit = found[3] === "个月" ? found[3] : found[3].replace(/^个/, "");
  return `${number}${{ 天: "日", 星期: "周" }[unit] || unit}`;
}

function numberFrom(text) {
  if (/^[0-9]{1,9}$/.test(text)) return Number(text);
  const signs = Array.from(text);
  if (signs.every((sign) => sign in DIGITS)) {
    return signs.length === 1 || signs.length === 4 ? Number(signs.map((sign) => DIGITS[sign]).join("")) : null;
  }
  const cut = text.lastIndexOf("万"), low = text.slice(cut + 1);
  if (cut < 0) return belowTenThousand(low);
  const above = belowTenThousand(text.slice(0, cut)), below = low ? belowTenThousand(low) : 0;
  return above === null || below === null ? null : above * 10000 + below;
}

function belowTenThousand(text) {
  let total = 0, digit = null, smallest = 10000, skipped = false;
  for (const sign of text) {
    if (sign in POWERS) {
      const power = POWERS[sign];
      if (power >= smallest || digit === 0 || (digit === null && power !== 10)) return null;
      [total, digit, smallest, skipped] = [total + (digit === null ? 1 : digit) * power, null, power, false];
    } else if (digit) {
      return null;
    } else {
      skipped = skipped || digit === 0 || sign === "零" || sign === "〇";
      digit = sign in DIGITS ? DIGITS[sign] : null;
    }
  }
  const clear = skipped || !digit || smallest === 10 || smallest === 10000;
  return text && clear ? total + (digit || 0) : null;
}
