// Feeds made of chance, the same for the same seed: valid ones, since two readers are to agree on what they say.
const words = 'harbour light pier gull rope anchor tide lamp café größe 你好 мир кот λόγος שלום 1 < 2 R&D'.split(' ');

/** A generator of numbers between 0 and 1. */
const numbers = (seed) => {
  let state = seed >>> 0 || 1;
  return () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state / 4294967296;
  };
};

const escape = (text) => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');

/** One feed: its name and its text. */
export const generate = (seed) => {
  const chance = numbers(seed);
  const pick = (list) => list[Math.floor(chance() * list.length)];
  const maybe = (share, make) => (chance() < share ? make() : '');
  const phrase = (most) => Array.from({ length: 1 + Math.floor(chance() * most) }, () => pick(words)).join(' ');
  let count = 0;
  const picture = () => `https://p.example/s${seed}-${++count}.${pick(['png', 'jpg', 'gif', 'webp'])}`;
  const markup = () =>
    Array.from({ length: 1 + Math.floor(chance() * 3) }, () => `<p>${escape(phrase(9))}${maybe(0.5, () => `<img src="${picture()}" alt="${escape(phrase(2))}">`)}</p>`).join('\n');
  const well = (html) => html.replace(/(<img[^>]*)>/g, '$1/>');
  const date = new Date(Date.UTC(2000 + Math.floor(chance() * 25), Math.floor(chance() * 12), 1 + Math.floor(chance() * 28), Math.floor(chance() * 24), Math.floor(chance() * 60)));
  const iso = date.toISOString().replace('.000', '');
  const text = (html) => (chance() < 0.5 ? `<![CDATA[${html}]]>` : escape(html));
  const media = () =>
    maybe(0.3, () => `<media:content url="${picture()}" ${pick(['type="image/jpeg"', 'medium="image"'])}>${maybe(0.5, () => `<media:thumbnail url="${picture()}"/>`)}</media:content>`) +
    maybe(0.3, () => `<media:thumbnail url="${picture()}"/>`) +
    maybe(0.2, () => `<media:group><media:content url="${picture()}" medium="image"/></media:group>`);
  const shuffled = (parts) => parts.map((part) => [chance(), part]).sort((one, other) => one[0] - other[0]).map(([, part]) => part).join(pick(['', '\n', '\n    ']));
  const rssItem = (number) =>
    shuffled([
      `<guid isPermaLink="false">g${number}</guid>`,
      `<link>https://blog.example/${seed}/${number}</link>`,
      maybe(0.9, () => `<title>${escape(phrase(5))}</title>`),
      maybe(0.8, () => `<description>${text(markup())}</description>`),
      maybe(0.5, () => `<content:encoded>${text(markup())}</content:encoded>`),
      maybe(0.7, () => `<pubDate>${date.toUTCString()}</pubDate>`),
      maybe(0.3, () => `<dc:creator>${escape(phrase(2))}</dc:creator>`),
      maybe(0.4, () => `<category>${escape(phrase(2))}</category>`) + maybe(0.3, () => `<category>c${number}</category>`),
      maybe(0.4, () => `<enclosure url="${picture()}" type="image/png" length="1"/>`) + maybe(0.2, () => `<enclosure url="${picture()}" type="image/png" length="1"/>`),
      maybe(0.2, () => `<itunes:image href="${picture()}"/>`),
      media(),
    ]);
  const construct = (name, share, html) =>
    maybe(share, () => {
      switch (pick(['html', 'xhtml', 'text'])) {
        case 'html':
          return `<${name} type="html">${text(html)}</${name}>`;
        case 'xhtml':
          return `<${name} type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml">${well(html)}</div></${name}>`;
        default:
          return `<${name}>${escape(phrase(6))}</${name}>`;
      }
    });
  const atomEntry = (number) =>
    shuffled([
      `<id>urn:${seed}:${number}</id>`,
      `<link href="https://blog.example/${seed}/${number}"${pick(['', ' rel="alternate"', ' rel="alternate" type="text/html"'])}/>`,
      construct('title', 0.9, escape(phrase(5))),
      construct('summary', 0.5, markup()),
      construct('content', 0.7, markup()),
      `<updated>${iso}</updated>`,
      maybe(0.6, () => `<published>${iso}</published>`),
      maybe(0.5, () => `<author><name>${escape(phrase(2))}</name></author>`),
      maybe(0.4, () => `<category term="t${number}"/>`),
      maybe(0.3, () => `<link rel="enclosure" type="image/png" href="${picture()}"/>`),
      media(),
    ]);
  const jsonItem = (number) => ({
    id: `${seed}-${number}`,
    url: `https://blog.example/${seed}/${number}`,
    ...(chance() < 0.9 && { title: phrase(5) }),
    ...(chance() < 0.7 ? { content_html: markup() } : { content_text: phrase(9) }),
    ...(chance() < 0.5 && { image: picture() }),
    ...(chance() < 0.7 && { date_published: iso }),
    ...(chance() < 0.5 && { tags: [phrase(2), `t${number}`] }),
    ...(chance() < 0.4 && { attachments: [{ url: picture(), mime_type: 'image/png' }] }),
    ...(chance() < 0.4 && { authors: [{ name: phrase(2) }] }),
  });
  const spaces =
    'xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:media="http://search.yahoo.com/mrss/" xmlns:itunes="http://www.itunes.com/dtds/podcast-1.0.dtd"';
  const many = Array.from({ length: 1 + Math.floor(chance() * 5) }, (_, number) => number + 1);
  switch (pick(['rss', 'rss', 'atom', 'atom', 'rdf', 'json'])) {
    case 'rss':
      return { name: `generated-${seed}.xml`, text: `<?xml version="1.0" encoding="utf-8"?>\n<rss version="2.0" ${spaces}><channel><title>B</title><link>https://blog.example/</link><description>d</description>${many.map((number) => `<item>${rssItem(number)}</item>`).join('\n')}</channel></rss>` };
    case 'rdf':
      return { name: `generated-${seed}.xml`, text: `<?xml version="1.0" encoding="utf-8"?>\n<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/" ${spaces}><channel rdf:about="https://blog.example/"><title>B</title><link>https://blog.example/</link><description>d</description></channel>${many.map((number) => `<item rdf:about="https://blog.example/${seed}/${number}"><link>https://blog.example/${seed}/${number}</link><title>${escape(phrase(4))}</title>${shuffled([maybe(0.6, () => `<description>${text(markup())}</description>`), maybe(0.5, () => `<content:encoded>${text(markup())}</content:encoded>`), maybe(0.7, () => `<dc:date>${iso}</dc:date>`), maybe(0.4, () => `<dc:creator>${escape(phrase(2))}</dc:creator>`), maybe(0.4, () => `<dc:subject>s${number}</dc:subject>`)])}</item>`).join('')}</rdf:RDF>` };
    case 'atom':
      return { name: `generated-${seed}.xml`, text: `<?xml version="1.0" encoding="utf-8"?>\n<feed xmlns="http://www.w3.org/2005/Atom" ${spaces}><id>urn:${seed}</id><title>B</title><updated>${iso}</updated><link href="https://blog.example/"/>${many.map((number) => `<entry>${atomEntry(number)}</entry>`).join('\n')}</feed>` };
    default:
      return { name: `generated-${seed}.json`, text: JSON.stringify({ version: 'https://jsonfeed.org/version/1.1', title: 'B', home_page_url: 'https://blog.example/', items: many.map(jsonItem) }) };
  }
};
