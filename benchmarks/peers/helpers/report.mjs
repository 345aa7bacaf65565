// report.mjs ROW SCALE RUNS.TSV FOLDER TITLE CLAIM... : says what a row measured in one line, and keeps it for the table.
//
//   seconds|cpu|memory A <= X        median of one contender
//   ratio A B <= X                   A's time by B's, run by run
//   faster A B >= X                  B's time by A's, run by run
//   rate A UNIT >= X                 work by seconds ("1000000 bytes" as UNIT: divided by it first)
//
// The bound may be left out: then the figure is only told. A claim ends in " # its name" where it needs one.
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';

const [row, scale, table, folder, title, ...claims] = process.argv.slice(2);
const runs = new Map();
for (const line of readFileSync(table, 'utf8').trim().split('\n')) {
  const [name, round, seconds, cpu, memory, work] = line.split('\t');
  if (!runs.has(name)) runs.set(name, []);
  runs.get(name).push({ round: +round, seconds: +seconds, cpu: +cpu, memory: +memory, work: parseFloat(work) });
}

const sorted = (values) => [...values].sort((a, b) => a - b);
const quantile = (values, at) => {
  const order = sorted(values), place = (order.length - 1) * at, low = Math.floor(place);
  return order[low] + (order[Math.min(low + 1, order.length - 1)] - order[low]) * (place - low);
};
const spread = (values) => ({ median: quantile(values, 0.5), low: quantile(values, 0), high: quantile(values, 1), values });
const of = (name, what) => {
  if (!runs.has(name)) throw new Error(`${row}: nothing was measured of ${name}`);
  return runs.get(name).map((run) => run[what]);
};
const pairs = (a, b) => {
  const first = of(a, 'seconds'), second = of(b, 'seconds');
  return first.map((value, i) => value / (first.length === second.length ? second[i] : quantile(second, 0.5)));
};
const digits = (value) => (value >= 1000 ? Math.round(value).toLocaleString('en') : String(+value.toPrecision(3)));
const shown = ({ median, low, high }, unit) => `${digits(median)}${unit} (${digits(low)}–${digits(high)})`;

function judge(claim) {
  const [text, name] = claim.split(' # ');
  const [, kind, rest, , compare, bound] = text.match(/^(\w+) (.*?)( (<=|>=) ([\d.]+))?$/);
  const words = rest.split(' ');
  let figure, unit, label;
  if (kind === 'ratio') [figure, unit, label] = [spread(pairs(...words)), '×', `time of ${words[1]}`];
  else if (kind === 'faster') [figure, unit, label] = [spread(pairs(words[1], words[0])), '×', `faster than ${words[1]}`];
  else if (kind === 'seconds') [figure, unit, label] = [spread(of(words[0], 'seconds')), ' s', words[0]];
  else if (kind === 'cpu') [figure, unit, label] = [spread(of(words[0], 'cpu')), ' s', `processor time of ${words[0]}`];
  else if (kind === 'memory') [figure, unit, label] = [spread(of(words[0], 'memory')), ' MB', `memory of ${words[0]}`];
  else if (kind === 'rate') {
    const by = +words[1];
    figure = spread(runs.get(words[0]).map((run) => run.work / by / run.seconds));
    [unit, label] = [` ${words.slice(2).join(' ')}/s`, words[0]];
  } else throw new Error(`${row}: no such claim: ${claim}`);
  const met = bound === undefined ? null : compare === '<=' ? figure.median <= +bound : figure.median >= +bound;
  const target = bound === undefined ? null : `${compare === '<=' ? '≤' : '≥'} ${bound}${unit}`;
  return { label: name ?? label, figure, unit, text: shown(figure, unit), target, met };
}

const judged = claims.map(judge);
const times = [...runs.keys()].map((name) => ({
  name,
  runs: runs.get(name).length,
  seconds: spread(of(name, 'seconds')),
  cpu: quantile(of(name, 'cpu'), 0.5),
  memory: quantile(of(name, 'memory'), 0.5),
}));
mkdirSync(folder, { recursive: true });
writeFileSync(`${folder}/${row}.${scale}.json`, JSON.stringify({ row, title, claims: judged, times }, null, 1));
const verdict = (claim) => (claim.target ? ` [${claim.target}: ${claim.met ? 'met' : 'NOT met'}]` : '');
console.log(
  `${row}: ${judged.map((claim) => `${claim.label} ${claim.text}${verdict(claim)}`).join('; ')}` +
    ` | ${times.map((time) => `${time.name} ${digits(time.seconds.median)} s`).join(', ')}`,
);
