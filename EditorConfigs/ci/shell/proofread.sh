#!/bin/sh
# Checks the drafts of a folder in any CI, or at the desk: proofread.sh [FOLDER]
# What was found before the first run is kept in .zhubi-baseline.json and not shown again; delete that file to see all.
set -eu
folder=${1:-.}
baseline=$folder/.zhubi-baseline.json
if [ ! -f "$baseline" ]; then
  zhubi lint --baseline "$baseline" --update-baseline --quiet --fail-on never "$folder"
  echo "已记下现有的问题：$baseline。请把这个文件一并提交；以后只报告新的问题。"
  exit 0
fi
zhubi lint --baseline "$baseline" "$folder"
