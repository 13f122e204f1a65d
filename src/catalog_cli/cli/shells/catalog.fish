# Completion of catalog in fish: ~/.config/fish/completions/catalog.fish, or by hand: catalog --show-completion fish | source
function __catalog_complete
    set -l found (env _CATALOG_COMPLETE=fish _CATALOG_LINE=(commandline -cp | string collect) catalog 2>/dev/null)
    if test (count $found) -gt 0
        printf '%s\n' $found
    else
        __fish_complete_path (commandline -ct)
    end
end
complete --command catalog --no-files --arguments '(__catalog_complete)'
