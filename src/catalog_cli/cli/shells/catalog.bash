# Completion of catalog in bash: loaded by ~/.bashrc, or by hand with: source <(catalog --show-completion bash)
_catalog_completion() {
    local IFS=$'\n'
    COMPREPLY=($(_CATALOG_COMPLETE=bash _CATALOG_LINE="${COMP_LINE:0:COMP_POINT}" \
        _CATALOG_BREAKS="$COMP_WORDBREAKS" "$1" 2>/dev/null))
    # what ends so goes on: a field needs its value
    if [[ ${#COMPREPLY[@]} -eq 1 && ${COMPREPLY[0]} == *[=:] ]]; then
        compopt -o nospace
    fi
}
complete -o default -F _catalog_completion catalog
