# A tour of AtlasPS, as if typed at a prompt. It runs against the simulated Atlas of the sandbox:
#   dotnet run --project src/AtlasPS.Sandbox

# Connect-Atlas has set the project and the account; every cmdlet goes by them.
Get-AtlasContext

# What may this key see?
Get-AtlasProject

# The clusters of the session's project. -ProjectId takes a name or an id of another.
Get-AtlasCluster

# Objects know where they came from, so they pipe on: the open alerts of every project.
Get-AtlasProject -All | Get-AtlasAlert -Status OPEN

# -WhatIf says what would be done, and does nothing.
Get-AtlasAlert -Status OPEN | Confirm-AtlasAlert -AcknowledgedUntil (Get-Date).AddHours(4) -Comment 'on it' -WhatIf

# Even where that is a lot.
Get-AtlasProject -All | Get-AtlasCluster | Remove-AtlasCluster -WhatIf

# Lists answer with their first page, and say when there is more.
Get-AtlasDatabaseUser -PageSize 5

# -All reads every page, the next one while you work on the last.
(Get-AtlasDatabaseUser -All | Measure-Object).Count

# Whoever has seen enough stops the requests, too. -Verbose shows them.
Get-AtlasDatabaseUser -All -Verbose | Select-Object -First 3

# A typing error costs nothing: the message says what would have been right.
Remove-AtlasCluster Cluster1 -Confirm:$false   # an error on purpose

# New clusters take a while; -Wait watches until they are ready.
New-AtlasCluster -Name Tour -ClusterType REPLICASET -ReplicationSpec @{
    regionConfigs = @(@{
        providerName   = 'AWS'
        regionName     = 'EU_CENTRAL_1'
        priority       = 7
        electableSpecs = @{ instanceSize = 'M10'; nodeCount = 3 }
    })
} -Wait

# Settings take hashtables as well as JSON, and nothing is sent but what you give.
Set-AtlasAuditing -Enabled $true -AuditFilter @{ atype = 'authenticate'; 'param.db' = 'admin' }

Get-AtlasAuditing

# Cleaning up. At a prompt of your own this would ask first.
Remove-AtlasCluster Tour -Wait -Confirm:$false

# Every cmdlet has help, with examples that work.
Get-Help Confirm-AtlasAlert -Examples

# Good-bye: the session is forgotten, and a token would be revoked.
Disconnect-Atlas
