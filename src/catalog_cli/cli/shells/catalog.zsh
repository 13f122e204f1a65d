#compdef catalog
# Completion of catalog in zsh: a file _catalog in a folder of $fpath, or by hand: source <(catalog --show-completion zsh)
_catalog_completion() {
    local line value
    local -a values shown open_values open_shown
    while IFS= read -r line; do
        value=${line%%$'\t'*}
        # what ends so goes on: a field needs its value
        if [[ $value == *[=:] ]]; then
            open_values+=("$value")
            open_shown+=("$value${line#$value}")
        else
            values+=("$value")
            shown+=("${line//$'\t'/  -- }")
        fi
    done < <(_CATALOG_COMPLETE=zsh _CATALOG_LINE="${words[1,CURRENT-1]} $PREFIX" ${words[1]} 2>/dev/null)
    if (( ! ${#values} && ! ${#open_values} )); then
        _files
        return
    fi
    (( ${#values} )) && compadd -l -d shown -- "${values[@]}"
    (( ${#open_values} )) && compadd -S '' -l -d open_shown -- "${open_values[@]}"
}
compdef _catalog_completion catalog
