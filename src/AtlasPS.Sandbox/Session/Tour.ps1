# Shows a script as if it was typed at a prompt: each comment, each command behind its prompt, and what the command prints.
# A command that fails means that the tour no longer fits the module, unless a comment behind it says "on purpose". The rest is shown
# nevertheless, and the tour has failed.
param([string] $Path)

$text = [IO.File]::ReadAllText($Path) -replace '\r\n', "`n"
$tokens = $problems = $null
$script = [Management.Automation.Language.Parser]::ParseInput($text, [ref] $tokens, [ref] $problems)
if ($problems) {
    $problems | ForEach-Object { [Console]::Error.WriteLine("${Path}:$($_.Extent.StartLineNumber): $($_.Message)") }
    exit 1
}

$comments = @($tokens | Where-Object Kind -EQ Comment | ForEach-Object Extent)
$failures = 0
$line = 0
foreach ($statement in $script.EndBlock.Statements.Extent) {
    $above = $comments | Where-Object { $_.StartLineNumber -gt $line -and $_.EndLineNumber -lt $statement.StartLineNumber }
    $behind = $comments | Where-Object StartLineNumber -EQ $statement.EndLineNumber | Select-Object -First 1
    $line = $statement.EndLineNumber

    Write-Host
    $before = 0
    foreach ($comment in $above) {
        if ($before -and $comment.StartLineNumber -gt $before + 1) { Write-Host }
        Write-Host $comment.Text -ForegroundColor Green
        $before = $comment.EndLineNumber
    }

    $end = if ($behind) { $behind.EndOffset } else { $statement.EndOffset }
    $command = $text.Substring($statement.StartOffset, $end - $statement.StartOffset)
    $prompt = 'PS> '
    foreach ($part in $command -split "`n") {
        Write-Host $prompt -NoNewline
        Write-Host $part -ForegroundColor Yellow
        $prompt = '>> '
    }

    $global:Error.Clear()
    try { . ([scriptblock]::Create($command)) | Out-Default }
    catch { $_ | Out-Default }
    if (($global:Error.Count -gt 0) -ne ($behind -and $behind.Text -match 'on purpose')) { $failures++ }
}

exit [int]($failures -gt 0)
