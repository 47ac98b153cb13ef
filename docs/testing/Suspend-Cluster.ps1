<#
.SYNOPSIS
Pauses the running clusters of a project whose names match a pattern.

.DESCRIPTION
Returns one object for each cluster, with the result. A cluster that cannot be paused is an error; the other clusters are still paused.

.EXAMPLE
./Suspend-Cluster.ps1 -Name dev-*
#>
[CmdletBinding()]
param(
    [Parameter(Mandatory)]
    [string] $Name
)

foreach ($cluster in Get-AtlasCluster -All -ErrorAction Stop | Where-Object Name -Like $Name) {
    if ($cluster.Paused) {
        [pscustomobject]@{ Name = $cluster.Name; Result = 'AlreadyPaused' }
        continue
    }
    try {
        Set-AtlasCluster $cluster.Name -Paused $true -Confirm:$false -ErrorAction Stop
        [pscustomobject]@{ Name = $cluster.Name; Result = 'Paused' }
    }
    catch {
        Write-Error -ErrorRecord $_
        [pscustomobject]@{ Name = $cluster.Name; Result = 'Failed' }
    }
}
