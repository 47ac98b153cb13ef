# The manifest of AtlasPS.Testing. Stage.ps1 fills in what is empty here in its copy: version and prerelease label (Directory.Build.props), files, release notes (CHANGELOG.md).
@{
    RootModule           = 'AtlasPS.Testing.psm1'
    ModuleVersion        = '0.0.0'
    GUID                 = '0d2d5b0a-7a5e-4b7e-9f1c-5f0b9c6a3e41'
    Author               = 'The AtlasPS founders'
    CompanyName          = 'AtlasPS'
    Copyright            = '(c) The AtlasPS founders. Apache-2.0.'
    Description          = 'Tests scripts and runbooks for MongoDB Atlas with Pester against a simulated Atlas: starts and stops the simulator, orders faults, and shows the requests that it received.'
    PowerShellVersion    = '5.1'
    CompatiblePSEditions = @('Desktop', 'Core')
    FormatsToProcess     = @('AtlasPS.Testing.Format.ps1xml')
    FunctionsToExport    = @(
        'Add-AtlasFault'
        'Clear-AtlasFault'
        'Get-AtlasSimulator'
        'Get-AtlasSimulatorRequest'
        'Reset-AtlasSimulator'
        'Start-AtlasSimulator'
        'Stop-AtlasSimulator'
    )
    CmdletsToExport      = @()
    VariablesToExport    = @()
    AliasesToExport      = @()
    FileList             = @()
    PrivateData          = @{
        PSData = @{
            Tags         = @('MongoDB', 'Atlas', 'Pester', 'Test', 'Simulator', 'Mock', 'PSEdition_Desktop', 'PSEdition_Core', 'Windows', 'Linux', 'MacOS')
            LicenseUri   = 'https://www.apache.org/licenses/LICENSE-2.0'
            Prerelease   = ''
            ReleaseNotes = ''
        }
    }
}
