# Starts the hook once, asks it about drafts, and prints what it says (PowerShell 7):
#
#   ./ask.ps1 draft.txt ...
param([Parameter(Mandatory)][string[]] $Files)

$start = [System.Diagnostics.ProcessStartInfo]::new('dialogvakt', 'hook')
$start.UseShellExecute = $false
$start.RedirectStandardInput = $true
$start.RedirectStandardOutput = $true
$start.StandardInputEncoding = [System.Text.UTF8Encoding]::new($false)
$hook = [System.Diagnostics.Process]::Start($start)
$null = $hook.StandardOutput.ReadLine()  # the start-up message

foreach ($file in $Files) {
    $text = [System.IO.File]::ReadAllText((Convert-Path -LiteralPath $file))
    $request = @{ id = $file; text = $text; offsets = 'utf-16' } | ConvertTo-Json -Compress
    $hook.StandardInput.WriteLine($request)
    $hook.StandardInput.Flush()
    $answer = $hook.StandardOutput.ReadLine() | ConvertFrom-Json
    # An error keeps nobody from sending: show that the draft was not checked.
    if ($answer.report) { $answer.report.channel } else { $answer.error.message }
}

$hook.StandardInput.Close()  # it ends when its stdin does
$hook.WaitForExit()
