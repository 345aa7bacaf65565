// Full text. The head, the pieces of the index and the texts are loaded when a query needs them; they call the function whose
// name stands in the page. Words are cut as SearchWords.cs cuts them, postings read as PostingCode.cs writes them.
const fullText = (() => {
  const loaded = {};
  const waiting = new Map();
  window[document.documentElement.dataset.search] = (name, data) => (loaded[name] = data);
  const load = (name) => {
    if (!waiting.has(name)) {
      waiting.set(name, new Promise((done) => {
        const script = document.createElement("script");
        script.src = `browse/${name}.js`;
        script.onload = script.onerror = () => {
          script.remove();
          done(loaded[name]);
        };
        document.head.append(script);
      }));
    }
    return waiting.get(name);
  };

  // Each unit stays one, so that a place in the folded text is one in the text.
  const fold = (text) => {
    const narrow = text.replace(/[\uFF01-\uFF5E]/g, (unit) => String.fromCharCode(unit.charCodeAt(0) - 0xfee0));
    const small = narrow.toLowerCase();
    return small.length === text.length ? small : [...narrow].map((one) => (one.toLowerCase().length === one.length ? one.toLowerCase() : one)).join("");
  };
  const unspaced = /[\u3005-\u3007\u3040-\u30FA\u30FC-\u30FF\u3400-\u9FFF\uAC00-\uDFFF\uF900-\uFAFF\u0E00-\u0EFF\u1000-\u109F\u1780-\u17FF]/;
  const runs = /[\u3005-\u3007\u3040-\u30FA\u30FC-\u30FF\u3400-\u9FFF\uAC00-\uDFFF\uF900-\uFAFF\u0E00-\u0EFF\u1000-\u109F\u1780-\u17FF]+|[\p{L}\p{Nd}\p{Mn}\p{Mc}]+/gu;
  const longestWord = 24;
  const shortWord = 5;
  const classes = 61;
  const mostPieces = 60;

  // What a word of the query is looked up by: the beginning of a word, or pairs.
  function lookups(word, head) {
    const found = [];
    for (const [run] of word.matchAll(runs)) {
      // The classes of the expression overlap; letters of both kinds in a row part where the kind changes.
      for (const part of run.match(new RegExp(`${unspaced.source}+|(?:(?!${unspaced.source})[^])+`, "g")) || []) {
        if (!unspaced.test(part)) {
          found.push({ from: part.slice(0, head.isShort ? shortWord : longestWord), begins: true });
        } else if (part.length === 1) {
          found.push({ from: part, begins: true });
        } else {
          for (let i = 0; i + 1 < part.length; i++) {
            const second = head.isShort ? String.fromCharCode(0x3400 + (part.charCodeAt(i + 1) % classes)) : part[i + 1];
            found.push({ from: part[i] + second, begins: false });
          }
        }
      }
    }
    return found;
  }

  const before = (a, b) => (a < b ? -1 : a > b ? 1 : 0);
  function pieceOf(starts, word) {
    let low = 0;
    let high = starts.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (before(starts[middle], word) <= 0) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return Math.max(0, low - 1);
  }

  const parsed = new Map();
  async function wordsOf(piece) {
    if (!parsed.has(piece)) {
      const text = (await load(`words-${piece}`)) || "";
      let last = "";
      parsed.set(piece, text.split("!").slice(0, -1).map((entry) => {
        const space = entry.indexOf(" ");
        last = last.slice(0, parseInt(entry[0], 36)) + entry.slice(1, space);
        return [last, entry.slice(space + 1)];
      }));
    }
    return parsed.get(piece);
  }

  function decode(code, universe, take) {
    let at = 0;
    let held = 0;
    let left = 0;
    const digit = (index) => {
      const unit = code.charCodeAt(index) - 35;
      return unit > 57 ? unit - 1 : unit;
    };
    const bit = () => {
      if (left === 0) {
        const isPair = at + 1 < code.length;
        held = isPair ? digit(at) * 91 + digit(at + 1) : digit(at);
        left = isPair ? 13 : 6;
        at += isPair ? 2 : 1;
      }
      return (held >> --left) & 1;
    };
    let length = 0;
    while (!bit()) {
      length++;
    }
    let count = 1;
    while (length-- > 0) {
      count = count * 2 + bit();
    }
    let low = 0;
    while (count * 2 ** (low + 1) * 100 <= universe * 69) {
      low++;
    }
    for (let number = -1; count > 0; count--) {
      let gap = 0;
      while (bit()) {
        gap++;
      }
      for (let i = 0; i < low; i++) {
        gap = gap * 2 + bit();
      }
      number += gap + 1;
      take(number);
    }
  }

  async function postsOf({ from, begins }, head) {
    const first = pieceOf(head.starts, from);
    const last = begins ? pieceOf(head.starts, from + "\uffff") : first;
    if (last - first >= mostPieces || (begins && from.length < 2 && !unspaced.test(from))) {
      return null;
    }
    const found = new Set();
    const pieces = await Promise.all(Array.from({ length: last - first + 1 }, (_, i) => wordsOf(first + i)));
    for (const words of pieces) {
      for (const [word, code] of words) {
        if (begins ? word.startsWith(from) : word === from) {
          decode(code, Math.ceil(head.posts.length / head.group), (group) => {
            for (let post = group * head.group; post < Math.min(head.posts.length, (group + 1) * head.group); post++) {
              found.add(post);
            }
          });
        }
      }
    }
    return found;
  }

  let numbers;
  let places;
  async function ready() {
    const head = await load("search");
    if (head && !numbers) {
      numbers = new Map(head.posts.map((slug, number) => [slug, number]));
      places = head.texts.flatMap((count, piece) => Array.from({ length: count }, (_, i) => [piece, i]));
    }
    return head;
  }

  async function text(slug) {
    const head = await ready();
    const place = head && places[numbers.get(slug)];
    const texts = place && (await load(`texts-${place[0]}`));
    const one = texts && texts[place[1]];
    return one && one.slug === slug ? one.text : "";
  }

  const cached = new Map();
  async function slugsOf(word, head) {
    let found;
    if (head.starts.length === 0) {
      found = new Set();
      for (const [slug, number] of numbers) {
        if (fold(await text(slug)).includes(word)) {
          found.add(number);
        }
      }
    } else {
      const lists = await Promise.all(lookups(word, head).map((one) => postsOf(one, head)));
      const known = lists.filter(Boolean).sort((a, b) => a.size - b.size);
      found = new Set(known.length ? [...known[0]].filter((post) => known.every((list) => list.has(post))) : []);
    }
    return new Set([...found].map((number) => head.posts[number]));
  }

  // For each word the posts that may hold it; null where there is nothing to search.
  async function find(wanted) {
    const head = await ready();
    if (!head) {
      return null;
    }
    const sets = await Promise.all(wanted.map(async (word) => {
      if (!cached.has(word)) {
        cached.set(word, await slugsOf(word, head));
      }
      return [word, cached.get(word)];
    }));
    return new Map(sets);
  }

  // The sentence in which the first of some words stands, with all of them marked; null where a word is missing.
  function sentence(body, wanted) {
    const folded = fold(body);
    const at = Math.min(...wanted.map((word) => folded.indexOf(word)));
    if (at < 0 || !wanted.length) {
      return null;
    }
    const ends = /[.!?。！？…]\s*/g;
    let from = Math.max(0, at - 90);
    ends.lastIndex = from;
    for (let end; (end = ends.exec(body)) && end.index < at; ) {
      from = ends.lastIndex <= at ? ends.lastIndex : from;
    }
    ends.lastIndex = at + 60;
    const end = ends.exec(body);
    const to = Math.min(body.length, end && end.index < at + 200 ? ends.lastIndex : at + 200);
    const parts = [];
    let last = from;
    for (let i = from; i < to; ) {
      const word = wanted.filter((one) => folded.startsWith(one, i)).sort((a, b) => b.length - a.length)[0];
      if (word) {
        parts.push(body.slice(last, i), Object.assign(document.createElement("mark"), { textContent: body.slice(i, i + word.length) }));
        last = i += word.length;
      } else {
        i++;
      }
    }
    return [from > 0 ? "… " : "", ...parts, body.slice(last, to), to < body.length ? " …" : ""];
  }

  return { find, text, fold, sentence };
})();
