// Feeds with the quirks of real ones, and what a reader should find in them. Every name and address is invented.
import { Buffer } from 'node:buffer';

const spaces =
  'xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:media="http://search.yahoo.com/mrss/" ' +
  'xmlns:atom="http://www.w3.org/2005/Atom" xmlns:itunes="http://www.itunes.com/dtds/podcast-1.0.dtd" xmlns:googleplay="http://www.google.com/schemas/play-podcasts/1.0" ' +
  'xmlns:feedburner="http://rssnamespace.org/feedburner/ext/1.0"';
const home = 'https://blog.example/';
const rss = (items, { prolog = '<?xml version="1.0" encoding="UTF-8"?>\n', about = '' } = {}) =>
  `${prolog}<rss version="2.0" ${spaces}><channel><title>Blog</title><link>${home}</link><description>d</description>${about}${items}</channel></rss>`;
const atom = (entries, attributes = '') =>
  `<?xml version="1.0"?>\n<feed xmlns="http://www.w3.org/2005/Atom" ${attributes}><id>urn:blog</id><title>Blog</title><link href="${home}"/>${entries}</feed>`;
const rdf = (items) =>
  `<?xml version="1.0"?>\n<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/" ${spaces}>` +
  `<channel rdf:about="${home}"><title>Blog</title><link>${home}</link></channel>${items}</rdf:RDF>`;
const json = (items, more = {}) => JSON.stringify({ version: 'https://jsonfeed.org/version/1.1', title: 'Blog', home_page_url: home, ...more, items });
const item = (inside, number = 1) => `<item><guid isPermaLink="false">g${number}</guid><link>${home}${number}</link>${inside}</item>`;
const entry = (inside, number = 1, attributes = '') => `<entry ${attributes}><id>urn:${number}</id><link href="${home}${number}"/><updated>2024-01-02T03:04:05Z</updated>${inside}</entry>`;
const latin1 = (text) => Buffer.from(text, 'latin1');
const day = Date.UTC(2018, 2, 29, 8, 30) / 1000;

