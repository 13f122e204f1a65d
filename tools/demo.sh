#!/bin/sh
# The main job on the bundled catalogue, as a person would do it: search, show, list, check.
set -eu
catalog=$1
try() {
    printf '\n\033[1m$ catalog'
    for word in "$@"; do printf ' %s' "$word"; done
    printf '\033[0m\n'
    "$catalog" "$@"
}
form=
[ -t 1 ] || form="--format table"
try search 预算 $form
try show sangong-jingfei $form
try list --category 政府信息公开 $form
try stats $form
try validate
