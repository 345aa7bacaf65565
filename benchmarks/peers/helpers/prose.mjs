// prose.mjs: prose in two scripts, the same on every run.
let random = 20211125;
export const next = (n) => ((random ^= random << 13), (random ^= random >>> 17), (random ^= random << 5), (random >>> 0) % n);
const words = 'the harbour was quiet when we came down with our cameras and lamps, and nobody had told us that boats leave before the tide turns; so we waited, had tea, and wrote this'.split(' ');
const signs = '那天早上港口很安静我们带着相机和灯下来没有人告诉我们船在退潮之前就会离开于是等着喝茶写下这些';
export const prose = (n) => Array.from({ length: n }, () => words[next(words.length)]).join(' ');
export const chinese = (n) => Array.from({ length: n }, () => signs[next(signs.length)]).join('') + '。';