/** Each with the entries that must be found: the fields named there, and at least those pictures and files. */
export const cases = [
  // 1. The whole text beside a summary.
  ['full-text', rss(item('<title>T</title><description>short</description><content:encoded><![CDATA[<p>the whole <img src="a1.png"></p>]]></content:encoded>')), [{ content: 'the whole', pictures: ['a1.png'] }]],
  ['full-text-first', rss(item('<content:encoded>&lt;p&gt;the whole&lt;/p&gt;</content:encoded><description>short</description><title>T</title>')), [{ content: 'the whole' }]],
  ['full-text-empty', rss(item('<title>T</title><content:encoded> </content:encoded><description>the description</description>')), [{ content: 'the description' }]],
  ['full-text-cdata-nested', rss(item('<title>T</title><content:encoded><![CDATA[<p>a ]]]]><![CDATA[> b</p><img src="a2.png">]]></content:encoded>')), [{ content: 'a ]]> b', pictures: ['a2.png'] }]],
  // 2. Atom's text constructs.
  ['atom-xhtml', atom(entry('<title type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml">An <em>x</em> title</div></title><content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml"><p>text<br/><img src="https://p.example/b1.png"/></p></div></content>')), [{ title: 'An x title', content: 'text', pictures: ['b1.png'] }]],
  ['atom-xhtml-no-div', atom(entry('<title type="xhtml">An <em xmlns="http://www.w3.org/1999/xhtml">x</em> title</title><content type="xhtml"><p xmlns="http://www.w3.org/1999/xhtml">text <img src="https://p.example/b2.png"/></p></content>')), [{ title: 'An x title', content: 'text', pictures: ['b2.png'] }]],
  ['atom-xhtml-prefix', atom(entry('<title>T</title><content type="xhtml"><h:div xmlns:h="http://www.w3.org/1999/xhtml"><h:p>text <h:img src="https://p.example/b3.png" alt=""/></h:p></h:div></content>')), [{ content: 'text', pictures: ['b3.png'] }]],
  ['atom-html', atom(entry('<title type="html">A &amp;lt;b&amp;gt; title</title><content type="html">&lt;p&gt;text &lt;img src="https://p.example/b4.png"&gt;&lt;/p&gt;</content>')), [{ title: 'A <b> title', content: 'text', pictures: ['b4.png'] }]],
  ['atom-text', atom(entry('<title>T</title><content type="text">1 &lt; 2 &amp; 3</content>')), [{ content: '1 < 2 & 3' }]],
  ['atom-media-type', atom(entry('<title>T</title><content type="text/html">&lt;p&gt;text &lt;img src="https://p.example/b5.png"&gt;&lt;/p&gt;</content>')), [{ content: 'text', pictures: ['b5.png'] }]],
  ['atom-svg', atom(entry('<title>T</title><content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml"><svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink"><image xlink:href="https://p.example/b6.png"/></svg>text</div></content>')), [{ content: 'text', pictures: ['b6.png'] }]],
  ['atom-content-by-address', atom(entry('<title>T</title><summary>the summary</summary><content type="image/png" src="https://p.example/b7.png"/>')), [{ content: 'the summary', pictures: ['b7.png'] }]],
  ['atom-summary-xhtml', atom(entry('<title>T</title><summary type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml"><p>a summary <img src="https://p.example/b8.png"/></p></div></summary>')), [{ content: 'a summary', pictures: ['b8.png'] }]],
  // 3. xml:base at each level.
  ['base-feed', atom('<entry><id>urn:1</id><title>T</title><link href="one"/><content type="html">&lt;img src="c1.png"&gt;</content></entry>', 'xml:base="https://a.example/x/"'), [{ link: 'https://a.example/x/one', urls: ['https://a.example/x/c1.png'] }]],
  ['base-entry', atom('<entry xml:base="y/"><id>urn:1</id><title>T</title><link href="one"/><content type="html">&lt;img src="c2.png"&gt;</content></entry>', 'xml:base="https://a.example/x/"'), [{ link: 'https://a.example/x/y/one', urls: ['https://a.example/x/y/c2.png'] }]],
  ['base-content', atom('<entry xml:base="y/"><id>urn:1</id><title>T</title><link href="one"/><content type="html" xml:base="../z/">&lt;img src="c3.png"&gt;</content></entry>', 'xml:base="https://a.example/x/"'), [{ link: 'https://a.example/x/y/one', urls: ['https://a.example/x/z/c3.png'] }]],
  ['base-div', atom('<entry><id>urn:1</id><title>T</title><link href="one"/><content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml" xml:base="https://b.example/d/"><img src="c4.png"/></div></content></entry>', 'xml:base="https://a.example/x/"'), [{ link: 'https://a.example/x/one', urls: ['https://b.example/d/c4.png'] }]],
  ['base-link', atom('<entry><id>urn:1</id><title>T</title><link xml:base="https://b.example/k/" href="one"/><content type="html">text</content></entry>', 'xml:base="https://a.example/x/"'), [{ link: 'https://b.example/k/one' }]],
  ['base-enclosure', atom('<entry><id>urn:1</id><title>T</title><link href="https://blog.example/1"/><link rel="enclosure" type="image/png" xml:base="https://b.example/k/" href="c5.png"/><content type="html">text</content></entry>'), [{ urls: ['https://b.example/k/c5.png'] }]],
  ['base-inner', atom('<entry><id>urn:1</id><title>T</title><link href="one"/><content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml"><p xml:base="https://b.example/p/"><img src="c6.png"/></p><img src="c7.png"/></div></content></entry>', 'xml:base="https://a.example/x/"'), [{ urls: ['https://b.example/p/c6.png', 'https://a.example/x/c7.png'] }]],
  ['base-rss', rss('<item xml:base="https://a.example/r/"><guid isPermaLink="false">1</guid><link>one</link><title>T</title><description>&lt;img src="c8.png"&gt;</description></item>'), [{ link: 'https://a.example/r/one', urls: ['https://a.example/r/c8.png'] }]],
  // 4. Relative and blank-wrapped addresses.
  ['relative', rss('<item><guid isPermaLink="false">1</guid><link>\n  /post/1\n</link><title>T</title><description>&lt;img src="/i/d1.png"&gt; &lt;img src=" d2.png "&gt;&lt;img src="//p.example/d3.png"&gt;</description></item>'), [{ link: 'https://blog.example/post/1', urls: ['https://blog.example/i/d1.png', 'https://blog.example/post/d2.png', 'https://p.example/d3.png'] }]],
  ['relative-query', rss('<item><guid isPermaLink="false">1</guid><link>?p=7</link><title>T</title><enclosure url=" /e/d4.jpg " type="image/jpeg"/></item>'), [{ link: 'https://blog.example/?p=7', urls: ['https://blog.example/e/d4.jpg'] }]],
  ['link-cdata', rss('<item><guid isPermaLink="false">1</guid><link><![CDATA[ https://blog.example/a?b=1&c=2 ]]></link><title>T</title></item>'), [{ link: 'https://blog.example/a?b=1&c=2' }]],
  // 5. Entries with only a guid, or only an enclosure.
  ['guid-only', rss('<item><guid>https://blog.example/only</guid><title>T</title></item>'), [{ link: 'https://blog.example/only', title: 'T' }]],
  ['guid-false', rss('<item><guid isPermaLink="false">https://blog.example/no</guid><title>T</title></item>'), [{ id: 'https://blog.example/no', title: 'T', link: null }]],
  ['enclosure-only', rss('<item><enclosure url="https://p.example/e1.mp3" type="audio/mpeg" length="1"/></item>'), [{ files: ['e1.mp3'] }]],
  ['enclosure-only-picture', rss('<item><enclosure url="https://p.example/e2.png" type="image/png" length="1"/></item>'), [{ pictures: ['e2.png'] }]],
  ['description-only', rss('<item><description>A note without a title.</description></item>'), [{ content: 'A note without a title.' }]],
  // 6. Atom's links inside RSS.
  ['atom-links', rss('<item><guid isPermaLink="false">1</guid><atom:link rel="self" href="https://blog.example/self"/><atom:link rel="replies" href="https://blog.example/replies"/><link>https://blog.example/right</link><title>T</title></item>', { about: '<atom:link rel="self" href="https://blog.example/feed"/><atom:link rel="hub" href="https://hub.example/"/>' }), [{ link: 'https://blog.example/right' }]],
  ['atom-links-only', rss('<item><guid isPermaLink="false">1</guid><atom:link rel="self" href="https://blog.example/self"/><atom:link href="https://blog.example/right"/><title>T</title></item>'), [{ link: 'https://blog.example/right' }]],
  ['atom-many-links', atom('<entry><id>urn:1</id><title>T</title><link rel="edit" href="https://blog.example/edit"/><link rel="alternate" type="application/json" href="https://blog.example/json"/><link rel="alternate" type="text/html" href="https://blog.example/right"/><updated>2024-01-01T00:00:00Z</updated></entry>'), [{ link: 'https://blog.example/right' }]],
  // 7. One guid, several links.
  ['same-guid', rss('<item><guid isPermaLink="false">same</guid><link>https://blog.example/1</link><title>One</title></item><item><guid isPermaLink="false">same</guid><link>https://blog.example/2</link><title>Two</title></item>'), [{ title: 'One', link: 'https://blog.example/1' }, { title: 'Two', link: 'https://blog.example/2' }]],
  // 8. JSON Feed.
  ['json', json([{ id: '1', url: 'https://blog.example/1', title: 'T', content_html: '<p>text <img src="h1.png"></p>', image: 'https://p.example/h2.png', banner_image: 'https://p.example/h3.png', date_published: '2018-03-29T08:30:00Z', tags: ['a', 'b'], authors: [{ name: 'Ann' }, { name: 'Bo' }], attachments: [{ url: 'https://p.example/h4.mp3', mime_type: 'audio/mpeg' }, { url: 'https://p.example/h5.png', mime_type: 'image/png' }] }]), [{ id: '1', title: 'T', link: 'https://blog.example/1', date: day, author: 'Ann, Bo', categories: ['a', 'b'], content: 'text', pictures: ['h1.png', 'h2.png', 'h3.png', 'h5.png'], files: ['h4.mp3'] }]],
  ['json-external', json([{ id: '1', external_url: 'https://other.example/x', content_text: 'a\n\nb' }]), [{ link: 'https://other.example/x', content: 'a b' }]],
  ['json-id-url', json([{ id: 'https://blog.example/id', content_text: 'x' }]), [{ link: 'https://blog.example/id' }]],
  ['json-number-id', json([{ id: 7, title: 'T', content_text: 'x', date_published: '2018-03-29T10:30:00+02:00' }]), [{ id: '7', date: day }]],
  ['json-1.0', json([{ id: '1', url: '/r', title: 'T', content_text: 'x', author: { name: 'Ann' } }], { version: 'https://jsonfeed.org/version/1' }), [{ link: 'https://blog.example/r', author: 'Ann' }]],
  ['json-both-texts', json([{ id: '1', content_text: 'plain', content_html: '<p>rich</p>', summary: 's' }]), [{ content: 'rich' }]],
  ['json-markdown-bom', `\uFEFF${json([{ id: '1', title: 'A &amp; <b>', content_text: 'x <y>' }])}`, [{ content: 'x <y>' }]],
  // 9. FeedBurner.
  ['feedburner', rss(item('<title>T</title><enclosure url="https://counted.example/i1.mp3" type="audio/mpeg"/><feedburner:origLink>https://blog.example/orig</feedburner:origLink><feedburner:origEnclosureLink>https://p.example/i2.mp3</feedburner:origEnclosureLink>')), [{ link: 'https://blog.example/orig', files: ['i2.mp3'] }]],
  // 10. Enclosures.
  ['enclosures', rss(item('<title>T</title><enclosure url=""/><enclosure/><enclosure url="/j1.png" type="image/png" length="no"/><enclosure url="/j1.png" type="image/png" length="0"/><enclosure url="/j2.png" type="" length="-1"/><enclosure url="/j3.jpg"/>')), [{ pictures: ['j1.png', 'j2.png', 'j3.jpg'] }]],
  ['enclosure-type-wrong', rss(item('<title>T</title><enclosure url="https://p.example/j4.jpg" type="JPEG" length="9"/><enclosure url="https://p.example/j5.png?x=1" type="application/octet-stream"/>')), [{ pictures: ['j4.jpg', 'j5.png'] }]],
  ['enclosure-rss-text', rss(item('<title>T</title><enclosure type="image/png">https://p.example/j6.png</enclosure>')), [{ pictures: ['j6.png'] }]],
  // 11. Media RSS.
  ['media', rss(item('<title>T</title><media:group><media:content url="https://p.example/k1.jpg" type="image/jpeg"/><media:content url="https://p.example/k2.mp4" medium="video"><media:thumbnail url="https://p.example/k3.jpg"/></media:content><media:peerLink type="image/png" href="https://p.example/k4.png"/></media:group><media:thumbnail url="https://p.example/k5.jpg"/>')), [{ pictures: ['k1.jpg', 'k3.jpg', 'k4.png', 'k5.jpg'], files: ['k2.mp4'] }]],
  ['media-text', rss(item('<media:content url="https://p.example/k6.jpg" medium="image"><media:title>A title</media:title><media:description type="html">&lt;b&gt;the text&lt;/b&gt;</media:description></media:content>')), [{ title: 'A title', content: 'the text', pictures: ['k6.jpg'] }]],
  ['media-player', rss(item('<title>T</title><media:content><media:player url="https://player.example/k7"/></media:content><media:content url="https://p.example/k8" medium="image"/>')), [{ pictures: ['k8'] }]],
  ['media-other-namespace', `<rss version="2.0" xmlns:m="http://search.yahoo.com/mrss"><channel><title>B</title><link>${home}</link>${item('<title>T</title><m:content url="https://p.example/k9.jpg" type="image/jpeg"/>')}</channel></rss>`, [{ pictures: ['k9.jpg'] }]],
  ['media-no-namespace', `<rss version="2.0"><channel><title>B</title><link>${home}</link>${item('<title>T</title><media:content url="https://p.example/k10.jpg" type="image/jpeg"/><content:encoded>&lt;p&gt;text&lt;/p&gt;</content:encoded>')}</channel></rss>`, [{ pictures: ['k10.jpg'], content: 'text' }]],
  ['atom-media', atom(entry('<title>T</title><media:group xmlns:media="http://search.yahoo.com/mrss/"><media:title>M</media:title><media:content url="https://p.example/k11.mp4" type="video/mp4"/><media:thumbnail url="https://p.example/k12.jpg"/><media:description>the text</media:description></media:group>')), [{ title: 'T', content: 'the text', pictures: ['k12.jpg'], files: ['k11.mp4'] }]],
  // 12. Podcasts.
  ['itunes', rss(item('<itunes:title>A title</itunes:title><itunes:author>Ann</itunes:author><itunes:summary>the text</itunes:summary><itunes:image href="https://p.example/l1.jpg"/><itunes:keywords>a, b,c</itunes:keywords><enclosure url="https://p.example/l2.mp3" type="audio/mpeg"/>')), [{ title: 'A title', author: 'Ann', content: 'the text', pictures: ['l1.jpg'], files: ['l2.mp3'], categories: ['a', 'b', 'c'] }]],
  ['itunes-text-node', rss(item('<title>T</title><itunes:subtitle>the text</itunes:subtitle><itunes:image>https://p.example/l3.jpg</itunes:image>')), [{ content: 'the text', pictures: ['l3.jpg'] }]],
  ['googleplay', rss(item('<title>T</title><googleplay:author>Ann</googleplay:author><googleplay:description>the text</googleplay:description><googleplay:image href="https://p.example/l4.jpg"/>')), [{ author: 'Ann', content: 'the text', pictures: ['l4.jpg'] }]],
  // 13. Titles.
  ['title-twice', rss(item('<title>A &amp;amp; B &amp;#8217;s</title>')), [{ title: 'A & B ’s' }]],
  ['title-cdata', rss(item('<title><![CDATA[A &amp; <i>B</i>]]></title>')), [{ title: 'A & B' }]],
  ['title-markup', rss(item('<title>A <b>bold</b> one</title>')), [{ title: 'A bold one' }]],
  ['title-less', rss(item('<title>1 &lt; 2 and 3 &gt; 2</title>')), [{ title: '1 < 2 and 3 > 2' }]],
  ['title-lines', rss(item('<title>\n  A\n  title\t</title>')), [{ title: 'A title' }]],
  ['title-two', rss(item('<title></title><title>Second</title>')), [{ title: 'Second' }]],
  // 14. Undeclared entities.
  ['entities', rss(item('<title>Caf&eacute;&nbsp;&mdash; AT&T &amp R&D; &hellip;</title><description>a &copy b &unknown; &lt;p&gt;x&lt;/p&gt;</description>')), [{ title: 'Café — AT&T & R&D; …', content: '&unknown;' }]],
  ['entities-attribute', rss(item('<title>T</title><enclosure url="https://p.example/n1.png?a=1&b=2&copy=3" type="image/png"/>')), [{ urls: ['https://p.example/n1.png?a=1&b=2&copy=3'] }]],
  ['entities-numbers', rss(item('<title>&#x41;&#66;&#0;&#x1F600;&#xD800;&#8211;&#150;</title>')), [{ title: /^AB.*😀.*––$/ }]],
  // 15. Damage.
  ['controls', latin1(rss(item('<title>A\x01\x08 b\x0bc\x1f</title><description>x\x00y\x7f</description>'))), [{ title: 'A bc', content: 'xy' }]],
  ['bad-utf8', Buffer.concat([Buffer.from(rss(item('<title>Grüße ')).split('</channel>')[0].replace('</item>', '')), Buffer.from([0xc3, 0x28, 0xff]), Buffer.from('end</title></item></channel></rss>')]), [{ title: /^Gr..?.?.?e .*end$/ }]],
  ['cut-off', rss(item('<title>Whole</title>', 1) + item('<title>Cut</title>', 2)).replace(/Cut<[\s\S]*$/, 'Cu'), [{ title: 'Whole' }]],
  ['end-tags-wrong', rss(item('<title>Whole</title>', 1) + item('<title>Bad</b></title><description>x</description>', 2) + item('<title>Third</title>', 3)), [{ title: 'Whole' }, { title: 'Bad' }, { title: 'Third' }]],
  ['bare-less-than', rss(item('<title>a < b</title><description>x <3 y</description>', 1) + item('<title>Next</title>', 2)), [{ title: 'a < b', content: 'x <3 y' }, { title: 'Next' }]],
  ['unquoted-attribute', rss(item('<title>T</title><enclosure url=https://p.example/o1.png type=image/png />', 1) + item('<title>Next</title>', 2)), [{ title: 'T', pictures: ['o1.png'] }, { title: 'Next' }]],
  ['doubled-attribute', rss(item('<title>T</title><enclosure url="https://p.example/o2.png" type="image/png" type="image/png"/>', 1) + item('<title>Next</title>', 2)), [{ title: 'T', pictures: ['o2.png'] }, { title: 'Next' }]],
  ['html-inside', rss(item('<title>T</title><description><p>one<br>two <img src="https://p.example/o3.png"> three</p></description>', 1) + item('<title>Next</title>', 2)), [{ title: 'T', content: 'three', pictures: ['o3.png'] }, { title: 'Next' }]],
  ['junk-behind', `${rss(item('<title>T</title>'))}\n<!-- cached --><script>x && y</script> trailing & text`, [{ title: 'T' }]],
  ['item-outside', `<rss version="2.0"><channel><title>B</title><link>${home}</link></channel>${item('<title>T</title>')}</rss>`, [{ title: 'T' }]],
  ['upper-case', `<RSS version="2.0"><CHANNEL><TITLE>B</TITLE><LINK>${home}</LINK><ITEM><TITLE>T</TITLE><LINK>https://blog.example/1</LINK><DESCRIPTION>text</DESCRIPTION><PUBDATE>Thu, 29 Mar 2018 08:30:00 GMT</PUBDATE></ITEM></CHANNEL></RSS>`, [{ title: 'T', link: 'https://blog.example/1', content: 'text', date: day }]],
  // 16. Charsets.
  ['prolog-lies-utf16', rss(item('<title>Grüße</title>'), { prolog: '<?xml version="1.0" encoding="utf-16"?>\n' }), [{ title: 'Grüße' }]],
  ['prolog-lies-latin1', rss(item('<title>Grüße “x”</title>'), { prolog: '<?xml version="1.0" encoding="iso-8859-1"?>\n' }), [{ title: 'Grüße “x”' }]],
  ['windows-1252', latin1(rss(item('<title>Gr\xfc\xdfe \x93x\x94</title>'), { prolog: '<?xml version="1.0" encoding="windows-1252"?>\n' })), [{ title: 'Grüße “x”' }]],
  ['windows-1252-unsaid', latin1(rss(item('<title>Gr\xfc\xdfe \x93x\x94</title>'))), [{ title: 'Grüße “x”' }]],
  ['koi8-r', latin1(rss(item('<title>\xf0\xd2\xc9\xd7\xc5\xd4</title>'), { prolog: '<?xml version="1.0" encoding="koi8-r"?>\n' })), [{ title: 'Привет' }]],
  ['windows-1251', latin1(rss(item('<title>\xcf\xf0\xe8\xe2\xe5\xf2</title>'), { prolog: "<?xml version='1.0' encoding='windows-1251' standalone='yes'?>\n" })), [{ title: 'Привет' }]],
  ['gb2312', latin1(rss(item('<title>\xc4\xe3\xba\xc3</title>'), { prolog: '<?xml version="1.0" encoding="gb2312"?>\n' })), [{ title: '你好' }]],
  ['shift-jis', latin1(rss(item('<title>\x82\xb1\x82\xf1</title>'), { prolog: '<?xml version="1.0" encoding="Shift_JIS"?>\n' })), [{ title: 'こん' }]],
  ['euc-kr', latin1(rss(item('<title>\xbe\xc8\xb3\xe7</title>'), { prolog: '<?xml version="1.0" encoding="EUC-KR"?>\n' })), [{ title: '안녕' }]],
  ['utf-16-le', Buffer.from(`\uFEFF${rss(item('<title>Grüße</title>'), { prolog: '<?xml version="1.0" encoding="utf-16"?>' })}`, 'utf16le'), [{ title: 'Grüße' }]],
  ['utf-16-be', Buffer.from(`\uFEFF${rss(item('<title>Grüße</title>'), { prolog: '<?xml version="1.0" encoding="utf-16"?>' })}`, 'utf16le').swap16(), [{ title: 'Grüße' }]],
  ['utf-16-unmarked', Buffer.from(rss(item('<title>Grüße</title>'), { prolog: '<?xml version="1.0" encoding="utf-16"?>' }), 'utf16le'), [{ title: 'Grüße' }]],
  ['utf-8-bom', `\uFEFF${rss(item('<title>Grüße</title>'))}`, [{ title: 'Grüße' }]],
  ['charset-unknown', rss(item('<title>Grüße</title>'), { prolog: '<?xml version="1.0" encoding="x-no-such"?>\n' }), [{ title: 'Grüße' }]],
  // 17. Atom 0.3.
  ['atom-0.3', `<feed version="0.3" xmlns="http://purl.org/atom/ns#"><title>B</title><link rel="alternate" href="${home}"/><entry><id>tag:1</id><title mode="escaped">A &lt;b&gt;x&lt;/b&gt;</title><link rel="alternate" type="text/html" href="https://blog.example/1"/><issued>2018-03-29T08:30:00Z</issued><modified>2019-01-01T00:00:00Z</modified><author><name>Ann</name></author><content type="text/html" mode="base64">${Buffer.from('<p>text <img src="https://p.example/q1.png"></p>').toString('base64')}</content></entry></feed>`, [{ title: 'A x', link: 'https://blog.example/1', date: day, author: 'Ann', content: 'text', pictures: ['q1.png'] }]],
  ['atom-0.3-xml', `<feed version="0.3" xmlns="http://purl.org/atom/ns#"><title>B</title><entry><id>tag:1</id><title>T</title><summary>s</summary><content type="application/xhtml+xml" mode="xml"><div xmlns="http://www.w3.org/1999/xhtml">text <img src="https://p.example/q2.png"/></div></content></entry></feed>`, [{ content: 'text', pictures: ['q2.png'] }]],
  ['atom-0.3-parts', `<feed version="0.3" xmlns="http://purl.org/atom/ns#"><title>B</title><entry><id>tag:1</id><title>T</title><content type="multipart/alternative" mode="xml"><content type="text/plain" mode="escaped">plain</content><content type="text/html" mode="escaped">&lt;p&gt;rich&lt;/p&gt;</content></content></entry></feed>`, [{ content: 'rich' }]],
  // 18. RDF.
  ['rdf', rdf(`<item rdf:about="https://blog.example/1"><title>T</title><dc:creator>Ann</dc:creator><dc:date>2018-03-29T08:30Z</dc:date><dc:subject>s</dc:subject><dc:description>the text</dc:description></item>`), [{ title: 'T', link: 'https://blog.example/1', author: 'Ann', date: day, categories: ['s'], content: 'the text' }]],
  ['rdf-dublin-only', rdf('<item rdf:about="https://blog.example/1"><dc:title>T</dc:title><dc:description>the text</dc:description></item>'), [{ title: 'T', content: 'the text', link: 'https://blog.example/1' }]],
  ['rdf-items-first', rdf('<item rdf:about="u:1"><title>T</title><link>/r1</link><content:encoded><![CDATA[<img src="r2.png">]]></content:encoded></item>'), [{ link: 'https://blog.example/r1', pictures: ['r2.png'] }]],
  ['rss-0.90', `<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://my.netscape.com/rdf/simple/0.9/"><channel><title>B</title><link>${home}</link></channel><item><title>T</title><link>https://blog.example/1</link></item></rdf:RDF>`, [{ title: 'T', link: 'https://blog.example/1' }]],
  ['rss-0.91', `<?xml version="1.0"?><!DOCTYPE rss PUBLIC "-//Netscape Communications//DTD RSS 0.91//EN" "http://my.netscape.com/publish/formats/rss-0.91.dtd"><rss version="0.91"><channel><title>B</title><link>${home}</link><item><title>T &eacute;</title><link>https://blog.example/1</link><description>text</description></item></channel></rss>`, [{ title: 'T é', link: 'https://blog.example/1', content: 'text' }]],
  // 19. What stands before the prolog.
  ['blanks-before', `\n\n  ${rss(item('<title>T</title>'))}`, [{ title: 'T' }]],
  ['notice-before', `<br />\n<b>Warning</b>: Undefined index in <b>/srv/x.php</b> on line <b>3</b><br />\n${rss(item('<title>T</title>'))}`, [{ title: 'T' }]],
  ['comment-before', `<!-- generator -->\n<?xml-stylesheet href="x.xsl"?>${rss(item('<title>T</title>'), { prolog: '' })}`, [{ title: 'T' }]],
  ['dtd', rss(item('<title>T &own;</title>'), { prolog: '<?xml version="1.0"?><!DOCTYPE rss [<!ENTITY own "never"><!ENTITY f SYSTEM "file:///etc/passwd">]>' }), [{ title: 'T &own;' }]],
  // 20. Dates.
  ...[
    'Thu, 29 Mar 2018 08:30:00 GMT', 'Thu, 29 Mar 2018 10:30:00 +0200', 'Thu, 29 Mar 18 08:30 UT', '29 Mar 2018 08:30:00 Z', 'Thu 29 March 2018 08:30:00 UTC', 'Thursday, 29-Mar-18 08:30:00 GMT',
    'Thu Mar 29 08:30:00 2018', 'Mar 29, 2018 8:30 AM', 'March 29th, 2018 08:30', '2018-03-29T08:30:00Z', '2018-03-29T08:30Z', '2018-03-29 08:30:00', '2018-03-29T10:30:00+02:00', '2018-03-29T08:30:00.123456789Z',
    '20180329T083000Z', '2018-03-29T08:30:00+00', '2018/03/29 08:30:00', '29.03.2018 08:30', '29.3.2018, 8:30', '29/03/2018 08:30:00', '03/29/2018 08:30 AM', 'Do, 29 Mär 2018 10:30:00 +0200', 'jeu., 29 mars 2018 10:30:00 +0200',
    'jue, 29 mar 2018 08:30:00 +0000', 'gio, 29 mar 2018 08:30:00 GMT', 'qui, 29 mar 2018 08:30:00 GMT', 'Чт, 29 мар 2018 08:30:00 GMT', 'czw, 29 mar 2018 08:30:00 GMT', '2018年3月29日 08:30', '2018년 3월 29일 08:30', '29 Mart 2018 08:30:00 GMT',
    'Πεμ, 29 Μαρ 2018 08:30:00 GMT', 'čt, 29 bře 2018 08:30:00 GMT', 'to, 29 maalis 2018 08:30:00 GMT', 'tor, 29 mar 2018 08:30:00 GMT', 'Thu, 29 Mar 2018 03:30:00 EST', 'Thu, 29 Mar 2018 01:30:00 PDT', '1522312200', '1522312200000', '2018-088T08:30:00Z', 'Thu, 29 Mar 2018 08:30:00 +00:00', 'Thu,29 Mar 2018 08:30:00 GMT', 'Thu, 29 Mar 2018 08:30:00 GMT+0000 (Coordinated Universal Time)', '2018-03-29T08:30:00 Z', '木, 29 3月 2018 08:30:00 +0000',
  ].map((written, number) => [`date-${number + 1}`, rss(item(`<title>T</title><pubDate>${written}</pubDate>`)), [{ date: written.includes('.123') ? day + 0 : day }]]),
  ['date-bad', rss(item('<title>T</title><pubDate>yesterday</pubDate><dc:date>2018-03-29T08:30:00Z</dc:date>')), [{ date: day }]],
  // 25. Pictures.
  ['lazy', rss(item('<title>T</title><description>&lt;img src="data:image/gif;base64,R0lGODlhAQABAAAAACw=" data-src="https://p.example/s1.png"&gt;&lt;noscript&gt;&lt;img src="https://p.example/s1.png"&gt;&lt;/noscript&gt;&lt;img data-original="https://p.example/s2.png"&gt;&lt;picture&gt;&lt;source srcset="https://p.example/s3.webp 1x"&gt;&lt;img src="https://p.example/s4.jpg"&gt;&lt;/picture&gt;</description>')), [{ pictures: ['s1.png', 's2.png', 's3.webp', 's4.jpg'] }]],
  ['description-escaped-twice', rss(item('<title>T</title><description>&amp;lt;p&amp;gt;text &amp;lt;img src="https://p.example/t1.png"&amp;gt;&amp;lt;/p&amp;gt;</description>')), [{ content: 'text', pictures: ['t1.png'] }]],
  ['authors', rss(item('<title>T</title><author>ann@blog.example (Ann)</author>', 1) + item('<title>U</title><dc:creator>Bo</dc:creator><dc:creator>Cy</dc:creator>', 2) + item('<title>V</title>', 3), { about: '<managingEditor>ed@blog.example (Ed)</managingEditor>' }), [{ title: 'T', author: 'Ann' }, { title: 'U', author: 'Bo, Cy' }, { title: 'V', author: 'Ed' }]],
  ['categories', rss(item('<title>T</title><category domain="x"><![CDATA[A &amp; B]]></category><category>c</category><category/><dc:subject>d</dc:subject>')), [{ categories: ['A & B', 'c', 'd'] }]],
  ['atom-categories', atom(entry('<title>T</title><category term="t1" label="L 1"/><category term="t2"/>')), [{ categories: ['L 1', 't2'] }]],
  ['rss-image', rss(item('<title>T</title><image><url>https://p.example/u1.png</url></image>')), [{ pictures: ['u1.png'] }]],
  ['duplicates', rss(item('<title>T</title>') + item('<title>T</title>')), [{ title: 'T' }]],
];
