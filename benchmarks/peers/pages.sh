# The page of 500 pictures, shared by the rows that fetch it.
pictures=500
[ -n "$small" ] && pictures=20
page=$data/page-$scale

make_page() {
  need_npm sharp@0.35
  [ -f "$page/page.html" ] && return 0
  say "making a page of $pictures pictures"
  node "$helpers/pictures.mjs" "$page/pictures" "$pictures" 620 460 jpeg 24 98
  {
    echo '<!DOCTYPE html><html><head><meta charset="utf-8"><title>Pictures</title></head><body>'
    for i in $(seq 0 $((pictures - 1))); do
      echo "<p>Picture $i</p><p><img src=\"pictures/$i.jpg\" alt=\"Picture $i\"></p>"
    done
    echo '</body></html>'
  } > "$page/page.html.part"
  mv "$page/page.html.part" "$page/page.html"
}

# Every run writes a folder of its own onto a disk at rest: files just deleted, or still on their way onto the disk, make
# those that come after them slow (ext4 passes over the places of the deleted one by one).
folders=0
fresh() {
  sync
  folders=$((folders + 1))
  out=$here/out.$folders
}

# Prints how many of the page's pictures stand byte for byte in a folder; fails where one is missing.
count_pictures() {
  local folder=$1 want have
  [ -f "$here/wanted" ] || sha256sum "$page"/pictures/*.jpg | cut -d' ' -f1 | sort > "$here/wanted"
  have=$(find "$folder" -type f -size +40k -print0 | xargs -0 -r sha256sum | cut -d' ' -f1 | sort -u | comm -12 - "$here/wanted" | wc -l)
  echo "$have pictures"
  [ "$have" -eq "$pictures" ]
}
