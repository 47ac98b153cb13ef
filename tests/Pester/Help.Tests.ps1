# Help and completion, as the real Get-Help and the real Tab have them.

BeforeDiscovery {
    . "$PSScriptRoot/World.ps1"
    Import-Module $Manifest
    # The help of all cmdlets has one source, so one in sixteen stands for the rest here. The rules that hold for each are xunit's.
    $All = @(Get-Command -Module AtlasPS | ForEach-Object Name)
    $Commands = @(0..($All.Count - 1) | Where-Object { $_ % 16 -eq 0 } | ForEach-Object { $All[$_] })
}

BeforeAll {
    . "$PSScriptRoot/World.ps1"
    $World = Enter-World

    function Get-Completion {
        param([string] $Line)

        (TabExpansion2 $Line $Line.Length).CompletionMatches
    }
}

AfterAll { Exit-World $World }

Describe 'Help of <_>' -ForEach $Commands {
    It 'is whole' {
        $help = Get-Help $_ -Full
        $help.Synopsis | Should -Match '\.$'
        ($help.description | Out-String).Trim() | Should -Not -BeNullOrEmpty
        @($help.examples.example).Count | Should -BeGreaterOrEqual 2
        $help.relatedLinks.navigationLink.uri | Should -Match '^https://'
        $common = @([Management.Automation.Cmdlet]::CommonParameters) + 'WhatIf', 'Confirm'
        $own = (Get-Command $_).Parameters.Values | Where-Object { $_.Name -notin $common -and $_.Attributes.Where({ $_ -is [Parameter] -and -not $_.DontShow }) }
        $explained = @($help.parameters | Where-Object { $_.psobject.Properties['parameter'] } | ForEach-Object parameter) | Where-Object { "$($_.description.Text)".Trim() }
        Compare-Object @($own | ForEach-Object Name) @($explained | ForEach-Object Name) | Where-Object SideIndicator -EQ '<=' | Should -BeNullOrEmpty
    }
}

Describe 'Help in general' {
    It 'has a synopsis for every cmdlet' {
        $found = @{}
        Get-Help *-Atlas* -Category Cmdlet | ForEach-Object { $found[$_.Name] = $_.Synopsis }
        $missing = Get-Command -Module AtlasPS | Where-Object { $found[$_.Name] -notmatch '\.$' } | ForEach-Object Name
        $missing | Should -BeNullOrEmpty
    }

    It 'shows every parameter as a heading with its help below' {
        $text = Get-Help Get-AtlasCluster -Full | Out-String
        foreach ($name in 'ClusterName', 'ProjectId', 'All', 'Session') { $text | Should -Match "(?m)^\s+-$name\b.*\r?\n\s+\S+" }
    }

    It 'has the topic <_>' -ForEach 'about_AtlasPS', 'about_AtlasPS_Authentication', 'about_AtlasPS_Paging' {
        $topic = Get-Help $_ | Out-String
        $topic | Should -Match 'SHORT DESCRIPTION'
        ($topic -split '\r?\n' | Measure-Object -Property Length -Maximum).Maximum | Should -BeLessOrEqual 80
    }

    It 'shows examples on their own' {
        Get-Help Get-AtlasAlert -Examples | Out-String | Should -Match 'Get-AtlasAlert -Status OPEN'
    }
}

Describe 'Completion' {
    It 'knows the listed values' {
        (Get-Completion 'Get-AtlasAlert -Status ').CompletionText | Should -Be 'CLOSED', 'OPEN', 'TRACKING'
    }

    It 'asks Atlas for names' {
        (Get-Completion 'Get-AtlasCluster -ClusterName ').CompletionText | Should -Contain 'Cluster0'
        (Get-Completion 'Get-AtlasAlert -ProjectId Pay').CompletionText | Should -Be 'Payments'
    }

    It 'offers ids where a name would be ambiguous' {
        $sandboxes = Get-Completion 'Get-AtlasAlert -ProjectId San'
        $sandboxes.Count | Should -Be 2
        $sandboxes.CompletionText | Should -MatchExactly '^[0-9a-f]{24}$'
        $sandboxes.ListItemText | Should -Match '^Sandbox \('
    }

    It 'says nothing when Atlas does not answer' {
        Send-Order $World POST faults @{ match = 'GET /**/databaseUsers'; status = 500 }
        @(Get-Completion 'Get-AtlasDatabaseUser -DatabaseName admin -Username nobody-') | Should -HaveCount 0
        Send-Order $World DELETE faults
    }
}
