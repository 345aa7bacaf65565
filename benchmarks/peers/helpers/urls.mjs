// urls.mjs FILE COUNT : links as posts have them: plain ones, tracked ones, redirectors, affiliates.
import { writeFileSync } from 'node:fs';

const [file, count] = process.argv.slice(2);
const makers = [
  (i) => `https://example.org/post/${i}`,
  (i) => `https://example.org/post/${i}?page=${i % 9}&sort=new`,
  (i) => `https://shop.example.com/item/${i}?utm_source=newsletter&utm_medium=email&utm_campaign=c${i % 50}&id=${i}`,
  (i) => `https://news.example.net/${i}.html?fbclid=IwAR${i}&ref=home`,
  (i) => `https://www.google.com/url?q=https%3A%2F%2Fexample.org%2F${i}&sa=D&ust=1`,
  (i) => `https://www.amazon.com/dp/B00${String(i).padStart(7, '0')}?tag=blog-20&psc=1`,
  (i) => `https://www.youtube.com/watch?v=v${i}&feature=youtu.be&gclid=${i}`,
  (i) => `https://lamps.example.com/a/b/c/${i}?q=a%20lamp&gclid=abc${i}#part`,
];
writeFileSync(file, `${Array.from({ length: +count }, (_, i) => makers[i % makers.length](i)).join('\n')}\n`);
