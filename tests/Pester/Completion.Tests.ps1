# What Tab offers where only a whole PowerShell can: it guesses the type of a hashtable from the parameter that it is for.

BeforeAll {
    . "$PSScriptRoot/World.ps1"
    $World = Enter-World
}

AfterAll { Exit-World $World }

Describe 'Keys of nested objects' {
    It 'complete in <Text>' -TestCases @(
        @{ Text = 'New-AtlasCluster c -BiConnector @{ '; Keys = 'Enabled', 'ReadPreference' }
        @{ Text = 'New-AtlasCluster c -ReplicationSpec @{ RegionConfigs = @(@{ Pro'; Keys = @('ProviderName') }
        @{ Text = 'New-AtlasAlertConfig HOST_DOWN -Notification @{ Delay'; Keys = @('DelayMin') }
        @{ Text = 'New-AtlasAlertConfig OUTSIDE_METRIC_THRESHOLD -MetricThreshold @{ '; Keys = 'MetricName', 'Operator', 'Threshold', 'Units' }
        @{ Text = 'New-AtlasAlertConfig HOST_DOWN -Matcher @{ '; Keys = 'FieldName', 'Operator', 'Value' }
    ) {
        $offered = (TabExpansion2 $Text $Text.Length).CompletionMatches.CompletionText
        $Keys | ForEach-Object { $offered | Should -Contain $_ }
    }

    It 'are taken as they are offered' {
        Clear-Request $World
        New-AtlasAlertConfig OUTSIDE_METRIC_THRESHOLD -MetricThreshold @{ MetricName = 'CONNECTIONS'; Operator = 'GREATER_THAN'; Threshold = 90; Units = 'RAW' } -Notification @{
            TypeName = 'GROUP'; DelayMin = 5
        } -Confirm:$false | Should -Not -BeNullOrEmpty
        $sent = (Get-Request $World | Where-Object method -EQ POST).body | ConvertFrom-Json
        $sent.metricThreshold.metricName | Should -Be CONNECTIONS
        $sent.notifications[0].delayMin | Should -Be 5
    }
}
