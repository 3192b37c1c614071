#!/bin/sh
# Makes format-N.tar.zst, a small home directory as one release of dateline writes it:
#
#	make.sh BINARY N
#
# Everything happens below /mnt in a mount namespace of its own, so that no path of the
# machine it is made on gets into the records. Needs Linux, unshare, tar and zstd.
set -eu
[ $# -eq 2 ] || { echo "usage: make.sh BINARY FORMAT" >&2; exit 2; }
binary=$(realpath "$1")
target=$(realpath "$(dirname "$0")")/format-$2.tar.zst
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

mkdir "$work/in"
cat >"$work/in/harbour.txt" <<'ARTICLE'
date 2021-03-12 Kenya keeps its soldiers in Somalia

NAIROBI - Kenya has 1,200 soldiers in Somalia, the ministry said on Tuesday. Two of them were wounded on March 9 when a lorry
hit a mine near the harbour.
ARTICLE
cat >"$work/in/lines.jsonl" <<'ARTICLES'
{"id": "census", "published": "2021-05-02", "title": "Niger counts again", "text": "About 25 million people live in Niger, the office for statistics said. The next census begins on 1 October 2022."}
{"id": "treaty", "published": "2021-05-03", "text": "Chad and Sudan signed a peace agreement on Monday. Some 4,000 people had been displaced by the fighting."}
{"id": "treaty-again", "published": "2021-05-03", "text": "Chad and Sudan signed a peace agreement on Monday. Some 4,000 people had been displaced by the fighting."}
{"id": "undated", "text": "This one has no date."}
ARTICLES
touch -d 2021-06-01T00:00:00Z "$work"/in/*

run() {
	unshare -Urm sh -c 'mount --bind "$1" /mnt && cd /mnt && exec "$2" run --quiet --home /mnt/home --input /mnt/in --workers 2' sh "$work" "$binary"
}
export DATELINE_LIMITS_REJECTS=50%
run
cat >"$work/in/second.txt" <<'ARTICLE'
date 2021-06-02 Mali's neighbours close the border

BAMAKO - ECOWAS imposed sanctions on Mali on 30 May 2021. At least 12 people were killed in the north of the country on Sunday.
ARTICLE
touch -d 2021-06-02T00:00:00Z "$work/in/second.txt"
run

tar -C "$work/home" --sort=name --owner=0 --group=0 --numeric-owner -cf - . | zstd -19 --long=27 -q -f -o "$target"
ls -l "$target"
