// Reading with warcio, and the digests computed again.
import { createHash } from 'node:crypto';
import { createReadStream, readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';
import { WARCParser, WARCRecord, WARCSerializer } from 'warcio';

const base32 = (bytes) => {
  let bits = '';
  for (const byte of bytes) bits += byte.toString(2).padStart(8, '0');
  return bits.match(/.{1,5}/g).map((five) => 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567'[parseInt(five.padEnd(5, '0'), 2)]).join('');
};

const digest = (algorithm, bytes) => `${algorithm}:${base32(createHash(algorithm).update(bytes).digest())}`;

const same = (written, bytes) => written === digest(written.split(':')[0], bytes);

/** Every record as warcio reads it, with what is wrong about it. */
export const read = async (path) => {
  const file = readFileSync(path);
  const records = [];
  const parser = new WARCParser(createReadStream(path), { parseHttp: false });
  for await (const record of parser) {
    const block = Buffer.from(await record.readFully(false));
    const wrong = [];
    if (block.length !== record.warcContentLength) wrong.push('Content-Length');
    if (!same(record.warcBlockDigest ?? '', block)) wrong.push('block digest');
    const end = block.indexOf('\r\n\r\n');
    const payload = block.subarray(end + 4);
    const type = record.warcType;
    if (type === 'response' && !same(record.warcPayloadDigest ?? '', payload)) wrong.push('payload digest');
    records.push({ type, record, head: block.subarray(0, end).toString('latin1'), payload, wrong });
  }
  // Each record is a gzip member of its own, so that a reader may begin at any.
  let index = 0;
  const members = new WARCParser(createReadStream(path), { parseHttp: false });
  for await (const record of members) {
    await record.skipFully();
    const member = file.subarray(members.offset, members.offset + members.recordLength);
    if (!gunzipSync(member).toString('latin1').startsWith('WARC/1.1\r\n')) records[index].wrong.push('member');
    index++;
  }
  return records;
};

/** The bodies as warcio decodes them, by URL. */
export const bodies = async (path) => {
  const found = new Map();
  for await (const record of WARCParser.iterRecords(createReadStream(path))) {
    const body = await record.readFully(true);
    if (record.warcType === 'response') found.set(record.warcTargetURI, { status: record.httpHeaders.statusCode, body });
  }
  return found;
};

/** A WARC file as warcio writes it. */
export const write = async (entries, { version, gzip }) => {
  const parts = [];
  const add = async (record) => parts.push(await WARCSerializer.serialize(record, { gzip }));
  await add(WARCRecord.createWARCInfo({ filename: 'peer.warc', warcVersion: version }, { software: 'warcio' }));
  for (const { url, type = 'response', body = Buffer.alloc(0), headers = {}, status = '200 OK', refersTo } of entries) {
    async function* content() {
      yield body;
    }
    const options = {
      url,
      type,
      date: '2024-05-06T07:08:09Z',
      warcVersion: version,
      statusline: `HTTP/1.1 ${status}`,
      httpHeaders: headers,
      ...(refersTo && { refersToUrl: refersTo, refersToDate: '2024-05-06T07:08:09Z' }),
    };
    await add(WARCRecord.create(options, content()));
  }
  return Buffer.concat(parts);
};
