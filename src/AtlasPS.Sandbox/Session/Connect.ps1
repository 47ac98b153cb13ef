# Runs in the new PowerShell before anything else: imports the built module and connects it to the simulated Atlas.
# The launcher says where things are in environment variables, which are removed here: a session of the sandbox is to look like any other.

& {
    $ErrorActionPreference = 'Stop'
    $start = $env:ATLASPS_SANDBOX | ConvertFrom-Json
    $env:ATLASPS_SANDBOX = $null
    try {
        # PowerShell's own modules and the built one. What is installed on this machine has no part in a tour.
        $env:PSModulePath = $start.ModulePath, (Join-Path $PSHOME Modules) -join [IO.Path]::PathSeparator
        if ($start.PlainText) { $PSStyle.OutputRendering = 'PlainText' }

        if ($start.LineEditor) { Import-Module PSReadLine -Global }
        Import-Module AtlasPS -Global
        $key = [Net.NetworkCredential]::new('', $start.PrivateKey).SecurePassword
        $global:Sandbox = [pscustomobject]@{
            BaseUri    = [uri]$start.BaseUri
            Credential = [pscredential]::new($start.PublicKey, $key)
        }
        if ($start.Connect) { Connect-Atlas -Credential $Sandbox.Credential -BaseUri $Sandbox.BaseUri -ProjectId Payments }
    }
    catch {
        # PowerShell goes on after a start script that failed. Without a connection nothing here would be as it says.
        [Console]::Error.WriteLine("The sandbox could not be started: $_")
        [Environment]::Exit(1)
    }
}

# The prompt of the README, whatever the folder is called.
function global:prompt { 'PS> ' }
