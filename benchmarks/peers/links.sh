# What the audit rows share: contenders that check the links of $site/links.html, of which one in a hundred is dead.
site=$here/site
mkdir -p "$site"

# make_links COUNT HOSTS
make_links() {
  links=$1
  dead=$(($1 / 100))
  node "$helpers/links.mjs" "$site/links.html" "$1" "$2" "$port"
}

reset_archivetool() { :; }
run_archivetool() {
  measured "$archivetool" audit "$site/links.html" --allow-private-network --concurrency "$in_flight" --per-host "$per_host" --format json --fail-on none --quiet
}
check_archivetool() {
  node -e '
    const { summary } = JSON.parse(require("node:fs").readFileSync(process.argv[1], "utf8"));
    console.log(`${summary.alive + summary.dead} links, ${summary.dead} dead`);
    process.exit(summary.alive + summary.dead === +process.argv[2] && summary.dead === +process.argv[3] ? 0 : 1);' \
    "$here/archivetool.out" "$links" "$dead"
}

reset_linkinator() { :; }
run_linkinator() {
  measured timeout "${box:-600}" node "$npm/node_modules/.bin/linkinator" "http://127.0.0.1:$port/links.html" --concurrency "$in_flight" --format json || true
}
check_linkinator() {
  node -e '
    const { links } = JSON.parse(require("node:fs").readFileSync(process.argv[1], "utf8"));
    const checked = links.filter(link => /\/(alive|gone)\//.test(link.url)), dead = checked.filter(link => link.state === "BROKEN");
    console.log(`${checked.length} links, ${dead.length} dead`);
    process.exit(checked.length === +process.argv[2] && dead.length === +process.argv[3] ? 0 : 1);' \
    "$here/linkinator.out" "$links" "$dead"
}

reset_linkchecker() { :; }
run_linkchecker() {
  measured timeout "${box:-600}" linkchecker --no-status --no-robots --check-extern --threads 100 -o csv "http://127.0.0.1:$port/links.html" || true
}
check_linkchecker() {
  local found
  found=$(grep -c '/gone/' "$here/linkchecker.out") || true
  echo "$links links, $found dead"
  [ "$found" -eq "$dead" ]
}
