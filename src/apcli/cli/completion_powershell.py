"""The text of the completion script of PowerShell; names between @ are filled in."""

POWERSHELL = r"""# Completion for apcli. It reads files of the plan and does not run apcli.
$global:ApcliOptions = @{
@OPTIONS@
}
$global:ApcliValues = @{
@ANSWERS@
}
$global:ApcliArguments = @{
  '' = '@COMMANDS@'
@ARGUMENTS@
}
$global:ApcliValued = '@VALUED@' -split ' '

function global:Get-ApcliFolder([string]$Folder) {
  if (-not $Folder) { $Folder = $env:APCLI_DATA }
  if ($Folder) { return $Folder }
  $above = (Get-Location).ProviderPath
  while ($above) {
    $data = Join-Path $above 'data'
    if (Test-Path -LiteralPath (Join-Path $data 'initiatives')) { return $data }
    $above = Split-Path -Parent $above
  }
}

function global:Get-ApcliFiles([string]$Folder, [string]$Name) {
  if (-not $Folder) { return }
  $below = Join-Path $Folder $Name
  Get-ChildItem -LiteralPath $below -Filter '*.yaml' -ErrorAction Ignore |
    ForEach-Object { $_.BaseName } | Where-Object { $_ -cmatch '^[a-z0-9-]+$' } | Sort-Object
}

function global:Get-ApcliKeys([string]$Folder) {
  Get-ApcliFiles $Folder 'initiatives'
  Get-ApcliFiles $Folder 'goals'
}

function global:Read-ApcliPlan([string]$What, [string]$Folder, [string]$Initiative) {
  if (-not $Folder) { return }
  $file = Join-Path $Folder 'taxonomy.yaml'
  $wanted = $What
  if ($What -eq 'years') { $file = Join-Path $Folder 'plan.yaml' }
  if ($What -eq 'items') { $wanted = 'axes' }
  if ($What -eq 'indicators') {
    $file = Join-Path $Folder "initiatives/$Initiative.yaml"
    if (-not (Test-Path -LiteralPath $file)) { $file = Join-Path $Folder "goals/$Initiative.yaml" }
  }
  $section = ''; $depth = -1; $mode = ''; $axis = ''; $years = @()
  foreach ($line in (Get-Content -LiteralPath $file -Encoding UTF8 -ErrorAction Ignore)) {
    $line = $line -replace '(^|\s)#.*', ''
    if ($line -cmatch '^([a-z_]+):(.*)$') { $section = $Matches[1]; $line = ' ' + $Matches[2] }
    if ($section -ne $wanted -or -not $line.Trim()) { continue }
    $indent = $line.Length - $line.TrimStart().Length
    if ($What -eq 'years') {
      foreach ($found in [regex]::Matches($line, '[0-9]{4}')) { $years += [int]$found.Value }
      continue
    }
    if ($What -eq 'indicators') {
      if (-not ($line -cmatch '^ +([a-z0-9-]+):')) { continue }
      if ($depth -lt 0) { $depth = $indent }
      if ($indent -eq $depth) { "$Initiative/$($Matches[1])" }
      continue
    }
    if ($line -match '^ *- ' -and ($depth -lt 0 -or $indent -eq $depth)) {
      $depth = $indent; $mode = 'axis'; $axis = ''
    }
    foreach ($part in ($line -split '[\[\]{},]')) {
      $part = $part -replace '^\s*(-\s+)*', ''
      if (-not ($part -cmatch '^([a-z_]+):\s*(.*?)\s*$')) { continue }
      $field = $Matches[1]; $text = $Matches[2].Trim('"', "'")
      if ($What -eq 'departments') { if ($field -eq 'name') { $text } }
      elseif ($What -eq 'stages') { if ($field -in 'key', 'name') { $text } }
      elseif ($field -in 'items', 'groups') { $mode = $field }
      elseif ($field -ne 'key') { continue }
      elseif ($mode -eq 'axis') { $axis = $text; if ($What -eq 'axes') { $text } }
      elseif ($mode -eq 'items' -and $What -eq 'items') { "${axis}:$text" }
    }
  }
  if ($years) {
    $found = $years | Measure-Object -Minimum -Maximum
    ([int]$found.Minimum)..([int]$found.Maximum)
  }
}

Register-ArgumentCompleter -Native -CommandName apcli -ScriptBlock {
  param($wordToComplete, $commandAst, $cursorPosition)
  $chosen = ''; $given = ''; $before = ''
  $elements = $commandAst.CommandElements | Select-Object -Skip 1 |
    Where-Object { $_.Extent.EndOffset -lt $cursorPosition }
  foreach ($element in $elements) {
    $word = $element.Extent.Text.Trim('"', "'")
    if ($before -eq '--data') { $given = $word }
    if ($ApcliValued -ccontains $before) { $before = ''; continue }
    $before = $word
    if ($word -like '--data=*') { $given = $word.Substring(7) }
    if ($chosen) {
      if ($ApcliOptions.ContainsKey("$chosen $word")) { $chosen = "$chosen $word" }
    }
    elseif ($ApcliOptions.ContainsKey($word)) { $chosen = $word }
  }
  $start = ''; $current = $wordToComplete
  if ($current -match '^(--?[a-z-]+=)(.*)$') {
    $start = $Matches[1]; $current = $Matches[2]
    $answer = $ApcliValues["$chosen $($start.TrimEnd('='))"]
    if ($null -eq $answer) { $answer = $ApcliValues[" $($start.TrimEnd('='))"] }
  }
  elseif ($current -like '-*') { $answer = $ApcliOptions[$chosen] }
  elseif ($ApcliValued -ccontains $before) {
    $answer = $ApcliValues["$chosen $before"]
    if ($null -eq $answer) { $answer = $ApcliValues[" $before"] }
  }
  else { $answer = $ApcliArguments[$chosen] }
  $folder = Get-ApcliFolder $given
  $words = switch ($answer) {
    '@editions' {
      Get-ChildItem -Directory -Name
      git for-each-ref --format='%(refname:short)' refs/tags refs/heads 2>$null |
        Where-Object { $_ -notmatch '[][\s''"`$&;|<>(){}#]' }
    }
    '@folders' { return }
    '@files' { return }
    '@keys' { Get-ApcliKeys $folder }
    '@goals' { Get-ApcliFiles $folder 'goals' }
    '@axes' {
      if (Get-ApcliFiles $folder 'goals') { 'goal' }
      Read-ApcliPlan 'axes' $folder
    }
    '@targets' { Get-ApcliKeys $folder }
    '@names' { Get-ApcliKeys $folder; Read-ApcliPlan 'departments' $folder }
    '@codes' { '@CODES@' -split ' ' }
    '@verdicts' { '@VERDICTS@' -split ' ' }
    '@groups' { 'goal'; 'department'; 'stage'; Read-ApcliPlan 'axes' $folder }
    '@indicators' {
      if ($current -like '*/*') { Read-ApcliPlan 'indicators' $folder ($current -split '/')[0] }
      else { Get-ApcliKeys $folder }
    }
    { $_ -in '@departments', '@stages', '@items', '@years' } {
      Read-ApcliPlan $answer.Substring(1) $folder
    }
    default { "$answer" -split ' ' }
  }
  $words | Where-Object { $_ -and "$_".StartsWith($current, 'Ordinal') } | ForEach-Object {
    $text = "$start$_"
    if ($text -match '[^\w\-=/:.]') { $text = "'" + ($text -replace "'", "''") + "'" }
    [System.Management.Automation.CompletionResult]::new($text, "$_", 'ParameterValue', "$_")
  }
}
"""
