# A blog of 1,000 posts with 10,000 references to 3,000 pictures, and a library of it: for the rows about many posts.
posts=1000
[ -n "$small" ] && posts=20
blog=$here/blog
library=$here/library

serve_blog() {
  need_npm sharp@0.35
  node "$helpers/pictures.mjs" "$data/blog-$scale" $((posts * 3)) 400 300 jpeg 6
  serve "$data/blog-$scale"
}

# make_blog COUNT
make_blog() {
  count=$1
  rm -rf "$blog"
  node "$helpers/blog.mjs" "$blog" "$count" "$port"
}

archive() { measured "$archivetool" archive "$blog" -o "$library" --allow-private-network --per-host 16 --no-progress; }
archived() {
  local have
  have=$(find "$library/posts" -name manifest.json | wc -l)
  echo "$have posts"
  [ "$have" -eq "$count" ] && [ "$(find "$library/thumbnails" -type f | wc -l)" -eq $((count * 3)) ]
}
