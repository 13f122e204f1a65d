# Completion of catalog in PowerShell: in $PROFILE, or by hand: catalog --show-completion powershell | Out-String | Invoke-Expression
Register-ArgumentCompleter -Native -CommandName catalog -ScriptBlock {
    param($wordToComplete, $commandAst, $cursorPosition)
    $line = $commandAst.ToString()
    $length = $cursorPosition - $commandAst.Extent.StartOffset
    # the cursor may be behind blanks, which belong to no command
    $line = $line.PadRight($length).Substring(0, $length)
    $encoding = [Console]::OutputEncoding
    [Console]::OutputEncoding = [System.Text.Encoding]::UTF8
    $Env:_CATALOG_COMPLETE = 'powershell'
    $Env:_CATALOG_LINE = $line
    $Env:PYTHONIOENCODING = 'utf-8'
    try {
        catalog 2>$null | ForEach-Object {
            $value, $help = $_ -split "`t", 2
            $typed = $value
            # “ and ” are quotation marks to PowerShell
            if ($value -notmatch '^[\w./:=,+-]+$') { $typed = "'" + ($value -replace "(['‘’])", '$1$1') + "'" }
            if (-not $help) { $help = $value }
            [System.Management.Automation.CompletionResult]::new($typed, $value, 'ParameterValue', $help)
        }
    } finally {
        [Console]::OutputEncoding = $encoding
        Remove-Item Env:_CATALOG_COMPLETE, Env:_CATALOG_LINE, Env:PYTHONIOENCODING -ErrorAction SilentlyContinue
    }
}
