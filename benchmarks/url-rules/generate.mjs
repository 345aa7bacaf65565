// Makes the data of the comparison: 100,000 URLs, and a file of rules in ClearURLs' form and of its size: 205 providers,
// some 730 rules, of which the provider for every URL has 48 with 48 exceptions. All names are invented.
import { writeFileSync } from "node:fs";

const [folder, count = "100000"] = process.argv.slice(2);
let seed = 42;
const random = (below) => {
  seed = (Math.imul(seed, 1103515245) + 12345) & 0x7fffffff;
  return (seed >> 8) % below;
};
const pick = (list) => list[random(list.length)];
const syllables = ["ba", "lo", "mi", "ter", "son", "ka", "rin", "vel", "du", "nor", "pas", "qui"];
const word = () => pick(syllables) + pick(syllables) + pick(syllables);
const words = Array.from({ length: 400 }, (_, i) => word() + (i % 7));

const providers = {};
for (let i = 0; i < 204; i++) {
  const name = `${words[i]}shop${i}`;
  const rules = [];
  for (let r = 0; r < 3 + (i % 2 ? 1 : 0) - (i % 8 === 0 ? 1 : 0); r++) {
    rules.push(r % 3 === 2 ? `${word()}_?[a-z]*` : `${word()}${r}`);
  }
  providers[name] = {
    urlPattern: `^https?:\\/\\/(?:[a-z0-9-]+\\.)*?${name}(?:\\.[a-z]{2,}){1,}`,
    completeProvider: i % 20 === 19,
    rules,
    ...(i % 4 === 0 && { redirections: [`^https?:\\/\\/(?:[a-z0-9-]+\\.)*?${name}\\.com\\/out.*?url=([^&]*)`] }),
    ...(i % 7 === 0 && { exceptions: [`^https?:\\/\\/(?:[a-z0-9-]+\\.)*?${name}\\.com\\/account`] }),
  };
}
providers.everywhere = {
  urlPattern: ".*",
  completeProvider: false,
  rules: Array.from({ length: 48 }, (_, i) => (i % 3 === 0 ? `(?:%3F)?${words[i]}(?:_[a-z_]*)?` : i % 3 === 1 ? `${words[i]}[a-z]?` : words[i])),
  referralMarketing: ["refe?", "refby"],
  exceptions: Array.from({ length: 48 }, (_, i) => `^https?:\\/\\/(?:[a-z0-9-]+\\.)*?${words[i + 100]}\\.(?:com|org)\\/(?:login|pay)`),
};
const total = Object.values(providers).reduce((sum, provider) => sum + provider.rules.length, 0);
writeFileSync(`${folder}/rules.json`, JSON.stringify({ providers }));

const hosts = [
  ...Array.from({ length: 300 }, (_, i) => `www.${words[i]}.example`),
  ...Object.keys(providers).slice(0, 60).map((name) => `www.${name}.com`),
  "www.amazon.com", "www.youtube.com", "item.taobao.com", "github.com", "en.wikipedia.org", "www.awin1.com",
];
const names = ["id", "page", "q", "utm_source", "utm_medium", "utm_campaign", "fbclid", "sort", "lang", "tag", "spm", words[0], words[1] + "a", words[2]];
const lines = [];
for (let i = 0; i < +count; i++) {
  const query = Array.from({ length: random(4) }, () => `${pick(names)}=${pick(words)}`).join("&");
  lines.push(`https://${pick(hosts)}/${pick(words)}/${pick(words)}-${i}.html${query && "?" + query}${random(9) ? "" : "#top"}`);
}
writeFileSync(`${folder}/urls.txt`, lines.join("\n") + "\n");
console.log(`${Object.keys(providers).length} providers, ${total} rules, ${count} URLs`);
