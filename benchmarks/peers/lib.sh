# Shared by the scripts of this folder, each of which compares one thing with its peers. A script defines for each
# contender NAME the functions reset_NAME (before each run, not timed), run_NAME (timed) and check_NAME (prints how much
# work was done, fails where it was not) and, where the program has a clock of its own, clock_NAME (prints seconds), calls `alternate`, and ends with `report`.
#
#   --small        little data and one run: proves that the script works
#   ARCHIVETOOL    the published executable; published into benchmarks/.work where it is not named
set -euo pipefail
row=$(basename "$0")
peers=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
helpers=$peers/helpers
root=$(cd "$peers/../.." && pwd)
work=$root/benchmarks/.work
data=$work/data
npm=$work/npm
results=$work/results
small=
runs=5
[ "${1:-}" = --small ] && small=1 && runs=1
scale=${small:+small}
scale=${scale:-full}
mkdir -p "$data" "$npm" "$results"
here=$(mktemp -d "$work/$row.XXXXXX")
chmod 755 "$here"
table=$here/runs.tsv
servers=()
export DOTNET_NOLOGO=1 DOTNET_CLI_TELEMETRY_OPTOUT=1 NODE_PATH=$npm/node_modules

finish() {
  local status=$?
  local server
  for server in ${servers[@]+"${servers[@]}"}; do
    kill "$server" 2>/dev/null || true
    wait "$server" 2>/dev/null || true
  done
  rm -rf "$here"
  exit "$status"
}
trap finish EXIT

say() { printf '%s: %s\n' "$row" "$*" >&2; }

die() {
  say "$*"
  exit 1
}

# Debian packages, where they are missing.
need() {
  local missing=() package
  for package in "$@"; do
    dpkg -s "$package" >/dev/null 2>&1 || missing+=("$package")
  done
  [ "${#missing[@]}" -eq 0 ] && return 0
  apt-get update -q >/dev/null && RUNLEVEL=1 DEBIAN_FRONTEND=noninteractive apt-get install -y -q --no-install-recommends "${missing[@]}" >/dev/null
}

need_node() {
  command -v node >/dev/null || need nodejs
  command -v npm >/dev/null || need npm
}

# npm packages, NAME@VERSION, into the working folder.
need_npm() {
  need_node
  local missing=() package
  for package in "$@"; do
    [ -d "$npm/node_modules/${package%@*}" ] || missing+=("$package")
  done
  [ "${#missing[@]}" -eq 0 ] && return 0
  [ -f "$npm/package.json" ] || echo '{"private":true,"type":"module"}' > "$npm/package.json"
  (cd "$npm" && npm install --no-audit --no-fund --loglevel=error "${missing[@]}" >/dev/null)
}

# Publishes a project as the native executable that is shipped: publish PROJECT FOLDER
publish() {
  say "publishing $1"
  dotnet publish "$root/$1" -c Release -r linux-x64 -o "$2" -v q --nologo -p:CSharpier_Bypass=true > "$here/publish.log" 2>&1 \
    || { cat "$here/publish.log" >&2; die "cannot publish $1"; }
}

need_archivetool() {
  need time
  archivetool=${ARCHIVETOOL:-$work/bin/archivetool}
  [ -x "$archivetool" ] || publish src/ArchiveTool.Cli "$work/bin"
}

free_port() { node -e "const s = require('node:net').createServer().listen(0, '127.0.0.1', () => { console.log(s.address().port); s.close(); })"; }

