# What PowerShell's own commands make of the objects, and what they cost at the other end.

BeforeAll {
    . "$PSScriptRoot/World.ps1"
    $World = Enter-World
}

AfterAll { Exit-World $World }

Describe 'Streams of objects' {
    BeforeEach { Clear-Request $World }

    It 'stop asking when Select-Object has enough' {
        (Get-AtlasDatabaseUser -All | Select-Object -First 3).Count | Should -Be 3
        (Get-Request $World).Count | Should -BeLessOrEqual 4
    }

    It 'come whole with -All' {
        (Get-AtlasDatabaseUser -All | Measure-Object).Count | Should -BeGreaterOrEqual 2000
        # Five pages, a challenge, and what was asked ahead at the end of the list.
        (Get-Request $World).Count | Should -BeLessOrEqual (5 + 1 + 7)
    }

    It 'warn when the first page is not all' {
        $users = Get-AtlasDatabaseUser -WarningVariable warnings -WarningAction SilentlyContinue
        $users.Count | Should -Be 100
        "$warnings" | Should -BeLike '*-All*'
    }

    It 'sort, group and filter by their properties' {
        (Get-AtlasProject | Sort-Object Name -Descending | Select-Object -First 1).Name | Should -Be 'Sandbox'
        (Get-AtlasProject | Group-Object OrgId).Count | Should -Be 2
        (Get-AtlasProject | Where-Object ClusterCount -gt 1).Name | Should -Be 'Payments'
    }

    It 'bind down the pipeline, one request an object' {
        $open = Get-AtlasProject -All | Get-AtlasAlert -Status OPEN
        $open.ProjectId | Should -Contain (Get-AtlasProject Payments).Id
        (Get-Request $World | Where-Object target -Like '*/alerts?*').Count | Should -Be 5
    }

    It 'go on after an error, which names its input' {
        $names = 'Cluster0', 'Cluster7' | ForEach-Object { [pscustomobject]@{ ClusterName = $_ } } | Get-AtlasCluster -ErrorAction SilentlyContinue -ErrorVariable failures
        $names.Name | Should -Be 'Cluster0'
        $failures.Count | Should -Be 1
        $failures[0].TargetObject | Should -Be 'Cluster7'
        $failures[0].CategoryInfo.Category | Should -Be 'ObjectNotFound'
        $failures[0].Exception | Should -BeOfType AtlasPS.AtlasApiException
    }
}

Describe 'Objects' {
    It 'become JSON that reads back' {
        $json = Get-AtlasProject Payments | ConvertTo-Json -Depth 5
        $back = ConvertFrom-Json $json
        $back.Name | Should -Be 'Payments'
        $back.Tags[0].Key | Should -Be 'environment'
    }

    It 'keep Atlas''s own JSON, letter by letter' {
        $project = Get-AtlasProject Payments
        $raw = Invoke-AtlasApi getGroup -Raw
        $project.ToJson() | Should -Be $raw
    }

    It 'become CSV' {
        $lines = Get-AtlasProject | Select-Object Name, Id, ClusterCount | ConvertTo-Csv -NoTypeInformation
        $lines[0] | Should -Be '"Name","Id","ClusterCount"'
        $lines.Count | Should -Be 6
    }

    It 'survive Export-Clixml' {
        $file = Join-Path $TestDrive project.xml
        Get-AtlasProject Payments | Export-Clixml $file
        $back = Import-Clixml $file
        $back.Name | Should -Be 'Payments'
        $back.Tags[0].Value | Should -Be 'production'
        $back.Created.Kind | Should -Be 'Local'
    }

    It 'show a table no wider than <Width> columns: <Command>' -ForEach @(
        @{ Command = 'Get-AtlasProject'; Width = 100 }
        @{ Command = 'Get-AtlasOrganization'; Width = 80 }
        @{ Command = 'Get-AtlasCluster'; Width = 120 }
        @{ Command = 'Get-AtlasDatabaseUser -First 5'; Width = 120 }
        @{ Command = 'Get-AtlasAlert'; Width = 120 }
        @{ Command = 'Get-AtlasContext'; Width = 100 }
    ) {
        $objects = @(& ([scriptblock]::Create($Command)))
        $lines = ($objects | Out-String -Width $Width) -split '\r?\n' -replace '\s+$' -ne ''
        $lines.Count | Should -Be ($objects.Count + 2)
        ($lines | Measure-Object -Property Length -Maximum).Maximum | Should -BeLessOrEqual $Width
        $view = [xml](Get-Content -Raw (Join-Path (Split-Path $Manifest) AtlasPS.Format.ps1xml))
        $headings = @($view.SelectNodes("//View[Name='$($objects[0].GetType().FullName)']//TableColumnHeader/Label").InnerText)
        $headings.Count | Should -BeIn (1..7)
        foreach ($heading in $headings) { $lines[0] | Should -Match $heading }
    }
}
