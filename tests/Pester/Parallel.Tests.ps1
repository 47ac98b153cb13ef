# Work in other runspaces, which have no session of their own: they are handed one.

BeforeAll {
    . "$PSScriptRoot/World.ps1"
    $World = Enter-World
    $Session = Get-AtlasContext
}

AfterAll { Exit-World $World }

Describe 'One session in several runspaces' {
    BeforeEach { Clear-Request $World }

    It 'serves ForEach-Object -Parallel' -Skip:($PSVersionTable.PSVersion.Major -lt 7) {
        $found = 'Payments', 'Catalog', 'Analytics' | ForEach-Object -ThrottleLimit 3 -Parallel {
            Import-Module $using:Manifest
            Get-AtlasCluster -ProjectId $_ -Session $using:Session
        }
        $found.Count | Should -Be 4
        $found.ProjectId | Sort-Object -Unique | Should -HaveCount 3
    }

    It 'serves Start-ThreadJob' -Skip:(-not (Get-Command Start-ThreadJob -ErrorAction Ignore)) {
        $jobs = 1..3 | ForEach-Object {
            Start-ThreadJob { param($manifest, $session) Import-Module $manifest; (Get-AtlasContext), (Get-AtlasProject Payments -Session $session).Name } -ArgumentList $Manifest, $Session
        }
        $jobs | Receive-Job -Wait -AutoRemoveJob | Should -Be 'Payments', 'Payments', 'Payments' -Because 'a runspace has no session before it connects'
    }

    It 'costs a request a call, whatever runs at the same time' -Skip:($PSVersionTable.PSVersion.Major -lt 7) {
        $null = 1..20 | ForEach-Object -ThrottleLimit 4 -Parallel {
            Import-Module $using:Manifest
            Get-AtlasCluster Cluster0 -Session $using:Session
        }
        (Invoke-RestMethod "$($World.Address)__simulator/log").count | Should -Be 20
    }

    It 'costs one request more when Atlas has forgotten the nonce' -Skip:($PSVersionTable.PSVersion.Major -lt 7) {
        Send-Order $World DELETE nonces
        $null = 1..20 | ForEach-Object -ThrottleLimit 8 -Parallel {
            Import-Module $using:Manifest
            Get-AtlasCluster Cluster0 -Session $using:Session
        }
        (Invoke-RestMethod "$($World.Address)__simulator/log").count | Should -Be 21
    }
}

Describe 'Stopping' {
    It 'ends a call that hangs' -Skip:(-not (Get-Command Start-ThreadJob -ErrorAction Ignore)) {
        Send-Order $World POST faults @{ match = 'GET /api/atlas/v2/orgs'; connection = 'hangBeforeHeaders' }
        $job = Start-ThreadJob { param($manifest, $session) Import-Module $manifest; 'begun'; Get-AtlasOrganization -Session $session } -ArgumentList $Manifest, $Session
        while (-not $job.HasMoreData) { Start-Sleep -Milliseconds 20 }
        (Measure-Command { Stop-Job $job }).TotalSeconds | Should -BeLessThan 5
        $job.State | Should -Be 'Stopped'
        Remove-Job $job
    }
}
