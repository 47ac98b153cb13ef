# The full path of dotnet. A bare name would be looked for in the current folder first, where anybody may have put a program of that name.
function Find-DotNet {
    [CmdletBinding()]
    param()

    $command = Get-Command -Name dotnet -CommandType Application -ErrorAction Ignore | Select-Object -First 1
    if ($command) { return $command.Source }
    throw (New-TestingError DotNetNotFound ObjectNotFound 'dotnet, which runs the simulator, was not found on PATH.' -Advice 'Install .NET: https://dotnet.microsoft.com/download')
}
