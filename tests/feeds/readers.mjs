// What three readers find in feeds, brought to one shape: id, title, link, date (seconds), author, categories, content, files.
import { spawnSync } from 'node:child_process';
import { readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { parseFeed } from 'feedsmith';

const some = (...values) => values.find((value) => value !== undefined && value !== null && value !== '') ?? null;
const seconds = (...dates) => {
  const all = dates.flat().filter(Boolean).map((date) => Date.parse(date) / 1000);
  return all.find((date) => !Number.isNaN(date)) ?? null;
};
const listed = (value) => (value === undefined || value === null ? [] : [value].flat());
const text = (value) => (value && typeof value === 'object' ? some(value.value, value.name, value.term) : value);

const mediaFiles = (media) => {
  if (!media) return [];
  const contents = [...listed(media.contents), ...listed(media.groups).flatMap((group) => listed(group.contents)), ...listed(media.group?.contents)];
  const thumbnails = [media, ...listed(media.groups), ...listed(media.group), ...contents].flatMap((one) => listed(one.thumbnails));
  return [
    ...contents.map((file) => ({ url: file.url, type: file.type ?? file.medium ?? '' })),
    ...thumbnails.map((file) => ({ url: file.url, type: 'image' })),
  ];
};

/** An entry as feedsmith has it, whatever the form of the feed. */
const fromFeedsmith = (entry) => {
  const links = listed(entry.links);
  const people = [entry.authors, entry.author, entry.dc?.creators, entry.itunes?.author].map(listed).find((list) => list.length > 0) ?? [];
  const pictures = [entry.image, entry.banner_image, entry.itunes?.image].map(text).filter((url) => typeof url === 'string');
  return {
    id: some(entry.guid?.value, entry.id, entry.rdf?.about),
    title: some(text(entry.title), entry.dc?.titles?.[0], entry.media?.title?.value, entry.itunes?.title),
    link: some(entry.link, entry.url, links.find((link) => (link.rel ?? 'alternate') === 'alternate')?.href, entry.external_url),
    date: seconds(entry.pubDate, entry.published, entry.date_published, entry.dc?.dates, entry.updated, entry.date_modified),
    author: people.map(text).filter(Boolean).join(', ') || null,
    categories: [...listed(entry.categories).map((one) => one.label ?? one.name ?? one.term ?? one), ...listed(entry.tags), ...listed(entry.dc?.subjects)].filter((one) => typeof one === 'string' && one.trim() !== ''),
    content: some(entry.content?.encoded, text(entry.content), entry.content_html, entry.content_text, text(entry.description), text(entry.summary), entry.dc?.descriptions?.[0], entry.itunes?.summary) ?? '',
    files: [
      ...listed(entry.enclosures).map((file) => ({ url: file.url, type: file.type ?? '' })),
      ...links.filter((link) => link.rel === 'enclosure').map((link) => ({ url: link.href, type: link.type ?? '' })),
      ...listed(entry.attachments).map((file) => ({ url: file.url, type: file.mime_type ?? '' })),
      ...pictures.map((url) => ({ url, type: 'image' })),
      ...mediaFiles(entry.media),
    ].filter((file) => file.url),
  };
};

/** What feedsmith finds in a file; null where it refuses it. */
export const readWithFeedsmith = (path) => {
  try {
    const { feed } = parseFeed(readFileSync(path, 'utf8'));
    return (feed.items ?? feed.entries ?? []).map(fromFeedsmith);
  } catch {
    return null;
  }
};

/** What feedparser finds in files, a list each. */
export const readWithFeedparser = (paths, here) => {
  const run = spawnSync('/usr/bin/python3', [`${here}/feedparser_entries.py`], { input: paths.join('\n'), maxBuffer: 1 << 30, encoding: 'utf8' });
  if (run.status !== 0) throw new Error(run.stderr);
  return run.stdout.trimEnd().split('\n').map((line) => JSON.parse(line));
};

const quoted = (head, key) => {
  const line = head.split('\n').find((one) => one.startsWith(`${key}: `));
  return line ? JSON.parse(line.slice(key.length + 2)) : null;
};

// A record without an exchange: nothing is asked of any network.
const nothing =
  'WARC/1.1\r\nWARC-Type: warcinfo\r\nWARC-Record-ID: <urn:uuid:00000000-0000-4000-8000-000000000001>\r\n' +
  'WARC-Date: 2024-01-01T00:00:00Z\r\nContent-Length: 0\r\n\r\n\r\n\r\n';

/** What the published program makes of files: the posts of each, and what it said. */
export const readWithOurs = (binary, paths, library) => {
  writeFileSync(`${library}.warc`, nothing);
  const options = ['--replay', `${library}.warc`, '--no-thumbnails', '--no-link-check', '--full-text', 'never', '--fail-on', 'none', '--durability', 'none'];
  const run = spawnSync(binary, ['archive', ...paths, '-o', library, ...options], { maxBuffer: 1 << 30, encoding: 'utf8' });
  const posts = new Map(paths.map((path) => [path, []]));
  for (const slug of run.status === 0 || run.status === 3 ? readdirSync(`${library}/posts`) : []) {
    const folder = `${library}/posts/${slug}`;
    const manifest = JSON.parse(readFileSync(`${folder}/manifest.json`, 'utf8'));
    const original = readFileSync(`${folder}/${readdirSync(folder).find((name) => name.startsWith('original.'))}`, 'utf8');
    // Else the file was taken for a post.
    const [, head, body] = /^---\n([\s\S]*?)\n---\n([\s\S]*)$/.exec(original) ?? [null, '', original];
    const date = quoted(head, 'date');
    posts.get(manifest.post.source.replace(/#[^#]*$/, ''))?.push({
      id: quoted(head, 'guid'),
      title: quoted(head, 'title'),
      link: quoted(head, 'link'),
      date: date ? Date.parse(date) / 1000 : null,
      author: quoted(head, 'author'),
      categories: quoted(head, 'categories') ?? [],
      content: body,
      files: manifest.references.map((one) => ({ url: one.url ?? one.raw, raw: one.raw, type: one.kind })),
    });
  }
  return { posts: paths.map((path) => posts.get(path)), status: run.status, said: run.stderr };
};
