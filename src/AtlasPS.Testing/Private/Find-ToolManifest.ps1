# The folder from which `dotnet tool run` finds a command: that of the nearest tool manifest, at or above the current location, that names it.
function Find-ToolManifest {
    [CmdletBinding()]
    param([Parameter(Mandatory)] [string] $Command)

    if ($PWD.Provider.Name -ne 'FileSystem') { return }
    $folder = $PWD.ProviderPath
    while ($folder) {
        foreach ($name in '.config/dotnet-tools.json', 'dotnet-tools.json') {
            $file = Join-Path $folder $name
            if (-not (Test-Path -LiteralPath $file -PathType Leaf)) { continue }
            $manifest = Get-Content -Raw -LiteralPath $file | ConvertFrom-Json
            if (-not $manifest.PSObject.Properties['tools']) { continue }
            $commands = foreach ($tool in $manifest.tools.PSObject.Properties) { $tool.Value.commands }
            if ($commands -contains $Command) { return $folder }
        }
        $folder = Split-Path $folder
    }
}
