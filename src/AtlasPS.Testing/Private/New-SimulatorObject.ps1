# The object of a simulator that listens. Keys, names and ids come from its start page.
function New-SimulatorObject {
    [Diagnostics.CodeAnalysis.SuppressMessageAttribute('PSUseShouldProcessForStateChangingFunctions', '', Justification = 'Creates an object and changes nothing.')]
    [Diagnostics.CodeAnalysis.SuppressMessageAttribute('PSAvoidUsingConvertToSecureStringWithPlainText', '', Justification = 'The keys of a simulator are printed in its documentation.')]
    [CmdletBinding()]
    param([Parameter(Mandatory)] $Started)

    $page = Invoke-SimulatorControl $Started GET | ConvertFrom-Json
    $keys = $page.signIn
    function New-Key($User, $Secret) { New-Object Management.Automation.PSCredential $User, (ConvertTo-SecureString $Secret -AsPlainText -Force) }

    # `dotnet tool run` is the parent of the simulator, not the simulator itself.
    $process = if ($Started.Process.Id -eq $page.processId) { $Started.Process } else { [Diagnostics.Process]::GetProcessById($page.processId) }

    $simulator = [pscustomobject]@{
        PSTypeName               = 'AtlasPS.Testing.Simulator'
        BaseUri                  = $Started.BaseUri
        Credential               = New-Key $keys.apiKey.publicKey $keys.apiKey.privateKey
        ReadOnlyCredential       = New-Key $keys.readOnlyApiKey.publicKey $keys.readOnlyApiKey.privateKey
        ServiceAccountCredential = New-Key $keys.serviceAccount.clientId $keys.serviceAccount.clientSecret
        AccessToken              = ConvertTo-SecureString $keys.accessToken -AsPlainText -Force
        OrgName                  = 'Contoso'
        OrgId                    = $page.organizations.Contoso
        ProjectName              = 'Payments'
        ProjectId                = $page.projects.Payments
        ProcessId                = [int]$page.processId
        Version                  = $page.version
        Process                  = $process
    }
    $simulator | Add-Member -MemberType ScriptProperty -Name State -Value { if ($this.Process.HasExited) { 'Stopped' } else { 'Running' } }
    $simulator | Add-Member -MemberType ScriptMethod -Name ToString -Force -Value { "$($this.BaseUri)" }
    $simulator
}
