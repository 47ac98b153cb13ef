# The module's manifest. It is data only, because PowerShell reads it without running it.
# The build fills in what is empty here in its copy in output/AtlasPS: version and prerelease label (Directory.Build.props), exports (the catalog), files, release notes (CHANGELOG.md).
@{
    RootModule             = 'AtlasPS.psm1'
    ModuleVersion          = '0.0.0'
    GUID                   = '6a0f6e0e-52a4-4f0c-9a86-3d6d2a6f4b17'
    Author                 = 'The AtlasPS founders'
    CompanyName            = 'AtlasPS'
    Copyright              = '(c) The AtlasPS founders. Apache-2.0.'
    Description            = 'MongoDB Atlas from PowerShell: the Administration API as cmdlets that page, confirm, retry, wait and pipe.'
    PowerShellVersion      = '5.1'
    CompatiblePSEditions   = @('Desktop', 'Core')
    DotNetFrameworkVersion = '4.7.2'
    FormatsToProcess       = @('AtlasPS.Format.ps1xml')
    TypesToProcess         = @('AtlasPS.Types.ps1xml', 'AtlasPS.Columns.ps1xml')
    FunctionsToExport      = @()
    CmdletsToExport        = @()
    VariablesToExport      = @()
    AliasesToExport        = @()
    FileList               = @()
    PrivateData            = @{
        PSData = @{
            Tags         = @('MongoDB', 'Atlas', 'Database', 'Cloud', 'API', 'PSEdition_Desktop', 'PSEdition_Core', 'Windows', 'Linux', 'MacOS')
            LicenseUri   = 'https://www.apache.org/licenses/LICENSE-2.0'
            Prerelease   = ''
            ReleaseNotes = ''
        }
    }
}
