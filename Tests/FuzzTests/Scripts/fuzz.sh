#!/usr/bin/env bash
# Builds the fuzzers and runs them: all, or those named; each for some seconds, as many at a time as there are processors.
#
#   fuzz.sh [SECONDS] [NAME…]
#
# They begin with the files of Cases and go on with what earlier runs came upon (.build/fuzz/corpus). What traps, hangs,
# leaks or breaks an invariant ends its fuzzer and is left in .build/fuzz/found; when it is mended it belongs into Cases,
# under a name that says what it was.
set -euo pipefail
cd "$(dirname "$0")/../../.."
seconds=${1:-10}
[ "$#" -gt 0 ] && shift
names=("$@")
[ "${#names[@]}" -gt 0 ] || for folder in Tests/FuzzTests/Cases/*/; do names+=("$(basename "$folder")"); done

export ZHUBI_FUZZ=1
swift build -c release --product zhubi-fuzz --sanitize fuzzer --sanitize address --scratch-path .build/fuzz

one() {
  local log=.build/fuzz/found/$2.log
  mkdir -p ".build/fuzz/corpus/$2"
  # A session may end while answers are under way in other threads: what they hold is no leak. soak.py watches that memory.
  local leaks=1
  [ "$2" != messages ] || leaks=0
  # Ten seconds for four thousand bytes is a hang.
  if ZHUBI_FUZZ_TARGET=$2 .build/fuzz/release/zhubi-fuzz -max_total_time="$1" -max_len=4096 -timeout=10 -rss_limit_mb=4096 -detect_leaks=$leaks \
    -dict=Tests/FuzzTests/Scripts/words.dict -artifact_prefix=".build/fuzz/found/$2-" -print_final_stats=1 \
    ".build/fuzz/corpus/$2" "Tests/FuzzTests/Cases/$2" >"$log" 2>&1; then
    echo "$2: $(awk '/number_of_executed_units/ {n=$2} /peak_rss/ {m=$2} END {print n " inputs, " m " MB"}' "$log")"
  else
    echo "$2 fails:"
    tail -40 "$log"
    return 1
  fi
}
export -f one
rm -rf .build/fuzz/found
mkdir -p .build/fuzz/found
printf '%s\n' "${names[@]}" | xargs -P "$(getconf _NPROCESSORS_ONLN)" -I{} bash -c "one $seconds {}"
