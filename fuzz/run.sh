#!/bin/sh
# Feeds mutated files to the readers: fuzz/run.sh [SECONDS] [READER...], all readers unless named.
# A crash, five seconds on one input, or 512 MB of memory is a find; the input is kept in .build/fuzz/finds.
set -eu
cd "$(dirname "$0")"
seconds=${1:-60}
[ $# -gt 0 ] && shift
# Swift's own crash reporter would hold the process for minutes.
export SWIFT_BACKTRACE=enable=no

swift build --sanitize=fuzzer --scratch-path ../.build/fuzz
program=$PWD/../.build/fuzz/debug/Fuzz
readers=${*:-$(ZHAGEN_READER=list "$program" -runs=1 2>&1 | sed -n 's/^ZHAGEN_READER is one of: //p')}

status=0
for reader in $readers; do
  found=../.build/fuzz/corpus/$reader
  finds=../.build/fuzz/finds/$reader
  mkdir -p "$found" "$finds"
  seeds=seeds/$reader
  [ -d "$seeds" ] || seeds=
  log=../.build/fuzz/$reader.log
  if ZHAGEN_READER=$reader nice "$program" "$found" $seeds -max_total_time="$seconds" \
    -rss_limit_mb=512 -malloc_limit_mb=512 -timeout=5 -artifact_prefix="$finds/" \
    -print_final_stats=1 >"$log" 2>&1; then
    result=ok
  else
    result="FIND, see $finds"
    status=1
  fi
  figure() { sed -n "s/^stat::$1: *//p" "$log"; }
  printf '%-16s %s inputs, %s MB at most, slowest %s s: %s\n' "$reader" \
    "$(figure number_of_executed_units)" "$(figure peak_rss_mb)" "$(figure slowest_unit_time_sec)" "$result"
done
exit $status
