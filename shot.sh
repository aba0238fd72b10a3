#!/bin/bash
# shot.sh NAME SIZE [-l] file keys...
export XDG_DATA_HOME=/tmp/E/data
T=/work/shared/tools/tui
n=$1; s=$2; f=$3; shift 3
$T stop -n E$n >/dev/null 2>&1
$T start -n E$n -s $s ${LIGHT:+-l} -- ${ENVV:-env} /tmp/E/cpts $f --date 2026-11-23
$T wait -n E$n "quitter" 10 || sleep 1
for k in "$@"; do $T keys -n E$n "$k"; sleep 0.15; done
sleep 0.3
$T text -n E$n
[ -n "$PNG" ] && $T png -n E$n /tmp/E/$n.png
$T stop -n E$n
