#!/bin/sh
# The main job on the bundled catalogue, as a person would do it: search, show, list, check.
set -eu
catalog=$1
try() {
    printf '\n%s$ catalog' "$bold"
    for word in "$@"; do printf ' %s' "$word"; done
    printf '%s\n' "$plain"
    "$catalog" "$@"
}
if [ -t 1 ]; then
    form= bold=$(printf '\033[1m') plain=$(printf '\033[0m')
else
    form="--format table" bold= plain=
fi
try search 预算 $form
try show sangong-jingfei $form
try list --category 政府信息公开 $form
try stats $form
try validate