# Serves a folder at http://127.0.0.1:$port (and at every other loopback address), by nginx: serve FOLDER [MILLISECONDS]
# With milliseconds every answer waits that long first. What is under /alive/ is there, what is under /gone/ is 404.
serve() {
  local folder=$1 delay=${2:-0} nginx=$here/nginx.${#servers[@]} module='' file='' alive='return 200 here;' gone='return 404;' user=''
  # As the one who made the folders: they may stand where nobody else can look.
  [ "$(id -u)" -eq 0 ] && user='user root;'
  need nginx libnginx-mod-http-echo
  need_node
  port=$(free_port)
  mkdir -p "$nginx"
  if [ "$delay" -gt 0 ]; then
    local wait
    wait=$(printf 'echo_sleep %d.%03d; echo_exec' $((delay / 1000)) $((delay % 1000)))
    module='load_module /usr/lib/nginx/modules/ngx_http_echo_module.so;'
    file="$wait @file;" alive="$wait @alive;" gone="$wait @gone;"
  fi
  cat > "$nginx/nginx.conf" <<CONF
$module
$user
daemon off; worker_processes 1; worker_rlimit_nofile 65536; pid $nginx/pid; error_log $nginx/error.log crit;
events { worker_connections 16384; }
http {
  types { text/html html; image/jpeg jpg; image/png png; text/css css; video/mp4 mp4; }
  default_type text/html; sendfile on; keepalive_requests 1000000; keepalive_timeout 600; access_log off;
  client_body_temp_path $nginx/t1; proxy_temp_path $nginx/t2; fastcgi_temp_path $nginx/t3; uwsgi_temp_path $nginx/t4; scgi_temp_path $nginx/t5;
  server {
    listen 0.0.0.0:$port backlog=4096; allow 127.0.0.0/8; deny all; root $folder;
    location / { $file }
    location /alive/ { $alive }
    location /gone/ { $gone }
    location @file { }
    location @alive { return 200 here; }
    location @gone { return 404; }
    location = /requests { stub_status; }
  }
}
CONF
  (ulimit -n 65536 2>/dev/null || true; exec nginx -p "$nginx" -c "$nginx/nginx.conf") 2> "$nginx/stderr" &
  servers+=($!)
  local i
  for i in $(seq 100); do
    (exec 3<>"/dev/tcp/127.0.0.1/$port") 2>/dev/null && return 0
    sleep 0.05
  done
  cat "$nginx"/stderr "$nginx"/error.log >&2 || true
  die 'nginx does not start'
}

# How many requests the server of $port has answered.
requests() { node -e "fetch('http://127.0.0.1:$port/requests').then(r => r.text()).then(t => console.log(t.match(/\n *\d+ +\d+ +(\d+)/)[1]))"; }

# Runs the program of a contender and notes its memory.
measured() { /usr/bin/time -q -f %M -o "$here/memory" "$@"; }

# What a contender did in one run: wall seconds, CPU seconds (children included), megabytes (its largest process), work.
once() {
  local name=$1 round=${2:-1} tries=3 status seconds user system did
  [ "${name%%-*}" = archivetool ] && tries=1
  while :; do
    status=0
    "reset_$name" >/dev/null 2>&1
    TIMEFORMAT='%3R %3U %3S'
    { time "run_$name" > "$here/$name.out" 2> "$here/$name.err"; } 2> "$here/clock" || status=$?
    read -r seconds user system < <(tail -1 "$here/clock")
    did=$("check_$name") && break
    tail -5 "$here/$name.err" >&2
    tries=$((tries - 1))
    # Browsers fail now and then by themselves; we may not.
    [ "$tries" -gt 0 ] || die "$name did not do the work (exit status $status): $did"
  done
  declare -F "clock_$name" >/dev/null && seconds=$("clock_$name")
  [ "$round" -eq 0 ] && return 0
  printf '%s\t%s\t%s\t%s\t%s\t%s\n' "$name" "$round" "$seconds" "$(awk "BEGIN { print $user + $system }")" "$(awk '{ print $1 / 1024 }' "$here/memory")" "$did" >> "$table"
  say "$name, run $round: $seconds s, $did"
}

# Runs contenders by turns, so that the machine's moods meet all of them: alternate RUNS NAME...
# One run of each goes first, not counted, so that all find the files in memory.
alternate() {
  local turns=$1 round name
  shift
  for round in $(seq "${warm:-0}" "$turns"); do
    for name in "$@"; do
      once "$name" "$round"
    done
  done
}

# One line with what was measured, and the same for the table: report TITLE CLAIM...
report() { node "$helpers/report.mjs" "$row" "$scale" "$table" "$results" "$@"; }
