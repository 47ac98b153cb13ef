Describe 'Suspend-Cluster.ps1' {
    BeforeAll { Start-AtlasSimulator -Connect }
    BeforeEach { Reset-AtlasSimulator }
    AfterAll { Stop-AtlasSimulator }

    It 'pauses a cluster that runs' {
        $result = & "$PSScriptRoot/Suspend-Cluster.ps1" -Name Archive
        $result.Result | Should -Be 'Paused'

        $request = Get-AtlasSimulatorRequest 'PATCH /**'
        $request.Path | Should -BeLike '*/clusters/Archive'
        $request.Body.paused | Should -BeTrue
    }

    It 'sends no change for a cluster that is paused' {
        Set-AtlasCluster Archive -Paused $true -Confirm:$false
        $null = Get-AtlasSimulatorRequest -Clear

        $result = & "$PSScriptRoot/Suspend-Cluster.ps1" -Name Archive
        $result.Result | Should -Be 'AlreadyPaused'
        Get-AtlasSimulatorRequest -Method POST, PUT, PATCH, DELETE | Should -BeNullOrEmpty
    }

    It 'reports a cluster that Atlas refuses to pause, and pauses the others' {
        Add-AtlasFault 'PATCH /**/clusters/Cluster0' -StatusCode 409 -ErrorCode CLUSTER_UPDATE_IN_PROGRESS

        $result = & "$PSScriptRoot/Suspend-Cluster.ps1" -Name * -ErrorAction SilentlyContinue -ErrorVariable failed
        $failed[-1].FullyQualifiedErrorId | Should -BeLike 'CLUSTER_UPDATE_IN_PROGRESS*'
        ($result | Where-Object Name -eq Cluster0).Result | Should -Be 'Failed'
        ($result | Where-Object Name -eq Archive).Result | Should -Be 'Paused'
    }

    It 'retries when Atlas is not available twice' {
        Add-AtlasFault 'GET /**/clusters' -StatusCode 503 -Count 2

        (& "$PSScriptRoot/Suspend-Cluster.ps1" -Name Archive).Result | Should -Be 'Paused'
        Get-AtlasSimulatorRequest 'GET /**/clusters' | Should -HaveCount 3
    }
}
