import { createHash } from 'node:crypto';
import type { LibraryScript } from '../../microsoft/endpoint/library';

/**
 * What runs on the device. MpCmdRun.exe restores by the path that a file had, never by its hash: each file of the quarantine
 * is restored into a folder of its own and looked at; the one with the hash stays, and every other copy goes at once. Nothing
 * returns to where it was found, and the quarantine keeps what it has. A second run takes the folder away.
 * Sources: learn.microsoft.com/defender-endpoint/command-line-arguments-microsoft-defender-antivirus (-Restore -ListAll,
 * -FilePath, -Path), and how YongRhee-MDE/LiveResponse (RestoreQuarantinedFile.ps1) fetches files in live response.
 */
const TEXT = String.raw`# Drawbridge: brings one quarantined file, named by its hash, into a folder of its own, or takes that folder away.
# It changes nothing else on the device. Its last line says what came of it.
param(
  [Parameter(Mandatory = $true)][ValidateSet('Restore', 'Remove')][string]$Action,
  [Parameter(Mandatory = $true)][ValidatePattern('^[0-9a-f]{16}$')][string]$Reference,
  [ValidatePattern('^([0-9a-f]{32}|[0-9a-f]{40}|[0-9a-f]{64})$')][string]$Hash
)
$ErrorActionPreference = 'Stop'
$folder = Join-Path $env:windir "Temp\drawbridge-$Reference"

if ($Action -eq 'Remove') {
  if (Test-Path -LiteralPath $folder) { Remove-Item -LiteralPath $folder -Recurse -Force }
  Write-Output 'drawbridge: removed'
  exit 0
}

$algorithm = @{ 32 = 'MD5'; 40 = 'SHA1'; 64 = 'SHA256' }[$Hash.Length]
$platform = Join-Path $env:ProgramData 'Microsoft\Windows Defender\Platform'
$tools = @(Get-ChildItem -Path $platform -Directory -ErrorAction SilentlyContinue |
    Sort-Object { [version](($_.Name -split '-')[0]) } -Descending |
    ForEach-Object { Join-Path $_.FullName 'MpCmdRun.exe' }) +
  (Join-Path $env:ProgramFiles 'Windows Defender\MpCmdRun.exe')
$tool = $tools | Where-Object { Test-Path -LiteralPath $_ } | Select-Object -First 1
if (-not $tool) { Write-Output 'drawbridge: no antivirus'; exit 4 }

# For the system and administrators alone.
if (Test-Path -LiteralPath $folder) { Remove-Item -LiteralPath $folder -Recurse -Force }
New-Item -ItemType Directory -Path $folder | Out-Null
& icacls.exe $folder /inheritance:r /grant:r '*S-1-5-18:(OI)(CI)F' '*S-1-5-32-544:(OI)(CI)F' | Out-Null

$kept = @(& $tool -Restore -ListAll | ForEach-Object {
    if ($_ -match '^\s*file:(?<path>.+?) quarantined at ') { $Matches['path'] }
  } | Select-Object -Unique)
foreach ($path in $kept) {
  $copy = Join-Path $folder 'copy'
  New-Item -ItemType Directory -Path $copy -Force | Out-Null
  & $tool -Restore -FilePath $path -Path $copy | Out-Null
  $found = Get-ChildItem -LiteralPath $copy -Recurse -File -Force |
    Where-Object { (Get-FileHash -LiteralPath $_.FullName -Algorithm $algorithm).Hash -eq $Hash } |
    Select-Object -First 1
  if ($found) { Move-Item -LiteralPath $found.FullName -Destination (Join-Path $folder 'file.bin') }
  Remove-Item -LiteralPath $copy -Recurse -Force
  if ($found) { Write-Output 'drawbridge: restored'; exit 0 }
}
Remove-Item -LiteralPath $folder -Recurse -Force
Write-Output 'drawbridge: not in quarantine'
exit 3
`;

/** Its name tells its text apart from that of other versions: each finds its own in the library. */
export const FETCH_SCRIPT: LibraryScript = {
  name: `drawbridge-${createHash('sha256').update(TEXT).digest('hex').slice(0, 8)}.ps1`,
  text: TEXT,
  description: 'Drawbridge: brings a quarantined file, named by its hash, into a folder of its own.',
  parameters: '-Action Restore -Reference <16 digits> -Hash <hash>, or -Action Remove -Reference <16 digits>',
};

export const NOT_IN_QUARANTINE = 'drawbridge: not in quarantine';
export const NO_ANTIVIRUS = 'drawbridge: no antivirus';

/** Where the copy lies on the device.. */
export function copyPath(session: string): string {
  return String.raw`C:\Windows\Temp\drawbridge-${session}\file.bin`;
}
